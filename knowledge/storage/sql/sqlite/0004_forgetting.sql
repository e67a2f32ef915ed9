-- Forgetting in time: answers that one member alone sees, words that are kept for a while, guilds left.

-- "private": nobody but its asker sees it, so it goes with them.
ALTER TABLE post ADD COLUMN private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1));

-- "faded": what was kept of the asker's own words for a while is gone.
ALTER TABLE post ADD COLUMN faded INTEGER NOT NULL DEFAULT 0 CHECK (faded IN (0, 1));

CREATE INDEX post_unfaded ON post (changed) WHERE faded = 0;
CREATE INDEX proposal_by_decision ON proposal (decided) WHERE decided > 0;
CREATE INDEX gap_by_settling ON gap (settled) WHERE settled > 0;

CREATE TABLE left_guild (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;

INSERT INTO left_guild (id, at)
SELECT CAST(key AS INTEGER), CAST(value AS INTEGER) FROM json_each(
    (SELECT CASE WHEN json_valid(text) THEN text END FROM note WHERE name = 'left-guilds')
);

DELETE FROM note WHERE name = 'left-guilds';

-- Contexts of before do not tell whose words are in them.
UPDATE post
SET context = '', view = CASE WHEN json_valid(view) THEN json_remove(view, '$.understood') ELSE view END;
