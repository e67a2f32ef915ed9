-- Named queries of the SQLite engine: one block each, ended by the next name.

-- name: next_change
UPDATE meta SET value = value + 1 WHERE name = 'change' RETURNING value;

-- name: events
SELECT id, slug, body FROM event INDEXED BY event_by_guild
WHERE guild IN (0, :guild) AND overlays IS NULL ORDER BY first_day, slug;

-- name: layers
SELECT id, slug, overlays, guild FROM event INDEXED BY event_by_guild WHERE guild IN (0, :guild);

-- name: hidden
SELECT b.row FROM fact AS u CROSS JOIN fact AS b ON b.scope = :lower AND b.id = u.id
WHERE u.scope = :upper AND u.released = 0;

-- name: hidden_ids
SELECT f.scope, f.id FROM json_each(:rows) AS wanted CROSS JOIN fact AS f ON f.row = wanted.value;

-- name: event_by_slug
SELECT id, digest, body FROM event WHERE slug = :slug;

-- name: add_event
INSERT INTO event (slug, first_day, last_day, body) VALUES (:slug, :first, :last, :body)
RETURNING id;

-- name: change_event
UPDATE event SET first_day = :first, last_day = :last, body = :body WHERE id = :scope;

-- name: finish_event
UPDATE event SET digest = :digest, facts = :facts, words = :words, change = :change
WHERE id = :scope;

-- name: statistics
SELECT facts, words, change FROM event WHERE id = :scope;

-- name: terms
SELECT token, facts, surface FROM term WHERE scope = :scope ORDER BY token;

-- name: count_terms
SELECT count(*) FROM term WHERE scope = :scope;

-- name: term_lines
SELECT CAST(group_concat(line, char(10)) AS BLOB)
FROM (
    SELECT token || char(9) || facts || char(9) || surface AS line
    FROM term WHERE scope = :scope ORDER BY token
);

-- name: term_counts
SELECT t.token, t.facts FROM json_each(:tokens) AS wanted
CROSS JOIN term AS t ON t.scope = :scope AND t.token = wanted.value;

-- name: listed
SELECT body FROM listed WHERE scope = :scope AND kind = :kind ORDER BY part;

-- name: clear_listed
DELETE FROM listed WHERE scope = :scope AND kind = :kind;

-- name: add_listed
INSERT INTO listed (scope, kind, part, body) VALUES (:scope, :kind, :part, :body);

-- name: clear_terms
DELETE FROM term WHERE scope = :scope;

-- name: add_term
INSERT INTO term (scope, token, facts, surface) VALUES (:scope, :token, :facts, :surface);

-- name: names
SELECT id, body FROM name WHERE scope = :scope ORDER BY id;

-- name: count_names
SELECT count(*) FROM name WHERE scope = :scope;

-- name: name_lines
SELECT CAST(group_concat(line, char(10)) AS BLOB)
FROM (
    SELECT id || char(9) || body AS line FROM name WHERE scope = :scope ORDER BY id
);

-- name: clear_names
DELETE FROM name WHERE scope = :scope;

-- name: add_name
INSERT INTO name (scope, id, body) VALUES (:scope, :id, :body);

-- name: sources
SELECT id, body FROM source WHERE scope = :scope ORDER BY id;

-- name: clear_sources
DELETE FROM source WHERE scope = :scope;

-- name: add_source
INSERT INTO source (scope, id, body) VALUES (:scope, :id, :body);

-- name: passages
SELECT body FROM passage WHERE scope = :scope ORDER BY source, paragraph, id;

-- name: passages_between
SELECT body FROM passage
WHERE scope = :scope AND source = :source AND paragraph BETWEEN :first AND :last
ORDER BY paragraph, id;

-- name: clear_passages
DELETE FROM passage WHERE scope = :scope;

-- name: add_passage
INSERT INTO passage (scope, source, paragraph, id, body)
VALUES (:scope, :source, :paragraph, :id, :body);

