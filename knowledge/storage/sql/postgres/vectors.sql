-- name: vectorless
SELECT f.row, f.revision, either(r.packed, r.body)
FROM fact AS f
JOIN document AS d ON d.row = f.row AND d.scope = f.scope
JOIN revision AS r ON r.scope = f.scope AND r.fact = f.id AND r.number = f.revision
LEFT JOIN vector AS v ON v.row = f.row AND v.scope = f.scope AND v.revision = f.revision AND v.encoder = :encoder
WHERE f.row > :after AND f.retracted = 0 AND v.row IS NULL
ORDER BY f.row
LIMIT :limit;

-- name: vectorless_facts
SELECT f.row, f.revision, either(r.packed, r.body)
FROM unnest(:ids::text[]) AS wanted (value)
JOIN event AS e ON e.slug = :layer
JOIN fact AS f ON f.scope = e.id AND f.id = wanted.value
JOIN document AS d ON d.row = f.row AND d.scope = f.scope
JOIN revision AS r ON r.scope = f.scope AND r.fact = f.id AND r.number = f.revision
LEFT JOIN vector AS v ON v.row = f.row AND v.scope = f.scope AND v.revision = f.revision AND v.encoder = :encoder
WHERE f.retracted = 0 AND v.row IS NULL;

-- name: count_vectorless
SELECT COUNT(*)
FROM fact AS f
JOIN document AS d ON d.row = f.row AND d.scope = f.scope
LEFT JOIN vector AS v ON v.row = f.row AND v.scope = f.scope AND v.revision = f.revision AND v.encoder = :encoder
WHERE f.retracted = 0 AND v.row IS NULL;

-- name: count_vectors
SELECT COUNT(*), COALESCE(SUM(LENGTH(body)), 0)::bigint FROM vector;

-- name: next_stamp
UPDATE meta SET value = value + 1 WHERE name = 'vector' RETURNING value;

-- name: put_vector
INSERT INTO vector (row, scope, revision, encoder, stamp, body)
SELECT f.row, f.scope, f.revision, :encoder, :stamp, :body
FROM fact AS f JOIN document AS d ON d.row = f.row AND d.scope = f.scope
WHERE f.row = :row AND f.revision = :revision AND f.retracted = 0
ON CONFLICT (row, scope) DO UPDATE SET
    revision = excluded.revision, encoder = excluded.encoder,
    stamp = excluded.stamp, body = excluded.body;

-- name: last_stamp
SELECT value FROM meta WHERE name = 'vector';

-- name: layer_vectors
SELECT COUNT(*) FROM vector WHERE scope = :scope;

-- name: vectors_since
-- by parts
SELECT row, revision, encoder, body FROM vector
WHERE scope = :scope AND stamp > :stamp;

-- name: every_vector
-- by parts
SELECT v.row, v.revision, f.revision, v.encoder, v.body, either(r.packed, r.body)
FROM vector AS v
JOIN fact AS f ON f.row = v.row AND f.scope = v.scope
JOIN revision AS r ON r.scope = f.scope AND r.fact = f.id AND r.number = v.revision
ORDER BY v.row;

-- name: uneven_vectors
SELECT COUNT(*) FROM (SELECT encoder FROM vector GROUP BY encoder HAVING COUNT(DISTINCT LENGTH(body)) > 1) AS uneven;

-- name: drop_vectors
DELETE FROM vector;

-- name: revisions_of_facts
SELECT f.row, f.id, f.revision
FROM unnest(:ids::text[]) AS wanted (value) JOIN fact AS f ON f.scope = :scope AND f.id = wanted.value
WHERE f.retracted = 0 AND f.row <> ALL (:hidden::bigint[]);
