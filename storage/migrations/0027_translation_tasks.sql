-- Texts of announcements that volunteers are asked to translate: who was asked, who has it, what they wrote;
-- and the language staff have chosen for who lacks a text.

ALTER TABLE announcements ADD COLUMN fallback TEXT NOT NULL DEFAULT '';  -- empty: the main language

CREATE TABLE translation_tasks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    announcement_id INTEGER NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    original BLOB,                         -- sealed; empty once nothing can come of it any more
    until INTEGER NOT NULL,
    asked_by INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    stage TEXT NOT NULL DEFAULT 'open' CHECK (stage IN
        ('open', 'taken', 'sent', 'used', 'refused', 'lapsed', 'ended')),
    taken_by INTEGER REFERENCES chats (id) ON DELETE SET NULL,
    answer BLOB,                           -- sealed
    told_at INTEGER                        -- everybody who could do it was asked, since it was last free
) STRICT;
CREATE UNIQUE INDEX translation_tasks_one_a_language ON translation_tasks (announcement_id, target)
    WHERE stage IN ('open', 'sent', 'taken');  -- as storage/translations.py names it
CREATE UNIQUE INDEX translation_tasks_one_a_person ON translation_tasks (taken_by) WHERE stage = 'taken';
CREATE INDEX translation_tasks_of ON translation_tasks (announcement_id);
CREATE INDEX translation_tasks_asked ON translation_tasks (asked_by) WHERE asked_by IS NOT NULL;
CREATE INDEX translation_tasks_taken ON translation_tasks (taken_by) WHERE taken_by IS NOT NULL;

-- Who had it was erased: it is free again.
CREATE TRIGGER translation_tasks_are_free_again AFTER UPDATE OF taken_by ON translation_tasks
WHEN new.taken_by IS NULL AND old.taken_by IS NOT NULL AND new.stage = 'taken'
BEGIN UPDATE translation_tasks SET stage = 'open', answer = NULL, told_at = NULL WHERE id = new.id; END;

CREATE TABLE translation_asks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id INTEGER NOT NULL REFERENCES translation_tasks (id) ON DELETE CASCADE,
    chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    asked_at INTEGER NOT NULL,
    answer TEXT CHECK (answer IN ('yes', 'no', 'over')),
    outbox_id INTEGER,                     -- the message that asks, until Telegram has named it
    message_id INTEGER,
    UNIQUE (task_id, chat_id)
) STRICT;
CREATE INDEX translation_asks_chat ON translation_asks (chat_id);
CREATE INDEX translation_asks_open ON translation_asks (task_id) WHERE answer IS NULL;