-- name: heads
SELECT f.id, f.row, f.revision, f.retracted, f.position, COALESCE(b.action, r.action),
       COALESCE(b.reason, r.reason), COALESCE(b.at, r.at), COALESCE(l.packed, r.packed, r.hash)
FROM fact AS f
LEFT JOIN loaded AS l ON l.row = f.row AND f.revision = 1
LEFT JOIN load AS b ON b.number = l.load
LEFT JOIN revision AS r ON l.row IS NULL AND r.scope = f.scope AND r.fact = f.id AND r.number = f.revision
WHERE f.scope = :scope AND COALESCE(b.number, r.number) IS NOT NULL;

-- name: add_fact
INSERT INTO fact (row, scope, id, position, revision, retracted, first_day, last_day, day_class)
VALUES (:row, :scope, :id, :position, 1, 0, :first, :last, :day_class);

-- name: last_row
SELECT MAX(row) FROM fact;

-- name: move_head
UPDATE fact
SET position = :position, revision = :revision, retracted = :retracted,
    first_day = :first, last_day = :last, day_class = :day_class
WHERE row = :row;

-- name: retract_head
UPDATE fact
SET revision = :revision, retracted = 1, first_day = NULL, last_day = NULL, day_class = NULL
WHERE row = :row;

-- name: move_position
UPDATE fact SET position = :position WHERE row = :row;

-- name: add_revision
INSERT INTO revision (scope, fact, number, action, reason, actor, at, key, body, hash, packed)
VALUES (:scope, :fact, :number, :action, :reason, :actor, :at, :key, :body, :hash, :packed);

-- name: add_figure
INSERT INTO figure
VALUES (:scope, :measure, :fact, :ordinal, :best, :low, :high, :qualifier, :unit, :place,
        :grouping, :as_of, :cumulative, :counted_by);

-- name: clear_figures
WITH RECURSIVE kind (measure) AS (
    SELECT MIN(measure) FROM figure WHERE scope = :scope
    UNION ALL
    SELECT (SELECT MIN(g.measure) FROM figure AS g WHERE g.scope = :scope AND g.measure > k.measure)
    FROM kind AS k WHERE k.measure IS NOT NULL
)
DELETE FROM figure WHERE scope = :scope AND fact = :fact AND measure IN (SELECT measure FROM kind);

-- name: add_link
INSERT OR IGNORE INTO link VALUES (:scope, :fact, :kind, :other);

-- name: clear_links
DELETE FROM link WHERE scope = :scope AND fact = :fact;

-- name: document
SELECT COALESCE(d.packed, d.fields, entry(b.book, l.packed)), COALESCE(d.tokens, '')
FROM fact AS f
LEFT JOIN document AS d ON d.row = f.row
LEFT JOIN loaded AS l ON d.row IS NULL AND l.row = f.row AND f.revision = 1
LEFT JOIN load AS b ON b.number = l.load AND b.book IS NOT NULL
WHERE f.row = :row AND COALESCE(d.row, b.number) IS NOT NULL;

-- name: put_document
INSERT INTO document (row, change, fields, tokens, packed)
VALUES (:row, :change, :fields, :tokens, :packed)
ON CONFLICT (row) DO UPDATE
SET change = excluded.change, fields = excluded.fields, tokens = excluded.tokens,
    packed = excluded.packed;

-- name: drop_document
DELETE FROM document WHERE row = :row;

-- name: index_document
INSERT INTO fact_index (rowid, tokens) VALUES (:row, :tokens);

-- name: unindex_document
INSERT INTO fact_index (fact_index, rowid, tokens) VALUES ('delete', :row, :tokens);

-- name: optimize_index
INSERT INTO fact_index (fact_index) VALUES ('optimize');

-- name: check_index
INSERT INTO fact_index (fact_index, rank) VALUES ('integrity-check', 1);

-- name: matching
SELECT rowid FROM fact_index
WHERE fact_index MATCH :match AND rowid NOT IN (SELECT value FROM json_each(:hidden))
ORDER BY rowid LIMIT :limit;

