-- What grows with the facts is partitioned by the hash of its scope: what one event holds lies together, indexes
-- stay low, and the server sees to each partition by itself. "ticktock.partitions" tells how many are made.

-- A partition has a name of its own, so each trigger says which table it guards.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND TG_ARGV[0] = 'revision'
        AND current_setting('ticktock.erasing', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the table % is append-only', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END
$$;

DROP TRIGGER audit_is_final ON audit;
DROP TRIGGER audit_stays ON audit;
CREATE TRIGGER audit_is_final BEFORE UPDATE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse_change('audit');
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse_change('audit');

-- An entry lies beside its fact.
ALTER TABLE document ADD COLUMN scope BIGINT;
UPDATE document AS d SET scope = f.scope FROM fact AS f WHERE f.row = d.row;
DELETE FROM document WHERE scope IS NULL;
ALTER TABLE document ALTER COLUMN scope SET NOT NULL;

DO $$
DECLARE
    partitions INTEGER := COALESCE(NULLIF(current_setting('ticktock.partitions', true), ''), '8')::integer;
    divided    TEXT;
BEGIN
    ALTER TABLE vector DROP CONSTRAINT vector_row_fkey;
    FOREACH divided IN ARRAY ARRAY[
        'passage', 'name', 'fact', 'revision', 'figure', 'link', 'document', 'term', 'posting', 'vector'
    ]
    LOOP
        EXECUTE format('ALTER TABLE %I RENAME TO whole', divided);
        EXECUTE format(
            'CREATE TABLE %I (LIKE whole INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE) PARTITION BY HASH (scope)',
            divided
        );
        FOR number IN 0 .. partitions - 1 LOOP
            EXECUTE format(
                'CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS %s, REMAINDER %s)',
                divided || '_' || number, divided, partitions, number
            );
        END LOOP;
        EXECUTE format('INSERT INTO %I SELECT * FROM whole', divided);
        DROP TABLE whole;
    END LOOP;
END
$$;

ALTER TABLE passage ADD PRIMARY KEY (scope, source, paragraph, id);
ALTER TABLE name ADD PRIMARY KEY (scope, id);
ALTER TABLE fact ADD PRIMARY KEY (row, scope), ADD UNIQUE (scope, id);
ALTER TABLE revision ADD PRIMARY KEY (scope, fact, number);
ALTER TABLE figure ADD PRIMARY KEY (scope, fact, ordinal);
ALTER TABLE link ADD PRIMARY KEY (scope, fact, kind, other);
ALTER TABLE document ADD PRIMARY KEY (row, scope);
ALTER TABLE term ADD PRIMARY KEY (scope, token);
ALTER TABLE posting ADD PRIMARY KEY (scope, token, part);
ALTER TABLE vector ADD PRIMARY KEY (row, scope),
    ADD FOREIGN KEY (row, scope) REFERENCES document (row, scope) ON DELETE CASCADE;

CREATE INDEX fact_by_position ON fact (scope, retracted, position);
CREATE INDEX fact_by_day
    ON fact (scope, retracted, day_class, first_day, position, last_day) INCLUDE (row)
    WHERE day_class IS NOT NULL;
CREATE INDEX revision_by_time ON revision (scope, at);
CREATE INDEX figure_by_measure ON figure (scope, measure, fact);
CREATE INDEX fact_index ON document USING gin (words(tokens)) WHERE tokens <> '';
CREATE INDEX term_unused ON term (scope) WHERE facts < 1;
CREATE INDEX vector_by_stamp ON vector (scope, stamp);

CREATE TRIGGER revision_is_final BEFORE UPDATE ON revision
    FOR EACH ROW EXECUTE FUNCTION refuse_change('revision');
CREATE TRIGGER revision_stays BEFORE DELETE ON revision
    FOR EACH ROW EXECUTE FUNCTION refuse_change('revision');
