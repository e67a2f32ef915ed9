"""A connection that is lost is made anew, and what was not committed is done again."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from knowledge.errors import StoreError, StoreLocked, StoreUnsure
from knowledge.flow import Plan
from knowledge.storage import open_store
from knowledge.storage.dialect import transaction
from knowledge.storage.postgres.address import read_address
from knowledge.storage.postgres.lane import PostgresLane, open_lane
from knowledge.storage.postgres.session import POSTGRES
from knowledge.storage.store import Store
from tests.contract.records import FLOOD, FULL, fact, ids, keep, pack
from tests.contract.test_layers import corrected, edit
from tests.postgres import Databases

OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'ticktock' AND datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.fixture
async def store(address: str) -> AsyncIterator[Store]:
    opened = await open_store(address, readers=1)
    assert isinstance(opened, Store)
    yield opened
    await opened.close()


@pytest.fixture
async def lane(address: str) -> AsyncIterator[PostgresLane]:
    opened = await open_lane(read_address(address), {"lock_timeout": "200"}, patience=0.5)
    yield opened
    await opened.close()


async def cut(address: str) -> None:
    """End every connection to the record, as a server that begins anew does."""
    connection = await asyncpg.connect(address)
    await connection.execute(OTHERS)
    await connection.close()


async def test_questions_and_edits_go_on_after_the_server_was_away(
    store: Store, address: str
) -> None:
    await keep(store, FULL)
    for number in range(3):
        await cut(address)
        assert len(await store.facts((FLOOD,))) == 3
        assert await store.posts.claim(f"k{number}", at=1)
    await cut(address)
    assert (await keep(store, pack(*FULL.facts[:2]))).retracted == 1


async def test_unit_that_is_cut_off_is_done_again_from_its_begin(
    lane: PostgresLane, address: str
) -> None:
    seen: list[int] = []
    loop = asyncio.get_running_loop()

    def work(raw: Any) -> int:
        with transaction(raw, posting=True):
            raw.execute(raw.dialect.queries["claim"], {"key": "once", "at": 1})
            seen.append(len(seen))
            if len(seen) == 1:
                asyncio.run_coroutine_threadsafe(cut(address), loop).result()
            return len(
                raw.execute(raw.dialect.queries["claim"], {"key": "two", "at": 1}).fetchall()
            )

    assert await lane.run(work) == 1
    assert seen == [0, 1]


async def test_commit_whose_answer_never_came_is_told_and_not_repeated(
    lane: PostgresLane, address: str
) -> None:
    tries: list[int] = []
    loop = asyncio.get_running_loop()

    def work(raw: Any) -> None:
        tries.append(1)
        raw.execute("BEGIN")
        asyncio.run_coroutine_threadsafe(cut(address), loop).result()
        raw.execute("COMMIT")

    with pytest.raises(StoreError, match="may have kept or not"):
        await lane.run(work)
    assert tries == [1]


async def test_deadlock_is_done_again(address: str, lane: PostgresLane) -> None:
    other = await open_lane(read_address(address), {"deadlock_timeout": "50ms"}, patience=5.0)
    queries = ("first", "second")
    met = asyncio.Barrier(2)
    loop = asyncio.get_running_loop()
    tries: list[str] = []

    def work(keys: tuple[str, ...]) -> Any:
        def unit(raw: Any) -> None:
            with transaction(raw, posting=True):
                for place, key in enumerate(keys):
                    raw.execute(raw.dialect.queries["claim"], {"key": key, "at": 1})
                    if not place and len(tries) < 2:
                        tries.append(key)
                        asyncio.run_coroutine_threadsafe(_wait(met), loop).result()

        return unit

    one = await open_lane(read_address(address), {"deadlock_timeout": "50ms"}, patience=5.0)
    await asyncio.gather(one.run(work(queries)), other.run(work(queries[::-1])))
    await one.close()
    await other.close()


async def _wait(met: asyncio.Barrier) -> None:
    await met.wait()


async def test_edit_waits_for_another_program_only_so_long(
    lane: PostgresLane, address: str
) -> None:
    holder = await asyncpg.connect(address)
    held = holder.transaction()
    await held.start()
    await holder.execute("SELECT value FROM ticktock.meta WHERE name = 'change' FOR UPDATE")

    def work(raw: Any) -> None:
        with transaction(raw):
            raise AssertionError("the lock is another's")

    with pytest.raises(StoreLocked, match="in use by another program"):
        await lane.run(work)
    await held.rollback()
    await holder.close()

    def edit(raw: Any) -> int:
        with transaction(raw):
            return int(raw.execute(POSTGRES.queries["next_change"]).fetchone()[0])

    assert await lane.run(edit) == 1


async def test_posts_are_kept_while_another_program_loads(store: Store, address: str) -> None:
    holder = await asyncpg.connect(address)
    held = holder.transaction()
    await held.start()
    await holder.execute("SELECT value FROM ticktock.meta WHERE name = 'change' FOR UPDATE")
    assert await store.posts.claim("meanwhile", at=1)
    await held.rollback()
    await holder.close()


async def test_statement_that_takes_too_long_is_stopped(lane: PostgresLane) -> None:
    with pytest.raises(StoreError, match="took too long"):
        await lane.read(lambda raw: raw.execute("SELECT pg_sleep(5);"), seconds=0.05)
    assert (await lane.read(lambda raw: raw.execute("SELECT 1;").fetchall())) == [(1,)]


async def test_reader_writes_nothing(lane: PostgresLane) -> None:
    with pytest.raises(StoreError, match="takes no edits"):
        await lane.read(
            lambda raw: raw.execute(raw.dialect.queries["claim"], {"key": "k", "at": 1})
        )


async def test_rows_read_bit_by_bit_are_all_there(store: Store) -> None:
    many = pack(*(fact(f"B-{at:04}", f"Boat {at} sank.") for at in range(300)))
    await keep(store, many)
    found = await store.candidates(Plan((FLOOD,), ("boat",), limit=300))
    assert len(ids(found)) == 300
    assert all(each.ok for each in await store.check(deep=True))


async def test_what_is_asked_for_after_a_lost_commit_is_unsure_of_nothing(
    databases: Databases,
) -> None:
    """The server is away for a while longer, and then there again."""
    address = await databases.fresh("unsure")
    lane = await open_lane(read_address(address), {}, patience=0.1)
    other = await asyncpg.connect(f"{databases.server}/postgres")

    def lose(raw: Any) -> None:
        raw.unsure = True
        raw.close()
        raise asyncpg.ConnectionDoesNotExistError("the connection was closed")

    await other.execute("ALTER DATABASE unsure ALLOW_CONNECTIONS false")
    with pytest.raises(StoreUnsure):
        await lane.run(lose)
    with pytest.raises(StoreError) as told:
        await lane.run(lambda raw: raw.execute("SELECT 1").fetchall())
    assert not isinstance(told.value, StoreUnsure)
    await other.execute("ALTER DATABASE unsure ALLOW_CONNECTIONS true")
    assert await lane.run(lambda raw: raw.execute("SELECT 1").fetchall()) == [(1,)]
    await other.close()
    await lane.close()


async def test_edit_whose_answer_never_came_is_made_once(store: Store, address: str) -> None:
    """The server commits it, and the connection is lost before it says so."""
    await keep(store, FULL)
    lane = store.lanes.editing
    assert lane is not None
    first, *_ = await store.facts((FLOOD,))
    lost: list[str] = []

    def lose(raw: Any) -> None:
        commit = raw._control

        def committed(text: str) -> None:
            commit(text)
            if text == "COMMIT" and not lost:
                lost.append(text)
                raw.unsure = True
                raw.close()
                raise asyncpg.ConnectionDoesNotExistError("the connection was closed")

        raw._control = committed

    await lane.run(lose)
    receipt = await edit(store, 0, corrected(first, "Zebras swam."))
    assert lost == ["COMMIT"]
    assert not receipt.repeated
    assert [each.number for each in await store.history(FLOOD, first.id)] == [1, 2]


async def test_read_is_given_up_where_the_server_hangs(address: str) -> None:
    """A server that is stopped or cut off keeps connections open and ends no statement."""
    lane = await open_lane(read_address(address), {}, patience=0.0)
    (pid,) = await lane.read(lambda raw: raw.execute("SELECT pg_backend_pid()").fetchone())
    os.kill(pid, signal.SIGSTOP)
    try:
        with pytest.raises(StoreError, match="cannot be reached"):
            await lane.read(lambda raw: raw.execute("SELECT 1").fetchone(), seconds=0.1)
    finally:
        os.kill(pid, signal.SIGCONT)
    assert await lane.read(lambda raw: raw.execute("SELECT 1").fetchone()) == (1,)
    await lane.close()
