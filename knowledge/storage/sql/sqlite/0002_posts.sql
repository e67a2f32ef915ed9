-- What the bot remembers beside the record: guilds, posts and what they show, schedules, claims, reports.

CREATE INDEX revision_by_time ON revision (scope, at);

CREATE TABLE guild (
    id          INTEGER PRIMARY KEY,
    language    TEXT NOT NULL,
    zone        TEXT NOT NULL,
    events      TEXT NOT NULL CHECK (json_valid(events)),
    answer_in   TEXT NOT NULL CHECK (json_valid(answer_in)),
    editor_role INTEGER NOT NULL,
    notices     INTEGER NOT NULL,
    plain       INTEGER NOT NULL CHECK (plain IN (0, 1)),
    at          INTEGER NOT NULL
) STRICT;

CREATE TABLE claim (
    key TEXT PRIMARY KEY,
    at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_by_time ON claim (at);

-- "number" is the order in which posts were written down; "changed" when one was last touched.
CREATE TABLE post (
    number   INTEGER PRIMARY KEY,
    key      TEXT NOT NULL UNIQUE,
    kind     TEXT NOT NULL,
    channel  INTEGER NOT NULL,
    guild    INTEGER NOT NULL,
    asker    INTEGER NOT NULL,
    question INTEGER NOT NULL,
    body     TEXT NOT NULL,
    view     TEXT NOT NULL,
    context  TEXT NOT NULL,
    created  INTEGER NOT NULL,
    changed  INTEGER NOT NULL,
    action   TEXT NOT NULL CHECK (action IN ('create', 'edit', 'delete')),
    state    TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'given-up', 'removed')),
    message  INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    due      INTEGER NOT NULL,
    gone     INTEGER NOT NULL GENERATED ALWAYS AS (
        action = 'delete' OR state = 'removed' OR (state = 'given-up' AND message = 0)
    ) VIRTUAL
) STRICT;

CREATE INDEX post_waiting ON post (channel, number) WHERE state = 'waiting';
CREATE INDEX post_by_message ON post (message) WHERE message <> 0;
CREATE INDEX post_by_question ON post (question, number) WHERE question <> 0;
CREATE INDEX post_by_asker ON post (channel, asker, created, number);
CREATE INDEX post_by_member ON post (asker);
CREATE INDEX post_by_guild ON post (guild);
CREATE INDEX post_by_time ON post (created);

CREATE TABLE posted_fact (
    post     INTEGER NOT NULL REFERENCES post (number) ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL,
    scope    TEXT NOT NULL,
    fact     TEXT NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (post, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX posted_fact_by_fact ON posted_fact (scope, fact, post);

-- One that was removed stays, so that a day once settled is settled when it is set anew.
CREATE TABLE schedule (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    guild    INTEGER NOT NULL,
    channel  INTEGER NOT NULL,
    mode     TEXT NOT NULL,
    event    TEXT NOT NULL,
    hour     INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
    zone     TEXT NOT NULL,
    pace     INTEGER NOT NULL CHECK (pace >= 1),
    begins   INTEGER NOT NULL,
    refusals INTEGER NOT NULL,
    off      TEXT NOT NULL,
    removed  INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    at       INTEGER NOT NULL,
    UNIQUE (guild, channel, mode, event)
) STRICT;

CREATE TABLE settled_day (
    schedule INTEGER NOT NULL REFERENCES schedule (id) ON DELETE CASCADE,
    day      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (schedule, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE report (
    post   TEXT NOT NULL,
    actor  INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (post, actor)
) STRICT, WITHOUT ROWID;

CREATE INDEX report_by_time ON report (at);
CREATE INDEX report_by_member ON report (actor);

CREATE TABLE note (
    name TEXT PRIMARY KEY,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
