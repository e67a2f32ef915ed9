-- Named queries of the index of large events.

-- name: segments
SELECT s.scope, s.change, e.change FROM segment AS s CROSS JOIN event AS e ON e.id = s.scope;

-- name: standing
SELECT e.id, e.slug, e.overlays, e.guild, e.facts, e.change, s.change
FROM event AS e INDEXED BY event_by_guild LEFT JOIN segment AS s ON s.scope = e.id WHERE e.guild IN (0, :guild);

-- name: segment
SELECT change, mean, facts, generations FROM segment WHERE scope = :scope;

-- name: put_segment
INSERT INTO segment (scope, change, mean, facts, generations)
VALUES (:scope, :change, :mean, :facts, :generations)
ON CONFLICT (scope) DO UPDATE
SET change = excluded.change, mean = excluded.mean, facts = excluded.facts,
    generations = excluded.generations;

-- name: drop_segment
DELETE FROM segment WHERE scope = :scope;

-- name: unsegmented
SELECT e.id FROM event AS e LEFT JOIN segment AS s ON s.scope = e.id
WHERE e.facts >= :large AND s.scope IS NULL ORDER BY e.id;

-- name: add_posting
INSERT INTO posting (scope, token, part, first, gaps, impacts) VALUES (:scope, :token, :part, :first, :gaps, :impacts);

-- name: drop_postings
DELETE FROM posting WHERE scope = :scope;

-- name: postings
SELECT wanted.key, p.part, p.first, p.gaps, p.impacts
FROM json_each(:tokens) AS wanted
CROSS JOIN posting AS p ON p.scope = :scope AND p.token = wanted.value;

-- name: add_rare
INSERT INTO rare (scope, token, body) VALUES (:scope, :token, :body);

-- name: drop_rare
DELETE FROM rare WHERE scope = :scope;

-- name: rare
SELECT body FROM rare WHERE scope = :scope AND token <= :token ORDER BY token DESC LIMIT 1;

-- name: every_rare
SELECT token, body FROM rare WHERE scope = :scope ORDER BY token;

-- name: every_posting
SELECT token, part, first, gaps, impacts FROM posting WHERE scope = :scope ORDER BY token, part;

-- name: mark_outside
INSERT INTO outside (scope, row, held) VALUES (:scope, :row, :held)
ON CONFLICT (scope, row) DO UPDATE SET held = MAX(held, excluded.held);

-- name: outside
SELECT o.row, o.held, d.row IS NOT NULL FROM outside AS o LEFT JOIN document AS d ON d.row = o.row
WHERE o.scope = :scope ORDER BY o.row;

-- name: count_outside
SELECT held, COUNT(*) FROM outside WHERE scope = :scope GROUP BY held;

-- name: unmark_outside
DELETE FROM outside WHERE scope = :scope AND row = :row;

-- name: drop_outside
DELETE FROM outside WHERE scope = :scope;

-- name: documents_of
SELECT f.row, COALESCE(d.packed, d.fields, entry(b.book, l.packed)), COALESCE(d.tokens <> :none, 0)
FROM fact AS f
LEFT JOIN document AS d ON d.row = f.row
LEFT JOIN loaded AS l ON d.row IS NULL AND l.row = f.row AND f.revision = 1
LEFT JOIN load AS b ON b.number = l.load AND b.book IS NOT NULL
WHERE +f.scope = :scope AND COALESCE(d.row, b.number) IS NOT NULL ORDER BY f.row;

-- name: settle_document
UPDATE document SET tokens = :none WHERE row = :row;

-- name: rows_on_days
SELECT row FROM fact
WHERE scope = :scope AND retracted = 0 AND day_class = :day_class
  AND first_day BETWEEN :earliest AND :last AND last_day >= :first
LIMIT :limit;

-- name: within_days
SELECT f.row FROM json_each(:rows) AS wanted CROSS JOIN fact AS f ON f.row = wanted.value
WHERE f.first_day <= :last AND f.last_day >= :first;

-- name: index_rows
SELECT f.row, f.revision, f.scope, f.id, f.first_day, f.last_day, COALESCE(d.packed, d.fields, l.packed), b.book
FROM json_each(:rows) AS wanted
CROSS JOIN fact AS f ON f.row = wanted.value
LEFT JOIN document AS d ON d.row = f.row
LEFT JOIN loaded AS l ON d.row IS NULL AND l.row = f.row AND f.revision = 1
LEFT JOIN load AS b ON b.number = l.load AND b.book IS NOT NULL
WHERE f.retracted = 0 AND COALESCE(d.row, b.number) IS NOT NULL;
