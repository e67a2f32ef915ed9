"""Rules for weekdays, weekends, and months and seasons told as last, this or next."""

from dataclasses import replace
from typing import Final

from knowledge.dates.calendar import calendar_day, month_span, week_span
from knowledge.dates.guards import bare_weekday_fits
from knowledge.dates.mention import How
from knowledge.dates.pieces import Finder, Found, Frame, Piece, moved
from knowledge.dates.relative import is_part_of_more
from knowledge.dates.rules import Grammar, Hit, Many
from knowledge.dates.span import DateSpan, Precision
from knowledge.dates.stretches import season_piece
from knowledge.dates.units import Unit, unit_span

__all__ = ["RECENT", "WEEKDAYS"]

WEEKDAYS: Final = Grammar()
RECENT: Final = Grammar()
"""Months and seasons, which must be read before the same words bare."""


@WEEKDAYS.rule(
    "ART? x:LAST/THIS/NEXT DOT? w:DOW",
    "ART? w:DOW x:LAST/THIS/NEXT",
    "THIS w:DOW x:LAST/NEXT",
    "ART? w:DOW DOT? ART? x:LAST/THIS/NEXT",
    "x:LAST/THIS/NEXT u:UNIT COMMA? ON? w:DOW",
    "w:DOW OF? ART? x:LAST/THIS/NEXT u:UNIT",
)
def _weekday_of(hit: Hit) -> Piece | None:
    if hit.has("u") and hit.value("u") != Unit.WEEK:
        return None
    if len(hit.node("w").key) < 3 or _tells_something_else(hit):
        return None
    finder = _weekday_beside(hit.value("w"), hit.value("x"), hit.node("x").key, hit.has("u"))
    return Piece("deictic", finder)


def _weekday_beside(weekday: int, by: int, word: str, strict: bool) -> Finder:
    """``strict``: of last or next week; else also the nearest one on that side."""
    coming = word in ("coming", "upcoming", "kommende", "kommenden", "kommender")
    chained = word in _CHAINED and not strict

    def find(frame: Frame) -> Found:
        named = frame.previous
        if chained and named is not None and not named.is_open and (by > 0 or not frame.asks):
            return _beside_it(named, weekday, by)
        number = week_span(frame.today).first + weekday + 7 * by
        near = frame.today + ((weekday - frame.today + 1) % 7 or 7)
        if not by and not strict and frame.ahead and number < frame.today:
            days = [number + 7, number]
        elif not strict and by == 2:
            days = [near + 7, number]
        elif strict or by not in (-1, 1):
            days = [number]
        elif by < 0:
            days = [frame.today - ((frame.today - 1 - weekday) % 7 or 7), number]
        else:
            days = [near, number] if coming else [number, near]
        return Found(tuple(DateSpan(n, n) for n in dict.fromkeys(days)), How.RELATIVE)

    return find


def _tells_something_else(hit: Hit) -> bool:
    """Whether "last" or "next" does not go with the weekday beside it."""
    word = hit.node("x")
    if word.has("AGO") or (word.key == "following" and not hit.first.has("ART")):
        return True
    before_unit = hit.after is not None and hit.after.has("UNIT")
    if hit.has("u") or (before_unit and hit.match.start("w") < hit.match.start("x")):
        return _closes_run(hit)
    happened = word.key.startswith("passe") and hit.match.start("x") < hit.match.start("w")
    return happened or is_part_of_more(hit) or (word.has("NEXT") and _is_beside(hit))


@WEEKDAYS.rule("ART? c:CHAIN w:DOW", "ART? w:DOW c:LATER")
def _weekday_chained(hit: Hit) -> Piece | None:
    """As in "am darauffolgenden Montag", "am Montag danach": beside the date named before."""
    word, weekday = hit.node("c"), hit.value("w")
    if word.has("NEXT", "LAST") or len(hit.node("w").key) < _SHORTEST:
        return None
    if word.has("LATER") and word.key not in _BEHIND:
        return None
    near = _weekday_piece(weekday)

    def find(frame: Frame) -> Found | None:
        named = frame.previous
        if named is None or named.is_open:
            return near.find(frame)
        return _beside_it(named, weekday, hit.value("c"))

    return replace(near, find=find)


_SHORTEST: Final = 3
_BEHIND: Final = frozenset("danach darauf davor zuvor".split())


def _closes_run(hit: Hit) -> bool:
    """As in "between Tuesday and Friday of next week": both days are of that week."""
    at = hit.match.start("w")
    joined = at > 1 and hit.nodes[at - 1].has("AND", "TO", "DASH")
    return joined and hit.nodes[at - 2].has("DOW")


