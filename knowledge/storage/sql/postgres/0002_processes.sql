-- Several processes on one record: who has which share of the shards, when sessions may begin, who is told of edits.

-- "part" of "parts" is a share of "shards" (0: as many as Discord advises). "fence" grows each time that a
-- share is taken; that it is part of a key makes taking one wait for whoever writes under the fence before.
CREATE TABLE shard_lease (
    part    INTEGER PRIMARY KEY CHECK (part >= 0),
    parts   INTEGER NOT NULL CHECK (parts > part),
    shards  INTEGER NOT NULL CHECK (shards >= 0),
    owner   TEXT COLLATE "C" NOT NULL,
    fence   BIGINT NOT NULL CHECK (fence >= 1),
    taken   TIMESTAMPTZ NOT NULL,
    expires TIMESTAMPTZ NOT NULL,
    UNIQUE (part, fence)
);

-- Whoever takes a share locks this row first, so that shares are taken one after the other.
CREATE TABLE shard_turn (
    number INTEGER PRIMARY KEY CHECK (number = 1)
);

INSERT INTO shard_turn (number) VALUES (1);

-- A lane is a shard's number modulo how many sessions may begin at once.
CREATE TABLE identify_lane (
    lane INTEGER PRIMARY KEY CHECK (lane >= 0),
    free TIMESTAMPTZ NOT NULL
);

CREATE TABLE identify_begun (
    shard INTEGER NOT NULL,
    at    TIMESTAMPTZ NOT NULL
);

CREATE INDEX identify_begun_by_shard ON identify_begun (shard, at);

CREATE FUNCTION tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('ticktock.quiet', true) IS DISTINCT FROM 'on' THEN
        PERFORM pg_notify('ticktock_change', NEW.value::text);
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER change_is_told AFTER UPDATE ON meta
FOR EACH ROW WHEN (NEW.name = 'change') EXECUTE FUNCTION tell_change();
