"""Which of several counts is told: the first, how it went on, that of a day, that of whoever is asked, and of what."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from knowledge.flow import Answer, Status
from knowledge.models import Fact, Figure
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span, told


def _counted(day: int, statement: str, measure: str, best: float, unit: str = "") -> Fact:
    figure = Figure(
        measure, best, as_of=date(2001, 5, day).toordinal(), cumulative=not unit, unit=unit
    )
    return replace(told(day, statement), figures=(figure,))


FIRST = _counted(2, "Gendarmes first spoke of 12 poachers arrested.", "detained", 12)
SECOND = _counted(5, "By 5 May the gendarmes had 31 poachers arrested.", "detained", 31)
THIRD = _counted(9, "The number of poachers arrested stood at 40 on 9 May.", "detained", 40)
EARLY = _counted(3, "Forty people were in hospital in Larkmoor by 3 May.", "hospitalised", 40)
WARD = _counted(
    6, "Doctors said on 6 May that 88 people were in hospital with fever.", "hospitalised", 88
)
GRAFTS = replace(
    told(7, "Eleven patients in Oderby were given new corneas."),
    when=span(date(2001, 5, 6), date(2001, 5, 20)),
    figures=(Figure("patients", 11),),
)
GRAVEL = _counted(
    12,
    "Lorries tipped 900 tonnes of gravel into the crater by 12 May.",
    "weight",
    900,
    unit="tonnes",
)
BELL = _counted(
    13,
    "The blast threw the bell, which weighed 7 tonnes, off its tower.",
    "weight",
    7,
    unit="tonnes",
)
GUARD = _counted(15, "The forest guard counted 14 wolves in the park.", "wolves", 14)
MINISTER = _counted(17, "The farm minister counted 60 wolves in the park.", "wolves", 60)
BRAWL = told(16, "Neighbours told of several hours of brawling behind the brewery.")
CARAVANS = _counted(20, "Scouts had counted ten caravans into the oasis by 20 May.", "caravans", 10)
FETCHED = told(21, "A borer from Norland was fetched to work on the shaft, which needs drilling.")
BEGUN = told(22, "The drilling of the shaft started on 22 May.")
THROUGH = told(28, "The drilling of the shaft reached the cave on 28 May.")
RUSH = replace(
    told(25, "About 300 people tried to storm the mint."),
    figures=(Figure("count", 300, group="people"),),
)


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    facts = (FIRST, SECOND, THIRD, EARLY, WARD, GRAFTS, GRAVEL, BELL, GUARD, MINISTER, BRAWL)
    later = (CARAVANS, FETCHED, BEGUN, THROUGH, RUSH)
    with asked_of(pack_of(*facts, *later)) as found:
        yield found


def _first(answer: Answer) -> str:
    assert answer.status is Status.ANSWERED
    return lead_ids(answer)[0]


@pytest.mark.parametrize(
    "question",
    [
        "what number of arrests was given in the beginning?",
        "how many poachers were arrested to begin with?",
    ],
)
def test_the_count_of_the_beginning_is_the_first(asker: Asker, question: str) -> None:
    assert _first(asker(question)) == FIRST.id


def test_a_count_told_by_the_question_itself_is_not_told_again(asker: Asker) -> None:
    answer = asker("at first it was some 12 arrests, how did that number go on rising?")
    assert _first(answer) == THIRD.id
    assert FIRST.id not in lead_ids(answer)[:2]


def test_by_how_much_it_rose_is_told_by_the_counts_of_these_days(asker: Asker) -> None:
    answer = asker("by how much did the arrests climb from 2 to 9 May?")
    assert _first(answer) == THIRD.id
    assert {FIRST.id, SECOND.id} <= set(lead_ids(answer))


def test_patients_are_counted_by_who_is_in_hospital(asker: Asker) -> None:
    assert _first(asker("how many patients were there as of 6 May?")) == WARD.id


def test_whoever_is_in_hospital_has_not_gone_home(asker: Asker) -> None:
    answer = asker("how many patients went home from hospital on 6 May?")
    assert answer.status is not Status.ANSWERED


def test_the_figures_of_a_day_are_whatever_was_counted_then(asker: Asker) -> None:
    assert _first(asker("which figures came out on 9 May?")) == THIRD.id
    assert _first(asker("which numbers were given on 15 May?")) == GUARD.id
    assert asker("which figures came out on 19 May?").status is not Status.ANSWERED


def test_tonnes_of_one_stuff_are_no_tonnes_of_another(asker: Asker) -> None:
    assert _first(asker("how many tonnes of gravel were tipped into the crater?")) == GRAVEL.id
    for stuff in ("cement", "snow"):
        answer = asker(f"how many tonnes of {stuff} were thrown off the tower?")
        assert answer.status is not Status.ANSWERED


def test_the_number_is_that_of_whom_it_is_asked_for(asker: Asker) -> None:
    assert _first(asker("how many wolves are there, according to the minister?")) == MINISTER.id
    assert _first(asker("how many wolves are there, according to the guard?")) == GUARD.id
    assert (
        asker("how many wolves are there, according to the bishop?").status is not Status.ANSWERED
    )


def test_hours_are_told_in_words_but_only_of_what_is_asked(asker: Asker) -> None:
    assert _first(asker("for how many hours did the brawling go on?")) == BRAWL.id
    for question in (
        "for how many days did the brawling go on?",
        "for how many hours did it hail?",
    ):
        assert asker(question).status is not Status.ANSWERED


def test_who_came_is_told_by_who_counted_them(asker: Asker) -> None:
    assert _first(asker("how many caravans had arrived by 20 May?")) == CARAVANS.id
    answer = asker("how many caravans had been robbed by 20 May?")
    assert answer.status is not Status.ANSWERED


def test_a_course_is_told_by_its_stages(asker: Asker) -> None:
    answer = asker("how did the drilling of the shaft progress from start to finish?")
    assert lead_ids(answer)[:2] == [BEGUN.id, THROUGH.id]


def test_who_wanted_to_do_what_they_tried(asker: Asker) -> None:
    assert _first(asker("how many people wanted to storm the mint?")) == RUSH.id
    assert asker("how many people wanted to leave the mint?").status is not Status.ANSWERED
