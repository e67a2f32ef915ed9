"""Dates as read, before it is known which days they are: they may lack a year or lean on another.

A ``Piece`` finds its days in a ``Frame``: the day of writing, the event's timeline and the date named
last. The builders below make pieces from what the grammar has read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from knowledge.dates.calendar import (
    calendar_day,
    day_number,
    likely_years,
    month_span,
    shifted_month,
)
from knowledge.dates.mention import DateContext, How, Prefer
from knowledge.dates.span import DateSpan

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
    "or_weekday",
    "part_piece",
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
        "told": {"LONGP", "TOLDP"},
        "decade": {"LONGP", "DECADEP"},
        "century": {"LONGP", "CENTURYP"},
        "range": {"RANGEP"},
        "timed": {"TIMEDP"},
        "open": {"OPENP"},
        "deictic": {"DAYP"},
    }.items()
}
"""What a read date can be part of, by its kind."""


_SOON: Final = 45
"""Days ahead that a document may name although its verb is in the past."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a date is read against.

    ``previous`` is the last date named, ``period`` the last quarter or half-year. ``future`` and
    ``past`` tell what the verb says; both are ``False`` where none tells.
    """

    context: DateContext
    mode: str
    previous: DateSpan | None = None
    future: bool = False
    past: bool = False
    period: DateSpan | None = None

    @property
    def today(self) -> int:
        return self.context.reference.toordinal()

    @property
    def asks(self) -> bool:
        return self.mode != "document"

    @property
    def ahead(self) -> bool:
        """Whether what is left open lies ahead: by the verb, or preferred where no event is told."""
        context = self.context
        loose = context.timeline is None and context.event_year is None
        return self.future or (loose and context.prefer is Prefer.FUTURE)


class Found(NamedTuple):
    """Days, best reading first, and how they were found."""

    spans: tuple[DateSpan, ...]
    how: How = How.EXPLICIT


Finder = Callable[[Frame], Found | None]


@dataclass(frozen=True, slots=True)
class Piece:
    """A date as read. ``year`` and ``month`` are what it can lend to a neighbour that lacks them.

    With ``lends`` the year in which its days are found counts for a neighbour as well ("May last year").
    """

    kind: str
    find: Finder
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    refill: Callable[[int, int | None], "Piece"] | None = None
    lends: bool = False

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
        if why is How.DEFAULT_YEAR and frame.context.event_year is None:
            spans = _around(in_year, frame)
        else:
            spans = tuple(span for span in map(in_year, years) if span)
        if frame.ahead:
            spans = tuple(sorted(spans, key=lambda span: span.last < frame.today))
        elif frame.past:
            spans = tuple(sorted(spans, key=lambda span: span.first > frame.today + _SOON))
        return Found(spans, how or why) if spans else None

    def refill(lent_year: int, _: int | None) -> Piece:
        return yearly_piece(kind, in_year, month, day, lent_year, how)

    return Piece(kind, find, year, month, day, refill=refill)


def _around(in_year: Callable[[int], DateSpan | None], frame: Frame) -> tuple[DateSpan, ...]:
    """The latest one that has begun, and the next."""
    here = frame.context.reference.year
    for reach in (1, 8):
        spans = [span for y in range(here - reach, here + reach + 1) if (span := in_year(y))]
        begun = [span for span in spans if span.first <= frame.today]
        coming = [span for span in spans if span.first > frame.today]
        if begun and coming:
            return begun[-1], coming[0]
    return tuple(spans[:1])


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
    if weekday is None:
        return piece
    if year is not None:
        return or_weekday(piece, weekday)

    def find(frame: Frame) -> Found | None:
        """The years in which the day is that weekday, where the likeliest is not."""
        found = piece.find(frame)
        if found is None or any((span.first - 1) % 7 == weekday for span in found.spans[:1]):
            return found
        near = range(frame.context.reference.year - 1, frame.context.reference.year + 3)
        days = [span for y in near if (span := in_year(y)) and (span.first - 1) % 7 == weekday]
        if not days or frame.context.timeline is not None:
            return _with_weekday(found, weekday, frame)
        days.sort(key=lambda span: abs(span.first - frame.today))
        if frame.ahead:
            days.sort(key=lambda span: span.first < frame.today)
        return Found(tuple(days[:2]), found.how)

    return replace(piece, find=find, weekday=weekday)


def or_weekday(day: Piece, weekday: int) -> Piece:
    """A day said to be a weekday; asked for where it is another one, the nearest such day may be meant."""

    def find(frame: Frame) -> Found | None:
        found = day.find(frame)
        return found and _with_weekday(found, weekday, frame)

    refill = day.refill
    lend = None if refill is None else lambda y, m: or_weekday(refill(y, m), weekday)
    return replace(day, find=find, weekday=weekday, refill=lend)


def _with_weekday(found: Found, weekday: int, frame: Frame) -> Found:
    number = found.spans[0].first
    away = (weekday - number + 1) % 7
    if not away or not frame.asks or found.spans[0].days > 1:
        return found
    nearest = number + (away if away <= _HALF_WEEK else away - 7)
    other = replace(found.spans[0], first=nearest, last=nearest)
    return Found(tuple(dict.fromkeys((found.spans[0], other, *found.spans[1:]))), found.how)


_HALF_WEEK: Final = 3


def _bare_day(day: int, weekday: int | None) -> Piece:
    def refill(year: int, month: int | None) -> Piece:
        return day_piece(day, month, year, weekday) if month else _bare_day(day, weekday)

    def find(frame: Frame) -> Found | None:
        numbers, how = _days_named(day, frame)
        if weekday is not None:
            fitting = [number for number in numbers if (number - 1) % 7 == weekday]
            if not fitting and how is How.TIMELINE:
                fitting = [*numbers[:1], *_nearest_weekday(numbers[0], weekday, frame)]
            numbers = fitting or _on_weekday(day, weekday, frame.today)
            if frame.ahead:
                numbers.sort(key=lambda n: n < frame.today)
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
    if frame.ahead:
        coming = [number for number in days if number >= base][:1]
        return [*coming, *(number for number in past if number < base)], How.DEFAULT_YEAR
    return (near, How.DOCUMENT) if not frame.asks else ([*past, *future], How.DEFAULT_YEAR)


def _nearest_weekday(number: int, weekday: int, frame: Frame) -> list[int]:
    """The weekday inside the event that is nearest to a day of another weekday, if there is one."""
    first, last = frame.context.timeline or (number, number)
    near = range(number - 6, number + 7)
    days = [day for day in near if first <= day <= last and (day - 1) % 7 == weekday]
    return sorted(days, key=lambda day: abs(day - number))[:1]


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
    def in_year(of: int) -> DateSpan | None:
        return None if day_number(of, month, 1) is None else month_span(of, month)

    return yearly_piece("month", in_year, month, None, year)


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
    return Piece(kind, find, piece.year, piece.month, refill=lend, lends=piece.lends)
