"""Leases: one owner at a time by the server's clock, and nothing is written under an old fence."""

import asyncio

import asyncpg
import pytest

from knowledge.errors import StoreError
from knowledge.storage.leasing import Lease, Share, Waiting
from knowledge.storage.postgres.direct import load_blocks, placed
from knowledge.storage.postgres.processes import PostgresProcesses


async def taken(
    processes: PostgresProcesses,
    owner: str,
    *,
    part: int | None = None,
    parts: int = 2,
) -> Lease:
    found = await processes.take(parts, 4, owner=owner, part=part)
    assert isinstance(found, Lease)
    return found


async def past(sql: asyncpg.Connection, part: int) -> None:
    """Let a share's lease end, as if nobody had renewed it."""
    await sql.execute("UPDATE shard_lease SET expires = clock_timestamp() WHERE part = $1", part)


async def test_each_process_takes_a_share_of_its_own_and_the_next_waits(
    one: PostgresProcesses, other: PostgresProcesses
) -> None:
    assert (await taken(one, "a")).share == Share(0, 2, 4)
    assert (await taken(other, "b")).share == Share(1, 2, 4)
    assert await other.take(2, 4, owner="c") == Waiting("")


async def test_share_that_is_held_is_waited_for_by_name(
    one: PostgresProcesses, other: PostgresProcesses
) -> None:
    await taken(one, "a", part=1)
    assert await other.take(2, 4, owner="b", part=1) == Waiting("a")
    assert (await taken(other, "b", part=0)).share.part == 0


async def test_taking_over_gives_a_new_fence_and_ends_the_lease_before(
    one: PostgresProcesses, other: PostgresProcesses, sql: asyncpg.Connection
) -> None:
    first = await taken(one, "a", part=0)
    assert await one.renew(first)
    await past(sql, 0)
    second = await taken(other, "b", part=0)
    assert (first.fence, second.fence) == (1, 2)
    assert [await one.renew(first), await other.renew(second)] == [False, True]


async def test_lease_that_ended_is_not_renewed_although_nobody_took_over(
    one: PostgresProcesses, sql: asyncpg.Connection
) -> None:
    lease = await taken(one, "a")
    await past(sql, 0)
    assert not await one.renew(lease)
    assert (await taken(one, "a")).fence == 2


async def test_share_that_is_given_back_is_free_at_once(
    one: PostgresProcesses, other: PostgresProcesses
) -> None:
    lease = await taken(one, "a", part=0, parts=1)
    await one.give_back(lease)
    assert [each.live for each in await other.shares()] == [False]
    assert (await taken(other, "b", parts=1)).fence == 2
    await one.give_back(lease)
    assert [each.live for each in await other.shares()] == [True]


async def test_whoever_lost_touch_gets_the_share_back_that_is_still_theirs(
    one: PostgresProcesses, other: PostgresProcesses
) -> None:
    await taken(one, "a", part=1)
    assert (await taken(other, "a")).share.part == 1
    assert [each.lease.fence for each in await one.shares()] == [2]


async def test_nothing_is_taken_while_others_divide_the_shards_otherwise(
    one: PostgresProcesses, other: PostgresProcesses, sql: asyncpg.Connection
) -> None:
    await taken(one, "a", part=0)
    assert await other.take(3, 6, owner="b", part=2) == Waiting("a", Share(0, 2, 4))
    await past(sql, 0)
    found = await other.take(3, 6, owner="b", part=2)
    assert isinstance(found, Lease)
    assert await one.take(2, 4, owner="a") == Waiting("b", Share(2, 3, 6))


async def test_of_many_who_take_at_once_each_share_gets_one(address: str) -> None:
    many = [PostgresProcesses(address) for _ in range(8)]
    found = await asyncio.gather(*(each.take(3, 3, owner=str(n)) for n, each in enumerate(many)))
    leases = [each for each in found if isinstance(each, Lease)]
    assert sorted(each.share.part for each in leases) == [0, 1, 2]
    assert {each.fence for each in leases} == {1}
    await asyncio.gather(*(each.close() for each in many))


async def written_under(sql: asyncpg.Connection, lease: Lease) -> bool:
    text, names = placed(load_blocks("processes.sql")["hold_share"])
    values = {"part": lease.share.part, "fence": lease.fence}
    return await sql.fetchval(text, *(values[name] for name in names)) is not None


async def test_who_writes_under_a_fence_holds_off_whoever_takes_over_but_no_renewal(
    brief: PostgresProcesses, other: PostgresProcesses, sql: asyncpg.Connection
) -> None:
    lease = await taken(brief, "a", part=0)
    async with sql.transaction():
        assert await written_under(sql, lease)
        assert await brief.renew(lease)
        # Until its end, and a little more.
        await sql.execute("SELECT pg_sleep(1.1)")
        taking = asyncio.ensure_future(other.take(2, 4, owner="b", part=0))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.shield(taking), 0.3)
    found = await taking
    assert isinstance(found, Lease)
    assert (found.fence, await written_under(sql, lease)) == (2, False)


async def test_server_that_is_not_there_is_told_in_a_sentence() -> None:
    nowhere = PostgresProcesses("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(StoreError, match="see whether its server is reached"):
        await nowhere.shares()
    await nowhere.close()
    with pytest.raises(StoreError, match="has been closed"):
        await nowhere.shares()


async def test_connection_that_the_server_ended_is_made_anew(
    one: PostgresProcesses, sql: asyncpg.Connection
) -> None:
    lease = await taken(one, "a")
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1"
    await sql.execute(ended, "ticktock leases")
    assert await one.renew(lease)
