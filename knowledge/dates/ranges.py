"""Rules for runs of days: from one date to another."""

from dataclasses import replace
from typing import Final

from knowledge.dates.calendar import year_span
from knowledge.dates.guards import month_follows, named_year
from knowledge.dates.joining import range_piece
from knowledge.dates.pieces import (
    Found,
    Frame,
    Piece,
    day_piece,
    fixed,
    month_piece,
    moved,
    part_piece,
)
from knowledge.dates.rules import Grammar, Hit
from knowledge.dates.scan import Node
from knowledge.dates.sharedyear import in_year_of
from knowledge.dates.span import DateSpan, Precision
from knowledge.dates.units import Unit, as_weekend

__all__ = ["RANGES", "SHARED"]

SHARED: Final = Grammar()
"""Ranges whose ends share a month or a year: "4-7 January"."""

RANGES: Final = Grammar()
"""Ranges between two dates already read."""

_YEAR: Final = "( COMMA? OF? ART? YEARWORD? y:YEAR/ODDYEAR YEARWORD? )?"
_END: Final = "DOT? DAYWORD? OF? ART?"


@SHARED.rule(
    f"FROM ART? a:SPELT/DAY/DAYORD DOT? TO ART? b:SPELT/DAY/DAYORD {_END} m:MONTH DOT? {_YEAR}",
    f"BETWEEN ART? a:SPELT/DAY/DAYORD DOT? AND ART? b:SPELT/DAY/DAYORD {_END} m:MONTH DOT? {_YEAR}",
    f"ART? a:DAY/DAYORD TO ART? b:SPELT {_END} m:MONTH DOT? {_YEAR}",
    f"FROM? ART? a:DAY/DAYORD DOT? COMMA? TO/DASH/SLASH ART? ON? b:DAY/DAYORD {_END} m:MONTH DOT? {_YEAR}",
    f"BETWEEN ART? a:DAY/DAYORD DOT? AND/TO/DASH ART? b:DAY/DAYORD {_END} m:MONTH DOT? {_YEAR}",
    f"( FROM/BETWEEN )? m:MONTH DOT? ART? a:DAY/DAYORD DOT? TO/DASH ART? b:DAY/DAYORD {_YEAR}",
    f"BETWEEN ART? m:MONTH DOT? ART? a:DAY/DAYORD DOT? AND ART? b:DAY/DAYORD {_YEAR}",
    f"m:MONTH DOT? FROM/BETWEEN ART? a:DAY/DAYORD TO/DASH/AND ART? b:DAY/DAYORD {_YEAR}",
    f"( FROM/BETWEEN )? w:DOW ART? a:DAY/DAYORD DOT? TO/DASH/AND v:DOW ART? b:DAY/DAYORD {_END} m:MONTH {_YEAR}",
)
def _days_of_month(hit: Hit) -> Piece | None:
    first, last, month = hit.value("a"), hit.value("b"), hit.value("m")
    between = hit.match.start("b") - hit.match.start("a")
    if between == 1 or _ends_figure(hit):
        return None
    year = named_year(hit)
    if first < last:
        return range_piece(day_piece(first, month, year), day_piece(last, month, year))
    if hit.match.start("m") < hit.match.start("a"):
        return _turned_round(hit) if first > last else None
    joined = hit.first.has("FROM", "BETWEEN")
    return range_piece(day_piece(first, None), day_piece(last, month, year)) if joined else None


def _ends_figure(hit: Hit) -> bool:
    """As in "lost 3-2 – 5 January": the first number belongs to the one before it."""
    before = hit.before
    return before is not None and before.has("DASH", "SLASH") and not hit.first.gap


def _turned_round(hit: Hit) -> Piece | None:
    """As in "between January 9 and 7", which news do not write: there it is the first day."""
    lead = hit.nodes[hit.match.start("a") - 1]
    if not (hit.first.has("FROM", "BETWEEN") or lead.has("FROM", "BETWEEN")):
        return None
    month, year = hit.value("m"), named_year(hit)
    opening = day_piece(hit.value("a"), month, year)
    piece = range_piece(opening, day_piece(hit.value("b"), month, year))

    def find(frame: Frame) -> Found | None:
        return piece.find(frame) if frame.asks else opening.find(frame)

    return replace(piece, find=find)


@SHARED.rule(
    "FROM? a:MONTH DOT? TO/DASH/SLASH b:MONTH DOT? OF? y:YEAR/ODDYEAR",
    "BETWEEN a:MONTH DOT? AND b:MONTH DOT? OF? y:YEAR/ODDYEAR",
    "y:YEAR/ODDYEAR a:MONTH DOT? TO/DASH b:MONTH",
)
def _months_of_year(hit: Hit) -> Piece | None:
    year = named_year(hit)
    first, last = hit.value("a"), hit.value("b")
    if year is None:
        return None
    opening = month_piece(first, year if first <= last else year - 1)
    return range_piece(opening, month_piece(last, year))


