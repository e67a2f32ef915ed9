"""Posts: written down before they are sent, sent once, changed and taken back at any moment."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from knowledge.errors import StoreReadOnly
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore
from knowledge.storage.posting import (
    Guild,
    Post,
    PostAction,
    PostedFact,
    PostState,
    PostStore,
)
from tests.contract.conftest import Opener
from tests.contract.records import AT

CHANNEL = 2**62 + 11
"""Ids of people's platforms are large."""


def post(key: str = "m1", **more: Any) -> Post:
    """A post that waits for nothing but its turn."""
    return Post(
        key,
        more.pop("kind", "answer"),
        more.pop("channel", CHANNEL),
        body=more.pop("body", "{}"),
        created=more.pop("created", AT),
        **more,
    )


@pytest.fixture
def posts(store: FactStore) -> PostStore:
    return store.posts


@pytest.fixture
async def rivals(opener: Opener) -> AsyncIterator[tuple[PostStore, PostStore]]:
    """One record, opened twice as two programs would."""
    first, second = await opener(), await opener()
    try:
        yield first.posts, second.posts
    finally:
        await first.close()
        await second.close()


async def states(posts: PostStore, *keys: str) -> list[PostState]:
    found = [await posts.post(key) for key in keys]
    return [each.state for each in found if each is not None]


async def test_new_record_remembers_nothing(posts: PostStore) -> None:
    assert await posts.guild(5) == Guild(5)
    assert await posts.post("m1") is None
    assert await posts.post_in(0) is None
    assert await posts.answer_to(0) is None
    assert await posts.next_in(CHANNEL) is None
    assert await posts.waiting() == ()
    assert await posts.schedules() == ()
    assert await posts.settled(1) is None
    assert await posts.note("commands") == ""
    assert await posts.prune(before=AT) == 0


async def test_guild_comes_back_as_it_was_saved_last(posts: PostStore) -> None:
    chosen = Guild(
        id=2**63 - 1,
        language="kk",
        zone="Asia/Almaty",
        events=("b-2", "a-1"),
        answer_in=(3, CHANNEL),
        editor_role=7,
        notices=8,
        plain=True,
    )
    await posts.save_guild(replace(chosen, language="ru", plain=False), at=AT)
    await posts.save_guild(chosen, at=AT + 1)
    await posts.save_guild(Guild(5, answer_in=(9, 4)), at=AT)
    assert await posts.guild(chosen.id) == chosen
    assert await posts.guild(5) == Guild(5, answer_in=(4, 9))


async def test_queued_post_comes_back_as_it_was(posts: PostStore) -> None:
    facts = (PostedFact("river", "RF-2", 3), PostedFact("other", "RF-1", 1))
    made = post(
        "i7", guild=5, asker=6, question=4, view='{"a": 1}', context="{}", facts=facts, due=AT + 9
    )
    assert await posts.queue(made)
    assert await posts.post("i7") == made
    assert await posts.next_in(CHANNEL) == made
    assert await posts.waiting() == (made,)


async def test_known_key_is_queued_or_kept_once(posts: PostStore) -> None:
    assert await posts.queue(post(body="first"))
    assert not await posts.queue(post(body="second"))
    assert not await posts.keep(post(message=9))
    found = await posts.post("m1")
    assert found == post(body="first")


async def test_kept_post_is_sent_and_never_waits(posts: PostStore) -> None:
    assert await posts.keep(post(message=9, facts=(PostedFact("river", "RF-1", 1),)))
    assert not await posts.queue(post())
    found = await posts.post_in(9)
    assert found is not None
    assert (found.key, found.state, found.body, found.message) == ("m1", PostState.SENT, "", 9)
    assert await posts.waiting() == ()


async def test_sent_post_is_found_by_its_message_and_waits_no_more(posts: PostStore) -> None:
    await posts.queue(post(body="hello"))
    await posts.sent("m1", body="hello", message=70, at=AT + 1)
    found = await posts.post_in(70)
    assert found == post(body="", message=70, state=PostState.SENT)
    assert await posts.next_in(CHANNEL) is None
    await posts.sent("unknown", body="hello", message=71, at=AT)
    assert await posts.post_in(71) is None


