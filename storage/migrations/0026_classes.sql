-- Classes and groups for clients are series and dates like those of volunteers, told apart by whom they are for.
-- A place is one of the whole course: the row holds it, the triggers are the last guard, each date has its sign-up.

ALTER TABLE shift_series ADD COLUMN for_whom TEXT NOT NULL DEFAULT 'volunteers'
    CHECK (for_whom IN ('volunteers', 'clients'));
ALTER TABLE shifts ADD COLUMN for_whom TEXT NOT NULL DEFAULT 'volunteers'
    CHECK (for_whom IN ('volunteers', 'clients'));

CREATE TABLE enrolments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order of the queue
    series_id INTEGER NOT NULL REFERENCES shift_series (id),
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'held', 'enrolled')),  -- who leaves has no row
    since INTEGER NOT NULL,
    until INTEGER,                         -- a held place is kept so long
    UNIQUE (series_id, chat_id),
    CHECK ((state = 'held') = (until IS NOT NULL))
) STRICT;
CREATE INDEX enrolments_chat ON enrolments (chat_id);

CREATE TRIGGER enrolments_never_more_than_seats BEFORE INSERT ON enrolments
WHEN new.state IN ('held', 'enrolled')
BEGIN
    SELECT RAISE(ABORT, 'the class is full') WHERE (SELECT seats FROM shift_series WHERE id = new.series_id) <=
        (SELECT count(*) FROM enrolments WHERE series_id = new.series_id AND state IN ('held', 'enrolled'));
END;
CREATE TRIGGER enrolments_come_only_to_a_free_seat BEFORE UPDATE OF state ON enrolments
WHEN old.state = 'waiting' AND new.state IN ('held', 'enrolled')
BEGIN
    SELECT RAISE(ABORT, 'the class is full') WHERE (SELECT seats FROM shift_series WHERE id = new.series_id) <=
        (SELECT count(*) FROM enrolments WHERE series_id = new.series_id AND state IN ('held', 'enrolled'));
END;
