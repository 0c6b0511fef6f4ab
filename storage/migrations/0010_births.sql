-- What a person answers about a request by a tap, their birth card, and whether a sensitive service may be named.

CREATE TABLE answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    question TEXT NOT NULL,            -- key of a question; one that is asked no more stays readable
    answer BLOB NOT NULL,              -- sealed
    UNIQUE (request_id, question)
) STRICT;

CREATE TABLE births (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL UNIQUE REFERENCES chats (id) ON DELETE CASCADE,
    card BLOB NOT NULL,                -- sealed: month, hospital, who pays, whom to call at night
    created_at INTEGER NOT NULL,
    forget_at INTEGER NOT NULL
) STRICT;
CREATE INDEX births_forget ON births (forget_at);

ALTER TABLE requests ADD COLUMN named INTEGER NOT NULL DEFAULT 0 CHECK (named IN (0, 1));
