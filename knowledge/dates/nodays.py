"""Numbers beside a month in a question that are no day of it: "32 January", "-5 January".

They are marked before the rules, so that not the whole month is read where a day was meant. A number
that counts ("5,000 January arrests", "in January 100 people died") leaves the month as it is.
"""

from collections.abc import Sequence
from typing import Final

from knowledge.dates.calendar import NO_YEAR
from knowledge.dates.oddyears import ends_clause
from knowledge.dates.pattern import letter
from knowledge.dates.pieces import Piece
from knowledge.dates.rules import Grammar, Hit
from knowledge.dates.scan import Node

__all__ = ["NO_DAYS", "with_no_days"]

NO_DAYS: Final = Grammar()

_MARKED: Final = letter(("NODAY",))
_YEAR: Final = "( COMMA? OF? ART? YEARWORD? y:YEAR/ODDYEAR YEARWORD? DOT? )?"
_YEAR_LINKS: Final = ("COMMA", "OF", "ART", "YEARWORD")
_MINUS: Final = ("-", "−")
_LEADS: Final = (
    "ON",
    "CUE",
    "SINCE",
    "BY",
    "BEFORE",
    "AFTER",
    "FROM",
    "BETWEEN",
    "TO",
    "AND",
    "OR",
)
_LEAST_YEAR: Final = 40
"""From here on two digits after a month are a year of the last century ("January 99")."""


@NO_DAYS.rule(
    f"n:NODAY DOT? OF? ART? m:MONTH DOT? {_YEAR}",
    f"m:MONTH DOT? n:NODAY {_YEAR}",
)
def _no_day(hit: Hit) -> Piece:
    return Piece("day", lambda _: None, NO_YEAR, hit.value("m"))


def with_no_days(nodes: list[Node]) -> list[Node]:
    """The nodes of a question with such numbers marked."""
    if not any(node.has("MONTH") for node in nodes):
        return nodes
    return [
        Node(_MARKED, node.start, node.end, node.key, node.gap, {"NODAY": 0})
        if _is_no_day(nodes, at)
        else node
        for at, node in enumerate(nodes)
    ]


def _is_no_day(nodes: Sequence[Node], at: int) -> bool:
    node = nodes[at]
    if not node.key[:1].isdigit() or not node.has("NUM", "ORD", "FAR"):
        return False
    month = _month_after(nodes, at)
    if node.has("DAY", "DAYORD"):
        return month > 0 and _is_negative(nodes, at)
    if month:
        return ends_clause(nodes, _after_year(nodes, month + 1))
    return _stands_after_month(nodes, at)


def _month_after(nodes: Sequence[Node], at: int) -> int:
    """Where the month stands that the number leads to, else 0."""
    step = at + 1
    while step < len(nodes) and step < at + 4 and nodes[step].has("DOT", "OF", "ART"):
        step += 1
    return step if step < len(nodes) and nodes[step].has("MONTH") else 0


def _after_year(nodes: Sequence[Node], at: int) -> int:
    """The node behind the year that may stand at ``at``; ``at`` itself where there is none."""
    step = at
    while step < len(nodes) and step < at + 5 and nodes[step].has("DOT", *_YEAR_LINKS):
        step += 1
    if step >= len(nodes) or not nodes[step].has("YEAR", "ODDYEAR"):
        return at
    step += 1
    return step + 1 if step < len(nodes) and nodes[step].has("YEARWORD") else step


def _is_negative(nodes: Sequence[Node], at: int) -> bool:
    """As in "-5 January", "on -5 January"; "- 5 January" is a list's, "4 -7 January" a range."""
    if not at or nodes[at].gap or nodes[at - 1].key not in _MINUS or not nodes[at - 1].gap:
        return False
    return at == 1 or nodes[at - 2].has(*_LEADS)


def _stands_after_month(nodes: Sequence[Node], at: int) -> bool:
    """As in "January 32", and not the short year of "5 January 32" or "January 99"."""
    month = at - 1
    if month > 0 and nodes[month].has("DOT"):
        month -= 1
    if month < 0 or not nodes[month].has("MONTH") or _has_day(nodes, month):
        return False
    behind = _after_year(nodes, at + 1)
    short = nodes[at].has("YY") and nodes[at].value_of("YY") >= _LEAST_YEAR
    return ends_clause(nodes, behind) and (behind > at + 1 or not short)


def _has_day(nodes: Sequence[Node], month: int) -> bool:
    step = month - 1
    while step >= 0 and step > month - 5 and nodes[step].has("DOT", "OF", "ART", "DASH", "SLASH"):
        step -= 1
    return step >= 0 and nodes[step].has("DAY", "DAYORD", "SPELT")
