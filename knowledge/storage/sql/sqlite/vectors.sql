-- name: vectorless
SELECT f.row, f.revision, COALESCE(told(b.book, l.packed), r.packed, r.body) AS told
FROM fact AS f
LEFT JOIN document AS d ON d.row = f.row
LEFT JOIN loaded AS l ON l.row = f.row AND f.revision = 1
LEFT JOIN load AS b ON b.number = l.load
LEFT JOIN revision AS r ON l.row IS NULL AND r.scope = f.scope AND r.fact = f.id AND r.number = f.revision
LEFT JOIN vector AS v ON v.row = f.row AND v.revision = f.revision AND v.encoder = :encoder
WHERE f.row > :after AND f.retracted = 0 AND v.row IS NULL AND COALESCE(l.packed, r.packed, r.body) IS NOT NULL AND COALESCE(d.row, b.book) IS NOT NULL
ORDER BY f.row
LIMIT :limit;

-- name: vectorless_facts
SELECT f.row, f.revision, COALESCE(told(b.book, l.packed), r.packed, r.body) AS told
FROM json_each(:ids) AS wanted
CROSS JOIN event AS e ON e.slug = :layer
CROSS JOIN fact AS f ON f.scope = e.id AND f.id = wanted.value
LEFT JOIN document AS d ON d.row = f.row
LEFT JOIN loaded AS l ON l.row = f.row AND f.revision = 1
LEFT JOIN load AS b ON b.number = l.load
LEFT JOIN revision AS r ON l.row IS NULL AND r.scope = f.scope AND r.fact = f.id AND r.number = f.revision
LEFT JOIN vector AS v ON v.row = f.row AND v.revision = f.revision AND v.encoder = :encoder
WHERE f.retracted = 0 AND v.row IS NULL AND COALESCE(l.packed, r.packed, r.body) IS NOT NULL AND COALESCE(d.row, b.book) IS NOT NULL;

-- name: count_vectorless
SELECT COUNT(*)
FROM fact AS f
LEFT JOIN document AS d ON d.row = f.row
LEFT JOIN loaded AS l ON d.row IS NULL AND l.row = f.row AND f.revision = 1
LEFT JOIN load AS b ON b.number = l.load
LEFT JOIN vector AS v ON v.row = f.row AND v.revision = f.revision AND v.encoder = :encoder
WHERE f.retracted = 0 AND v.row IS NULL AND COALESCE(d.row, b.book) IS NOT NULL;

-- name: count_vectors
SELECT COUNT(*), COALESCE(SUM(LENGTH(body)), 0) FROM vector;

-- name: next_stamp
UPDATE meta SET value = value + 1 WHERE name = 'vector' RETURNING value;

-- name: put_vector
INSERT INTO vector (row, scope, revision, encoder, stamp, body)
SELECT f.row, f.scope, f.revision, :encoder, :stamp, :body
FROM fact AS f CROSS JOIN document AS d ON d.row = f.row
WHERE f.row = :row AND f.revision = :revision AND f.retracted = 0
ON CONFLICT (row) DO UPDATE SET
    scope = excluded.scope, revision = excluded.revision, encoder = excluded.encoder,
    stamp = excluded.stamp, body = excluded.body;

-- name: last_stamp
SELECT value FROM meta WHERE name = 'vector';

-- name: layer_vectors
SELECT COUNT(*) FROM vector WHERE scope = :scope;

-- name: vectors_since
SELECT row, revision, encoder, body FROM vector
WHERE scope = :scope AND stamp > :stamp;

-- name: every_vector
SELECT v.row, v.revision, f.revision, v.encoder, v.body, COALESCE(told(b.book, l.packed), r.packed, r.body) AS told
FROM vector AS v
CROSS JOIN fact AS f ON f.row = v.row
LEFT JOIN loaded AS l ON l.row = f.row AND v.revision = 1
LEFT JOIN load AS b ON b.number = l.load
LEFT JOIN revision AS r ON l.row IS NULL AND r.scope = f.scope AND r.fact = f.id AND r.number = v.revision
WHERE COALESCE(l.packed, r.packed, r.body) IS NOT NULL
ORDER BY v.row;

-- name: uneven_vectors
SELECT COUNT(*) FROM (SELECT encoder FROM vector GROUP BY encoder HAVING COUNT(DISTINCT LENGTH(body)) > 1) AS uneven;

-- name: drop_vectors
DELETE FROM vector;

-- name: revisions_of_facts
SELECT f.row, f.id, f.revision
FROM json_each(:ids) AS wanted CROSS JOIN fact AS f ON f.scope = :scope AND f.id = wanted.value
WHERE f.retracted = 0 AND f.row NOT IN (SELECT value FROM json_each(:hidden));
