"""Rules for the periods that news of business report on: quarters, financial years, the year before.

They are read in documents only. A quarter without a year is the last one that has begun, the next one
where the verb is in the future; "the quarter" is the one named last, else the last that is over.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from knowledge.dates.calendar import calendar_day, year_span
from knowledge.dates.mention import How
from knowledge.dates.pieces import Found, Frame, Piece, fixed
from knowledge.dates.rules import Grammar, Hit, Many
from knowledge.dates.span import DateSpan, Precision
from knowledge.dates.stretches import season_piece
from knowledge.dates.units import Unit, months_span, moved_years

__all__ = ["REPORTS"]

REPORTS: Final = Grammar()

_REPORTED: Final = 75
"""Days for which news still speaks of a quarter as of one to be reported on."""

_ENTIRE: Final = 3
"""Up to this month "the full year" is the one that is over."""


@REPORTS.rule(
    "ART? FISCAL? DASH? n:ORD DASH? u:UNIT/HALFWORD",
    "ART? y:YEAR FISCAL? DASH? n:ORD DASH? u:UNIT/HALFWORD",
    "ART? FISCAL? DASH? n:ORD DASH? u:UNIT/HALFWORD COMMA? OF? ART? FISCAL? YEARWORD? y:YEAR",
    "x:LAST/THIS/NEXT v:UNIT/YEARWORD APOS POSS FISCAL? DASH? n:ORD DASH? u:UNIT/HALFWORD",
    "ART? v:UNIT/YEARWORD DASH? a:AGO/LATER FISCAL? DASH? n:ORD DASH? u:UNIT/HALFWORD",
)
def _numbered(hit: Hit) -> Piece | None:
    size = {Unit.QUARTER: 3, Unit.HALF: 6}.get(hit.value("u"), 0) if _is_unit(hit, "u") else 6
    number = hit.value("n")
    if not size or not 1 <= number <= 12 // size or (hit.has("v") and not _is_year(hit, "v")):
        return None
    start = (number - 1) * size + 1
    if hit.has("y"):
        year = hit.value("y")
        return fixed("long", months_span(year, start, size), year)
    if hit.has("x"):
        by = hit.value("x")
        return _reported(lambda f: months_span(calendar_day(f.today)[0] + by, start, size))
    if not _is_unit(hit, "u") and not _is_financial(hit):
        return None
    piece = _reported(lambda f: _begun(f, start, size))
    if hit.has("a"):
        return _reported(lambda f: moved_years(_begun(f, start, size), -1))
    return replace(
        piece, refill=lambda year, _: fixed("long", months_span(year, start, size), year)
    )


def _is_unit(hit: Hit, name: str) -> bool:
    return hit.node(name).has("UNIT") and not hit.node(name).has("HALFWORD")


def _is_year(hit: Hit, name: str) -> bool:
    node = hit.node(name)
    return node.value_of("UNIT") == Unit.YEAR or node.key == "the year"


def _is_financial(hit: Hit) -> bool:
    """A half without a year may be one of a match: "first-half profit", "the fiscal first half"."""
    words = hit.nodes[hit.match.start() : hit.match.end()]
    return any(node.has("FISCAL") for node in words)


def _begun(frame: Frame, start: int, size: int) -> DateSpan:
    year = calendar_day(frame.today)[0]
    spans = [months_span(of, start, size) for of in (year - 1, year, year + 1)]
    begun = [span for span in spans if span.first <= frame.today][-1]
    if not frame.future or frame.today - begun.last <= _REPORTED:
        return begun
    return next((span for span in spans if span.last >= frame.today), spans[-1])


def _reported(days: Callable[[Frame], DateSpan]) -> Piece:
    return Piece("long", lambda frame: Found((days(frame),), How.DOCUMENT))


def _last_quarter(frame: Frame) -> DateSpan:
    """The quarter named last, else the last that is over."""
    if frame.period is not None:
        return frame.period
    year, month, _ = calendar_day(frame.today)
    return months_span(year, (month - 1) // 3 * 3 - 2, 3)


@REPORTS.rule(
    "ART u:UNIT",
    "ART l:LATEST FISCAL? u:UNIT/PERIOD",
    "ART? v:UNIT/YEARWORD DASH? a:AGO/LATER FISCAL? u:UNIT/PERIOD",
    "ART? LIKE v:UNIT/YEARWORD DASH? a:AGO/LATER FISCAL? u:UNIT/PERIOD",
    "ART y:YEAR FISCAL? u:UNIT/PERIOD",
    "x:LAST/THIS v:UNIT/YEARWORD APOS POSS u:UNIT/PERIOD",
    "THAT/LIKE u:UNIT/PERIOD COMMA? OF? ART? x:LAST v:UNIT",
    "ART LIKE u:UNIT/PERIOD COMMA? OF? ART? x:LAST v:UNIT",
    "THAT/LIKE u:UNIT/PERIOD COMMA? OF? ART? m:NUM v:UNIT/YEARWORD a:AGO/LATER",
    "ART LIKE u:UNIT/PERIOD COMMA? OF? ART? m:NUM v:UNIT/YEARWORD a:AGO/LATER",
    "ART u:UNIT/PERIOD m:NUM v:UNIT/YEARWORD a:AGO/LATER",
)
def _the_quarter(hit: Hit) -> Piece | None:
    if hit.node("u").has("UNIT") and hit.value("u") != Unit.QUARTER:
        return None
    if hit.has("v") and not _is_year(hit, "v"):
        return None
    if hit.has("y"):
        year = hit.value("y")
        return _reported(lambda f: _in_year(_last_quarter(f), year))
    if hit.has("v"):
        now = hit.has("x") and hit.value("x") == 0
        years = 0 if now else hit.maybe("m") or 1
        return _reported(lambda f: moved_years(_last_quarter(f), -years))
    after = hit.after
    if not hit.has("l") and (after is None or after.has("OF", "DASH") or after.key == "to"):
        return None
    return _reported(_last_quarter)


def _is_led(hit: Hit) -> bool:
    """Whether "the" stands before the year, which some words have in them."""
    words = hit.nodes[hit.match.start() : hit.match.end()]
    return any(node.has("ART") or node.key == "the year" for node in words)


def _in_year(quarter: DateSpan, year: int) -> DateSpan:
    return months_span(year, calendar_day(quarter.first)[1], 3)


@REPORTS.rule("ART? v:UNIT/YEARWORD DASH a:AGO/LATER")
def _year_ago(hit: Hit) -> Piece | None:
    """As in "the year-ago loss", "year-earlier sales"."""
    if not _is_year(hit, "v") or not hit.node("a").has("AGO", "LATER"):
        return None

    def days(frame: Frame) -> DateSpan:
        year = calendar_day(frame.today)[0]
        return moved_years(frame.period, -1) if frame.period else year_span(year - 1, year - 1)

    return _reported(days)


@REPORTS.rule(
    "v:UNIT/YEARWORD DASH? o:PORTION ( OF? y:YEAR )?",
    "ART? v:UNIT/YEARWORD APOS POSS o:PORTION",
    "y:YEAR v:UNIT/YEARWORD DASH? o:PORTION",
)
def _year_end(hit: Hit) -> Piece | None:
    """As in "by year-end": the last day of the year."""
    if not _is_year(hit, "v") or hit.node("o").key != "end":
        return None
    back = hit.before is not None and hit.before.has("SINCE")
    year = hit.maybe("y")

    def days(frame: Frame) -> DateSpan:
        of = year or calendar_day(frame.today)[0] - back
        last = year_span(of, of).last
        return DateSpan(last, last, approximate=True)

    return replace(_reported(days), year=year)


@REPORTS.rule("ART? FISCAL YEARWORD? y:YEAR", "ART? FISCAL APOS y:YY")
def _financial_year(hit: Hit) -> Piece:
    year = hit.value("y")
    year += 0 if year > 99 else 1900 if year >= 30 else 2000
    return fixed("year", year_span(year, year), year)


@REPORTS.rule(
    "ART? x:LATEST/LAST/THIS/NEXT? FISCAL u:UNIT",
    "ART FULL u:UNIT",
    "f:ON ART? u:UNIT/YEARWORD",
    "f:ON ART FULL u:UNIT",
)
def _whole_year(hit: Hit) -> Piece | None:
    """As in "the fiscal year", "for the full year"."""
    after = hit.after
    if not _is_year(hit, "u") or (after is not None and after.has("OF", "DASH", "APOS", "TO")):
        return None
    if hit.has("f") and (hit.node("f").key != "for" or not _is_led(hit)):
        return None
    latest = hit.has("x") and hit.node("x").has("LATEST")
    by = hit.value("x") if hit.has("x") and not latest else 0

    def days(frame: Frame) -> DateSpan:
        year, month, _ = calendar_day(frame.today)
        over = latest or (not hit.has("x") and month <= _ENTIRE and not frame.future)
        return year_span(year + by - over, year + by - over, Precision.YEAR)

    return Piece("year", lambda frame: Found((days(frame),), How.DOCUMENT))


@REPORTS.rule("c:ON/SINCE/BY ART s:SEASON", "s:SOONER/LATER OF ART u:UNIT")
def _seasons_and_days(hit: Hit) -> Piece | Many | None:
    """As in "in the spring", "later in the day"."""
    after = hit.after
    if hit.has("c"):
        if after is not None and after.has("OF", "YEAR", "APOS", "DASH"):
            return None
        return ((_told_season(hit.value("s")), "s", "s"),)
    if hit.value("u") != Unit.DAY or hit.nodes[hit.match.start() + 1].key != "in":
        return None

    def find(frame: Frame) -> Found:
        named = frame.previous
        if named is not None and named.days == 1:
            return Found((named,), How.CHAINED)
        return Found((DateSpan(frame.today, frame.today),), How.RELATIVE)

    return Piece("day", find)


def _told_season(season: int) -> Piece:
    """A season that a verb places in the past or the future; else it may be any year's."""
    piece = season_piece(season)

    def find(frame: Frame) -> Found | None:
        return piece.find(frame) if frame.past or frame.future else None

    return replace(piece, find=find)


@REPORTS.rule("s:SOONER/LATER OF v:YEARWORD", "s:SOONER/LATER OF ART v:YEARWORD")
def _part_of_year(hit: Hit) -> Piece | None:
    """As in "earlier in the year": this year up to yesterday, or from today on."""
    if not _is_year(hit, "v") or hit.nodes[hit.match.start() + 1].key != "in":
        return None
    values = hit.node("s").values
    later = values["SOONER"] == 1 if "SOONER" in values else values["LATER"] > 0

    def days(frame: Frame) -> DateSpan:
        year = calendar_day(frame.today)[0]
        whole = year_span(year, year)
        if later:
            return DateSpan(frame.today, whole.last, Precision.RANGE)
        return DateSpan(whole.first, max(whole.first, frame.today - 1), Precision.RANGE)

    return _reported(days)
