"""Two dates as the run of days from one to the other, each lent what it lacks.

A question whose ends stand the wrong way round ("between 9 and 7 January") means the days between
them, unless going over the end of the month or year makes the shorter run ("28 to 3 January").
"""

from dataclasses import replace
from typing import Final

from knowledge.dates.calendar import calendar_day, days_in_month, shifted_month
from knowledge.dates.mention import How
from knowledge.dates.pieces import Found, Frame, Piece, day_piece
from knowledge.dates.span import DateSpan, Precision
from knowledge.dates.units import same_day

__all__ = ["range_piece"]


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
        spans = tuple(span for result in found if result is not None for span in result.spans)
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
        if not frame.asks and first.month is not None:
            told = last.find(frame)
            day = max(day, told.spans[0].last) if told else day
        return Found((DateSpan(opening.first, day, Precision.RANGE),), how)
    end = last
    if how in _UNDATED or first.year is not None:
        if last.month is None and last.day is not None and first.day is not None:
            crosses = _crosses_month(first.day, last.day, days_in_month(year, month), frame)
            year, month = shifted_month(year, month, int(crosses))
        end = last.lent(year, month if last.day is not None else None)
    closing = end.find(replace(frame, previous=opening))
    return _joined(Found((opening,), how), closing, first, last, frame)


_UNDATED: Final = (How.DEFAULT_YEAR, How.TIMELINE, How.DOCUMENT, How.HOLIDAY)


def _crosses_month(first: int, last: int, length: int, frame: Frame) -> bool:
    """Whether the run from one day of a month to another ends in the next one.

    ``length`` is the number of days of the month it would start in.
    """
    back = first - last
    return back > 0 and not (frame.asks and back < length - back)


def _found_before(first: Piece, last: Piece, frame: Frame) -> Found | None:
    """A bare day that opens a run to a full date: of its month or of the one before."""
    end = last.find(frame)
    if end is None or first.day is None:
        return None
    year, month, ends = calendar_day(end.spans[0].first)
    earlier = shifted_month(year, month, -1)
    if _crosses_month(first.day, ends, days_in_month(*earlier), frame):
        year, month = earlier
    found = day_piece(first.day, month, year).find(frame)
    return found and Found(found.spans, end.how)


def _joined(
    start: Found, end: Found | None, first: Piece, last: Piece, frame: Frame
) -> Found | None:
    """The range from ``start`` to ``end``, put in order where the end would come first."""
    if end is None:
        return None
    runs: tuple[tuple[DateSpan, DateSpan], ...] = ((start.spans[0], end.spans[0]),)
    if end.spans[0].last < start.spans[0].first:
        runs = _ordered(start.spans[0], end.spans[0], first, last, frame)
    if not runs:
        return None
    how = start.how if start.how is not How.EXPLICIT else end.how
    if first.year is None and last.year is not None:
        how = end.how
    return Found(tuple(DateSpan(a.first, b.last, Precision.RANGE) for a, b in runs), how)


def _ordered(
    opening: DateSpan, closing: DateSpan, first: Piece, last: Piece, frame: Frame
) -> tuple[tuple[DateSpan, DateSpan], ...]:
    """An opening after its closing: over the New Year, or the other way round if that is shorter.

    Whole months go over the New Year ("from May to January"); news never turn round.
    """
    over = None
    if last.year is None:
        over = opening, _year_on(closing, 1)
    elif first.year is None:
        over = _year_on(opening, -1), closing
    elif frame.asks:
        return _with_slip(opening, closing, frame)
    if over is not None and over[1].last < over[0].first:
        over = None
    if not frame.asks:
        return (over,) if over is not None else ()
    days = opening.days < _MONTH and closing.days < _MONTH
    if over is None or (days and opening.last - closing.first < over[1].last - over[0].first):
        return ((closing, opening),)
    return (over,)


def _with_slip(
    opening: DateSpan, closing: DateSpan, frame: Frame
) -> tuple[tuple[DateSpan, DateSpan], ...]:
    """As in "30 December 2022 to 2 January 2022": one year may be wrong, or the ends stand the wrong way round.

    The shortest run comes first; of two as short the one that meets the event, else the one that leaves
    the first year as it is, for it is the new year that is written wrong. Turned round comes first
    where that is hardly longer, and is all that is meant where it is less than half a year.
    """
    timeline = frame.context.timeline
    years = calendar_day(opening.first)[0] - calendar_day(closing.first)[0] + 1
    turned = closing, opening
    runs = [(opening, _year_on(closing, years)), (_year_on(opening, -years), closing), turned]
    runs = [run for run in runs if run[0].first <= run[1].last]
    if turned[1].last - turned[0].first < _HALF_YEAR:
        return (turned,)
    shortest = min(map(_size, runs))
    likely = turned if _size(turned) < 2 * shortest else None
    runs.sort(
        key=lambda run: (
            run is not likely,
            _size(run),
            timeline is not None and not _meets(run, timeline),
        )
    )
    return tuple(dict.fromkeys(runs))


def _size(run: tuple[DateSpan, DateSpan]) -> int:
    """The length of a run of days in months, so that a leap day makes none longer."""
    return (run[1].last - run[0].first) // _MONTH


def _meets(run: tuple[DateSpan, DateSpan], timeline: tuple[int, int]) -> bool:
    return run[0].first <= timeline[1] and timeline[0] <= run[1].last


_HALF_YEAR: Final = 183
_MONTH: Final = 28
"""Least days of a month."""


def _year_on(span: DateSpan, by: int) -> DateSpan:
    first = same_day(span.first, by * 12)
    last = same_day(span.last, by * 12)
    return replace(span, first=first, last=last)
