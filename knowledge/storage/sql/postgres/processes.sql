-- Named queries of several processes on one record; only this engine has them. Every instant is the server's.

-- name: take_turn
SELECT number FROM shard_turn WHERE number = 1 FOR UPDATE;

-- name: shares
SELECT part, parts, shards, owner, fence, expires > clock_timestamp() AS live,
       EXTRACT(EPOCH FROM taken)::float8 AS taken, EXTRACT(EPOCH FROM expires)::float8 AS expires
FROM shard_lease ORDER BY part;

-- name: shares_locked
SELECT part, parts, shards, owner, fence, expires > clock_timestamp() AS live,
       EXTRACT(EPOCH FROM taken)::float8 AS taken, EXTRACT(EPOCH FROM expires)::float8 AS expires
FROM shard_lease ORDER BY part FOR UPDATE;

-- name: take_share
INSERT INTO shard_lease AS held (part, parts, shards, owner, fence, taken, expires)
VALUES (:part, :parts, :shards, :owner, 1, clock_timestamp(),
        clock_timestamp() + make_interval(secs => :seconds))
ON CONFLICT (part) DO UPDATE
SET parts = excluded.parts, shards = excluded.shards, owner = excluded.owner,
    fence = held.fence + 1, taken = clock_timestamp(),
    expires = clock_timestamp() + make_interval(secs => :seconds)
WHERE held.expires <= clock_timestamp() OR held.owner = excluded.owner
RETURNING fence;

-- name: renew_share
UPDATE shard_lease SET expires = clock_timestamp() + make_interval(secs => :seconds)
WHERE part = :part AND fence = :fence AND expires > clock_timestamp()
RETURNING fence;

-- name: give_share_back
UPDATE shard_lease SET expires = clock_timestamp()
WHERE part = :part AND fence = :fence AND expires > clock_timestamp();

-- A writer that hangs from here on is ended by the server, so that others need not wait for it.
-- name: hold_share
SELECT fence, set_config('idle_in_transaction_session_timeout', '5000', true) FROM shard_lease
WHERE part = :part AND fence = :fence AND expires > clock_timestamp() FOR KEY SHARE;

-- name: book_identify
INSERT INTO identify_lane AS known (lane, free)
VALUES (:lane, clock_timestamp() + make_interval(secs => :pause) + make_interval(secs => :spacing))
ON CONFLICT (lane) DO UPDATE
SET free = GREATEST(known.free, clock_timestamp() + make_interval(secs => :pause))
           + make_interval(secs => :spacing)
RETURNING EXTRACT(EPOCH FROM free - make_interval(secs => :spacing) - clock_timestamp())::float8;

-- name: identifies
SELECT COUNT(*) FROM identify_begun
WHERE shard = :shard AND at > clock_timestamp() - make_interval(secs => :seconds);

-- name: note_identify
INSERT INTO identify_begun (shard, at) VALUES (:shard, clock_timestamp());

-- name: prune_identifies
DELETE FROM identify_begun WHERE at < clock_timestamp() - make_interval(secs => :seconds);

-- name: last_change
SELECT value FROM meta WHERE name = 'change';
