"""The lines that tell of days alone."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from knowledge.dates.span import DateSpan
from knowledge.flow import Asked, Evidence, Question, Status, Term
from knowledge.models import Citation, Fact
from knowledge.search.answering.ofdays import by_day, is_stretch, most_telling, unlike, usual_lines
from knowledge.search.reading.question import understand
from tests.golden.sets import TODAY
from tests.knowledge.search.asker import Asker, ids
from tests.knowledge.search.records import span


def may(day: int, last: int = 0) -> DateSpan:
    return span(date(2001, 5, day), date(2001, 5, last or day))


def line(identity: str, when: DateSpan, score: float, paragraph: int = 0, **more: Any) -> Evidence:
    cited = (Citation("notes", paragraph),) if paragraph else ()
    return Evidence(Fact(identity, identity, when, citations=cited), score, **more)


def told(asked: DateSpan, *lines: Evidence) -> list[str]:
    return ids(most_telling(Question("", "", when=(asked,)), lines))


def test_each_day_has_a_line_before_any_has_two() -> None:
    lines = line("b1", may(9), 0.9), line("b2", may(9), 0.8), line("a1", may(5), 0.3)
    assert told(may(5, 9), *lines) == ["a1", "b1", "b2"]


def test_what_began_before_is_told_with_the_first_asked_day() -> None:
    lines = line("since", may(4, 5), 0.5), line("a", may(5), 0.5), line("b", may(6), 0.5)
    assert told(may(5, 6), *lines) == ["a", "b", "since"]


def test_a_paragraph_is_led_by_its_first_fact() -> None:
    lines = (
        line("F-10", may(5), 0.5, 3),
        line("F-9", may(5), 0.46, 3),
        line("other", may(5), 0.45, 4),
    )
    assert told(may(5), *lines)[0] == "F-9"


def test_one_thing_is_not_told_twice_while_another_is_left() -> None:
    lines = (
        line("fire", may(5), 0.50, stems=frozenset({"fire", "tower"})),
        line("tower", may(5), 0.49, stems=frozenset({"fire", "tower", "north"})),
        line("flood", may(5), 0.40, stems=frozenset({"flood"})),
    )
    assert told(may(5), *lines) == ["fire", "flood", "tower"]


def test_many_days_are_told_in_their_order() -> None:
    lines = line("b", may(20), 0.5), line("a", may(2), 0.4), line("b2", may(20), 0.5)
    assert ids(by_day(lines)) == ["a", "b", "b2"]


@pytest.mark.parametrize(
    ("days", "few"),
    [((may(5),), True), ((may(5, 11),), True), ((may(5, 12),), False), ((), False)],
)
def test_a_stretch_is_a_week_at_most(days: tuple[DateSpan, ...], few: bool) -> None:
    assert is_stretch(days) is few


def test_a_stretch_has_a_line_for_each_day() -> None:
    question = Question("", "", when=(may(1, 6),))
    lines = [line(str(day), may(day), 0.5) for day in (1, 2, 3, 5, 6)]
    assert usual_lines(question, lines) == 5
    assert usual_lines(question, lines[:1]) == 3
    assert usual_lines(replace(question, when=(may(1),)), lines) == 3
    assert usual_lines(replace(question, terms=(Term("fire", "fire"),)), lines) == 3
    assert usual_lines(replace(question, asked=(Asked.WHEN,)), lines) == 3


@pytest.mark.parametrize(
    "question",
    [
        "what happened on 14 june",
        "anything on 14 June?",
        "news from 14 June",
        "what's up with 14 June",
        "what went on on 14 June",
        "did anything happen on 14 June?",
        "the most important events of 14 June",
        "highlights of 14 June",
        "14 June",
    ],
)
def test_however_it_is_worded_a_day_is_told_by_as_many_lines(ask: Asker, question: str) -> None:
    answer = ask(question, "velm-1997", today=TODAY)
    assert answer.status is Status.ANSWERED
    assert ids(answer.lead) == ids(ask("what happened on 14 june", "velm-1997", today=TODAY).lead)
    assert len(answer.lead) == 3


def test_what_matters_is_asked_for_in_earnest_where_no_day_is_named(ask: Asker) -> None:
    asked = understand("what were the key events", today=TODAY, glossary=ask.glossary("velm-1997"))
    assert "key" in {term.word for term in asked.terms}


def test_near_lines_that_are_alike_are_told_once() -> None:
    ban = frozenset("state emerg region ban sale weapon".split())
    curfew = frozenset("state emerg region brought curfew".split())
    talks = frozenset("talk were held".split())
    lines = [
        line(each, may(9), 0.5, stems=held)
        for each, held in zip("abc", (ban, curfew, talks), strict=True)
    ]
    assert ids(unlike(lines)) == ["a", "c"]
