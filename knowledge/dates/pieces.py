"""Dates as read, before it is known which days they are: they may lack a year or lean on another.

A ``Piece`` finds its days in a ``Frame``: the day of writing, the event's timeline and the date named
last. The builders below make pieces from what the grammar has read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from knowledge.dates.calendar import (
    calendar_day,
    day_number,
    likely_years,
    month_span,
    shifted_month,
)
from knowledge.dates.mention import DateContext, How
from knowledge.dates.span import DateSpan, Precision
from knowledge.dates.units import same_day

__all__ = [
    "ROLES_OF_KIND",
    "Finder",
    "Found",
    "Frame",
    "Piece",
    "day_piece",
    "fixed",
    "month_piece",
    "moved",
    "part_piece",
    "range_piece",
    "yearly_piece",
]


ROLES_OF_KIND: Final[Mapping[str, frozenset[str]]] = {
    kind: frozenset({"P", *roles})
    for kind, roles in {
        "day": {"DAYP"},
        "weekday": {"DAYP", "DOWP"},
        "week": {"WEEKP", "LONGP"},
        "weekend": {"WEEKENDP", "LONGP"},
        "month": {"MONTHP", "LONGP"},
        "year": {"YEARP", "LONGP"},
        "season": {"SEASONP", "LONGP"},
        "holiday": {"DAYP", "HOLIDAYP"},
        "long": {"LONGP"},
        "range": {"RANGEP"},
        "timed": {"TIMEDP"},
        "open": {"OPENP"},
        "deictic": {"DAYP"},
    }.items()
}
"""What a read date can be part of, by its kind."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a date is read against. ``previous`` is the last date named, ``future`` the verb's."""

    context: DateContext
    mode: str
    previous: DateSpan | None = None
    future: bool = False

    @property
    def today(self) -> int:
        return self.context.reference.toordinal()

    @property
    def asks(self) -> bool:
        return self.mode != "document"


@dataclass(frozen=True, slots=True)
class Found:
    """Days, best reading first, and how they were found."""

    spans: tuple[DateSpan, ...]
    how: How = How.EXPLICIT


Finder = Callable[[Frame], Found | None]


@dataclass(frozen=True, slots=True)
class Piece:
    """A date as read. ``year`` and ``month`` are what it can lend to a neighbour that lacks them."""

    kind: str
    find: Finder
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    refill: Callable[[int, int | None], "Piece"] | None = None

    def lent(self, year: int, month: int | None = None) -> "Piece":
        """The same date in ``year`` (and ``month``), if it has none of its own."""
        if self.year is not None or self.refill is None:
            return self
        return self.refill(year, month)


def fixed(kind: str, span: DateSpan, year: int | None = None) -> Piece:
    """Days that depend on nothing."""
    found = Found((span,))
    return Piece(kind, lambda _: found, year)


def moved(kind: str, finder: Callable[[Frame], DateSpan | None], how: How = How.RELATIVE) -> Piece:
    """Days that depend on the day of writing."""

    def find(frame: Frame) -> Found | None:
        span = finder(frame)
        return None if span is None else Found((span,), how)

    return Piece(kind, find)


def yearly_piece(
    kind: str,
    in_year: Callable[[int], DateSpan | None],
    month: int,
    day: int | None,
    year: int | None = None,
    how: How | None = None,
) -> Piece:
    """Something that comes once a year, about ``month`` and ``day``."""

    def find(frame: Frame) -> Found | None:
        if year is not None:
            span = in_year(year)
            return Found((span,), how or How.EXPLICIT) if span else None
        years, why = likely_years(month, day, frame.context, frame.mode)
        spans = tuple(span for span in map(in_year, years) if span)
        if frame.future:
            spans = tuple(sorted(spans, key=lambda span: span.last < frame.today))
        return Found(spans, how or why) if spans else None

    def refill(lent_year: int, _: int | None) -> Piece:
        return yearly_piece(kind, in_year, month, day, lent_year, how)

    return Piece(kind, find, year, month, day, refill=refill)


