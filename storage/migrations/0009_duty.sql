-- That an urgent request reaches somebody, and that nothing is forgotten: who is on call, numbers, who is not reached.

ALTER TABLE requests ADD COLUMN unreached INTEGER NOT NULL DEFAULT 0
    CHECK (unreached IN (0, 1, 2));        -- 1: cannot be written to, call them; 2: somebody did
ALTER TABLE requests ADD COLUMN keep_until INTEGER;  -- ended, and kept longer for a reason that stands in the audit
CREATE INDEX requests_unreached ON requests (id) WHERE unreached = 1;

CREATE TABLE duty (
    chat_id INTEGER PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
    since INTEGER NOT NULL
) STRICT;

CREATE TABLE emergency_numbers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL
) STRICT;

-- The card of a request in the staff's group. No reference: a card whose request is gone has to be closed.
CREATE TABLE cards (
    request_id INTEGER PRIMARY KEY,
    group_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    outbox_id INTEGER NOT NULL,            -- what sent it: the message's number stands there once it is sent
    message_id INTEGER,
    shown TEXT NOT NULL                    -- what it says now, without a word of anybody's
) STRICT;
CREATE INDEX cards_group ON cards (group_id);

-- Requests that were open before this version get their dates now: warned of after 27 days, expired after 30.
INSERT INTO reminders (kind, about, due_at)
SELECT 'expiring', id, changed_at + 27 * 86400 FROM requests WHERE state IN ('requested', 'offered')
UNION ALL SELECT 'expires', id, changed_at + 30 * 86400 FROM requests WHERE state IN ('requested', 'offered');
