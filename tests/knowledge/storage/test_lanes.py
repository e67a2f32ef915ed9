"""Several connections that read: who waits behind whom."""

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import Any

import pytest

from knowledge.errors import StoreError
from knowledge.storage.connection import Lane, open_lane
from knowledge.storage.lanes import Readers


@pytest.fixture
async def lanes() -> AsyncIterator[tuple[Lane, ...]]:
    opened = tuple([await open_lane(None, writes=True, busy_seconds=1.0) for _ in range(3)])
    yield opened
    for lane in opened:
        await lane.close()


async def connection_of(lane: Lane) -> Any:
    return await lane.run(lambda raw: raw)


async def test_one_reads_as_long_as_nothing_waits(lanes: tuple[Lane, ...]) -> None:
    readers = Readers(lanes)
    first = await connection_of(lanes[0])
    for _ in range(4):
        assert await readers.read(lambda raw: raw, seconds=1.0) is first


async def test_nobody_waits_behind_another_while_one_has_nothing_to_do(
    lanes: tuple[Lane, ...],
) -> None:
    readers = Readers(lanes)
    goes_on = threading.Event()

    def slow(raw: Any) -> Any:
        goes_on.wait(10.0)
        return raw

    held = [asyncio.create_task(readers.read(slow, seconds=0.0)) for _ in range(2)]
    await asyncio.sleep(0)
    third = await readers.read(lambda raw: raw, seconds=1.0)
    goes_on.set()
    others = await asyncio.gather(*held)
    assert [await connection_of(lane) for lane in lanes] == [*others, third]
    assert await readers.read(lambda raw: raw, seconds=1.0) is others[0]


async def test_work_that_failed_or_was_given_up_counts_no_more(lanes: tuple[Lane, ...]) -> None:
    readers = Readers(lanes)
    with pytest.raises(StoreError):
        await readers.read(lambda raw: raw.execute("SELECT * FROM nothing"), seconds=1.0)
    given_up = asyncio.create_task(readers.read(lambda raw: raw, seconds=1.0))
    await asyncio.sleep(0)
    given_up.cancel()
    with pytest.raises(asyncio.CancelledError):
        await given_up
    first = await connection_of(lanes[0])
    assert await readers.read(lambda raw: raw, seconds=1.0) is first
