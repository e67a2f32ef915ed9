-- Named queries of the PostgreSQL engine: one block each, ended by the next name.

-- name: next_change
UPDATE meta SET value = value + 1 WHERE name = 'change' RETURNING value;

-- name: events
SELECT id, slug, body FROM event
WHERE guild IN (0, :guild) AND overlays IS NULL ORDER BY first_day, slug;

-- name: layers
SELECT id, slug, overlays, guild FROM event WHERE guild IN (0, :guild);

-- name: hidden
SELECT b.row FROM fact AS u JOIN fact AS b ON b.scope = :lower AND b.id = u.id
WHERE u.scope = :upper AND u.released = 0;

-- name: hidden_ids
SELECT f.scope, f.id FROM unnest(:rows::bigint[]) WITH ORDINALITY AS wanted (value, place) JOIN fact AS f ON f.row = wanted.value AND f.scope = ANY (:scopes::bigint[])
ORDER BY wanted.place;

-- name: event_by_slug
SELECT id, digest, body FROM event WHERE slug = :slug;

-- name: add_event
INSERT INTO event (id, slug, first_day, last_day, body)
SELECT COALESCE(MAX(id), 0) + 1, :slug::text, :first::bigint, :last::bigint, :body::text FROM event
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
SELECT convert_to(string_agg(token || chr(9) || facts || chr(9) || surface, chr(10) ORDER BY token), 'UTF8')
FROM term WHERE scope = :scope;

-- name: term_counts
SELECT t.token, t.facts FROM unnest(:tokens::text[]) WITH ORDINALITY AS wanted (value, place)
JOIN term AS t ON t.scope = :scope AND t.token = wanted.value
ORDER BY wanted.place;

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
SELECT convert_to(string_agg(id || chr(9) || body, chr(10) ORDER BY id), 'UTF8')
FROM name WHERE scope = :scope;

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
SELECT f.id, f.row, f.revision, f.retracted, f.position, r.action, r.reason, r.at, either(r.packed, r.hash)
FROM fact AS f JOIN revision AS r
  ON r.scope = f.scope AND r.fact = f.id AND r.number = f.revision
WHERE f.scope = :scope;

-- name: add_fact
INSERT INTO fact (row, scope, id, position, first_day, last_day, day_class)
VALUES (:row, :scope, :id, :position, :first, :last, :day_class);

-- name: last_row
SELECT MAX(row) FROM fact;

-- name: move_head
UPDATE fact
SET position = :position, revision = :revision, retracted = :retracted,
    first_day = :first, last_day = :last, day_class = :day_class
WHERE row = :row AND scope = :scope;

-- name: retract_head
UPDATE fact
SET revision = :revision, retracted = 1, first_day = NULL, last_day = NULL, day_class = NULL
WHERE row = :row AND scope = :scope;

-- name: move_position
UPDATE fact SET position = :position WHERE row = :row AND scope = :scope;

-- name: add_revision
INSERT INTO revision (scope, fact, number, action, reason, actor, at, key, body, hash, packed)
VALUES (:scope, :fact, :number, :action, :reason, :actor, :at, :key, :body, :hash, :packed);

-- name: add_figure
INSERT INTO figure (scope, measure, fact, ordinal, best, low, high, qualifier, unit, place, grouping,
                    as_of, cumulative, counted_by)
VALUES (:scope, :measure, :fact, :ordinal, :best, :low, :high, :qualifier, :unit, :place,
        :grouping, :as_of, :cumulative, :counted_by);

-- name: clear_figures
DELETE FROM figure WHERE scope = :scope AND fact = :fact;

-- name: add_link
INSERT INTO link (scope, fact, kind, other) VALUES (:scope, :fact, :kind, :other)
ON CONFLICT DO NOTHING;

-- name: clear_links
DELETE FROM link WHERE scope = :scope AND fact = :fact;

-- name: document
SELECT either(packed, fields), tokens FROM document WHERE row = :row AND scope = :scope;

