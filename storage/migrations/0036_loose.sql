-- Places on classes and groups count in the reports too: whoever had a place on a date, and whoever came.

DROP VIEW counted;
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
SELECT 'signups', g.id, date(s.starts_at, 'unixepoch', '+3 hours'), 'classes', s.programme, 'taken', g.size
FROM signups g JOIN shifts s ON s.id = g.shift_id WHERE s.state = 'open' AND s.for_whom = 'clients' AND g.state = 'confirmed'
UNION ALL
SELECT 'signups', g.id, date(s.starts_at, 'unixepoch', '+3 hours'), 'classes', s.programme, 'attended', g.size
FROM signups g JOIN shifts s ON s.id = g.shift_id
WHERE s.state = 'open' AND s.for_whom = 'clients' AND g.state = 'confirmed' AND g.attended = 1
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

-- So that what staff began to plan and left goes by itself.
ALTER TABLE shift_drafts ADD COLUMN made_at INTEGER NOT NULL DEFAULT 0;

-- What the file says of a series that staff may have ended in the chat, so that loading it does not begin it again.
ALTER TABLE series ADD COLUMN file_last_on TEXT CHECK (file_last_on IS date(file_last_on));
UPDATE series SET file_last_on = last_on;
