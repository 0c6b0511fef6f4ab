-- What stands behind neutral words, for people whose phone somebody else sees; under the number of the outbox's row.

CREATE TABLE veiled (
    id INTEGER PRIMARY KEY,
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    call BLOB,                         -- sealed: the message as it would have come; empty once opened
    shown INTEGER,                     -- the outbox's row of the message below, where it could not take their place
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX veiled_chat ON veiled (chat_id);
CREATE INDEX veiled_at ON veiled (at);