-- name: put_document
INSERT INTO document (row, scope, change, fields, tokens, packed)
VALUES (:row, :scope, :change, :fields, :tokens, :packed)
ON CONFLICT (row, scope) DO UPDATE
SET change = excluded.change, fields = excluded.fields, tokens = excluded.tokens,
    packed = excluded.packed;

-- name: drop_document
DELETE FROM document WHERE row = :row AND scope = :scope;

-- name: index_document
-- nothing, for the index follows the table: :row :tokens;

-- name: unindex_document
-- nothing, for the index follows the table: :row :tokens;

-- name: optimize_index
ANALYZE fact, document;

-- name: check_index
-- nothing, for the index follows the table;

-- name: matching
SELECT row FROM document
WHERE scope = ANY (:scopes::bigint[]) AND tokens <> '' AND words(tokens) @@ :match::tsquery
  AND row <> ALL (:hidden::bigint[])
ORDER BY row LIMIT :limit;

-- name: matching_between
SELECT f.row FROM document AS d JOIN fact AS f ON f.row = d.row AND f.scope = d.scope AND f.scope = ANY (:scopes::bigint[])
WHERE d.scope = ANY (:scopes::bigint[]) AND d.tokens <> '' AND words(d.tokens) @@ :match::tsquery
  AND f.first_day <= :last AND f.last_day >= :first AND f.row <> ALL (:hidden::bigint[])
ORDER BY f.row LIMIT :limit;

-- name: overlapping
SELECT row, first_day, position, last_day FROM fact
WHERE scope = :scope AND retracted = 0 AND day_class = :day_class
  AND first_day BETWEEN :earliest AND :last AND last_day >= :first
  AND row <> ALL (:hidden::bigint[])
ORDER BY first_day, position LIMIT :limit;

-- name: lying_within
SELECT span.place - 1,
    (SELECT COUNT(*) FROM (
        SELECT 1 FROM fact
        WHERE scope = :scope AND retracted = 0 AND day_class = 0
          AND first_day BETWEEN span.first AND span.last
          AND row <> ALL (:hidden::bigint[])
        LIMIT :limit) AS alone),
    EXISTS (
        SELECT 1 FROM unnest(:classes::bigint[], :longest::bigint[]) AS longer (class, days) CROSS JOIN fact
        WHERE scope = :scope AND retracted = 0 AND day_class = longer.class
          AND first_day BETWEEN span.first - longer.days + 1 AND span.last AND last_day >= span.first)
FROM unnest(:firsts::bigint[], :lasts::bigint[]) WITH ORDINALITY AS span (first, last, place);

-- name: begun_by_day
SELECT first_day, COUNT(*) FROM (
    SELECT first_day FROM fact
    WHERE scope = :scope AND retracted = 0 AND day_class = :day_class
      AND first_day BETWEEN :earliest AND :last AND last_day >= :first
      AND row <> ALL (:hidden::bigint[])
    ORDER BY first_day LIMIT :limit
) AS found GROUP BY first_day;

-- name: everything
SELECT id, row FROM fact
WHERE scope = :scope AND retracted = 0 AND row <> ALL (:hidden::bigint[])
ORDER BY id LIMIT :limit;

-- name: index_heads
SELECT f.row, f.revision, d.change, f.scope, f.id, f.first_day, f.last_day
FROM unnest(:rows::bigint[]) WITH ORDINALITY AS wanted (value, place)
JOIN fact AS f ON f.row = wanted.value AND f.scope = ANY (:scopes::bigint[])
JOIN document AS d ON d.row = f.row AND d.scope = f.scope AND d.scope = ANY (:scopes::bigint[])
WHERE f.retracted = 0
ORDER BY wanted.place;

-- name: index_fields
SELECT d.row, either(d.packed, d.fields) FROM unnest(:rows::bigint[]) WITH ORDINALITY AS wanted (value, place)
JOIN document AS d ON d.row = wanted.value AND d.scope = ANY (:scopes::bigint[])
ORDER BY wanted.place;

-- name: index_tokens
SELECT d.row, d.tokens FROM unnest(:rows::bigint[]) WITH ORDINALITY AS wanted (value, place)
JOIN document AS d ON d.row = wanted.value AND d.scope = ANY (:scopes::bigint[])
ORDER BY wanted.place;

