"""The order of the lines that answer."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from knowledge.dates.span import OPEN_START, DateSpan, PartOfDay
from knowledge.flow import Asked, DateUse, Evidence, Question, Reason
from knowledge.models import Fact, Figure
from knowledge.search.answering.order import in_order
from tests.knowledge.search.records import span


def may(day: int, last: int = 0, **more: Any) -> DateSpan:
    return span(date(2001, 5, day), date(2001, 5, last or day), **more)


def line(identity: str, when: DateSpan | None, *figures: Figure, **more: Any) -> Evidence:
    fact = Fact(identity, identity, when, figures=figures)
    kind = Reason("kind", 1.0 if figures else 0.3, 0.2)
    figure = figures[0] if figures else None
    return Evidence(fact, 0.8, 1.0, 1.0, reasons=(kind,), figure=figure, **more)


def count(identity: str, when: DateSpan, best: float, **more: Any) -> Evidence:
    return line(identity, when, Figure("killed", best, cumulative=True, **more))


def told(question: Question, *lines: Evidence, only_days: bool = False) -> list[str]:
    found = in_order(question, lines, lines, only_days=only_days)
    return [each.fact.id for each in found]


WHAT = Question("", "")
HOW_MANY = Question("", "", asked=(Asked.HOW_MANY,))
A, B, C = count("a", may(5), 2), count("b", may(9), 8), count("c", may(7), 5)


def test_what_is_no_count_stays_as_it_was_ranked() -> None:
    assert told(WHAT, line("b", may(9)), line("a", may(5))) == ["b", "a"]


def test_the_latest_count_is_meant() -> None:
    assert told(HOW_MANY, A, B, C) == ["b", "c", "a"]


def test_the_earliest_count_where_the_start_is_asked() -> None:
    assert told(replace(HOW_MANY, earliest=True), B, A, C) == ["a", "c", "b"]
    assert told(replace(HOW_MANY, earliest=True, latest=True), A, B, C) == ["b", "c", "a"]


def test_a_count_is_of_the_day_up_to_which_it_counts() -> None:
    early = count("late-report", may(20), 1, as_of=may(2).first)
    assert told(HOW_MANY, early, A, B) == ["b", "a", "late-report"]


def test_counts_of_one_day_go_by_the_clock() -> None:
    noon = count("noon", may(5, clock=(720, 720)), 3)
    night = count("night", may(5, clock=(1380, 1380)), 5)
    day = count("day", may(5), 9)
    assert told(HOW_MANY, day, noon, night)[:2] == ["night", "noon"]


def test_counts_of_the_parts_of_a_day_go_by_these() -> None:
    noon = count("noon", may(5, clock=(720, 720)), 7)
    late = count("late", may(5, part=PartOfDay.LATE), 6)
    day = count("day", may(5), 9)
    early = count("early", may(5, part=PartOfDay.MORNING), 4)
    assert told(HOW_MANY, noon, late) == ["late", "noon"]
    assert told(HOW_MANY, early, day) == ["day", "early"]


def test_a_count_up_to_a_later_day_comes_behind() -> None:
    upto = replace(HOW_MANY, when=(DateSpan(OPEN_START, may(5).last),), date_use=DateUse.BY)
    whole = count("whole", may(5, 9), 20)
    assert told(upto, whole, A)[0] == "a"


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        (may(5, clock=(800, 800)), "noon"),
        (may(5, part=PartOfDay.AFTERNOON), "noon"),
        (may(5, part=PartOfDay.LATE), "night"),
        (may(5), "night"),
        (may(5, clock=(60, 60)), "night"),
    ],
)
def test_a_count_made_later_than_asked_comes_behind(asked: DateSpan, first: str) -> None:
    noon = count("noon", may(5, clock=(720, 720)), 3)
    night = count("night", may(5, clock=(1380, 1380)), 5)
    assert told(replace(HOW_MANY, when=(asked,)), night, noon)[0] == first


def test_a_part_of_the_count_keeps_its_place_behind_the_whole() -> None:
    part = count("part", may(20), 1, group="nurses")
    assert told(HOW_MANY, B, part, A) == ["b", "a", "part"]


def test_up_to_a_day_every_count_of_the_series_is_told() -> None:
    until = DateSpan(OPEN_START, may(9).last)
    question = replace(HOW_MANY, when=(until,), date_use=DateUse.BY)
    found = in_order(question, [A], [A, C], only_days=False)
    assert [each.fact.id for each in found] == ["c", "a"]


def test_latest_and_earliest_order_what_is_no_count_too() -> None:
    lines = line("a", may(5)), line("none", None), line("b", may(9))
    assert told(replace(WHAT, latest=True), *lines)[-1] == "a"
    assert told(replace(WHAT, earliest=True), *lines) == ["a", "b", "none"]


def test_of_two_days_each_gets_its_line_first() -> None:
    question = replace(WHAT, when=(may(9), may(5)))
    lines = line("a1", may(5)), line("a2", may(5)), line("b", may(9))
    assert told(question, *lines) == ["b", "a1", "a2"]
    assert told(replace(WHAT, when=(may(9), may(12))), *lines[:2]) == ["a1", "a2"]


def test_one_line_answers_for_one_of_the_days_only() -> None:
    question = replace(WHAT, when=(may(5), may(6)))
    lines = line("both", may(5, 6)), line("second", may(6))
    assert told(question, *lines) == ["both", "second"]


def test_a_run_of_days_is_spread_over_its_days() -> None:
    question = replace(WHAT, when=(may(5, 9),))
    lines = line("b1", may(9)), line("b2", may(9)), line("a1", may(5)), line("a2", may(5))
    assert told(question, *lines, only_days=True) == ["a1", "b1", "a2", "b2"]
    assert told(question, *lines) == ["b1", "b2", "a1", "a2"]
