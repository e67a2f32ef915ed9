"""Rules for days counted from another date: "two weeks after Easter"."""

from dataclasses import replace
from typing import Final

from knowledge.dates.offsets import SOME
from knowledge.dates.pieces import Found, Frame, Piece, day_piece, part_piece
from knowledge.dates.rules import Grammar, Hit
from knowledge.dates.span import DateSpan, Precision
from knowledge.dates.units import Unit, run_beside, shifted, units_from

__all__ = ["DISTANCE", "units_from_span"]

DISTANCE: Final = Grammar()


_N: Final = "n:NUM/NUM4"


@DISTANCE.rule(
    f"{_N} u:UNIT b:BEFORE/AFTER/FROM/SINCE ART? p:P",
    "r:ART n:NUM u:UNIT b:BEFORE/AFTER ART? p:DAYP",
    "r:ART u:UNIT b:BEFORE/AFTER ART? p:DAYP",
    "ART? u:UNIT b:BEFORE/AFTER ART? p:DAYP",
    f"{_N} w:DOW b:BEFORE/AFTER/FROM ART? p:P",
    "ART? w:DOW b:BEFORE/AFTER ART? p:P",
    "ART? v:DOWP b:BEFORE/AFTER ART? p:DAYP",
    "ART? n:ORD DOT? w:DOW b:BEFORE/AFTER ART? p:P",
    "ART? n:ORD DOT? v:DOWP b:BEFORE/AFTER ART? p:P",
)
def _counted_from(hit: Hit) -> Piece | None:
    word = hit.node("b")
    before = word.has("BEFORE")
    count = (hit.maybe("n") or 1) if hit.has("n") else 1
    if not 0 < count < 3000:
        return None
    sign = -1 if before else 1
    if hit.has("w") or hit.has("v"):
        weekday = hit.value("w") if hit.has("w") else hit.piece("v").weekday
        if weekday is None:
            return None
        return part_piece(hit.piece("p"), lambda s: _weekday_from(s, weekday, sign * count), "day")
    unit = hit.value("u")
    if unit == Unit.HOUR or _names_happening(hit):
        return None
    if not hit.has("n") and unit not in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.WEEKEND):
        return None
    if not (hit.has("n") or hit.has("r")) and hit.node("u").key in SOME:
        return _alone(hit.piece("p"), sign, unit)
    if (hit.has("r") and (hit.has("n") or hit.node("u").key in SOME)) or (
        not hit.has("n") and unit != Unit.DAY
    ):
        run = sign * (count if hit.has("n") else SOME.get(hit.node("u").key, 1))
        return part_piece(hit.piece("p"), lambda s: _beside(s, unit, run), "range")
    return part_piece(hit.piece("p"), lambda s: units_from_span(s, unit, sign * count), "day")


@DISTANCE.rule("ART u:UNIT b:BEFORE/AFTER t:TOLDP", "ART? v:DOWP b:BEFORE/AFTER t:TOLDP")
def _beside_that(hit: Hit) -> Piece | None:
    """As in "the week after that", "the Monday before that": beside the date named before."""
    there, sign = hit.piece("t"), -1 if hit.node("b").has("BEFORE") else 1
    if hit.has("u"):
        unit = hit.value("u")
        if unit not in (Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.WEEKEND):
            return None
        return part_piece(there, lambda s: _beside(s, unit, sign), "range")
    day = hit.piece("v")
    weekday = day.weekday
    if weekday is None:
        return None
    counted = part_piece(there, lambda s: _weekday_from(s, weekday, sign), "day")
    return replace(counted, find=lambda frame: counted.find(frame) or day.find(frame))


def _alone(piece: Piece, sign: int, unit: int) -> Piece:
    """As in "eight trading days after 5 May", where the number is not seen: in news the 5th."""
    counted = part_piece(piece, lambda s: units_from_span(s, unit, sign), "day")

    def find(frame: Frame) -> Found | None:
        return counted.find(frame) if frame.asks else piece.find(frame)

    return replace(counted, find=find)


def _names_happening(hit: Hit) -> bool:
    """As in "a month after the 2011 earthquake", "two days after the January protests"."""
    date, ahead = hit.node("p"), hit.nodes[hit.match.start("p") - 1]
    told = date.has("YEARP") or (date.has("MONTHP", "SEASONP") and ahead.has("ART"))
    return told and _goes_on(hit)


