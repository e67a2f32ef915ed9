"""Rules for the order of Kazakh: the whole before its part, the date before its preposition."""

from dataclasses import replace
from typing import Final

from knowledge.dates.calendar import calendar_day
from knowledge.dates.composed import half_or_third, nth_unit, nth_weekday, week_by_days
from knowledge.dates.distance import units_from_span
from knowledge.dates.guards import named_year
from knowledge.dates.joining import range_piece
from knowledge.dates.mention import How
from knowledge.dates.pieces import Found, Frame, Piece, day_piece, moved, part_piece
from knowledge.dates.rules import Grammar, Hit
from knowledge.dates.scan import Node
from knowledge.dates.span import DateSpan, PartOfDay
from knowledge.dates.stretches import season_piece
from knowledge.dates.units import Unit, run_beside, third, unit_span

__all__ = ["BESIDE_KAZAKH", "SHARED_KAZAKH", "WHOLE_FIRST"]

SHARED_KAZAKH: Final = Grammar()
"""Ranges whose ends share a month."""

WHOLE_FIRST: Final = Grammar()
"""Parts of dates already read, and days counted from them."""

BESIDE_KAZAKH: Final = Grammar()
"""Ranges between two dates already read."""

_YEAR: Final = "( y:YEAR/ODDYEAR YEARWORD? DASH? )?"
_LATIN: Final = ("apta", "demalys", "toqsan", "toksan")


def _is_kazakh(node: Node) -> bool:
    return node.key[0] >= "а" or node.key.startswith(_LATIN)


@SHARED_KAZAKH.rule(
    f"{_YEAR} a:DAY/DAYORD AND/DASH b:DAY/DAYORD DASH? m:MONTH BETWEENPOST",
    f"{_YEAR} m:MONTH a:DAY/DAYORD AND/DASH b:DAY/DAYORD BETWEENPOST",
    f"{_YEAR} m:MONTH MONTHPOST? a:DAYORD b:DAYORD BYPOST",
    f"{_YEAR} a:DAYORD b:DAY/DAYORD DASH? m:MONTH BYPOST",
)
def _days_of_month(hit: Hit) -> Piece | None:
    """As in "4 пен 7 қаңтар аралығында", "қаңтардың 4-інен 7-сіне дейін"."""
    first, last, month = hit.value("a"), hit.value("b"), hit.value("m")
    year = named_year(hit)
    if first >= last:
        return None
    return range_piece(day_piece(first, month, year), day_piece(last, month, year))


@BESIDE_KAZAKH.rule("a:P AND b:P BETWEENPOST", "a:P SINCEPOST b:P BYPOST")
def _between(hit: Hit) -> Piece:
    return replace(range_piece(hit.piece("a"), hit.piece("b")), kind="range")


@BESIDE_KAZAKH.rule("a:DAYP b:DAYP NIGHTPOST")
def _night_between(hit: Hit) -> Piece:
    """As in "5 қаңтардан 6 қаңтарға қараған түні"."""
    run = range_piece(hit.piece("a"), hit.piece("b"))
    return part_piece(
        run, lambda s: replace(s, part=PartOfDay.NIGHT) if s.days == 2 else s, "timed"
    )


@WHOLE_FIRST.rule(
    "p:LONGP n:ORD/LASTORD u:UNIT",
    "p:LONGP n:ORD/LASTORD m:NUM u:UNIT",
    "p:LONGP n:ORD/LASTORD w:DOW",
    "p:LONGP n:ORD/LASTORD h:HALFWORD/THIRDWORD",
)
def _nth_of_whole(hit: Hit) -> Piece | None:
    """As in "қаңтардың екінші аптасында", "2021 жылдың алғашқы үш айында"."""
    number, piece = hit.value("n"), hit.piece("p")
    last = hit.nodes[hit.match.end() - 1]
    if not _is_kazakh(last):
        return None
    if hit.has("h"):
        return half_or_third(hit, piece, number)
    if hit.has("w"):
        weekday = hit.value("w")
        return part_piece(piece, lambda s: nth_weekday(s, weekday, number), "day")
    return _nth_unit_of(hit, piece, number)


