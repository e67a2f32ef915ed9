"""What is accepted is looked at once more: as the record is then, not as it was when it was proposed."""

import asyncio
from dataclasses import replace

import pytest

from knowledge.curate import Curator, Review
from knowledge.curate.outcome import Alike
from knowledge.errors import BadEntry, NotFound, Refused
from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import Proposal, ProposalState
from tests.contract.records import FLOOD, FULL
from tests.knowledge.curate.people import (
    ANN,
    BEN,
    HERE,
    MEMBER,
    NOON,
    TODAY,
    by,
    correct,
    draft,
    one,
    statements,
    strict,
)

LONG = "The ferry between both banks of the river stopped at noon because of driftwood."
LONGER = "The ferry between both banks of the river stopped at noon because of much driftwood."
COUNTED = "Wardens say that people were moved out of their homes on the quay."


async def proposed(curator: Curator, **typed: str) -> Proposal:
    done = await curator.add(by(MEMBER, propose=True), FLOOD, draft(**typed), today=TODAY)
    assert done.proposal is not None
    return done.proposal


async def accept(review: Review, proposal: Proposal, near: tuple[str, ...] = ()) -> str:
    done = await review.accept(ANN, proposal.number, today=TODAY, at=NOON, near=near)
    return done.edited[0].fact


async def test_of_two_equal_proposals_one_is_saved(
    store: FactStore, curator: Curator, review: Review
) -> None:
    first, second = await proposed(curator), await proposed(curator, caveat="Perhaps.")
    made = await accept(review, first)
    with pytest.raises(BadEntry, match=f"{made} says just this"):
        await accept(review, second, (made,))
    assert len(await statements(store, HERE.id)) == len(FULL.facts) + 1
    assert (await review.proposal(ANN, second.number, at=NOON)).state is ProposalState.WAITING


async def test_near_duplicate_that_came_since_is_named_and_taken_once_it_was_looked_at(
    store: FactStore, curator: Curator, review: Review
) -> None:
    first, second = (
        await proposed(curator, statement=LONG),
        await proposed(curator, statement=LONGER),
    )
    made = await accept(review, first)
    with pytest.raises(Alike, match=f"{made} is on record by now and says nearly") as caught:
        await accept(review, second)
    assert caught.value.facts == (made,)
    assert await accept(review, second, caught.value.facts) != made
    assert len(await statements(store, HERE.id)) == len(FULL.facts) + 2


async def test_what_was_typed_in_its_place_is_looked_at_too(
    curator: Curator, review: Review
) -> None:
    other = await proposed(curator, statement="A barge sank.")
    made = await accept(review, await proposed(curator, statement=LONG))
    typed = draft(LONGER)
    with pytest.raises(Alike, match=made):
        await review.accept(ANN, other.number, today=TODAY, at=NOON, draft=typed)
    done = await review.accept(ANN, other.number, today=TODAY, at=NOON, draft=typed, near=(made,))
    assert (await one(curator, done.edited[0].fact)).statement == LONGER


async def test_count_that_came_since_stops_the_press(curator: Curator, review: Review) -> None:
    typed = {"who": "the wardens", "figures": "evacuated: {} (on the quay, as of 5 March 1999)"}
    first, second = [
        await proposed(
            curator,
            statement=COUNTED if count == "40" else "Their chief gives another count of them.",
            who=typed["who"],
            figures=typed["figures"].format(count),
        )
        for count in ("40", "90")
    ]
    made = await accept(review, first)
    with pytest.raises(Alike, match=f"{made} is on record by now and counts otherwise"):
        await accept(review, second)


async def test_an_editors_own_edit_is_looked_at_too(store: FactStore) -> None:
    curator = strict(store)
    review = Review(store.view(HERE.id), curator)
    waiting = [
        await curator.add(by(BEN), FLOOD, draft(caveat=caveat), today=TODAY)
        for caveat in ("", "Perhaps.")
    ]
    first, second = [each.proposal for each in waiting]
    assert first is not None
    assert second is not None
    await accept(review, first)
    with pytest.raises(BadEntry):
        await accept(review, second)


async def test_going_back_to_what_was_on_record_is_not_typing_it_anew(
    curator: Curator, review: Review
) -> None:
    before = (await one(curator, "RF-0003")).statement
    await correct(curator, by(ANN), "RF-0003", statement="The harbour has brick walls.")
    await curator.add(by(ANN), FLOOD, draft(f"{before[:-1]}, too.", date=""), today=TODAY)
    who = by(MEMBER, propose=True)
    back = await curator.undo(who, FLOOD, "RF-0003", expected=2, reason="it was right")
    assert back.proposal is not None
    shown, stands = await review.wanted(ANN, back.proposal.number, at=NOON)
    assert (shown.statement, stands) == (before, True)
    await accept(review, back.proposal)
    assert (await one(curator, "RF-0003")).statement == before


async def test_what_would_not_stand_is_told_as_it_stood(curator: Curator, review: Review) -> None:
    who = by(MEMBER, propose=True)
    gone = await curator.retract(who, FLOOD, "RF-0003", expected=1, reason="no")
    assert gone.proposal is not None
    shown, stands = await review.wanted(ANN, gone.proposal.number, at=NOON)
    assert (shown.statement, stands) == ((await one(curator, "RF-0003")).statement, False)


@pytest.mark.parametrize(
    ("column", "value"), [("event", "gone-1850"), ("body", "[]"), ("body", '{"fact": "x"}')]
)
async def test_what_cannot_be_read_is_declined(
    store: FactStore, curator: Curator, review: Review, column: str, value: str
) -> None:
    sound = replace(await proposed(curator), number=0)
    changed = {
        "event": replace(sound, event=value),
        "body": replace(sound, body=value),
    }
    lost = await store.keeps.propose(changed[column], key="lost")
    for work in (
        review.wanted(ANN, lost.number, at=NOON),
        review.accept(ANN, lost.number, today=TODAY, at=NOON),
    ):
        with pytest.raises((NotFound, Refused)):
            await work
    kept = await review.decline(ANN, lost.number, note="unreadable", at=NOON)
    assert (kept.state, kept.body, kept.event) == (ProposalState.DECLINED, lost.body, lost.event)


async def test_of_two_equal_proposals_accepted_at_once_one_is_saved(
    store: FactStore, curator: Curator, review: Review
) -> None:
    first, second = await proposed(curator), await proposed(curator, caveat="Perhaps.")
    other = Review(store.view(HERE.id), Curator(store.view(HERE.id), HERE))
    done = await asyncio.gather(
        accept(review, first), accept(other, second), return_exceptions=True
    )
    assert [isinstance(each, BadEntry) for each in done].count(True) == 1
    assert len(await statements(store, HERE.id)) == len(FULL.facts) + 1
