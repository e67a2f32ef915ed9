-- Named queries of proposals, gaps, watches, the audit, and of what is erased; see queries.sql.

-- name: actor_of_member
INSERT INTO actor (id, member, name)
SELECT COALESCE(MAX(id), 0) + 1, :member::bigint, :name::text FROM actor
ON CONFLICT (member) DO UPDATE
SET name = CASE WHEN LENGTH(excluded.name) > 0 THEN excluded.name ELSE actor.name END
RETURNING id;

-- name: actor_of_name
INSERT INTO actor (id, member, name)
SELECT COALESCE(MAX(id), 0) + 1, NULL, :name::text FROM actor
ON CONFLICT (name) WHERE member IS NULL AND forgotten = 0 DO UPDATE SET name = excluded.name
RETURNING id;

-- name: actor
SELECT member, name FROM actor WHERE id = :id;

-- name: known_member
SELECT id, name FROM actor WHERE member = :member;

-- name: forget_actor
UPDATE actor SET member = NULL, name = :name, forgotten = 1 WHERE member = :member RETURNING 1;

-- name: last_audit
SELECT number, hash FROM audit WHERE number = (SELECT MAX(number) FROM audit);

-- name: add_audit
INSERT INTO audit (number, at, actor, guild, action, scope, fact, revision, digest, note, hash)
VALUES (:number, :at, :actor, :guild, :action, :scope, :fact, :revision, :digest, :note, :hash);

-- name: audit_alike
SELECT 1 FROM (
  SELECT at, guild, action, note FROM audit
  WHERE actor = :actor ORDER BY number DESC LIMIT :looked
) AS latest
WHERE guild = :guild AND action = :action AND note = :note AND at > :since LIMIT 1;

-- name: every_audit
-- by parts
SELECT number, at, actor, guild, action, scope, fact, revision, digest, note, hash FROM audit
ORDER BY number;

-- name: audit_after
SELECT number, at, actor, guild, action, scope, fact, revision, digest, note, hash FROM audit
WHERE number > :after ORDER BY number LIMIT :limit;

-- name: guild_audit_after
SELECT number, at, actor, guild, action, scope, fact, revision, digest, note, hash FROM audit
WHERE guild = :guild AND number > :after ORDER BY number LIMIT :limit;

-- name: guild_audit_latest
SELECT number, at, actor, guild, action, scope, fact, revision, digest, note, hash FROM audit
WHERE guild = :guild ORDER BY number DESC LIMIT :limit;

-- name: add_proposal
INSERT INTO proposal (guild, key, event, action, fact, expected, body, author, reason, at, channel,
                      state)
VALUES (:guild, :key, :event, :action, :fact, :expected, :body, :author, :reason, :at, :channel,
        :state)
RETURNING number;

-- name: proposal_by_key
SELECT number FROM proposal WHERE guild = :guild AND key = :key;

-- name: proposal_row
SELECT p.guild, p.event, p.action, p.fact, p.expected, p.body, p.reason, p.at, p.channel, p.state,
       p.decided, p.note, p.result, p.number, p.key, a.member, a.name, p.reviewer, r.member, r.name
FROM proposal AS p JOIN actor AS a ON a.id = p.author
LEFT JOIN actor AS r ON r.id = p.reviewer
WHERE p.number = :number AND p.guild = :guild;

-- name: proposals
SELECT number FROM proposal
WHERE guild = :guild ORDER BY number LIMIT :limit;

-- name: proposals_in_state
SELECT number FROM proposal
WHERE guild = :guild AND state = :state ORDER BY number LIMIT :limit;

-- name: proposals_about
SELECT number FROM proposal
WHERE guild = :guild AND state = :state AND event = :event AND action = :action AND fact = :fact
  AND expected = :expected
ORDER BY number;

-- name: proposals_of_author
SELECT number FROM proposal
WHERE author = (SELECT id FROM actor WHERE member = :author) AND guild = :guild
  AND (:state::text IS NULL OR state = :state)
ORDER BY number LIMIT :limit;

-- name: settle_proposal
UPDATE proposal
SET state = :state, reviewer = :reviewer, decided = :at, note = :note, result = :result
WHERE number = :number AND guild = :guild AND state = 'waiting' RETURNING event, fact;

-- name: drop_guild_proposals
DELETE FROM proposal WHERE guild = :guild;

-- name: prune_proposals
DELETE FROM proposal WHERE decided > 0 AND decided < :before RETURNING 1;

-- name: count_gap
INSERT INTO gap (number, guild, event, kind, key, label, first, last, count, state, fact, settled)
SELECT COALESCE(
    (SELECT number FROM gap
     WHERE guild = :guild AND event = :event AND kind = :kind AND key = :key),
    nextval(pg_get_serial_sequence('gap', 'number'))
), :guild::bigint, :event::text, :kind::text, :key::text, :label::text, :first::bigint, :last::bigint,
   :count::bigint, :state::text, :fact::text, 0
ON CONFLICT (guild, event, kind, key) DO UPDATE
SET label = excluded.label, count = gap.count + excluded.count,
    first = LEAST(gap.first, excluded.first), last = GREATEST(gap.last, excluded.last),
    state = excluded.state, fact = excluded.fact, settled = 0
RETURNING number;

-- name: gap_row
SELECT guild, event, kind, key, label, first, last, count, state, fact, number, settled FROM gap
WHERE number = :number AND guild = :guild;

-- name: gaps
SELECT guild, number FROM gap
WHERE guild = :guild ORDER BY count DESC, last DESC, number DESC LIMIT :limit;

