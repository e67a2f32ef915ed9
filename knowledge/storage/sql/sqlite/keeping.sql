-- Named queries of proposals, gaps, watches and the audit; see queries.sql.

-- name: actor_of_member
INSERT INTO actor (member, name) VALUES (:member, :name)
ON CONFLICT (member) DO UPDATE SET name = excluded.name RETURNING id;

-- name: actor_of_name
INSERT INTO actor (member, name) VALUES (NULL, :name) RETURNING id;

-- name: actor
SELECT member, name FROM actor WHERE id = :id;

-- name: last_audit
SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1;

-- name: add_audit
INSERT INTO audit VALUES (:number, :at, :actor, :guild, :action, :scope, :fact, :revision, :digest, :note, :hash);

-- name: every_audit
SELECT number, at, actor, guild, action, scope, fact, revision, digest, note, hash FROM audit ORDER BY number;
