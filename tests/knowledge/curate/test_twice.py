"""The same edit proposed twice waits once, and whoever comes second is told which one waits."""

from dataclasses import replace

import pytest

from knowledge.curate import Bulk, Curator, Outcome, Review
from knowledge.entry import Draft
from knowledge.errors import Refused
from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import Proposal
from tests.contract.records import FLOOD
from tests.knowledge.curate.people import (
    ANN,
    BEN,
    HERE,
    MEMBER,
    NOON,
    TODAY,
    by,
    draft,
    strict,
)
from tests.knowledge.curate.test_bulk import HEAD, load

NEW = draft(source="Log, Harbour office, https://harbour.example/1", names="person: Otto Brandt")
LOG = "Lock log, Harbour office, https://harbour.example/a"
FILE = (
    "statement,date,source,names\n"
    f'The lock opened.,5 March 1999,"{LOG}",person: Otto Brandt\n'
    f'The lock closed.,6 March 1999,"{LOG}",Otto Brandt\n'
)


async def propose(curator: Curator, typed: Draft = NEW, **who: str) -> Outcome:
    return await curator.add(by(MEMBER, propose=True, **who), FLOOD, typed, today=TODAY)  # type: ignore[arg-type]


async def waiting(store: FactStore) -> list[int]:
    return [each.number for each in await store.keeps.proposals(HERE.id)]


def number(done: Outcome) -> int:
    assert done.proposal is not None
    return done.proposal.number


async def test_same_new_fact_waits_once_whoever_proposes_it(
    store: FactStore, curator: Curator
) -> None:
    first = await propose(curator)
    again = await propose(curator)
    other = await curator.add(by(ANN, propose=True), FLOOD, NEW, today=TODAY)
    assert (first.repeated, again.repeated, other.repeated) == (False, True, True)
    assert number(first) == number(again) == number(other)
    assert await waiting(store) == [number(first)]


async def test_same_key_is_told_as_the_first_time(store: FactStore, curator: Curator) -> None:
    first = await propose(curator, key="i1")
    again = await propose(curator, key="i1")
    assert (number(again), again.repeated) == (number(first), False)
    assert await waiting(store) == [number(first)]


@pytest.mark.parametrize(
    "typed",
    [
        replace(NEW, statement="The ferry stopped at one."),
        replace(NEW, date="6 March 1999"),
        replace(NEW, names="organisation: Otto Brandt"),
        replace(NEW, source="Log, Harbour office, https://harbour.example/2"),
        replace(NEW, caveat="Perhaps."),
    ],
    ids=["statement", "date", "name", "source", "caveat"],
)
async def test_any_other_content_waits_beside_it(
    store: FactStore, curator: Curator, typed: Draft
) -> None:
    first, second = await propose(curator), await propose(curator, typed)
    assert await waiting(store) == [number(first), number(second)]


@pytest.mark.parametrize("settled", ["decline", "withdraw"])
async def test_what_does_not_wait_any_more_can_be_proposed_again(
    store: FactStore, curator: Curator, review: Review, settled: str
) -> None:
    first = number(await propose(curator))
    if settled == "decline":
        await review.decline(ANN, first, note="not so", at=NOON)
    else:
        await review.withdraw(MEMBER, first, at=NOON)
    again = await propose(curator)
    assert not again.repeated
    assert await waiting(store) == [number(again)]


async def test_source_that_came_on_record_meanwhile_makes_no_other_content(
    store: FactStore, curator: Curator, review: Review
) -> None:
    """The first brings its source and its name along, the second finds them on record."""
    first = await propose(curator)
    other = await propose(curator, replace(NEW, statement="A barge sank.", date="9 March 1999"))
    await review.accept(ANN, number(other), today=TODAY, at=NOON)
    again = await propose(curator)
    assert again.repeated
    assert await waiting(store) == [number(first)]


async def test_same_retraction_waits_once_and_one_of_a_newer_revision_beside_it(
    store: FactStore, curator: Curator
) -> None:
    async def retract(expected: int, reason: str) -> Outcome:
        who = by(MEMBER, propose=True)
        return await curator.retract(who, FLOOD, "RF-0003", expected=expected, reason=reason)

    first, again = await retract(1, "not so"), await retract(1, "wrong")
    assert (again.repeated, number(again)) == (True, number(first))
    before, _ = await curator.draft(FLOOD, "RF-0003")
    await curator.correct(
        by(ANN),
        FLOOD,
        "RF-0003",
        replace(before, caveat="Perhaps."),
        expected=1,
        reason="so",
        today=TODAY,
    )
    assert not (await retract(2, "not so")).repeated


# Files.


async def imported(store: FactStore, text: str = FILE, **more: object) -> tuple[Proposal, ...]:
    bulk = Bulk(store.view(HERE.id), strict(store))
    return (await load(bulk, text, **more)).proposals  # type: ignore[arg-type]


async def test_same_file_waits_once(store: FactStore) -> None:
    bulk = Bulk(store.view(HERE.id), strict(store))
    first = await load(bulk, FILE)
    assert (len(first.proposals), first.waiting) == (2, ())
    shown = await load(bulk, FILE, preview=True)
    assert shown.waiting == first.proposals
    again = await load(bulk, FILE)
    assert (again.proposals, again.waiting) == ((), first.proposals)
    assert await waiting(store) == [each.number for each in first.proposals]


async def test_file_of_a_known_key_is_told_as_the_first_time(store: FactStore) -> None:
    first = await imported(store, who=by(ANN, key="i1"))
    assert await imported(store, who=by(ANN, key="i1")) == first


async def test_rest_of_a_file_still_waits_after_one_line_was_accepted(store: FactStore) -> None:
    """Whose line comes first brings the source and the name along."""
    first, second = await imported(store)
    review = Review(store.view(HERE.id), strict(store))
    await review.accept(BEN, first.number, today=TODAY, at=NOON)
    rest = "".join(FILE.splitlines(keepends=True)[::2])
    assert await imported(store, rest) == ()
    assert await waiting(store) == [second.number]


async def test_all_lines_of_a_file_wait_or_none(store: FactStore) -> None:
    """The last of them cannot be kept."""
    curator = strict(store)
    kept = await propose(curator, replace(NEW, statement="A barge sank."))
    assert kept.proposal is not None
    sound = replace(kept.proposal, number=0, fact="RF-0003", expected=1, key="f1/1")
    broken = replace(sound, fact="RF-0001", expected=2**70, key="f1/2")
    with pytest.raises(OverflowError):
        await curator.propose((sound, broken))
    assert await waiting(store) == [number(kept)]


async def test_too_many_lines_are_told_in_the_preview(store: FactStore) -> None:
    bulk = Bulk(store.view(HERE.id), strict(store))
    lines = [f",Lot {at} was sold.,5 March 1999,gazette,1,\n" for at in range(51)]
    with pytest.raises(Refused, match="51 at once"):
        await load(bulk, HEAD + "".join(lines), preview=True)
    await load(bulk, HEAD + "".join(lines[:1]))
    assert len((await load(bulk, HEAD + "".join(lines), preview=True)).waiting) == 1
