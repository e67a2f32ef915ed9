"""The words of a text by where they stand: those that follow a place, and those of a clause."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from knowledge.lexicon.measures import measure_of
from knowledge.text import tokens

__all__ = ["Clause", "Range", "Worded", "has_break", "touching"]

Range = tuple[int, int]
"""Half-open range of characters."""

_BREAK: Final = re.compile(r"(?<![A-Z])[.!?][\"”’)]?\s+(?=[\"“‘(]?[A-Z])|[;:]\s|\n")

_RUNNING: Final = re.compile(
    r"\b(?:total|so far|in all|altogether|overall|toll|(?:had|has|have) been|now stands?"
    r"|risen|rose to|reached|since)\b",
    re.IGNORECASE,
)


def has_break(text: str) -> bool:
    """Whether a clause ends in ``text``."""
    return _BREAK.search(text) is not None


def touching(ranges: Iterable[Range]) -> Callable[[int, int], bool]:
    """Tells whether characters ``[start, end)`` share one with any of the ranges, by their order in the text."""
    ordered = sorted(ranges)
    starts = [start for start, _ in ordered]
    reached = list(accumulate((end for _, end in ordered), max))

    def touches(start: int, end: int) -> bool:
        before = bisect_left(starts, end)
        return before > 0 and reached[before - 1] > start

    return touches


class Clause(NamedTuple):
    """The words ``[first, last)`` of a text, which stand in its characters ``[start, stop)``."""

    start: int
    stop: int
    first: int
    last: int


class Worded:
    """A text with its words and the breaks between its clauses.

    A look-up takes time that grows with the logarithm of the text: a long paragraph asks for some at each of its numbers.
    """

    def __init__(self, text: str) -> None:
        self.text: Final = text
        self.words: Final = tokens(text)
        self._starts: Final = [word.start for word in self.words]
        self._measures: Final[dict[Clause, str]] = {}
        self._running: Final[dict[Clause, bool]] = {}

    @cached_property
    def _breaks(self) -> tuple[list[int], list[int]]:
        """Where the breaks begin and where they end, in order."""
        found = list(_BREAK.finditer(self.text))
        return [each.start() for each in found], [each.end() for each in found]

    def word_at(self, place: int) -> int:
        """The index of the first word that starts at the character ``place`` or after it."""
        return bisect_left(self._starts, place)

    def clause(self, start: int, end: int) -> Clause:
        """The clause around the characters ``[start, end)``."""
        begins, ends = self._breaks
        earlier = bisect_right(ends, start)
        first = ends[earlier - 1] if earlier else 0
        later = bisect_left(begins, end)
        stop = begins[later] if later < len(begins) else len(self.text)
        return Clause(first, stop, self.word_at(first), self.word_at(stop))

    def measure(self, clause: Clause) -> str:
        """The measure that the words of a clause tell, empty where they tell none."""
        if (known := self._measures.get(clause)) is None:
            words = self.words[clause.first : clause.last]
            known = self._measures[clause] = measure_of([word.stem for word in words])
        return known

    def is_running(self, clause: Clause) -> bool:
        """Whether a clause tells a count up to then, as in "so far"."""
        if (known := self._running.get(clause)) is None:
            found = _RUNNING.search(self.text, clause.start, clause.stop)
            known = self._running[clause] = found is not None
        return known