_CHAINED: Final = frozenset(
    "следующии следующую следующее предыдущии предыдущую предыдущее келесі following previous preceding folgende folgenden vorherige vorherigen suivant suivante "
    "precedent siguiente anterior".split()
)


def _beside_it(named: DateSpan, weekday: int, by: int) -> Found:
    """The weekday next to the date named last: "the following Monday"."""
    if by > 0:
        day = named.last + ((weekday - named.last + 1) % 7 or 7)
    else:
        day = named.first - ((named.first - 1 - weekday) % 7 or 7)
    return Found((DateSpan(day, day),), How.CHAINED)


def _is_beside(hit: Hit) -> bool:
    """Whether "next" is a place: "she sat next to him"."""
    return hit.after is not None and hit.after.key == "to"


@WEEKDAYS.rule("ART? n:ORD w:DOW")
def _nth_weekday(hit: Hit) -> Piece | None:
    """As in "the first Sunday": of the timeline, else of this month."""
    after = hit.after
    if after is not None and after.has("OF", "ON", "MONTHP", "AFTER", "BEFORE"):
        return None
    weekday, number = hit.value("w"), hit.value("n")

    def find(frame: Frame) -> Found | None:
        timeline, how = frame.context.timeline, How.TIMELINE
        if timeline is not None and frame.asks:
            first, last = timeline
        else:
            month, how = unit_span(Unit.MONTH, frame.today), How.RELATIVE
            first, last = (month.first, month.last) if month else (frame.today, frame.today)
        there = first + (weekday - first + 1) % 7 + 7 * (number - 1)
        return Found((DateSpan(there, there),), how) if there <= last else None

    return Piece("weekday", find)


@WEEKDAYS.rule("ART? w:DOW p:DOT?")
def _weekday(hit: Hit) -> Piece | Many | None:
    if not bare_weekday_fits(hit):
        return None
    runs_on = hit.has("p") and hit.after is not None and hit.after.has("DASH", "TO")
    return ((_weekday_piece(hit.value("w")), "w", "p" if runs_on else "w"),)


def _weekday_piece(weekday: int) -> Piece:
    """A weekday: inside the timeline, or near the date named last, or before the day of writing."""

    def find(frame: Frame) -> Found | None:
        timeline = frame.context.timeline
        if timeline is not None and frame.asks and timeline[1] - timeline[0] < 800:
            first = timeline[0] + (weekday - timeline[0] + 1) % 7
            inside = tuple(range(first, timeline[1] + 1, 7))
            if inside:
                return Found(tuple(DateSpan(n, n) for n in inside), How.TIMELINE)
        past = frame.today - (frame.today - 1 - weekday) % 7
        coming = past + 7 if past <= frame.today else past
        if frame.asks:
            spans = (DateSpan(past, past), DateSpan(coming, coming))
            return Found(spans[::-1] if frame.ahead else spans, How.RELATIVE)
        day = coming if frame.ahead and past < frame.today else past
        return Found((DateSpan(day, day),), How.DOCUMENT)

    return Piece("weekday", find, weekday=weekday)


def _is_placed(hit: Hit) -> bool:
    """As in "the weekend in Rome": a place follows and no longer time."""
    rest = hit.nodes[hit.match.end() : hit.match.end() + 2]
    return len(rest) > 1 and rest[0].key == "in" and not rest[1].values and rest[1].key.isalpha()


@WEEKDAYS.rule(
    "ART u:UNIT", "ON u:UNIT", "ON ART u:UNIT", "u:UNIT", "BEFORE/AFTER/BY/SINCE ART? u:UNIT"
)
def _weekend(hit: Hit) -> Piece | Many | None:
    """As in "the weekend": one of the timeline, or the nearest."""
    after, before = hit.after, hit.before
    cued = hit.first.has("ART", "ON", "BEFORE", "AFTER", "BY", "SINCE") or hit.is_whole()
    cued = cued or (before is not None and before.key in ("vom", "zum", "beim"))
    goes_on = after is not None and after.has("OF", "AFTER", "BEFORE", "NEXT", "LAST")
    if hit.value("u") != Unit.WEEKEND or not cued or (goes_on and not _is_placed(hit)):
        return None
    if before is not None and before.has("ORD", "LASTORD"):
        return None

    def find(frame: Frame) -> Found | None:
        timeline = frame.context.timeline
        if timeline is not None and frame.asks and timeline[1] - timeline[0] < 800:
            starts = range(week_span(timeline[0]).first + 5, timeline[1] + 1, 7)
            inside = tuple(DateSpan(n, n + 1, Precision.WEEKEND) for n in starts)
            if inside:
                return Found(inside, How.TIMELINE)
        span = unit_span(Unit.WEEKEND, frame.today)
        previous = unit_span(Unit.WEEKEND, frame.today, -1)
        if span is None or previous is None:
            return None
        begun = span.first <= frame.today
        return Found(
            (span, previous) if frame.ahead or begun else (previous, span),
            How.RELATIVE,
        )

    return ((Piece("weekend", find), "u", "u"),)


