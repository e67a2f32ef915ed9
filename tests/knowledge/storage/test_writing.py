"""Small writes share commits: what fails, fails for the right ones, and nobody waits for ever."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import LeaseLost, StoreError, StoreLocked
from knowledge.storage.connection import Lane, driver, open_lane
from knowledge.storage.writing import Writes


@pytest.fixture
async def lane(tmp_path: Path) -> AsyncIterator[Lane]:
    path = tmp_path / "a.db"
    connection = driver().connect(str(path), isolation_level=None)
    connection.execute("CREATE TABLE kept (word TEXT NOT NULL UNIQUE) STRICT")
    connection.close()
    opened = await open_lane(path, writes=True, busy_seconds=0.1)
    yield opened
    await opened.close()


@pytest.fixture
def writes(lane: Lane) -> Writes:
    return Writes(lane, asyncio.Lock())


def put(word: str) -> Any:
    def work(raw: Any) -> str:
        raw.execute("INSERT INTO kept VALUES (?)", (word,))
        return word

    return work


async def kept(lane: Lane) -> list[str]:
    rows = await lane.run(lambda raw: raw.execute("SELECT word FROM kept").fetchall())
    return [word for (word,) in rows]


async def test_writes_that_wait_together_share_a_commit(lane: Lane, writes: Writes) -> None:
    begun: list[str] = []
    await lane.run(lambda raw: raw.set_trace_callback(begun.append))
    words = [f"w{number:03}" for number in range(200)]
    assert await asyncio.gather(*(writes.run(put(word)) for word in words)) == words
    assert await kept(lane) == words
    assert begun.count("COMMIT") < 5


async def test_failed_write_is_undone_alone(lane: Lane, writes: Writes) -> None:
    def twice(raw: Any) -> None:
        put("b")(raw)
        put("a")(raw)

    outcomes = await asyncio.gather(
        writes.run(put("a")), writes.run(twice), writes.run(put("c")), return_exceptions=True
    )
    assert (outcomes[0], outcomes[2]) == ("a", "c")
    assert isinstance(outcomes[1], StoreError)
    assert await kept(lane) == ["a", "c"]


async def test_mistake_in_a_write_undoes_all_that_share_its_commit(
    lane: Lane, writes: Writes
) -> None:
    """It is a fault of the program: nothing is half done, and the next write works."""

    def mistaken(raw: Any) -> None:
        raise ZeroDivisionError

    outcomes = await asyncio.gather(
        writes.run(put("a")), writes.run(mistaken), return_exceptions=True
    )
    assert [type(each) for each in outcomes] == [ZeroDivisionError] * 2
    assert await kept(lane) == []
    await writes.run(put("a"))
    assert await kept(lane) == ["a"]


async def test_write_waits_for_another_program_and_then_says_so(
    lane: Lane, writes: Writes, tmp_path: Path
) -> None:
    rival = driver().connect(str(tmp_path / "a.db"), isolation_level=None)
    rival.execute("BEGIN IMMEDIATE")
    outcomes = await asyncio.gather(
        *(writes.run(put(word)) for word in "abc"), return_exceptions=True
    )
    assert [type(each) for each in outcomes] == [StoreLocked] * 3
    rival.execute("ROLLBACK")
    rival.close()
    await writes.run(put("a"))
    assert await kept(lane) == ["a"]


async def test_disk_that_is_full_is_told_to_all_and_nothing_is_kept(
    lane: Lane, writes: Writes
) -> None:
    def limit(raw: Any) -> None:
        (pages,) = raw.execute("PRAGMA page_count").fetchone()
        raw.execute(f"PRAGMA max_page_count = {pages + 1}").fetchone()

    await lane.run(limit)
    big = [f"{number}" * 3000 for number in range(8)]
    outcomes = await asyncio.gather(
        *(writes.run(put(word)) for word in big), return_exceptions=True
    )
    refused = [each for each in outcomes if isinstance(each, StoreError)]
    assert refused
    assert all("is full" in str(each) for each in refused)
    assert sorted(await kept(lane)) == sorted(each for each in outcomes if isinstance(each, str))


async def test_finish_waits_for_what_was_asked_for(lane: Lane, writes: Writes) -> None:
    await writes.finish()
    asking = [asyncio.create_task(writes.run(put(f"w{number}"))) for number in range(600)]
    await asyncio.sleep(0)
    await writes.finish()
    assert len(await kept(lane)) == 600
    await asyncio.gather(*asking)


async def test_nothing_is_written_when_the_guard_refuses(lane: Lane, writes: Writes) -> None:
    def refuse(_raw: Any) -> None:
        raise LeaseLost("another's now")

    await writes.run(put("before"))
    writes.guard = refuse
    outcomes = await asyncio.gather(
        writes.run(put("a")), writes.run(put("b")), return_exceptions=True
    )
    assert [type(each) for each in outcomes] == [LeaseLost, LeaseLost]
    writes.guard = None
    await writes.run(put("after"))
    assert await kept(lane) == ["before", "after"]