-- name: matching_between
SELECT f.row FROM fact_index AS i CROSS JOIN fact AS f ON f.row = i.rowid
WHERE i.fact_index MATCH :match AND f.first_day <= :last AND f.last_day >= :first
  AND f.row NOT IN (SELECT value FROM json_each(:hidden))
ORDER BY i.rowid LIMIT :limit;

-- name: overlapping
SELECT row, first_day, position, last_day FROM fact
WHERE scope = :scope AND retracted = 0 AND day_class = :day_class
  AND first_day BETWEEN :earliest AND :last AND last_day >= :first
  AND row NOT IN (SELECT value FROM json_each(:hidden))
ORDER BY first_day, position LIMIT :limit;

-- name: lying_within
SELECT begins.key,
    (SELECT COUNT(*) FROM (
        SELECT 1 FROM fact
        WHERE scope = :scope AND retracted = 0 AND day_class = 0
          AND first_day BETWEEN begins.value AND ends.value
          AND row NOT IN (SELECT value FROM json_each(:hidden))
        LIMIT :limit)),
    EXISTS (
        SELECT 1 FROM json_each(:classes) AS class JOIN json_each(:longest) AS longest ON longest.key = class.key
        CROSS JOIN fact
        WHERE scope = :scope AND retracted = 0 AND day_class = class.value
          AND first_day BETWEEN begins.value - longest.value + 1 AND ends.value AND last_day >= begins.value)
FROM json_each(:firsts) AS begins JOIN json_each(:lasts) AS ends ON ends.key = begins.key;

-- name: begun_by_day
SELECT first_day, COUNT(*) FROM (
    SELECT first_day FROM fact
    WHERE scope = :scope AND retracted = 0 AND day_class = :day_class
      AND first_day BETWEEN :earliest AND :last AND last_day >= :first
      AND row NOT IN (SELECT value FROM json_each(:hidden))
    ORDER BY first_day LIMIT :limit
) GROUP BY first_day;

-- name: everything
SELECT id, row FROM fact
WHERE scope = :scope AND retracted = 0 AND row NOT IN (SELECT value FROM json_each(:hidden))
ORDER BY id LIMIT :limit;

-- name: index_heads
SELECT f.row, f.revision, COALESCE(d.change, b.change) AS since, f.scope, f.id, f.first_day, f.last_day
FROM json_each(:rows) AS wanted
CROSS JOIN fact AS f ON f.row = wanted.value
LEFT JOIN document AS d ON d.row = f.row
LEFT JOIN loaded AS l ON d.row IS NULL AND l.row = f.row AND f.revision = 1
LEFT JOIN load AS b ON b.number = l.load AND b.book IS NOT NULL
WHERE f.retracted = 0 AND since IS NOT NULL;

-- name: index_fields
SELECT f.row, COALESCE(d.packed, d.fields, entry(b.book, l.packed))
FROM json_each(:rows) AS wanted
CROSS JOIN fact AS f ON f.row = wanted.value
LEFT JOIN document AS d ON d.row = f.row
LEFT JOIN loaded AS l ON d.row IS NULL AND l.row = f.row AND f.revision = 1
LEFT JOIN load AS b ON b.number = l.load AND b.book IS NOT NULL
WHERE COALESCE(d.row, b.number) IS NOT NULL;

-- name: index_tokens
SELECT d.row, d.tokens FROM json_each(:rows) AS wanted
CROSS JOIN document AS d ON d.row = wanted.value;

-- name: heads_by_row
SELECT f.row, f.scope, f.id, f.revision, COALESCE(d.change, b.change)
FROM json_each(:rows) AS wanted CROSS JOIN fact AS f ON f.row = wanted.value
LEFT JOIN document AS d ON d.row = f.row
LEFT JOIN loaded AS l ON d.row IS NULL AND l.row = f.row AND f.revision = 1
LEFT JOIN load AS b ON b.number = l.load AND b.book IS NOT NULL
WHERE f.retracted = 0;

