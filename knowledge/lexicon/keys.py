"""Slips that hands make on a keyboard: a key beside, one struck twice or once too little, two in the wrong order."""

from itertools import pairwise
from typing import Final

__all__ = ["slips_to"]

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _beside() -> frozenset[tuple[str, str]]:
    """Pairs of keys side by side or one above the other, either way round."""
    found = {pair for row in _ROWS for pair in pairwise(row)}
    for upper, lower in pairwise(_ROWS):
        for at, key in enumerate(lower):
            found |= {(key, other) for other in upper[at : at + 2]}
    return frozenset(found | {(other, one) for one, other in found})


_BESIDE: Final = _beside()


def slips_to(written: str, word: str) -> bool:
    """Whether one slip of the hand makes ``written`` of ``word``, where they are one edit apart."""
    pairs = enumerate(zip(written, word, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), min(len(written), len(word)))
    if len(written) == len(word):
        swapped = written[at : at + 2] == word[at : at + 2][::-1]
        return at < len(word) and (swapped or (written[at], word[at]) in _BESIDE)
    longer = max(written, word, key=len)
    return at > 0 and longer[at] == longer[at - 1]
