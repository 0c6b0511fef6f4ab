-- The day itself: what is said of a session on its day, who was told, and how many people were served.

CREATE TABLE day_marks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    series TEXT NOT NULL,
    original_on TEXT NOT NULL CHECK (original_on IS date(original_on)),
    programme TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('late', 'few', 'finished', 'closed')),
    minutes INTEGER CHECK (minutes > 0),   -- so much later it begins
    state TEXT NOT NULL DEFAULT 'stands' CHECK (state IN ('stands', 'replaced', 'undone')),
    by_chat INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    at INTEGER NOT NULL,
    tell_at INTEGER,                       -- from then on people are told; empty where nobody is to be told (any more)
    edit_id INTEGER REFERENCES timetable_edits (id) ON DELETE SET NULL,
    CHECK ((kind = 'late') = (minutes IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX day_marks_once ON day_marks (series, original_on, kind) WHERE state = 'stands';
CREATE INDEX day_marks_to_tell ON day_marks (tell_at) WHERE tell_at IS NOT NULL;
CREATE INDEX day_marks_by ON day_marks (by_chat) WHERE by_chat IS NOT NULL;
CREATE INDEX day_marks_edit ON day_marks (edit_id) WHERE edit_id IS NOT NULL;

-- Whom a mark was told, so that it is told once, and taken back to the same people.
CREATE TABLE day_told (
    mark_id INTEGER NOT NULL REFERENCES day_marks (id) ON DELETE CASCADE,
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    outbox_id INTEGER,                     -- empty where they cannot be reached, or wanted nothing
    corrected INTEGER NOT NULL DEFAULT 0 CHECK (corrected IN (0, 1)),
    PRIMARY KEY (mark_id, chat_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX day_told_chat ON day_told (chat_id);

-- One row a tap. What is taken back stays, so that the same tap changes nothing more; no sum can fall below zero.
CREATE TABLE headcounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    series TEXT NOT NULL,
    original_on TEXT NOT NULL CHECK (original_on IS date(original_on)),
    programme TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (on_day IS date(on_day)),   -- of the session, in Istanbul
    kind TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'women', 'men', 'children')),
    n INTEGER NOT NULL CHECK (n BETWEEN 1 AND 100),
    by_chat INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    at INTEGER NOT NULL,
    undone_at INTEGER
) STRICT;
CREATE INDEX headcounts_session ON headcounts (series, original_on);
CREATE INDEX headcounts_day ON headcounts (on_day);
CREATE INDEX headcounts_by ON headcounts (by_chat) WHERE by_chat IS NOT NULL;

-- Programmes at which women, men and children are counted apart.
CREATE TABLE counted_by_kind (programme TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- What each tap counts for, beside the view counted.
CREATE VIEW counted_heads AS
SELECT 'headcounts' AS source, id, on_day AS day, 'heads' AS what, programme AS key, kind AS outcome, n
FROM headcounts WHERE undone_at IS NULL;
CREATE TRIGGER headcounts_leave_their_counts BEFORE DELETE ON headcounts
BEGIN
    INSERT INTO tallies (day, what, key, outcome, n)
    SELECT day, what, key, outcome, n FROM counted_heads WHERE id = old.id AND true
    ON CONFLICT (day, what, key, outcome) DO UPDATE SET n = n + excluded.n;
END;
