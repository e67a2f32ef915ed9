"""An event was brought up to date under a guild's edits: they stay, and what differs is settled."""

from dataclasses import replace

import pytest

from knowledge.curate import Curator, Review
from knowledge.errors import Denied, NotFound
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
