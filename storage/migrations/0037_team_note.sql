-- One line from one team to the next: it stands until it is replaced or cleared.

CREATE TABLE team_notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice: who replaces one says which they have seen
    text BLOB NOT NULL,                    -- sealed: what was written
    by_chat INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX team_notes_by ON team_notes (by_chat);
