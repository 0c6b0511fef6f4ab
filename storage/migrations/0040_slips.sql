-- Somebody without a phone: an ordinary row of chats whose reference is no Telegram id, found again by a slip of paper.
-- How often a row's address has changed stands nowhere: its look-up hash is another afterwards.

CREATE TABLE slips (
    chat_id INTEGER PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
    made_at INTEGER NOT NULL,
    made_by INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    asked_at INTEGER NOT NULL,             -- when the screen was shown from which it was made: the same tap makes one
    UNIQUE (made_by, asked_at)
) STRICT;
