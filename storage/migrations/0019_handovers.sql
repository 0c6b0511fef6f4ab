-- A place offered to somebody else, who was asked to take it, and who was called to step in. The giver is who has the
-- sign-up: nothing here names them, so that an erased person leaves an offer behind that the next look ends.

CREATE TABLE handovers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    signup_id INTEGER NOT NULL REFERENCES signups (id) ON DELETE CASCADE,
    way TEXT NOT NULL CHECK (way IN ('named', 'call', 'swap')),
    state TEXT NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'taken', 'withdrawn', 'declined', 'lapsed', 'ended')),
    starts_at INTEGER NOT NULL,            -- of the shift, as it was offered: who takes it agreed to no other hour
    wanted_id INTEGER REFERENCES shifts (id) ON DELETE CASCADE,  -- of a swap: the shift they would rather have
    wanted_at INTEGER,
    made_at INTEGER NOT NULL,
    CHECK ((way = 'swap') = (wanted_id IS NOT NULL AND wanted_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX handovers_once ON handovers (signup_id) WHERE state = 'open';
CREATE INDEX handovers_signup ON handovers (signup_id);
CREATE INDEX handovers_wanted ON handovers (wanted_id) WHERE wanted_id IS NOT NULL;

CREATE TABLE handover_asks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    handover_id INTEGER NOT NULL REFERENCES handovers (id) ON DELETE CASCADE,
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    asked_at INTEGER NOT NULL,
    answer TEXT CHECK (answer IN ('yes', 'no', 'over')),  -- over: settled before they answered
    outbox_id INTEGER,                     -- the message that asks, until Telegram has it
    message_id INTEGER,
    UNIQUE (handover_id, chat_id)
) STRICT;
CREATE INDEX handover_asks_chat ON handover_asks (chat_id);
CREATE INDEX handover_asks_open ON handover_asks (handover_id) WHERE answer IS NULL;

-- A shift for which people are being called; so many have to come until it stops.
CREATE TABLE callout_runs (
    shift_id INTEGER PRIMARY KEY REFERENCES shifts (id) ON DELETE CASCADE,
    target INTEGER NOT NULL CHECK (target > 0),
    begun_at INTEGER NOT NULL
) STRICT;

CREATE TABLE callouts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    shift_id INTEGER NOT NULL REFERENCES shifts (id) ON DELETE CASCADE,
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    asked_at INTEGER NOT NULL,
    answer TEXT CHECK (answer IN ('yes', 'no', 'over')),
    outbox_id INTEGER,
    message_id INTEGER,
    UNIQUE (shift_id, chat_id)
) STRICT;
CREATE INDEX callouts_chat ON callouts (chat_id, asked_at);
CREATE INDEX callouts_open ON callouts (shift_id) WHERE answer IS NULL;
