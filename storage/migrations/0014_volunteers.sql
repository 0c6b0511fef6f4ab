-- What volunteers do, and who wants to: their answers by taps, and what staff were sure of before they let them begin.

CREATE TABLE tasks (
    key TEXT PRIMARY KEY,
    pictogram TEXT NOT NULL,
    position INTEGER NOT NULL,
    gate TEXT NOT NULL CHECK (gate IN ('', 'children', 'keys')),
    min_age INTEGER NOT NULL CHECK (min_age BETWEEN 0 AND 18),
    self_signup INTEGER NOT NULL CHECK (self_signup IN (0, 1)),
    friends INTEGER NOT NULL CHECK (friends IN (0, 1)),
    children INTEGER NOT NULL CHECK (children IN (0, 1)),
    texts TEXT NOT NULL CHECK (json_valid(texts)),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Minutes that two shifts of one person may overlap here.
ALTER TABLE places ADD COLUMN allowance INTEGER NOT NULL DEFAULT 0 CHECK (allowance BETWEEN 0 AND 1440);

CREATE TABLE volunteers (
    chat_id INTEGER PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('draft', 'applied', 'approved', 'refused')),
    age TEXT NOT NULL DEFAULT '' CHECK (age IN ('', 'under_16', '16_17', 'adult')),
    applied_at INTEGER NOT NULL,       -- of a draft: when it was begun
    decided_at INTEGER,
    decided_by INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    lead_minutes INTEGER CHECK (lead_minutes > 0),  -- reminded so long before a shift, where they chose it
    asked_at INTEGER                   -- last asked to step in for somebody
) STRICT;
-- Who was invited as a volunteer before there were questions is on the team.
INSERT INTO volunteers (chat_id, state, applied_at, decided_at)
SELECT chat_id, 'approved', min(granted_at), min(granted_at) FROM grants WHERE role = 'volunteer' GROUP BY chat_id;
CREATE INDEX volunteers_decided ON volunteers (decided_by) WHERE decided_by IS NOT NULL;
CREATE INDEX volunteers_state ON volunteers (state, applied_at);

CREATE TABLE volunteer_facts (
    chat_id INTEGER NOT NULL REFERENCES volunteers (chat_id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('wish', 'task', 'language', 'day', 'gate', 'asked')),
    value TEXT NOT NULL,
    PRIMARY KEY (chat_id, kind, value)
) STRICT, WITHOUT ROWID;
