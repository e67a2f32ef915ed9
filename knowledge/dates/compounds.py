"""German words made of two that dates know: "Januarwoche", "Jahreshälfte", "Monatsende"."""

import re
from functools import lru_cache
from typing import Final

from knowledge.dates.lexicon import ENTRIES
from knowledge.dates.pattern import letter
from knowledge.dates.scan import Node

__all__ = ["is_compound", "split_compound"]

_COMPOUND: Final = re.compile(
    r"(?P<whole>januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember"
    r"|jahres|monats|wochen)"
    r"(?P<part>woche|wochen|halfte|drittel|tage|tagen|anfang|mitte|ende|wochenende|wochenenden)"
)
_LEAST: Final = 7


@lru_cache(maxsize=16384)
def is_compound(key: str) -> bool:
    """Whether a levelled word has the form of such a word."""
    return len(key) >= _LEAST and _COMPOUND.fullmatch(key) is not None


def split_compound(node: Node) -> tuple[Node, Node] | None:
    """The part and the whole that it is of, both where the word stands; ``None`` for others."""
    if node.values or not is_compound(node.key):
        return None
    match = _COMPOUND.fullmatch(node.key)
    if match is None:
        return None
    part, whole = (ENTRIES[match.group(name)] for name in ("part", "whole"))
    return (
        Node(letter(part), node.start, node.end, match.group("part"), node.gap, part),
        Node(letter(whole), node.start, node.end, match.group("whole"), True, whole),
    )
