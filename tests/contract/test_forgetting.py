"""What is kept of a member, forgetting them, and erasing a guild."""

from typing import Any

import pytest

from knowledge.storage.editing import Editor
from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import ProposalState
from knowledge.storage.posting import Post
from tests.contract.conftest import Opener
from tests.contract.records import AT, FLOOD, FULL, content, keep
from tests.contract.test_keeping import gap, proposal, watch
from tests.contract.test_layers import added, corrected, edit, found, statements

ANN, BEN = Editor(77, "Ann"), Editor(88, "Ben")
HERE, THERE = 501, 502


@pytest.fixture
async def flood(store: FactStore) -> FactStore:
    await keep(store, FULL, at=AT)
    return store


async def fill(store: FactStore) -> None:
    """Something of Ann's and of Ben's of each kind."""
    keeps = store.keeps
    for at, who in enumerate((ANN, BEN)):
        await edit(store, HERE, added("", f"Dam {at} held."), key=who.name, editor=who)
        made = await keeps.propose(proposal(author=who), key=f"i{at}")
        wanted: dict[str, Any] = {"reviewer": BEN if who is ANN else ANN, "note": "", "at": AT}
        await keeps.decide(HERE, made.number, ProposalState.DECLINED, **wanted)
        await keeps.note_gap(gap(key=f"k{at}"), waiting=who.member)
        await keeps.watch(watch(member=who.member))
        post = Post(f"m{at}", "answer", 9, HERE, who.member, view='{"a": 1}', created=AT)
        await store.posts.queue(post)
        await store.posts.report(f"m{at}", actor=who.member, reason="wrong day", at=AT)


async def test_nobody_has_nothing(flood: FactStore) -> None:
    await fill(flood)
    for member in (0, 99):
        assert set(map(len, (await flood.keeps.mine(member)).values())) == {0}
        assert await flood.keeps.forget(member) == 0


async def test_all_that_is_kept_of_a_member_is_told(flood: FactStore) -> None:
    await fill(flood)
    mine = await flood.keeps.mine(77)
    assert mine["names"] == [{"name": "Ann"}]
    (edited,) = mine["edits"]
    assert edited == {
        "guild": HERE,
        "event": FLOOD,
        "fact": edited["fact"],
        "revision": 1,
        "action": "add",
        "reason": "a slip",
        "at": AT + 10,
        "body": edited["body"],
    }
    assert '"Dam 0 held."' in str(edited["body"])
    assert [(each["action"], each["note"]) for each in mine["acts"]] == [("decline", "2")]
    (proposed,) = mine["proposals"]
    assert (proposed["number"], proposed["body"], proposed["state"]) == (
        1,
        proposal().body,
        "declined",
    )
    assert [each["number"] for each in mine["decisions"]] == [2]
    assert [each["label"] for each in mine["waits"]] == [gap().label]
    assert [each["target"] for each in mine["watches"]] == ["mayor"]
    assert mine["reports"] == [{"post": "m0", "reason": "wrong day", "at": AT}]
    (post,) = mine["posts"]
    assert (post["kind"], post["channel"], post["created"], post["view"]) == (
        "answer",
        9,
        AT,
        '{"a": 1}',
    )


async def test_forgotten_member_leaves_what_they_wrote(flood: FactStore) -> None:
    await fill(flood)
    before = await flood.view(HERE).facts((FLOOD,))
    assert await flood.keeps.forget(77) == 3
    assert await flood.view(HERE).facts((FLOOD,)) == before
    first, second = await flood.keeps.proposals(HERE, state=ProposalState.DECLINED)
    assert (first.author, first.reviewer, first.body) == (Editor(0), BEN, proposal().body)
    assert (second.author, second.reviewer) == (BEN, Editor(0))
    editors = [
        each.editor for each in await flood.view(HERE).edits((FLOOD,), since=0, until=AT + 99)
    ]
    assert editors == [Editor(0), BEN]
    mine = await flood.keeps.mine(77)
    assert {kind for kind, rows in mine.items() if rows} == {"reports", "posts"}
    assert len((await flood.keeps.mine(88))["waits"]) == 1
    assert await flood.keeps.forget(77) == 0


