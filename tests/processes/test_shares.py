"""What a process holds of the shards: waited for, kept, and lost before anybody else can have it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import pytest

from bot.app import open_desk
from bot.config import ConfigError, Settings
from bot.running.serving import serve
from bot.running.shares import Shares, forward
from knowledge.storage.leasing import Share
from knowledge.storage.postgres.processes import PostgresProcesses


def two(index: int | str = "") -> Settings:
    """The settings of one of two processes."""
    return Settings(process_count=2, shard_count=4, process_index=index)


class Watch:
    """A clock that goes as far as it is put."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Heard(logging.Handler):
    """Waits for what is told in the log."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: asyncio.Queue[str] = asyncio.Queue()

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.put_nowait(record.getMessage())

    async def __call__(self, told: str) -> None:
        async with asyncio.timeout(5):
            while told not in await self._lines.get():
                pass


@pytest.fixture
def heard() -> Iterator[Heard]:
    handler = Heard()
    log = logging.getLogger("bot.running.shares")
    log.addHandler(handler)
    yield handler
    log.removeHandler(handler)


@asynccontextmanager
async def kept(shares: Shares) -> AsyncIterator[None]:
    """Renewing goes on meanwhile."""
    task = asyncio.create_task(shares.keep())
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def made(
    processes: PostgresProcesses,
    settings: Settings | None = None,
    *,
    clock: Callable[[], float] = forward,
) -> Shares:
    return Shares(processes, settings or two(), clock=clock)


async def test_process_without_a_number_takes_whichever_share_is_free(
    one: PostgresProcesses, other: PostgresProcesses
) -> None:
    stop = asyncio.Event()
    first, second = made(one), made(other)
    assert await first.take(stop) == Share(0, 2, 4)
    assert await second.take(stop) == Share(1, 2, 4)
    assert (first.holds(), second.holds(), first.gone.is_set()) == (True, True, False)


async def test_process_takes_over_what_another_gives_back(
    one: PostgresProcesses, other: PostgresProcesses, heard: Heard
) -> None:
    stop = asyncio.Event()
    alone = Settings()
    first, second = made(one, alone), made(other, alone)
    await first.take(stop)
    waiting = asyncio.create_task(second.take(stop))
    await heard("standing by until one is free")
    await first.give_back()
    assert await waiting == Share(0, 1, 0)
    assert (first.holds(), first.gone.is_set(), second.holds()) == (False, True, True)


async def test_process_with_a_number_waits_for_that_share(
    one: PostgresProcesses, other: PostgresProcesses, heard: Heard
) -> None:
    stop = asyncio.Event()
    await made(one, two(1)).take(stop)
    waiting = asyncio.create_task(made(other, two(1)).take(stop))
    await heard("Process 1 runs already")
    stop.set()
    assert await waiting is None


async def test_shards_divided_otherwise_are_told(
    one: PostgresProcesses, other: PostgresProcesses, heard: Heard
) -> None:
    stop = asyncio.Event()
    await made(one, two()).take(stop)
    waiting = asyncio.create_task(made(other, Settings(process_count=3, shard_count=6)).take(stop))
    await heard("Others divide the shards otherwise (2 processes, shards: 4")
    stop.set()
    assert await waiting is None


async def test_share_is_kept_by_renewing_it(
    brief: PostgresProcesses, sql: asyncpg.Connection
) -> None:
    shares = made(brief)
    await shares.take(asyncio.Event())
    before = await sql.fetchval("SELECT expires FROM shard_lease")
    async with kept(shares):
        while await sql.fetchval("SELECT expires FROM shard_lease") == before:
            await sql.execute("SELECT pg_sleep(0.01)")
        assert shares.holds()
    assert shares.gone.is_set()


async def test_share_that_another_has_is_gone_at_the_next_renewal(
    brief: PostgresProcesses, other: PostgresProcesses, sql: asyncpg.Connection
) -> None:
    shares = made(brief)
    await shares.take(asyncio.Event())
    await sql.execute("UPDATE shard_lease SET expires = clock_timestamp()")
    assert await made(other).take(asyncio.Event()) == Share(0, 2, 4)
    async with kept(shares):
        await asyncio.wait_for(shares.gone.wait(), 5)
    assert not shares.holds()


async def test_process_that_hung_knows_at_once_that_its_share_may_be_gone(
    one: PostgresProcesses,
) -> None:
    watch = Watch()
    shares = made(one, clock=watch)
    await shares.take(asyncio.Event())
    watch.now += 17.9
    assert shares.holds()
    watch.now += 0.2
    assert not shares.holds()


async def test_share_is_lost_before_its_end_when_the_server_cannot_be_reached(
    brief: PostgresProcesses, sql: asyncpg.Connection
) -> None:
    shares = made(brief)
    await shares.take(asyncio.Event())
    await brief.close()
    async with kept(shares):
        await asyncio.wait_for(shares.gone.wait(), 5)
    assert await sql.fetchval("SELECT expires > clock_timestamp() FROM shard_lease")


async def test_process_that_lost_touch_gets_its_own_share_back(
    one: PostgresProcesses, other: PostgresProcesses
) -> None:
    stop = asyncio.Event()
    await made(one).take(stop)
    mine = made(other)
    assert await mine.take(stop) == Share(1, 2, 4)
    assert await mine.take(stop) == Share(1, 2, 4)
    assert mine.lease is not None
    assert mine.lease.fence == 2


async def test_file_has_no_free_shares_to_take(tmp_path: Path) -> None:
    settings = Settings(process_index="any", heartbeat_file=str(tmp_path / "heartbeat"))
    async with open_desk("sqlite:///:memory:", clock=lambda: 0) as desk:
        with pytest.raises(ConfigError, match="which needs a record on PostgreSQL"):
            await serve(desk, settings, asyncio.Event())
