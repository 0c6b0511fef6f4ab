-- The durable core: who can be written to, what came in, what goes out, and where each form stands.

CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE chats (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('private', 'group')),
    ref BLOB NOT NULL,                 -- sealed: Telegram's chat id
    found BLOB NOT NULL UNIQUE,        -- keyed hash of the same
    language TEXT,                     -- chosen by the person, never guessed
    reach TEXT NOT NULL DEFAULT 'open' CHECK (reach IN ('open', 'blocked', 'gone')),
    offered TEXT NOT NULL DEFAULT '',  -- languages already offered because of the script typed
    paused_until INTEGER,              -- Telegram's 429 for this chat alone
    seen_on TEXT NOT NULL
) STRICT;

CREATE TABLE inbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    same BLOB NOT NULL UNIQUE,         -- keyed hash of what makes an update the same
    person BLOB NOT NULL,              -- keyed hash of the chat it came from
    payload BLOB,                      -- sealed raw update; empty once finished
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'parked')),
    tries INTEGER NOT NULL DEFAULT 0,
    incident TEXT,
    received_at INTEGER NOT NULL,
    finished_at INTEGER,
    CHECK ((state = 'done') = (payload IS NULL))
) STRICT;
CREATE INDEX inbox_waiting ON inbox (seq) WHERE state = 'waiting';
CREATE INDEX inbox_finished ON inbox (finished_at) WHERE finished_at IS NOT NULL;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    lane INTEGER NOT NULL,             -- 0 reply, 1 notice, 2 reminder, 3 broadcast
    edits INTEGER,                     -- the message this row edits; repeatable, only the last counts
    payload BLOB,                      -- sealed method and parameters; empty once ended
    state TEXT NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'sending', 'sent', 'expired', 'void', 'dead', 'uncertain')),
    lost INTEGER NOT NULL DEFAULT 0,   -- answers lost: the message may have arrived
    tries INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,
    expires_at INTEGER,
    message_id INTEGER,
    reason TEXT,
    ended_at INTEGER
) STRICT;
CREATE INDEX outbox_open ON outbox (id) WHERE state IN ('open', 'sending');
CREATE INDEX outbox_chat ON outbox (chat_id);
CREATE INDEX outbox_ended ON outbox (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE conversations (
    chat_id INTEGER PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    step TEXT,                         -- empty once expired, so that the person can be told
    draft BLOB,                        -- sealed answers so far
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX conversations_expiry ON conversations (expires_at);

CREATE TABLE wished_languages (
    language TEXT NOT NULL,
    month TEXT NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (language, month)
) STRICT, WITHOUT ROWID;