-- name: heads_by_row
SELECT f.row, f.scope, f.id, f.revision, d.change
FROM unnest(:rows::bigint[]) WITH ORDINALITY AS wanted (value, place) JOIN fact AS f ON f.row = wanted.value AND f.scope = ANY (:scopes::bigint[])
LEFT JOIN document AS d ON d.row = f.row AND d.scope = f.scope AND d.scope = ANY (:scopes::bigint[])
WHERE f.retracted = 0
ORDER BY wanted.place;

-- name: heads_by_id
SELECT f.row, f.scope, f.id, f.revision, d.change
FROM unnest(:ids::text[]) WITH ORDINALITY AS wanted (value, place)
JOIN fact AS f ON f.scope = :scope AND f.id = wanted.value
LEFT JOIN document AS d ON d.row = f.row AND d.scope = f.scope
WHERE f.retracted = 0 AND f.row <> ALL (:hidden::bigint[])
ORDER BY wanted.place;

-- name: bodies_by_row
SELECT f.row, either(r.packed, r.body), f.scope, f.revision
FROM unnest(:rows::bigint[]) WITH ORDINALITY AS wanted (value, place) JOIN fact AS f ON f.row = wanted.value AND f.scope = ANY (:scopes::bigint[])
JOIN revision AS r ON r.scope = f.scope AND r.scope = ANY (:scopes::bigint[]) AND r.fact = f.id AND r.number = f.revision
ORDER BY wanted.place;

-- name: rows_placed
SELECT position, row FROM fact
WHERE scope = :scope AND retracted = 0 AND row <> ALL (:hidden::bigint[]);

-- name: days_from
SELECT DISTINCT first_day FROM fact
WHERE scope = :scope AND retracted = 0 AND day_class = 0 AND first_day >= :day
  AND row <> ALL (:hidden::bigint[])
ORDER BY first_day LIMIT :limit;

-- name: days_until
SELECT DISTINCT first_day FROM fact
WHERE scope = :scope AND retracted = 0 AND day_class = 0 AND first_day < :day
  AND row <> ALL (:hidden::bigint[])
ORDER BY first_day DESC LIMIT :limit;

-- name: measured
SELECT f.row, MIN(COALESCE(g.as_of, f.first_day, 0)) AS day, f.position
FROM figure AS g JOIN fact AS f ON f.scope = g.scope AND f.id = g.fact
WHERE g.scope = :scope AND g.measure = :measure AND f.retracted = 0
  AND f.row <> ALL (:hidden::bigint[])
GROUP BY f.row, f.position ORDER BY day, f.position;

-- name: measured_near
SELECT f.row, COALESCE(g.as_of, f.first_day, 0) AS day, f.position
FROM fact AS f JOIN figure AS g ON g.scope = f.scope AND g.measure = :measure AND g.fact = f.id
WHERE f.scope = :scope AND f.retracted = 0 AND f.day_class IN (0, 1, 2, 3, 4)
  AND f.first_day BETWEEN :near::bigint - :reach::bigint AND :near::bigint + :reach::bigint
  AND f.row <> ALL (:hidden::bigint[]);

-- name: figures_by_row
SELECT f.row, g.unit, g.place, g.grouping
FROM unnest(:rows::bigint[]) AS wanted (value) JOIN fact AS f ON f.row = wanted.value AND f.scope = ANY (:scopes::bigint[])
JOIN figure AS g ON g.scope = f.scope AND g.scope = ANY (:scopes::bigint[]) AND g.measure = :measure AND g.fact = f.id;

-- name: has_many_measured
SELECT 1 FROM figure WHERE scope = :scope AND measure = :measure LIMIT 1 OFFSET :many;

-- name: measures
SELECT g.measure, COUNT(DISTINCT g.fact) AS facts
FROM figure AS g JOIN fact AS f ON f.scope = g.scope AND f.id = g.fact
WHERE g.scope = :scope AND f.retracted = 0 AND f.row <> ALL (:hidden::bigint[])
GROUP BY g.measure;

