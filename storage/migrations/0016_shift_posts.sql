-- Calls for a shift in the volunteers' group: which message, and what it says now.

CREATE TABLE shift_posts (
    shift_id INTEGER PRIMARY KEY REFERENCES shifts (id),
    group_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    outbox_id INTEGER NOT NULL,            -- the message, or the change of it, that was owed last
    message_id INTEGER,                    -- empty until Telegram has it
    shown TEXT NOT NULL
) STRICT;
CREATE INDEX shift_posts_group ON shift_posts (group_id);
