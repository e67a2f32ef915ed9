"""Classes of questions, and of what follows on them, on the bundled event beside the packs of tests."""

import asyncio
from collections.abc import Iterator

import pytest

from knowledge.flow import Status
from knowledge.ingest.load import load_pack
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from tests.golden.sets import SETS, TODAY
from tests.knowledge.search.asker import Asker, lead_ids

KAZAKHSTAN = SETS["kazakhstan"].event
WAGNER = SETS["wagner"].event
COPIAPO = SETS["copiapo"].event
TURKEY = SETS["turkey"].event


@pytest.fixture(scope="module")
def packs() -> Iterator[Asker]:
    with asyncio.Runner() as runner:
        store = runner.run(open_store("sqlite:///:memory:"))
        try:
            for name in ("kazakhstan", "wagner", "copiapo", "turkey"):
                record = SETS[name].record
                runner.run(load_pack(store, record, actor="test", at=1_700_000_000))
            yield Asker(runner, store, KnowledgeBase(store))
        finally:
            runner.run(store.close())


@pytest.mark.parametrize(
    ("event", "before", "then", "alone"),
    [
        (
            KAZAKHSTAN,
            "why did the protests start",
            "when did it begin?",
            "when did the protests start",
        ),
        (KAZAKHSTAN, "who led the protests", "where did it start?", "where did the protests start"),
        (
            KAZAKHSTAN,
            "when did the protests end",
            "and when did they start?",
            "when did the protests start",
        ),
        (WAGNER, "why did the mutiny begin", "when did it begin?", "when did the mutiny begin"),
        (WAGNER, "who led the mutiny", "and when did it start", "when did the mutiny start"),
        (TURKEY, "who led the coup", "when did it begin?", "when did the coup begin"),
    ],
)
def test_it_began_when_what_was_asked_of_began(
    packs: Asker, event: str, before: str, then: str, alone: str
) -> None:
    first = packs(before, event, today=TODAY)
    found = packs(then, event, today=TODAY, context=first.context)
    assert lead_ids(found)[:1] == lead_ids(packs(alone, event, today=TODAY))[:1]


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (KAZAKHSTAN, "when did the protests end"),
        (KAZAKHSTAN, "when was the unrest over?"),
        (KAZAKHSTAN, "how did the protests end"),
        (KAZAKHSTAN, "are the protests over now"),
        (WAGNER, "when did the mutiny end"),
        (WAGNER, "when did the rebellion end"),
        (COPIAPO, "when was the rescue over"),
        (TURKEY, "when did the coup end"),
    ],
)
def test_what_only_ended_in_part_is_no_end_of_all(packs: Asker, event: str, text: str) -> None:
    answer = packs(text, event, today=TODAY)
    assert answer.status is Status.CLOSEST
    assert answer.why_not == "The record does not say."
    assert answer.nearest


@pytest.mark.parametrize(
    ("event", "text", "told"),
    [
        (KAZAKHSTAN, "when did the riots in pavlodar end", "The riots in Pavlodar were stopped."),
        (KAZAKHSTAN, "when does the state of emergency end", "to end on 19 January"),
        (WAGNER, "has the rebellion ended", "the mutiny had failed"),
    ],
)
def test_what_ended_is_told(packs: Asker, event: str, text: str, told: str) -> None:
    answer = packs(text, event, today=TODAY)
    assert answer.status is Status.ANSWERED
    assert told in answer.lead[0].fact.statement
