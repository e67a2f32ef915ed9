"""How much a text gains for a word by BM25, before the word's rarity: one formula for the index and for the order.

A word counts more for being said again, though less each time, and for standing in a shorter text: ``K1``
and ``B`` are those that short statements want.
"""

from collections.abc import Iterable
from typing import Final

__all__ = ["IN_OTHER_FIELDS", "K1", "SHARES", "B", "mentions", "slack"]

K1: Final = 0.9
B: Final = 0.4
SHARES: Final = 5
"""Mentions are counted in fifths, so that they are whole numbers."""
_OTHERS: Final = 3
IN_OTHER_FIELDS: Final = _OTHERS / SHARES
"""What a word counts that stands not in the statement but in a title, a name, a place or a topic."""


def slack(length: float, mean: float) -> float:
    """What a word's mentions are set against: ``said / (said + slack)`` is its share of the most that it
    could reach. Lengths are tokens of statements."""
    return K1 * (1 - B + B * length / max(mean, 1.0))


def mentions(fields: Iterable[list[str]]) -> tuple[dict[str, int], int]:
    """How often each token is said, in fifths, and the length of the statement.

    Each field is its name and its tokens.
    """
    said: dict[str, int] = {}
    others: list[list[str]] = []
    length = 0
    for field in fields:
        if field[0] == "statement":
            length += len(field) - 1
            for token in field[1:]:
                said[token] = said.get(token, 0) + SHARES
        else:
            others.append(field)
    for field in others:
        for token in field[1:]:
            if token not in said:
                said[token] = _OTHERS
    return said, length
