-- Who was erased, by a keyed hash alone: an older backup brings nobody back.

CREATE TABLE erased (
    found BLOB PRIMARY KEY,            -- keyed hash, another than in chats
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
