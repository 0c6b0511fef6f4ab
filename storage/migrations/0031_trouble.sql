-- What staff do in trouble: lock a colleague's phone out, hide every address, pause a person or a service.

CREATE TABLE lockouts (
    chat_id INTEGER PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
    by_chat INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX lockouts_by ON lockouts (by_chat);

-- The rights that count now: all but those of who is locked out.
CREATE VIEW rights AS SELECT id, chat_id, role, service, granted_at FROM grants
    WHERE chat_id NOT IN (SELECT chat_id FROM lockouts);

CREATE TABLE pauses (
    chat_id INTEGER PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
    reason TEXT NOT NULL CHECK (reason IN ('insults', 'threats', 'flood')),
    until INTEGER NOT NULL,
    by_chat INTEGER REFERENCES chats (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX pauses_by ON pauses (by_chat);

CREATE TABLE service_pauses (
    service TEXT PRIMARY KEY,          -- no reference, as a programme may leave the file
    again_on TEXT NOT NULL             -- the first local day on which one can ask again
) STRICT, WITHOUT ROWID;

ALTER TABLE timetable_revision ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1));
