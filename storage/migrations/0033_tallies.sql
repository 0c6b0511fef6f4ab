-- Counts that outlive the rows they were counted from, and what a thing was before and after an act.
-- A row is counted where it stands; when it goes, it leaves its counts behind (docs/decisions/0019). Nobody is named.

CREATE TABLE tallies (
    day TEXT NOT NULL CHECK (day IS date(day)),  -- in Istanbul
    what TEXT NOT NULL,
    key TEXT NOT NULL,
    outcome TEXT NOT NULL,
    n INTEGER NOT NULL CHECK (n > 0),
    PRIMARY KEY (day, what, key, outcome)
) STRICT, WITHOUT ROWID;

-- When somebody of ours, or an open time, first answered a request.
CREATE VIEW first_answers AS
SELECT r.id AS request_id, min(
    coalesce((SELECT min(at) FROM notes WHERE request_id = r.id AND kind IN ('answer', 'reply')), 9e15),
    coalesce((SELECT min(at) FROM request_moves
              WHERE request_id = r.id AND move IN ('offer', 'book', 'decline', 'finish', 'take')), 9e15),
    coalesce((SELECT min(at) FROM audit WHERE about = 'request ' || r.id AND action = 'talk'), 9e15)
) AS at FROM requests r;

-- How long somebody waited is kept as the first of these that is as long; the last is "more than four weeks".
CREATE TABLE waiting_steps (minutes INTEGER PRIMARY KEY) STRICT;
INSERT INTO waiting_steps (minutes) VALUES
    (15), (30), (60), (120), (240), (480), (1440), (2880), (4320), (10080), (20160), (40320), (5256000);

-- What each row counts for. Requests of the two kinds that only their own keepers see are in no report.
CREATE VIEW counted AS
SELECT 'requests' AS source, id, date(created_at, 'unixepoch', '+3 hours') AS day,
    'requests' AS what, service AS key, state AS outcome, 1 AS n
FROM requests WHERE service NOT IN ('under18', 'report')
UNION ALL
SELECT 'requests', r.id, date(r.created_at, 'unixepoch', '+3 hours'), 'language', coalesce(c.language, ''), '', 1
FROM requests r LEFT JOIN chats c ON c.id = r.chat_id WHERE r.service NOT IN ('under18', 'report')
UNION ALL
SELECT 'requests', r.id, date(r.created_at, 'unixepoch', '+3 hours'), 'answered', iif(r.urgent, 'urgent', 'other'),
    coalesce((SELECT min(minutes) FROM waiting_steps WHERE minutes >= (a.at - r.created_at) / 60.0), 5256000) || '', 1
FROM requests r JOIN first_answers a ON a.request_id = r.id
WHERE a.at < 9e15 AND r.service NOT IN ('under18', 'report')
UNION ALL
SELECT 'requests', id, date(created_at, 'unixepoch', '+3 hours'), 'appointed', '',
    coalesce((SELECT min(minutes) FROM waiting_steps WHERE minutes >= (starts_at - created_at) / 60.0), 5256000) || '', 1
FROM requests WHERE starts_at IS NOT NULL AND state IN ('confirmed', 'done', 'no_show')
    AND service NOT IN ('under18', 'report')
UNION ALL
SELECT 'shifts', id, date(starts_at, 'unixepoch', '+3 hours'), 'places', programme, 'wanted', coalesce(seats, minimum)
FROM shifts WHERE state = 'open' AND for_whom = 'volunteers'
UNION ALL
SELECT 'signups', g.id, date(s.starts_at, 'unixepoch', '+3 hours'), 'places', s.programme, 'taken', g.size
FROM signups g JOIN shifts s ON s.id = g.shift_id WHERE s.state = 'open' AND s.for_whom = 'volunteers' AND g.state = 'confirmed'
UNION ALL
SELECT 'signups', g.id, date(s.starts_at, 'unixepoch', '+3 hours'), 'places', s.programme, 'attended', g.size
FROM signups g JOIN shifts s ON s.id = g.shift_id
WHERE s.state = 'open' AND s.for_whom = 'volunteers' AND g.state = 'confirmed' AND g.attended = 1
UNION ALL
SELECT 'signups', g.id, date(s.starts_at, 'unixepoch', '+3 hours'), 'minutes', s.task, '', g.minutes
FROM signups g JOIN shifts s ON s.id = g.shift_id WHERE s.for_whom = 'volunteers' AND g.state = 'confirmed'
    AND g.attended = 1
UNION ALL
SELECT 'hours_added', id, on_day, 'minutes', task, '', minutes FROM hours_added
UNION ALL
SELECT 'broadcasts', b.id, date(b.began_at, 'unixepoch', '+3 hours'), 'reach', '', e.outcome, CASE e.outcome
        WHEN 'sent' THEN b.sent WHEN 'failed' THEN b.failed WHEN 'blocked' THEN b.blocked
        WHEN 'unknown' THEN b.unknown ELSE b.withheld END
FROM broadcasts b, (SELECT 'sent' AS outcome UNION ALL SELECT 'failed' UNION ALL SELECT 'blocked'
                    UNION ALL SELECT 'unknown' UNION ALL SELECT 'withheld') e
WHERE b.began_at IS NOT NULL AND b.purpose IN ('send', 'again')
UNION ALL
SELECT 'broadcasts', id, date(began_at, 'unixepoch', '+3 hours'), 'sendings', '', '', 1
FROM broadcasts WHERE began_at IS NOT NULL AND purpose IN ('send', 'again');

-- An open request goes only with its person, who then does not need it any more.
CREATE TRIGGER requests_leave_their_counts BEFORE DELETE ON requests
BEGIN
    INSERT INTO tallies (day, what, key, outcome, n)
    SELECT day, what, key, iif(outcome IN ('requested', 'offered', 'confirmed'), 'cancelled', outcome), n
    FROM counted WHERE source = 'requests' AND id = old.id AND n > 0
    ON CONFLICT (day, what, key, outcome) DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER shifts_leave_their_counts BEFORE DELETE ON shifts
BEGIN
    INSERT INTO tallies (day, what, key, outcome, n)
    SELECT day, what, key, outcome, n FROM counted WHERE source = 'shifts' AND id = old.id AND n > 0
    ON CONFLICT (day, what, key, outcome) DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER signups_leave_their_counts BEFORE DELETE ON signups
BEGIN
    INSERT INTO tallies (day, what, key, outcome, n)
    SELECT day, what, key, outcome, n FROM counted WHERE source = 'signups' AND id = old.id AND n > 0
    ON CONFLICT (day, what, key, outcome) DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER broadcasts_leave_their_counts BEFORE DELETE ON broadcasts
BEGIN
    INSERT INTO tallies (day, what, key, outcome, n)
    SELECT day, what, key, outcome, n FROM counted WHERE source = 'broadcasts' AND id = old.id AND n > 0
    ON CONFLICT (day, what, key, outcome) DO UPDATE SET n = n + excluded.n;
END;
-- While their language is known.
CREATE TRIGGER requests_go_before_their_person BEFORE DELETE ON chats
BEGIN
    DELETE FROM requests WHERE chat_id = old.id;
END;

-- What the thing was before an act and after it: states, numbers and roles, never a name or a text.
ALTER TABLE audit ADD COLUMN was TEXT;
ALTER TABLE audit ADD COLUMN became TEXT;
CREATE INDEX audit_about ON audit (about);
CREATE INDEX audit_actor ON audit (actor);
