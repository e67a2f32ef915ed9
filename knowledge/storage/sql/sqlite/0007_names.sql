-- The names of a fact by the fact, as they are read: one tree in the place of two.

DROP INDEX fact_name_by_fact;

ALTER TABLE fact_name RENAME TO fact_name_by_name;

CREATE TABLE fact_name (
    scope INTEGER NOT NULL,
    fact  TEXT NOT NULL,
    name  TEXT NOT NULL,
    role  TEXT NOT NULL,
    PRIMARY KEY (scope, fact, name, role),
    FOREIGN KEY (scope, fact) REFERENCES fact (scope, id)
) STRICT, WITHOUT ROWID;

INSERT INTO fact_name (scope, fact, name, role)
SELECT scope, fact, name, role FROM fact_name_by_name ORDER BY scope, fact, name, role;

DROP TABLE fact_name_by_name;
