"""The clockwork: each local day once, whatever starts, ends, goes wrong or runs beside it."""

import asyncio
import random
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from bot.digests.clockwork import KIND, REFUSED, Clockwork, digest_key, schedule_of
from bot.digests.daily import local_day
from bot.sending.outbox import Later, Refused, Sent
from knowledge.errors import NotFound
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore
from knowledge.storage.posting import (
    DigestMode,
    Post,
    PostAction,
    PostState,
    PostStore,
    Schedule,
    Settled,
)

START: Final = int(datetime(2023, 1, 1, tzinfo=UTC).timestamp())
HOUR: Final = 3600
DAY: Final = 24 * HOUR
ZONES: Final = (
    "Asia/Almaty",
    "Europe/Vienna",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Africa/Cairo",
    "Pacific/Kiritimati",
)


@dataclass(slots=True)
class Bench:
    """A clockwork with what it is given, and what it did."""

    posts: PostStore
    now: int = START
    broken: set[int] = field(default_factory=set)
    empty: set[int] = field(default_factory=set)
    over: set[int] = field(default_factory=set)
    composed: list[tuple[int, int, Settled | None]] = field(default_factory=list)
    woken: list[int] = field(default_factory=list)
    awake: asyncio.Event = field(default_factory=asyncio.Event)
    meeting: asyncio.Barrier | None = None
    """Where two programs wait for each other, so that both hold the same day at once."""

    def wake(self, channel: int) -> None:
        self.woken.append(channel)
        self.awake.set()

    def works(self) -> Clockwork:
        """A new clockwork, as after a restart."""
        return Clockwork(
            self.posts,
            self.compose,
            self.notice,
            clock=lambda: self.now,
            wake=self.wake,
            owns=lambda guild: guild != 404,
            breath=0.0,
        )

    async def compose(
        self, schedule: Schedule, day: int, before: Settled | None, at: int
    ) -> Post | str | None:
        self.composed.append((schedule.id, day, before))
        if self.meeting is not None:
            await self.meeting.wait()
        if schedule.id in self.broken:
            raise NotFound("There is no such event.")
        if schedule.id in self.over:
            return "finished"
        if schedule.id in self.empty:
            return None
        key = digest_key(schedule.id, day)
        return Post(key, KIND, schedule.channel, schedule.guild, body="{}", created=at)

    async def notice(self, schedule: Schedule, reason: str, at: int) -> Post | None:
        key = f"n{schedule.id}-{at}"
        return Post(key, "notice", 99, schedule.guild, body=f'"{reason}"', created=at)


@pytest.fixture
async def store() -> AsyncIterator[FactStore]:
    opened = await open_store("sqlite:///:memory:")
    yield opened
    await opened.close()


@pytest.fixture
def bench(store: FactStore) -> Bench:
    return Bench(store.posts)


async def schedule(bench: Bench, channel: int = 70, **more: object) -> Schedule:
    made = Schedule(5, channel, DigestMode.CHANGES, "", 8, "UTC")
    return await bench.posts.save_schedule(replace(made, **more), at=START)  # type: ignore[arg-type]


async def queued(bench: Bench) -> list[str]:
    return [each.key for each in await bench.posts.waiting()]


async def test_due_day_is_posted_once_and_its_channel_woken(bench: Bench) -> None:
    made = await schedule(bench)
    works = bench.works()
    for hour in (7, 8, 9, 13, 15, 23):
        bench.now = START + hour * HOUR
        await works.rounds.look()
    assert await queued(bench) == [digest_key(made.id, local_day("UTC", START))]
    assert bench.woken == [70]
    assert len(bench.composed) == 1


async def test_restarted_clockwork_posts_nothing_twice_and_composes_nothing_again(
    bench: Bench,
) -> None:
    await schedule(bench)
    for minute in range(5):
        bench.now = START + 8 * HOUR + minute * 60
        await bench.works().rounds.look()
    assert len(await queued(bench)) == 1
    assert len(bench.composed) == 1


async def test_empty_day_is_settled_without_a_post(bench: Bench) -> None:
    made = await schedule(bench)
    bench.empty.add(made.id)
    bench.now = START + 8 * HOUR
    await bench.works().rounds.look()
    bench.empty.clear()
    await bench.works().rounds.look()
    assert await queued(bench) == []
    assert await bench.posts.settled(made.id) == local_day("UTC", START)


async def test_next_day_is_told_which_day_was_settled_before(bench: Bench) -> None:
    made = await schedule(bench)
    works = bench.works()
    for past in (0, 1, 4):
        bench.now = START + past * DAY + 9 * HOUR
        await works.rounds.look()
    first = local_day("UTC", START)
    assert bench.composed == [
        (made.id, first, None),
        (made.id, first + 1, Settled(first, START + 9 * HOUR)),
        (made.id, first + 4, Settled(first + 1, START + DAY + 9 * HOUR)),
    ]


