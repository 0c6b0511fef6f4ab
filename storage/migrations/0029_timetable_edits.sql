-- What staff are about to change in the timetable, and what they changed, so that it can be taken back for ten minutes.

CREATE TABLE timetable_edits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    edit TEXT NOT NULL CHECK (json_valid(edit)),
    made_at INTEGER NOT NULL,
    back TEXT CHECK (back IS NULL OR json_valid(back)),    -- what takes it back, once it is done
    done_at INTEGER,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX timetable_edits_chat ON timetable_edits (chat_id);
