"""What stands beside a fact: those before and after it, its passage, and whether it is still held."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, Precision
from knowledge.models import Citation, Fact, Passage
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore
from tests.contract.records import FLOOD, day, fact, ids, keep, pack, span

FACTS: Final = (
    fact("F-1", "Rain fell.", span(2)),
    fact("F-2", "The river rose.", span(4)),
    fact("F-3", "The quay was closed.", span(4)),
    fact("F-4", "The dam held.", span(4)),
    fact("F-5", "The rain went on for days.", span(5, 9)),
    fact("F-6", "The river fell.", span(12)),
    fact("F-7", "The river has many names."),
    fact("F-8", "Rain had been rare.", DateSpan(OPEN_START, day(1), Precision.OPEN_START)),
)
PASSAGES: Final = tuple(
    Passage(f"g-{at}", "gazette", at, f"Paragraph {at}.") for at in (1, 2, 3, 9)
)


@pytest.fixture
async def store() -> AsyncIterator[FactStore]:
    opened = await open_store("sqlite:///:memory:")
    try:
        await keep(opened, pack(*FACTS, passages=PASSAGES))
        yield opened
    finally:
        await opened.close()


def held(number: int) -> Fact:
    return replace(FACTS[number - 1], scope=FLOOD)


@pytest.mark.parametrize(
    ("number", "later", "skip", "found"),
    [
        (3, True, 0, ["F-4", "F-6"]),
        (3, False, 0, ["F-1", "F-2"]),
        (3, False, 1, ["F-1"]),
        (2, True, 1, ["F-4", "F-6"]),
        (6, False, 0, ["F-3", "F-4"]),
        (6, True, 0, []),
        (1, False, 0, []),
        (7, True, 0, []),
        (8, True, 0, []),
    ],
)
async def test_facts_beside_another_come_in_order_of_time(
    store: FactStore, number: int, later: bool, skip: int, found: list[str]
) -> None:
    """Days that only longer times begin on are not stopped at."""
    knowledge = KnowledgeBase(store)
    beside = await knowledge.beside(held(number), later=later, skip=skip, limit=2)
    assert ids(beside) == found


async def test_the_next_day_with_facts_is_found_on_either_side(store: FactStore) -> None:
    knowledge = KnowledgeBase(store)
    assert await knowledge.next_day(day(4), later=True) == day(12)
    assert await knowledge.next_day(day(4), later=False) == day(2)
    assert await knowledge.next_day(day(12), later=True) is None
    assert await knowledge.next_day(day(3), later=True, event=FLOOD) == day(4)


async def test_the_next_day_is_found_behind_many_on_the_other_side() -> None:
    opened = await open_store("sqlite:///:memory:")
    try:
        many = [fact(f"M-{at}", f"It rained, {at}.", span(at)) for at in range(1, 30)]
        far = fact("M-99", "It dried.", span(200))
        await keep(opened, pack(*many, far, last=300))
        assert await KnowledgeBase(opened).next_day(day(29), later=True) == day(200)
    finally:
        await opened.close()


async def test_current_facts_come_in_the_order_asked_without_those_retracted(
    store: FactStore,
) -> None:
    knowledge = KnowledgeBase(store)
    await keep(store, pack(*(each for each in FACTS if each.id != "F-2")))
    asked = [(FLOOD, "F-6"), (FLOOD, "F-2"), ("nowhere", "F-1"), (FLOOD, "F-1"), (FLOOD, "F-6")]
    assert ids(await knowledge.current(asked)) == ["F-6", "F-1"]


async def test_a_passage_comes_with_those_around_it(store: FactStore) -> None:
    knowledge = KnowledgeBase(store)
    found = await knowledge.passages(FLOOD, "gazette", 2)
    assert [each.paragraph for each in found] == [1, 2, 3]
    assert await knowledge.passages(FLOOD, "gazette", 20) == ()


async def test_facts_of_the_same_passage_are_those_near_in_time(store: FactStore) -> None:
    knowledge = KnowledgeBase(store)
    found = await knowledge.of_passage(held(6), Citation("gazette", 1))
    assert ids(found) == ["F-8", "F-1", "F-2", "F-3", "F-4", "F-5"]
    assert await knowledge.of_passage(held(6), Citation("gazette", 2)) == ()
    assert await knowledge.of_passage(held(7), Citation("gazette", 1)) == ()


async def test_a_timeline_may_be_asked_for_by_days(store: FactStore) -> None:
    knowledge = KnowledgeBase(store)
    days = DateSpan(day(4), OPEN_END, Precision.OPEN_END)
    found = await knowledge.timeline(today=date(2024, 1, 1), start=days, end=days)
    assert ids(found) == ["F-2", "F-3", "F-4", "F-5", "F-6"]
