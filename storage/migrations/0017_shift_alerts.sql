-- How short a shift was when it was last looked at near its start, so that coordinators are told once of each cause.
CREATE TABLE shift_alerts (
    shift_id INTEGER PRIMARY KEY REFERENCES shifts (id),
    level TEXT NOT NULL CHECK (level IN ('fine', 'short', 'empty'))
) STRICT;
