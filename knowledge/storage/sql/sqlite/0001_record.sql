-- The record: events, what they cite and name, facts with append-only revisions, and their index.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO meta VALUES ('change', 0);

CREATE TABLE step (
    number INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE event (
    id        INTEGER PRIMARY KEY,
    slug      TEXT NOT NULL UNIQUE,
    first_day INTEGER NOT NULL,
    last_day  INTEGER NOT NULL CHECK (last_day >= first_day),
    body      TEXT NOT NULL,
    digest    TEXT NOT NULL DEFAULT '',
    facts     INTEGER NOT NULL DEFAULT 0,
    words     INTEGER NOT NULL DEFAULT 0,
    change    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE source (
    scope INTEGER NOT NULL REFERENCES event (id),
    id    TEXT NOT NULL,
    body  TEXT NOT NULL,
    PRIMARY KEY (scope, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE passage (
    scope     INTEGER NOT NULL REFERENCES event (id),
    source    TEXT NOT NULL,
    paragraph INTEGER NOT NULL,
    id        TEXT NOT NULL,
    body      TEXT NOT NULL,
    PRIMARY KEY (scope, source, paragraph, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE name (
    scope INTEGER NOT NULL REFERENCES event (id),
    id    TEXT NOT NULL,
    body  TEXT NOT NULL,
    PRIMARY KEY (scope, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact (
    row       INTEGER PRIMARY KEY,
    scope     INTEGER NOT NULL REFERENCES event (id),
    id        TEXT NOT NULL,
    position  INTEGER NOT NULL,
    revision  INTEGER NOT NULL CHECK (revision >= 1),
    retracted INTEGER NOT NULL DEFAULT 0 CHECK (retracted IN (0, 1)),
    first_day INTEGER,
    last_day  INTEGER,
    day_class INTEGER CHECK (day_class BETWEEN 0 AND 4),
    UNIQUE (scope, id),
    CHECK ((first_day IS NULL) = (last_day IS NULL) AND (first_day IS NULL) = (day_class IS NULL)),
    CHECK (last_day >= first_day)
) STRICT;

CREATE INDEX fact_by_position ON fact (scope, retracted, position);
CREATE INDEX fact_by_day ON fact (scope, retracted, day_class, first_day, last_day);

CREATE TABLE revision (
    scope  INTEGER NOT NULL REFERENCES event (id),
    fact   TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    action TEXT NOT NULL CHECK (action IN ('add', 'correct', 'retract', 'undo')),
    reason TEXT NOT NULL,
    actor  TEXT NOT NULL,
    at     INTEGER NOT NULL,
    key    TEXT,
    body   TEXT NOT NULL,
    hash   TEXT NOT NULL,
    PRIMARY KEY (scope, fact, number)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX revision_by_key ON revision (key) WHERE key IS NOT NULL;

CREATE TRIGGER revision_is_final BEFORE UPDATE ON revision
BEGIN
    SELECT RAISE(ABORT, 'revisions are append-only');
END;

CREATE TRIGGER revision_stays BEFORE DELETE ON revision
BEGIN
    SELECT RAISE(ABORT, 'revisions are append-only');
END;

CREATE TABLE figure (
    scope      INTEGER NOT NULL,
    measure    TEXT NOT NULL,
    fact       TEXT NOT NULL,
    ordinal    INTEGER NOT NULL,
    best       REAL NOT NULL,
    low        REAL,
    high       REAL,
    qualifier  TEXT NOT NULL,
    unit       TEXT NOT NULL,
    place      TEXT NOT NULL,
    grouping   TEXT NOT NULL,
    as_of      INTEGER,
    cumulative INTEGER NOT NULL CHECK (cumulative IN (0, 1)),
    counted_by TEXT NOT NULL,
    PRIMARY KEY (scope, measure, fact, ordinal),
    FOREIGN KEY (scope, fact) REFERENCES fact (scope, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE citation (
    scope     INTEGER NOT NULL,
    fact      TEXT NOT NULL,
    ordinal   INTEGER NOT NULL,
    source    TEXT NOT NULL,
    paragraph INTEGER NOT NULL,
    quote     TEXT NOT NULL,
    PRIMARY KEY (scope, fact, ordinal),
    FOREIGN KEY (scope, fact) REFERENCES fact (scope, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_name (
    scope INTEGER NOT NULL,
    name  TEXT NOT NULL,
    fact  TEXT NOT NULL,
    role  TEXT NOT NULL,
    PRIMARY KEY (scope, name, fact, role),
    FOREIGN KEY (scope, fact) REFERENCES fact (scope, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
    scope INTEGER NOT NULL,
    fact  TEXT NOT NULL,
    kind  TEXT NOT NULL,
    other TEXT NOT NULL,
    PRIMARY KEY (scope, fact, kind, other),
    FOREIGN KEY (scope, fact) REFERENCES fact (scope, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX figure_by_fact ON figure (scope, fact);
CREATE INDEX fact_name_by_fact ON fact_name (scope, fact);

CREATE TABLE document (
    row    INTEGER PRIMARY KEY REFERENCES fact (row),
    change INTEGER NOT NULL,
    fields TEXT NOT NULL,
    tokens TEXT NOT NULL
) STRICT;

CREATE TABLE term (
    scope   INTEGER NOT NULL REFERENCES event (id),
    token   TEXT NOT NULL,
    facts   INTEGER NOT NULL,
    surface TEXT NOT NULL,
    PRIMARY KEY (scope, token)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE fact_index USING fts5 (
    tokens,
    content = 'document',
    content_rowid = 'row',
    detail = none,
    columnsize = 0,
    tokenize = "ascii tokenchars '_'"
);
