-- Named queries of what an import says alike of the facts that it adds, which this engine alone keeps apart.

-- name: next_load
SELECT COALESCE(MAX(number), 0) + 1, EXISTS (SELECT 1 FROM load WHERE scope = :scope AND at = :at) FROM load;

-- name: add_load
INSERT INTO load (number, scope, at, first, last, action, state, reason, actor, change, book, words)
VALUES (:number, :scope, :at, :first, :last, :action, :state, :reason, :actor, :change, :book, :words);

-- name: add_loaded
INSERT INTO loaded (row, load, packed) VALUES (:row, :load, :packed);

-- name: open_loads
DROP TRIGGER IF EXISTS loaded_stays;

-- name: book
SELECT words FROM load WHERE book = :mark;

-- name: give_entry
INSERT INTO document (row, change, fields, tokens, packed)
SELECT f.row, b.change, '', '', entry_alone(b.book, l.packed)
FROM fact AS f
CROSS JOIN loaded AS l ON l.row = f.row AND f.revision = 1
CROSS JOIN load AS b ON b.number = l.load AND b.book IS NOT NULL
WHERE f.row = :row AND NOT EXISTS (SELECT 1 FROM document AS d WHERE d.row = f.row);