@SHARED.rule(
    "FROM ART? a:YEAR TO/DASH ART? YEARWORD? b:YEAR/YY YEARWORD?",
    "BETWEEN ART? a:YEAR AND/DASH ART? YEARWORD? b:YEAR YEARWORD?",
)
def _years(hit: Hit) -> Piece | None:
    first, last = hit.value("a"), hit.value("b")
    if (hit.before is not None and hit.before.has("SEASON")) or (last < 100 and month_follows(hit)):
        return None
    if last < 100:
        last += first // 100 * 100
    after = hit.after
    if not first < last or (after is not None and after.has("COUNT")):
        return None
    if after is not None and after.key.endswith("s") and first % 100 == 0 and last % 100 == 0:
        return None
    return fixed("range", year_span(first, last, Precision.RANGE), first)


@SHARED.rule(
    "FROM ART? a:DAYORD TO ART? b:DAYORD",
    "BETWEEN ART? a:DAYORD AND ART? b:DAYORD",
    "ART? a:DAYORD TO/DASH ART? b:DAYORD",
    "FROM ART? a:DAYORD TO ART? b:SPELT",
    "BETWEEN ART a:DAY DOT? AND ART b:SPELT",
    "FROM ART a:DAY DOT? TO ART b:DAY DOT?",
    "BETWEEN ART? a:DAY DOT? AND ART? b:DAY DOT?",
    "f:FROM a:DAY DOT? TO ART? b:DAY DOT?",
    "f:FROM a:DAY DOT? TO ART b:DAY DOT?",
)
def _bare_days(hit: Hit) -> Piece | None:
    first, last = hit.value("a"), hit.value("b")
    if hit.has("f") and hit.node("f").key not in ("du", "vom", "с", "del"):
        return None
    if hit.first.key == "с" and _are_hours(hit):
        return None
    lead = hit.nodes[hit.match.start("a") - 1]
    if hit.first.has("BETWEEN") and not hit.has("f") and _needs_article(hit, lead):
        return None
    after = hit.after
    if (
        after is not None
        and after.key[:1].isalpha()
        and not after.has("ON", "OF", "AT", "CUE", "AND", "TO", "THIS")
        and not hit.nodes[hit.match.end() - 1].has("DOT")
    ):
        return None
    if first >= last:
        return None
    opening, closing = day_piece(first, None), day_piece(last, None)
    return range_piece(opening, closing)


def _are_hours(hit: Hit) -> bool:
    """As in "с 9 до 18": days go from one "по" the other."""
    joined = {node.key for node in hit.nodes[hit.match.start("a") : hit.match.start("b")]}
    return "до" in joined and not (hit.after is not None and hit.after.has("DAYWORD"))


def _needs_article(hit: Hit, lead: Node) -> bool:
    """Whether two plain numbers are only numbers: no article leads to the first."""
    plain = hit.node("a").has("DAY") and hit.node("b").has("DAY")
    return plain and not lead.has("ART") and " " not in lead.key


@RANGES.rule(
    "( FROM/SINCE ) ON? ART? ON? a:P COMMA? TO/DASH/BY ON? ART? b:P",
    "BETWEEN ON? ART? a:P COMMA? AND/DASH/TO ON? ART? b:P",
    "a:P COMMA? TO/DASH ART? b:P",
    "a:P b:P BYPOST",
)
def _between(hit: Hit) -> Piece | None:
    first, last = hit.piece("a"), hit.piece("b")
    if first.kind == "open" or last.kind == "open":
        return None
    if last.lends and first.year is None and first.month is not None and first.refill is not None:
        first = in_year_of(first, last)
    piece = range_piece(first, last)
    if first.kind == "weekend" and last.kind == "day":
        return part_piece(piece, as_weekend, "range")
    single = first.kind in ("timed",) and last.kind == "timed"
    return replace(piece, kind="range") if not single else piece


@RANGES.rule("u:UNIT a:DAYP TO/DASH b:DAYP", "a:DAYP TO/DASH b:DAYP COMMA? u:UNIT")
def _weekend_from_to(hit: Hit) -> Piece | None:
    """As in "выходные 30 апреля – 1 мая"."""
    if hit.value("u") != Unit.WEEKEND:
        return None
    return part_piece(range_piece(hit.piece("a"), hit.piece("b")), as_weekend, "range")


@RANGES.rule(
    "( FROM/SINCE )? ART? a:P TO/BY NOW",
    "BETWEEN ART? a:P AND NOW",
    "BETWEEN NOW AND ART? b:P",
    "h:HENCE TO/BY ON? ART? b:P",
)
def _to_now(hit: Hit) -> Piece | None:
    today = moved("day", lambda frame: DateSpan(frame.today, frame.today))
    if hit.has("h") and not hit.node("h").key.startswith("from"):
        return None
    if hit.has("b"):
        return range_piece(today, hit.piece("b"))
    return range_piece(hit.piece("a"), today)


@RANGES.rule("( FROM/BETWEEN )? ART? a:DAY/DAYORD DOT? TO/DASH/AND ART? b:DAYP")
def _day_to_date(hit: Hit) -> Piece | None:
    """As in "from the 28th to 2 February"."""
    last = hit.piece("b")
    if last.day is None or last.month is None or last.day == hit.value("a"):
        return None
    if _ends_figure(hit):
        return None
    links = hit.nodes[hit.match.start("a") + 1 : hit.match.start("b")]
    if any(link.has("AND") for link in links) and not hit.first.has("BETWEEN"):
        return None
    return range_piece(day_piece(hit.value("a"), None), last)