async def test_order_of_a_channel_is_that_of_writing_down(posts: PostStore) -> None:
    for key, channel in (("a", 2), ("b", 1), ("c", 2), ("d", 3), ("e", 1)):
        await posts.queue(post(key, channel=channel))
    assert [each.key for each in await posts.waiting()] == ["a", "b", "d"]
    assert [each.key for each in await posts.waiting(limit=2)] == ["a", "b"]
    await posts.postpone("a", due=AT + 60)
    delayed = await posts.next_in(2)
    assert delayed is not None
    assert (delayed.key, delayed.attempts, delayed.due) == ("a", 1, AT + 60)
    await posts.sent("a", body="{}", message=1, at=AT)
    assert [each.key for each in await posts.waiting()] == ["b", "c", "d"]
    await posts.give_up("b", at=AT)
    after = await posts.next_in(1)
    assert after is not None
    assert after.key == "e"


async def test_post_revised_while_it_waits_is_sent_as_it_is_now(posts: PostStore) -> None:
    await posts.queue(post(body="old", facts=(PostedFact("river", "RF-1", 1),)))
    await posts.postpone("m1", due=AT + 60)
    revised = post(body="new", view="v", context="c", facts=(PostedFact("river", "RF-2", 1),))
    await posts.revise(revised, at=AT + 1)
    assert await posts.next_in(CHANNEL) == replace(revised, attempts=1, due=AT + 60)
    assert await posts.citing("river", "RF-1") == ()
    await posts.sent("m1", body="new", message=70, at=AT + 2)
    assert await states(posts, "m1") == [PostState.SENT]


async def test_post_revised_while_it_is_being_sent_is_changed_afterwards(posts: PostStore) -> None:
    await posts.queue(post(body="old"))
    await posts.revise(post(body="new"), at=AT)
    await posts.sent("m1", body="old", message=70, at=AT + 1)
    assert await posts.next_in(CHANNEL) == post(body="new", message=70, action=PostAction.EDIT)
    await posts.sent("m1", body="new", message=70, at=AT + 2)
    assert await states(posts, "m1") == [PostState.SENT]
    assert await posts.next_in(CHANNEL) is None


async def test_sent_post_that_is_revised_is_changed_where_it_stands(posts: PostStore) -> None:
    await posts.keep(post(message=70))
    await posts.revise(post(body="new", view="v"), at=AT + 1)
    waiting = post(body="new", view="v", message=70, action=PostAction.EDIT)
    assert await posts.next_in(CHANNEL) == waiting
    await posts.revise(post(body="newer", view="v"), at=AT + 2)
    await posts.sent("m1", body="new", message=70, at=AT + 3)
    assert await posts.next_in(CHANNEL) == replace(waiting, body="newer")
    await posts.give_up("m1", at=AT + 4)
    assert await states(posts, "m1") == [PostState.GIVEN_UP]
    await posts.revise(post(body="newest", view="v"), at=AT + 5)
    assert await posts.next_in(CHANNEL) == replace(waiting, body="newest")


async def test_post_without_a_known_message_cannot_be_changed(posts: PostStore) -> None:
    await posts.keep(post())
    await posts.revise(post(body="new", view="v"), at=AT + 1)
    assert await posts.waiting() == ()
    assert await posts.post("m1") == post(body="", view="v", state=PostState.SENT)


async def test_amended_post_shows_something_else_and_sends_nothing(posts: PostStore) -> None:
    await posts.keep(post(message=70, view="1", facts=(PostedFact("river", "RF-1", 1),)))
    await posts.amend(post(view="2", context="c", facts=(PostedFact("river", "RF-2", 1),)), at=AT)
    found = await posts.post("m1")
    assert found is not None
    assert (found.view, found.context, found.state) == ("2", "c", PostState.SENT)
    assert [each.key for each in await posts.citing("river", "RF-2")] == ["m1"]
    assert await posts.waiting() == ()


async def test_post_taken_back_while_it_waits_is_never_made(posts: PostStore) -> None:
    await posts.queue(post())
    await posts.remove("m1", at=AT)
    assert await posts.next_in(CHANNEL) is None
    assert await states(posts, "m1") == [PostState.REMOVED]
    assert not await posts.queue(post())


