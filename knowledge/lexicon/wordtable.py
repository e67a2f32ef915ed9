"""Very many words, each with a short text, in one run of bytes: a few bytes a word instead of a hundred.

A record of a million passages has some hundred thousand words and names. As dictionaries they take most of the
memory there is; as lines in order they are looked up almost as fast.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

__all__ = ["WordTable"]

_BLOCK: Final = 512
"""Bytes between two words that are kept apart, so as to find the block of any other."""

_BLOCKS: Final = 64


class WordTable(Mapping[str, str]):
    """Words in the order of their code points, each with its text; neither may hold a line break, a word no tab."""

    __slots__ = ("_count", "_lines", "_marks", "_starts")

    def __init__(self, lines: bytes, block: int = _BLOCK) -> None:
        """``lines`` are ``word<tab>text``, each word once, in order, with line breaks between them.

        Bigger blocks are made sooner and looked through a little more slowly.
        """
        self._lines = b"\n%b\n" % lines if lines else b"\n"
        self._count = self._lines.count(b"\n") - 1
        self._marks: list[bytes] = []
        self._starts = array("Q")
        at = 1
        while 0 < at < len(self._lines):
            self._starts.append(at)
            self._marks.append(self._lines[at : self._lines.index(b"\t", at)])
            at = self._lines.find(b"\n", at + block) + 1
        self._starts.append(len(self._lines))

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "WordTable":
        """Of words that are each there once, in any order."""
        lines = sorted(f"{word}\t{text}" for word, text in pairs)
        return cls("\n".join(lines).encode("utf-8", "surrogatepass"))

    @property
    def lines(self) -> bytes:
        """All of it; equal for equal tables."""
        return self._lines

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        return (word for word, _ in self.pairs())

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._place(word) >= 0

    def __getitem__(self, word: str) -> str:
        told = self.told(word)
        if told is None:
            raise KeyError(word)
        return told

    def told(self, word: str) -> str | None:
        """The text of a word, nothing where it is not there: sooner than by a ``KeyError``."""
        place = self._place(word)
        return self._text(self._lines.index(b"\t", place) + 1) if place >= 0 else None

    def pairs(self) -> Iterator[tuple[str, str]]:
        """All words in order with their texts; many blocks are read at a time."""
        for first in range(0, len(self._marks), _BLOCKS):
            last = min(first + _BLOCKS, len(self._marks))
            some = self._lines[self._starts[first] : self._starts[last] - 1]
            for line in some.decode("utf-8", "surrogatepass").split("\n"):
                word, _, text = line.partition("\t")
                yield word, text

    def starting(self, beginning: str) -> Iterator[tuple[str, str]]:
        """The words that begin so, in order, with their texts."""
        first = beginning.encode("utf-8", "surrogatepass")
        block = max(0, bisect_left(self._marks, first) - 1)
        at = self._starts[block]
        until = self._starts[min(block + 1, len(self._marks))]
        if not self._lines.startswith(first, at):
            at = self._lines.find(b"\n" + first, at, until + len(first)) + 1
        while at and at < len(self._lines) and self._lines.startswith(first, at):
            tab = self._lines.index(b"\t", at)
            yield self._lines[at:tab].decode("utf-8", "surrogatepass"), self._text(tab + 1)
            at = self._lines.index(b"\n", tab) + 1

    def _place(self, word: str) -> int:
        """Where the word's line starts, or -1."""
        wanted = word.encode("utf-8", "surrogatepass")
        block = bisect_right(self._marks, wanted) - 1
        if block < 0:
            return -1
        line = b"\n%b\t" % wanted
        found = self._lines.find(line, self._starts[block] - 1, self._starts[block + 1])
        return found + 1 if found >= 0 else -1

    def _text(self, start: int) -> str:
        return self._lines[start : self._lines.index(b"\n", start)].decode("utf-8", "surrogatepass")
