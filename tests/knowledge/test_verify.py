"""Deep checks compare each event with what was loaded, whatever table was changed behind our back."""

from pathlib import Path

import pytest

from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from knowledge.storage.connection import driver
from tests.contract.records import FULL, keep, pack


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    made = tmp_path / "record.db"
    store = await open_store(f"sqlite:///{made}")
    await keep(store, FULL)
    await keep(store, pack(slug="lake-2001"))
    await store.close()
    return made


async def failed(path: Path, told: list[tuple[int, int]] | None = None) -> dict[str, str]:
    store = await open_store(f"sqlite:///{path}")
    try:
        results = await KnowledgeBase(store).check(
            deep=True, progress=lambda *report: (told if told is not None else []).append(report)
        )
    finally:
        await store.close()
    return {result.name: result.detail for result in results if not result.ok}


def edit(path: Path, statement: str) -> None:
    connection = driver().connect(str(path), isolation_level=None)
    connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE source SET body = replace(body, 'Gazette', 'Herald') WHERE scope = 1",
        "UPDATE passage SET body = replace(body, 'night', 'noon')",
        "UPDATE event SET body = replace(body, 'flood', 'fire') WHERE id = 1",
        "UPDATE event SET digest = 'another' WHERE id = 1",
        "UPDATE name SET body = replace(body, 'Ada', 'Eva') WHERE scope = 1",
        "UPDATE fact SET position = 2 - position",
        "DELETE FROM passage",
        "UPDATE source SET body = '[]' WHERE scope = 1",
    ],
)
async def test_changed_event_is_found_and_named(path: Path, statement: str) -> None:
    edit(path, statement)
    found = await failed(path)
    assert found["digests"].startswith("river-1999: what is stored of the event")


async def test_unreadable_event_is_told_and_not_raised(path: Path) -> None:
    edit(path, "UPDATE event SET body = '{}' WHERE id = 1")
    assert "an event cannot be read" in (await failed(path))["digests"]


async def test_sound_record_has_nothing_to_tell_and_progress_rises_to_the_end(path: Path) -> None:
    told: list[tuple[int, int]] = []
    assert await failed(path, told) == {}
    assert told == sorted(told)
    assert told[-1] == (1000, 1000)
