"""Undated days lie before the day of writing, or after it where coming ones are preferred."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext, Prefer
from knowledge.dates.parse import find_dates
from knowledge.dates.span import DateSpan

TUESDAY = date(2013, 2, 12)
NEW_YEAR = (date(2010, 12, 1).toordinal(), date(2011, 1, 31).toordinal())


def iso(span: DateSpan) -> tuple[str, str]:
    return date.fromordinal(span.first).isoformat(), date.fromordinal(span.last).isoformat()


def first(text: str, context: DateContext) -> tuple[str, str]:
    (found,) = find_dates(text, context)
    return iso(found.span)


@pytest.mark.parametrize(
    ("text", "past", "coming"),
    [
        ("on Thursday", ("2013-02-07",) * 2, ("2013-02-14",) * 2),
        ("Tuesday", ("2013-02-12",) * 2, ("2013-02-19",) * 2),
        ("6 January", ("2013-01-06",) * 2, ("2014-01-06",) * 2),
        ("on 12 February", ("2013-02-12",) * 2, ("2013-02-12",) * 2),
        ("on the 5th", ("2013-02-05",) * 2, ("2013-03-05",) * 2),
        ("on the 12th", ("2013-02-12",) * 2, ("2013-02-12",) * 2),
        ("in March", ("2012-03-01", "2012-03-31"), ("2013-03-01", "2013-03-31")),
        ("in February", ("2013-02-01", "2013-02-28"), ("2013-02-01", "2013-02-28")),
        ("in summer", ("2012-06-01", "2012-08-31"), ("2013-06-01", "2013-08-31")),
        ("in winter", ("2012-12-01", "2013-02-28"), ("2012-12-01", "2013-02-28")),
        ("on the weekend", ("2013-02-09", "2013-02-10"), ("2013-02-16", "2013-02-17")),
        ("at Christmas", ("2012-12-25",) * 2, ("2013-12-25",) * 2),
        ("05.04.", ("2012-04-05",) * 2, ("2013-04-05",) * 2),
        ("29 February", ("2012-02-29",) * 2, ("2016-02-29",) * 2),
    ],
)
def test_side_of_an_undated_day(text: str, past: tuple[str, str], coming: tuple[str, str]) -> None:
    assert first(text, DateContext(TUESDAY)) == past
    assert first(text, DateContext(TUESDAY, prefer=Prefer.FUTURE)) == coming


@pytest.mark.parametrize("text", ["on Thursday", "6 January", "in March", "on the 5th"])
def test_other_side_is_an_alternative(text: str) -> None:
    (past,) = find_dates(text, DateContext(TUESDAY))
    (coming,) = find_dates(text, DateContext(TUESDAY, prefer=Prefer.FUTURE))
    assert past.span in coming.alternatives
    assert coming.span in past.alternatives


@pytest.mark.parametrize(
    "text",
    [
        "last Thursday",
        "this Thursday",
        "next Thursday",
        "last March",
        "next week",
        "yesterday",
        "three days ago",
        "5 January 2012",
        "in 2009",
        "the first week of May 2011",
    ],
)
def test_told_side_is_kept(text: str) -> None:
    context = DateContext(TUESDAY, prefer=Prefer.FUTURE)
    assert first(text, context) == first(text, DateContext(TUESDAY))


@pytest.mark.parametrize(
    "text", ["on Thursday", "6 January", "in December", "on the 5th", "the weekend", "at Christmas"]
)
def test_event_decides_before_the_preference(text: str) -> None:
    context = DateContext(TUESDAY, timeline=NEW_YEAR, prefer=Prefer.FUTURE)
    assert find_dates(text, context) == find_dates(text, DateContext(TUESDAY, timeline=NEW_YEAR))


def test_year_of_the_event_decides_before_the_preference() -> None:
    context = DateContext(TUESDAY, event_year=2009, prefer=Prefer.FUTURE)
    assert first("on 6 January", context) == ("2009-01-06", "2009-01-06")


@pytest.mark.parametrize(
    ("today", "past", "coming"),
    [
        (date(2026, 4, 2), "2025-04-20", "2026-04-05"),
        (date(2026, 4, 7), "2026-04-05", "2027-03-28"),
        (date(2025, 4, 14), "2024-03-31", "2025-04-20"),
    ],
)
def test_moving_feast_counts_by_its_own_day(today: date, past: str, coming: str) -> None:
    assert first("at Easter", DateContext(today)) == (past, past)
    assert first("at Easter", DateContext(today, prefer=Prefer.FUTURE)) == (coming, coming)


@pytest.mark.parametrize(
    ("text", "past", "coming"),
    [
        ("on 03/05", "2012-03-05", "2013-03-05"),
        ("on 05/03", "2012-05-03", "2013-03-05"),
        ("on 01/02/2014", "2014-01-02", "2014-01-02"),
        ("12 November 1115", "1115-11-12", "2013-11-12"),
        ("12 November 1815", "1815-11-12", "2013-11-12"),
        ("12 November 1945", "1945-11-12", "1945-11-12"),
        ("12 November 2045", "2045-11-12", "2045-11-12"),
        ("12 November 1410-1745", "2012-11-12", "2013-11-12"),
        ("12 November 1915-2015", "1915-11-12", "2013-11-12"),
        ("November 12 0915-2015", "2012-11-12", "2013-11-12"),
    ],
)
def test_figures_are_read_as_what_is_coming(text: str, past: str, coming: str) -> None:
    """The nearer of two orders; hours, where the year would be a lifetime away."""
    assert first(text, DateContext(TUESDAY)) == (past, past)
    assert first(text, DateContext(TUESDAY, prefer=Prefer.FUTURE)) == (coming, coming)
