-- Named queries that only this engine has: how it begins an edit, what it finds at an address.

-- name: begin_editing
BEGIN ISOLATION LEVEL READ COMMITTED;
SELECT value FROM meta WHERE name = 'change' FOR UPDATE;

-- name: guard_revisions
SELECT set_config('ticktock.erasing', '', true);

-- name: lock_schema
SELECT pg_advisory_xact_lock(7596559, 1);

-- name: server
SELECT current_setting('server_encoding'), current_setting('server_version_num')::bigint,
       pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on';

-- name: found
SELECT to_regclass('ticktock.step') IS NOT NULL, COUNT(*) FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = 'ticktock';

-- name: has_schema
SELECT to_regnamespace('ticktock') IS NOT NULL;

-- name: make_schema
CREATE SCHEMA ticktock;

-- name: version
SELECT COALESCE(MAX(number), 0) FROM step;

-- name: add_step
INSERT INTO step (number) VALUES (:number);

-- name: analyse
ANALYZE event, name, source, passage, fact, revision, figure, citation, fact_name, link, document, term, posting;
