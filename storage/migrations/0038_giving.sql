-- What is given out by hand: items, how many of each there are for one collection day (a session: its series and its
-- original day), a household's number on that day, and what is promised on it. Nothing is promised beyond the stock and
-- nothing is given twice: the triggers and the indexes are the last guard of every path.

CREATE TABLE items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    pictogram TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(name)),  -- empty for a kind the bot has words for
    programme TEXT NOT NULL,               -- whose sessions are its collection days
    service TEXT NOT NULL,                 -- who works this, may say yes
    sizes TEXT NOT NULL DEFAULT '' CHECK (sizes IN ('', 'age', 'sml')),
    per TEXT NOT NULL DEFAULT '' CHECK (per IN ('', 'week', 'month', 'year')),  -- one a household in that time
    from_on TEXT CHECK (from_on IS date(from_on)),  -- not before
    approval INTEGER NOT NULL DEFAULT 0 CHECK (approval IN (0, 1)),
    open INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0, 1)),  -- 0: nobody can ask for it now
    retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE stocks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id INTEGER NOT NULL REFERENCES items (id),
    size TEXT NOT NULL DEFAULT '',
    series TEXT NOT NULL,
    original_on TEXT NOT NULL CHECK (original_on IS date(original_on)),
    amount INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 100000),
    UNIQUE (item_id, size, series, original_on)
) STRICT;
CREATE INDEX stocks_day ON stocks (series, original_on);

CREATE TABLE tickets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    series TEXT NOT NULL,
    original_on TEXT NOT NULL CHECK (original_on IS date(original_on)),
    chat_id INTEGER REFERENCES chats (id) ON DELETE SET NULL,  -- a number is nobody else's on that day
    number INTEGER NOT NULL CHECK (number > 0),
    starts_at INTEGER NOT NULL,            -- the day as its holder was last told
    ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
    place TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    UNIQUE (series, original_on, number),
    UNIQUE (series, original_on, chat_id)
) STRICT;
CREATE INDEX tickets_chat ON tickets (chat_id) WHERE chat_id IS NOT NULL;
CREATE INDEX tickets_ends ON tickets (ends_at);

CREATE TABLE allotments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    stock_id INTEGER NOT NULL REFERENCES stocks (id),
    item_id INTEGER NOT NULL REFERENCES items (id),
    chat_id INTEGER REFERENCES chats (id) ON DELETE SET NULL,  -- what was collected stays told without the name
    state TEXT NOT NULL CHECK (state IN
        ('asked', 'held', 'granted', 'collected', 'expired', 'withdrawn', 'refused')),
    period TEXT NOT NULL DEFAULT '',       -- in which a household has one: '2026-12'
    again_on TEXT CHECK (again_on IS date(again_on)),  -- the first day after that
    until INTEGER,                         -- what is held is kept so long
    made_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    by_chat INTEGER REFERENCES chats (id) ON DELETE SET NULL,  -- who of the house did the last of it
    CHECK ((state = 'held') = (until IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX allotments_once_on_a_ticket ON allotments (ticket_id, stock_id)
    WHERE state IN ('asked', 'held', 'granted', 'collected');
CREATE UNIQUE INDEX allotments_once_in_a_period ON allotments (item_id, chat_id, period)
    WHERE period <> '' AND state IN ('asked', 'held', 'granted', 'collected');
CREATE INDEX allotments_stock ON allotments (stock_id, state);
CREATE INDEX allotments_chat ON allotments (chat_id) WHERE chat_id IS NOT NULL;
CREATE INDEX allotments_by ON allotments (by_chat) WHERE by_chat IS NOT NULL;
CREATE INDEX allotments_open ON allotments (state, item_id) WHERE state IN ('asked', 'held', 'granted');

CREATE TRIGGER allotments_never_more_than_the_stock BEFORE INSERT ON allotments
WHEN new.state IN ('asked', 'held', 'granted', 'collected')
BEGIN
    SELECT RAISE(ABORT, 'the stock is finished') WHERE (SELECT amount FROM stocks WHERE id = new.stock_id) <=
        (SELECT count(*) FROM allotments
         WHERE stock_id = new.stock_id AND state IN ('asked', 'held', 'granted', 'collected'));
END;
CREATE TRIGGER allotments_come_back_only_to_what_is_left BEFORE UPDATE OF state, stock_id ON allotments
WHEN new.state IN ('asked', 'held', 'granted', 'collected') AND
    (old.state NOT IN ('asked', 'held', 'granted', 'collected') OR new.stock_id <> old.stock_id)
BEGIN
    SELECT RAISE(ABORT, 'the stock is finished') WHERE (SELECT amount FROM stocks WHERE id = new.stock_id) <=
        (SELECT count(*) FROM allotments WHERE stock_id = new.stock_id AND id <> new.id
         AND state IN ('asked', 'held', 'granted', 'collected'));
END;
CREATE TRIGGER allotments_are_collected_once BEFORE UPDATE OF state ON allotments
WHEN (new.state = 'collected' AND old.state <> 'granted')
    OR (old.state = 'collected' AND new.state NOT IN ('collected', 'granted'))
BEGIN
    SELECT RAISE(ABORT, 'only what is granted is collected, and only once');
END;
CREATE TRIGGER stocks_never_below_what_is_promised BEFORE UPDATE OF amount ON stocks
WHEN new.amount < old.amount
BEGIN
    SELECT RAISE(ABORT, 'so much is promised') WHERE new.amount <
        (SELECT count(*) FROM allotments
         WHERE stock_id = new.id AND state IN ('asked', 'held', 'granted', 'collected'));
END;
-- Whatever way somebody goes, what they have not collected is there for others.
CREATE TRIGGER stock_is_free_when_its_person_goes BEFORE DELETE ON chats
BEGIN
    UPDATE allotments SET state = 'withdrawn', until = NULL
    WHERE chat_id = old.id AND state IN ('asked', 'held', 'granted');
END;

CREATE TABLE item_waits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order of the queue
    item_id INTEGER NOT NULL REFERENCES items (id),
    size TEXT NOT NULL DEFAULT '',
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    since INTEGER NOT NULL,
    told INTEGER NOT NULL DEFAULT 0 CHECK (told >= 0),  -- the stock of which they were told that the first tap has it
    UNIQUE (item_id, size, chat_id)
) STRICT;
CREATE INDEX item_waits_chat ON item_waits (chat_id);

-- What was given counts by item and day; when the row goes, its count stays (docs/decisions/0019).
CREATE VIEW given AS
SELECT a.id, date(a.changed_at, 'unixepoch', '+3 hours') AS day, 'given' AS what, i.key AS key, '' AS outcome, 1 AS n
FROM allotments a JOIN items i ON i.id = a.item_id WHERE a.state = 'collected';
CREATE TRIGGER allotments_leave_their_counts BEFORE DELETE ON allotments
BEGIN
    INSERT INTO tallies (day, what, key, outcome, n) SELECT day, what, key, outcome, n FROM given WHERE id = old.id
    ON CONFLICT (day, what, key, outcome) DO UPDATE SET n = n + excluded.n;
END;
