-- What each person wants to hear of us, and whether in neutral words.

ALTER TABLE chats ADD COLUMN news TEXT NOT NULL DEFAULT 'unasked' CHECK (news IN ('unasked', 'asked', 'yes', 'no'));
ALTER TABLE chats ADD COLUMN hears TEXT NOT NULL DEFAULT 'all' CHECK (hears IN ('all', 'no_announcements', 'nothing'));
ALTER TABLE chats ADD COLUMN discreet INTEGER NOT NULL DEFAULT 0 CHECK (discreet IN (0, 1));
