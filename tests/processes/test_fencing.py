"""What is written under a lease that is over is refused, whatever still believes that it holds."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest
import pytest_asyncio

from knowledge.errors import LeaseLost
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore
from knowledge.storage.leasing import Lease
from knowledge.storage.postgres.processes import PostgresProcesses
from knowledge.storage.posting import DigestMode, Post, Schedule
from tests.contract.records import AT, FLOOD, fact, keep, pack


@pytest_asyncio.fixture
async def store(address: str) -> AsyncIterator[FactStore]:
    opened = await open_store(address)
    yield opened
    await opened.close()


async def taken(processes: PostgresProcesses, owner: str) -> Lease:
    found = await processes.take(1, 0, owner=owner)
    assert isinstance(found, Lease)
    return found


async def end(sql: asyncpg.Connection) -> None:
    await sql.execute("UPDATE shard_lease SET expires = clock_timestamp()")


async def test_everything_is_written_while_the_lease_is_held(
    store: FactStore, one: PostgresProcesses
) -> None:
    store.hold(await taken(one, "a"))
    assert await store.posts.claim("k", at=AT)
    assert await store.posts.queue(Post("m1", "answer", 5, body="{}"))


async def test_nothing_is_written_once_another_process_has_the_share(
    store: FactStore, one: PostgresProcesses, other: PostgresProcesses, sql: asyncpg.Connection
) -> None:
    await keep(store, pack(fact("F-1", "The dam broke.")))
    schedule = await store.posts.save_schedule(
        Schedule(1, 5, DigestMode.CHANGES, FLOOD, 9, "UTC"), at=AT
    )
    store.hold(await taken(one, "a"))
    await end(sql)
    await taken(other, "b")
    post = Post("m1", "answer", 5, body="{}")
    for writing in (
        store.posts.claim("k", at=AT),
        store.posts.queue(post),
        store.posts.claim_digest(schedule.id, 1, post, at=AT),
        store.view(5).posts.save_note("spoken-to-0", "{}"),
        store.keeps.prune(before=AT),
    ):
        with pytest.raises(LeaseLost, match="Part 0 of the shards is another process's now"):
            await writing
    assert await store.posts.post("m1") is None
    assert await store.posts.settled(schedule.id) is None
    assert [each.id for each in await store.facts((FLOOD,))] == ["F-1"]


async def test_nothing_is_written_after_the_end_of_a_lease_that_nobody_took_over(
    store: FactStore, one: PostgresProcesses, sql: asyncpg.Connection
) -> None:
    store.hold(await taken(one, "a"))
    await end(sql)
    with pytest.raises(LeaseLost):
        await store.posts.claim("k", at=AT)
    store.hold(await taken(one, "a"))
    assert await store.posts.claim("k", at=AT)


async def test_of_two_who_believe_that_they_hold_a_share_one_writes(
    store: FactStore, address: str, one: PostgresProcesses, sql: asyncpg.Connection
) -> None:
    late = await open_store(address)
    late.hold(await taken(one, "a"))
    await end(sql)
    store.hold(await taken(one, "b"))
    keys = [f"m{number}" for number in range(50)]

    async def tried(whose: FactStore, key: str) -> bool:
        try:
            return await whose.posts.queue(Post(key, "answer", 5, body="{}"))
        except LeaseLost:
            return False

    mine = await asyncio.gather(*(tried(store, key) for key in keys))
    theirs = await asyncio.gather(*(tried(late, key) for key in keys))
    assert (sum(mine), sum(theirs)) == (50, 0)
    await late.close()


async def test_many_claims_of_one_commit_are_won_by_one_each_in_whatever_order(
    store: FactStore, address: str
) -> None:
    """Each process waits for a row that the other has written: the server ends that, and no claim is lost."""
    late = await open_store(address)
    keys = [f"k{number}" for number in range(40)]
    mine, theirs = await asyncio.gather(
        asyncio.gather(*(store.posts.claim(key, at=AT) for key in keys)),
        asyncio.gather(*(late.posts.claim(key, at=AT) for key in reversed(keys))),
    )
    assert [one + other for one, other in zip(mine, reversed(theirs), strict=True)] == [1] * 40
    await late.close()
