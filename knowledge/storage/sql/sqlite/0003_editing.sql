-- Edits by hand: layers over packs, an audit chain, and what moderators work through.

-- Whoever edits goes by a number, so that a person can be forgotten and what was said stays.
CREATE TABLE actor (
    id        INTEGER PRIMARY KEY,
    member    INTEGER UNIQUE,
    name      TEXT NOT NULL,
    forgotten INTEGER NOT NULL DEFAULT 0 CHECK (forgotten IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX actor_by_name ON actor (name) WHERE member IS NULL AND forgotten = 0;

-- A layer is an event's row too: "overlays" is the pack below, "guild" whose layer it is.
ALTER TABLE event ADD COLUMN guild INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event ADD COLUMN overlays INTEGER REFERENCES event (id);
ALTER TABLE event ADD COLUMN given INTEGER NOT NULL DEFAULT 0;

CREATE UNIQUE INDEX event_by_layer ON event (overlays, guild) WHERE overlays IS NOT NULL;
CREATE INDEX event_by_guild ON event (guild);

-- A fact that is released stands for nothing: the one below shows again.
ALTER TABLE fact ADD COLUMN released INTEGER NOT NULL DEFAULT 0 CHECK (released IN (0, 1));

-- "based" is the revision below on which a layer's fact rests; 0 where there is none.
ALTER TABLE fact ADD COLUMN based INTEGER NOT NULL DEFAULT 0;

-- "state" is empty where the action tells it.
ALTER TABLE revision ADD COLUMN state TEXT NOT NULL DEFAULT ''
    CHECK (state IN ('', 'stands', 'retracted', 'released'));

-- What an idempotency key did, so that it can be told again.
CREATE TABLE change_set (
    key     TEXT PRIMARY KEY,
    at      INTEGER NOT NULL,
    receipt TEXT NOT NULL CHECK (json_valid(receipt))
) STRICT, WITHOUT ROWID;

CREATE INDEX change_set_by_time ON change_set (at);

CREATE TABLE audit (
    number   INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    actor    TEXT NOT NULL,
    guild    INTEGER NOT NULL,
    action   TEXT NOT NULL,
    scope    TEXT NOT NULL,
    fact     TEXT NOT NULL,
    revision INTEGER NOT NULL,
    digest   TEXT NOT NULL,
    note     TEXT NOT NULL,
    hash     TEXT NOT NULL
) STRICT;

CREATE INDEX audit_by_guild ON audit (guild, number);
CREATE INDEX audit_by_digest ON audit (digest);
CREATE INDEX audit_by_actor ON audit (actor);

CREATE TRIGGER audit_is_final BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;

CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;

CREATE TABLE proposal (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    guild    INTEGER NOT NULL,
    key      TEXT NOT NULL,
    event    TEXT NOT NULL,
    action   TEXT NOT NULL,
    fact     TEXT NOT NULL,
    expected INTEGER NOT NULL,
    body     TEXT NOT NULL,
    author   INTEGER NOT NULL REFERENCES actor (id),
    reason   TEXT NOT NULL,
    at       INTEGER NOT NULL,
    channel  INTEGER NOT NULL,
    state    TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'declined', 'withdrawn')),
    reviewer INTEGER REFERENCES actor (id),
    decided  INTEGER NOT NULL DEFAULT 0,
    note     TEXT NOT NULL DEFAULT '',
    result   TEXT NOT NULL DEFAULT '',
    UNIQUE (guild, key)
) STRICT;

CREATE INDEX proposal_by_guild ON proposal (guild);
CREATE INDEX proposal_by_state ON proposal (guild, state);
CREATE INDEX proposal_by_author ON proposal (author);
CREATE INDEX proposal_by_reviewer ON proposal (reviewer);

CREATE TABLE gap (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    guild   INTEGER NOT NULL,
    event   TEXT NOT NULL,
    kind    TEXT NOT NULL CHECK (kind IN ('unanswered', 'reported')),
    key     TEXT NOT NULL,
    label   TEXT NOT NULL,
    first   INTEGER NOT NULL,
    last    INTEGER NOT NULL,
    count   INTEGER NOT NULL CHECK (count >= 1),
    state   TEXT NOT NULL CHECK (state IN ('open', 'filled', 'dismissed')),
    fact    TEXT NOT NULL,
    settled INTEGER NOT NULL,
    UNIQUE (guild, event, kind, key)
) STRICT;

CREATE INDEX gap_by_guild ON gap (guild, count, last);
CREATE INDEX gap_by_state ON gap (guild, state, count, last);

CREATE TABLE gap_wait (
    gap    INTEGER NOT NULL REFERENCES gap (number) ON DELETE CASCADE,
    member INTEGER NOT NULL,
    PRIMARY KEY (gap, member)
) STRICT, WITHOUT ROWID;

CREATE INDEX gap_wait_by_member ON gap_wait (member);

CREATE TABLE watch (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    guild       INTEGER NOT NULL,
    event       TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('event', 'name', 'measure')),
    target      TEXT NOT NULL,
    member      INTEGER NOT NULL,
    channel     INTEGER NOT NULL,
    zone        TEXT NOT NULL,
    told        INTEGER NOT NULL,
    every       INTEGER NOT NULL CHECK (every >= 0),
    quiet_from  INTEGER NOT NULL CHECK (quiet_from BETWEEN 0 AND 23),
    quiet_until INTEGER NOT NULL CHECK (quiet_until BETWEEN 0 AND 23)
) STRICT;

-- A member follows something once, wherever they are told of it.
CREATE UNIQUE INDEX watch_by_follower
    ON watch (guild, event, kind, target, member, CASE member WHEN 0 THEN channel ELSE 0 END);
CREATE INDEX watch_by_guild ON watch (guild);
CREATE INDEX watch_by_member ON watch (member);

-- Who may review, and whether members may propose.
ALTER TABLE guild ADD COLUMN review INTEGER NOT NULL DEFAULT 0 CHECK (review IN (0, 1));
ALTER TABLE guild ADD COLUMN proposals INTEGER NOT NULL DEFAULT 1 CHECK (proposals IN (0, 1));
