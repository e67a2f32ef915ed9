"""How far from a happening: "two days" before "after the fire", "le lendemain" before "de la prise"."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from knowledge.dates.lexicon import ENTRIES, level
from knowledge.dates.scan import Node
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan
from knowledge.dates.units import Unit, run_beside, shifted

__all__ = ["SOME", "Offset", "is_beside_day", "offset_before"]

SOME: Final = {"days": 7, "weeks": 4, "months": 3}
"""How many "the days after" it are taken to be."""

_SOME: Final = SOME | {
    **dict.fromkeys("tagen jours dias дни днях".split(), 7),
    **dict.fromkeys("wochen semaines semanas недели неделях".split(), 4),
    **dict.fromkeys("monaten meses месяцы месяцах".split(), 3),
}
_CARRIES: Final = frozenset("через спустя за".split())
"""Words before a count that belong to it, or make a unit of time one: "через неделю после"."""
_PLURAL: Final = frozenset("the die den les los las".split())
"""Articles that make a count a run: "the two weeks after"."""


class Offset(NamedTuple):
    """``by`` units from a happening, from the node ``first`` on; 0 is the happening itself.

    With ``run`` all days up to there are meant ("the week after"); with ``weekday`` (0 = Monday) the
    ``by``-th of these.
    """

    first: int
    by: int = 0
    unit: int = Unit.DAY
    run: bool = False
    weekday: int | None = None

    def applied(self, span: DateSpan) -> DateSpan | None:
        """The days so far from ``span``; ``None`` where the end that is counted from is open."""
        if not self.by:
            return span
        edge = span.last if self.by > 0 else span.first
        if edge in (OPEN_START, OPEN_END):
            return None
        if self.weekday is not None:
            found = _weekday_from(edge, self.weekday, self.by)
        else:
            found = shifted(edge, self.unit, self.by)
        if found == edge or not OPEN_START < found < OPEN_END:
            return None
        return run_beside(span, self.unit, self.by) if self.run else DateSpan(found, found)


def _weekday_from(edge: int, weekday: int, by: int) -> int:
    if by > 0:
        return edge + ((weekday - edge + 1) % 7 or 7) + 7 * (by - 1)
    return edge - ((edge - 1 - weekday) % 7 or 7) + 7 * (by + 1)


def is_beside_day(node: Node, text: str) -> int:
    """1 for words such as "the next day", -1 for such as "la veille"; else 0."""
    if node.piece is None or node.end - node.start > _LONGEST:
        return 0
    written = level(text[node.start : node.end])
    known = ENTRIES.get(" ".join(written.replace("'", " ' ").split()), {})
    if "LENDEMAIN" in known:
        return known["LENDEMAIN"]
    words = [ENTRIES.get(word, {}) for word in written.split()]
    words = [roles for roles in words if "ART" not in roles]
    if len(words) != _PAIR or words[1].get("UNIT") != Unit.DAY:
        return 0
    return words[0].get("CHAIN", words[0].get("NEXT", 0))


_LONGEST: Final = 40
"""Characters of such words."""
_PAIR: Final = 2


def offset_before(nodes: Sequence[Node], at: int, sign: int, text: str) -> Offset:
    """The count, weekday or "the day" that ends right before the preposition at ``at``."""
    if at > 1 and nodes[at - 1].key == "d '":
        return offset_before(nodes, at - 1, sign, text)
    if not at:
        return Offset(at)
    word = nodes[at - 1]
    beside = is_beside_day(word, text)
    if beside:
        return Offset(at - 1, beside)
    weekday = word.piece.weekday if word.piece is not None else word.values.get("DOW")
    if weekday is not None and (word.piece is None or word.piece.kind == "weekday"):
        return _weekday_before(nodes, at, sign, weekday)
    unit = word.values.get("UNIT")
    if unit is None or unit == Unit.HOUR:
        return Offset(at)
    return _count_before(nodes, at, sign, unit)


def _weekday_before(nodes: Sequence[Node], at: int, sign: int, weekday: int) -> Offset:
    first, by = at - 1, 1
    if first and nodes[first - 1].has("ORD"):
        first -= 1
        by = nodes[first].values["ORD"]
    if first and nodes[first - 1].has("ART"):
        first -= 1
    return Offset(first, sign * by, weekday=weekday)


def _count_before(nodes: Sequence[Node], at: int, sign: int, unit: int) -> Offset:
    some = _SOME.get(nodes[at - 1].key)
    before = nodes[at - 2] if at > 1 else None
    if before is None:
        return Offset(at - 1, sign * (some or 1), unit, unit != Unit.DAY or some is not None)
    if before.piece is not None:
        return Offset(at)
    if before.has("NUM", "NUM4"):
        count = before.values.get("NUM", before.values.get("NUM4", 0))
        ahead = nodes[at - 3].key if at > _PAIR else ""
        first = at - 3 if ahead in _CARRIES else at - 2
        return Offset(first, sign * count, unit, ahead in _PLURAL)
    if before.key in _CARRIES:
        return Offset(at - 2, sign, unit)
    if before.has("ART", "ON", "ORD"):
        run = unit != Unit.DAY or some is not None
        by = some or (before.values["ORD"] if before.has("ORD") else 1)
        return Offset(at - 2 if before.has("ART", "ORD") else at - 1, sign * by, unit, run)
    return Offset(at)