def day_piece(
    day: int, month: int | None, year: int | None = None, weekday: int | None = None
) -> Piece:
    """A day of a month; without a month, of the month that the timeline or the clock suggests."""
    if month is None:
        return _bare_day(day, weekday)

    def in_year(of: int) -> DateSpan | None:
        number = day_number(of, month, day)
        return None if number is None else DateSpan(number, number)

    piece = yearly_piece("day", in_year, month, day, year)
    if weekday is None or year is not None:
        return replace(piece, weekday=weekday)

    def find(frame: Frame) -> Found | None:
        """The years in which the day is that weekday, where the likeliest is not."""
        found = piece.find(frame)
        if found is None or any((span.first - 1) % 7 == weekday for span in found.spans[:1]):
            return found
        near = range(frame.context.reference.year - 1, frame.context.reference.year + 3)
        days = [span for y in near if (span := in_year(y)) and (span.first - 1) % 7 == weekday]
        if not days or frame.context.timeline is not None:
            return found
        days.sort(key=lambda span: abs(span.first - frame.today))
        return Found(tuple(days[:2]), found.how)

    return replace(piece, find=find, weekday=weekday)


def _bare_day(day: int, weekday: int | None) -> Piece:
    def refill(year: int, month: int | None) -> Piece:
        return day_piece(day, month, year, weekday) if month else _bare_day(day, weekday)

    def find(frame: Frame) -> Found | None:
        numbers, how = _days_named(day, frame)
        if weekday is not None:
            numbers = [n for n in numbers if (n - 1) % 7 == weekday] or _on_weekday(
                day, weekday, frame.today
            )
        spans = tuple(DateSpan(number, number) for number in numbers)
        return Found(spans, how) if spans else None

    return Piece("day", find, day=day, weekday=weekday, refill=refill)


def _days_named(day: int, frame: Frame) -> tuple[list[int], How]:
    """Day numbers of "the 16th", best first."""
    timeline = frame.context.timeline
    if timeline is not None and timeline[1] - timeline[0] < _NEAR:
        year, month, _ = calendar_day(timeline[0])
        months = (timeline[1] - timeline[0]) // 28 + 3
        days = _days_of_months(day, [shifted_month(year, month, by) for by in range(-1, months)])
        inside = [number for number in days if timeline[0] <= number <= timeline[1]]
        if inside:
            return inside, How.TIMELINE
        nearest = sorted(days, key=lambda n: max(timeline[0] - n, n - timeline[1]))
        return nearest[:1], How.TIMELINE
    previous = frame.previous
    base = previous.first if previous is not None and not previous.is_open else frame.today
    year, month, _ = calendar_day(base)
    days = _days_of_months(day, [shifted_month(year, month, by) for by in range(-2, 3)])
    if previous is not None:
        return sorted(days, key=lambda n: abs(n - base))[:1], How.CHAINED
    past = [number for number in days if number <= base][-1:]
    future = [number for number in days if number > base][:1]
    near = sorted((*past, *future), key=lambda n: abs(n - base))
    if frame.future:
        return [*future, *past], How.DEFAULT_YEAR
    return (near, How.DOCUMENT) if not frame.asks else ([*past, *future], How.DEFAULT_YEAR)


def _on_weekday(day: int, weekday: int, today: int) -> list[int]:
    """The nearest days of that number and weekday before and after today."""
    year, month, _ = calendar_day(today)
    days = _days_of_months(day, [shifted_month(year, month, by) for by in range(-14, 15)])
    fitting = [number for number in days if (number - 1) % 7 == weekday]
    past = [number for number in fitting if number <= today][-1:]
    return past + [number for number in fitting if number > today][:1]


_NEAR: Final = 750
"""Longest timeline, in days, in which a bare day of the month says anything."""


def _days_of_months(day: int, months: list[tuple[int, int]]) -> list[int]:
    found = (day_number(year, month, day) for year, month in months)
    return [number for number in found if number is not None]


