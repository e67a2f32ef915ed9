-- Named queries that only this engine has: how it begins an edit, what it finds at an address.

-- name: begin_editing
BEGIN ISOLATION LEVEL READ COMMITTED;
SELECT value FROM meta WHERE name = 'change' FOR UPDATE;

-- name: guard_revisions
SELECT set_config('ticktock.erasing', '', true);

-- name: lock_schema
SET LOCAL lock_timeout = '10min';
SELECT pg_advisory_xact_lock(7596559, 1);
RESET lock_timeout;

-- name: choose_partitions
SELECT set_config('ticktock.partitions', :partitions::bigint::text, true);

-- name: partitions
SELECT COALESCE(MAX(substring(pg_get_expr(c.relpartbound, c.oid) FROM 'modulus (\d+)')::bigint), 0)
FROM pg_class AS c WHERE c.relispartition AND c.relkind = 'r' AND c.relnamespace = to_regnamespace('ticktock');

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
ANALYZE event, name, source, passage, fact, revision, figure, link, document, term, posting, vector;

-- name: broken_pages
SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database();

-- name: entries
SELECT split_part(tokens, ' ', 1), COUNT(*) FROM document WHERE tokens <> '' GROUP BY 1;

-- name: indexed
SELECT COUNT(*) FROM document
WHERE tokens <> '' AND words(tokens) @@ :match::tsquery;

-- name: orphans
SELECT 'fact', COUNT(*) FROM fact AS f LEFT JOIN event AS e ON e.id = f.scope WHERE e.id IS NULL
UNION ALL
SELECT 'revision', COUNT(*) FROM revision AS r
LEFT JOIN fact AS f ON f.scope = r.scope AND f.id = r.fact WHERE f.id IS NULL
UNION ALL
SELECT 'figure', COUNT(*) FROM figure AS g
LEFT JOIN fact AS f ON f.scope = g.scope AND f.id = g.fact WHERE f.id IS NULL
UNION ALL
SELECT 'link', COUNT(*) FROM link AS l
LEFT JOIN fact AS f ON f.scope = l.scope AND f.id = l.fact WHERE f.id IS NULL
UNION ALL
SELECT 'document', COUNT(*) FROM document AS d LEFT JOIN fact AS f ON f.row = d.row AND f.scope = d.scope
WHERE f.row IS NULL
UNION ALL
SELECT 'name', COUNT(*) FROM name AS n LEFT JOIN event AS e ON e.id = n.scope WHERE e.id IS NULL
UNION ALL
SELECT 'source', COUNT(*) FROM source AS s LEFT JOIN event AS e ON e.id = s.scope WHERE e.id IS NULL
UNION ALL
SELECT 'passage', COUNT(*) FROM passage AS p LEFT JOIN event AS e ON e.id = p.scope
WHERE e.id IS NULL
UNION ALL
SELECT 'segment', COUNT(*) FROM segment AS s LEFT JOIN event AS e ON e.id = s.scope
WHERE e.id IS NULL
UNION ALL
SELECT 'term', COUNT(*) FROM term AS t LEFT JOIN event AS e ON e.id = t.scope WHERE e.id IS NULL
UNION ALL
SELECT 'posting', COUNT(*) FROM posting AS p LEFT JOIN event AS e ON e.id = p.scope WHERE e.id IS NULL
UNION ALL
SELECT 'outside', COUNT(*) FROM outside AS o LEFT JOIN event AS e ON e.id = o.scope WHERE e.id IS NULL;

-- name: sweep
VACUUM (SKIP_LOCKED) actor, proposal, gap, gap_wait, watch, report, guild, schedule, post, posted_fact, event,
    name, source, passage, fact, revision, figure, link, document, term, segment, posting, outside, vector;

-- name: last_edit
SELECT value FROM meta WHERE name = 'change';
