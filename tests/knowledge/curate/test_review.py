"""Proposals wait for a second person: accepted, accepted with changes, declined, withdrawn; never lost."""

from dataclasses import replace

import pytest

from knowledge.authority import Actor
from knowledge.curate import Curator, Review
from knowledge.errors import BadEntry, BadInput, Denied, NotFound, Refused
from knowledge.models import Link, LinkKind
from knowledge.storage.editing import EditConflict
from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import Proposal, ProposalState
from knowledge.storage.posting import Post
from tests.contract.records import FLOOD, FULL, span
from tests.knowledge.curate.people import (
    ANN,
    BEN,
    HERE,
    MEMBER,
    NOON,
    STRANGER,
    THERE,
    TODAY,
    actions,
    audited,
    by,
    draft,
    one,
    statements,
    strict,
)

SAID = {each.id: each.statement for each in FULL.facts}
LATER = NOON + 50


async def proposed(curator: Curator, fact_id: str = "", **typed: str) -> Proposal:
    """What a member proposes: a new fact, or a change of one."""
    who = by(MEMBER, propose=True, channel=33)
    if not fact_id:
        done = await curator.add(who, FLOOD, draft(**typed), today=TODAY, reason="seen there")
    else:
        before, revision = await curator.draft(FLOOD, fact_id)
        done = await curator.correct(
            who,
            FLOOD,
            fact_id,
            replace(before, **typed),
            expected=revision,
            reason="misread",
            today=TODAY,
        )
    assert done.proposal is not None
    return done.proposal


async def state(review: Review, number: int) -> ProposalState:
    return (await review.proposal(ANN, number, at=LATER)).state


def told(proposal: Proposal) -> Post:
    """The word to its author."""
    return Post(
        f"p{proposal.number}", "notice", proposal.channel, HERE.id, body="{}", created=LATER
    )


async def test_queue_holds_what_waits_oldest_first(curator: Curator, review: Review) -> None:
    first = await proposed(curator)
    second = await proposed(curator, "RF-0003", statement="The harbour has no walls.")
    assert [each.number for each in await review.queue(ANN, at=LATER)] == [
        first.number,
        second.number,
    ]
    assert second.author.name == "Mia"
    assert (second.fact, second.expected, second.reason) == ("RF-0003", 1, "misread")


async def test_accepted_proposal_becomes_a_fact_by_its_author(
    store: FactStore, curator: Curator, review: Review
) -> None:
    proposal = await proposed(curator)
    done = await review.accept(
        ANN, proposal.number, today=TODAY, at=LATER, tell=lambda edited: (told(proposal),)
    )
    (new,) = done.edited
    assert (await one(curator, new.fact)).when == span(5)
    (made,) = await curator.history(FLOOD, new.fact)
    assert (made.member, made.actor, made.reason) == (MEMBER.user, "Mia", "seen there")
    kept = await review.proposal(ANN, proposal.number, at=LATER)
    assert (kept.state, kept.result) == (ProposalState.ACCEPTED, new.fact)
    assert kept.reviewer is not None
    assert kept.reviewer.name == "Ann"
    assert await review.queue(ANN, at=LATER) == ()
    assert await actions(store) == ["add", "accept"]
    assert [each.key for each in await store.posts.waiting()] == [told(proposal).key]


async def test_accepted_correction_keeps_what_it_did_not_touch(
    curator: Curator, review: Review
) -> None:
    before = await one(curator, "RF-0001")
    proposal = await proposed(curator, "RF-0001", date="4 March 1999")
    await review.accept(ANN, proposal.number, today=TODAY, at=LATER)
    assert await one(curator, "RF-0001") == replace(before, when=span(4), revision=2)


async def test_accepted_retraction_and_link_are_made(curator: Curator, review: Review) -> None:
    who = by(MEMBER, propose=True)
    gone = await curator.retract(who, FLOOD, "RF-0003", expected=1, reason="no")
    linked = await curator.link(
        by(MEMBER, propose=True), FLOOD, "RF-0002", Link(LinkKind.UPDATES, "RF-0001"), expected=1
    )
    for each in (gone, linked):
        assert each.proposal is not None
        await review.accept(ANN, each.proposal.number, today=TODAY, at=LATER)
    with pytest.raises(NotFound, match="retracted"):
        await one(curator, "RF-0003")
    assert (await one(curator, "RF-0002")).links == (Link(LinkKind.UPDATES, "RF-0001"),)