-- name: history
SELECT fact, number, action, reason, actor, at, either(packed, body), state FROM revision
WHERE scope = :scope AND fact = :fact ORDER BY number;

-- name: body
SELECT either(packed, body) FROM revision WHERE scope = :scope AND fact = :fact AND number = :number;

-- name: every_revision
-- by parts
SELECT fact, number, action, state, reason, at, either(packed, body), either(packed, hash)
FROM revision ORDER BY scope, fact, number;

-- name: schema
SELECT 'table', c.relname || '.' || a.attname,
       format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0
  AND NOT a.attisdropped
UNION ALL
SELECT 'partition', c.relname, p.relname || ' ' || pg_get_expr(c.relpartbound, c.oid)
FROM pg_class AS c JOIN pg_inherits AS i ON i.inhrelid = c.oid JOIN pg_class AS p ON p.oid = i.inhparent
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relispartition
UNION ALL
SELECT 'index', c.relname, pg_get_indexdef(c.oid) || CASE WHEN x.indisvalid THEN '' ELSE ' INVALID' END
FROM pg_class AS c JOIN pg_index AS x ON x.indexrelid = c.oid
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('i', 'I')
UNION ALL
SELECT 'trigger', c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid) || CASE t.tgenabled WHEN 'O' THEN '' ELSE ' DISABLED' END
FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal
UNION ALL
SELECT 'constraint', c.relname || '.' || k.conname, pg_get_constraintdef(k.oid)
FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = k.conrelid
WHERE k.connamespace = current_schema()::regnamespace AND k.contype IN ('c', 'f')
UNION ALL
SELECT 'function', p.proname, pg_get_functiondef(p.oid) FROM pg_proc AS p
WHERE p.pronamespace = current_schema()::regnamespace;

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
SELECT l.id FROM event AS l
WHERE l.overlays = :pack AND l.guild = 0 AND l.id <> :scope;

-- name: unaudited
SELECT COUNT(*) FROM event AS e
JOIN revision AS r ON r.scope = e.id
LEFT JOIN audit AS a ON a.digest = r.hash
WHERE e.overlays IS NOT NULL AND a.number IS NULL;

-- name: every_source
SELECT id, body FROM source WHERE scope = :scope ORDER BY id;

-- name: every_passage
SELECT source, paragraph, id, body FROM passage WHERE scope = :scope
ORDER BY source, paragraph, id;

-- name: every_fact
-- by parts
SELECT f.row, f.id, f.position, f.revision, f.retracted, f.first_day, f.last_day, f.day_class,
       (SELECT MAX(n.number) FROM revision AS n WHERE n.scope = f.scope AND n.fact = f.id),
       r.action, either(r.packed, r.body), either(d.packed, d.fields), d.tokens, r.state, f.released
FROM fact AS f
LEFT JOIN revision AS r ON r.scope = f.scope AND r.fact = f.id AND r.number = f.revision
LEFT JOIN document AS d ON d.row = f.row AND d.scope = f.scope
WHERE f.scope = :scope ORDER BY f.id;

-- name: figures_of
SELECT ordinal, measure, best, low, high, qualifier, unit, place, grouping, as_of, cumulative,
       counted_by
FROM figure WHERE scope = :scope AND fact = :fact;

-- name: links_of
SELECT kind, other FROM link WHERE scope = :scope AND fact = :fact;

-- name: facts_without_document
SELECT COUNT(*) FROM fact AS f LEFT JOIN document AS d ON d.row = f.row AND d.scope = f.scope
WHERE f.retracted = 0 AND d.row IS NULL;

-- name: dangling_links
SELECT COUNT(*) FROM link AS l JOIN event AS e ON e.id = l.scope
LEFT JOIN fact AS f ON f.scope = l.scope AND f.id = l.other
LEFT JOIN fact AS b ON b.scope = e.overlays AND b.id = l.other
LEFT JOIN event AS o ON o.overlays = e.overlays AND o.guild = 0
LEFT JOIN fact AS h ON h.scope = o.id AND h.id = l.other
WHERE f.id IS NULL AND b.id IS NULL AND h.id IS NULL;

