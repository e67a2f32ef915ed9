"""German words made of two that dates know: "Januarwoche", "Jahreshälfte", "Monatsende"."""

import re
from typing import Final

from knowledge.dates.lexicon import ENTRIES
from knowledge.dates.pattern import letter
from knowledge.dates.scan import Node

__all__ = ["COMPOUNDS", "split_compound"]

_WHOLES: Final = (
    "januar februar marz april mai juni juli august september oktober november dezember jahres "
    "monats wochen"
).split()
_PARTS: Final = (
    "woche wochen halfte drittel tage tagen anfang mitte ende wochenende wochenenden".split()
)
_COMPOUND: Final = re.compile(f"(?P<whole>{'|'.join(_WHOLES)})(?P<part>{'|'.join(_PARTS)})")
COMPOUNDS: Final = frozenset(whole + part for whole in _WHOLES for part in _PARTS)
"""All such words, levelled."""


def split_compound(node: Node) -> tuple[Node, Node] | None:
    """The part and the whole that it is of, both where the word stands; ``None`` for others."""
    if node.values or node.key not in COMPOUNDS:
        return None
    match = _COMPOUND.fullmatch(node.key)
    if match is None:
        return None
    part, whole = (ENTRIES[match.group(name)] for name in ("part", "whole"))
    return (
        Node(letter(part), node.start, node.end, match.group("part"), node.gap, part),
        Node(letter(whole), node.start, node.end, match.group("whole"), True, whole),
    )