-- name: heads_by_id
SELECT f.row, f.scope, f.id, f.revision, COALESCE(d.change, b.change)
FROM json_each(:ids) AS wanted CROSS JOIN fact AS f ON f.scope = :scope AND f.id = wanted.value
LEFT JOIN document AS d ON d.row = f.row
LEFT JOIN loaded AS l ON d.row IS NULL AND l.row = f.row AND f.revision = 1
LEFT JOIN load AS b ON b.number = l.load AND b.book IS NOT NULL
WHERE f.retracted = 0 AND f.row NOT IN (SELECT value FROM json_each(:hidden));

-- name: bodies_by_row
SELECT f.row, COALESCE(told(b.book, l.packed), r.packed, r.body) AS told, f.scope, f.revision
FROM json_each(:rows) AS wanted CROSS JOIN fact AS f ON f.row = wanted.value
LEFT JOIN loaded AS l ON l.row = f.row AND f.revision = 1
LEFT JOIN load AS b ON b.number = l.load
LEFT JOIN revision AS r ON l.row IS NULL AND r.scope = f.scope AND r.fact = f.id AND r.number = f.revision
WHERE COALESCE(l.packed, r.packed, r.body) IS NOT NULL;

-- name: rows_placed
SELECT position, row FROM fact
WHERE scope = :scope AND retracted = 0 AND row NOT IN (SELECT value FROM json_each(:hidden));

-- name: days_from
SELECT DISTINCT first_day FROM fact
WHERE scope = :scope AND retracted = 0 AND day_class = 0 AND first_day >= :day
  AND row NOT IN (SELECT value FROM json_each(:hidden))
ORDER BY first_day LIMIT :limit;

-- name: days_until
SELECT DISTINCT first_day FROM fact
WHERE scope = :scope AND retracted = 0 AND day_class = 0 AND first_day < :day
  AND row NOT IN (SELECT value FROM json_each(:hidden))
ORDER BY first_day DESC LIMIT :limit;

-- name: measured
SELECT f.row, MIN(COALESCE(g.as_of, f.first_day, 0)) AS day, f.position
FROM figure AS g CROSS JOIN fact AS f ON f.scope = g.scope AND f.id = g.fact
WHERE g.scope = :scope AND g.measure = :measure AND f.retracted = 0
  AND f.row NOT IN (SELECT value FROM json_each(:hidden))
GROUP BY f.row ORDER BY day, f.position;

-- name: measured_near
SELECT f.row, COALESCE(g.as_of, f.first_day, 0) AS day, f.position
FROM fact AS f CROSS JOIN figure AS g ON g.scope = f.scope AND g.measure = :measure AND g.fact = f.id
WHERE f.scope = :scope AND f.retracted = 0 AND f.day_class IN (0, 1, 2, 3, 4)
  AND f.first_day BETWEEN :near - :reach AND :near + :reach
  AND f.row NOT IN (SELECT value FROM json_each(:hidden));

-- name: figures_by_row
SELECT f.row, g.unit, g.place, g.grouping
FROM json_each(:rows) AS wanted CROSS JOIN fact AS f ON f.row = wanted.value
CROSS JOIN figure AS g ON g.scope = f.scope AND g.measure = :measure AND g.fact = f.id;

-- name: has_many_measured
SELECT 1 FROM figure WHERE scope = :scope AND measure = :measure LIMIT 1 OFFSET :many;

-- name: measures
SELECT g.measure, COUNT(DISTINCT g.fact) AS facts
FROM figure AS g CROSS JOIN fact AS f ON f.scope = g.scope AND f.id = g.fact
WHERE g.scope = :scope AND f.retracted = 0 AND f.row NOT IN (SELECT value FROM json_each(:hidden))
GROUP BY g.measure;

