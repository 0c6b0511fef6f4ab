-- Who came to a shift and for how long, hours written down by hand, papers about them. Sums stay when a person goes.

ALTER TABLE shifts ADD COLUMN lasted INTEGER CHECK (lasted BETWEEN 1 AND 2880);  -- minutes it really took; empty: as planned
CREATE INDEX signups_unmarked ON signups (shift_id) WHERE state = 'confirmed' AND attended IS NULL;

CREATE TABLE hours_added (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER REFERENCES chats (id) ON DELETE SET NULL,  -- the hours stay in the sums without the name
    on_day TEXT NOT NULL CHECK (on_day IS date(on_day)),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    task TEXT NOT NULL,
    by_chat INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    added_at INTEGER NOT NULL,             -- when staff were asked the last question: two taps on it are one entry
    UNIQUE (chat_id, added_at)
) STRICT;
CREATE INDEX hours_added_by ON hours_added (by_chat) WHERE by_chat IS NOT NULL;
CREATE INDEX hours_added_day ON hours_added (on_day);

CREATE TABLE certificates (
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number > 0),
    code TEXT NOT NULL UNIQUE,             -- stands on the paper, so that staff can tell whether it is ours
    issued_at INTEGER NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    PRIMARY KEY (chat_id, number)
) STRICT, WITHOUT ROWID;