async def test_proposal_brings_its_new_source_when_it_is_accepted(
    store: FactStore, curator: Curator, review: Review
) -> None:
    proposal = await proposed(
        curator, source="Lock log, Harbour office, https://harbour.example/log", paragraph=""
    )
    here = store.view(HERE.id)
    assert len(await here.sources((FLOOD,))) == 1
    assert "harbour.example" not in (await review.draft(ANN, proposal.number, at=LATER)).source
    await review.accept(ANN, proposal.number, today=TODAY, at=LATER)
    assert [each.url for each in await here.sources((FLOOD,)) if each.url] == [
        "https://harbour.example/log"
    ]


async def test_accepted_with_changes_is_checked_anew(
    store: FactStore, curator: Curator, review: Review
) -> None:
    proposal = await proposed(curator)
    shown = await review.draft(ANN, proposal.number, at=LATER)
    assert (shown.statement, shown.date, shown.paragraph) == (
        "The ferry stopped at noon.",
        "5 March 1999",
        "1",
    )
    with pytest.raises(BadEntry):
        await review.accept(
            ANN, proposal.number, today=TODAY, at=LATER, draft=replace(shown, date="one day")
        )
    assert await state(review, proposal.number) is ProposalState.WAITING
    edited = replace(shown, statement="The ferry stopped at one.", date="6 March 1999")
    done = await review.accept(ANN, proposal.number, today=TODAY, at=LATER, draft=edited)
    made = await one(curator, done.edited[0].fact)
    assert (made.statement, made.when) == ("The ferry stopped at one.", span(6))


async def test_unchanged_draft_accepts_what_was_proposed(curator: Curator, review: Review) -> None:
    proposal = await proposed(curator, "RF-0001", caveat="as printed")
    shown = await review.draft(ANN, proposal.number, at=LATER)
    done = await review.accept(ANN, proposal.number, today=TODAY, at=LATER, draft=shown)
    before = FULL.facts[1]
    made = await one(curator, done.edited[0].fact)
    assert made == replace(before, caveat="as printed", revision=2, scope=FLOOD)


async def test_declined_proposal_stays_on_record_with_the_reason(
    store: FactStore, curator: Curator, review: Review
) -> None:
    proposal = await proposed(curator)
    kept = await review.decline(
        ANN, proposal.number, note="no such  source", at=LATER, posts=(told(proposal),)
    )
    assert (kept.state, kept.note) == (ProposalState.DECLINED, "no such source")
    assert (kept.body, kept.author) == (proposal.body, proposal.author)
    assert (await review.draft(ANN, proposal.number, at=LATER)).statement == draft().statement
    assert await statements(store, HERE.id) == SAID
    assert [each.key for each in await store.posts.waiting()] == [told(proposal).key]


async def test_decline_needs_a_reason(curator: Curator, review: Review) -> None:
    proposal = await proposed(curator)
    with pytest.raises(BadInput, match="Say why"):
        await review.decline(ANN, proposal.number, note=" ", at=LATER)
    assert await state(review, proposal.number) is ProposalState.WAITING


async def test_author_withdraws_and_nobody_else_but_an_editor(
    store: FactStore, curator: Curator, review: Review
) -> None:
    first, second = await proposed(curator), await proposed(curator, statement="It rained.")
    with pytest.raises(Denied):
        await review.withdraw(replace(MEMBER, user=81), first.number, at=LATER)
    await review.withdraw(MEMBER, first.number, at=LATER)
    await review.withdraw(ANN, second.number, at=LATER)
    for each in (first, second):
        assert await state(review, each.number) is ProposalState.WITHDRAWN


@pytest.mark.parametrize("settled", ["accept", "decline", "withdraw"])
async def test_proposal_is_settled_once(curator: Curator, review: Review, settled: str) -> None:
    number = (await proposed(curator)).number
    if settled == "accept":
        await review.accept(ANN, number, today=TODAY, at=LATER)
    elif settled == "decline":
        await review.decline(ANN, number, note="no", at=LATER)
    else:
        await review.withdraw(MEMBER, number, at=LATER)
    with pytest.raises(Refused, match="does not wait any more"):
        await review.decline(BEN, number, note="no", at=LATER)
    with pytest.raises(Refused, match="does not wait any more"):
        await review.withdraw(MEMBER, number, at=LATER)


