-- What staff write once, and each sending of it: whoever is to get it is a row, so that a crash loses and doubles nobody.

CREATE TABLE announcements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    by_chat INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'asked', 'approved', 'dropped')),
    emergency INTEGER NOT NULL DEFAULT 0 CHECK (emergency IN (0, 1)),
    audience TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(audience)),
    main TEXT NOT NULL DEFAULT '',         -- the language who has none of the others is written in
    links TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(links)),
    latitude REAL CHECK (latitude BETWEEN -90 AND 90),
    longitude REAL CHECK (longitude BETWEEN -180 AND 180),
    starts_at INTEGER,                     -- empty: as soon as it is approved
    repeats TEXT NOT NULL DEFAULT '' CHECK (repeats IN ('', 'daily', 'weekly')),
    useful_minutes INTEGER CHECK (useful_minutes > 0),  -- useless so long after its time
    asked_at INTEGER,                      -- a second person was asked to agree
    created_at INTEGER NOT NULL,
    approved_by INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    approved_at INTEGER,
    same BLOB,                             -- keyed hash of its words and audience: nobody sends it twice unawares
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CHECK ((state = 'asked') = (asked_at IS NOT NULL))
) STRICT;
CREATE INDEX announcements_by ON announcements (by_chat) WHERE by_chat IS NOT NULL;
CREATE INDEX announcements_approved ON announcements (approved_by) WHERE approved_by IS NOT NULL;
CREATE INDEX announcements_same ON announcements (same, approved_at) WHERE same IS NOT NULL;

CREATE TABLE announcement_texts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    announcement_id INTEGER NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    content BLOB NOT NULL,                 -- sealed: words, file, labels of links
    UNIQUE (announcement_id, language)
) STRICT;

CREATE TABLE broadcasts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    announcement_id INTEGER NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('send', 'again', 'correct', 'withdraw')),
    of_broadcast INTEGER REFERENCES broadcasts (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN
        ('planned', 'gathering', 'ready', 'running', 'paused', 'stopped', 'done', 'missed')),
    urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    by_chat INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    starts_at INTEGER NOT NULL,
    useful_until INTEGER,
    cursor INTEGER NOT NULL DEFAULT 0,     -- whoever is up to this row of chats is a receiver or none
    total INTEGER NOT NULL DEFAULT 0,      -- receivers written
    sent INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    blocked INTEGER NOT NULL DEFAULT 0,
    unknown INTEGER NOT NULL DEFAULT 0,    -- may or may not have arrived
    withheld INTEGER NOT NULL DEFAULT 0,   -- did not want it any more, or it was too late for them
    began_at INTEGER,
    ended_at INTEGER,
    card_message INTEGER,                  -- where ``by_chat`` watches it
    card_at INTEGER
) STRICT;
CREATE INDEX broadcasts_announcement ON broadcasts (announcement_id);
CREATE INDEX broadcasts_of ON broadcasts (of_broadcast) WHERE of_broadcast IS NOT NULL;
CREATE INDEX broadcasts_by ON broadcasts (by_chat) WHERE by_chat IS NOT NULL;
CREATE INDEX broadcasts_open ON broadcasts (urgent DESC, id)
    WHERE state IN ('planned', 'gathering', 'ready', 'running', 'paused');

CREATE TABLE broadcast_texts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    broadcast_id INTEGER NOT NULL REFERENCES broadcasts (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    call BLOB NOT NULL,                    -- sealed: the message as everybody of this language gets it
    UNIQUE (broadcast_id, language)
) STRICT;

CREATE TABLE receivers (
    broadcast_id INTEGER NOT NULL REFERENCES broadcasts (id) ON DELETE CASCADE,
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    language TEXT NOT NULL,                -- of the text they get
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN
        ('waiting', 'owed', 'sent', 'failed', 'blocked', 'unknown', 'withheld')),
    outbox_id INTEGER,                     -- no reference: what was sent is forgotten there after a week
    message_id INTEGER,                    -- what they got, or of theirs is to be changed
    sent_at INTEGER,
    PRIMARY KEY (broadcast_id, chat_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX receivers_chat ON receivers (chat_id);
CREATE INDEX receivers_waiting ON receivers (broadcast_id, chat_id) WHERE state = 'waiting';
CREATE INDEX receivers_owed ON receivers (broadcast_id, outbox_id) WHERE state = 'owed';
CREATE INDEX receivers_sent ON receivers (chat_id, sent_at) WHERE state = 'sent';

CREATE TABLE announcement_answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    announcement_id INTEGER NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    text BLOB NOT NULL,                    -- sealed
    at INTEGER NOT NULL,
    read_at INTEGER
) STRICT;
CREATE INDEX announcement_answers_of ON announcement_answers (announcement_id, id);
CREATE INDEX announcement_answers_chat ON announcement_answers (chat_id);
