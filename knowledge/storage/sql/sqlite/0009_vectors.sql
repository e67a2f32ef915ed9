-- What facts mean, as an encoder made it of their text; derived, and only there where an operator wants it.

CREATE TABLE vector (
    row      INTEGER PRIMARY KEY REFERENCES document (row) ON DELETE CASCADE,
    scope    INTEGER NOT NULL REFERENCES event (id),
    revision INTEGER NOT NULL,
    encoder  TEXT NOT NULL,
    stamp    INTEGER NOT NULL,
    body     BLOB NOT NULL
) STRICT;

-- By this a server learns what came since it last looked.
CREATE INDEX vector_by_stamp ON vector (scope, stamp);

INSERT OR IGNORE INTO meta VALUES ('vector', 0);
