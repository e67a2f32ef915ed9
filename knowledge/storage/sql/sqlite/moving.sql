-- Named queries of copying a whole record from one place to another. What stands in braces are names of tables and
-- columns, which are ours.

-- name: count_rows
SELECT count(*) FROM {relation};

-- name: first_rows
SELECT {columns} FROM {relation} ORDER BY {key} LIMIT :most;

-- name: next_rows
SELECT {columns} FROM {relation} WHERE ({key}) > ({after}) ORDER BY {key} LIMIT :most;

-- name: count_revisions
SELECT (SELECT count(*) FROM {relation}) + (SELECT count(*) FROM loaded);

-- name: first_revisions
SELECT {columns} FROM (
    SELECT * FROM (
        SELECT scope, fact, number, action, reason, actor, at, key, body, hash, state, packed
        FROM {relation} ORDER BY {key} LIMIT :most
    )
    UNION ALL
    SELECT * FROM (
        SELECT f.scope, f.id, 1, b.action, b.reason, b.actor, b.at, NULL, '', '', b.state,
               told_alone(b.book, l.packed)
        FROM fact AS f CROSS JOIN loaded AS l ON l.row = f.row CROSS JOIN load AS b ON b.number = l.load
        ORDER BY f.scope, f.id LIMIT :most
    )
)
ORDER BY {key} LIMIT :most;

-- name: next_revisions
SELECT {columns} FROM (
    SELECT * FROM (
        SELECT scope, fact, number, action, reason, actor, at, key, body, hash, state, packed
        FROM {relation}
        WHERE ({key}) > ({after}) ORDER BY {key} LIMIT :most
    )
    UNION ALL
    SELECT * FROM (
        SELECT f.scope, f.id, 1, b.action, b.reason, b.actor, b.at, NULL, '', '', b.state,
               told_alone(b.book, l.packed)
        FROM fact AS f CROSS JOIN loaded AS l ON l.row = f.row CROSS JOIN load AS b ON b.number = l.load
        WHERE (f.scope, f.id) > (:after_scope, :after_fact)
        ORDER BY f.scope, f.id LIMIT :most
    )
)
ORDER BY {key} LIMIT :most;

-- name: count_entries
SELECT (SELECT count(*) FROM {relation}) + (
    SELECT count(*) FROM loaded AS l CROSS JOIN fact AS f ON f.row = l.row AND f.revision = 1
    CROSS JOIN load AS b ON b.number = l.load AND b.book IS NOT NULL
    WHERE NOT EXISTS (SELECT 1 FROM document AS d WHERE d.row = l.row)
);

-- name: first_entries
SELECT {columns} FROM (
    SELECT * FROM (SELECT row, change, fields, tokens, packed FROM {relation} ORDER BY {key} LIMIT :most)
    UNION ALL
    SELECT * FROM (
        SELECT f.row, b.change, '', '', entry_alone(b.book, l.packed)
        FROM loaded AS l CROSS JOIN fact AS f ON f.row = l.row AND f.revision = 1
        CROSS JOIN load AS b ON b.number = l.load AND b.book IS NOT NULL
        WHERE NOT EXISTS (SELECT 1 FROM document AS d WHERE d.row = l.row)
        ORDER BY l.row LIMIT :most
    )
)
ORDER BY {key} LIMIT :most;

-- name: next_entries
SELECT {columns} FROM (
    SELECT * FROM (
        SELECT row, change, fields, tokens, packed FROM {relation}
        WHERE ({key}) > ({after}) ORDER BY {key} LIMIT :most
    )
    UNION ALL
    SELECT * FROM (
        SELECT f.row, b.change, '', '', entry_alone(b.book, l.packed)
        FROM loaded AS l CROSS JOIN fact AS f ON f.row = l.row AND f.revision = 1
        CROSS JOIN load AS b ON b.number = l.load AND b.book IS NOT NULL
        WHERE l.row > :after_row AND NOT EXISTS (SELECT 1 FROM document AS d WHERE d.row = l.row)
        ORDER BY l.row LIMIT :most
    )
)
ORDER BY {key} LIMIT :most;

-- name: add_row
INSERT INTO {relation} ({columns}) VALUES ({values});

-- name: add_entry
INSERT INTO document (row, change, fields, tokens, packed) VALUES (:row, :change, :fields, :tokens, :packed);

-- name: put_meta
INSERT INTO meta (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: columns_of
SELECT name FROM pragma_table_xinfo(:relation) WHERE hidden = 0 ORDER BY name;

-- name: sequences
SELECT name, seq FROM sqlite_sequence ORDER BY name;

-- name: set_sequence
INSERT INTO sqlite_sequence (name, seq)
SELECT :relation, :last WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = :relation AND seq >= :last);

-- name: index_documents
INSERT INTO fact_index (rowid, tokens)
SELECT row, tokens FROM document WHERE row BETWEEN :first AND :last AND tokens <> '' ORDER BY row;

-- name: unfinished
SELECT text FROM note WHERE name = 'moving';

-- name: begin_moving
INSERT INTO note (name, text) VALUES ('moving', :text) ON CONFLICT (name) DO NOTHING;

-- name: note_moving
UPDATE note SET text = :text WHERE name = 'moving' AND text = :before RETURNING name;

-- name: forget_moving
DELETE FROM note WHERE name = 'moving';

-- name: is_empty
SELECT NOT EXISTS (SELECT 1 FROM event) AND NOT EXISTS (SELECT 1 FROM guild) AND NOT EXISTS (SELECT 1 FROM audit)
    AND NOT EXISTS (SELECT 1 FROM post) AND NOT EXISTS (SELECT 1 FROM claim);

-- name: state_of_record
SELECT (SELECT value FROM meta WHERE name = 'change'), (SELECT max(changed) FROM post), (SELECT max(at) FROM claim);
