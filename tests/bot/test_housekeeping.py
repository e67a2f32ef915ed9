"""What is forgotten, and when: posts after a month, and the choices of guilds that were left so long ago."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.desk import Desk
from bot.running.housekeeping import DAY, KEPT_DAYS, Housekeeping
from knowledge.errors import StoreError
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore
from knowledge.storage.posting import Guild, Post


class Clock:
    now = 1_750_000_000

    def __call__(self) -> int:
        return self.now


async def unread(_store: FactStore) -> KnowledgeBase:
    raise AssertionError


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture
async def desk(clock: Clock) -> AsyncIterator[Desk]:
    store = await open_store("sqlite:///:memory:")
    yield Desk(store, clock=clock, read=unread)
    await store.close()


async def language(desk: Desk, guild: int) -> str:
    return (await desk.posts.guild(guild)).language


async def test_guild_that_took_the_bot_out_is_forgotten_after_a_month(
    desk: Desk, clock: Clock
) -> None:
    """One that takes it back meanwhile finds its choices again."""
    house = Housekeeping(desk)
    for guild in (7, 8):
        await desk.posts.save_guild(Guild(guild, language="ru"), at=0)
        await house.left(guild)
    clock.now += (KEPT_DAYS - 1) * DAY
    await house.left(7)
    await house.daily({8})
    assert await language(desk, 7) == "ru"
    clock.now += 2 * DAY
    await house.daily({8})
    assert [await language(desk, guild) for guild in (7, 8)] == ["", "ru"]


async def test_time_begins_anew_when_it_is_taken_out_again(desk: Desk, clock: Clock) -> None:
    house = Housekeeping(desk)
    await desk.posts.save_guild(Guild(7, language="ru"), at=0)
    await house.left(7)
    clock.now += (KEPT_DAYS - 1) * DAY
    await house.daily({7})
    await house.left(7)
    clock.now += 2 * DAY
    await house.daily(())
    assert await language(desk, 7) == "ru"


async def test_guild_of_another_process_is_left_to_it(desk: Desk, clock: Clock) -> None:
    house = Housekeeping(desk, owns=lambda guild: guild == 8)
    for guild in (7, 8):
        await desk.posts.save_guild(Guild(guild, language="ru"), at=0)
        await house.left(guild)
    clock.now += (KEPT_DAYS + 1) * DAY
    await house.daily(())
    assert [await language(desk, guild) for guild in (7, 8)] == ["ru", ""]


async def test_old_posts_are_erased(
    desk: Desk, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    for key, age in (("m1", KEPT_DAYS + 1), ("m2", KEPT_DAYS - 1)):
        await desk.posts.keep(Post(key, "answer", 5, created=clock() - age * DAY))
    with caplog.at_level("INFO"):
        await Housekeeping(desk).daily(())
        await Housekeeping(desk).daily(())
    assert await desk.posts.post("m1") is None
    assert await desk.posts.post("m2") is not None
    assert caplog.messages == ["Erased posts older than 30 days: 1."]


async def test_store_that_is_away_ends_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def prune(*, before: int) -> int:
        raise StoreError("The record is busy.")

    monkeypatch.setattr(desk.posts, "prune", prune)
    await Housekeeping(desk).daily(())
    assert caplog.messages == ["Old posts could not be erased: The record is busy."]
