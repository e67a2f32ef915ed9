-- Named queries of copying a whole record from one place to another. What stands in braces are names of tables and
-- columns, which are ours.

-- name: count_rows
SELECT count(*) FROM {relation};

-- name: first_rows
SELECT {columns} FROM {relation} ORDER BY {key} LIMIT :most;

-- name: next_rows
SELECT {columns} FROM {relation} WHERE ({key}) > ({after}) ORDER BY {key} LIMIT :most;

-- name: count_entries
SELECT count(*) FROM {relation};

-- name: first_entries
SELECT {columns} FROM {relation} ORDER BY {key} LIMIT :most;

-- name: next_entries
SELECT {columns} FROM {relation} WHERE ({key}) > ({after}) ORDER BY {key} LIMIT :most;

-- name: count_revisions
SELECT count(*) FROM {relation};

-- name: first_revisions
SELECT {columns} FROM {relation} ORDER BY {key} LIMIT :most;

-- name: next_revisions
SELECT {columns} FROM {relation} WHERE ({key}) > ({after}) ORDER BY {key} LIMIT :most;

-- name: add_row
INSERT INTO {relation} ({columns}) VALUES ({values});

-- name: add_entry
INSERT INTO document (row, scope, change, fields, tokens, packed)
SELECT :row::bigint, f.scope, :change::bigint, :fields::text, :tokens::text, :packed::bytea
FROM fact AS f WHERE f.row = :row;

-- name: put_meta
INSERT INTO meta (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: columns_of
SELECT column_name::text FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name = :relation AND is_generated = 'NEVER'
  AND (table_name, column_name) <> ('document', 'scope')
ORDER BY column_name COLLATE "C";

-- name: sequences
SELECT relname, last FROM (
    SELECT sequencename AS relation, last_value AS last FROM pg_sequences WHERE schemaname = current_schema()
) AS given
CROSS JOIN LATERAL (VALUES (regexp_replace(given.relation, '_(number|id)_seq$', ''))) AS meant (relname)
WHERE last IS NOT NULL AND relname IN ('proposal', 'gap', 'watch', 'schedule') ORDER BY relname COLLATE "C";

-- name: set_sequence
SELECT setval(
    pg_get_serial_sequence(:relation, CASE WHEN :relation = 'schedule' THEN 'id' ELSE 'number' END), :last
);

-- name: index_documents
SELECT :first::bigint <= :last::bigint;

-- name: unfinished
SELECT text FROM note WHERE name = 'moving';

-- name: begin_moving
INSERT INTO note (name, text) VALUES ('moving', :text) ON CONFLICT (name) DO NOTHING;

-- name: note_moving
UPDATE note SET text = :text WHERE name = 'moving' AND text = :before RETURNING name;

-- name: forget_moving
DELETE FROM note WHERE name = 'moving';

-- name: is_empty
SELECT (NOT EXISTS (SELECT 1 FROM event) AND NOT EXISTS (SELECT 1 FROM guild) AND NOT EXISTS (SELECT 1 FROM audit)
    AND NOT EXISTS (SELECT 1 FROM post) AND NOT EXISTS (SELECT 1 FROM claim))::int;

-- name: state_of_record
SELECT (SELECT value FROM meta WHERE name = 'change'), (SELECT max(changed) FROM post), (SELECT max(at) FROM claim);
