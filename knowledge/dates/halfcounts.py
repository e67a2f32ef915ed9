"""Rules for counts with a half in them: "a year and a half ago", "полтора года назад", "vor anderthalb Jahren"."""

from typing import Final

from knowledge.dates.pieces import Piece, moved
from knowledge.dates.rules import Grammar, Hit
from knowledge.dates.span import DateSpan
from knowledge.dates.units import Unit, shifted

__all__ = ["HALF_COUNTS"]

HALF_COUNTS: Final = Grammar()

_HALF_OF: Final = {
    Unit.WEEK: (Unit.DAY, 3),
    Unit.MONTH: (Unit.DAY, 15),
    Unit.YEAR: (Unit.MONTH, 6),
    Unit.DECADE: (Unit.YEAR, 5),
    Unit.CENTURY: (Unit.YEAR, 50),
}
_MOST: Final = 300


@HALF_COUNTS.rule(
    "c:HALVES u:UNIT a:AGO/HENCE",
    "a:AGOPRE/INPRE c:HALVES u:UNIT",
    "n:NUM f:HALFMORE u:UNIT a:AGO/HENCE",
    "a:AGOPRE/INPRE n:NUM f:HALFMORE u:UNIT",
    "a:AGOPRE/INPRE n:NUM u:UNIT AND f:HALFMORE",
    "n:NUM u:UNIT AND NUM? f:HALFWORD a:AGO/HENCE",
    "n:NUM u:UNIT AND f:HALFMORE a:AGO/HENCE",
    "n:NUM AND NUM? f:HALFWORD u:UNIT a:AGO/HENCE",
)
def _half_away(hit: Hit) -> Piece | None:
    unit = hit.value("u")
    halves = hit.value("c") if hit.has("c") else 2 * hit.value("n") + 1
    if unit not in _HALF_OF or halves > _MOST:
        return None
    sign = -1 if hit.node("a").has("AGO", "AGOPRE") else 1
    return moved("day", lambda frame: _halves_from(frame.today, unit, sign, halves))


@HALF_COUNTS.rule("n:NUM AND NUM? u:UNIT a:AGO/HENCE")
def _half_years_away(hit: Hit) -> Piece | None:
    """As in "two and a half years ago", where "half years" is one word of the tables."""
    if hit.value("u") != Unit.HALF or hit.value("n") > _MOST:
        return None
    halves, sign = 2 * hit.value("n") + 1, -1 if hit.node("a").has("AGO") else 1
    return moved("day", lambda frame: _halves_from(frame.today, Unit.YEAR, sign, halves))


def _halves_from(today: int, unit: int, sign: int, halves: int) -> DateSpan:
    smaller, count = _HALF_OF[unit]
    there = shifted(today, unit, sign * (halves // 2))
    day = shifted(there, smaller, sign * count * (halves % 2))
    return DateSpan(day, day)
