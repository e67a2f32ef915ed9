"""Whoever follows the record hears of each edit within a second, also when the connection was lost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from knowledge.storage import open_store
from knowledge.storage.postgres.processes import PostgresProcesses
from tests.contract.records import FULL, keep

_EDIT = "UPDATE meta SET value = value + 1 WHERE name = 'change'"
_HEARD = (
    "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ticktock notices' "
    "AND state = 'idle' AND query LIKE 'SELECT value FROM meta%'"
)


class Ear:
    """Keeps what was told, and when by the loop's clock."""

    def __init__(self) -> None:
        self.told: asyncio.Queue[tuple[int, float]] = asyncio.Queue()

    def __call__(self, change: int) -> None:
        self.told.put_nowait((change, asyncio.get_running_loop().time()))


@asynccontextmanager
async def following(
    processes: PostgresProcesses, sql: asyncpg.Connection, ear: Ear
) -> AsyncIterator[None]:
    task = asyncio.create_task(processes.follow(ear))
    # Once it waits for notices it has looked, and so knows where the record stood.
    while not await sql.fetchval(_HEARD):
        await sql.execute("SELECT pg_sleep(0.01)")
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_edit_is_told_at_once(other: PostgresProcesses, sql: asyncpg.Connection) -> None:
    ear = Ear()
    async with following(other, sql, ear):
        begun = asyncio.get_running_loop().time()
        await sql.execute(_EDIT)
        change, at = await asyncio.wait_for(ear.told.get(), 5)
        assert (change, at - begun < 1.0) == (1, True)


async def test_edit_without_a_notice_is_found_by_looking(
    other: PostgresProcesses, sql: asyncpg.Connection
) -> None:
    ear = Ear()
    async with following(other, sql, ear):
        async with sql.transaction():
            await sql.execute("SET LOCAL ticktock.quiet = 'on'")
            await sql.execute(_EDIT)
        assert (await asyncio.wait_for(ear.told.get(), 5))[0] == 1


async def test_edit_made_while_the_connection_was_lost_is_told(
    other: PostgresProcesses, sql: asyncpg.Connection
) -> None:
    ear = Ear()
    async with following(other, sql, ear):
        async with sql.transaction():
            await sql.execute(_EDIT)
            await sql.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE application_name = 'ticktock notices'"
            )
        assert (await asyncio.wait_for(ear.told.get(), 5))[0] == 1
        await sql.execute(_EDIT)
        assert (await asyncio.wait_for(ear.told.get(), 5))[0] == 2


async def test_load_of_a_whole_pack_is_told_once(
    address: str, other: PostgresProcesses, sql: asyncpg.Connection
) -> None:
    """Each notice makes commits wait for each other, so what writes very much sends one."""
    told: list[str] = []
    store = await open_store(address)
    await sql.add_listener("ticktock_change", lambda *heard: told.append(heard[-1]))
    try:
        await keep(store, FULL)
        # What was told before the connection's own next answer has come with it.
        await sql.execute("SELECT 1")
        assert told == [str(await sql.fetchval("SELECT value FROM meta WHERE name = 'change'"))]
    finally:
        await store.close()
