"""The record as it was known at an instant: with what was really made of it up to then."""

import pytest

from knowledge.curate import Curator
from knowledge.errors import NotFound
from knowledge.service import KnowledgeBase
from knowledge.storage.interface import FactStore
from tests.contract.records import AT, FLOOD
from tests.knowledge.curate.people import ANN, HERE, NOON, TODAY, by, correct, draft


@pytest.fixture
async def edited(store: FactStore, curator: Curator) -> str:
    """Facts that were added, corrected and taken back one after the other; the id of the first."""
    (new,) = (await curator.add(by(ANN, at=NOON), FLOOD, draft(), today=TODAY)).edited
    for at, text in ((NOON + 10, "The ferry sank at noon."), (NOON + 20, "The ferry burnt.")):
        await correct(curator, by(ANN, at=at), new.fact, statement=text)
    await curator.retract(by(ANN, at=NOON + 30), FLOOD, "RF-0003", expected=1, reason="no")
    return new.fact


@pytest.mark.parametrize(
    ("after", "known"),
    [
        (0, [("add", NOON)]),
        (9, [("add", NOON)]),
        (10, [("add", NOON), ("correct", NOON + 10)]),
        (99, [("add", NOON), ("correct", NOON + 10), ("correct", NOON + 20)]),
    ],
)
async def test_history_as_known_is_that_up_to_the_instant(
    store: FactStore, edited: str, after: int, known: list[tuple[str, int]]
) -> None:
    async with KnowledgeBase(store.view(HERE.id)).as_known(NOON + after) as then:
        fact, revisions = await then.fact(edited, FLOOD)
        assert [(str(each.action), each.at) for each in revisions] == known
        assert revisions[-1].fact.statement == fact.statement
        changes = await then.changes(since=NOON, until=NOON + 1000)
        assert max(each.at for each in changes) <= NOON + after
        corrections = await then.corrections(since=NOON, until=NOON + 1000)
        assert len([each for each in corrections if each.fact.id == edited]) == len(known) - 1


async def test_fact_that_came_later_was_not_known(store: FactStore, edited: str) -> None:
    async with KnowledgeBase(store.view(HERE.id)).as_known(NOON - 1) as then:
        with pytest.raises(NotFound):
            await then.fact(edited, FLOOD)
        _, (first,) = await then.fact("RF-0003", FLOOD)
        assert (first.at, first.actor) == (AT, "ed")


async def test_fact_that_was_taken_back_by_then_says_so(store: FactStore, edited: str) -> None:
    async with KnowledgeBase(store.view(HERE.id)).as_known(NOON + 30) as then:
        _, revisions = await then.fact("RF-0003", FLOOD)
        assert [str(each.action) for each in revisions] == ["add", "retract"]