async def test_post_taken_back_while_it_is_being_sent_is_deleted(posts: PostStore) -> None:
    """The message was made after all, so it is taken away."""
    await posts.queue(post(body="hello"))
    await posts.remove("m1", at=AT)
    await posts.sent("m1", body="hello", message=70, at=AT + 1)
    assert await posts.next_in(CHANNEL) == post(body="", message=70, action=PostAction.DELETE)
    await posts.sent("m1", body="", message=70, at=AT + 2)
    assert await states(posts, "m1") == [PostState.REMOVED]
    assert await posts.next_in(CHANNEL) is None


async def test_sent_post_that_is_taken_back_waits_to_be_deleted(posts: PostStore) -> None:
    await posts.keep(post(message=70))
    await posts.revise(post(body="new"), at=AT)
    await posts.remove("m1", at=AT + 1)
    await posts.remove("m1", at=AT + 1)
    await posts.sent("m1", body="new", message=70, at=AT + 2)
    assert await posts.next_in(CHANNEL) == post(body="", message=70, action=PostAction.DELETE)
    await posts.revise(post(body="back"), at=AT + 3)
    assert await posts.next_in(CHANNEL) == post(body="", message=70, action=PostAction.DELETE)
    await posts.sent("m1", body="", message=70, at=AT + 4)
    await posts.sent("m1", body="new", message=70, at=AT + 5)
    assert await states(posts, "m1") == [PostState.REMOVED]
    assert await posts.waiting() == ()


async def test_post_given_up_is_gone_unless_it_was_made(posts: PostStore) -> None:
    await posts.queue(post("a", question=4))
    await posts.give_up("a", at=AT)
    await posts.give_up("a", at=AT)
    await posts.revise(post("a", body="new"), at=AT)
    assert await states(posts, "a") == [PostState.GIVEN_UP]
    assert await posts.answer_to(4) is None
    assert await posts.waiting() == ()
    await posts.keep(post("b", message=70))
    await posts.give_up("b", at=AT)
    assert await states(posts, "b") == [PostState.SENT]


async def test_answer_to_a_question_is_the_newest_that_is_not_gone(posts: PostStore) -> None:
    await posts.keep(post("a", question=4, message=1))
    await posts.keep(post("b", question=4, message=2))
    await posts.queue(post("c", question=3))
    newest = await posts.answer_to(4)
    assert newest is not None
    assert newest.key == "b"
    await posts.remove("b", at=AT)
    left = await posts.answer_to(4)
    assert left is not None
    assert left.key == "a"


async def test_latest_answer_is_of_this_member_in_this_channel_and_recent(
    posts: PostStore,
) -> None:
    await posts.keep(post("a", asker=6, context="old", message=1, created=AT))
    await posts.keep(post("b", asker=6, context="new", message=2, created=AT + 10))
    await posts.keep(post("c", asker=6, message=3, created=AT + 20))
    await posts.keep(post("d", asker=7, context="x", message=4, created=AT + 30))
    await posts.keep(post("e", asker=6, context="x", message=5, created=AT + 30, channel=1))
    found = await posts.latest(CHANNEL, 6, since=AT)
    assert found is not None
    assert found.key == "b"
    assert await posts.latest(CHANNEL, 6, since=AT + 11) is None
    await posts.remove("b", at=AT)
    older = await posts.latest(CHANNEL, 6, since=AT)
    assert older is not None
    assert older.key == "a"


async def test_posts_citing_a_fact_come_newest_first_without_those_gone(posts: PostStore) -> None:
    shown = (PostedFact("river", "RF-1", 1), PostedFact("river", "RF-1", 2))
    await posts.keep(post("a", message=1, facts=shown))
    await posts.queue(post("b", facts=(PostedFact("river", "RF-2", 1), *shown)))
    await posts.keep(post("c", message=3, facts=(PostedFact("other", "RF-1", 1),)))
    await posts.keep(post("d", message=4, facts=shown))
    assert [each.key for each in await posts.citing("river", "RF-1")] == ["d", "b", "a"]
    await posts.remove("d", at=AT)
    await posts.give_up("b", at=AT)
    assert [each.key for each in await posts.citing("river", "RF-1")] == ["a"]