@RECENT.rule(
    "ART? x:LAST/THIS/NEXT m:MONTH DOT?",
    "m:MONTH x:LAST/NEXT",
    "m:MONTH DOT? OF? ART? x:LAST/THIS/NEXT u:UNIT",
)
def _month_of(hit: Hit) -> Piece | None:
    if hit.has("u") and hit.value("u") != Unit.YEAR:
        return None
    after = hit.after
    if hit.node("x").has("AGO") or (after is not None and after.has("DAY", "DAYORD")):
        return None
    if hit.node("x").key == "courant" or (not hit.has("u") and _counts_next(hit)):
        return None
    month, by = hit.value("m"), hit.value("x")
    if hit.node("m").key in ("may", "march") and hit.written(hit.node("m")).islower() and not by:
        return None
    own = hit.has("u")

    def days(frame: Frame) -> DateSpan | None:
        year, here, _ = calendar_day(frame.today)
        if own or not by:
            year += by
        elif by < 0:
            year += by + (here > month)
        else:
            year += by - (here < month)
        return month_span(year, month)

    def find(frame: Frame) -> Found | None:
        span, year = days(frame), calendar_day(frame.today)[0]
        if span is None:
            return None
        spans = (span, month_span(year + by, month)) if by else (span,)
        return Found(tuple(dict.fromkeys(spans)), How.RELATIVE)

    return Piece("month", find, lends=own)


def _counts_next(hit: Hit) -> bool:
    """As in "қаңтардың соңғы аптасында": the last one of it."""
    after = hit.after
    last = hit.node("x").has("LASTORD") and hit.match.start("m") < hit.match.start("x")
    return last and after is not None and after.has("UNIT", "DOW", "HALFWORD", "THIRDWORD", "NUM")


@RECENT.rule("n:NUM s:SEASON AGO", "AGOPRE n:NUM s:SEASON")
def _seasons_ago(hit: Hit) -> Piece | None:
    """As in "two summers ago": of those that are over the second last."""
    season, count = hit.value("s"), hit.value("n")
    if not 0 < count < _MOST_SEASONS:
        return None

    def days(frame: Frame) -> DateSpan | None:
        year = calendar_day(frame.today)[0]
        over = [
            found.spans[0]
            for y in range(year - 2, year + 1)
            if (found := season_piece(season, y).find(frame)) and found.spans[0].last < frame.today
        ]
        named = calendar_day(over[-1].first)[0] - count + 1
        found = season_piece(season, named).find(frame)
        return found.spans[0] if found else None

    return moved("season", days)


_MOST_SEASONS: Final = 100


@RECENT.rule(
    "ART? x:LAST/THIS/NEXT s:SEASON",
    "ART? s:SEASON x:LAST/NEXT",
    "s:SEASON OF? ART? x:LAST/THIS/NEXT u:UNIT",
    "s:SEASON OF? ART? u:UNIT x:LAST/NEXT",
)
def _season_of(hit: Hit) -> Piece | None:
    season, by = hit.value("s"), hit.value("x")
    if hit.node("x").has("AGO") or (hit.has("u") and hit.value("u") != Unit.YEAR):
        return None
    own = hit.has("u")

    def days(frame: Frame) -> DateSpan | None:
        year = calendar_day(frame.today)[0]
        if own:
            found = season_piece(season, year + by).find(frame)
            return found.spans[0] if found else None
        around = [season_piece(season, y).find(frame) for y in range(year - 2, year + 3)]
        spans = [found.spans[0] for found in around if found]
        if not by:
            return min(
                spans,
                key=lambda s: 0 if s.first <= frame.today <= s.last else abs(s.first - frame.today),
            )
        if by < 0:
            return max((s for s in spans if s.last < frame.today), key=lambda s: s.last)
        return min((s for s in spans if s.first > frame.today), key=lambda s: s.first)

    return replace(moved("season", days), lends=own)
