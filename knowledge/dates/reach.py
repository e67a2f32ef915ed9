"""Which of many patterns can fit at a word, told by the letters of the next few.

Nearly all words of a text begin no date, so that asking every pattern at each of them is most of the work. Here
all are asked at once, and as the same few letters come back again and again, they seldom have to be.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from knowledge.dates.pattern import elements, letters_with

__all__ = ["Reach"]

_NONE: Final[frozenset[int]] = frozenset()


class _Run(NamedTuple):
    """Part of a pattern: whether nothing fits it too, and the elements with which it can begin and end."""

    empty: bool
    first: frozenset[int]
    last: frozenset[int]


_NOTHING: Final = _Run(True, _NONE, _NONE)
_NO_WAY: Final = _Run(False, _NONE, _NONE)


class Reach:
    """Patterns as written, all of their elements numbered one after the other."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._letters: list[frozenset[str]] = []
        self._next: list[frozenset[int]] = []
        """By element those that can come next."""
        self._owner: list[int] = []
        """By element its pattern."""
        first: set[int] = set()
        last: set[int] = set()
        for number, pattern in enumerate(patterns):
            run, _ = self._part(iter(pattern.split()))
            first |= run.first
            last |= run.last
            self._owner += [number] * (len(self._letters) - len(self._owner))
        self._first: Final = frozenset(first)
        self._last: Final = frozenset(last)
        self._known: dict[tuple[str, ...], tuple[frozenset[int], frozenset[int]]] = {}

    def fitting(self, begins: tuple[str, ...]) -> list[int]:
        """The numbers of the patterns that can fit words whose letters begin so, in their order."""
        places, done = self._after(begins)
        return sorted(done.union([self._owner[place] for place in places]))

    def _after(self, begins: tuple[str, ...]) -> tuple[frozenset[int], frozenset[int]]:
        """The elements that the last of the letters can fit, and the patterns that fit already."""
        *before, sign = begins
        if before:
            start = tuple(before)
            held = self._known.get(start)
            if held is None:
                held = self._known[start] = self._after(start)
            ways, done = frozenset().union(*[self._next[place] for place in held[0]]), held[1]
        else:
            ways, done = self._first, _NONE
        places = frozenset([place for place in ways if sign in self._letters[place]])
        return places, done.union([self._owner[place] for place in places & self._last])

    def _part(self, items: Iterator[str]) -> tuple[_Run, str]:
        """What stands up to the end or the closing bracket, and how often it does."""
        found, run = _NO_WAY, _NOTHING
        for item in items:
            if item[0] == ")":
                return _either(found, run), item[1:]
            if item == "|":
                found, run = _either(found, run), _NOTHING
                continue
            part, times = self._part(items) if item == "(" else self._element(item)
            run = self._joined(run, self._counted(part, times))
        return _either(found, run), ""

    def _element(self, item: str) -> tuple[_Run, str]:
        roles, times = elements(item)
        alone = frozenset([len(self._letters)])
        self._letters.append(letters_with(roles))
        self._next.append(_NONE)
        return _Run(False, alone, alone), times

    def _counted(self, part: _Run, times: str) -> _Run:
        if times in ("*", "+"):
            self._link(part.last, part.first)
        return part._replace(empty=True) if times in ("*", "?") else part

    def _joined(self, run: _Run, part: _Run) -> _Run:
        self._link(run.last, part.first)
        return _Run(
            run.empty and part.empty,
            run.first | part.first if run.empty else run.first,
            run.last | part.last if part.empty else part.last,
        )

    def _link(self, places: frozenset[int], following: frozenset[int]) -> None:
        for place in places:
            self._next[place] |= following


def _either(one: _Run, other: _Run) -> _Run:
    return _Run(one.empty or other.empty, one.first | other.first, one.last | other.last)
