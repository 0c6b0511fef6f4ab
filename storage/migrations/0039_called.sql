-- Who is called to the table of a collection day. A number has a row once it was called, put off or told that it is near.

CREATE TABLE calls (
    ticket_id INTEGER PRIMARY KEY REFERENCES tickets (id) ON DELETE CASCADE,
    called_at INTEGER,                     -- empty: not called now
    times INTEGER NOT NULL DEFAULT 0 CHECK (times >= 0),  -- acts so far: the tap of an older screen changes nothing
    put_off INTEGER NOT NULL DEFAULT 0 CHECK (put_off >= 0),
    turn INTEGER,                          -- where it stands in the line; empty: by its number
    near INTEGER CHECK (near > 0),         -- the place in the line that its holder was last told
    by_chat INTEGER REFERENCES chats (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX calls_by ON calls (by_chat) WHERE by_chat IS NOT NULL;
CREATE INDEX calls_called ON calls (called_at) WHERE called_at IS NOT NULL;
