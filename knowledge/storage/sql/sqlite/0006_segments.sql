-- The index of a large event: for each token the facts that hold it and how much, as arrays.

-- An entry without tokens stands in the segment of its scope, any other in the full-text index.

CREATE TABLE segment (
    scope       INTEGER PRIMARY KEY REFERENCES event (id),
    change      INTEGER NOT NULL,
    mean        REAL NOT NULL,
    facts       INTEGER NOT NULL,
    generations INTEGER NOT NULL
) STRICT;

CREATE TABLE posting (
    scope   INTEGER NOT NULL REFERENCES event (id),
    token   TEXT NOT NULL,
    part    INTEGER NOT NULL,
    first   INTEGER NOT NULL,
    gaps    BLOB NOT NULL,
    impacts BLOB NOT NULL,
    PRIMARY KEY (scope, token, part)
) STRICT, WITHOUT ROWID;

-- Facts that changed since: "held" when the segment still tells what they were.
CREATE TABLE outside (
    scope INTEGER NOT NULL REFERENCES event (id),
    row   INTEGER NOT NULL,
    held  INTEGER NOT NULL CHECK (held IN (0, 1)),
    PRIMARY KEY (scope, row)
) STRICT, WITHOUT ROWID;
