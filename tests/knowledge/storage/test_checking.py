"""``verify`` finds what was changed behind the program's back, and says which fact it is."""

from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from knowledge.storage import open_store
from knowledge.storage.connection import driver
from knowledge.storage.interface import CheckResult
from tests.contract.records import FULL, fact, keep, pack


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A closed record with a few facts, one of them corrected."""
    made = tmp_path / "record.db"
    store = await open_store(f"sqlite:///{made}")
    await keep(store, pack(*FULL.facts[:2]))
    await keep(store, FULL)
    await store.close()
    return made


def damage(path: Path, *statements: str) -> None:
    """Change the file with its own guards out of the way, which are put back afterwards."""
    connection = driver().connect(str(path), isolation_level=None)
    guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    held = guards.fetchall()
    connection.execute("PRAGMA foreign_keys = OFF")
    for name, _ in held:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, guard in held:
        connection.execute(guard)
    connection.close()


def change_schema(path: Path, statement: str) -> None:
    connection = driver().connect(str(path), isolation_level=None)
    connection.execute(statement)
    connection.close()


def overwrite(path: Path, page: bytes) -> None:
    """Put ``page`` in the place of a page in the second half of the file, behind the schema."""
    content = bytearray(path.read_bytes())
    middle = len(content) * 3 // 4 // len(page) * len(page)
    content[middle : middle + len(page)] = page
    path.write_bytes(content)


async def failed(path: Path, *, deep: bool = True) -> list[CheckResult]:
    store = await open_store(f"sqlite:///{path}")
    try:
        return [result for result in await store.check(deep=deep) if not result.ok]
    finally:
        await store.close()


async def test_sound_record_has_nothing_to_tell(path: Path) -> None:
    assert await failed(path) == []


@pytest.mark.parametrize(
    ("statement", "check", "words"),
    [
        (
            "UPDATE revision SET body = replace(body, 'rose', 'fell') WHERE fact = 'RF-0002'",
            "revisions",
            "RF-0002 revision 1",
        ),
        (
            "UPDATE revision SET reason = 'another' WHERE fact = 'RF-0001'",
            "revisions",
            "RF-0001 revision 1",
        ),
        (
            "UPDATE revision SET at = at + 1 WHERE fact = 'RF-0003'",
            "revisions",
            "RF-0003 revision 1",
        ),
        ("UPDATE fact SET first_day = first_day - 1 WHERE id = 'RF-0002'", "days", "RF-0002"),
        ("UPDATE fact SET revision = 7 WHERE id = 'RF-0002'", "facts", "RF-0002"),
        ("UPDATE fact SET retracted = 1 WHERE id = 'RF-0002'", "facts", "RF-0002"),
        (
            "UPDATE revision SET body = '[]' WHERE fact = 'RF-0001'",
            "facts",
            "cannot be read: RF-0001",
        ),
        ("UPDATE revision SET body = CAST(X'FF' AS TEXT)", "revisions", "RF-0001 revision 1"),
        (
            "UPDATE revision SET body = replace(body, 'RF-0002', 'RF-0009') WHERE fact = 'RF-0002'",
            "facts",
            "another fact: RF-0002",
        ),
        ("UPDATE fact SET position = 0", "order", "RF-0003"),
        ("UPDATE fact SET position = 9 WHERE id = 'RF-0003'", "order", "gaps"),
        ("UPDATE figure SET best = 7 WHERE measure = 'boats'", "details", "figures * RF-0001"),
        ("UPDATE figure SET measure = 'carts' WHERE measure = 'boats'", "details", "RF-0001"),
        ("DELETE FROM figure", "details", "figures * RF-0001"),
        ("DELETE FROM source", "citations", "not stored: RF-0001, RF-0002, RF-0003"),
        ("DELETE FROM name", "names", "not stored: RF-0001"),
        ("DELETE FROM link", "details", "links * RF-0001"),
        (
            "INSERT INTO link VALUES (1, 'RF-0002', 'updates', 'RF-0001')",
            "details",
            "links * RF-0002",
        ),
        (
            "UPDATE document SET fields = 'statement sun' WHERE row = 1",
            "entries",
            "river-1999: the index entry is not what this release makes of the fact: RF-0001",
        ),
        ("UPDATE term SET surface = 'sea' WHERE token = 'river'", "words", "word counts"),
        ("UPDATE event SET words = words + 1", "words", "word counts"),
        ("UPDATE event SET slug = 'lake'", "events", "lake: the stored name or days"),
        ("UPDATE event SET first_day = first_day - 1", "events", "river-1999: the stored"),
        ("UPDATE event SET body = '{}'", "events", "river-1999: * cannot be read"),
        ("UPDATE name SET body = '[]' WHERE id = 'mayor'", "lists", "names cannot be read: mayor"),
        ("UPDATE name SET id = 'major' WHERE id = 'mayor'", "lists", "stored as another: major"),
        ("UPDATE source SET body = '{'", "lists", "sources cannot be read: gazette"),
        (
            "UPDATE passage SET body = '{}' WHERE id = 'g-1'",
            "lists",
            "passages cannot be read: g-1",
        ),
        (
            "UPDATE passage SET paragraph = 9 WHERE id = 'g-1'",
            "lists",
            "stored as another: g-1",
        ),
        ("DELETE FROM term WHERE token = 'river'", "words", "word counts"),
        ("UPDATE term SET facts = facts + 1", "words", "word counts"),
        ("UPDATE document SET tokens = tokens || ' more'", "index", "full-text index"),
        (
            "INSERT INTO fact_index (fact_index, rowid, tokens) VALUES ('delete', 1, 's_1')",
            "index",
            "full-text index",
        ),
        ("DELETE FROM document WHERE row = 1", "documents", "missing from the index"),
        ("UPDATE link SET other = 'RF-9999'", "links", "1 links"),
        ("UPDATE link SET scope = 99", "references", "1 rows * in: link"),
    ],
)
async def test_damage_is_found_and_named(
    path: Path, statement: str, check: str, words: str
) -> None:
    damage(path, statement)
    found = [result.detail for result in await failed(path) if result.name == check]
    assert [detail for detail in found if fnmatchcase(detail, f"*{words}*")], found


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DROP TRIGGER revision_stays", "the trigger revision_stays is missing"),
        ("DROP INDEX fact_by_day", "the index fact_by_day is missing"),
        ("CREATE TABLE diary (entry)", "the table diary is not of Ticktock's making"),
        ("DELETE FROM step", "the table step does not hold the steps that made the schema"),
        ("DELETE FROM meta", "the table meta does not hold the number of the last change"),
        ("UPDATE meta SET value = 1", "the table meta does not hold the number of the last change"),
        ("ALTER TABLE link ADD COLUMN more TEXT", "the table link is not as Ticktock made it"),
    ],
)
async def test_changed_schema_is_found_and_named(path: Path, statement: str, words: str) -> None:
    change_schema(path, statement)
    found = {(result.name, result.detail) for result in await failed(path, deep=False)}
    assert ("schema", words) in found


async def test_statistics_that_the_engine_keeps_are_no_fault(path: Path) -> None:
    change_schema(path, "ANALYZE")
    assert await failed(path) == []


async def test_many_faults_are_named_and_counted(tmp_path: Path) -> None:
    made = tmp_path / "many.db"
    store = await open_store(f"sqlite:///{made}")
    await keep(store, pack(*(fact(f"RF-{number}", "It rained.") for number in range(1, 10))))
    await store.close()
    damage(made, "DELETE FROM source")
    assert [result.detail for result in await failed(made)] == [
        "river-1999: facts cite a source that is not stored: "
        "RF-1, RF-2, RF-3, RF-4, RF-5 and 4 more"
    ]


async def test_progress_rises_to_the_end(path: Path) -> None:
    store = await open_store(f"sqlite:///{path}")
    told: list[tuple[int, int]] = []
    try:
        await store.check(deep=True, progress=lambda *report: told.append(report))
    finally:
        await store.close()
    assert told == sorted(told)
    assert told[-1] == (1000, 1000)


async def test_record_without_facts_has_nothing_to_tell(tmp_path: Path) -> None:
    assert await failed(tmp_path / "empty.db") == []


async def test_retracted_fact_has_nothing_to_tell(path: Path) -> None:
    store = await open_store(f"sqlite:///{path}")
    await keep(store, pack(FULL.facts[0]))
    await store.close()
    assert await failed(path) == []
    damage(path, "INSERT INTO link VALUES (1, 'RF-0001', 'updates', 'RF-0002')")
    assert [result.name for result in await failed(path)] == ["details"]


async def test_quick_check_sees_broken_references_too(path: Path) -> None:
    damage(path, "UPDATE link SET other = 'RF-9999'")
    assert [result.name for result in await failed(path, deep=False)] == ["links"]


async def test_erasing_a_person_leaves_every_revision_provable(path: Path) -> None:
    """The hash leaves the actor out, so that it can be taken from the record."""
    damage(path, "UPDATE revision SET actor = ''")
    assert await failed(path) == []


async def test_page_of_garbage_is_reported_and_not_raised(path: Path) -> None:
    overwrite(path, b"\xa5" * 4096)
    found = await failed(path)
    assert found
    assert all(result.detail for result in found)
