"""How the days of a fact fit the asked days, and which happenings stand for days."""

from datetime import date
from typing import Any

import pytest

from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, PartOfDay, Precision
from knowledge.flow import DateUse, Evidence, Question
from knowledge.models import Attribution, Fact, Figure
from knowledge.search.anchors import (
    PhraseCollector,
    Resolved,
    counted_from,
    days_of_happening,
    without_first,
)
from knowledge.search.reading.dayfit import closeness, day_fit, days_of, days_off
from tests.knowledge.search.records import span


def may(day: int, last: int = 0, **more: Any) -> DateSpan:
    return span(date(2001, 5, day), date(2001, 5, last or day), **more)


def asked(*when: DateSpan, use: DateUse = DateUse.ON) -> Question:
    return Question("", "", when=when, date_use=use)


def fact(when: DateSpan | None, **more: Any) -> Fact:
    return Fact("F", "x", when, **more)


def test_a_fact_belongs_to_its_day_its_count_and_its_saying() -> None:
    said = fact(may(5), attribution=Attribution("She", said=may(9)))
    counted = Figure("killed", 3, as_of=may(2).first)
    assert days_of(said, counted) == (may(5), may(2), may(9))
    assert days_of(fact(None)) == ()


@pytest.mark.parametrize(
    ("question", "when", "off"),
    [
        (asked(may(5)), may(5), 0),
        (asked(may(5)), may(7), 2),
        (asked(may(5)), may(1, 9), 0),
        (asked(may(5), may(9)), may(8), 1),
        (asked(may(5)), None, 1),
        (asked(), may(5), 0),
        (asked(), None, 0),
        (asked(DateSpan(OPEN_START, may(5).last)), may(1), 0),
        (asked(DateSpan(may(5).first, OPEN_END)), may(1), 4),
    ],
)
def test_days_off_is_the_distance_to_the_asked_days(
    question: Question, when: DateSpan | None, off: int
) -> None:
    assert days_off(question, fact(when)) == off


def test_the_day_of_saying_counts_as_well() -> None:
    said = fact(may(20), attribution=Attribution("She", said=may(5)))
    assert days_off(asked(may(5)), said) == 0
    assert day_fit(asked(may(5)), said) == 1.0


def test_nearer_days_fit_better() -> None:
    fits = [day_fit(asked(may(10)), fact(may(day))) for day in (10, 11, 12, 20)]
    assert fits == sorted(fits, reverse=True)
    assert fits[0] == 1.0
    assert len(set(fits)) == 4


@pytest.mark.parametrize("asked", [may(5), may(1, 31)])
def test_closeness_is_whole_inside_and_fades_outside(asked: DateSpan) -> None:
    inside, *outside = (closeness(asked, gap) for gap in (0, 1, 2, 9))
    assert inside == 1.0 > outside[0] > outside[1] > outside[2] > 0.0


def test_outside_a_month_fades_slower_than_outside_a_day() -> None:
    month = asked(may(1, 31, precision=Precision.MONTH))
    near = fact(span(date(2001, 6, 3)))
    assert day_fit(month, near) > day_fit(asked(may(31)), near) > 0


def test_vaguer_facts_fit_a_little_less() -> None:
    exact, vague = fact(may(10)), fact(may(1, 31))
    assert 0.8 < day_fit(asked(may(10)), vague) < day_fit(asked(may(10)), exact)


def test_another_part_of_the_day_fits_less_than_none() -> None:
    evening = asked(may(10, part=PartOfDay.EVENING))
    fits = [
        day_fit(evening, fact(may(10, part=part)))
        for part in (PartOfDay.EVENING, None, PartOfDay.MORNING)
    ]
    assert fits[0] > fits[1] > fits[2]


@pytest.mark.parametrize("use", [DateUse.BY, DateUse.BEFORE])
def test_up_to_a_day_the_latest_fits_best(use: DateUse) -> None:
    question = asked(DateSpan(may(1).first, may(10).last), use=use)
    fits = [day_fit(question, fact(may(day))) for day in (10, 8, 2)]
    assert fits[0] > fits[1] > fits[2] >= 0.5


