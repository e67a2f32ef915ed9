"""``verify`` finds what was changed behind the program's back, and says which fact it is."""

from pathlib import Path

import pytest

from knowledge.storage import open_store
from knowledge.storage.connection import driver
from knowledge.storage.interface import CheckResult
from tests.contract.records import FULL, keep, pack


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
    """Change the file with its own guards out of the way."""
    connection = driver().connect(str(path), isolation_level=None)
    for statement in ("PRAGMA foreign_keys = OFF", "DROP TRIGGER revision_is_final", *statements):
        connection.execute(statement)
    connection.close()


def overwrite(path: Path, page: bytes) -> None:
    """Put ``page`` in the place of a page in the middle of the file."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // len(page) * len(page)
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
        ("UPDATE fact SET revision = 7 WHERE id = 'RF-0002'", "days", "RF-0002"),
        ("DELETE FROM term WHERE token = 'river'", "words", "word counts"),
        ("UPDATE term SET facts = facts + 1", "words", "word counts"),
        ("UPDATE document SET tokens = tokens || ' more'", "index", "full-text index"),
        (
            "INSERT INTO fact_index (fact_index, rowid, tokens) VALUES ('delete', 1, 's_1')",
            "index",
            "full-text index",
        ),
        ("DELETE FROM document WHERE row = 1", "documents", "missing from the index"),
        ("DELETE FROM source", "citations", "3 citations"),
        ("DELETE FROM name WHERE id = 'mayor'", "names", "1 facts"),
        ("UPDATE link SET other = 'RF-9999'", "links", "1 links"),
        ("UPDATE citation SET scope = 99", "references", "3 rows"),
    ],
)
async def test_damage_is_found_and_named(
    path: Path, statement: str, check: str, words: str
) -> None:
    damage(path, statement)
    found = {result.name: result.detail for result in await failed(path)}
    assert check in found
    assert words in found[check]


async def test_quick_check_sees_broken_references_too(path: Path) -> None:
    damage(path, "DELETE FROM source")
    assert [result.name for result in await failed(path, deep=False)] == ["citations"]


async def test_erasing_a_person_leaves_every_revision_provable(path: Path) -> None:
    """The hash leaves the actor out, so that it can be taken from the record."""
    damage(path, "UPDATE revision SET actor = ''")
    assert await failed(path) == []


async def test_page_of_garbage_is_reported_and_not_raised(path: Path) -> None:
    overwrite(path, b"\xa5" * 4096)
    found = await failed(path)
    assert found
    assert all(result.detail for result in found)
