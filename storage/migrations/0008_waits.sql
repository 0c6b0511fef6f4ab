-- Whose a free time is, times that an offer made and holds, and the people who wait for one.

ALTER TABLE slots ADD COLUMN by_chat INTEGER REFERENCES chats (id) ON DELETE SET NULL;  -- empty: whoever is at the desk
ALTER TABLE slots ADD COLUMN place TEXT NOT NULL DEFAULT '';                            -- key of a place; empty: the desk
ALTER TABLE slots ADD COLUMN offered INTEGER NOT NULL DEFAULT 0;                        -- 1: goes with its last seat
CREATE INDEX slots_by ON slots (by_chat) WHERE by_chat IS NOT NULL;

ALTER TABLE offers ADD COLUMN slot_id INTEGER REFERENCES slots (id) ON DELETE SET NULL; -- the seat this offer holds
CREATE INDEX offers_slot ON offers (slot_id) WHERE slot_id IS NOT NULL;

CREATE TABLE waits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    service TEXT NOT NULL,
    since INTEGER NOT NULL,
    UNIQUE (chat_id, service)
) STRICT;
CREATE INDEX waits_service ON waits (service, id);

CREATE TABLE holds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    wait_id INTEGER NOT NULL REFERENCES waits (id) ON DELETE CASCADE,
    slot_id INTEGER NOT NULL REFERENCES slots (id) ON DELETE CASCADE,
    made_at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'declined', 'lapsed')),
    UNIQUE (wait_id, slot_id)              -- each time is put to each person once
) STRICT;
CREATE INDEX holds_slot ON holds (slot_id);

-- However an offer or a hold goes, its seat is free again.
CREATE TRIGGER offers_give_their_seat_back AFTER DELETE ON offers WHEN old.slot_id IS NOT NULL
BEGIN UPDATE slots SET taken = taken - 1 WHERE id = old.slot_id AND taken > 0; END;
CREATE TRIGGER holds_give_their_seat_back AFTER DELETE ON holds WHEN old.state = 'open'
BEGIN UPDATE slots SET taken = taken - 1 WHERE id = old.slot_id AND taken > 0; END;
CREATE TRIGGER holds_end_with_their_seat AFTER UPDATE OF state ON holds
WHEN old.state = 'open' AND new.state IN ('declined', 'lapsed')
BEGIN UPDATE slots SET taken = taken - 1 WHERE id = old.slot_id AND taken > 0; END;
CREATE TRIGGER offered_times_go_with_their_last_seat AFTER UPDATE OF taken ON slots
WHEN new.taken = 0 AND new.offered = 1
BEGIN DELETE FROM slots WHERE id = new.id; END;

CREATE TABLE desk_codes (
    chat_id INTEGER PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
    code INTEGER NOT NULL UNIQUE,          -- shown on the phone of somebody who stands at the desk
    until INTEGER NOT NULL
) STRICT;
