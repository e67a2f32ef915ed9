"""Day numbers from calendar parts, and which years an undated day can belong to.

Years are astronomical: 1 BC is year 0, 44 BC is year -43. All days are proleptic Gregorian.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from knowledge.dates.mention import DateContext, How
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, Precision

__all__ = [
    "NO_YEAR",
    "calendar_day",
    "day_number",
    "day_span",
    "days_in_month",
    "easter",
    "likely_year",
    "likely_years",
    "month_span",
    "shifted_month",
    "week_span",
    "year_span",
]

_CYCLE_YEARS: Final = 400
_CYCLE_DAYS: Final = 146_097
"""The Gregorian calendar repeats after 400 years, weekdays included."""

_BASE: Final = 2000
_FARTHEST: Final = 20_000
_LONG: Final = 60

NO_YEAR: Final = 99_999
"""Stands for a year that is named and cannot be told: no day or month is found in it."""


def _usual(year: int) -> tuple[int, int]:
    """A year of the same form that ``datetime`` knows, and the days between the two."""
    cycles = (year - _BASE) // _CYCLE_YEARS
    return year - cycles * _CYCLE_YEARS, cycles * _CYCLE_DAYS


@lru_cache(maxsize=4096)
def days_in_month(year: int, month: int) -> int:
    return monthrange(_usual(year)[0], month)[1]


def day_number(year: int, month: int, day: int) -> int | None:
    """The day number, or ``None`` when there is no such day or it lies beyond 20,000 years."""
    if abs(year) > _FARTHEST or not (1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
        return None
    usual, shift = _usual(year)
    return date(usual, month, day).toordinal() + shift


def calendar_day(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    start = date(_BASE, 1, 1).toordinal()
    cycles, rest = divmod(number - start, _CYCLE_DAYS)
    usual = date.fromordinal(start + rest)
    return usual.year + cycles * _CYCLE_YEARS, usual.month, usual.day


def day_span(year: int, month: int, day: int) -> DateSpan | None:
    number = day_number(year, month, day)
    return None if number is None else DateSpan(number, number)


def _known(year: int, month: int, day: int) -> int:
    number = day_number(max(-_FARTHEST, min(_FARTHEST, year)), month, day)
    return OPEN_START if number is None else number


def month_span(year: int, month: int) -> DateSpan:
    return DateSpan(
        _known(year, month, 1), _known(year, month, days_in_month(year, month)), Precision.MONTH
    )


def year_span(first: int, last: int, precision: Precision = Precision.YEAR) -> DateSpan:
    """Whole years ``first`` to ``last``, both included."""
    return DateSpan(_known(first, 1, 1), _known(max(first, last), 12, 31), precision)


def week_span(number: int, precision: Precision = Precision.WEEK) -> DateSpan:
    """The week, Monday to Sunday, that a day falls in."""
    monday = number - (number - 1) % 7
    return DateSpan(monday, monday + 6, precision)


def shifted_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month ``by`` months away."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def easter(year: int, orthodox: bool = False) -> int:
    """The day number of Easter Sunday; the Orthodox one by the Julian moon, in Gregorian days."""
    golden = year % 19
    if orthodox:
        full = (19 * golden + 15) % 30
        weekday = (year % 4 * 2 + year % 7 * 4 - full + 34) % 7
        month, day = divmod(full + weekday + 114, 31)
        julian = _known(year, month, day + 1)
        return julian + year // 100 - year // 400 - 2
    century, rest = divmod(year, 100)
    leap, odd = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * odd + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return _known(year, month, day + 1)


def likely_years(
    month: int, day: int | None, context: DateContext, mode: str
) -> tuple[Sequence[int], How]:
    """The years that an undated month or day can belong to, likeliest first, and how chosen.

    The event's own timeline first (over New Year the year that falls inside it), then the event's
    year; without an event the latest past for a question, the nearest for a document.
    """
    if context.timeline is not None:
        return _inside(month, day, context.timeline), How.TIMELINE
    if context.event_year is not None:
        return (context.event_year,), How.DEFAULT_YEAR
    reference = context.reference.toordinal()
    here = context.reference.year
    gaps = {
        year: _start(year, month, day) - reference
        for year in range(here - 4, here + 5)
        if day is None or day <= days_in_month(year, month)
    }
    nearest = sorted(gaps, key=lambda year: abs(gaps[year]))
    if mode == "document":
        return nearest[:2] or (here,), How.DOCUMENT
    past = [year for year in nearest if gaps[year] <= 0][:1]
    future = [year for year in nearest if gaps[year] > 0][:1]
    return (*past, *future) or (here,), How.DEFAULT_YEAR


def likely_year(month: int, day: int | None, context: DateContext, mode: str) -> tuple[int, How]:
    """The likeliest year of an undated month or day, and how it was chosen."""
    years, how = likely_years(month, day, context, mode)
    return years[0], how


def _start(year: int, month: int, day: int | None) -> int:
    return _known(year, month, min(day or 1, days_in_month(year, month)))


@lru_cache(maxsize=1024)
def _inside(month: int, day: int | None, timeline: tuple[int, int]) -> Sequence[int]:
    first = calendar_day(max(OPEN_START // 2, timeline[0]))[0]
    last = calendar_day(min(OPEN_END // 2, timeline[1]))[0]
    years: Iterable[int] = range(first - 1, last + 2)
    if last - first > _LONG:
        years = range(last - _LONG, last + 2)
    away = {year: _away(year, month, day, timeline) for year in years}
    inside = tuple(year for year in away if not away[year])
    return inside or (min(away, key=lambda year: away[year]),)


def _away(year: int, month: int, day: int | None, timeline: tuple[int, int]) -> int:
    start = _start(year, month, day)
    end = start if day else start + days_in_month(year, month) - 1
    return max(timeline[0] - end, start - timeline[1], 0)
