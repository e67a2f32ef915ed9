"""An event was brought up to date under a guild's edits: they stay, and what differs is settled."""

from dataclasses import replace

import pytest

from knowledge.curate import Curator, Review
from knowledge.errors import Denied, NotFound, Refused
from knowledge.models import Source
from knowledge.storage.editing import EditConflict
from knowledge.storage.interface import FactStore
from tests.contract.records import FLOOD, FULL, fact, keep, pack
from tests.knowledge.curate.people import (
    ANN,
    BEN,
    HERE,
    NOON,
    TODAY,
    by,
    correct,
    statements,
    strict,
)

SAID = {each.id: each.statement for each in FULL.facts}


@pytest.fixture
async def updated(store: FactStore, curator: Curator) -> FactStore:
    """The guild changed one fact and took one back; then the pack told both otherwise."""
    await correct(curator, by(ANN), "RF-0003", statement="The harbour has brick walls.")
    await curator.retract(by(ANN), FLOOD, "RF-0002", expected=1, reason="no")
    newer = pack(
        replace(FULL.facts[0], statement="The river rose over the old quay."),
        FULL.facts[1],
        replace(FULL.facts[2], statement="The harbour has high stone walls."),
        fact("RF-0004", "The dam held."),
        passages=FULL.passages,
    )
    await keep(store, newer)
    return store


async def test_update_leaves_edits_and_lists_where_they_differ(
    updated: FactStore, curator: Curator
) -> None:
    assert await statements(updated, HERE.id) == {
        "RF-0001": SAID["RF-0001"],
        "RF-0003": "The harbour has brick walls.",
        "RF-0004": "The dam held.",
    }
    found = {each.mine.id: each for each in await curator.diverged(ANN, at=NOON)}
    assert set(found) == {"RF-0002", "RF-0003"}
    assert not found["RF-0002"].stands
    below = found["RF-0003"].below
    assert below is not None
    assert below.statement == "The harbour has high stone walls."


@pytest.mark.parametrize(
    ("kept", "words", "retracted"),
    [
        (True, "The harbour has brick walls.", None),
        (False, "The harbour has high stone walls.", "The river rose over the old quay."),
    ],
    ids=["keep", "take"],
)
async def test_divergence_is_settled_either_way(
    updated: FactStore, curator: Curator, kept: bool, words: str, retracted: str | None
) -> None:
    for each in await curator.diverged(ANN, at=NOON):
        await curator.settle(
            by(ANN), FLOOD, each.mine.id.lower(), keep=kept, expected=each.mine.revision
        )
    assert await curator.diverged(ANN, at=NOON) == ()
    now = await statements(updated, HERE.id)
    assert (now["RF-0003"], now.get("RF-0002")) == (words, retracted)


async def test_divergence_is_settled_as_it_was_seen(updated: FactStore, curator: Curator) -> None:
    with pytest.raises(EditConflict):
        await curator.settle(by(ANN), FLOOD, "RF-0003", keep=False, expected=1)
    with pytest.raises(NotFound, match="RF-0001 does not differ"):
        await curator.settle(by(ANN), FLOOD, "RF-0001", keep=False, expected=1)


async def test_what_an_update_says_waits_for_a_second_person_where_edits_do(
    updated: FactStore,
) -> None:
    curator = strict(updated)
    review = Review(updated.view(HERE.id), curator)
    for each in await curator.diverged(ANN, at=NOON):
        done = await curator.settle(
            by(ANN), FLOOD, each.mine.id, keep=False, expected=each.mine.revision
        )
        assert done.proposal is not None
        shown, stands = await review.wanted(BEN, done.proposal.number, at=NOON)
        assert (shown.statement, stands) == (each.below.statement if each.below else "", True)
        with pytest.raises(Denied):
            await review.accept(ANN, done.proposal.number, today=TODAY, at=NOON)
    assert (await statements(updated, HERE.id))["RF-0003"] == "The harbour has brick walls."
    for waiting in await review.queue(BEN, at=NOON):
        await review.accept(BEN, waiting.number, today=TODAY, at=NOON)
    now = await statements(updated, HERE.id)
    assert now["RF-0003"] == "The harbour has high stone walls."
    assert now["RF-0002"] == "The river rose over the old quay."
    assert await curator.diverged(ANN, at=NOON) == ()


