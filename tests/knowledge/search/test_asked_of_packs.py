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


@pytest.mark.parametrize(
    ("event", "text"),
    [
        # Of whom it is asked.
        (KAZAKHSTAN, "were foreigners arrested"),
        (KAZAKHSTAN, "were any journalists killed"),
        (TURKEY, "were any tourists killed"),
        # Of two words one is nowhere.
        (KAZAKHSTAN, "were schools closed"),
        (KAZAKHSTAN, "did banks close"),
        # What others only want, and what is done to another.
        (KAZAKHSTAN, "did tokayev resign"),
        (TURKEY, "did erdogan resign"),
        # Where somebody comes from, or is.
        (KAZAKHSTAN, "where is tokayev from"),
        (KAZAKHSTAN, "where was nazarbayev"),
        (TURKEY, "where is erdogan from"),
        (WAGNER, "where is putin from"),
        # What to do now.
        (KAZAKHSTAN, "is it safe to go to almaty"),
        (KAZAKHSTAN, "can people leave almaty"),
        (TURKEY, "should tourists avoid istanbul"),
        (COPIAPO, "is the mine still dangerous?"),
    ],
)
def test_what_is_merely_near_is_no_answer(packs: Asker, event: str, text: str) -> None:
    assert packs(text, event, today=TODAY).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("event", "text", "told"),
    [
        (KAZAKHSTAN, "were flights cancelled", "cancelled flights"),
        (KAZAKHSTAN, "did soldiers abandon the airport?", "the military had left"),
        (KAZAKHSTAN, "did the government resign", "dismissed the government"),
        (KAZAKHSTAN, "is khabar 24 state owned", "a state-run broadcaster"),
        (TURKEY, "were generals arrested", "was arrested"),
        (TURKEY, "where was erdogan", "in Marmaris"),
        (TURKEY, "where is gulen", "Pennsylvania"),
        (WAGNER, "where is prigozhin now", "landed at Machulishchy"),
    ],
)
def test_what_tells_it_is_an_answer(packs: Asker, event: str, text: str, told: str) -> None:
    answer = packs(text, event, today=TODAY)
    assert answer.status is Status.ANSWERED
    assert told in answer.lead[0].fact.statement


@pytest.mark.parametrize("text", ["what did putin say", "what did putin say to lukashenko"])
def test_that_they_talked_is_nobody_s_words(packs: Asker, text: str) -> None:
    answer = packs(text, KAZAKHSTAN, today=TODAY)
    assert answer.why_not == "The record quotes no words of Vladimir Putin on that."


def test_what_they_talked_of_is_asked_as_it_is_told(packs: Asker) -> None:
    answer = packs("what did putin and lukashenko discuss", KAZAKHSTAN, today=TODAY)
    assert "discussed the situation" in answer.lead[0].fact.statement


@pytest.mark.parametrize(
    ("event", "before", "then", "told"),
    [
        (KAZAKHSTAN, "which shops were looted", "was anyone raped", "raping"),
        (TURKEY, "how many flights were stopped", "did anyone surrender", "surrender"),
    ],
)
def test_anybody_is_asked_of_anew(
    packs: Asker, event: str, before: str, then: str, told: str
) -> None:
    first = packs(before, event, today=TODAY)
    found = packs(then, event, today=TODAY, context=first.context)
    assert told in found.lead[0].fact.statement


def test_a_sum_is_no_topic(packs: Asker) -> None:
    assert packs("what is 2+2", KAZAKHSTAN, today=TODAY).context.terms == ()


def test_what_comes_close_alone_is_told_without_what_was_asked_before(packs: Asker) -> None:
    first = packs("what happened in aktobe", KAZAKHSTAN, today=TODAY)
    asked = "how many people broke the curfew?"
    found = packs(asked, KAZAKHSTAN, today=TODAY, context=first.context)
    assert "curfew" in found.nearest[0].fact.statement
    assert not found.question.follow_up
    assert found.context.names == first.context.names


@pytest.mark.parametrize(
    ("event", "mixed", "plain"),
    [
        (KAZAKHSTAN, "wer is lukashenko", "who is lukashenko"),
        (KAZAKHSTAN, "wann did the protests start", "when did the protests start"),
        (WAGNER, "кто is shoigu", "who is shoigu"),
        (TURKEY, "donde was erdogan", "where was erdogan"),
    ],
)
def test_a_word_that_asks_may_be_of_another_language(
    packs: Asker, event: str, mixed: str, plain: str
) -> None:
    found = lead_ids(packs(mixed, event, today=TODAY))
    assert found
    assert found[0] == lead_ids(packs(plain, event, today=TODAY))[0]


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (KAZAKHSTAN, "what did the police eat before storming the mayor's office?"),
        (TURKEY, "what did erdogan drink before landing at the airport?"),
        (TURKEY, "what did Terzi study before he took over the special forces?"),
    ],
)
def test_the_happening_alone_tells_nothing_of_what_is_asked_besides(
    packs: Asker, event: str, text: str
) -> None:
    assert packs(text, event, today=TODAY).status is not Status.ANSWERED


def test_the_happening_with_what_is_asked_besides_answers(packs: Asker) -> None:
    answer = packs("when did Erdogan speak after he landed at the airport?", TURKEY, today=TODAY)
    assert "landed at Ataturk airport" in answer.lead[0].fact.statement
