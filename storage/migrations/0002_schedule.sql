-- What is offered, where and when. Public facts, so nothing is sealed; texts are JSON maps {field: {language: words}}.
-- Rows others may refer to are retired (active = 0), never deleted: what took place stays told, and a date
-- once cancelled or moved does not come back when its series leaves the file and returns.

CREATE TABLE timetable_revision (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL            -- random, new at every change: a rolled-back one is never met again
) STRICT;
INSERT INTO timetable_revision (id, number) VALUES (1, abs(random() / 2));

CREATE TABLE places (
    key TEXT PRIMARY KEY,
    texts TEXT NOT NULL CHECK (json_valid(texts)),
    latitude REAL CHECK (latitude BETWEEN -90 AND 90),
    longitude REAL CHECK (longitude BETWEEN -180 AND 180),
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'confirmed', 'desk')),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE programmes (
    key TEXT PRIMARY KEY,
    pictogram TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sessions', 'service', 'directory', 'info')),
    position INTEGER NOT NULL,
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'confirmed', 'desk')),
    sensitive INTEGER NOT NULL CHECK (sensitive IN (0, 1)),
    place TEXT REFERENCES places (key),
    ask_at TEXT,                       -- another programme; no reference, for the two may come in any order
    link TEXT,
    texts TEXT NOT NULL CHECK (json_valid(texts)),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE seasons (
    key TEXT PRIMARY KEY,
    first_on TEXT NOT NULL CHECK (first_on IS date(first_on)),
    last_on TEXT NOT NULL CHECK (last_on IS date(last_on)),
    priority INTEGER NOT NULL CHECK (priority > 0),
    yearly INTEGER NOT NULL CHECK (yearly IN (0, 1)),
    texts TEXT NOT NULL CHECK (json_valid(texts)),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    CHECK (yearly OR first_on <= last_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE series (
    id TEXT PRIMARY KEY,
    programme TEXT NOT NULL REFERENCES programmes (key),
    place TEXT NOT NULL REFERENCES places (key),
    rule TEXT,                         -- RRULE on local dates; empty for a single session
    starts TEXT NOT NULL CHECK (starts IS strftime('%H:%M', starts)),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    first_on TEXT NOT NULL CHECK (first_on IS date(first_on)),
    last_on TEXT CHECK (last_on IS date(last_on) AND last_on >= first_on),
    season TEXT REFERENCES seasons (key),
    texts TEXT NOT NULL CHECK (json_valid(texts)),
    example INTEGER NOT NULL CHECK (example IN (0, 1)),
    origin TEXT NOT NULL CHECK (origin IN ('file', 'staff')),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    CHECK (rule IS NOT NULL OR first_on IS last_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE changes (
    series TEXT NOT NULL REFERENCES series (id),
    original_on TEXT NOT NULL CHECK (original_on IS date(original_on)),
    kind TEXT NOT NULL CHECK (kind IN ('cancelled', 'moved')),
    moved_on TEXT CHECK (moved_on IS date(moved_on)),
    starts TEXT CHECK (starts IS strftime('%H:%M', starts)),
    minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
    place TEXT REFERENCES places (key),
    reason TEXT NOT NULL CHECK (json_valid(reason)),
    PRIMARY KEY (series, original_on),
    CHECK ((kind = 'cancelled') = (coalesce(moved_on, starts, minutes, place) IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE closures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    from_on TEXT NOT NULL CHECK (from_on IS date(from_on)),
    to_on TEXT NOT NULL CHECK (to_on IS date(to_on)),
    programme TEXT REFERENCES programmes (key),
    reason TEXT NOT NULL CHECK (json_valid(reason)),
    origin TEXT NOT NULL CHECK (origin IN ('file', 'staff')),
    CHECK (from_on <= to_on)
) STRICT;

CREATE TABLE organisations (
    key TEXT PRIMARY KEY,
    pictogram TEXT NOT NULL,
    position INTEGER NOT NULL,
    phone TEXT NOT NULL,
    languages TEXT NOT NULL CHECK (json_valid(languages)),
    example INTEGER NOT NULL CHECK (example IN (0, 1)),
    texts TEXT NOT NULL CHECK (json_valid(texts))
) STRICT, WITHOUT ROWID;

CREATE TABLE intents (
    key TEXT PRIMARY KEY,
    texts TEXT NOT NULL CHECK (json_valid(texts))
) STRICT, WITHOUT ROWID;

CREATE TABLE catalogue (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    example INTEGER NOT NULL CHECK (example IN (0, 1))
) STRICT;
INSERT INTO catalogue (id, example) VALUES (1, 1);
