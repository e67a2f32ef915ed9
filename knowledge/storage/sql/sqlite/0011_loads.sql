-- Large imports in fewer bytes once more. What an earlier release kept otherwise is read as it is.

-- The names and words of a large event in packed parts, until then row by row.
CREATE TABLE listed (
    scope INTEGER NOT NULL REFERENCES event (id),
    kind  TEXT NOT NULL CHECK (kind IN ('name', 'term')),
    part  INTEGER NOT NULL,
    body  BLOB NOT NULL,
    PRIMARY KEY (scope, kind, part)
) STRICT, WITHOUT ROWID;

-- The postings of tokens that few facts hold, many tokens in a block under the first of them.
CREATE TABLE rare (
    scope INTEGER NOT NULL REFERENCES event (id),
    token TEXT NOT NULL,
    body  BLOB NOT NULL,
    PRIMARY KEY (scope, token)
) STRICT, WITHOUT ROWID;

-- A part of postings stands in up to 64 rows. By way of what is below zero, as a number may be another's of before.
UPDATE posting SET part = -1 - part;
UPDATE posting SET part = (-1 - part) * 64;

-- What an import says alike of the facts that it adds, once: they are the rows from the first to the last, by their ids.
CREATE TABLE load (
    number INTEGER PRIMARY KEY,
    scope  INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    at     INTEGER NOT NULL,
    first  INTEGER NOT NULL,
    last   INTEGER NOT NULL CHECK (last >= first),
    action TEXT NOT NULL CHECK (action = 'add'),
    state  TEXT NOT NULL CHECK (state = ''),
    reason TEXT NOT NULL,
    actor  TEXT NOT NULL,
    UNIQUE (scope, at)
) STRICT;

-- The first revision of a fact that an import added: all else of it is what the import says of each.
CREATE TABLE loaded (
    row    INTEGER PRIMARY KEY REFERENCES fact (row) ON DELETE CASCADE,
    load   INTEGER NOT NULL,
    packed BLOB NOT NULL
) STRICT;

CREATE TRIGGER loaded_is_final BEFORE UPDATE ON loaded
BEGIN
    SELECT RAISE(ABORT, 'revisions are append-only');
END;

CREATE TRIGGER loaded_stays BEFORE DELETE ON loaded
BEGIN
    SELECT RAISE(ABORT, 'revisions are append-only');
END;

-- A fact's figures are found by the measures of its event, of which there are few.
DROP INDEX figure_by_fact;