async def test_to_keep_ones_own_changes_nothing_and_waits_for_nobody(updated: FactStore) -> None:
    curator = strict(updated)
    before = await statements(updated, HERE.id)
    for each in await curator.diverged(ANN, at=NOON):
        done = await curator.settle(
            by(ANN), FLOOD, each.mine.id, keep=True, expected=each.mine.revision
        )
        assert done.proposal is None
    assert await statements(updated, HERE.id) == before
    assert await curator.diverged(ANN, at=NOON) == ()


async def undo(curator: Curator, fact_id: str = "RF-0003") -> None:
    seen = await curator.seen(FLOOD, fact_id)
    await curator.undo(by(ANN), FLOOD, fact_id, expected=seen, reason="a mistake")


async def test_undo_takes_back_ones_own_edit_whatever_came_below(
    updated: FactStore, curator: Curator
) -> None:
    """Once it is taken back there is nothing more to undo, and a new edit is undone to what is below."""
    newer = "The harbour has high stone walls."
    await undo(curator)
    assert (await statements(updated, HERE.id))["RF-0003"] == newer
    with pytest.raises(Refused, match="nothing to undo"):
        await undo(curator)
    await correct(curator, by(ANN), "RF-0003", statement="The harbour was rebuilt.")
    await undo(curator)
    assert (await statements(updated, HERE.id))["RF-0003"] == newer


async def test_to_take_what_an_update_says_can_be_undone(
    updated: FactStore, curator: Curator
) -> None:
    (mine,) = [e for e in await curator.diverged(ANN, at=NOON) if e.mine.id == "RF-0003"]
    await curator.settle(by(ANN), FLOOD, "RF-0003", keep=False, expected=mine.mine.revision)
    await undo(curator)
    assert (await statements(updated, HERE.id))["RF-0003"] == "The harbour has brick walls."


async def test_rollback_tells_what_will_be_read_after_an_update(
    updated: FactStore, curator: Curator
) -> None:
    told = await curator.rollback(by(BEN), ANN.user, 0, reason="all of it", preview=True)
    then = {each.fact: each.then and each.then.statement for each in told.returns}
    await curator.rollback(by(BEN), ANN.user, 0, reason="all of it")
    now = await statements(updated, HERE.id)
    assert then == {each: now.get(each) for each in ("RF-0002", "RF-0003")}
    assert now["RF-0003"] == "The harbour has high stone walls."


async def test_names_and_sources_that_edits_use_stay_when_a_newer_pack_drops_them(
    store: FactStore, curator: Curator
) -> None:
    """With the places in which they lie; what no edit uses goes."""
    herald = Source("herald", "The day after", "Quay Herald", scope=FLOOD)
    await keep(store, replace(FULL, sources=(*FULL.sources, herald)))
    await correct(curator, by(ANN), "RF-0002", source="The day after, Quay Herald", place="Quay")
    kept = next(e for e in await store.view(HERE.id).facts((FLOOD,)) if e.id == "RF-0002")
    assert [each.source for each in kept.citations] == ["herald"]
    assert kept.places == ("quay",)
    await keep(store, pack(fact("RF-0004", "The dam held."), names=()))
    here = store.view(HERE.id)
    assert {each.id for each in await here.names((FLOOD,))} == {"quay", "norland"}
    assert {each.id for each in await here.sources((FLOOD,))} == {"gazette", "herald"}
    assert {each.id for each in await store.names((FLOOD,))} == set()
    assert [each.id for each in await here.facts((FLOOD,), ("RF-0002",))] == ["RF-0002"]
    assert [each.name for each in await store.check(deep=True) if not each.ok] == []
