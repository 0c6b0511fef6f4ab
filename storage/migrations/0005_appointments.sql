-- Requests for an appointment. Everything goes with the person's chat; what they wrote is sealed.

CREATE TABLE consents (
    chat_id INTEGER PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    language TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    service TEXT NOT NULL,             -- key of a programme; no reference, as a programme may leave the file
    whom TEXT NOT NULL CHECK (whom IN ('me', 'child', 'family', 'other')),
    urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN
        ('requested', 'offered', 'confirmed', 'done', 'no_show', 'declined', 'cancelled', 'expired')),
    way TEXT NOT NULL DEFAULT 'write' CHECK (way IN ('write', 'desk', 'call')),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    claimed_by INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    starts_at INTEGER,
    coming INTEGER CHECK (coming IN (0, 1)),
    seen_at INTEGER,                   -- when a person of ours first opened it
    CHECK (state NOT IN ('confirmed', 'no_show') OR starts_at IS NOT NULL)
) STRICT;
CREATE INDEX requests_chat ON requests (chat_id);
CREATE INDEX requests_claimed ON requests (claimed_by);
CREATE INDEX requests_open ON requests (urgent DESC, id) WHERE state IN ('requested', 'offered', 'confirmed');
CREATE INDEX requests_changed ON requests (changed_at) WHERE state NOT IN ('requested', 'offered', 'confirmed');

CREATE TABLE offers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    starts_at INTEGER NOT NULL,
    UNIQUE (request_id, starts_at)
) STRICT;

CREATE TABLE notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('client', 'voice', 'photo', 'phone', 'answer', 'reply', 'private')),
    text BLOB NOT NULL,                -- sealed: words, a telephone number, or Telegram's reference to a file
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX notes_request ON notes (request_id);

CREATE TABLE request_moves (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    by_chat INTEGER,                   -- our number, no reference: it means nobody once the person is erased
    move TEXT NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL
) STRICT;
CREATE INDEX request_moves_request ON request_moves (request_id);

-- What is due when. The live facts are read again at that moment, and the row is told or voided.
CREATE TABLE reminders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    about INTEGER NOT NULL,            -- the row it is about, by kind
    due_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'told', 'void')),
    UNIQUE (kind, about, due_at)
) STRICT;
CREATE INDEX reminders_due ON reminders (due_at) WHERE state = 'planned';
