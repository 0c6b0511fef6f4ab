-- Each picture of an album is an update of its own, but the album has one answer.

ALTER TABLE inbox ADD COLUMN album BLOB;  -- keyed hash of the album it belongs to
CREATE INDEX inbox_album ON inbox (album, seq) WHERE album IS NOT NULL;