async def test_event_is_claimed_once_by_whoever_comes_first(
    rivals: tuple[PostStore, PostStore],
) -> None:
    claims = [
        each.claim(f"m{number}", at=AT) for number in range(40) for each in (*rivals, *rivals)
    ]
    won = await asyncio.gather(*claims)
    assert [sum(won[at : at + 4]) for at in range(0, 160, 4)] == [1] * 40


async def test_post_is_queued_by_one_of_two_programs(
    rivals: tuple[PostStore, PostStore],
) -> None:
    queued = await asyncio.gather(*(each.queue(post("a")) for each in rivals * 3))
    assert sorted(queued) == [False] * 5 + [True]
    first, second = rivals
    await first.sent("a", body="{}", message=70, at=AT)
    assert await second.next_in(CHANNEL) is None
    assert (await second.post_in(70)) == (await first.post("a"))


async def test_writes_at_once_are_all_kept_and_each_is_told_its_own(posts: PostStore) -> None:
    keys = [f"i{number % 300}" for number in range(600)]
    kept = await asyncio.gather(*(posts.keep(post(key, message=int(key[1:]))) for key in keys))
    assert kept == [True] * 300 + [False] * 300


async def test_write_that_cannot_be_made_fails_alone(posts: PostStore) -> None:
    """The others were asked for at the same moment."""
    bad = post("b", message=2**63)
    outcomes = await asyncio.gather(
        posts.keep(post("a", message=1)),
        posts.keep(bad),
        posts.keep(post("c\ud800", message=2)),
        posts.keep(post("d", message=3)),
        return_exceptions=True,
    )
    assert [isinstance(each, Exception) for each in outcomes] == [False, True, True, False]
    assert await states(posts, "a", "b", "d") == [PostState.SENT, PostState.SENT]


async def test_abandoned_write_is_made_all_the_same(posts: PostStore) -> None:
    asking = [asyncio.create_task(posts.queue(post(f"m{number}"))) for number in range(8)]
    await asyncio.sleep(0)
    for task in asking[::2]:
        task.cancel()
    await asyncio.gather(*asking, return_exceptions=True)
    assert len(await states(posts, *(f"m{number}" for number in range(8)))) == 8


async def test_write_asked_for_before_closing_is_kept(opener: Opener) -> None:
    store = await opener()
    asking = [asyncio.create_task(store.posts.claim(f"m{n}", at=AT)) for n in range(400)]
    await asyncio.sleep(0)
    await store.close()
    assert await asyncio.gather(*asking) == [True] * 400
    again = await opener()
    assert not await again.posts.claim("m399", at=AT)
    await again.close()


async def test_record_for_reading_only_tells_and_keeps_nothing(opener: Opener, place: str) -> None:
    store = await opener()
    await store.posts.keep(post(message=70))
    await store.close()
    reading = await open_store(place, read_only=True)
    found = await reading.posts.post_in(70)
    assert found is not None
    assert found.key == "m1"
    with pytest.raises(StoreReadOnly, match=r"^This record was opened for reading only; [^.]+\.$"):
        await reading.posts.queue(post("m2"))
    with pytest.raises(StoreReadOnly):
        await reading.posts.prune(before=AT)
    await reading.close()


async def test_member_reports_a_post_once(posts: PostStore) -> None:
    assert await posts.report("m1", actor=6, reason="wrong day", at=AT)
    assert not await posts.report("m1", actor=6, reason="again", at=AT)
    assert await posts.report("m1", actor=7, reason="", at=AT)


async def test_reports_of_a_guild_are_told_newest_first(posts: PostStore) -> None:
    for key, guild in (("m1", 1), ("m2", 1), ("m3", 2)):
        await posts.queue(Post(key, "answer", 5, guild=guild, created=AT))
        await posts.report(key, actor=6, reason=f"wrong {key}", at=AT + int(key[1]))
    await posts.report("gone", actor=6, reason="of no post", at=AT)
    assert await posts.reports(1) == (("m2", "wrong m2", AT + 2), ("m1", "wrong m1", AT + 1))
    assert await posts.reports(1, limit=1) == (("m2", "wrong m2", AT + 2),)
    await posts.forget_member(6)
    assert await posts.reports(1) == ()


async def test_note_is_the_one_kept_last(posts: PostStore) -> None:
    await posts.save_note("commands", "a1")
    await posts.save_note("commands", "b2")
    assert await posts.note("commands") == "b2"
    assert await posts.note("other") == ""