def test_without_days_nothing_fits() -> None:
    assert day_fit(asked(), fact(may(5))) == 0.0
    assert day_fit(asked(may(5)), fact(None)) == 0.0


def test_phrases_are_noted_once_in_order() -> None:
    noted = PhraseCollector()
    assert [noted.resolve(each) for each in ("b", "a", "b")] == [(), (), ()]
    assert noted.phrases == ["b", "a"]


@pytest.mark.parametrize(
    ("text", "phrases", "needed"),
    [
        ("where was she when the dam broke?", ("the dam broke",), False),
        ("Who spoke during the siege?", ("the siege",), False),
        ("where did she sleep after the dam broke?", ("the dam broke",), True),
        ("when the dam broke, what did he do the next day?", ("the dam broke",), True),
        ("who fled on 5 May when the dam broke?", ("the dam broke",), True),
        ("who came when the dam broke after the flood?", ("the dam broke", "the flood"), True),
        ("how long before the siege was it, and who spoke during the siege?", ("the siege",), True),
    ],
)
def test_the_day_of_what_only_says_when_that_was_is_not_needed(
    text: str, phrases: tuple[str, ...], needed: bool
) -> None:
    noted = PhraseCollector()
    for phrase in phrases:
        noted.resolve(phrase)
    assert noted.needed(text) == (phrases if needed else ())


def test_a_resolved_phrase_gives_its_days() -> None:
    resolved = Resolved({"a": (may(5),)})
    assert resolved.resolve("a") == (may(5),)
    assert resolved.resolve("b") == ()


def line(day: DateSpan | None, score: float, coverage: float = 1.0) -> Evidence:
    return Evidence(fact(day), score, coverage)


@pytest.mark.parametrize(
    ("ranked", "days"),
    [
        ([], ()),
        ([line(may(5), 0.9, 0.5)], ()),
        ([line(may(5), 0.9)], (may(5),)),
        ([line(may(5), 0.9), line(may(6), 0.89), line(may(7), 0.3)], (may(5), may(6))),
        ([line(may(5), 0.9), line(may(5), 0.9)], (may(5),)),
        ([line(None, 0.9), line(may(6), 0.9)], (may(6),)),
        ([line(DateSpan(may(5).first, OPEN_END), 0.9)], ()),
    ],
)
def test_a_happening_has_the_days_of_the_facts_that_surely_tell_it(
    ranked: list[Evidence], days: tuple[DateSpan, ...]
) -> None:
    assert days_of_happening(ranked) == days


def test_the_first_of_several_is_the_earliest_that_is_surely_told() -> None:
    ranked = [line(may(7), 0.9), line(may(6), 0.5), line(may(5), 0.4, 0.5), line(None, 0.4)]
    assert days_of_happening(ranked, earliest=True) == (may(6),)
    assert days_of_happening(ranked[2:], earliest=True) == ()


def test_a_happening_has_the_hour_that_its_sentence_tells() -> None:
    told = Evidence(Fact("F", "The dam broke at about 03:20.", may(5)), 0.9, 1.0)
    several = Evidence(Fact("F", "It rained from 03:00 to 05:00.", may(5)), 0.9, 1.0)
    assert days_of_happening([told]) == (may(5, clock=(200, 200)),)
    assert days_of_happening([several]) == (may(5),)


@pytest.mark.parametrize(
    ("phrase", "happening"),
    [
        ("the first protest", "the protest"),
        ("the protests began", "the protests"),
        ("the dam broke", "the dam broke"),
        ("it all began", "it all began"),
    ],
)
def test_what_began_is_looked_for_without_its_beginning(phrase: str, happening: str) -> None:
    assert without_first(phrase) == happening


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("what happened two days after the curfew", True),
        ("what happened the day before the curfew", True),
        ("what happened after the curfew", False),
        ("how many days after the curfew was the vote", False),
        ("what happened the day after the vote", False),
    ],
)
def test_days_are_counted_from_a_happening(text: str, counts: bool) -> None:
    assert counted_from("the curfew", text) is counts
