-- Reminders know until when they are of use; one past that is not told but counted. Who wants which is kept here.

CREATE TABLE reminders_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    about INTEGER NOT NULL,            -- the row it is about, by kind
    due_at INTEGER NOT NULL,
    useful_until INTEGER,              -- empty for what has to be done however late
    state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'told', 'void', 'missed')),
    UNIQUE (kind, about, due_at)
) STRICT;
INSERT INTO reminders_new (id, kind, about, due_at, state) SELECT id, kind, about, due_at, state FROM reminders;
DROP TABLE reminders;
ALTER TABLE reminders_new RENAME TO reminders;
CREATE INDEX reminders_due ON reminders (due_at) WHERE state = 'planned';
CREATE INDEX reminders_missed ON reminders (due_at) WHERE state = 'missed';

CREATE TABLE reminders_stopped (
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    topic TEXT NOT NULL,
    PRIMARY KEY (chat_id, topic)
) STRICT, WITHOUT ROWID;
