-- Where help is needed and who comes. A date is named by its series and its original day: moved or cancelled, it never
-- comes back. A seat is taken by a row in an active state; the index and the triggers are the last guard of every path.

CREATE TABLE shift_series (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    programme TEXT NOT NULL,
    task TEXT NOT NULL,
    place TEXT NOT NULL,
    rule TEXT,                             -- RRULE on local dates; empty for a single date
    starts TEXT NOT NULL CHECK (starts IS strftime('%H:%M', starts)),  -- when to be there
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    first_on TEXT NOT NULL CHECK (first_on IS date(first_on)),
    last_on TEXT CHECK (last_on IS date(last_on) AND last_on >= first_on),
    seats INTEGER CHECK (seats >= 0),      -- 0: closed; empty: as many as want
    minimum INTEGER NOT NULL DEFAULT 0 CHECK (minimum >= 0),
    cutoff_minutes INTEGER NOT NULL DEFAULT 1440 CHECK (cutoff_minutes >= 0),
    alert_minutes INTEGER NOT NULL DEFAULT 2880 CHECK (alert_minutes >= 0),
    opens_days INTEGER CHECK (opens_days > 0),  -- sign-up opens so many days before; empty: at once
    cap INTEGER CHECK (cap > 0),           -- places of this series one person holds at once
    approval INTEGER NOT NULL DEFAULT 0 CHECK (approval IN (0, 1)),
    language TEXT NOT NULL DEFAULT '',     -- spoken by who comes, where that matters
    lead_chat INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    note TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(note)),
    made_until TEXT CHECK (made_until IS date(made_until)),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX shift_series_lead ON shift_series (lead_chat) WHERE lead_chat IS NOT NULL;

CREATE TABLE shifts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    series_id INTEGER NOT NULL REFERENCES shift_series (id),
    original_on TEXT NOT NULL CHECK (original_on IS date(original_on)),
    programme TEXT NOT NULL,
    task TEXT NOT NULL,
    place TEXT NOT NULL,
    starts_at INTEGER NOT NULL,            -- when to be there
    ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
    seats INTEGER CHECK (seats >= 0),
    minimum INTEGER NOT NULL CHECK (minimum >= 0),
    cutoff_minutes INTEGER NOT NULL CHECK (cutoff_minutes >= 0),
    alert_minutes INTEGER NOT NULL CHECK (alert_minutes >= 0),
    opens_at INTEGER,
    cap INTEGER CHECK (cap > 0),
    approval INTEGER NOT NULL CHECK (approval IN (0, 1)),
    language TEXT NOT NULL,
    lead_chat INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    note TEXT NOT NULL CHECK (json_valid(note)),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'cancelled')),
    reason TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(reason)),
    own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1)),  -- 1: this date was changed by hand
    revision INTEGER NOT NULL DEFAULT 0,   -- of its calendar entry
    UNIQUE (series_id, original_on)
) STRICT;
CREATE INDEX shifts_starts ON shifts (starts_at);
CREATE INDEX shifts_lead ON shifts (lead_chat) WHERE lead_chat IS NOT NULL;

CREATE TABLE signups (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    shift_id INTEGER NOT NULL REFERENCES shifts (id),
    chat_id INTEGER REFERENCES chats (id) ON DELETE SET NULL,  -- hours worked stay without the name
    state TEXT NOT NULL CHECK (state IN ('asked', 'held', 'confirmed',
        'left', 'removed', 'declined', 'cancelled', 'passed', 'lapsed')),
    size INTEGER NOT NULL DEFAULT 1 CHECK (size BETWEEN 1 AND 10),
    company TEXT NOT NULL DEFAULT 'alone' CHECK (company IN ('alone', 'friends', 'child')),
    over INTEGER NOT NULL DEFAULT 0 CHECK (over IN (0, 1)),    -- 1: staff put them in beyond the seats
    until INTEGER,                         -- a held place is kept so long
    agree_by INTEGER,                      -- the shift was moved: who has not agreed by then loses the place
    made_at INTEGER NOT NULL,
    ended_at INTEGER,
    attended INTEGER CHECK (attended IN (0, 1)),
    minutes INTEGER CHECK (minutes >= 0),  -- attended
    added_later INTEGER NOT NULL DEFAULT 0 CHECK (added_later IN (0, 1)),
    CHECK ((state = 'held') = (until IS NOT NULL)),
    CHECK (minutes IS NULL OR attended = 1)
) STRICT;
CREATE UNIQUE INDEX signups_once ON signups (shift_id, chat_id) WHERE state IN ('asked', 'held', 'confirmed');
CREATE INDEX signups_shift ON signups (shift_id, state);
CREATE INDEX signups_chat ON signups (chat_id, state);

CREATE TRIGGER signups_never_more_than_seats BEFORE INSERT ON signups
WHEN new.over = 0 AND new.state IN ('asked', 'held', 'confirmed')
BEGIN
    SELECT RAISE(ABORT, 'the shift is full') WHERE (SELECT seats FROM shifts WHERE id = new.shift_id) < new.size +
        (SELECT coalesce(sum(size), 0) FROM signups
         WHERE shift_id = new.shift_id AND state IN ('asked', 'held', 'confirmed'));
END;
CREATE TRIGGER signups_come_back_only_to_a_free_seat BEFORE UPDATE OF shift_id, state, size ON signups
WHEN new.over = 0 AND new.state IN ('asked', 'held', 'confirmed') AND
    (old.state NOT IN ('asked', 'held', 'confirmed') OR new.shift_id <> old.shift_id OR new.size > old.size)
BEGIN
    SELECT RAISE(ABORT, 'the shift is full') WHERE (SELECT seats FROM shifts WHERE id = new.shift_id) < new.size +
        (SELECT coalesce(sum(size), 0) FROM signups
         WHERE shift_id = new.shift_id AND id <> new.id AND state IN ('asked', 'held', 'confirmed'));
END;
-- Whatever way somebody goes, the places they have not yet served are free again; what they served stays told.
CREATE TRIGGER places_are_free_when_their_person_goes BEFORE DELETE ON chats
BEGIN
    UPDATE signups SET state = 'left', until = NULL
    WHERE chat_id = old.id AND state IN ('asked', 'held', 'confirmed') AND attended IS NULL;
END;

CREATE TABLE shift_waits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    shift_id INTEGER NOT NULL REFERENCES shifts (id),
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    since INTEGER NOT NULL,
    told TEXT NOT NULL DEFAULT '' CHECK (told IN ('', 'skipped', 'open')),  -- said already, to be said once
    UNIQUE (shift_id, chat_id)
) STRICT;
CREATE INDEX shift_waits_chat ON shift_waits (chat_id);

CREATE TABLE shift_rules (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    rest_minutes INTEGER NOT NULL CHECK (rest_minutes >= 0),  -- between the end of one shift and the start of the next
    most_a_week INTEGER CHECK (most_a_week > 0)
) STRICT;
INSERT INTO shift_rules (id, rest_minutes) VALUES (1, 0);