-- name: history
SELECT f.id, 1, b.action, b.reason, b.actor, b.at, told(b.book, l.packed), b.state
FROM fact AS f CROSS JOIN loaded AS l ON l.row = f.row CROSS JOIN load AS b ON b.number = l.load
WHERE f.scope = :scope AND f.id = :fact
UNION ALL
SELECT fact, number, action, reason, actor, at, COALESCE(packed, body), state
FROM revision WHERE scope = :scope AND fact = :fact
ORDER BY 2;

-- name: body
SELECT COALESCE(packed, body) FROM revision WHERE scope = :scope AND fact = :fact AND number = :number
UNION ALL
SELECT told(b.book, l.packed)
FROM fact AS f CROSS JOIN loaded AS l ON l.row = f.row CROSS JOIN load AS b ON b.number = l.load
WHERE f.scope = :scope AND f.id = :fact AND :number = 1;

-- name: every_revision
SELECT f.id, 1, b.action, b.state, b.reason, b.at, told(b.book, l.packed), l.packed
FROM loaded AS l CROSS JOIN fact AS f ON f.row = l.row CROSS JOIN load AS b ON b.number = l.load
UNION ALL
SELECT fact, number, action, state, reason, at, COALESCE(packed, body), COALESCE(packed, hash) FROM revision;

-- name: schema
SELECT type, name, sql FROM sqlite_schema;

-- name: steps
SELECT number FROM step ORDER BY number;

-- name: last_changes
SELECT (SELECT value FROM meta WHERE name = 'change'), (SELECT COALESCE(MAX(change), 0) FROM event);

-- name: count_facts
SELECT COUNT(*) FROM fact;

-- name: every_event
SELECT id, slug, first_day, last_day, body, facts, words, overlays, guild FROM event ORDER BY id;

-- name: lower_layers
SELECT l.id FROM event AS l WHERE l.id = :pack
UNION ALL
SELECT l.id FROM event AS l INDEXED BY event_by_layer
WHERE l.overlays = :pack AND l.guild = 0 AND l.id <> :scope;

-- name: unaudited
SELECT COUNT(*) FROM event AS e
CROSS JOIN revision AS r ON r.scope = e.id
LEFT JOIN audit AS a ON a.digest = r.hash
WHERE e.overlays IS NOT NULL AND a.number IS NULL;

-- name: every_source
SELECT id, body FROM source WHERE scope = :scope ORDER BY id;

-- name: every_passage
SELECT source, paragraph, id, body FROM passage WHERE scope = :scope
ORDER BY source, paragraph, id;

-- name: every_fact
SELECT f.row, f.id, f.position, f.revision, f.retracted, f.first_day, f.last_day, f.day_class,
       COALESCE(
           (SELECT MAX(n.number) FROM revision AS n WHERE n.scope = f.scope AND n.fact = f.id),
           (SELECT 1 FROM loaded AS n WHERE n.row = f.row)
       ),
       COALESCE(b.action, r.action), COALESCE(told(b.book, l.packed), r.packed, r.body),
       COALESCE(d.packed, d.fields, entry(b.book, l.packed)),
       CASE WHEN d.row IS NULL AND b.book IS NOT NULL THEN '' ELSE d.tokens END, COALESCE(b.state, r.state), f.released
FROM fact AS f
LEFT JOIN loaded AS l ON l.row = f.row AND f.revision = 1
LEFT JOIN load AS b ON b.number = l.load
LEFT JOIN revision AS r ON l.row IS NULL AND r.scope = f.scope AND r.fact = f.id AND r.number = f.revision
LEFT JOIN document AS d ON d.row = f.row
WHERE f.scope = :scope ORDER BY f.id;

-- name: figures_of
WITH RECURSIVE kind (measure) AS (
    SELECT MIN(measure) FROM figure WHERE scope = :scope
    UNION ALL
    SELECT (SELECT MIN(g.measure) FROM figure AS g WHERE g.scope = :scope AND g.measure > k.measure)
    FROM kind AS k WHERE k.measure IS NOT NULL
)
SELECT g.ordinal, g.measure, g.best, g.low, g.high, g.qualifier, g.unit, g.place, g.grouping, g.as_of,
       g.cumulative, g.counted_by
