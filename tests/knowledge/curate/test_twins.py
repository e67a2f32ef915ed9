"""No way back to what a fact said makes a record tell the same thing twice."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from knowledge.curate import Bulk, Curator, Review
from knowledge.entry import Draft
from knowledge.errors import Refused
from knowledge.models import Link, LinkKind
from knowledge.storage.interface import FactStore
from tests.contract.records import FLOOD
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
    statements,
    strict,
)
from tests.knowledge.curate.test_bulk import DAM, FERRY, HEAD, load

SAID = "says by now just what"


async def add(curator: Curator, typed: Draft | None = None) -> str:
    done = await curator.add(by(ANN), FLOOD, typed or draft(), today=TODAY)
    return done.edited[0].fact


async def retract(curator: Curator, fact: str) -> None:
    seen = await curator.seen(FLOOD, fact)
    await curator.retract(by(ANN), FLOOD, fact, expected=seen, reason="gone")


async def undo(curator: Curator, fact: str) -> None:
    seen = await curator.seen(FLOOD, fact)
    await curator.undo(by(ANN), FLOOD, fact, expected=seen, reason="back")


async def copies(store: FactStore) -> list[str]:
    held = await statements(store, HERE.id)
    return [fact for fact, statement in held.items() if statement == draft().statement]


@pytest.fixture(name="twins")
async def retracted_and_added(curator: Curator) -> tuple[str, str]:
    """A fact that was retracted, and the one that was added in its place."""
    old = await add(curator)
    await retract(curator, old)
    return old, await add(curator)


async def restore(curator: Curator, fact: str) -> None:
    seen = await curator.seen(FLOOD, fact)
    await curator.restore(by(ANN), FLOOD, fact, 1, expected=seen, reason="back")


@pytest.mark.parametrize("back", [undo, restore])
async def test_retracted_fact_does_not_come_back_beside_the_same(
    store: FactStore,
    curator: Curator,
    twins: tuple[str, str],
    back: Callable[[Curator, str], Awaitable[None]],
) -> None:
    old, new = twins
    with pytest.raises(Refused, match=f"{new} {SAID} {old} would say again; retract {new} first"):
        await back(curator, old)
    assert await copies(store) == [new]
    await retract(curator, new)
    await back(curator, old)
    assert await copies(store) == [old]


async def test_old_words_do_not_come_back_beside_the_same(
    store: FactStore, curator: Curator
) -> None:
    old = await add(curator)
    await correct(curator, by(ANN), old, statement="The ferry stopped at one.")
    new = await add(curator)
    with pytest.raises(Refused, match=SAID):
        await undo(curator, old)
    assert await copies(store) == [new]


async def test_same_words_of_another_day_come_back(store: FactStore, curator: Curator) -> None:
    old = await add(curator)
    await retract(curator, old)
    new = await add(curator, draft(date="9 March 1999"))
    await undo(curator, old)
    assert await copies(store) == [old, new]


async def test_other_field_is_undone_though_both_stand(
    store: FactStore, curator: Curator, twins: tuple[str, str]
) -> None:
    """Of a record that holds two already, as an older release let it."""
    _, new = twins
    await correct(curator, by(ANN), new, caveat="Perhaps.")
    await undo(curator, new)
    assert await copies(store) == [new]


async def test_proposal_to_undo_is_looked_at_when_it_is_accepted(
    store: FactStore, curator: Curator
) -> None:
    old = await add(curator)
    await retract(curator, old)
    who = by(MEMBER, propose=True)
    kept = (await curator.undo(who, FLOOD, old, expected=2, reason="back")).proposal
    assert kept is not None
    new = await add(curator)
    review = Review(store.view(HERE.id), curator)
    with pytest.raises(Refused, match=SAID):
        await review.accept(BEN, kept.number, today=TODAY, at=NOON)
    assert await copies(store) == [new]
    await retract(curator, new)
    await review.accept(BEN, kept.number, today=TODAY, at=NOON)
    assert await copies(store) == [old]


async def test_rollback_leaves_alone_what_another_one_says(
    store: FactStore, curator: Curator
) -> None:
    old = await add(curator)
    seen = await curator.seen(FLOOD, old)
    await curator.retract(by(BEN, at=NOON + 60), FLOOD, old, expected=seen, reason="gone")
    new = await add(curator)
    done = await curator.rollback(by(BEN, at=NOON + 120), BEN.user, NOON + 30)
    assert (done.edited, done.returns, done.said) == ((), (), ((FLOOD, old),))
    assert await copies(store) == [new]


async def test_rollback_of_many_leaves_alone_what_another_one_says(
    store: FactStore, curator: Curator, bulk: Bulk
) -> None:
    """So many that they are not looked for one by one."""
    lots = [f",Lot {at} was sold.,5 March 1999,gazette,1,\n" for at in range(25)]
    made = (await load(bulk, HEAD + "".join(lots))).edited
    sunk = [f"{each.fact},Lot {at} sank.\n" for at, each in enumerate(made)]
    late = by(BEN, at=NOON + 60)
    assert (await load(bulk, "id,statement\n" + "".join(sunk), who=late)).corrected == len(made)
    await add(curator, draft("Lot 7 was sold."))
    done = await curator.rollback(
        by(BEN, at=NOON + 120), BEN.user, NOON + 30, reason="nonsense", preview=True
    )
    assert done.said == ((FLOOD, made[7].fact),)
    assert len(done.edited) == len(done.returns) == len(made) - 1


async def test_rollback_takes_back_what_one_put_in_the_place_of_another(
    store: FactStore, curator: Curator
) -> None:
    old = await add(curator)
    await curator.retract(by(BEN, at=NOON + 60), FLOOD, old, expected=1, reason="gone")
    await curator.add(by(BEN, at=NOON + 70), FLOOD, draft(), today=TODAY)
    late = by(BEN, at=NOON + 120)
    done = await curator.rollback(late, BEN.user, NOON + 30, reason="nonsense")
    assert (len(done.edited), done.said) == (2, ())
    assert await copies(store) == [old]


# Files.


async def test_of_two_files_at_once_the_second_is_looked_at_beside_the_first(
    store: FactStore, bulk: Bulk
) -> None:
    both = load(bulk, HEAD + FERRY), load(bulk, HEAD + FERRY + DAM)
    told = await asyncio.gather(*both, return_exceptions=True)
    assert [isinstance(each, Exception) for each in told].count(True) == 1
    assert len(await copies(store)) == 1


async def test_file_and_form_at_once_do_not_both_save_the_same(
    store: FactStore, bulk: Bulk, curator: Curator
) -> None:
    typed = replace(draft(), source="gazette")
    both = load(bulk, HEAD + FERRY), add(curator, typed)
    told = await asyncio.gather(*both, return_exceptions=True)
    assert [isinstance(each, Exception) for each in told].count(True) == 1
    assert len(await copies(store)) == 1


async def test_files_at_once_that_say_different_things_are_both_saved(
    store: FactStore, bulk: Bulk
) -> None:
    before = len(await statements(store, HERE.id))
    await asyncio.gather(load(bulk, HEAD + FERRY), load(bulk, HEAD + DAM))
    assert len(await statements(store, HERE.id)) == before + 2


async def test_links_that_a_proposal_gives_are_told(store: FactStore) -> None:
    curator = strict(store)
    link = Link(LinkKind.UPDATES, "RF-0002")
    done = await curator.link(by(ANN), FLOOD, "RF-0003", link, expected=1)
    assert done.proposal is not None
    before, after = await Review(store.view(HERE.id), curator).links(
        BEN, done.proposal.number, at=NOON
    )
    assert link in after
    assert link not in before
