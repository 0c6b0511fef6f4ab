-- What volunteers choose for themselves: which shifts they are shown, when they are reminded, what their calendar has.

CREATE TABLE shift_filters (
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('task', 'day', 'place', 'language', 'full')),
    value TEXT NOT NULL,
    PRIMARY KEY (chat_id, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_exports (
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    shift_id INTEGER NOT NULL REFERENCES shifts (id) ON DELETE CASCADE,
    off INTEGER NOT NULL DEFAULT 0 CHECK (off IN (0, 1)),  -- how the last file had it
    turns INTEGER NOT NULL DEFAULT 0 CHECK (turns >= 0),   -- how often that changed: a part of the entry's revision
    PRIMARY KEY (chat_id, shift_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX calendar_exports_shift ON calendar_exports (shift_id);

ALTER TABLE volunteers ADD COLUMN day_before INTEGER NOT NULL DEFAULT 1 CHECK (day_before IN (0, 1));

-- The start for which the person said, when reminded, that they come: once the shift is moved, it says nothing any more.
ALTER TABLE signups ADD COLUMN sure_of INTEGER;
