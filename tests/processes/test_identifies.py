"""New sessions begin one after the other over all processes, by the server's clock."""

import asyncio

import pytest

from knowledge.storage.postgres.processes import PostgresProcesses


async def test_sessions_of_one_lane_lie_five_seconds_apart_over_all_processes(
    one: PostgresProcesses, other: PostgresProcesses
) -> None:
    waits = [await one.book(0, 1), await other.book(1, 1), await one.book(2, 1)]
    assert waits == pytest.approx([0.0, 5.25, 10.5], abs=0.5)


async def test_sessions_of_different_lanes_begin_together(
    one: PostgresProcesses, other: PostgresProcesses
) -> None:
    waits = await asyncio.gather(
        *(process.book(shard, 2) for shard, process in enumerate((one, other, one, other)))
    )
    assert sorted(waits) == pytest.approx([0.0, 0.0, 5.25, 5.25], abs=0.5)
    assert abs(waits[0] - waits[2]) == pytest.approx(5.25, abs=0.5)


async def test_shard_that_begins_again_and_again_waits_longer_whichever_process_has_it(
    one: PostgresProcesses, other: PostgresProcesses
) -> None:
    for _ in range(17):
        await one.book(7, 16)
        await other.book(7, 16)
    before = await one.book(6, 16)
    assert before < 1.0
    assert await other.book(7, 16) > 160.0
