"""Counts that leave out what they count, and those that are no count of all."""

from datetime import date

import pytest

from knowledge.dates.span import DateSpan
from knowledge.ingest.carried import counted_last, of_the_next_day
from knowledge.ingest.counts import figures_in
from knowledge.models import Figure

DEAD = Figure("killed", 2.0)
MEN = Figure("count", 19.0, group="men")


def told(text: str, before: Figure | None = None) -> list[tuple[str, float, str]]:
    return [(each.measure, each.best, each.group) for each in figures_in(text, (), before)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At 1 a.m. they said six, and by Sunday noon eleven.", [6, 11]),
        ("By Sunday it was nine.", [9]),
        ("A day later there were 30.", [30]),
        ("By evening the figure had risen to 14.", [14]),
        ("The police said 45.", [45]),
        ("He was 52.", []),
        ("It was 12 degrees.", []),
        ("By 2019 it was 2021.", []),
        ("They had eleven.", []),
    ],
)
def test_a_bare_number_counts_what_the_sentence_before_does(
    text: str, expected: list[float]
) -> None:
    assert [best for measure, best, _ in told(text, DEAD) if measure == "killed"] == expected
    assert not [best for measure, best, _ in told(text) if measure == "killed"]


def test_what_is_only_called_a_number_is_of_what_was_counted_before() -> None:
    assert told("The union said that the true number was 31.", MEN) == [("count", 31, "men")]
    assert told("The group had seen ten crates and spoke of about 500.", DEAD) == [
        ("count", 10, "crates"),
        ("count", 500, ""),
    ]


def test_the_other_side_may_count_the_same_people() -> None:
    text = "Eighty people were hurt, the doctors said; the organisers said that there were 52."
    assert told(text) == [("injured", 80, "people"), ("injured", 52, "people")]


def test_of_two_kinds_nobody_knows_which_goes_on() -> None:
    assert counted_last([MEN]) == MEN
    assert counted_last([MEN, DEAD]) is None
    assert counted_last([Figure("age", 19.0, unit="years")]) is None


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Divers found three more bodies.", "more"),
        ("Another five people were killed.", "more"),
        ("Nine people were hurt, two of them badly.", "of them"),
        ("Two of them were killed.", ""),
    ],
)
def test_a_part_or_an_addition_is_no_count_of_all(text: str, group: str) -> None:
    last = figures_in(text)[-1]
    assert (last.group, last.cumulative) == (group, False)


def test_the_twelfth_victim_makes_twelve() -> None:
    (figure,) = figures_in("She was the twelfth and last victim.")
    assert (figure.measure, figure.best, figure.cumulative) == ("killed", 12, True)
    assert not figures_in("He was the first victim.")


def test_who_is_brought_out_of_danger_is_rescued() -> None:
    assert told("A ferryman pulled 23 people into his boat.") == [("rescued", 23, "people")]
    assert told("Neighbours dug six people alive from the rubble.") == [("rescued", 6, "people")]
    assert told("They pulled 12 people out of their homes.") == [("count", 12, "people")]


def test_the_next_day_has_a_figure_of_its_own() -> None:
    day = date(2022, 10, 7).toordinal()
    text = "The airport cancelled 140 of its 390 flights that day and 260 the next."
    found = of_the_next_day(text, DateSpan(day, day), figures_in(text))
    assert [(each.best, each.as_of) for each in found] == [(140, None), (390, None), (260, day + 1)]
    assert of_the_next_day(text, None, figures_in(text)) == figures_in(text)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("The leader, a former signalwoman of 52, replied.", [52]),
        ("His nephew Samuel Brill, 22.", [22]),
        ("A mother of 34 was found.", [34]),
        ("A mother of three, she was found.", []),
        ("A crew of nine, all young, set out.", []),
    ],
)
def test_an_age_stands_behind_somebody(text: str, years: list[float]) -> None:
    assert [each.best for each in figures_in(text) if each.measure == "age"] == years
