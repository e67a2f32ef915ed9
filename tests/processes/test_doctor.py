"""``ticktock doctor`` tells who holds the shards."""

import asyncio

import pytest

from bot.commands.health import _processes
from knowledge.storage.postgres.processes import PostgresProcesses
from tests.postgres import Databases


@pytest.fixture
def record(databases: Databases) -> str:
    return asyncio.run(databases.fresh("processes"))


async def take(address: str, *parts: int) -> None:
    processes = PostgresProcesses(address)
    for part in parts:
        await processes.take(2, 4, owner=f"host-{part}:1:a", part=part)
    await processes.close()


def test_nobody_needs_to_hold_them(record: str) -> None:
    (told,) = _processes(record)
    assert (told.ok, told.detail) == (True, "no bot runs on this record")


def test_all_are_held(record: str) -> None:
    asyncio.run(take(record, 1, 0))
    (told,) = _processes(record)
    assert told.ok
    assert told.detail == "shares of the shards, of 2: 0 by host-0:1:a, 1 by host-1:1:a"


def test_share_that_nobody_holds_is_a_fault(record: str) -> None:
    asyncio.run(take(record, 1))
    (told,) = _processes(record)
    assert not told.ok
    assert told.detail.endswith("nobody holds 0: start the process that does, or a spare")


def test_file_has_no_shares() -> None:
    assert _processes("sqlite:///record.db") == []
