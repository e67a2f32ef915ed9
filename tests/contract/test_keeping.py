"""What moderators work through: proposals, gaps, watches and the audit."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from knowledge.models import RevisionAction
from knowledge.storage.editing import AuditEntry, ChangeSet, Edit, Editor
from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import (
    Gap,
    GapKind,
    GapState,
    KeepStore,
    Proposal,
    ProposalState,
    Watch,
    WatchKind,
)
from knowledge.storage.posting import Post
from tests.contract.conftest import Opener
from tests.contract.records import AT, FLOOD, FULL, fact, keep

ANN, BEN = Editor(77, "Ann"), Editor(88, "Ben")
HERE, THERE = 501, 502
WORD = Post("p1", "notice", 9, guild=HERE, body="{}", created=AT)


def proposal(**more: Any) -> Proposal:
    values: dict[str, Any] = {
        "guild": HERE,
        "event": FLOOD,
        "action": RevisionAction.ADD,
        "fact": "",
        "expected": 0,
        "body": '{"statement": "The dam held."}',
        "author": ANN,
        "reason": "seen",
        "at": AT,
        "channel": 9,
    }
    return Proposal(**(values | more))


def gap(**more: Any) -> Gap:
    values: dict[str, Any] = {
        "guild": HERE,
        "event": FLOOD,
        "kind": GapKind.UNANSWERED,
        "key": "dam day",
        "label": "dam: when",
        "first": AT,
        "last": AT,
    }
    return Gap(**(values | more))


def watch(**more: Any) -> Watch:
    values: dict[str, Any] = {
        "guild": HERE,
        "event": FLOOD,
        "kind": WatchKind.NAME,
        "target": "mayor",
        "member": 77,
        "channel": 0,
        "zone": "Europe/Vienna",
        "told": AT,
    }
    return Watch(**(values | more))


def entry(action: str = "setup", guild: int = HERE, **more: Any) -> AuditEntry:
    return AuditEntry(0, AT, "", guild, action, **more)


def numbers(found: tuple[Proposal, ...] | tuple[Gap, ...] | tuple[Watch, ...]) -> list[int]:
    return [each.number for each in found]


@pytest.fixture
def keeps(store: FactStore) -> KeepStore:
    return store.keeps


@pytest.fixture
async def rivals(opener: Opener) -> AsyncIterator[tuple[KeepStore, KeepStore]]:
    """One record, opened twice as two programs would."""
    first, second = await opener(), await opener()
    try:
        yield first.keeps, second.keeps
    finally:
        await first.close()
        await second.close()


async def test_new_record_keeps_nothing(keeps: KeepStore) -> None:
    assert await keeps.proposals(HERE) == ()
    assert await keeps.proposals(HERE, state=None) == ()
    assert await keeps.proposal(HERE, 1) is None
    assert await keeps.gaps(HERE) == ()
    assert await keeps.gaps(HERE, state=None) == ()
    assert await keeps.gap(HERE, 1) is None
    assert await keeps.watches() == ()
    assert await keeps.audit(None) == ()


async def test_proposal_waits_as_it_was_made(keeps: KeepStore) -> None:
    made = proposal(fact="RF-0001", expected=3, action=RevisionAction.CORRECT)
    kept = await keeps.propose(made, key="i1")
    assert kept == replace(made, number=kept.number)
    assert kept.number > 0
    assert await keeps.proposal(HERE, kept.number) == kept
    assert await keeps.proposals(HERE) == (kept,)


async def test_proposal_that_says_it_was_decided_waits_all_the_same(keeps: KeepStore) -> None:
    made = proposal(state=ProposalState.ACCEPTED, reviewer=BEN, decided=AT, note="x", result="RF-9")
    kept = await keeps.propose(made, key="i1")
    assert kept == proposal(number=kept.number)


async def test_known_key_gives_the_proposal_as_it_stands(keeps: KeepStore) -> None:
    kept = await keeps.propose(proposal(), key="i1")
    await keeps.decide(
        HERE, kept.number, ProposalState.DECLINED, reviewer=BEN, note="no", at=AT + 1
    )
    again = await keeps.propose(proposal(body="{}", author=BEN), key="i1")
    assert again == await keeps.proposal(HERE, kept.number)
    assert again.state is ProposalState.DECLINED
    assert len(await keeps.proposals(HERE, state=None)) == 1


async def test_key_is_the_guilds_own(keeps: KeepStore) -> None:
    here = await keeps.propose(proposal(), key="i1")
    there = await keeps.propose(proposal(guild=THERE, body='{"theirs": 1}'), key="i1")
    assert here.number != there.number
    assert there.body == '{"theirs": 1}'


async def test_guild_sees_its_own_proposals_alone(keeps: KeepStore) -> None:
    there = await keeps.propose(proposal(guild=THERE), key="i1")
    declined = ProposalState.DECLINED
    assert await keeps.proposals(HERE, state=None) == ()
    assert await keeps.proposals(HERE, state=None, author=77) == ()
    assert await keeps.proposal(HERE, there.number) is None
    assert not await keeps.decide(HERE, there.number, declined, reviewer=BEN, note="", at=AT)
    assert await keeps.proposals(THERE) == (there,)


async def test_proposals_come_oldest_first_by_state_and_author(keeps: KeepStore) -> None:
    made = [
        await keeps.propose(proposal(author=author, at=AT - at), key=f"i{at}")
        for at, author in enumerate((ANN, BEN, ANN, BEN))
    ]
    first, second, third, fourth = (each.number for each in made)
    await keeps.decide(HERE, first, ProposalState.WITHDRAWN, reviewer=ANN, note="", at=AT)
    assert numbers(await keeps.proposals(HERE)) == [second, third, fourth]
    assert numbers(await keeps.proposals(HERE, limit=2)) == [second, third]
    assert numbers(await keeps.proposals(HERE, state=None)) == [first, second, third, fourth]
    assert numbers(await keeps.proposals(HERE, state=None, author=77)) == [first, third]
    assert numbers(await keeps.proposals(HERE, author=77)) == [third]
    assert numbers(await keeps.proposals(HERE, state=ProposalState.WITHDRAWN)) == [first]
    assert numbers(await keeps.proposals(HERE, state=None, author=88, limit=1)) == [second]
    assert await keeps.proposals(HERE, state=None, author=99) == ()


async def test_decision_is_kept_witnessed_and_told_once(store: FactStore) -> None:
    keeps = store.keeps
    kept = await keeps.propose(proposal(), key="i1")
    state = ProposalState.DECLINED
    wanted: dict[str, Any] = {"reviewer": BEN, "note": "no source", "at": AT + 5}
    assert await keeps.decide(HERE, kept.number, state, posts=(WORD,), **wanted)
    found = await keeps.proposal(HERE, kept.number)
    assert found == replace(kept, state=state, reviewer=BEN, decided=AT + 5, note="no source")
    assert await store.posts.next_in(9) == WORD
    other = replace(WORD, key="p2")
    assert not await keeps.decide(HERE, kept.number, state, posts=(other,), **wanted)
    assert await store.posts.post("p2") is None
    (told,) = await keeps.audit(HERE)
    assert (told.action, told.scope, told.note) == ("decline", FLOOD, str(kept.number))


async def test_only_one_of_two_programs_decides(rivals: tuple[KeepStore, KeepStore]) -> None:
    first, second = rivals
    kept = await first.propose(proposal(), key="i1")
    wanted: dict[str, Any] = {"reviewer": BEN, "note": "", "at": AT}
    assert await first.decide(HERE, kept.number, ProposalState.WITHDRAWN, **wanted)
    assert not await second.decide(HERE, kept.number, ProposalState.DECLINED, **wanted)


@pytest.mark.parametrize("state", [ProposalState.WAITING, ProposalState.ACCEPTED])
async def test_other_decision_is_no_decision(keeps: KeepStore, state: ProposalState) -> None:
    kept = await keeps.propose(proposal(), key="i1")
    with pytest.raises(ValueError, match=state):
        await keeps.decide(HERE, kept.number, state, reviewer=BEN, note="", at=AT)
    assert await keeps.proposals(HERE) == (kept,)


async def test_accepted_proposal_names_the_fact_and_who_accepted_it(store: FactStore) -> None:
    await keep(store, FULL)
    kept = await store.keeps.propose(proposal(), key="i1")
    new = replace(fact("", "The dam held."), scope=FLOOD)
    changes = ChangeSet(
        ANN,
        "seen",
        AT + 9,
        "k1",
        (Edit(new, None, RevisionAction.ADD, 0),),
        decides=kept.number,
        reviewer=BEN,
    )
    (edited,) = (await store.view(HERE).edit(changes)).edited
    found = await store.keeps.proposal(HERE, kept.number)
    accepted = ProposalState.ACCEPTED
    assert found == replace(kept, state=accepted, reviewer=BEN, decided=AT + 9, result=edited.fact)
    assert await store.keeps.proposals(HERE) == ()


async def test_gap_is_counted_under_its_key(keeps: KeepStore) -> None:
    first = await keeps.note_gap(gap())
    assert first == gap(number=first.number)
    again = await keeps.note_gap(gap(first=AT + 7, last=AT + 7, label="dam: which day", count=2))
    assert again == gap(number=first.number, last=AT + 7, count=3, label="dam: which day")
    earlier = await keeps.note_gap(gap(first=AT - 7, last=AT - 7))
    assert (earlier.first, earlier.last, earlier.count) == (AT - 7, AT + 7, 4)
    assert await keeps.gap(HERE, first.number) == earlier


async def test_gap_of_another_guild_event_kind_or_key_is_another(keeps: KeepStore) -> None:
    first = await keeps.note_gap(gap())
    others = [
        await keeps.note_gap(gap(guild=THERE)),
        await keeps.note_gap(gap(event="other")),
        await keeps.note_gap(gap(kind=GapKind.REPORTED, fact="RF-0001")),
        await keeps.note_gap(gap(key="quay day")),
    ]
    assert len({first.number, *numbers(tuple(others))}) == 5
    assert await keeps.gap(HERE, others[0].number) is None
    assert others[0].number not in numbers(await keeps.gaps(HERE, state=None))
    assert await keeps.settle_gap(HERE, others[0].number, GapState.DISMISSED, at=AT) == ()
    assert await keeps.gaps(THERE) == (others[0],)


async def test_gaps_asked_for_most_come_first_then_the_latest(keeps: KeepStore) -> None:
    made = [
        await keeps.note_gap(gap(key=f"k{at}", count=count, last=last))
        for at, (count, last) in enumerate(((1, AT), (3, AT), (1, AT + 1), (2, AT)))
    ]
    one, three, late, two = (each.number for each in made)
    assert numbers(await keeps.gaps(HERE)) == [three, two, late, one]
    assert numbers(await keeps.gaps(HERE, limit=2)) == [three, two]
    await keeps.settle_gap(HERE, three, GapState.DISMISSED, at=AT)
    assert numbers(await keeps.gaps(HERE)) == [two, late, one]
    assert numbers(await keeps.gaps(HERE, state=None)) == [three, two, late, one]
    assert numbers(await keeps.gaps(HERE, state=GapState.DISMISSED)) == [three]


async def test_operator_sees_the_gaps_of_all_guilds(keeps: KeepStore) -> None:
    here = await keeps.note_gap(gap(count=2))
    there = await keeps.note_gap(gap(guild=THERE, count=3))
    closed = await keeps.note_gap(gap(guild=THERE, key="quay", count=1))
    await keeps.settle_gap(THERE, closed.number, GapState.DISMISSED, at=AT)
    assert await keeps.gaps(None) == (there, here)
    assert await keeps.gaps(None, limit=1) == (there,)
    assert numbers(await keeps.gaps(None, state=None)) == [
        there.number,
        here.number,
        closed.number,
    ]


async def test_filled_gap_tells_who_waited_and_forgets_them(keeps: KeepStore) -> None:
    kept = await keeps.note_gap(gap(), waiting=88)
    await keeps.note_gap(gap(), waiting=88)
    assert await keeps.await_gap(HERE, kept.number, 77)
    assert await keeps.await_gap(HERE, kept.number, 77)
    waited = await keeps.settle_gap(HERE, kept.number, GapState.FILLED, fact="RF-0009", at=AT + 5)
    assert waited == (77, 88)
    found = await keeps.gap(HERE, kept.number)
    assert found is not None
    assert (found.state, found.fact, found.settled) == (GapState.FILLED, "RF-0009", AT + 5)
    assert await keeps.settle_gap(HERE, kept.number, GapState.FILLED, fact="RF-0009", at=AT) == ()


async def test_only_an_open_gap_of_the_guild_is_waited_for(keeps: KeepStore) -> None:
    kept = await keeps.note_gap(gap())
    assert not await keeps.await_gap(THERE, kept.number, 77)
    assert not await keeps.await_gap(HERE, kept.number + 1, 77)
    assert not await keeps.await_gap(HERE, kept.number, 0)
    await keeps.settle_gap(HERE, kept.number, GapState.DISMISSED, at=AT)
    assert not await keeps.await_gap(HERE, kept.number, 77)


async def test_gap_that_is_asked_again_opens_again(keeps: KeepStore) -> None:
    kept = await keeps.note_gap(gap())
    await keeps.settle_gap(HERE, kept.number, GapState.FILLED, fact="RF-0009", at=AT + 5)
    again = await keeps.note_gap(gap(last=AT + 9))
    assert again == gap(number=kept.number, count=2, last=AT + 9)


async def test_gap_opened_by_hand_keeps_who_waits(keeps: KeepStore) -> None:
    kept = await keeps.note_gap(gap(), waiting=77)
    assert await keeps.settle_gap(HERE, kept.number, GapState.OPEN, at=AT + 1) == ()
    assert await keeps.gap(HERE, kept.number) == kept
    assert await keeps.settle_gap(HERE, kept.number, GapState.DISMISSED, at=AT + 2) == (77,)


async def test_reported_gap_keeps_the_fact_that_was_reported(keeps: KeepStore) -> None:
    kept = await keeps.note_gap(gap(kind=GapKind.REPORTED, fact="RF-0001"))
    await keeps.settle_gap(HERE, kept.number, GapState.DISMISSED, at=AT)
    found = await keeps.gap(HERE, kept.number)
    assert found is not None
    assert found.fact == "RF-0001"


async def test_watch_comes_back_as_it_was_kept(keeps: KeepStore) -> None:
    made = watch(every=60, quiet_from=1, quiet_until=1, kind=WatchKind.MEASURE, target="boats")
    kept = await keeps.watch(made)
    assert kept is not None
    assert kept == replace(made, number=kept.number)
    assert await keeps.watches() == (kept,)


async def test_member_follows_a_target_once_and_each_channel_too(keeps: KeepStore) -> None:
    assert await keeps.watch(watch())
    assert await keeps.watch(watch(channel=9)) is None
    assert await keeps.watch(watch(member=88))
    assert await keeps.watch(watch(target="quay"))
    assert await keeps.watch(watch(guild=THERE))
    assert await keeps.watch(watch(member=0, channel=9))
    assert await keeps.watch(watch(member=0, channel=9)) is None
    assert await keeps.watch(watch(member=0, channel=8))


async def test_watches_are_found_by_guild_and_member(keeps: KeepStore) -> None:
    made = [
        await keeps.watch(watch(guild=guild, member=member, channel=9))
        for guild, member in ((HERE, 77), (THERE, 77), (HERE, 0), (HERE, 88))
    ]
    ours, theirs, channel, ben = (each for each in made if each is not None)
    assert await keeps.watches() == (ours, theirs, channel, ben)
    assert await keeps.watches(HERE) == (ours, channel, ben)
    assert await keeps.watches(member=77) == (ours, theirs)
    assert await keeps.watches(HERE, member=77) == (ours,)
    assert await keeps.watches(HERE, member=0) == (channel,)
    assert await keeps.watches(THERE, member=88) == ()


async def test_watch_ends_for_its_guild_and_member_alone(keeps: KeepStore) -> None:
    kept = await keeps.watch(watch())
    assert kept is not None
    assert not await keeps.unwatch(kept.number, guild=THERE)
    assert not await keeps.unwatch(kept.number, guild=HERE, member=88)
    assert await keeps.unwatch(kept.number, guild=HERE, member=77)
    assert not await keeps.unwatch(kept.number, guild=HERE)
    again = await keeps.watch(watch())
    assert again is not None
    assert again.number != kept.number
    assert await keeps.unwatch(again.number, guild=HERE)


async def test_watch_is_told_up_to_an_instant_once(store: FactStore) -> None:
    keeps = store.keeps
    kept = await keeps.watch(watch())
    assert kept is not None
    assert await keeps.told(kept.number, until=AT + 5, posts=(WORD,))
    assert await store.posts.next_in(9) == WORD
    for until in (AT + 5, AT + 4):
        assert not await keeps.told(kept.number, until=until, posts=(replace(WORD, key="p2"),))
    assert not await keeps.told(kept.number + 1, until=AT + 9, posts=(replace(WORD, key="p2"),))
    assert await store.posts.post("p2") is None
    assert [each.told for each in await keeps.watches()] == [AT + 5]


async def test_audit_is_read_in_order_by_guild(keeps: KeepStore) -> None:
    for at, guild in enumerate((HERE, THERE, HERE)):
        await keeps.witness(entry(guild=guild, note=str(at), scope=FLOOD), editor=ANN)
    told = await keeps.audit(None)
    assert [(each.number, each.guild, each.note) for each in told] == [
        (1, HERE, "0"),
        (2, THERE, "1"),
        (3, HERE, "2"),
    ]
    assert {each.actor for each in told} == {"a1"}
    assert await keeps.audit(HERE) == (told[0], told[2])
    assert await keeps.audit(HERE, after=1) == (told[2],)
    assert await keeps.audit(None, after=1, limit=1) == (told[1],)


async def test_editors_have_one_number_each(keeps: KeepStore) -> None:
    editors = (
        ANN,
        Editor(77, "Anna"),
        BEN,
        Editor(0, "terminal"),
        Editor(0, "import"),
        Editor(0, "terminal"),
        Editor(0, "Ben"),
    )
    for editor in editors:
        await keeps.witness(entry(), editor=editor)
    actors = [each.actor for each in await keeps.audit(None)]
    assert actors[0] == actors[1]
    assert actors[3] == actors[5]
    assert len(set(actors)) == 5


async def test_programs_share_one_chain(rivals: tuple[KeepStore, KeepStore]) -> None:
    for at in range(6):
        await rivals[at % 2].witness(entry(note=str(at)), editor=ANN)
    told = await rivals[0].audit(None)
    assert [(each.number, each.note) for each in told] == [(at + 1, str(at)) for at in range(6)]
