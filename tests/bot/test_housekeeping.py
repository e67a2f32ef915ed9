"""What is forgotten, and when: words within the hour, posts after a month, guilds a while after they were left."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.desk import Desk
from bot.running.housekeeping import (
    DAY,
    FADED_AFTER,
    GRACE_DAYS,
    KEPT_DAYS,
    Housekeeping,
)
from knowledge.errors import StoreError
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import Watch, WatchKind
from knowledge.storage.posting import DigestMode, Guild, Post, Schedule

NOW = 1_750_000_000


class Clock:
    now = NOW

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


async def settle(desk: Desk, guild: int) -> None:
    """A guild that has chosen something, posted, and follows an event."""
    await desk.posts.save_guild(Guild(guild, language="ru"), at=0)
    await desk.posts.keep(Post(f"m{guild}", "answer", 5, guild, message=guild, created=NOW))
    await desk.posts.save_schedule(Schedule(guild, 5, DigestMode.REPLAY, "r", 7, "UTC"), at=0)
    await desk.keeps.watch(Watch(guild, "r", WatchKind.EVENT, "", 77, 0, "UTC", 0))


async def kept(desk: Desk, guild: int) -> list[bool]:
    """Whether choices, posts, schedules and watches of a guild are kept."""
    return [
        (await desk.posts.guild(guild)).language == "ru",
        await desk.posts.post(f"m{guild}") is not None,
        bool(await desk.posts.schedules(guild)),
        bool(await desk.keeps.watches(guild)),
    ]


ALL, NONE = [True] * 4, [False] * 4


async def test_guild_that_took_the_bot_out_is_erased_after_a_while(
    desk: Desk, clock: Clock
) -> None:
    """One that takes it back meanwhile finds everything again. The audit tells of it."""
    house = Housekeeping(desk, grace_days=20)
    for guild in (7, 8):
        await settle(desk, guild)
        await house.left(guild)
    clock.now += 19 * DAY
    await house.left(7)
    await house.daily({8})
    assert await kept(desk, 7) == ALL
    clock.now += DAY
    await house.daily({8})
    assert await kept(desk, 7) == NONE
    assert await kept(desk, 8) == ALL
    assert await desk.posts.left_guilds() == {}
    assert [each.action for each in await desk.keeps.audit(7)] == ["erase"]
    assert await desk.keeps.audit(8) == ()


async def test_guild_is_erased_once(desk: Desk, clock: Clock) -> None:
    """And one of which nothing is kept leaves no trace when it goes."""
    house = Housekeeping(desk, grace_days=0)
    await settle(desk, 7)
    for _ in range(3):
        await house.left(7)
        await house.left(9)
        await house.daily(())
        clock.now += DAY
    assert [each.guild for each in await desk.keeps.audit(None)] == [7]
    assert await desk.posts.left_guilds() == {}


async def test_time_begins_anew_when_it_is_taken_out_again(desk: Desk, clock: Clock) -> None:
    house = Housekeeping(desk, grace_days=20)
    await settle(desk, 7)
    await house.left(7)
    clock.now += 19 * DAY
    await house.back(7)
    await house.left(7)
    clock.now += 2 * DAY
    await house.daily(())
    assert await kept(desk, 7) == ALL


async def test_what_was_left_and_joined_while_nobody_was_told_is_found_out(
    desk: Desk, clock: Clock
) -> None:
    """The time begins when it is; what another process begins, this one goes on with."""
    for guild in (7, 8):
        await settle(desk, guild)
    await desk.posts.note_left(8, at=clock() - 99 * DAY)
    await Housekeeping(desk).daily({8})
    assert await desk.posts.left_guilds() == {7: clock()}
    clock.now += GRACE_DAYS * DAY
    await Housekeeping(desk).daily({8})
    assert await kept(desk, 7) == NONE
    assert await kept(desk, 8) == ALL


async def test_guild_of_another_process_is_left_to_it(desk: Desk, clock: Clock) -> None:
    for guild in (7, 8, 9):
        await settle(desk, guild)
    house = Housekeeping(desk, owns=lambda guild: guild == 8, grace_days=20)
    await house.left(7)
    await house.daily(())
    assert set(await desk.posts.left_guilds()) == {7, 8}
    clock.now += 20 * DAY
    await house.daily(())
    assert [await kept(desk, guild) for guild in (7, 8, 9)] == [ALL, NONE, ALL]
    assert set(await desk.posts.left_guilds()) == {7}


async def test_erasing_that_was_cut_short_is_done_again(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []

    async def purged(guild: int) -> None:
        told.append(guild)

    async def failing(guild: int) -> None:
        raise StoreError("The record is busy.")

    house = Housekeeping(desk, grace_days=0, purged=purged)
    await settle(desk, 7)
    await house.left(7)
    with monkeypatch.context() as broken:
        broken.setattr(desk.posts, "forget_guild", failing)
        await house.daily(())
    assert told == []
    assert await kept(desk, 7) == [True, True, True, False]
    await house.daily(())
    assert told == [7]
    assert await kept(desk, 7) == NONE


async def test_words_fade_after_half_an_hour(desk: Desk, clock: Clock) -> None:
    await desk.posts.keep(Post("m1", "answer", 5, view='{"own":"xyzzy"}', created=clock()))
    house = Housekeeping(desk)
    clock.now += FADED_AFTER
    await house.fade()
    assert "xyzzy" in ((await desk.posts.post("m1")) or Post("", "", 0)).view
    clock.now += 1
    await house.fade()
    assert ((await desk.posts.post("m1")) or Post("", "", 0)).view == "{}"


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
    assert caplog.messages == ["What is old could not be erased: The record is busy."]