FROM kind AS k CROSS JOIN figure AS g ON g.scope = :scope AND g.measure = k.measure AND g.fact = :fact;

-- name: links_of
SELECT kind, other FROM link WHERE scope = :scope AND fact = :fact;

-- name: facts_without_document
SELECT COUNT(*) FROM fact AS f LEFT JOIN document AS d ON d.row = f.row
LEFT JOIN loaded AS l ON d.row IS NULL AND l.row = f.row AND f.revision = 1
LEFT JOIN load AS b ON b.number = l.load
WHERE f.retracted = 0 AND d.row IS NULL AND b.book IS NULL;

-- name: dangling_links
SELECT COUNT(*) FROM link AS l CROSS JOIN event AS e ON e.id = l.scope
LEFT JOIN fact AS f ON f.scope = l.scope AND f.id = l.other
LEFT JOIN fact AS b ON b.scope = e.overlays AND b.id = l.other
LEFT JOIN event AS o INDEXED BY event_by_layer ON o.overlays = e.overlays AND o.guild = 0
LEFT JOIN fact AS h ON h.scope = o.id AND h.id = l.other
WHERE f.id IS NULL AND b.id IS NULL AND h.id IS NULL;

-- name: changed
SELECT * FROM (
    SELECT fact, number, action, reason, actor, at, COALESCE(packed, body), state
    FROM revision
    WHERE scope = :scope AND at >= :since AND at < :until ORDER BY at, fact, number LIMIT :limit
)
UNION ALL
SELECT * FROM (
    SELECT f.id, 1, b.action, b.reason, b.actor, b.at, told(b.book, l.packed), b.state
    FROM load AS b CROSS JOIN loaded AS l ON l.row BETWEEN b.first AND b.last
    CROSS JOIN fact AS f ON f.row = l.row
    WHERE b.scope = :scope AND b.at >= :since AND b.at < :until ORDER BY b.at, l.row LIMIT :limit
)
ORDER BY 6, 1, 2 LIMIT :limit;

-- name: corrections
SELECT fact, number, action, reason, actor, at,
       COALESCE(packed, body), state
FROM revision
WHERE scope = :scope AND at >= :since AND at < :until AND action <> :beginning
ORDER BY at DESC, fact DESC, number DESC LIMIT :limit;

-- name: change_set
SELECT receipt FROM change_set WHERE key = :key;

-- name: put_change_set
INSERT INTO change_set (key, at, receipt) VALUES (:key, :at, :receipt);

-- name: prune_change_sets
DELETE FROM change_set WHERE at < :before;

-- name: layers_of
SELECT id, overlays, guild FROM event WHERE slug = :slug AND guild IN (0, :guild)
UNION ALL
SELECT l.id, l.overlays, l.guild FROM event AS p
CROSS JOIN event AS l INDEXED BY event_by_layer ON l.overlays = p.id AND l.guild IN (0, :guild)
WHERE p.slug = :slug;

-- name: add_layer
INSERT INTO event (slug, first_day, last_day, body, guild, overlays)
SELECT :slug, first_day, last_day, :body, :guild, id FROM event WHERE id = :pack RETURNING id;

-- name: give_id
UPDATE event SET given = given + 1 WHERE id = :layer
RETURNING given, (SELECT p.body FROM event AS p WHERE p.slug = :slug);

-- name: touch_layer
UPDATE event SET change = :change WHERE id = :layer;

-- name: count_layer
UPDATE event SET facts = facts + :facts, words = words + :words WHERE id = :layer;

-- name: put_source
INSERT INTO source (scope, id, body) VALUES (:scope, :id, :body)
ON CONFLICT (scope, id) DO UPDATE SET body = excluded.body;

-- name: put_name
INSERT INTO name (scope, id, body) VALUES (:scope, :id, :body)
ON CONFLICT (scope, id) DO UPDATE SET body = excluded.body;

-- name: head
SELECT row, revision, retracted, released, position, based FROM fact
WHERE scope = :scope AND id = :fact;

