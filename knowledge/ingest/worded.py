"""The words of a text by where they stand: those that follow a place, and those of a clause."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple, overload

from knowledge.lexicon.measures import measure_of
from knowledge.regex import regex
from knowledge.text import Token, spans, token_at, words

__all__ = ["Clause", "Range", "Worded", "has_break", "touching"]

Range = tuple[int, int]
"""Half-open range of characters."""

_BREAK: Final = regex(r"(?<![A-Z])[.!?][\"”’)]?\s+(?=[\"“‘(]?[A-Z])|[;:]\s|\n")

_RUNNING: Final = regex(
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
    if not ordered:
        return _touches_nothing
    starts = [start for start, _ in ordered]
    reached = list(accumulate((end for _, end in ordered), max))

    def touches(start: int, end: int) -> bool:
        before = bisect_left(starts, end)
        return before > 0 and reached[before - 1] > start

    return touches


def _touches_nothing(start: int, end: int) -> bool:
    """Most texts have no such ranges."""
    del start, end
    return False


class Clause(NamedTuple):
    """The words ``[first, last)`` of a text, which stand in its characters ``[start, stop)``."""

    start: int
    stop: int
    first: int
    last: int


class _Tokens(Sequence[Token]):
    """The words of a text, each made when it is asked for: most are never looked at."""

    def __init__(self, text: str, where: Sequence[Range], pairs: Sequence[tuple[str, str]]) -> None:
        self._text, self._where, self._pairs = text, where, pairs

    def __len__(self) -> int:
        return len(self._pairs)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...

    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self._pairs)))]
        return token_at(self._text, self._where[at], self._pairs[at])


class Worded:
    """A text with its words and the breaks between its clauses.

    A look-up takes time that grows with the logarithm of the text: a long paragraph asks for some at each of its numbers.
    """

    def __init__(self, text: str) -> None:
        self.text: Final = text
        self.pairs: Final = words(text)
        """Folded form and stem of each word."""
        self._spans: Final = spans(text)
        self.words: Final = _Tokens(text, self._spans, self.pairs)
        self._starts: Final = [start for start, _ in self._spans]
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
            told = self.pairs[clause.first : clause.last]
            known = self._measures[clause] = measure_of([stem for _, stem in told])
        return known

    def is_running(self, clause: Clause) -> bool:
        """Whether a clause tells a count up to then, as in "so far"."""
        if (known := self._running.get(clause)) is None:
            found = _RUNNING.search(self.text, clause.start, clause.stop)
            known = self._running[clause] = found is not None
        return known
