"""A connection's settings and manners: what protects the record, and what ends when it should."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import StoreError, StoreReadOnly
from knowledge.storage import open_store
from knowledge.storage.connection import Lane, driver, is_fixed, open_lane
from knowledge.storage.place import create, open_reader, open_writer


async def setting(lane: Lane, name: str) -> Any:
    return (await lane.run(lambda raw: raw.execute(f"PRAGMA {name}").fetchone()))[0]


def threads() -> set[threading.Thread]:
    """Each connection has a thread of its own; the event loop's helpers are left out."""
    return {each for each in threading.enumerate() if not each.name.startswith("asyncio")}


def end(started: set[threading.Thread]) -> bool:
    """Whether the threads come to their end, which may take a moment after the last answer."""
    for each in started:
        each.join(10)
    return not any(each.is_alive() for each in started)


def files(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    made = tmp_path / "record.db"
    await create(made, busy_seconds=1)
    return made


@pytest.fixture
async def writer(path: Path) -> AsyncIterator[Lane]:
    lane = await open_writer(path, busy_seconds=1)
    yield lane
    await lane.close()


@pytest.fixture
async def reader(path: Path) -> AsyncIterator[Lane]:
    lane = await open_reader(path, busy_seconds=1)
    yield lane
    await lane.close()


@pytest.mark.parametrize(
    ("version", "fixed"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 9), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_releases_that_lose_commits_are_known(version: tuple[int, ...], *, fixed: bool) -> None:
    assert is_fixed(version) == fixed


def test_installed_driver_is_free_of_that_bug() -> None:
    assert is_fixed(driver().sqlite_version_info)


async def test_writer_keeps_what_it_acknowledges(writer: Lane) -> None:
    assert await setting(writer, "journal_mode") == "wal"
    assert await setting(writer, "synchronous") == 2  # FULL
    assert await setting(writer, "foreign_keys") == 1
    assert await setting(writer, "secure_delete") == 1
    assert await setting(writer, "trusted_schema") == 0
    assert await setting(writer, "busy_timeout") == 1000
    assert 0 < await setting(writer, "journal_size_limit") <= 64 * 1024**2


async def test_reader_cannot_write(reader: Lane) -> None:
    assert await setting(reader, "query_only") == 1
    with pytest.raises(StoreReadOnly, match="cannot be written"):
        await reader.run(lambda raw: raw.execute("UPDATE meta SET value = 9"))


async def test_statement_that_takes_too_long_is_stopped_and_the_next_one_runs(reader: Lane) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT MAX(i) FROM n"
    with pytest.raises(StoreError, match="took too long"):
        await reader.run(lambda raw: raw.execute(endless).fetchone(), seconds=0.05)
    assert await reader.run(lambda raw: raw.execute("SELECT 1").fetchone(), seconds=5) == (1,)


async def test_unit_of_work_ends_although_nobody_waits(writer: Lane) -> None:
    """A cancelled task never leaves a transaction open for the next one to fall into."""
    begun, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def work(raw: Any) -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE meta SET value = 41")
        loop.call_soon_threadsafe(begun.set)
        go_on.wait(10)
        raw.execute("COMMIT")

    task = asyncio.create_task(writer.run(work))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()
    held = await writer.run(
        lambda raw: (raw.in_transaction, *raw.execute("SELECT DISTINCT value FROM meta"))
    )
    assert held == (False, (41,))


async def test_closed_connection_says_so(reader: Lane) -> None:
    await reader.close()
    await reader.close()
    with pytest.raises(StoreError, match="has been closed"):
        await reader.run(lambda raw: raw.execute("SELECT 1"))


async def test_failed_opening_leaves_no_thread(tmp_path: Path) -> None:
    """A thread that stays would keep the process from ending."""
    before = threads()
    (tmp_path / "garbage.db").write_bytes(b"SQLite format 3\x00" + b"garbage " * 1000)
    for attempt in (
        lambda: open_lane(tmp_path / "missing.db", writes=True, busy_seconds=1),
        lambda: open_writer(tmp_path / "garbage.db", busy_seconds=1),
        lambda: open_reader(tmp_path / "garbage.db", busy_seconds=1),
        lambda: open_store(f"sqlite:///{tmp_path / 'garbage.db'}"),
    ):
        with pytest.raises(StoreError):
            await attempt()
    assert end(threads() - before)


async def test_store_ends_its_threads_and_empties_its_log(tmp_path: Path) -> None:
    before = threads()
    store = await open_store(f"sqlite:///{tmp_path / 'record.db'}", readers=3)
    try:
        started = threads() - before
        assert len(started) == 4
    finally:
        await store.close()
    assert end(started)
    assert files(tmp_path) == ["record.db"]


async def test_library_with_the_bug_gets_one_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one, the bug cannot occur; and the check of the library tells it."""
    monkeypatch.setattr(driver(), "sqlite_version_info", (3, 50, 4))
    before = threads()
    store = await open_store(f"sqlite:///{tmp_path / 'record.db'}", readers=3)
    try:
        for _ in range(100):
            # The connection that made the file may still be ending.
            if len(threads() - before) == 1:
                break
            await asyncio.sleep(0.02)
        assert len(threads() - before) == 1
        (library, *_) = await store.check()
    finally:
        await store.close()
    assert not library.ok
    assert "pysqlite3" in library.detail


async def test_library_too_old_for_the_schema_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver(), "sqlite_version_info", (3, 31, 0))
    with pytest.raises(StoreError, match="too old"):
        await open_store(f"sqlite:///{tmp_path / 'record.db'}")
    assert files(tmp_path) == []
