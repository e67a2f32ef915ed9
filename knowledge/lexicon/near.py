"""Words of a list within a few typing slips of a given word, at a bounded cost."""

from collections.abc import Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

__all__ = ["WordIndex", "edits_allowed"]

_MAX_WORD: Final = 40


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

    def __init__(self, words: Iterable[str]) -> None:
        self._first: dict[tuple[int, str], list[str]] = {}
        self._last: dict[tuple[int, str], list[str]] = {}
        for word in sorted(set(words)):
            if 0 < len(word) <= _MAX_WORD:
                self._first.setdefault((len(word), word[0]), []).append(word)
                self._last.setdefault((len(word), word[-1]), []).append(word)

    def near(self, word: str, edits: int) -> tuple[tuple[int, str], ...]:
        """(distance, word) of all words within ``edits`` optimal-alignment edits, nearest first.

        Two swapped neighbours are one edit; the word itself is never among them.
        """
        if not word or len(word) > _MAX_WORD:
            return ()
        found: dict[str, int] = {}
        for length in range(max(1, len(word) - edits), len(word) + edits + 1):
            for group in (
                self._first.get((length, word[0]), ()),
                self._last.get((length, word[-1]), ()),
            ):
                for known, gap, _ in process.extract_iter(
                    word, group, scorer=OSA.distance, processor=None, score_cutoff=edits
                ):
                    found[known] = int(gap)
        found.pop(word, None)
        return tuple(sorted((gap, known) for known, gap in found.items()))
