-- Named queries of what the bot remembers; see queries.sql.

-- name: guild
SELECT id, language, zone, events, answer_in, editor_role, notices, plain, review, proposals
FROM guild WHERE id = :id;

-- name: put_guild
INSERT INTO guild (id, language, zone, events, answer_in, editor_role, notices, plain, review,
                   proposals, at)
VALUES (:id, :language, :zone, :events, :answer_in, :editor_role, :notices, :plain, :review,
        :proposals, :at)
ON CONFLICT (id) DO UPDATE
SET language = excluded.language, zone = excluded.zone, events = excluded.events,
    answer_in = excluded.answer_in, editor_role = excluded.editor_role,
    notices = excluded.notices, plain = excluded.plain, review = excluded.review,
    proposals = excluded.proposals, at = excluded.at;

-- name: drop_guild
DELETE FROM guild WHERE id = :guild;

-- name: drop_guild_reports
DELETE FROM report WHERE post IN (SELECT key FROM post WHERE guild = :guild);

-- name: drop_guild_posts
DELETE FROM post WHERE guild = :guild;

-- name: drop_guild_schedules
DELETE FROM schedule WHERE guild = :guild;

-- name: drop_member_reports
DELETE FROM report WHERE actor = :actor RETURNING 1;

-- name: drop_member_posts
DELETE FROM post
WHERE asker = :asker AND (guild = 0 OR channel = 0 OR private = 1 OR kind = :notice)
  AND (state <> 'waiting' OR action = :edit OR channel = 0 OR kind = :notice)
RETURNING 1;

-- name: unname_posts
UPDATE post
SET asker = 0, question = 0, context = :context,
    view = COALESCE(
        without_keys(view, substr(:own, 3), substr(:remark, 3), substr(:understood, 3)), :unread
    )
WHERE asker = :asker RETURNING 1;

-- name: fade_posts
UPDATE post
SET faded = 1,
    context = COALESCE(without_keys(context, substr(:own, 3)), :unread),
    view = COALESCE(without_keys(view, substr(:own, 3), substr(:understood, 3)), view)
WHERE number IN (SELECT number FROM post WHERE faded = 0 AND changed < :before LIMIT :limit FOR UPDATE SKIP LOCKED)
RETURNING 1;

-- name: known_guilds
SELECT id FROM guild
UNION ALL SELECT DISTINCT guild FROM post
UNION ALL SELECT DISTINCT guild FROM schedule
UNION ALL SELECT DISTINCT guild FROM proposal
UNION ALL SELECT DISTINCT guild FROM gap
UNION ALL SELECT DISTINCT guild FROM watch
UNION ALL SELECT DISTINCT guild FROM event;

-- name: left_guilds
SELECT id, at FROM left_guild;

-- name: add_left_guild
INSERT INTO left_guild (id, at) VALUES (:id, :at)
ON CONFLICT DO NOTHING;

-- name: drop_left_guild
DELETE FROM left_guild WHERE id = :id;

-- name: claim
INSERT INTO claim (key, at) VALUES (:key, :at)
ON CONFLICT DO NOTHING RETURNING 1;

-- name: add_post
INSERT INTO post (key, kind, channel, guild, asker, question, body, view, context, created,
                            changed, action, state, message, attempts, due, private)
VALUES (:key, :kind, :channel, :guild, :asker, :question, :body, :view, :context, :created,
        :created, :action, :state, :message, :attempts, :due, :private)
ON CONFLICT DO NOTHING RETURNING number;

-- name: add_posted_fact
INSERT INTO posted_fact (post, ordinal, scope, fact, revision)
VALUES (:post, :ordinal, :scope, :fact, :revision);

-- name: clear_posted_facts
DELETE FROM posted_fact WHERE post = :post;

-- name: posted_facts
SELECT scope, fact, revision FROM posted_fact WHERE post = :post ORDER BY ordinal;

-- name: post_standing
SELECT number, action, state, body, message FROM post WHERE key = :key FOR UPDATE;

-- name: move_post
UPDATE post
SET attempts = CASE WHEN action = :action AND state = :state THEN attempts ELSE 0 END,
    due = CASE WHEN action = :action AND state = :state THEN due ELSE 0 END,
    action = :action, state = :state, body = :body, message = :message, changed = :at
WHERE number = :number;

-- name: reshow_post
UPDATE post SET view = :view, context = :context, changed = :at, faded = 0 WHERE number = :number;

-- name: postpone_post
UPDATE post SET attempts = attempts + 1, due = :due WHERE key = :key AND state = 'waiting';

-- name: waiting_posts
SELECT MIN(number) AS oldest FROM post WHERE state = 'waiting'
GROUP BY channel ORDER BY oldest LIMIT :limit;

-- name: next_post
SELECT number FROM post WHERE state = 'waiting' AND channel = :channel
ORDER BY number LIMIT 1;