async def test_member_who_comes_back_is_somebody_new(flood: FactStore) -> None:
    await fill(flood)
    await flood.keeps.forget(77)
    await edit(flood, HERE, added("", "A bridge fell."), editor=ANN)
    assert len((await flood.keeps.mine(77))["edits"]) == 1


async def test_guild_that_leaves_is_erased_and_no_other(flood: FactStore) -> None:
    await fill(flood)
    first, *_ = await flood.facts((FLOOD,))
    await edit(flood, HERE, corrected(first, "Zebras swam."))
    await edit(flood, THERE, added("", "Okapis swam."))
    await edit(flood, 0, added("", "Gnus swam."))
    theirs = await flood.keeps.propose(proposal(guild=THERE), key="i9")
    await flood.keeps.leave(HERE, at=AT + 90, editor=Editor(0, "terminal"))
    assert await flood.layers() == {0, THERE}
    assert await statements(flood, HERE) == await statements(flood, 0)
    assert await found(flood, HERE, "zebra") == []
    assert await found(flood, HERE, "gnus") != []
    assert await found(flood, THERE, "okapi") != []
    assert await flood.keeps.proposals(HERE, state=None) == ()
    assert await flood.keeps.gaps(HERE, state=None) == ()
    assert await flood.keeps.watches(HERE) == ()
    assert (await flood.keeps.mine(77))["waits"] == []
    assert await flood.keeps.proposals(THERE) == (theirs,)
    assert (await flood.view(HERE).vocabulary((FLOOD,))).frequency == (
        await flood.view(0).vocabulary((FLOOD,))
    ).frequency


async def test_record_is_whole_and_final_after_a_guild_left(flood: FactStore) -> None:
    await fill(flood)
    await flood.keeps.leave(HERE, at=AT + 90)
    failed = [each for each in await flood.check(deep=True) if not each.ok]
    assert failed == []
    assert (await flood.keeps.audit(HERE))[-1].action == "erase"
    (told,) = (await flood.keeps.mine(77))["edits"]
    assert told["reason"] is None


async def test_leaving_with_nothing_is_noted_and_no_guild_never_leaves(flood: FactStore) -> None:
    await edit(flood, 0, added("", "Gnus swam."))
    await flood.keeps.leave(THERE, at=AT)
    assert [each.action for each in await flood.keeps.audit(THERE)] == ["erase"]
    await flood.keeps.leave(0, at=AT)
    assert await found(flood, 0, "gnus") != []


async def test_next_guilds_facts_are_not_taken_for_those_erased(flood: FactStore) -> None:
    """Numbers of erased rows are given again, and what was read before is remembered by number."""
    await edit(flood, HERE, added("", "Zebras swam."))
    assert "Zebras swam." in await statements(flood, HERE)
    assert await found(flood, HERE, "swim") != []
    await flood.keeps.leave(HERE, at=AT + 90)
    for guild, told in ((THERE, "Okapis swam."), (HERE, "Gnus swam.")):
        await edit(flood, guild, added("", told), key=told)
        assert (await statements(flood, guild))[-1] == told
        (swam,) = await flood.view(guild).facts((FLOOD,), await found(flood, guild, "swim"))
        assert swam.statement == told


async def test_guild_comes_back_to_an_empty_layer(flood: FactStore) -> None:
    first, *_ = await flood.facts((FLOOD,))
    await edit(flood, HERE, corrected(first, "Zebras swam."))
    await flood.keeps.leave(HERE, at=AT + 90)
    await edit(flood, HERE, corrected(first, "Gnus swam."), key="again")
    told = await flood.view(HERE).history(FLOOD, first.id)
    assert [each.fact.statement for each in told] == [first.statement, "Gnus swam."]
    assert [each.ok for each in await flood.check(deep=True)].count(False) == 0


async def test_nothing_erased_is_left_in_the_file(opener: Opener, place: str) -> None:
    store = await opener()
    await keep(store, FULL, at=AT)
    await edit(store, HERE, added("", "Zebras swam."), editor=Editor(77, "Annabella"))
    await store.keeps.propose(proposal(body='"okapi"'), key="i1")
    await store.keeps.forget(77)
    await store.keeps.leave(HERE, at=AT + 90)
    await store.close()
    kept = (await content(place)).lower()
    assert b"norland" in kept
    for word in (b"zebra", b"okapi", b"annabella"):
        assert word not in kept
