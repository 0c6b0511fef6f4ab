-- What a person adds to a request: when they can come, and whom they want as interpreter.

ALTER TABLE requests ADD COLUMN suits TEXT NOT NULL DEFAULT 'any' CHECK (suits IN ('any', 'morning', 'afternoon'));
ALTER TABLE requests ADD COLUMN interpreter TEXT NOT NULL DEFAULT 'none'
    CHECK (interpreter IN ('none', 'any', 'woman', 'outside'));  -- outside: nobody from their own community
