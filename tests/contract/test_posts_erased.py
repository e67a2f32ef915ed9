"""Posts that grow old, and what is erased of members and guilds: with all that hangs on it."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from knowledge.storage import open_store
from knowledge.storage.editing import Editor
from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import GapState, ProposalState
from knowledge.storage.posting import (
    DigestMode,
    Guild,
    PostAction,
    PostedFact,
    PostState,
    PostStore,
    Schedule,
)
from tests.contract.conftest import Opener
from tests.contract.records import AT, FULL, content, keep
from tests.contract.test_keeping import HERE, gap, proposal, watch
from tests.contract.test_layers import added, edit
from tests.contract.test_posts import post


@pytest.fixture
def posts(store: FactStore) -> PostStore:
    return store.posts


async def test_old_posts_claims_and_reports_are_erased(posts: PostStore) -> None:
    await asyncio.gather(*(posts.claim(f"c{at}", at=AT + at) for at in range(1200)))
    made = (post(f"m{at}", message=at + 1, created=AT + at) for at in range(1200))
    await asyncio.gather(*(posts.keep(each) for each in made))
    await posts.report("m1", actor=6, reason="", at=AT)
    assert await posts.prune(before=AT + 1100) == 1100
    assert await posts.post("m1099") is None
    assert await posts.post("m1100") is not None
    assert await posts.claim("c1099", at=AT)
    assert not await posts.claim("c1100", at=AT)
    assert await posts.report("m1", actor=6, reason="", at=AT)


async def test_old_post_that_waits_since_lately_is_not_erased(posts: PostStore) -> None:
    """Someone wants it changed or taken away now, however old it is."""
    for key, message in (("a", 1), ("b", 2)):
        await posts.keep(post(key, message=message))
    await posts.remove("a", at=AT + 100)
    assert await posts.prune(before=AT + 50) == 1
    assert [each.key for each in await posts.waiting()] == ["a"]
    assert await posts.prune(before=AT + 101) == 1
    assert await posts.waiting() == ()


async def test_forgotten_guild_leaves_nothing_and_takes_nothing_of_others(
    posts: PostStore,
) -> None:
    for guild in (5, 6):
        await posts.save_guild(Guild(guild, language="fr"), at=AT)
        await posts.keep(
            post(f"m{guild}", guild=guild, message=guild, facts=(PostedFact("r", "F", 1),))
        )
        await posts.report(f"m{guild}", actor=1, reason="", at=AT)
    await posts.forget_guild(5)
    assert await posts.guild(5) == Guild(5)
    assert await posts.post("m5") is None
    assert [each.key for each in await posts.citing("r", "F")] == ["m6"]
    assert await posts.report("m5", actor=1, reason="", at=AT)
    assert not await posts.report("m6", actor=1, reason="", at=AT)
    assert await posts.guild(6) == Guild(6, language="fr")


async def test_forgotten_member_is_known_nowhere_and_posts_of_guilds_stay(
    posts: PostStore,
) -> None:
    """A public answer stays, so that it can still be put right; whom it answered is forgotten."""
    public = post("m1", guild=5, asker=7, question=9, context="{}", message=1)
    await posts.keep(public)
    await posts.keep(post("m2", guild=0, asker=7, context="{}", message=2))
    await posts.queue(post("m3", guild=0, asker=7, question=8, context="{}"))
    await posts.keep(post("m4", guild=0, asker=6, context="{}", message=4))
    await posts.report("m4", actor=7, reason="wrong", at=AT)
    await posts.report("m4", actor=6, reason="wrong", at=AT)
    assert await posts.forget_member(7) == 4
    unnamed: dict[str, Any] = {"asker": 0, "question": 0, "context": ""}
    assert await posts.post("m1") == replace(public, state=PostState.SENT, body="", **unnamed)
    assert await posts.post("m2") is None
    assert [each.key for each in await posts.waiting()] == ["m3"]
    assert await posts.latest(public.channel, 7, since=0) is None
    assert await posts.answer_to(9) is None
    assert await posts.report("m4", actor=7, reason="wrong", at=AT)
    assert not await posts.report("m4", actor=6, reason="wrong", at=AT)


async def test_answers_that_a_member_alone_saw_go_with_them_and_with_their_facts(
    posts: PostStore,
) -> None:
    shown = (PostedFact("r", "F", 1),)
    for key, more in {
        "direct": {"guild": 0},
        "alone": {"guild": 5, "private": True},
        "told": {"guild": 5, "channel": 0},
        "public": {"guild": 5},
    }.items():
        await posts.keep(post(key, asker=7, message=len(key), facts=shown, **more))
    assert [each.private for each in await posts.citing("r", "F")] == [False, False, True, False]
    assert await posts.forget_member(7) == 4
    assert [each.key for each in await posts.citing("r", "F")] == ["public"]
    assert await posts.cited("r") == shown


async def test_facts_of_erased_posts_are_erased_with_them(opener: Opener, place: str) -> None:
    store = await opener()
    await store.posts.keep(post("m1", asker=7, message=1, facts=(PostedFact("xyzzy", "F", 1),)))
    assert b"xyzzy" in await content(place)
    await store.posts.forget_member(7)
    assert b"xyzzy" not in await content(place)
    await store.close()


async def test_nothing_more_is_sent_to_or_in_the_words_of_a_forgotten_member(
    posts: PostStore,
) -> None:
    """But an answer that is asked for is, and what is to be taken away still is."""
    await posts.queue(post("direct", channel=0, asker=7, guild=5))
    await posts.queue(post("notice", kind="notice", asker=7, guild=5))
    await posts.queue(post("answer", channel=3, asker=7, guild=5))
    await posts.keep(post("gone", channel=4, asker=7, message=4))
    await posts.remove("gone", at=AT)
    await posts.keep(post("changed", channel=5, asker=7, message=5))
    await posts.revise(post("changed", channel=5, body="[]"), at=AT)
    await posts.forget_member(7)
    waiting = {each.key: (each.action, each.asker) for each in await posts.waiting()}
    assert waiting == {"answer": (PostAction.CREATE, 0), "gone": (PostAction.DELETE, 0)}


async def test_askers_words_fade_once_they_are_old(posts: PostStore) -> None:
    """Each time that a post shows something else, its words are kept anew."""
    view = '{"kind":"answer","own":"no “xyzzy”","understood":"xyzzy","remark":"so","lead":1}'
    context = '{"own":["xyzzy"],"terms":[]}'
    made = post("m1", view=view, context=context, message=1)
    await posts.keep(made)
    await posts.keep(post("m2", view="no JSON", context="none", created=AT + 5, message=2))
    assert await posts.fade(before=AT) == 0
    assert await posts.fade(before=AT + 1) == 1
    assert await posts.fade(before=AT + 1) == 0
    faded, other = await posts.post("m1"), await posts.post("m2")
    assert faded is not None
    assert other is not None
    assert json.loads(faded.view) == {"kind": "answer", "remark": "so", "lead": 1}
    assert json.loads(faded.context) == {"terms": []}
    assert (other.view, other.context) == ("no JSON", "none")
    await posts.amend(made, at=AT + 10)
    assert await posts.fade(before=AT + 10) == 1
    assert await posts.fade(before=AT + 11) == 1


async def test_words_that_faded_are_in_no_file(opener: Opener, place: str) -> None:
    store = await opener()
    made = (post(f"m{at}", view='{"understood":"xyzzy"}', message=at + 1) for at in range(600))
    await asyncio.gather(*(store.posts.keep(each) for each in made))
    assert b"xyzzy" in await content(place)
    assert await store.posts.fade(before=AT + 1) == 600
    assert b"xyzzy" not in await content(place)
    await store.close()


async def test_guilds_of_which_anything_is_kept_are_told(store: FactStore) -> None:
    assert await store.posts.kept_guilds() == ()
    await store.posts.save_guild(Guild(11), at=AT)
    await store.posts.keep(post("m1", guild=12))
    await store.posts.keep(post("m2", guild=0))
    await store.posts.save_schedule(Schedule(13, 1, DigestMode.REPLAY, "r", 7, "UTC"), at=AT)
    await store.keeps.propose(proposal(guild=14), key="i1")
    await store.keeps.note_gap(gap(guild=15))
    await store.keeps.watch(watch(guild=16))
    await keep(store, FULL, at=AT)
    await edit(store, 17, added("", "Zebras swam."))
    assert await store.posts.kept_guilds() == (11, 12, 13, 14, 15, 16, 17)
    for guild in await store.posts.kept_guilds():
        await store.keeps.leave(guild, at=AT)
        await store.posts.forget_guild(guild)
    assert await store.posts.kept_guilds() == ()


async def test_guild_is_left_from_the_first_instant_until_it_is_back(posts: PostStore) -> None:
    await posts.note_left(5, at=AT)
    await posts.note_left(5, at=AT + 9)
    await posts.note_left(6, at=AT + 1)
    assert await posts.left_guilds() == {5: AT, 6: AT + 1}
    await posts.note_back(5)
    await posts.note_back(7)
    assert await posts.left_guilds() == {6: AT + 1}


async def test_old_proposals_and_gaps_are_erased_once_they_are_done_with(store: FactStore) -> None:
    keeps = store.keeps
    for at in range(3):
        made = await keeps.propose(proposal(at=AT + at), key=f"i{at}")
        noted = await keeps.note_gap(gap(key=f"k{at}"), waiting=7)
        if at < 2:
            wanted: dict[str, Any] = {"reviewer": Editor(88, "Ben"), "note": "", "at": AT + at}
            await keeps.decide(HERE, made.number, ProposalState.DECLINED, **wanted)
            await keeps.settle_gap(HERE, noted.number, GapState.DISMISSED, at=AT + at)
    assert await keeps.prune(before=AT) == 0
    assert await keeps.prune(before=AT + 1) == 2
    kept = await keeps.proposals(HERE, state=None)
    assert [each.state for each in kept] == [ProposalState.DECLINED, ProposalState.WAITING]
    states = {each.state for each in await keeps.gaps(HERE, state=None)}
    assert states == {GapState.DISMISSED, GapState.OPEN}
    assert await keeps.prune(before=AT + 999) == 2
    assert len((await keeps.mine(7))["waits"]) == 1


async def test_words_of_a_forgotten_member_are_gone_from_what_was_shown(posts: PostStore) -> None:
    view = '{"kind":"answer","remark":"no “xyzzyplugh”","understood":"xyzzyplugh","lead":1}'
    await posts.keep(post("m1", guild=5, asker=7, view=view, message=1))
    await posts.keep(post("m2", guild=5, asker=7, view="no JSON", message=2))
    assert await posts.forget_member(7) == 2
    first, second = await posts.post("m1"), await posts.post("m2")
    assert first is not None
    assert second is not None
    assert json.loads(first.view) == {"kind": "answer", "lead": 1}
    assert second.view == ""


async def test_nobody_is_forgotten_for_nobody(posts: PostStore) -> None:
    """Digests answer nobody; they are no one member's."""
    await posts.keep(post("d1", guild=5, asker=0, message=1))
    assert await posts.forget_member(0) == 0
    assert await posts.post("d1") is not None


def bytes_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_nothing_erased_is_left_in_the_files(tmp_path: Path) -> None:
    """Neither in the file nor in the log beside it, nor the member's id in any form."""
    store = await open_store(f"sqlite:///{tmp_path / 'record.db'}")
    try:
        member = 0x5A17_C0DE_77E5_D00D
        view = '{"kind":"answer","understood":"xyzzyplugh"}'
        await store.posts.keep(post("m1", guild=5, asker=member, view=view, message=1))
        await store.posts.keep(post("m2", asker=member, view=view, message=2))
        await store.posts.forget_member(member)
        held = bytes_in(tmp_path)
        assert b"m1" in held
        assert b"xyzzyplugh" not in held
        assert member.to_bytes(8, "big") not in held
    finally:
        await store.close()