-- name: add_layer_fact
INSERT INTO fact (scope, id, position, revision, retracted, released, based, first_day, last_day,
                  day_class)
VALUES (:scope, :id, :position, :revision, :retracted, :released, :based, :first, :last, :day_class)
RETURNING row;

-- name: move_layer_head
UPDATE fact
SET revision = :revision, retracted = :retracted, released = :released, based = :based,
    first_day = :first, last_day = :last, day_class = :day_class
WHERE row = :row;

-- name: add_layer_revision
INSERT INTO revision (scope, fact, number, action, reason, actor, at, key, body, hash, state)
VALUES (:scope, :fact, :number, :action, :reason, :actor, :at, NULL, :body, :hash, :state);

-- name: count_term
INSERT INTO term (scope, token, facts, surface) VALUES (:scope, :token, :by, :surface)
ON CONFLICT (scope, token) DO UPDATE SET facts = facts + excluded.facts;

-- name: drop_unused_terms
DELETE FROM term WHERE scope = :scope AND facts < 1;

-- name: layer_edits
SELECT fact, number, action, reason, actor, at, state FROM revision
WHERE scope = :scope AND at >= :since AND at < :until ORDER BY at, fact, number LIMIT :limit;

-- name: layer_facts
SELECT f.id, f.revision, f.retracted, f.based,
       COALESCE(r.packed, r.body)
FROM fact AS f CROSS JOIN revision AS r
  ON r.scope = f.scope AND r.fact = f.id AND r.number = f.revision
WHERE f.scope = :scope AND f.released = 0 AND f.based > 0 ORDER BY f.id;

-- name: newest_anywhere
SELECT MAX(number) FROM (
    SELECT f.revision AS number FROM event AS p CROSS JOIN fact AS f
      ON f.scope = p.id AND f.id = :fact
    WHERE p.slug = :slug
    UNION ALL
    SELECT f.revision FROM event AS p
    CROSS JOIN event AS l INDEXED BY event_by_layer ON l.overlays = p.id
    CROSS JOIN fact AS f ON f.scope = l.id AND f.id = :fact
    WHERE p.slug = :slug
);

-- name: layer_guilds
SELECT DISTINCT guild FROM event WHERE overlays IS NOT NULL OR guild <> 0 ORDER BY guild;

-- name: known_at
SELECT r.fact, r.number, r.action, r.state, COALESCE(r.packed, r.body), f.position
FROM fact AS f CROSS JOIN revision AS r ON r.scope = f.scope AND r.fact = f.id
WHERE f.scope = :scope AND r.number = (
    SELECT MAX(e.number) FROM revision AS e
    WHERE e.scope = f.scope AND e.fact = f.id AND e.at <= :at
)
UNION ALL
SELECT f.id, 1, b.action, b.state, told(b.book, l.packed), f.position
FROM fact AS f CROSS JOIN loaded AS l ON l.row = f.row CROSS JOIN load AS b ON b.number = l.load
WHERE f.scope = :scope AND b.at <= :at AND NOT EXISTS (
    SELECT 1 FROM revision AS e WHERE e.scope = f.scope AND e.fact = f.id AND +e.at <= :at
);

-- name: own_layer
SELECT id FROM event INDEXED BY event_by_layer WHERE overlays = :pack AND guild = :guild;

-- name: below
SELECT f.revision, f.retracted, f.released, COALESCE(told(b.book, l.packed), r.packed, r.body) AS told
FROM fact AS f
LEFT JOIN loaded AS l ON l.row = f.row AND f.revision = 1
LEFT JOIN load AS b ON b.number = l.load
LEFT JOIN revision AS r ON l.row IS NULL AND r.scope = f.scope AND r.fact = f.id AND r.number = f.revision
WHERE f.scope = :scope AND f.id = :fact AND COALESCE(l.packed, r.packed, r.body) IS NOT NULL;

-- name: recount_layer
UPDATE event SET facts = :facts, words = :words WHERE id = :layer;
