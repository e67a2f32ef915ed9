"""What grows with the facts lies in partitions by its event, of which a question reads its own alone."""

import re

import asyncpg
import pytest

from knowledge.errors import BadInput
from knowledge.storage import open_store
from knowledge.storage.migrate import load_steps
from knowledge.storage.postgres.address import read_address
from knowledge.storage.postgres.session import POSTGRES
from knowledge.storage.postgres.statements import read_statement
from tests.contract.records import FULL, keep
from tests.postgres import Databases

_DIVIDED = (
    "document",
    "fact",
    "figure",
    "link",
    "name",
    "passage",
    "posting",
    "revision",
    "term",
    "vector",
)
_COUNTED = """
    SELECT c.relname, count(*) FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhparent
    WHERE c.relkind = 'p' GROUP BY 1 ORDER BY 1
"""
_BEFORE = """
    INSERT INTO event (id, slug, first_day, last_day, body) VALUES (4, 'river', 1, 2, '{}');
    INSERT INTO fact (row, scope, id, position) VALUES (9, 4, 'R-1', 1);
    INSERT INTO revision (scope, fact, number, at, action, reason, actor, body, hash)
    VALUES (4, 'R-1', 1, 5, 'add', 'new', 'a', '{}', 'h');
    INSERT INTO document (row, change, fields, tokens) VALUES (9, 1, 'statement flood', 's_4 flood');
    INSERT INTO document (row, change, fields, tokens) VALUES (10, 1, '', 's_5 of no fact');
    INSERT INTO vector (row, scope, revision, encoder, stamp, body) VALUES (9, 4, 1, 'e', 1, 'x');
"""


async def rows(address: str, asked: str, *values: object) -> list[tuple[object, ...]]:
    connection = await asyncpg.connect(address, server_settings={"search_path": "ticktock"})
    try:
        return [tuple(row) for row in await connection.fetch(asked, *values)]
    finally:
        await connection.close()


async def test_tables_that_grow_are_partitioned(address: str) -> None:
    assert await rows(address, _COUNTED) == [(name, 8) for name in _DIVIDED]


async def test_number_of_partitions_is_chosen_with_the_address(databases: Databases) -> None:
    address = await databases.bare("chosen")
    store = await open_store(f"{address}?partitions=3")
    try:
        await keep(store, FULL)
        assert await store.facts((FULL.event.slug,)) != ()
        assert all(result.ok for result in await store.check())
    finally:
        await store.close()
    assert await rows(address, _COUNTED) == [(name, 3) for name in _DIVIDED]
    # It is told for a new record alone: that of an old one stays.
    store = await open_store(f"{address}?partitions=5")
    await store.close()
    assert await rows(address, _COUNTED) == [(name, 3) for name in _DIVIDED]


@pytest.mark.parametrize("told", ["0", "65", "x", "-1", "³", "9999999"])
def test_number_that_cannot_be_is_told(told: str) -> None:
    with pytest.raises(BadInput, match="from 1 to 64") as refused:
        read_address(f"postgresql://a:hunter2@host/record?partitions={told}")
    assert "hunter2" not in str(refused.value)


def test_driver_hears_nothing_of_partitions() -> None:
    address = read_address("postgresql://host/record?partitions=16&connect_timeout=3&standby=two")
    assert address.url == "postgresql://host/record?connect_timeout=3"
    assert [each.url for each in address.standbys] == ["postgresql://two/record?connect_timeout=3"]
    assert address.partitions == 16


async def test_record_of_before_is_moved_into_partitions(databases: Databases) -> None:
    address = await databases.bare("before")
    connection = await asyncpg.connect(address)
    try:
        await connection.execute("CREATE SCHEMA ticktock; SET search_path = ticktock")
        for number, text in load_steps("postgres")[:3]:
            await connection.execute(text)
            await connection.execute("INSERT INTO step (number) VALUES ($1)", number)
        await connection.execute(_BEFORE)
    finally:
        await connection.close()
    store = await open_store(address)
    await store.close()
    assert await rows(address, "SELECT row, scope, tokens FROM document") == [(9, 4, "s_4 flood")]
    assert await rows(address, "SELECT row, scope FROM vector") == [(9, 4)]
    assert await rows(address, "SELECT fact, number FROM revision") == [("R-1", 1)]
    with pytest.raises(asyncpg.IntegrityConstraintViolationError, match="revision is append-only"):
        await rows(address, "DELETE FROM revision")


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("heads_by_row", {"rows": [1], "scopes": [1]}),
        ("bodies_by_row", {"rows": [1], "scopes": [1]}),
        ("index_rows", {"rows": [1], "scopes": [1]}),
        ("matching", {"match": "'s_1'", "scopes": [1], "hidden": [], "limit": 9}),
        ("history", {"scope": 1, "fact": "a"}),
    ],
)
async def test_question_reads_the_partition_of_its_event_alone(
    address: str, query: str, values: dict[str, object]
) -> None:
    statement = read_statement(POSTGRES.queries[query])
    asked = f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {statement.text}"
    plan = "\n".join(str(line) for (line,) in await rows(address, asked, *statement.pick(values)))
    read = set(re.findall(r" on (?:document|fact|revision)_(\d+)", plan))
    assert len(read) == 1, plan


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("DROP TABLE passage_3", "the partition passage_3 is missing"),
        ("ALTER TABLE fact DETACH PARTITION fact_0", "the partition fact_0 is missing"),
        ("ALTER TABLE name RENAME TO names", "the partition name_0 is not as Ticktock made it"),
        (
            "ALTER TABLE revision_2 DISABLE TRIGGER revision_stays",
            "the trigger revision_2.revision_stays is not as Ticktock made it",
        ),
        (
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'term_1_pkey'::regclass",
            "the index term_1_pkey is not as Ticktock made it",
        ),
    ],
)
async def test_part_that_is_not_as_it_was_made_is_named(
    damage: str, told: str, databases: Databases
) -> None:
    await databases.fresh("sound")
    address = await databases.copy("sound", "unsound")
    store = await open_store(address)
    try:
        await rows(address, damage)
        found = [each.detail for each in await store.check() if each.name == "schema"]
    finally:
        await store.close()
    # What hangs on a lost partition is not told beside it.
    assert found[0] == told
    assert [each for each in found[1:] if told.split()[2] in each] == []


async def test_words_and_postings_of_no_event_are_told(databases: Databases) -> None:
    address = await databases.fresh("hanging")
    await rows(address, "INSERT INTO term VALUES (77, 1, 'x', 'y')")
    await rows(address, "INSERT INTO posting VALUES (77, 1, 1, 'x', 'y', 'z')")
    await rows(address, "INSERT INTO outside VALUES (77, 1, 0)")
    store = await open_store(address)
    try:
        found = {each.name: each.detail for each in await store.check() if not each.ok}
    finally:
        await store.close()
    assert found == {"references": "3 rows refer to nothing, in: term, posting, outside"}


async def test_record_that_was_moved_is_counted_for_its_plans(databases: Databases) -> None:
    address = await databases.bare("planned")
    store = await open_store(address)
    await store.close()
    counted = "SELECT relname FROM pg_class WHERE relkind = 'p' AND reltuples < 0"
    assert await rows(address, counted) == []