def month_piece(month: int, year: int | None = None) -> Piece:
    return yearly_piece("month", lambda of: month_span(of, month), month, None, year)


def range_piece(first: Piece, last: Piece) -> Piece:
    """From one date to another, years and months lent where one lacks them."""

    def find(frame: Frame) -> Found | None:
        if first.month is None and first.day is not None and last.month is not None:
            start = _found_before(first, last, frame)
        else:
            start = (
                first.lent(last.year).find(frame) if last.year is not None else first.find(frame)
            )
        if start is None:
            return None
        found = [_closed(span, start.how, first, last, frame) for span in start.spans]
        spans = tuple(result.spans[0] for result in found if result is not None)
        hows = [result.how for result in found if result is not None]
        return Found(spans, hows[0]) if spans else None

    def refill(year: int, month: int | None) -> Piece:
        return range_piece(first.lent(year, month), last.lent(year, month))

    return Piece("range", find, last.year or first.year, last.month or first.month, refill=refill)


def _closed(opening: DateSpan, how: How, first: Piece, last: Piece, frame: Frame) -> Found | None:
    """The range from a day found for ``first`` to the ``last`` that goes with it."""
    year, month, _ = calendar_day(opening.first)
    if last.kind == "weekday" and last.weekday is not None:
        day = opening.last + (last.weekday - opening.last + 1) % 7
        return Found((DateSpan(opening.first, day, Precision.RANGE),), how)
    end = last
    if how in _UNDATED or first.year is not None:
        if last.month is None and last.day is not None and first.day is not None:
            year, month = shifted_month(year, month, int(last.day < first.day))
        end = last.lent(year, month if last.day is not None else None)
    return _joined(Found((opening,), how), end.find(replace(frame, previous=opening)), first, last)


_UNDATED: Final = (How.DEFAULT_YEAR, How.TIMELINE, How.DOCUMENT, How.HOLIDAY)


def _found_before(first: Piece, last: Piece, frame: Frame) -> Found | None:
    end = last.find(frame)
    if end is None or first.day is None:
        return None
    year, month, ends = calendar_day(end.spans[0].first)
    if first.day > ends:
        year, month = shifted_month(year, month, -1)
    found = day_piece(first.day, month, year).find(frame)
    return found and Found(found.spans, end.how)


def _joined(start: Found, end: Found | None, first: Piece, last: Piece) -> Found | None:
    """The range from ``start`` to ``end``, a year moved where the end would come first."""
    if end is None:
        return None
    opening, closing = start.spans[0], end.spans[0]
    if closing.last < opening.first:
        moved_end = _year_on(closing, 1) if last.year is None else None
        moved_start = _year_on(opening, -1) if first.year is None else None
        if moved_end is not None:
            closing = moved_end
        elif moved_start is not None:
            opening = moved_start
    if closing.last < opening.first:
        return None
    how = start.how if start.how is not How.EXPLICIT else end.how
    if first.year is None and last.year is not None:
        how = end.how
    joined = DateSpan(opening.first, closing.last, Precision.RANGE)
    return Found((joined,), how)


def _year_on(span: DateSpan, by: int) -> DateSpan:
    first = same_day(span.first, by * 12)
    last = same_day(span.last, by * 12)
    return replace(span, first=first, last=last)


def part_piece(
    piece: Piece, choose: Callable[[DateSpan], DateSpan | None], kind: str = "long"
) -> Piece:
    """A part of another date: its start, its third week, its evening."""

    def find(frame: Frame) -> Found | None:
        whole = piece.find(frame)
        if whole is None:
            return None
        spans = tuple(span for span in map(choose, whole.spans) if span is not None)
        return Found(spans, whole.how) if spans else None

    refill = piece.refill
    lend = None if refill is None else lambda y, m: part_piece(refill(y, m), choose, kind)
    return Piece(kind, find, piece.year, piece.month, refill=lend)
