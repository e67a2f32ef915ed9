"""Days, counts and sayers in few words."""

from datetime import date
from typing import Any

import pytest

from bot.wording import (
    brief_byline,
    byline,
    clipped,
    day_words,
    figure_value,
    full_day,
    short_day,
)
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, PartOfDay, Precision
from knowledge.models import Attribution, Basis, Fact, Figure, Qualifier, Standing


def span(first: str, last: str = "", **more: Any) -> DateSpan:
    start = date.fromisoformat(first).toordinal()
    end = date.fromisoformat(last).toordinal() if last else start
    return DateSpan(start, end, **more)


def fact(when: DateSpan | None, **more: Any) -> Fact:
    return Fact("F-1", "The dam held.", when, **more)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, "no day given"),
        (span("2021-07-04"), "4 July 2021"),
        (span("2021-01-04", part=PartOfDay.MORNING), "4 Jan 2021, morning"),
        (span("2021-01-04", part=PartOfDay.LATE), "4 Jan 2021, late in the day"),
        (span("2021-01-04", clock=(425, 425)), "4 Jan 2021, 07:05"),
        (span("2021-01-04", clock=(420, 1380)), "4 Jan 2021, 07:00–23:00"),
        (span("2021-01-04", approximate=True), "c. 4 Jan 2021"),
        (span("2021-01-04", uncertain=True), "perhaps 4 Jan 2021"),
        (span("2021-01-04", "2021-01-06"), "4–6 Jan 2021"),
        (span("2021-01-30", "2021-02-02"), "30 Jan – 2 Feb 2021"),
        (span("2020-12-30", "2021-01-02"), "30 Dec 2020 – 2 Jan 2021"),
        (span("2021-02-01", "2021-02-28", precision=Precision.MONTH), "Feb 2021"),
        (span("2021-01-01", "2021-12-31", precision=Precision.YEAR), "2021"),
        (span("2010-01-01", "2019-12-31", precision=Precision.DECADE), "2010–2019"),
        (DateSpan(OPEN_START, OPEN_END), "no day given"),
        (DateSpan(OPEN_START, span("2021-01-04").last), "until 4 Jan 2021"),
        (DateSpan(span("2021-01-04").first, OPEN_END), "from 4 Jan 2021"),
        (DateSpan(-800, span("0001-02-03").last), "before year 1 – 3 Feb 1"),
    ],
)
def test_time_in_words(when: DateSpan | None, words: str) -> None:
    assert day_words(when) == words


@pytest.mark.parametrize(
    ("number", "full", "short"),
    [
        (date(2021, 9, 5).toordinal(), "5 Sept 2021", "5 Sept"),
        (0, "before year 1", "before year 1"),
        (date.max.toordinal() + 1, "after year 9999", "after year 9999"),
    ],
)
def test_day_in_words(number: int, full: str, short: str) -> None:
    assert (full_day(number), short_day(number)) == (full, short)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure("killed", 26), "26"),
        (Figure("detained", 3000, qualifier=Qualifier.OVER), "over 3,000"),
        (Figure("detained", 5969, qualifier=Qualifier.AT_LEAST), "at least 5,969"),
        (Figure("troops", 2500, qualifier=Qualifier.AT_MOST), "at most 2,500"),
        (Figure("area", 4500, 4000, 5000, unit="km"), "4,000 to 5,000 km"),
        (Figure("area", 4, 3, 5, qualifier=Qualifier.ABOUT), "about 3 to 5"),
        (Figure("share", 12.5, unit="%"), "12.5%"),
        (Figure("speed", 1e16), "1e+16"),
    ],
)
def test_count_in_words(figure: Figure, words: str) -> None:
    assert figure_value(figure) == words


DAY = span("2021-07-04")


@pytest.mark.parametrize(
    ("when", "basis", "words"),
    [
        (DAY, Basis.STATED, ""),
        (DAY, Basis.INFERRED, "day inferred"),
        (span("2021-07-04", approximate=True), Basis.INFERRED, "day inferred"),
        (span("2021-07-04", approximate=True), Basis.STATED, "about then"),
        (span("2021-07-04", part=PartOfDay.NOON), Basis.STATED, "noon"),
        (span("2021-07-04", part=PartOfDay.NOON), Basis.INFERRED, "noon (day inferred)"),
        (span("2021-07-04", "2021-07-05"), Basis.STATED, "4–5 July 2021"),
        (None, Basis.STATED, "no day given"),
    ],
)
def test_byline_under_a_day_tells_what_the_heading_does_not(
    when: DateSpan | None, basis: Basis, words: str
) -> None:
    """A sayer always; a publication is named by the mark."""
    assert brief_byline(fact(when, basis=basis), DAY) == words
    told = brief_byline(fact(when, basis=basis, attribution=Attribution("the mayor")), DAY)
    assert told == " · ".join(filter(None, (words, "the mayor")))


def test_byline_tells_day_standing_sayer_and_the_day_of_saying() -> None:
    said = Attribution("the mayor", "Radio", said=span("2021-07-06"))
    told = byline(fact(DAY, standing=Standing.CLAIMED, attribution=said), None)
    assert told == "4 July 2021 · claimed · the mayor, via Radio · said 6 July 2021"


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [("short", 5, "short"), ("two words here", 10, "two words…"), ("unbroken", 5, "unbr…")],
)
def test_long_text_is_cut_between_words(text: str, limit: int, cut: str) -> None:
    assert clipped(text, limit) == cut