async def test_one_broken_schedule_leaves_the_others_alone(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    """It is tried again after a while, and posts its day as soon as it can."""
    broken, sound = await schedule(bench), await schedule(bench, channel=71)
    bench.broken.add(broken.id)
    works = bench.works()
    for seconds in range(0, 400, 30):
        bench.now = START + 8 * HOUR + seconds
        await works.rounds.look()
    assert [each.key for each in await bench.posts.waiting()] == [
        digest_key(sound.id, local_day("UTC", START))
    ]
    assert [record.getMessage() for record in caplog.records] == [
        f"The daily digest {broken.id} failed: There is no such event."
    ] * 2
    bench.broken.clear()
    bench.now += 300
    await works.rounds.look()
    assert len(await queued(bench)) == 2


async def test_schedules_that_are_off_or_of_other_processes_are_left_alone(bench: Bench) -> None:
    await schedule(bench, off="refused")
    await schedule(bench, channel=71, guild=404)
    await schedule(bench, channel=72, begins=local_day("UTC", START) + 1)
    bench.now = START + 8 * HOUR
    await bench.works().rounds.look()
    assert bench.composed == []


async def test_schedule_at_its_end_is_switched_off_with_a_notice(bench: Bench) -> None:
    made = await schedule(bench)
    bench.over.add(made.id)
    bench.now = START + 8 * HOUR
    works = bench.works()
    await works.rounds.look()
    await works.rounds.look()
    assert await queued(bench) == [f"n{made.id}-{bench.now}"]
    assert [each.off for each in await bench.posts.schedules()] == ["finished"]
    assert bench.woken == [99]


def digest_post(made: Schedule, day: int, action: PostAction = PostAction.CREATE) -> Post:
    return Post(digest_key(made.id, day), KIND, made.channel, made.guild, action=action)


async def test_channel_that_refuses_three_in_a_row_gets_no_more(bench: Bench) -> None:
    made = await schedule(bench)
    works = bench.works()
    refused = Refused("the bot may not write there")
    for outcome in (refused, refused, Sent(1), refused, Later("down"), refused):
        await works.told(digest_post(made, 1), outcome)
    await works.told(digest_post(made, 2, PostAction.EDIT), refused)
    assert [each.off for each in await bench.posts.schedules()] == [""]
    await works.told(digest_post(made, 3), refused)
    assert [each.off for each in await bench.posts.schedules()] == [REFUSED]
    assert await queued(bench) == [f"n{made.id}-{bench.now}"]
    await works.told(digest_post(made, 4), refused)
    assert len(await queued(bench)) == 1
    assert bench.woken == [99]


@pytest.mark.parametrize("key", ["m7", "i5", "d", "d5", "d-5", "dx-5", "n5-7", "d5-x", "", "d-"])
def test_key_of_another_post_is_no_schedule_s(key: str) -> None:
    assert schedule_of(key) == 0
    assert schedule_of(digest_key(12, 738_000)) == 12


async def test_started_often_looks_once(bench: Bench) -> None:
    """Discord may say many times that it is ready."""
    await schedule(bench)
    bench.now = START + 8 * HOUR
    works = bench.works()
    before = len(asyncio.all_tasks())
    for _ in range(20):
        works.rounds.start()
    assert len(asyncio.all_tasks()) == before + 1
    await bench.awake.wait()
    await works.rounds.stop()
    await works.rounds.stop()
    assert len(asyncio.all_tasks()) == before
    assert len(await queued(bench)) == 1
    assert bench.composed == bench.composed[:1]


async def digests(posts: PostStore, made: Iterable[Schedule], days: range) -> list[str]:
    """Keys of the posts of these schedules and days that were written down."""
    keys = [digest_key(each.id, day) for each in made for day in days]
    return [key for key in keys if await posts.post(key) is not None]


async def test_every_local_day_is_posted_once_over_restarts_and_changes_of_clocks(
    bench: Bench,
) -> None:
    """Restarts at random, never away for six hours; now and then the clock is wrong for a while.

    ``python -m tests.benchmarks.digests`` does it for two years, in every zone, with kills.
    """
    chance = random.Random(7)  # noqa: S311 - the same times at each run
    made = [
        await schedule(bench, channel=channel, zone=zone, hour=chance.randrange(24))
        for channel, zone in enumerate(ZONES)
    ]
    works = bench.works()
    right, wrong = START, False
    while right < START + 310 * DAY:
        wrong = not wrong and chance.random() < 0.02
        bench.now = right + (chance.choice((-25, -2, 2, 25)) * HOUR if wrong else 0)
        await works.rounds.look()
        if chance.random() < 0.2:
            works = bench.works()
        right += chance.randrange(60, int(2.9 * HOUR))
    whole = range(local_day("UTC", START) + 2, local_day("UTC", START) + 307)
    kept = await digests(bench.posts, made, whole)
    assert len(kept) == len(made) * len(whole)
    assert len(bench.woken) == len(set(bench.composed)) == len(bench.composed)


async def test_two_programs_on_one_record_post_each_day_once(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'record.db'}"
    stores = [await open_store(address), await open_store(address)]
    meeting = asyncio.Barrier(2)
    benches = [Bench(each.posts, meeting=meeting) for each in stores]
    made = [await schedule(benches[0], channel=channel) for channel in range(6)]
    works = [each.works() for each in benches]
    for day in range(10):
        for each in benches:
            each.now = START + day * DAY + 9 * HOUR
        async with asyncio.timeout(20):
            await asyncio.gather(*(each.rounds.look() for each in works))
    assert len(benches[0].composed) == len(benches[1].composed) == 60
    assert len(benches[0].woken) + len(benches[1].woken) == 60
    days = range(local_day("UTC", START), local_day("UTC", START) + 10)
    kept = await digests(benches[1].posts, made, days)
    assert len(kept) == 60
    found = [await benches[0].posts.post(key) for key in kept]
    assert {each.state for each in found if each} == {PostState.WAITING}
    for store in stores:
        await store.close()
