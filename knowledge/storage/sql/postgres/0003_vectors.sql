-- What facts mean, as an encoder made it of their text; derived, and only there where an operator wants it.

CREATE TABLE vector (
    row      BIGINT PRIMARY KEY REFERENCES document (row) ON DELETE CASCADE,
    scope    BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    encoder  TEXT COLLATE "C" NOT NULL,
    stamp    BIGINT NOT NULL,
    body     BYTEA NOT NULL
);

-- By this a server learns what came since it last looked.
CREATE INDEX vector_by_stamp ON vector (scope, stamp);

INSERT INTO meta VALUES ('vector', 0);