def _goes_on(hit: Hit) -> bool:
    """As in "a month after the 2011 earthquake": the year is not what is counted from."""
    return hit.after is not None and hit.after.key[:1].isalpha() and not hit.after.values


def _beside(span: DateSpan, unit: int, by: int) -> DateSpan | None:
    return None if span.is_open else run_beside(span, unit, by)


def units_from_span(span: DateSpan, unit: int, by: int) -> DateSpan | None:
    if span.is_open:
        return None
    if span.days == 1:
        return units_from(span.first, unit, by, False)
    edge = span.last if by > 0 else span.first
    return units_from(edge, unit, by, False)


def _weekday_from(span: DateSpan, weekday: int, by: int) -> DateSpan | None:
    if span.is_open:
        return None
    if by > 0:
        first = span.last + ((weekday - span.last + 1) % 7 or 7)
        return DateSpan(first + 7 * (by - 1), first + 7 * (by - 1))
    last = span.first - ((span.first - 1 - weekday) % 7 or 7)
    return DateSpan(last + 7 * (by + 1), last + 7 * (by + 1))


@DISTANCE.rule(
    "k:INPRE/AFTER n:NUM u:UNIT b:AFTER ART? p:P",
    "k:INPRE/AFTER u:UNIT b:AFTER ART? p:P",
)
def _some_after(hit: Hit) -> Piece | None:
    """As in "через неделю после 5 мая", "спустя два дня после 5 мая"."""
    unit, count = hit.value("u"), hit.value("n") if hit.has("n") else 1
    if hit.node("k").key not in ("через", "спустя") or unit == Unit.HOUR or count > 3000:
        return None
    return part_piece(hit.piece("p"), lambda s: units_from_span(s, unit, count), "day")


@DISTANCE.rule(
    "w:WITHIN/ON n:NUM u:UNIT OF/FROM ART? p:DAYP",
    "w:WITHIN/ON n:NUM u:UNIT r:AFTER ART? p:DAYP",
    "w:WITHIN/ON n:NUM u:UNIT OF/FROM ART? d:DAYORD",
    "w:WITHIN/ON n:NUM u:UNIT r:AFTER ART? d:DAYORD",
)
def _within(hit: Hit) -> Piece | None:
    """As in "within three days of 5 January": on either side; "after" it, on that side only."""
    unit, count = hit.value("u"), hit.value("n")
    if not hit.node("w").has("WITHIN") or unit == Unit.HOUR or count > 3000:
        return None

    def days(span: DateSpan) -> DateSpan | None:
        if span.is_open:
            return None
        last = shifted(span.last, unit, count)
        first = span.last + 1 if hit.has("r") else shifted(span.first, unit, -count)
        return DateSpan(first, last, Precision.RANGE) if first <= last else None

    return part_piece(
        day_piece(hit.value("d"), None) if hit.has("d") else hit.piece("p"), days, "range"
    )


@DISTANCE.rule("ZA n:NUM? u:UNIT b:BY ART? p:P", "ZA u:UNIT b:BY ART? p:P")
def _before_it(hit: Hit) -> Piece | None:
    """As in "за день до 5 января", "за две недели до 5 января"."""
    unit, count = hit.value("u"), (hit.maybe("n") or 1) if hit.has("n") else 1
    if unit == Unit.HOUR or hit.node("b").key != "до" or count > 3000:
        return None
    return part_piece(hit.piece("p"), lambda s: units_from_span(s, unit, -count), "day")


@DISTANCE.rule(
    "f:ON n:NUM u:UNIT COMMA? FROM/SINCE p:DAYP",
    "p:DAYP f:ON n:NUM u:UNIT",
    "n:NUM u:UNIT SINCE p:DAYP",
)
def _lasting(hit: Hit) -> Piece | None:
    """As in "for 10 days from 18 December"."""
    unit, count = hit.value("u"), hit.value("n")
    if unit == Unit.HOUR or (
        hit.has("f") and hit.node("f").key not in ("for", "pendant", "durante", "fur")
    ):
        return None
    return part_piece(
        hit.piece("p"),
        lambda s: DateSpan(
            s.first, max(s.first, shifted(s.first, unit, count) - 1), Precision.RANGE
        ),
        "range",
    )