-- name: changed
SELECT fact, number, action, reason, actor, at, either(packed, body), state FROM revision
WHERE scope = :scope AND at >= :since AND at < :until ORDER BY at, fact, number LIMIT :limit;

-- name: corrections
SELECT fact, number, action, reason, actor, at, either(packed, body), state FROM revision
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
JOIN event AS l ON l.overlays = p.id AND l.guild IN (0, :guild)
WHERE p.slug = :slug;

-- name: add_layer
INSERT INTO event (id, slug, first_day, last_day, body, guild, overlays)
SELECT (SELECT MAX(id) + 1 FROM event), :slug::text, first_day, last_day, :body::text, :guild::bigint, id
FROM event WHERE id = :pack
RETURNING id;

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
INSERT INTO fact (row, scope, id, position, revision, retracted, released, based, first_day, last_day,
                  day_class)
SELECT COALESCE(MAX(row), 0) + 1, :scope::bigint, :id::text, :position::bigint, :revision::bigint,
       :retracted::smallint, :released::smallint, :based::bigint, :first::bigint, :last::bigint,
       :day_class::smallint
FROM fact
RETURNING row;

-- name: move_layer_head
UPDATE fact
SET revision = :revision, retracted = :retracted, released = :released, based = :based,
    first_day = :first, last_day = :last, day_class = :day_class
WHERE row = :row AND scope = :scope;

-- name: add_layer_revision
INSERT INTO revision (scope, fact, number, action, reason, actor, at, key, body, hash, state)
VALUES (:scope, :fact, :number, :action, :reason, :actor, :at, NULL, :body, :hash, :state);

-- name: count_term
INSERT INTO term (scope, token, facts, surface) VALUES (:scope, :token, :by, :surface)
ON CONFLICT (scope, token) DO UPDATE SET facts = term.facts + excluded.facts;

-- name: drop_unused_terms
DELETE FROM term WHERE scope = :scope AND facts < 1;

-- name: layer_edits
SELECT fact, number, action, reason, actor, at, state FROM revision
WHERE scope = :scope AND at >= :since AND at < :until ORDER BY at, fact, number LIMIT :limit;

-- name: layer_facts
SELECT f.id, f.revision, f.retracted, f.based, either(r.packed, r.body)
FROM fact AS f JOIN revision AS r
  ON r.scope = f.scope AND r.fact = f.id AND r.number = f.revision
WHERE f.scope = :scope AND f.released = 0 AND f.based > 0 ORDER BY f.id;

-- name: newest_anywhere
SELECT MAX(f.revision) FROM fact AS f
WHERE f.id = :fact AND f.scope = ANY (ARRAY(
    SELECT p.id FROM event AS p WHERE p.slug = :slug
    UNION ALL
    SELECT l.id FROM event AS p JOIN event AS l ON l.overlays = p.id WHERE p.slug = :slug
));

-- name: layer_guilds
SELECT DISTINCT guild FROM event WHERE overlays IS NOT NULL OR guild <> 0 ORDER BY guild;

-- name: known_at
SELECT r.fact, r.number, r.action, r.state, either(r.packed, r.body), f.position
FROM fact AS f JOIN revision AS r ON r.scope = f.scope AND r.fact = f.id
WHERE f.scope = :scope AND r.number = (
    SELECT MAX(e.number) FROM revision AS e
    WHERE e.scope = f.scope AND e.fact = f.id AND e.at <= :at
);

-- name: own_layer
SELECT id FROM event WHERE overlays = :pack AND guild = :guild;

-- name: below
SELECT f.revision, f.retracted, f.released, either(r.packed, r.body)
FROM fact AS f JOIN revision AS r
  ON r.scope = f.scope AND r.fact = f.id AND r.number = f.revision
WHERE f.scope = :scope AND f.id = :fact;

-- name: recount_layer
UPDATE event SET facts = :facts, words = :words WHERE id = :layer;
