"""Which of many words have nearly the same letters as another, told by a few bits of each.

Imported only for long lists, for it brings numpy with it.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["Letters"]

_LAST_BITS: Final = 31
_BITS: Final = np.uint64(_LAST_BITS)
"""Letters are told apart by the last five bits of their code, which are different for all from a to z."""
_SHIFT: Final = 32
_TWICE: Final = np.uint64(_SHIFT)
"""Where the bits begin of the letters that a word has twice or more."""


class Letters:
    """Words with the letters that each has once and twice."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        """``groups`` are words of no letter, of one letter, of two and so on."""
        self._words = [word for group in groups for word in group]
        self._starts = [0, *accumulate(map(len, groups))]
        held = [_letters(group) for group in groups if group]
        self._held = np.concatenate(held) if held else np.empty(0, dtype=np.uint64)

    def like(self, word: str, edits: int) -> list[str]:
        """The words, by length, whose letters allow that they are within so many edits: each edit makes a letter
        come or go at most, or one come and another go."""
        last = len(self._starts) - 1
        start = self._starts[min(max(0, len(word) - edits), last)]
        end = self._starts[min(len(word) + edits + 1, last)]
        apart = np.bitwise_count(self._held[start:end] ^ _letters_of(word))
        words = self._words
        return [words[start + at] for at in (apart <= 2 * edits).nonzero()[0].tolist()]


# A word is looked for by its first and by its last letter, in several lists, and once more with another slip.
@lru_cache(maxsize=256)
def _letters_of(word: str) -> np.uint64:
    """The bits of one word, as ``_letters`` has them."""
    once = twice = 0
    for letter in word:
        bit = 1 << (ord(letter) & _LAST_BITS)
        twice |= once & bit
        once |= bit
    return np.uint64(twice << _SHIFT | once)


def _letters(words: Sequence[str]) -> NDArray[np.uint64]:
    """For each word the bits of its letters; all have the same length."""
    codes = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    held = np.sort(codes.reshape(len(words), -1).astype(np.uint64) & _BITS, axis=1)
    once = np.uint64(1) << held
    twice = np.where(held[:, 1:] == held[:, :-1], once[:, 1:] << _TWICE, np.uint64(0))
    found: NDArray[np.uint64] = np.bitwise_or.reduce(once, axis=1)
    found |= np.bitwise_or.reduce(twice, axis=1)
    return found
