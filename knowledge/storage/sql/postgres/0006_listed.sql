-- The names and words of a large event in packed parts. What an earlier release kept row by row is read as it is, until
-- the event is imported anew.

CREATE TABLE listed (
    scope BIGINT NOT NULL,
    part  BIGINT NOT NULL,
    kind  TEXT COLLATE "C" NOT NULL CHECK (kind IN ('name', 'term')),
    body  BYTEA NOT NULL,
    PRIMARY KEY (scope, kind, part)
);
ALTER TABLE listed ALTER COLUMN body SET STORAGE EXTERNAL;
