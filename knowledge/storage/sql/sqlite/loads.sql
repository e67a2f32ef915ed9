-- Named queries of what an import says alike of the facts that it adds, which this engine alone keeps apart.

-- name: next_load
SELECT COALESCE(MAX(number), 0) + 1, EXISTS (SELECT 1 FROM load WHERE scope = :scope AND at = :at) FROM load;

-- name: add_load
INSERT INTO load (number, scope, at, first, last, action, state, reason, actor)
VALUES (:number, :scope, :at, :first, :last, :action, :state, :reason, :actor);

-- name: add_loaded
INSERT INTO loaded (row, load, packed) VALUES (:row, :load, :packed);

-- name: open_loads
DROP TRIGGER IF EXISTS loaded_stays;
