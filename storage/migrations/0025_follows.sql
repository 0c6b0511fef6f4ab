-- Which programmes a person is reminded of, and what those who follow one were last told of its coming dates.

CREATE TABLE follows (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    programme TEXT NOT NULL,           -- no reference, as a programme may leave the file
    since INTEGER NOT NULL,
    revision INTEGER NOT NULL DEFAULT 0,   -- of the timetable by which its reminders are planned
    for_start INTEGER,                 -- when the session begins for which they are planned; empty where there is none
    UNIQUE (chat_id, programme)
) STRICT;
CREATE INDEX follows_programme ON follows (programme, id);
CREATE INDEX follows_revision ON follows (revision);
CREATE INDEX follows_for_start ON follows (for_start);

-- A coming date as it was last told.
CREATE TABLE known_dates (
    series TEXT NOT NULL,
    original_on TEXT NOT NULL,
    programme TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    place TEXT NOT NULL,
    takes_place INTEGER NOT NULL CHECK (takes_place IN (0, 1)),
    PRIMARY KEY (series, original_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_dates_programme ON known_dates (programme);

-- What is told now to those who follow, a few at a time: up to whom it is told, and up to whom it goes.
CREATE TABLE date_news (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    programme TEXT NOT NULL,
    changes TEXT NOT NULL CHECK (json_valid(changes)),
    at INTEGER NOT NULL,
    told_to INTEGER NOT NULL DEFAULT 0,
    last_follow INTEGER NOT NULL
) STRICT;
