-- Who works here, how they are invited, and what was done. Rights hang on a chat and go with it.

CREATE TABLE grants (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN
        ('admin', 'coordinator', 'case_worker', 'translator', 'volunteer', 'child_protection', 'safeguarding')),
    service TEXT NOT NULL DEFAULT '',  -- of a case worker: the one service; empty is every service
    granted_at INTEGER NOT NULL,
    UNIQUE (chat_id, role, service)
) STRICT;

CREATE TABLE invites (
    hash BLOB PRIMARY KEY,             -- SHA-256 of the code, which is kept nowhere
    role TEXT NOT NULL,
    service TEXT NOT NULL DEFAULT '',
    number INTEGER NOT NULL CHECK (number BETWEEN 10 AND 99),
    by_chat INTEGER REFERENCES chats (id) ON DELETE CASCADE,    -- empty: made on the machine itself
    opened_by INTEGER REFERENCES chats (id) ON DELETE CASCADE,  -- the first who followed the link
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invites_by ON invites (by_chat);
CREATE INDEX invites_opened ON invites (opened_by);

-- Append-only: what, when, about which row; by our own row number, which means nobody once that row is erased.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    actor INTEGER,                     -- a row of chats, with no reference: the trace outlives the person
    action TEXT NOT NULL,
    about TEXT NOT NULL,
    result TEXT NOT NULL,
    chain BLOB NOT NULL                -- hash over this row and the chain before it
) STRICT;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_kept_a_year BEFORE DELETE ON audit WHEN old.at > (SELECT max(at) FROM audit) - 31536000
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
