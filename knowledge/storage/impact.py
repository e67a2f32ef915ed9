"""How much a text gains for a word by BM25, before the word's rarity: one formula for the index and for the order.

A word counts more for being said again, though less each time, and for standing in a shorter text: ``_K1``
and ``_B`` are those that short statements want.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

__all__ = [
    "IN_OTHER_FIELDS",
    "LONGEST",
    "MOST",
    "OFTENEST",
    "fields_of",
    "gain",
    "mentions",
    "slack",
]

_K1: Final = 0.9
_B: Final = 0.4
_SHARES: Final = 5
"""Mentions are counted in fifths, so that they are whole numbers."""
_OTHERS: Final = 3
IN_OTHER_FIELDS: Final = _OTHERS / _SHARES
"""What a word counts that stands not in the statement but in a title, a name, a place or a topic."""
MOST: Final = 255
"""What a word gains at most, as the index keeps it."""
OFTENEST: Final = 255
LONGEST: Final = 65_535
"""Fifths of mentions and tokens of a statement beyond which the index tells no more."""


def slack(length: Any, mean: float) -> Any:
    """What a word's mentions are set against: ``said / (said + slack)`` is its share of the most that it
    could reach. Lengths are tokens of statements, one or an array of them."""
    return _K1 * (1 - _B + _B * length / max(mean, 1.0))


def gain(times: Any, length: Any, mean: float) -> Any:
    """What fifths of mentions gain, 0 to ``MOST``; for one number or an array, to the last bit alike."""
    said = times / _SHARES
    return MOST * said / (said + slack(length, mean))


def mentions(fields: Iterable[tuple[str, Sequence[str]]]) -> tuple[dict[str, int], int]:
    """How often each token is said, in fifths up to ``OFTENEST``, and the length of the statement, up to
    ``LONGEST``. Each field is its name and its tokens."""
    said: dict[str, int] = {}
    statement: list[str] = []
    for name, tokens in fields:
        if name == "statement":
            statement += tokens
        else:
            said.update(dict.fromkeys(tokens, _OTHERS))
    once = dict.fromkeys(statement, _SHARES)
    said.update(once)
    if len(once) < len(statement):
        often = Counter(statement).items()
        said.update((token, min(times * _SHARES, OFTENEST)) for token, times in often if times > 1)
    return said, min(len(statement), LONGEST)


def fields_of(written: str) -> list[tuple[str, list[str]]]:
    """Each field and its tokens, of an index entry as it is stored."""
    parts = [field.split(" ") for field in written.split(";")]
    return [(part[0], part[1:]) for part in parts]
