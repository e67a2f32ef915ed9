"""Schedules of daily digests: one of a kind for a channel, and each local day settled once."""

import asyncio
from dataclasses import replace

import pytest

from knowledge.storage.interface import FactStore
from knowledge.storage.posting import DigestMode, Post, PostState, PostStore, Schedule, Settled
from tests.contract.conftest import Opener
from tests.contract.records import AT

DAILY = Schedule(5, 70, DigestMode.ON_THIS_DAY, "river-1999", 8, "Europe/Vienna")


@pytest.fixture
def posts(store: FactStore) -> PostStore:
    return store.posts


def digest(key: str) -> Post:
    return Post(key, "digest", 70, guild=5, body="{}", created=AT)


async def test_schedule_comes_back_with_an_id_of_its_own(posts: PostStore) -> None:
    first = await posts.save_schedule(DAILY, at=AT)
    other = await posts.save_schedule(replace(DAILY, mode=DigestMode.REPLAY, pace=2), at=AT)
    assert first == replace(DAILY, id=first.id)
    assert 0 < first.id != other.id > 0
    assert await posts.schedules(5) == (first, other)
    assert await posts.schedules(6) == ()


async def test_schedules_come_by_guild_channel_mode_and_event(posts: PostStore) -> None:
    made = [
        replace(DAILY, guild=guild, channel=channel, mode=mode, event=event)
        for guild in (6, 5)
        for channel in (72, 71)
        for mode in (DigestMode.REPLAY, DigestMode.CHANGES)
        for event in ("b", "a")
    ]
    for each in made:
        await posts.save_schedule(each, at=AT)
    found = [replace(each, id=0) for each in await posts.schedules()]
    assert found == sorted(made, key=lambda each: (each.guild, each.channel, each.mode, each.event))


async def test_schedule_set_again_keeps_its_id_and_its_settled_days(posts: PostStore) -> None:
    first = await posts.save_schedule(DAILY, at=AT)
    assert await posts.claim_digest(first.id, 730_000, None, at=AT)
    again = await posts.save_schedule(replace(DAILY, hour=20, zone="UTC"), at=AT + 1)
    assert again == replace(DAILY, hour=20, zone="UTC", id=first.id)
    assert await posts.schedules() == (again,)
    assert not await posts.claim_digest(again.id, 730_000, None, at=AT + 1)


async def test_removed_schedule_is_gone_but_its_days_stay_settled(posts: PostStore) -> None:
    """Else stopping and setting a digest would post the same day twice."""
    first = await posts.save_schedule(DAILY, at=AT)
    assert await posts.claim_digest(first.id, 730_000, digest("d1"), at=AT)
    assert await posts.remove_schedule(first.id)
    assert not await posts.remove_schedule(first.id)
    assert await posts.schedules() == ()
    assert not await posts.claim_digest(first.id, 730_001, digest("d2"), at=AT)
    assert await posts.refused(first.id) == 0
    again = await posts.save_schedule(DAILY, at=AT)
    assert not await posts.claim_digest(again.id, 730_000, digest("d3"), at=AT)
    assert await posts.claim_digest(again.id, 730_001, digest("d4"), at=AT)
    assert [each.key for each in await posts.waiting()] == ["d1"]
    assert await posts.post("d2") is None
    assert await posts.post("d3") is None


async def test_settled_day_queues_its_post_or_none(posts: PostStore) -> None:
    made = await posts.save_schedule(DAILY, at=AT)
    assert await posts.claim_digest(made.id, 730_000, None, at=AT)
    assert await posts.waiting() == ()
    assert not await posts.claim_digest(made.id, 730_000, digest("late"), at=AT)
    assert await posts.post("late") is None
    assert await posts.claim_digest(made.id, 730_002, digest("d2"), at=AT + 5)
    assert await posts.claim_digest(made.id, 730_001, digest("d1"), at=AT + 9)
    assert [each.key for each in await posts.waiting()] == ["d2"]
    assert await posts.settled(made.id) == 730_002
    assert await posts.settled_before(made.id, 730_002) == Settled(730_001, AT + 9)
    assert await posts.settled_before(made.id, 730_000) is None


async def test_schedule_that_is_off_settles_nothing(posts: PostStore) -> None:
    made = await posts.save_schedule(replace(DAILY, off="refused"), at=AT)
    assert not await posts.claim_digest(made.id, 730_000, digest("d1"), at=AT)
    assert await posts.schedules() == (made,)
    await posts.save_schedule(DAILY, at=AT)
    assert await posts.claim_digest(made.id, 730_000, digest("d1"), at=AT)


async def test_unknown_schedule_settles_nothing(posts: PostStore) -> None:
    assert not await posts.claim_digest(99, 730_000, digest("d1"), at=AT)
    assert await posts.waiting() == ()
    assert not await posts.remove_schedule(99)


async def test_day_is_settled_by_one_of_two_programs(opener: Opener) -> None:
    first, second = await opener(), await opener()
    made = await first.posts.save_schedule(DAILY, at=AT)
    claims = [
        each.posts.claim_digest(made.id, 730_000 + day, digest(f"d{day}"), at=AT)
        for day in range(30)
        for each in (first, second)
    ]
    won = await asyncio.gather(*claims)
    assert [won[at] + won[at + 1] for at in range(0, 60, 2)] == [1] * 30
    kept = [await second.posts.post(f"d{day}") for day in range(30)]
    assert {each.state for each in kept if each} == {PostState.WAITING}
    await first.close()
    await second.close()


async def test_refusals_are_counted_one_after_the_other(posts: PostStore) -> None:
    made = await posts.save_schedule(DAILY, at=AT)
    assert [await posts.refused(made.id) for _ in range(3)] == [1, 2, 3]
    (found,) = await posts.schedules()
    assert found.refusals == 3
    await posts.accepted(made.id)
    assert await posts.schedules() == (made,)
    assert await posts.refused(made.id) == 1


async def test_schedule_is_switched_off_once_with_one_notice(posts: PostStore) -> None:
    made = await posts.save_schedule(DAILY, at=AT)
    notices = [replace(digest(f"n{number}"), kind="notice") for number in range(4)]
    switched = await asyncio.gather(
        *(posts.switch_off(made.id, "refused", each, at=AT) for each in notices)
    )
    assert switched == [True, False, False, False]
    assert [each.key for each in await posts.waiting()] == ["n0"]
    assert await posts.schedules() == (replace(made, off="refused"),)
    assert not await posts.switch_off(99, "refused", notices[1], at=AT)
    await posts.save_schedule(made, at=AT)
    assert await posts.switch_off(made.id, "finished", None, at=AT)


async def test_forgotten_guild_s_schedules_begin_anew(posts: PostStore) -> None:
    made = await posts.save_schedule(DAILY, at=AT)
    other = await posts.save_schedule(replace(DAILY, guild=6), at=AT)
    await posts.claim_digest(made.id, 730_000, None, at=AT)
    await posts.claim_digest(other.id, 730_000, None, at=AT)
    await posts.forget_guild(5)
    assert await posts.schedules() == (other,)
    assert await posts.settled(made.id) is None
    assert await posts.settled(other.id) == 730_000
    again = await posts.save_schedule(DAILY, at=AT)
    assert again.id not in (made.id, other.id)
