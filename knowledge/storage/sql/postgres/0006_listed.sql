-- The names, the words and the rare tokens of a large event in packed parts. What an earlier release kept row by row is read as it is, until
-- the event is imported anew.

CREATE TABLE listed (
    scope BIGINT NOT NULL,
    part  BIGINT NOT NULL,
    kind  TEXT COLLATE "C" NOT NULL CHECK (kind IN ('name', 'term')),
    body  BYTEA NOT NULL,
    PRIMARY KEY (scope, kind, part)
);
ALTER TABLE listed ALTER COLUMN body SET STORAGE EXTERNAL;

CREATE TABLE rare (
    scope BIGINT NOT NULL,
    token TEXT COLLATE "C" NOT NULL,
    body  BYTEA NOT NULL,
    PRIMARY KEY (scope, token)
);
ALTER TABLE rare ALTER COLUMN body SET STORAGE EXTERNAL;

-- A part of postings stands in up to 64 rows. By way of what is below zero, as a number may be another's of before.
UPDATE posting SET part = -1 - part;
UPDATE posting SET part = (-1 - part) * 64;
