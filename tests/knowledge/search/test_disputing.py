"""Who tells it otherwise: asked of the line told, and answered by what is recorded against it or by that there is nothing."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from knowledge.flow import Status
from knowledge.models import Attribution, Citation, Fact, Figure
from knowledge.search.answering.disputing import NO_OTHER, beside
from knowledge.search.following.doubting import asks_of_others, doubts
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, told

FLOOD = "velm-1997"
TRAIN = "karst-2009"


def _line(number: int, statement: str, who: str = "", count: float | None = None) -> Fact:
    """A sentence of the one paragraph of an imported text."""
    figures = (Figure("people", count, count, count),) if count else ()
    return replace(
        told(number, statement),
        id=f"t-1-{number}",
        passage=True,
        citations=(Citation("paper", 1),),
        attribution=Attribution(who=who),
        figures=figures,
    )


_LINES = (
    _line(1, "Boe accused the council of having cut the inspections.", "Boe"),
    _line(2, "Keller denied this.", "Keller"),
    _line(3, "The ferry was new."),
    _line(4, "Passengers said that the alarm had not sounded on the deck.", "Passengers"),
    _line(5, "Nordline said that the alarm had worked.", "Nordline"),
    _line(6, "Some 8,000 people marched, according to police.", "police", 8000),
    _line(7, "The organisers spoke of 15,000."),
)


@pytest.fixture(scope="module")
def text() -> Iterator[Asker]:
    with asked_of(pack_of(*_LINES)) as asker:
        yield asker


@pytest.mark.parametrize(
    ("words", "others", "doubted"),
    [
        ("does anyone say different?", True, False),
        ("do others say the same", True, False),
        ("who disputes that", True, False),
        ("did anybody deny it?", True, False),
        ("is that disputed?", True, False),
        ("any other accounts?", True, False),
        ("is that true?", False, True),
        ("are you sure about that?", False, True),
        ("who says so?", False, False),
        ("who denied the report of the miners?", False, False),
        ("is it true that the bridge fell?", False, False),
        ("any other news?", False, False),
    ],
)
def test_what_asks_for_others_and_what_doubts(words: str, others: bool, doubted: bool) -> None:
    assert asks_of_others(words) is others
    assert doubts(words) is doubted


@pytest.mark.parametrize(
    ("before", "line", "other"),
    [
        ("what did Boe say?", "t-1-1", "t-1-2"),
        ("did the alarm work?", "t-1-5", "t-1-4"),
        ("how many people marched?", "t-1-6", "t-1-7"),
    ],
)
@pytest.mark.parametrize("question", ["does anyone say different?", "is that true?"])
def test_what_another_says_against_the_line_is_told_beside_it(
    text: Asker, before: str, line: str, other: str, question: str
) -> None:
    answer = text.after(before, question)
    assert lead_ids(answer) == [line]
    assert [found.fact.id for group in answer.rivals[1:] for found in group.evidence] == [other]
    assert not answer.why_not


@pytest.mark.parametrize("question", ["who disputes that?", "are you sure?"])
def test_where_nobody_does_that_is_told(text: Asker, question: str) -> None:
    answer = text.after("what was new?", question)
    assert answer.status is Status.ANSWERED
    assert lead_ids(answer) == ["t-1-3"]
    assert answer.why_not == NO_OTHER


def test_another_count_of_the_same_is_another_account(ask: Asker) -> None:
    answer = ask.after("how many passengers were injured?", "who says different?", event=TRAIN)
    assert answer.rivals


def test_who_only_asks_who_said_it_is_told_no_more(ask: Asker) -> None:
    answer = ask.after("how many people died?", "who said so?", event=FLOOD)
    assert not answer.why_not


def test_the_lines_beside_one_are_known_by_its_number() -> None:
    assert beside(_LINES[1]) == ("t-1-1", "t-1-3")
    assert beside(replace(_LINES[0], id="KZ-0010")) == ("KZ-0009", "KZ-0011")
    assert beside(replace(_LINES[0], id="first")) == ()
