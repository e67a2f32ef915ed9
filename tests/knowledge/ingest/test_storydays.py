"""Days of the sentences of a text, told along it."""

from datetime import date

import pytest

from knowledge.dates.span import DateSpan
from knowledge.ingest.sentences import sentences_in
from knowledge.ingest.storydays import days_along, is_day

_FIRE = "A ferry burnt on Tuesday, 14 March 2023."


def told(*parts: str, title: str = "", published: date | None = None) -> list[str]:
    """The days as `3-14`, inferred ones with a question mark, one for each sentence."""
    day = DateSpan(published.toordinal(), published.toordinal()) if published else None
    read = [part if is_day(part) else sentences_in(part) for part in parts]
    return [
        _shown(each.day, inferred=each.inferred)
        for row in days_along(title, read, day)
        for each in row
    ]


def _shown(span: DateSpan | None, *, inferred: bool) -> str:
    if span is None:
        return ""
    day = date.fromordinal(span.first)
    return f"{day.month}-{day.day}{'?' if inferred else ''}"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Divers came on Wednesday.", "3-15"),
        ("Divers came on Saturday.", "3-18"),
        ("Divers came on Monday.", "3-13"),
        ("Divers had come on Sunday.", "3-12"),
        ("Divers came on Friday, who had trained for years.", "3-17"),
        ("The master had lied, a court said on Friday.", "3-17"),
    ],
)
def test_a_weekday_is_the_one_just_past_or_the_next(text: str, day: str) -> None:
    assert told(f"{_FIRE} {text}") == ["3-14", day]


def test_a_day_of_the_month_puts_right_a_weekday_that_went_astray() -> None:
    found = told(
        f"{_FIRE} It sank on Saturday.", "On Thursday 16 March it had been towed. A tug came."
    )
    assert found == ["3-14", "3-18", "3-16", "3-16?"]


@pytest.mark.parametrize(
    ("later", "day"),
    [
        ("The owner said four days later that he had been warned.", "3-15"),
        ("A jury found in December 2024 that it had been an accident.", "3-15"),
        ("The crew left on Thursday.", "3-17"),
    ],
)
def test_what_is_told_of_the_story_later_does_not_move_it(later: str, day: str) -> None:
    assert told(f"{_FIRE} {later}", "The next day it sank.")[-1] == day


def test_a_year_behind_a_look_ahead_is_that_of_the_story() -> None:
    found = told(
        "It sank on 14 July 2018. A jury ruled in December 2019.",
        "On Wednesday 18 July divers came.",
    )
    assert found[-1] == "7-18"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("At about 18:00 a tug came. It was the Petrel.", "3-14?"),
        ("Soon after midnight a tug came. It was the Petrel.", "3-14?"),
        ("By noon 180 had been saved. It was hard.", "3-14?"),
        ("A tug came at ten to eight. It was the Petrel.", "3-14?"),
        ("In the afternoon a tug came. It was the Petrel.", "3-14?"),
        ("At 18:00 a tug had been sent for. It was the Petrel.", ""),
        ("A tug was sent. It was the Petrel.", ""),
        ("Two years later at 18:00 a tug came. It was new.", ""),
    ],
)
def test_a_paragraph_goes_on_from_the_day_before_where_it_tells_an_hour(
    text: str, day: str
) -> None:
    assert told(_FIRE, text)[1:] == [day, day]


def test_behind_an_evening_the_small_hours_are_of_the_next_day() -> None:
    found = told(
        f"{_FIRE} At 23:10 a tug came.", "At 1:20 a.m. she sank.", "By noon all were ashore."
    )
    assert found == ["3-14", "3-14?", "3-15?", "3-15?"]


def test_a_day_that_stands_alone_is_over_what_follows() -> None:
    found = told(
        "6 November 2024", "06:10 A storm comes. Trains stop.", "07:00 Two died in 1951.",
        "07:30 All is quiet.", "23:50 It grows.", "00:10 It ends.", "8 November 2024", "09:00 Trains run.",
    )  # fmt: skip
    assert found == ["11-6?", "11-6?", "", "11-6?", "11-6?", "11-7?", "11-8?"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("6 November 2024", True),
        ("Wednesday, 6 November:", True),
        ("Monday", True),
        ("The 6 November 2024", False),
        ("On the way", False),
        ("", False),
    ],
)
def test_a_day_and_nothing_else(text: str, is_one: bool) -> None:
    assert is_day(text) is is_one


def test_of_a_dated_report_what_came_before_is_a_look_back() -> None:
    found = told(
        "The minutes of 15 January were read.", "The boiler failed on 3 February. A new one was bought.",
        "On 13 February it came.", title="Meeting of 12 February 2025",
    )  # fmt: skip
    assert found == ["", "2-3", "", "2-13"]


@pytest.mark.parametrize("when", ["two years ago", "last year"])
def test_a_long_time_before_it_was_published_is_no_day(when: str) -> None:
    assert told(f"The council said no {when}.", published=date(2024, 1, 22)) == [""]


def test_what_is_meant_for_a_day_is_not_of_it() -> None:
    found = told(
        f"{_FIRE} He made Friday a holiday. They had meant to start on Saturday. It was cold."
    )
    assert found == ["3-14", "3-14?", "3-14?", "3-14?"]
