-- Free times that staff open; a seat of one is taken once, which the guarded UPDATE of ``taken`` decides.

CREATE TABLE slots (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    service TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 50),
    taken INTEGER NOT NULL DEFAULT 0 CHECK (taken BETWEEN 0 AND capacity),
    UNIQUE (service, starts_at)
) STRICT;

ALTER TABLE requests ADD COLUMN slot_id INTEGER REFERENCES slots (id) ON DELETE SET NULL;
CREATE INDEX requests_slot ON requests (slot_id) WHERE slot_id IS NOT NULL;

-- A request that goes, with its person or by age, gives its seat back.
CREATE TRIGGER requests_give_their_seat_back AFTER DELETE ON requests WHEN old.slot_id IS NOT NULL
BEGIN UPDATE slots SET taken = taken - 1 WHERE id = old.slot_id AND taken > 0; END;
