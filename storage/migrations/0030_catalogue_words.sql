-- What staff say of programmes and places in their own words, with pins, pictures and recorded voices; a programme or a
-- place of staff's own. The file brings the rest, and leaves these alone.

ALTER TABLE programmes ADD COLUMN origin TEXT NOT NULL DEFAULT 'file' CHECK (origin IN ('file', 'staff'));
ALTER TABLE places ADD COLUMN origin TEXT NOT NULL DEFAULT 'file' CHECK (origin IN ('file', 'staff'));

CREATE TABLE catalogue_words (
    subject TEXT NOT NULL CHECK (subject IN ('programme', 'place')),
    key TEXT NOT NULL,
    field TEXT NOT NULL,
    language TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (subject, key, field, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE place_pins (
    place TEXT PRIMARY KEY,
    latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180)
) STRICT, WITHOUT ROWID;

CREATE TABLE programme_media (
    programme TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('photo', 'voice')),
    language TEXT NOT NULL,            -- empty: for readers of any language
    file_id TEXT NOT NULL,             -- Telegram's reference; what it shows is shown to everybody
    PRIMARY KEY (programme, kind, language)
) STRICT, WITHOUT ROWID;
