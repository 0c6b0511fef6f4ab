-- Who interprets, and single messages that wait for it. The words are sealed, and go as soon as nobody needs them.

CREATE TABLE interpreters (
    chat_id INTEGER PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
    languages TEXT NOT NULL DEFAULT '',
    woman INTEGER NOT NULL DEFAULT 0 CHECK (woman IN (0, 1)),   -- only to find one where one is wanted
    paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1))
) STRICT;

-- The client was asked, once, whether somebody may translate.
CREATE TABLE interpreter_questions (
    request_id INTEGER PRIMARY KEY REFERENCES requests (id) ON DELETE CASCADE,
    asked_at INTEGER NOT NULL,
    answered_at INTEGER
) STRICT;

CREATE TABLE interpretations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    text BLOB,                         -- sealed; empty once it ended without an answer
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    to_client INTEGER NOT NULL CHECK (to_client IN (0, 1)),
    until INTEGER NOT NULL,
    asked_by INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    stage TEXT NOT NULL DEFAULT 'open' CHECK (stage IN ('open', 'taken', 'done', 'lapsed', 'withdrawn')),
    taken_by INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    answer BLOB,                       -- sealed
    returned INTEGER NOT NULL DEFAULT 0 CHECK (returned IN (0, 1)),
    shown INTEGER,                     -- Telegram's numbers of messages in the interpreter's chat
    typed INTEGER
) STRICT;
CREATE INDEX interpretations_request ON interpretations (request_id);
CREATE INDEX interpretations_asked ON interpretations (asked_by);
CREATE INDEX interpretations_taken ON interpretations (taken_by);
CREATE UNIQUE INDEX interpretations_one_a_request ON interpretations (request_id) WHERE stage IN ('open', 'taken');
CREATE UNIQUE INDEX interpretations_one_a_person ON interpretations (taken_by) WHERE stage = 'taken';
