"""Day numbers from calendar parts, and which year an undated day belongs to."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from knowledge.dates.mention import DateContext, How
from knowledge.dates.span import DateSpan, Precision

__all__ = [
    "day_number",
    "day_span",
    "likely_year",
    "month_span",
    "shifted_month",
    "year_span",
]


def day_number(year: int, month: int, day: int) -> int | None:
    """The day number, or ``None`` when there is no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day).toordinal()


def day_span(year: int, month: int, day: int) -> DateSpan | None:
    number = day_number(year, month, day)
    return None if number is None else DateSpan(number, number)


def month_span(year: int, month: int) -> DateSpan:
    first = date(year, month, 1).toordinal()
    return DateSpan(first, first + monthrange(year, month)[1] - 1, Precision.MONTH)


def year_span(first: int, last: int, precision: Precision = Precision.YEAR) -> DateSpan:
    """Whole years ``first`` to ``last``, both included; clipped to years 1 to 9999."""
    first, last = max(1, first), min(9999, max(1, last))
    return DateSpan(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal(), precision)


def shifted_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month ``by`` months away."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def likely_year(month: int, day: int | None, context: DateContext, mode: str) -> tuple[int, How]:
    """The year that an undated month or day belongs to, and how it was chosen.

    The event's own timeline first (over New Year the year that falls inside it), then the event's
    year; without an event the latest past for a question, the nearest for a document.
    """
    if context.timeline is not None:
        return _inside(month, day, context.timeline), How.TIMELINE
    if context.event_year is not None:
        return context.event_year, How.DEFAULT_YEAR
    reference = context.reference.toordinal()
    gaps = {year: _gap(year, month, day, reference) for year in _around(context.reference.year)}
    if mode == "document":
        return min(gaps, key=lambda year: abs(gaps[year])), How.DOCUMENT
    past = [year for year, gap in gaps.items() if gap <= 0]
    return max(past), How.DEFAULT_YEAR


def _around(year: int) -> Iterator[int]:
    yield from range(max(1, year - 1), min(9999, year + 1) + 1)


def _gap(year: int, month: int, day: int | None, reference: int) -> int:
    """Days from the reference to the day (or the month's first), negative in the past."""
    number = day_number(year, month, min(day or 1, monthrange(year, month)[1]))
    return (number or 1) - reference


def _inside(month: int, day: int | None, timeline: tuple[int, int]) -> int:
    first = date.fromordinal(min(max(1, timeline[0]), date.max.toordinal()))
    last = date.fromordinal(min(max(1, timeline[1]), date.max.toordinal()))
    if last.year - first.year > 60:
        return last.year

    def distance(year: int) -> tuple[int, int]:
        start = day_number(year, month, min(day or 1, monthrange(year, month)[1])) or 1
        end = start if day else start + monthrange(year, month)[1] - 1
        away = max(timeline[0] - end, start - timeline[1], 0)
        return away, abs(year - first.year)

    years = range(max(1, first.year - 1), min(9999, last.year + 1) + 1)
    return min(years, key=distance)
