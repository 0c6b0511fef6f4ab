-- A message that is taken away again by itself, such as somebody's own data in a file.

ALTER TABLE outbox ADD COLUMN gone_at INTEGER;
CREATE INDEX outbox_gone ON outbox (gone_at) WHERE gone_at IS NOT NULL;
