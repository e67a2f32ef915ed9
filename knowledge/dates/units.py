"""Lengths of time: the whole week, month or year of a day, and days counted on from one."""

from dataclasses import replace

from knowledge.dates.calendar import (
    calendar_day,
    day_number,
    days_in_month,
    month_span,
    shifted_month,
    week_span,
    year_span,
)
from knowledge.dates.span import DateSpan, PartOfDay, Precision

__all__ = [
    "Unit",
    "as_weekend",
    "months_span",
    "moved_years",
    "run_beside",
    "same_day",
    "shifted",
    "third",
    "timed",
    "unit_span",
    "units_from",
]


class Unit:
    """Lengths of time as the word tables number them."""

    DAY = 1
    WEEK = 2
    MONTH = 3
    YEAR = 4
    QUARTER = 5
    HALF = 6
    WEEKEND = 7
    DECADE = 8
    CENTURY = 9
    HOUR = 10
    FORTNIGHT = 11


def unit_span(unit: int, number: int, by: int = 0) -> DateSpan | None:
    """The whole day, week, month ... that is ``by`` of them away from the one of a day."""
    year, month, _ = calendar_day(number)
    if unit == Unit.DAY:
        return DateSpan(number + by, number + by)
    if unit == Unit.WEEK:
        return week_span(number + 7 * by)
    if unit == Unit.FORTNIGHT:
        monday = week_span(number).first + (14 * by if by < 0 else 7 * by)
        return DateSpan(monday, monday + 13, Precision.RANGE)
    if unit == Unit.WEEKEND:
        saturday = week_span(number + 7 * by).first + 5
        return DateSpan(saturday, saturday + 1, Precision.WEEKEND)
    if unit == Unit.MONTH:
        return month_span(*shifted_month(year, month, by))
    return _long_span(unit, year, month, by)


def _long_span(unit: int, year: int, month: int, by: int) -> DateSpan | None:
    if unit in (Unit.QUARTER, Unit.HALF):
        size = 3 if unit == Unit.QUARTER else 6
        start = (month - 1) // size * size + 1
        return months_span(year, start + by * size, size)
    if unit == Unit.YEAR:
        return year_span(year + by, year + by)
    if unit == Unit.DECADE:
        first = year // 10 * 10 + 10 * by
        return year_span(first, first + 9, Precision.DECADE)
    if unit == Unit.CENTURY:
        first = (year - 1) // 100 * 100 + 1 + 100 * by
        return year_span(first, first + 99, Precision.CENTURY)
    return None


def months_span(year: int, start: int, count: int) -> DateSpan:
    """``count`` months from month number ``start`` of ``year``, which may lie beyond the year."""
    first = month_span(*shifted_month(year, 1, start - 1))
    last = month_span(*shifted_month(year, 1, start + count - 2))
    precision = {3: Precision.QUARTER, 6: Precision.HALF_YEAR}.get(count, Precision.RANGE)
    return DateSpan(first.first, last.last, precision)


def same_day(number: int, months: int) -> int:
    """The same day of the month ``months`` later, or that month's last day."""
    year, month, day = calendar_day(number)
    year, month = shifted_month(year, month, months)
    return day_number(year, month, min(day, days_in_month(year, month))) or number


def shifted(number: int, unit: int, by: int) -> int:
    """The day that is ``by`` units of time after a day; that day itself where no calendar reaches so far."""
    if unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
        return number + by * (1 if unit == Unit.DAY else 7)
    if unit == Unit.FORTNIGHT:
        return number + by * 14
    months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120}
    return same_day(number, by * months.get(unit, 1200))


def moved_years(span: DateSpan, years: int) -> DateSpan:
    """The same quarter, month or year ``years`` later."""
    after = same_day(span.last + 1, 12 * years)
    return replace(span, first=same_day(span.first, 12 * years), last=after - 1)


def units_from(number: int, unit: int, by: int, coarse: bool) -> DateSpan:
    """The day ``by`` units away; ``coarse``: the week, month or year it falls in."""
    there = shifted(number, unit, by)
    if coarse and unit in (Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.DECADE, Unit.CENTURY):
        whole = unit_span(unit if unit != Unit.DECADE else Unit.YEAR, there)
        if whole is not None:
            return replace(whole, approximate=True)
    return DateSpan(there, there)


def third(span: DateSpan, portion: int) -> DateSpan | None:
    """The early, middle or late part of a week, month, year or longer."""
    days = span.days
    if days == 1:
        return span
    if days == 7:
        low, high = ((0, 2), (2, 4), (4, 6))[portion]
        return DateSpan(span.first + low, span.first + high, Precision.RANGE, approximate=True)
    if 28 <= days <= 31:
        low, high = ((0, 9), (10, 19), (20, days - 1))[portion]
        return DateSpan(span.first + low, span.first + high, Precision.MONTH_PART, approximate=True)
    if 365 <= days <= 366:
        year = calendar_day(span.first)[0]
        third = months_span(year, 1 + 4 * portion, 4)
        return DateSpan(third.first, third.last, Precision.YEAR_PART, approximate=True)
    if days > 3000:
        first, last = calendar_day(span.first)[0], calendar_day(span.last)[0]
        cuts = ((0, 3), (4, 6), (7, 9)) if last - first < 20 else ((0, 33), (33, 66), (67, 99))
        low, high = cuts[portion]
        start = unit_span(Unit.YEAR, span.first, low)
        end = unit_span(Unit.YEAR, span.first, high)
        if start and end:
            return DateSpan(start.first, end.last, Precision.RANGE, approximate=True)
    third_days = max(1, days // 3)
    low = min(span.last, span.first + third_days * portion)
    high = span.last if portion == 2 else min(span.last, low + third_days - 1)
    return DateSpan(low, high, Precision.RANGE, approximate=True)


def timed(span: DateSpan, part: PartOfDay | None, clock: tuple[int, int] | None) -> DateSpan:
    """One day narrowed to a part of it or a clock time; longer spans stay as they are."""
    if span.days != 1:
        return span
    if clock is not None:
        return replace(span, clock=clock, part=part or span.part, precision=Precision.MINUTE)
    return replace(span, part=part, precision=Precision.PART_OF_DAY)


def as_weekend(span: DateSpan) -> DateSpan:
    """The same days as a weekend, if they are a Saturday and the Sunday after it."""
    is_weekend = span.days == 2 and span.first == week_span(span.first).first + 5
    return replace(span, precision=Precision.WEEKEND) if is_weekend else span


def run_beside(span: DateSpan, unit: int, by: int) -> DateSpan:
    """All days up to ``by`` units after the end of a span, or before its start if negative."""
    if unit == Unit.WEEKEND:
        saturday = week_span(span.last if by > 0 else span.first).first + 5
        if by > 0 and saturday <= span.last:
            saturday += 7
        if by < 0 and saturday + 1 >= span.first:
            saturday -= 7
        return DateSpan(saturday, saturday + 1, Precision.WEEKEND)
    if by > 0:
        last = max(span.last + 1, shifted(span.last, unit, by))
        return DateSpan(span.last + 1, last, Precision.RANGE)
    first = min(span.first - 1, shifted(span.first, unit, by))
    return DateSpan(first, span.first - 1, Precision.RANGE)