def _nth_unit_of(hit: Hit, piece: Piece, number: int) -> Piece | None:
    unit, count = hit.value("u"), hit.maybe("m") or 1
    if unit in (Unit.HOUR, Unit.CENTURY):
        return None
    if unit == Unit.DAY and count == 1 and hit.node("u").key.startswith("күндер"):
        return part_piece(piece, lambda s: third(s, 0 if number > 0 else 2))
    kind = {Unit.DAY: "day", Unit.WEEK: "week", Unit.WEEKEND: "weekend", Unit.MONTH: "month"}
    part = part_piece(piece, lambda s: nth_unit(s, unit, number, count), kind.get(unit, "long"))
    if unit == Unit.WEEK and count == 1 and hit.node("p").has("MONTHP"):
        return week_by_days(part, piece, number)
    return part


@WHOLE_FIRST.rule("p:P n:NUM u:UNIT b:LATER/AFTERPOST/BEFOREPOST")
def _counted_from(hit: Hit) -> Piece | None:
    """As in "5 қаңтардан үш күн кейін", "5 қаңтардан бір апта бұрын"."""
    unit, count, word = hit.value("u"), hit.value("n"), hit.node("b")
    if unit == Unit.HOUR or not _is_kazakh(word) or not _is_kazakh(hit.node("u")):
        return None
    if not hit.text[: hit.node("p").end].endswith(_FROM):
        return None
    by = -count if word.has("BEFOREPOST") else count
    return part_piece(hit.piece("p"), lambda s: units_from_span(s, unit, by), "day")


_FROM: Final = ("дан", "ден", "тан", "тен", "нан", "нен")
"""Endings of the case that tells from where."""


@WHOLE_FIRST.rule("p:DAYP b:BESIDEPOST DAYWORD", "p:DAYP b:BESIDEPOST u:UNIT", "p:DAYP b:MORROW")
def _day_beside(hit: Hit) -> Piece | None:
    """As in "5 қаңтардан кейінгі күні", "5 қаңтардың ертеңіне"."""
    by = hit.value("b")
    unit = hit.value("u") if hit.has("u") else Unit.DAY
    if unit == Unit.HOUR:
        return None
    if unit != Unit.DAY:
        return part_piece(hit.piece("p"), lambda s: run_beside(s, unit, by), "range")
    return part_piece(
        hit.piece("p"),
        lambda s: (
            DateSpan(s.last + by, s.last + by) if by > 0 else DateSpan(s.first + by, s.first + by)
        ),
        "day",
    )


@WHOLE_FIRST.rule(
    "r:RELYEAR s:SEASON",
    "r:RELYEAR p:P",
    "r:RELYEAR",
    "r:LAST/THIS/NEXT u:UNIT s:SEASON",
    "r:LAST/THIS/NEXT u:UNIT p:P",
)
def _year_told(hit: Hit) -> Piece | None:
    """As in "былтыр", "биылғы көктемде", "былтырғы қаңтарда", "өткен жылғы қаңтарда"."""
    if hit.has("u") and not _is_kazakh_year(hit):
        return None
    by = hit.value("r")
    if not hit.has("s") and not hit.has("p"):
        return moved("year", lambda f: unit_span(Unit.YEAR, f.today, by))
    season = hit.value("s") if hit.has("s") else 0
    part = hit.piece("p") if hit.has("p") else season_piece(season)
    if hit.has("u") and (part.month is None or part.year is not None or part.refill is None):
        return None

    def find(frame: Frame) -> Found | None:
        found = part.lent(calendar_day(frame.today)[0] + by).find(frame)
        return found and Found(found.spans, How.RELATIVE)

    return Piece(part.kind, find, lends=True)


def _is_kazakh_year(hit: Hit) -> bool:
    return hit.value("u") == Unit.YEAR and hit.node("u").key.startswith(_YEAR_STEM)


_YEAR_STEM: Final = "жыл"
