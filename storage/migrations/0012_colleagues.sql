-- What staff are called, where they said so, and who talks to whom at this moment; nothing of what is said.

CREATE TABLE colleagues (
    chat_id INTEGER PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
    name BLOB NOT NULL,                    -- sealed: a first name
    shown INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1))  -- 1: clients may read it too
) STRICT;

CREATE TABLE talks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    client_chat INTEGER NOT NULL UNIQUE REFERENCES chats (id) ON DELETE CASCADE,
    staff_chat INTEGER NOT NULL UNIQUE REFERENCES chats (id) ON DELETE CASCADE,
    begun_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,              -- when somebody last wrote
    CHECK (client_chat <> staff_chat)
) STRICT;
CREATE INDEX talks_request ON talks (request_id);
