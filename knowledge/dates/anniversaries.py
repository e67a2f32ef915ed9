"""Rules for today's date in another year, month or week: "this time last year", "heute vor einem Jahr"."""

from typing import Final

from knowledge.dates.pieces import Piece, moved
from knowledge.dates.rules import Grammar, Hit
from knowledge.dates.span import DateSpan
from knowledge.dates.units import Unit, shifted

__all__ = ["ANNIVERSARIES"]

ANNIVERSARIES: Final = Grammar()

_MOST: Final = 3000
_UNITS: Final = (Unit.WEEK, Unit.MONTH, Unit.YEAR)


@ANNIVERSARIES.rule(
    "SAMETIME COMMA? OF? ON? ART? x:LAST/NEXT u:UNIT",
    "SAMETIME COMMA? OF? ON? ART? u:UNIT x:LAST/NEXT",
    "ART? x:LAST/NEXT u:UNIT COMMA? SAMETIME",
    "ART? u:UNIT x:LAST/NEXT COMMA? SAMETIME",
    "THIS/THAT d:UNIT OF? ON? ART? x:LAST/NEXT u:UNIT",
)
def _same_time(hit: Hit) -> Piece | None:
    unit, by = hit.value("u"), hit.value("x")
    if unit not in _UNITS or hit.node("x").has("AGO") or (hit.has("d") and _is_no_day(hit)):
        return None
    behind = hit.match.end("u") < hit.match.end() and hit.match.end("x") < hit.match.end()
    return None if behind and unit != Unit.YEAR else _away(unit, by)


@ANNIVERSARIES.rule(
    "SAMETIME COMMA? n:NUM u:UNIT AGO",
    "SAMETIME COMMA? u:UNIT k:AGO",
    "SAMETIME COMMA? AGOPRE n:NUM u:UNIT",
    "n:NUM u:UNIT AGO COMMA? SAMETIME",
    "AGOPRE n:NUM u:UNIT COMMA? SAMETIME",
    "THIS/THAT d:UNIT n:NUM u:UNIT AGO",
)
def _same_time_ago(hit: Hit) -> Piece | None:
    unit, count = hit.value("u"), hit.value("n") if hit.has("n") else 1
    if unit not in _UNITS or count > _MOST or (hit.has("d") and _is_no_day(hit)):
        return None
    return _away(unit, -count)


@ANNIVERSARIES.rule(
    "r:RELDAY COMMA? n:NUM u:UNIT AGO",
    "r:RELDAY COMMA? AGOPRE n:NUM u:UNIT",
    "r:RELDAY COMMA? u:UNIT k:AGO",
)
def _day_ago(hit: Hit) -> Piece | None:
    """As in "today a year ago", "gestern vor zwei Jahren"; not "today two years ago was recalled"."""
    unit, count, by = hit.value("u"), hit.value("n") if hit.has("n") else 1, hit.value("r")
    if unit == Unit.HOUR or count > _MOST:
        return None
    return _away(unit, -count, by)


def _is_no_day(hit: Hit) -> bool:
    return hit.value("d") != Unit.DAY


def _away(unit: int, by: int, days: int = 0) -> Piece:
    def day(frame_today: int) -> DateSpan:
        there = shifted(frame_today + days, unit, by)
        return DateSpan(there, there)

    return moved("day", lambda frame: day(frame.today))
