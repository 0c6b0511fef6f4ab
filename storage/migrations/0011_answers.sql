-- Answers the organisation has written itself. They are its public words and belong to nobody.

CREATE TABLE own_answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice: an old button finds its answer or none
    created_at INTEGER NOT NULL,
    by_chat INTEGER REFERENCES chats (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX own_answers_by ON own_answers (by_chat);

CREATE TABLE own_answer_texts (
    answer_id INTEGER NOT NULL REFERENCES own_answers (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 300),
    PRIMARY KEY (answer_id, language)
) STRICT, WITHOUT ROWID;
