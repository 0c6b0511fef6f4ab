-- Staff plan by taps, answer by answer; a moved shift asks its people again; some come every week.

CREATE TABLE shift_drafts (
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('plan', 'over')),
    answers TEXT NOT NULL CHECK (json_valid(answers)),
    PRIMARY KEY (chat_id, kind)
) STRICT, WITHOUT ROWID;

-- When and where the shift was that somebody agreed to come to; asked_at names the act that moved it.
CREATE TABLE shift_moves (
    signup_id INTEGER PRIMARY KEY REFERENCES signups (id) ON DELETE CASCADE,
    asked_at INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    place TEXT NOT NULL
) STRICT;

CREATE TABLE standings (
    series_id INTEGER NOT NULL REFERENCES shift_series (id),
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    since INTEGER NOT NULL,
    filled_until TEXT NOT NULL CHECK (filled_until IS date(filled_until)),  -- later dates are taken as they are made
    PRIMARY KEY (series_id, chat_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX standings_chat ON standings (chat_id);

ALTER TABLE places ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));  -- 0: it has left the file