-- name: post_by_key
SELECT number FROM post WHERE key = :key;

-- name: post_by_message
SELECT number FROM post WHERE message = :message AND message <> 0
ORDER BY number DESC LIMIT 1;

-- name: post_by_question
SELECT number FROM post WHERE question = :question AND question <> 0 AND gone = 0
ORDER BY number DESC LIMIT 1;

-- name: latest_post
SELECT number FROM post
WHERE channel = :channel AND asker = :asker AND created >= :since AND LENGTH(context) > 0
  AND gone = 0
ORDER BY created DESC, number DESC LIMIT 1;

-- name: posts_citing
SELECT DISTINCT f.post FROM posted_fact AS f JOIN post AS p ON p.number = f.post
WHERE f.scope = :scope AND f.fact = :fact AND p.gone = 0 AND p.created >= :since
  AND (:guild::bigint IS NULL OR p.guild = :guild)
ORDER BY f.post DESC LIMIT :limit;

-- name: unchanged_posts
SELECT number FROM post
WHERE created >= :since AND state = :state AND action = :action ORDER BY created DESC LIMIT :limit;

-- name: cited_facts
SELECT f.scope, f.fact, f.revision FROM posted_fact AS f JOIN post AS p ON p.number = f.post
WHERE f.scope = :scope AND p.gone = 0 AND p.created >= :since;

-- name: post_row
SELECT key, kind, channel, guild, asker, question, body, view, context, created, action, state,
       message, attempts, due, private
FROM post WHERE number = :number;

-- name: guild_schedules
SELECT guild, channel, mode, event, hour, zone, pace, begins, refusals, off, id FROM schedule
WHERE guild = :guild AND removed = 0 ORDER BY channel, mode, event;

-- name: every_schedule
SELECT guild, channel, mode, event, hour, zone, pace, begins, refusals, off, id FROM schedule
WHERE removed = 0 ORDER BY guild, channel, mode, event;

-- name: put_schedule
INSERT INTO schedule (id, guild, channel, mode, event, hour, zone, pace, begins, refusals, off, at)
SELECT COALESCE(
    (SELECT id FROM schedule
     WHERE guild = :guild AND channel = :channel AND mode = :mode AND event = :event),
    nextval(pg_get_serial_sequence('schedule', 'id'))
), :guild::bigint, :channel::bigint, :mode::text, :event::text, :hour::bigint, :zone::text,
   :pace::bigint, :begins::bigint, :refusals::bigint, :off::text, :at::bigint
ON CONFLICT (guild, channel, mode, event) DO UPDATE
SET hour = excluded.hour, zone = excluded.zone, pace = excluded.pace, begins = excluded.begins,
    refusals = excluded.refusals, off = excluded.off, removed = 0, at = excluded.at
RETURNING id;

-- name: remove_schedule
UPDATE schedule SET removed = 1 WHERE id = :id AND removed = 0 RETURNING 1;

-- name: settle_day
INSERT INTO settled_day (schedule, day, at)
SELECT id, :day::bigint, :at::bigint FROM schedule
WHERE id = :schedule AND removed = 0 AND LENGTH(off) = 0
ON CONFLICT DO NOTHING RETURNING 1;

-- name: settled_before
SELECT day, at FROM settled_day WHERE schedule = :schedule AND day < :day
ORDER BY day DESC LIMIT 1;

-- name: refuse_schedule
UPDATE schedule SET refusals = refusals + 1 WHERE id = :id AND removed = 0 RETURNING refusals;

-- name: accept_schedule
UPDATE schedule SET refusals = 0 WHERE id = :id AND refusals > 0;

-- name: switch_schedule_off
UPDATE schedule SET off = :off, at = :at
WHERE id = :id AND removed = 0 AND LENGTH(off) = 0 RETURNING 1;

-- name: report
INSERT INTO report (post, actor, reason, at) VALUES (:post, :actor, :reason, :at)
ON CONFLICT DO NOTHING RETURNING 1;

-- name: reports
SELECT report.post, report.reason, report.at FROM post JOIN report ON report.post = post.key
WHERE post.guild = :guild ORDER BY report.at DESC, report.post, report.actor LIMIT :limit;

-- name: note
SELECT text FROM note WHERE name = :name;

-- name: put_note
INSERT INTO note (name, text) VALUES (:name, :text)
ON CONFLICT (name) DO UPDATE SET text = excluded.text;

-- name: prune_claims
DELETE FROM claim WHERE key IN (SELECT key FROM claim WHERE at < :before LIMIT :limit FOR UPDATE SKIP LOCKED) RETURNING 1;

-- name: prune_reports
DELETE FROM report WHERE at < :before;

-- name: prune_posts
DELETE FROM post WHERE number IN (
    SELECT number FROM post
    WHERE created < :before AND (state <> 'waiting' OR changed < :before) LIMIT :limit
    FOR UPDATE SKIP LOCKED
) RETURNING 1;