-- name: gaps_in_state
SELECT guild, number FROM gap
WHERE guild = :guild AND state = :state
ORDER BY count DESC, last DESC, number DESC LIMIT :limit;

-- name: every_gap
SELECT guild, number FROM gap WHERE :state::text IS NULL OR state = :state
ORDER BY count DESC, last DESC, number DESC LIMIT :limit;

-- name: settle_gap
UPDATE gap SET state = :state, fact = :fact, settled = :settled WHERE number = :number;

-- name: add_wait
INSERT INTO gap_wait (gap, member) VALUES (:gap, :member)
ON CONFLICT DO NOTHING;

-- name: end_waits
DELETE FROM gap_wait WHERE gap = :gap RETURNING member;

-- name: drop_guild_gaps
DELETE FROM gap WHERE guild = :guild;

-- name: prune_gaps
DELETE FROM gap WHERE settled > 0 AND settled < :before RETURNING 1;

-- name: drop_member_waits
DELETE FROM gap_wait WHERE member = :member RETURNING 1;

-- name: add_watch
INSERT INTO watch (guild, event, kind, target, member, channel, zone, told, every, quiet_from,
                   quiet_until)
SELECT :guild::bigint, :event::text, :kind::text, :target::text, :member::bigint, :channel::bigint,
       :zone::text, :told::bigint, :every::bigint, :quiet_from::bigint, :quiet_until::bigint
WHERE NOT EXISTS (
    SELECT 1 FROM watch
    WHERE guild = :guild AND event = :event AND kind = :kind AND target = :target
      AND member = :member AND (member <> 0 OR channel = :channel)
)
ON CONFLICT DO NOTHING RETURNING number;

-- name: every_watch
SELECT guild, event, kind, target, member, channel, zone, told, every, quiet_from, quiet_until, number
FROM watch ORDER BY number;

-- name: guild_watches
SELECT guild, event, kind, target, member, channel, zone, told, every, quiet_from, quiet_until, number
FROM watch WHERE guild = :guild ORDER BY number;

-- name: follower_watches
SELECT guild, event, kind, target, member, channel, zone, told, every, quiet_from, quiet_until, number
FROM watch
WHERE member = :member AND (:guild::bigint IS NULL OR guild = :guild) ORDER BY number;

-- name: drop_watch
DELETE FROM watch
WHERE number = :number AND guild = :guild AND (:member::bigint IS NULL OR member = :member) RETURNING 1;

-- name: move_watch
UPDATE watch SET told = :until WHERE number = :number AND told < :until RETURNING 1;

-- name: drop_guild_watches
DELETE FROM watch WHERE guild = :guild;

-- name: drop_member_watches
DELETE FROM watch WHERE member = :member RETURNING 1;

-- name: member_edits
SELECT a.guild, a.scope AS event, a.fact, a.revision, a.action, r.reason, a.at, r.body
FROM audit AS a
LEFT JOIN event AS p ON p.slug = a.scope
LEFT JOIN event AS l ON l.overlays = p.id AND l.guild = a.guild
LEFT JOIN revision AS r ON r.scope = COALESCE(l.id, p.id) AND r.fact = a.fact
  AND r.number = a.revision AND r.hash = a.digest
WHERE a.actor = :actor AND a.revision > 0 ORDER BY a.number;

-- name: member_acts
SELECT guild, action, scope AS event, fact, note, at FROM audit
WHERE actor = :actor AND revision = 0 ORDER BY number;

-- name: member_proposals
SELECT guild, number, event, action, fact, expected, body, reason, at, channel, state, decided, note,
       result
FROM proposal WHERE author = :id ORDER BY number;

-- name: member_decisions
SELECT guild, number, event, state, decided AS at, note
FROM proposal WHERE reviewer = :id ORDER BY number;

-- name: member_waits
SELECT g.guild, g.event, g.kind, g.label
FROM gap_wait AS w JOIN gap AS g ON g.number = w.gap
WHERE w.member = :member ORDER BY w.gap;

-- name: member_watches
SELECT guild, event, kind, target, channel, zone, told, every, quiet_from, quiet_until
FROM watch WHERE member = :member ORDER BY number;

-- name: member_reports
SELECT post, reason, at FROM report WHERE actor = :member;

-- name: member_posts
SELECT key, kind, guild, channel, question, message, created, state, private, body, view, context
FROM post WHERE asker = :member ORDER BY number;

-- name: guild_layers
SELECT id, overlays FROM event WHERE guild = :guild;

-- name: layer_documents
SELECT f.row, d.tokens FROM fact AS f JOIN document AS d ON d.row = f.row AND d.scope = f.scope
WHERE f.scope = :scope;

-- name: erase_figures
DELETE FROM figure WHERE scope = :scope;

-- name: erase_links
DELETE FROM link WHERE scope = :scope;

-- name: erase_documents
DELETE FROM document WHERE scope = :scope;

-- name: erase_facts
DELETE FROM fact WHERE scope = :scope;

-- name: open_revisions
SELECT set_config('ticktock.erasing', 'on', true);

-- name: erase_revisions
DELETE FROM revision WHERE scope = :scope;

-- name: erase_listed
DELETE FROM listed WHERE scope = :scope;

-- name: erase_layer
DELETE FROM event WHERE id = :scope;

-- name: withdraw_of_member
UPDATE proposal SET state = :state, decided = at
WHERE author = (SELECT id FROM actor WHERE member = :member) AND state = 'waiting';
