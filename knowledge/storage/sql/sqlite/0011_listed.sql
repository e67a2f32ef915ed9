-- The names and words of a large event in packed parts. What an earlier release kept row by row is read as it is, until
-- the event is imported anew.

CREATE TABLE listed (
    scope INTEGER NOT NULL REFERENCES event (id),
    kind  TEXT NOT NULL CHECK (kind IN ('name', 'term')),
    part  INTEGER NOT NULL,
    body  BLOB NOT NULL,
    PRIMARY KEY (scope, kind, part)
) STRICT, WITHOUT ROWID;