async def test_second_press_of_accept_makes_no_second_fact(
    store: FactStore, curator: Curator, review: Review
) -> None:
    number = (await proposed(curator)).number
    first = await review.accept(ANN, number, today=TODAY, at=LATER)
    again = await review.accept(BEN, number, today=TODAY, at=LATER)
    assert again.repeated
    assert again.edited == first.edited
    assert len(await statements(store, HERE.id)) == len(SAID) + 1


async def test_declined_proposal_is_not_accepted(
    store: FactStore, curator: Curator, review: Review
) -> None:
    number = (await proposed(curator)).number
    await review.decline(ANN, number, note="no", at=LATER)
    with pytest.raises(Refused, match="does not wait any more"):
        await review.accept(BEN, number, today=TODAY, at=LATER)
    assert await statements(store, HERE.id) == SAID


async def test_proposal_against_an_older_revision_is_a_conflict(
    curator: Curator, review: Review
) -> None:
    proposal = await proposed(curator, "RF-0003", statement="The harbour has no walls.")
    await curator.retract(by(ANN), FLOOD, "RF-0003", expected=1, reason="no")
    with pytest.raises(EditConflict) as caught:
        await review.accept(ANN, proposal.number, today=TODAY, at=LATER)
    assert caught.value.current is None
    assert await state(review, proposal.number) is ProposalState.WAITING
    await review.decline(ANN, proposal.number, note="it is gone", at=LATER)


async def test_nobody_accepts_their_own_where_a_second_person_is_wanted(
    store: FactStore,
) -> None:
    curator = strict(store)
    review = Review(store.view(HERE.id), curator)
    done = await curator.add(by(BEN), FLOOD, draft(), today=TODAY)
    assert done.proposal is not None
    number = done.proposal.number
    with pytest.raises(Denied) as caught:
        await review.accept(BEN, number, today=TODAY, at=LATER)
    assert caught.value.refusal == "second-person"
    assert (await audited(store))[-1].fact == f"proposal {number}"
    await review.accept(ANN, number, today=TODAY, at=LATER)
    assert len(await statements(store, HERE.id)) == len(SAID) + 1


async def test_own_proposal_is_accepted_where_nobody_else_is_wanted(
    curator: Curator, review: Review
) -> None:
    done = await curator.add(by(ANN, propose=True), FLOOD, draft(), today=TODAY)
    assert done.proposal is not None
    assert (await review.accept(ANN, done.proposal.number, today=TODAY, at=LATER)).edited


@pytest.mark.parametrize("who", [MEMBER, STRANGER], ids=lambda actor: actor.name)
async def test_queue_is_shut_to_others(
    store: FactStore, curator: Curator, review: Review, who: Actor
) -> None:
    number = (await proposed(curator)).number
    for work in (
        review.queue(who, at=LATER),
        review.proposal(who, number, at=LATER),
        review.draft(who, number, at=LATER),
        review.accept(who, number, today=TODAY, at=LATER),
        review.decline(who, number, note="no", at=LATER),
    ):
        with pytest.raises(Denied):
            await work
    denied = {each.note for each in await audited(store) if each.action == "denied"}
    assert denied == {"queue", "accept", "decline"}
    assert await statements(store, HERE.id) == SAID


async def test_proposal_of_another_guild_is_not_there(store: FactStore, curator: Curator) -> None:
    number = (await proposed(curator)).number
    there = Review(store.view(THERE.id), Curator(store.view(THERE.id), THERE))
    for work in (
        there.proposal(STRANGER, number, at=LATER),
        there.accept(STRANGER, number, today=TODAY, at=LATER),
        there.decline(STRANGER, number, note="no", at=LATER),
    ):
        with pytest.raises(NotFound, match=f"no proposal {number} here"):
            await work


async def test_proposal_that_cannot_be_read_says_so_and_can_be_declined(
    store: FactStore, curator: Curator, review: Review
) -> None:
    sound = await proposed(curator)
    broken = await store.keeps.propose(replace(sound, body="{}", number=0), key="broken")
    with pytest.raises(Refused, match="cannot be read any more"):
        await review.accept(ANN, broken.number, today=TODAY, at=LATER)
    kept = await review.decline(ANN, broken.number, note="unreadable", at=LATER)
    assert kept.state is ProposalState.DECLINED
