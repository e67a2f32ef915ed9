"""Words of a list within a few typing slips of a given word, at a bounded cost."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from knowledge.lexicon.letters import Letters

__all__ = ["WordIndex", "edits_allowed"]

_MAX_WORD: Final = 40
_MANY: Final = 20_000
"""Words from which on most are passed over by their letters alone."""


def edits_allowed(length: int) -> int:
    """Slips that a word of ``length`` letters may hold: 1 up to four letters, 2 up to eight, 3."""
    if length <= 4:
        return 1
    return 2 if length <= 8 else 3


class WordIndex:
    """Words by length with their first and by length with their last letter.

    A word whose first and last letters are both wrong is not found; so few are that searching only
    these two groups is worth a tenth of the comparisons.
    """

    def __init__(self, words: Iterable[str], *, of_record: bool = False) -> None:
        """``of_record``: who has a record of very many words has numpy at hand too; else it is used where it is loaded."""
        self._first: dict[tuple[int, str], list[str]] = {}
        self._last: dict[tuple[int, str], list[str]] = {}
        for word in sorted(set(words)):
            if 0 < len(word) <= _MAX_WORD:
                self._first.setdefault((len(word), word[0]), []).append(word)
                self._last.setdefault((len(word), word[-1]), []).append(word)
        self._many = sum(map(len, self._first.values())) >= _MANY
        self._of_record = of_record
        self._letters = lru_cache(maxsize=None)(self._letters_of)

    def make_ready(self) -> None:
        """Make now what is else made for the first word of each letter."""
        if self._by_letters:
            for _, letter in self._first:
                self._letters(letter, False)
            for _, letter in self._last:
                self._letters(letter, True)

    def near(self, word: str, edits: int) -> tuple[tuple[int, str], ...]:
        """(distance, word) of all words within ``edits`` optimal-alignment edits, nearest first.

        Two swapped neighbours are one edit; the word itself is never among them.
        """
        if not word or len(word) > _MAX_WORD:
            return ()
        found: dict[str, int] = {}
        for group in filter(None, self._groups(word, edits)):
            for known, gap, _ in process.extract(
                word, group, scorer=OSA.distance, processor=None, limit=None, score_cutoff=edits
            ):
                found[known] = int(gap)
        found.pop(word, None)
        return tuple(sorted((gap, known) for known, gap in found.items()))

    @property
    def _by_letters(self) -> bool:
        return self._many and (self._of_record or "numpy" in sys.modules)

    def _groups(self, word: str, edits: int) -> Iterator[Sequence[str]]:
        """Words that may be near: of about the length, with the same first or last letter."""
        if self._by_letters:
            yield self._letters(word[0], False).like(word, edits)
            yield self._letters(word[-1], True).like(word, edits)
            return
        for length in range(max(1, len(word) - edits), len(word) + edits + 1):
            yield self._first.get((length, word[0]), ())
            yield self._last.get((length, word[-1]), ())

    def _letters_of(self, letter: str, at_end: bool) -> "Letters":
        from knowledge.lexicon.letters import Letters  # noqa: PLC0415 - it brings numpy with it

        groups = self._last if at_end else self._first
        return Letters([groups.get((length, letter), ()) for length in range(_MAX_WORD + 1)])
