-- Files of ours that Telegram keeps, by what they show: the next who asks for the same gets it by reference.

CREATE TABLE kept_files (
    name TEXT PRIMARY KEY,                 -- a hash of everything that stands on it, and of its language
    file_id TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
