-- The whole record as one step: what the steps 1 to 8 of SQLite make. Texts are ordered by their bytes,
-- never by a language. Rows that hang on a fact or an event have no foreign keys, which would take as long
-- as the rows themselves when a large pack is loaded; the checks count those that hang on nothing.

CREATE TABLE meta (
    name  TEXT COLLATE "C" PRIMARY KEY,
    value BIGINT NOT NULL
);

INSERT INTO meta VALUES ('change', 0);

CREATE TABLE step (
    number BIGINT PRIMARY KEY
);

CREATE TABLE event (
    id        BIGINT PRIMARY KEY,
    slug      TEXT COLLATE "C" NOT NULL UNIQUE,
    first_day BIGINT NOT NULL,
    last_day  BIGINT NOT NULL CHECK (last_day >= first_day),
    body      TEXT COLLATE "C" NOT NULL,
    digest    TEXT COLLATE "C" NOT NULL DEFAULT '',
    facts     BIGINT NOT NULL DEFAULT 0,
    words     BIGINT NOT NULL DEFAULT 0,
    change    BIGINT NOT NULL DEFAULT 0,
    guild     BIGINT NOT NULL DEFAULT 0,
    overlays  BIGINT REFERENCES event (id),
    given     BIGINT NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX event_by_layer ON event (overlays, guild) WHERE overlays IS NOT NULL;
CREATE INDEX event_by_guild ON event (guild);

CREATE TABLE source (
    scope BIGINT NOT NULL,
    id    TEXT COLLATE "C" NOT NULL,
    body  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (scope, id)
);

CREATE TABLE passage (
    scope     BIGINT NOT NULL,
    source    TEXT COLLATE "C" NOT NULL,
    paragraph BIGINT NOT NULL,
    id        TEXT COLLATE "C" NOT NULL,
    body      TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (scope, source, paragraph, id)
);

CREATE TABLE name (
    scope BIGINT NOT NULL,
    id    TEXT COLLATE "C" NOT NULL,
    body  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (scope, id)
);

CREATE TABLE fact (
    row       BIGINT PRIMARY KEY,
    scope     BIGINT NOT NULL,
    position  BIGINT NOT NULL,
    revision  BIGINT NOT NULL DEFAULT 1 CHECK (revision >= 1),
    first_day BIGINT,
    last_day  BIGINT,
    based     BIGINT NOT NULL DEFAULT 0,
    retracted SMALLINT NOT NULL DEFAULT 0 CHECK (retracted IN (0, 1)),
    released  SMALLINT NOT NULL DEFAULT 0 CHECK (released IN (0, 1)),
    day_class SMALLINT CHECK (day_class BETWEEN 0 AND 4),
    id        TEXT COLLATE "C" NOT NULL,
    UNIQUE (scope, id),
    CHECK ((first_day IS NULL) = (last_day IS NULL) AND (first_day IS NULL) = (day_class IS NULL)),
    CHECK (last_day >= first_day)
);

CREATE INDEX fact_by_position ON fact (scope, retracted, position);
CREATE INDEX fact_by_day
    ON fact (scope, retracted, day_class, first_day, position, last_day) INCLUDE (row)
    WHERE day_class IS NOT NULL;

CREATE TABLE revision (
    scope  BIGINT NOT NULL,
    number BIGINT NOT NULL CHECK (number >= 1),
    at     BIGINT NOT NULL,
    fact   TEXT COLLATE "C" NOT NULL,
    action TEXT COLLATE "C" NOT NULL CHECK (action IN ('add', 'correct', 'retract', 'undo')),
    state  TEXT COLLATE "C" NOT NULL DEFAULT ''
        CHECK (state IN ('', 'stands', 'retracted', 'released')),
    reason TEXT COLLATE "C" NOT NULL,
    actor  TEXT COLLATE "C" NOT NULL,
    key    TEXT COLLATE "C",
    body   TEXT COLLATE "C" NOT NULL,
    hash   TEXT COLLATE "C" NOT NULL,
    packed BYTEA,
    PRIMARY KEY (scope, fact, number)
);

CREATE UNIQUE INDEX revision_by_key ON revision (key) WHERE key IS NOT NULL;
CREATE INDEX revision_by_time ON revision (scope, at);

-- Packed text, or the plain one behind a byte that nothing packed begins with.
CREATE FUNCTION either(packed BYTEA, written TEXT) RETURNS BYTEA LANGUAGE sql STABLE AS $$
    SELECT COALESCE(packed, '\x00'::bytea || convert_to(written, 'UTF8'))
$$;

-- What was written stays, unless a guild is erased: that sets "ticktock.erasing" for its transaction.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'revision'
        AND current_setting('ticktock.erasing', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the table % is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER revision_is_final BEFORE UPDATE ON revision
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revision_stays BEFORE DELETE ON revision
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE figure (
    scope      BIGINT NOT NULL,
    ordinal    BIGINT NOT NULL,
    best       DOUBLE PRECISION NOT NULL,
    low        DOUBLE PRECISION,
    high       DOUBLE PRECISION,
    as_of      BIGINT,
    cumulative SMALLINT NOT NULL CHECK (cumulative IN (0, 1)),
    measure    TEXT COLLATE "C" NOT NULL,
    fact       TEXT COLLATE "C" NOT NULL,
    qualifier  TEXT COLLATE "C" NOT NULL,
    unit       TEXT COLLATE "C" NOT NULL,
    place      TEXT COLLATE "C" NOT NULL,
    grouping   TEXT COLLATE "C" NOT NULL,
    counted_by TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (scope, fact, ordinal)
);

CREATE INDEX figure_by_measure ON figure (scope, measure, fact);

CREATE TABLE link (
    scope BIGINT NOT NULL,
    fact  TEXT COLLATE "C" NOT NULL,
    kind  TEXT COLLATE "C" NOT NULL,
    other TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (scope, fact, kind, other)
);

CREATE TABLE document (
    row    BIGINT PRIMARY KEY,
    change BIGINT NOT NULL,
    fields TEXT COLLATE "C" NOT NULL,
    tokens TEXT COLLATE "C" NOT NULL,
    packed BYTEA
);

-- What is packed already is not packed once more.
ALTER TABLE revision ALTER COLUMN packed SET STORAGE EXTERNAL;
ALTER TABLE document ALTER COLUMN packed SET STORAGE EXTERNAL;

-- The index takes no words of more than 2046 bytes; of longer ones it has the beginning.
CREATE FUNCTION words(tokens TEXT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE AS $$
    SELECT array_to_tsvector(
        CASE WHEN octet_length(tokens) <= 2046 THEN string_to_array(tokens, ' ')
        ELSE ARRAY(SELECT DISTINCT left(word, 2000) FROM unnest(string_to_array(tokens, ' ')) AS word)
        END
    )
$$;

-- An entry without tokens stands in the segment of its scope, any other in this index.
CREATE INDEX fact_index ON document USING gin (words(tokens))
    WHERE tokens <> '';

CREATE TABLE term (
    scope   BIGINT NOT NULL,
    facts   BIGINT NOT NULL,
    token   TEXT COLLATE "C" NOT NULL,
    surface TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (scope, token)
);

CREATE INDEX term_unused ON term (scope) WHERE facts < 1;

CREATE TABLE segment (
    scope       BIGINT PRIMARY KEY,
    change      BIGINT NOT NULL,
    mean        DOUBLE PRECISION NOT NULL,
    facts       BIGINT NOT NULL,
    generations BIGINT NOT NULL
);

CREATE TABLE posting (
    scope   BIGINT NOT NULL,
    part    BIGINT NOT NULL,
    first   BIGINT NOT NULL,
    token   TEXT COLLATE "C" NOT NULL,
    gaps    BYTEA NOT NULL,
    impacts BYTEA NOT NULL,
    PRIMARY KEY (scope, token, part)
);

-- Arrays are packed already.
ALTER TABLE posting ALTER COLUMN gaps SET STORAGE EXTERNAL;
ALTER TABLE posting ALTER COLUMN impacts SET STORAGE EXTERNAL;

CREATE TABLE outside (
    scope BIGINT NOT NULL,
    row   BIGINT NOT NULL,
    held  BIGINT NOT NULL CHECK (held IN (0, 1)),
    PRIMARY KEY (scope, row)
);

CREATE TABLE actor (
    id        BIGINT PRIMARY KEY,
    member    BIGINT UNIQUE,
    forgotten SMALLINT NOT NULL DEFAULT 0 CHECK (forgotten IN (0, 1)),
    name      TEXT COLLATE "C" NOT NULL
);

CREATE UNIQUE INDEX actor_by_name ON actor (name) WHERE member IS NULL AND forgotten = 0;

CREATE TABLE change_set (
    key     TEXT COLLATE "C" PRIMARY KEY,
    at      BIGINT NOT NULL,
    receipt TEXT COLLATE "C" NOT NULL CHECK ((receipt::json) IS NOT NULL)
);

CREATE INDEX change_set_by_time ON change_set (at);

CREATE TABLE audit (
    number   BIGINT PRIMARY KEY,
    at       BIGINT NOT NULL,
    guild    BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    actor    TEXT COLLATE "C" NOT NULL,
    action   TEXT COLLATE "C" NOT NULL,
    scope    TEXT COLLATE "C" NOT NULL,
    fact     TEXT COLLATE "C" NOT NULL,
    digest   TEXT COLLATE "C" NOT NULL,
    note     TEXT COLLATE "C" NOT NULL,
    hash     TEXT COLLATE "C" NOT NULL
);

CREATE INDEX audit_by_guild ON audit (guild, number);
CREATE INDEX audit_by_digest ON audit (digest);
CREATE INDEX audit_by_actor ON audit (actor, number);

CREATE TRIGGER audit_is_final BEFORE UPDATE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE proposal (
    number   BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    guild    BIGINT NOT NULL,
    expected BIGINT NOT NULL,
    author   BIGINT NOT NULL REFERENCES actor (id),
    at       BIGINT NOT NULL,
    channel  BIGINT NOT NULL,
    reviewer BIGINT REFERENCES actor (id),
    decided  BIGINT NOT NULL DEFAULT 0,
    key      TEXT COLLATE "C" NOT NULL,
    event    TEXT COLLATE "C" NOT NULL,
    action   TEXT COLLATE "C" NOT NULL,
    fact     TEXT COLLATE "C" NOT NULL,
    body     TEXT COLLATE "C" NOT NULL,
    reason   TEXT COLLATE "C" NOT NULL,
    state    TEXT COLLATE "C" NOT NULL
        CHECK (state IN ('waiting', 'accepted', 'declined', 'withdrawn')),
    note     TEXT COLLATE "C" NOT NULL DEFAULT '',
    result   TEXT COLLATE "C" NOT NULL DEFAULT '',
    UNIQUE (guild, key)
);

CREATE INDEX proposal_by_guild ON proposal (guild, number);
CREATE INDEX proposal_by_state ON proposal (guild, state, number);
CREATE INDEX proposal_by_author ON proposal (author, number);
CREATE INDEX proposal_by_reviewer ON proposal (reviewer, number);
CREATE INDEX proposal_by_decision ON proposal (decided) WHERE decided > 0;

CREATE TABLE gap (
    number  BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    guild   BIGINT NOT NULL,
    first   BIGINT NOT NULL,
    last    BIGINT NOT NULL,
    count   BIGINT NOT NULL CHECK (count >= 1),
    settled BIGINT NOT NULL,
    event   TEXT COLLATE "C" NOT NULL,
    kind    TEXT COLLATE "C" NOT NULL CHECK (kind IN ('unanswered', 'reported')),
    key     TEXT COLLATE "C" NOT NULL,
    label   TEXT COLLATE "C" NOT NULL,
    state   TEXT COLLATE "C" NOT NULL CHECK (state IN ('open', 'filled', 'dismissed')),
    fact    TEXT COLLATE "C" NOT NULL,
    UNIQUE (guild, event, kind, key)
);

CREATE INDEX gap_by_guild ON gap (guild, count, last, number);
CREATE INDEX gap_by_state ON gap (guild, state, count, last, number);
CREATE INDEX gap_by_settling ON gap (settled) WHERE settled > 0;

CREATE TABLE gap_wait (
    gap    BIGINT NOT NULL REFERENCES gap (number) ON DELETE CASCADE,
    member BIGINT NOT NULL,
    PRIMARY KEY (gap, member)
);

CREATE INDEX gap_wait_by_member ON gap_wait (member, gap);

CREATE TABLE watch (
    number      BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    guild       BIGINT NOT NULL,
    member      BIGINT NOT NULL,
    channel     BIGINT NOT NULL,
    told        BIGINT NOT NULL,
    every       BIGINT NOT NULL CHECK (every >= 0),
    quiet_from  BIGINT NOT NULL CHECK (quiet_from BETWEEN 0 AND 23),
    quiet_until BIGINT NOT NULL CHECK (quiet_until BETWEEN 0 AND 23),
    event       TEXT COLLATE "C" NOT NULL,
    kind        TEXT COLLATE "C" NOT NULL CHECK (kind IN ('event', 'name', 'measure')),
    target      TEXT COLLATE "C" NOT NULL,
    zone        TEXT COLLATE "C" NOT NULL
);

-- A member follows something once, wherever they are told of it.
CREATE UNIQUE INDEX watch_by_follower
    ON watch (guild, event, kind, target, member, (CASE member WHEN 0 THEN channel ELSE 0 END));
CREATE INDEX watch_by_guild ON watch (guild, number);
CREATE INDEX watch_by_member ON watch (member, number);

CREATE TABLE guild (
    id          BIGINT PRIMARY KEY,
    editor_role BIGINT NOT NULL,
    notices     BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    plain       SMALLINT NOT NULL CHECK (plain IN (0, 1)),
    review      SMALLINT NOT NULL DEFAULT 0 CHECK (review IN (0, 1)),
    proposals   SMALLINT NOT NULL DEFAULT 1 CHECK (proposals IN (0, 1)),
    language    TEXT COLLATE "C" NOT NULL,
    zone        TEXT COLLATE "C" NOT NULL,
    events      TEXT COLLATE "C" NOT NULL CHECK ((events::json) IS NOT NULL),
    answer_in   TEXT COLLATE "C" NOT NULL CHECK ((answer_in::json) IS NOT NULL)
);

CREATE TABLE claim (
    key TEXT COLLATE "C" PRIMARY KEY,
    at  BIGINT NOT NULL
);

CREATE INDEX claim_by_time ON claim (at);

-- "number" is the order in which posts were written down; "changed" when one was last touched; "private":
-- nobody but its asker sees it, so it goes with them; "faded": what was kept of the asker's own words is gone.
CREATE TABLE post (
    number   BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    channel  BIGINT NOT NULL,
    guild    BIGINT NOT NULL,
    asker    BIGINT NOT NULL,
    question BIGINT NOT NULL,
    created  BIGINT NOT NULL,
    changed  BIGINT NOT NULL,
    message  BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    due      BIGINT NOT NULL,
    private  SMALLINT NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
    faded    SMALLINT NOT NULL DEFAULT 0 CHECK (faded IN (0, 1)),
    key      TEXT COLLATE "C" NOT NULL UNIQUE,
    kind     TEXT COLLATE "C" NOT NULL,
    body     TEXT COLLATE "C" NOT NULL,
    view     TEXT COLLATE "C" NOT NULL,
    context  TEXT COLLATE "C" NOT NULL,
    action   TEXT COLLATE "C" NOT NULL CHECK (action IN ('create', 'edit', 'delete')),
    state    TEXT COLLATE "C" NOT NULL
        CHECK (state IN ('waiting', 'sent', 'given-up', 'removed')),
    gone     SMALLINT NOT NULL GENERATED ALWAYS AS (
        CASE WHEN action = 'delete' OR state = 'removed' OR (state = 'given-up' AND message = 0)
        THEN 1 ELSE 0 END
    ) STORED
);

CREATE INDEX post_waiting ON post (channel, number) WHERE state = 'waiting';
CREATE INDEX post_by_message ON post (message, number) WHERE message <> 0;
CREATE INDEX post_by_question ON post (question, number) WHERE question <> 0;
CREATE INDEX post_by_asker ON post (channel, asker, created, number);
CREATE INDEX post_by_member ON post (asker, number);
CREATE INDEX post_by_guild ON post (guild);
CREATE INDEX post_by_time ON post (created);
CREATE INDEX post_unfaded ON post (changed) WHERE faded = 0;

CREATE TABLE posted_fact (
    post     BIGINT NOT NULL REFERENCES post (number) ON DELETE CASCADE,
    ordinal  BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    scope    TEXT COLLATE "C" NOT NULL,
    fact     TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (post, ordinal)
);

CREATE INDEX posted_fact_by_fact ON posted_fact (scope, fact, post);

-- One that was removed stays, so that a day once settled is settled when it is set anew.
CREATE TABLE schedule (
    id       BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    guild    BIGINT NOT NULL,
    channel  BIGINT NOT NULL,
    hour     BIGINT NOT NULL CHECK (hour BETWEEN 0 AND 23),
    pace     BIGINT NOT NULL CHECK (pace >= 1),
    begins   BIGINT NOT NULL,
    refusals BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    removed  SMALLINT NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    mode     TEXT COLLATE "C" NOT NULL,
    event    TEXT COLLATE "C" NOT NULL,
    zone     TEXT COLLATE "C" NOT NULL,
    off      TEXT COLLATE "C" NOT NULL,
    UNIQUE (guild, channel, mode, event)
);

CREATE TABLE settled_day (
    schedule BIGINT NOT NULL REFERENCES schedule (id) ON DELETE CASCADE,
    day      BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (schedule, day)
);

CREATE TABLE report (
    post   TEXT COLLATE "C" NOT NULL,
    actor  BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (post, actor)
);

CREATE INDEX report_by_time ON report (at);
CREATE INDEX report_by_member ON report (actor);

CREATE TABLE note (
    name TEXT COLLATE "C" PRIMARY KEY,
    text TEXT COLLATE "C" NOT NULL
);

CREATE TABLE left_guild (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL
);

-- The text of a JSON object less some of its keys, else as it is written; NULL for what is no object.
CREATE FUNCTION without_keys(body TEXT, VARIADIC keys TEXT[]) RETURNS TEXT LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT '{' || COALESCE(string_agg(to_json(part.key)::text || ':' || part.value::text, ',' ORDER BY part.place), '') || '}'
        FROM json_each(body::json) WITH ORDINALITY AS part (key, value, place)
        WHERE part.key <> ALL (keys)
    );
EXCEPTION WHEN data_exception OR invalid_parameter_value THEN
    RETURN NULL;
END
$$;
