"""Years from 2200 to 9999 in questions that hold nothing but a date: "spring 7754", "2300–2450".

Among other words such a number counts something, or is a time of day.
"""

from collections.abc import Sequence
from typing import Final

from knowledge.dates.pattern import letter
from knowledge.dates.scan import Node

__all__ = ["with_far_years"]

_DIGITS: Final = 4
_SEVERED: Final = ("COMMA", "OR", "AT", "CLOCK", "SLASH")
"""What may not stand before the number."""
_LED: Final = ("MONTH", "SEASON", "PORTION", "HALFWORD", "YEARWORD", "BETWEENPOST")
_LINKS: Final = ("OF", "ART", "DOT", "DASH")
_RUN: Final = 3
_HEDGES: Final = ("ABOUT", "ABOUTPOST", "PERHAPS", "COMMA")


def with_far_years(nodes: list[Node]) -> list[Node]:
    """The nodes with such numbers made years like any other."""
    if not any(node.has("FAR") for node in nodes) or not _are_all_of_date(nodes):
        return nodes
    alone = _is_alone(nodes)
    return [_year(node) if _fits(nodes, at, alone) else node for at, node in enumerate(nodes)]


def _are_all_of_date(nodes: Sequence[Node]) -> bool:
    return all(node.values or not node.key[:1].isalpha() for node in nodes)


def _is_alone(nodes: Sequence[Node]) -> bool:
    """Whether the text is one number or a run of two, words of doubt aside."""
    rest = [node for node in nodes if not node.has(*_HEDGES)]
    numbers = [node for node in rest if len(node.key) == _DIGITS and node.has("FAR", "YEAR")]
    dashes = sum(node.has("DASH") for node in rest)
    return 1 <= len(numbers) == dashes + 1 and len(numbers) + dashes == len(rest)


def _fits(nodes: Sequence[Node], at: int, alone: bool) -> bool:
    node = nodes[at]
    if not node.has("FAR") or len(node.key) != _DIGITS or node.key[0] == "0":
        return False
    if alone or _is_labelled(nodes, at):
        return True
    if (at and nodes[at - 1].has(*_SEVERED)) or (
        at + 1 < len(nodes) and nodes[at + 1].has("MONTH")
    ):
        return False
    return not node.has("HHMM") or _is_led(nodes, at)


def _is_labelled(nodes: Sequence[Node], at: int) -> bool:
    """As in "2330 г.", "2330–2331 жж."."""
    keys = [node.has("YEARWORD") for node in nodes[at + 1 : at + 4]]
    if keys[:1] == [True]:
        return True
    return len(keys) == _RUN and keys[-1] and nodes[at + 1].has("DASH") and nodes[at + 2].has("FAR")


def _is_led(nodes: Sequence[Node], at: int) -> bool:
    """Whether what is before the number asks for a year, and not for a time of day."""
    ranged = at > 1 and nodes[at - 1].has("DASH") and nodes[at - 2].has("FAR", "YEAR")
    step = at - _RUN if ranged else at - 1
    while step > 0 and nodes[step].has(*_LINKS) and not nodes[step].has(*_LED):
        step -= 1
    if step < 0:
        return False
    return nodes[step].has("UNIT", *_LED)


def _year(node: Node) -> Node:
    year = int(node.key)
    values = {"NUM4": year, "YEAR": year} | (
        {"HHMM": node.values["HHMM"]} if node.has("HHMM") else {}
    )
    return Node(letter(values), node.start, node.end, node.key, node.gap, values, node.digits)
