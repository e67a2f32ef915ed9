"""Postings as arrays: for each token the rows of the facts that hold it, and how much each gains by it.

Imported only where an event is large, for it brings numpy with it.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import numpy as np

from knowledge.storage.failures import Unreadable
from knowledge.storage.impact import LONGEST, OFTENEST, fields_of, gain, mentions

__all__ = [
    "CHUNK",
    "GENERATIONS",
    "PIECES",
    "Gathered",
    "Gathering",
    "Part",
    "Sheaf",
    "pieces",
    "rows_of_part",
    "whole",
]

CHUNK: Final = 4096
"""Postings of a part at most. A token with more has those of the greatest impact in its first part."""
GENERATIONS: Final = 16
"""How often facts can be added before all is gathered anew; part numbers leave room for them."""
PIECES: Final = 64
"""Of how many rows of a table a part can be made; their numbers leave room for them."""
_PIECE: Final = 750
"""Bytes of a piece: five of them fill a page of SQLite's, which would put what is larger into pages of its own."""
_GROUP: Final = 200_000
_FRESH: Final = 400_000
"""Entries that are put by their tokens at once."""
_ENTRY: Final = 8
"""Bytes of an entry."""
_PLACE: Final = 32
"""Bits of the place of an entry among those of a sheaf."""
_ROW: Final = 24
_LENGTH: Final = 8
"""Bits of a length and of mentions, and of mentions alone."""
"""Bits of mentions and length, of mentions."""
_WIDTHS: Final = (np.dtype("<u1"), np.dtype("<u2"), np.dtype("<u4"))

Part = tuple[str, int, int, bytes, bytes]
"""Token, number of the part, first row, gaps from row to row, impacts."""


Gathered = tuple[int, int, str, bytes, bytes]
"""Facts, tokens of their statements, the different tokens, and of each entry which token's it is and what it
tells of its fact."""


class _Numbers(dict[str, int]):
    """Tokens with a number each, given when one is first met."""

    def __missing__(self, token: str) -> int:
        number = self[token] = len(self)
        return number


class Sheaf:
    """Postings of some documents as they come, to be put by their tokens together with others."""

    def __init__(self) -> None:
        self.facts = 0
        self.words = 0
        self._numbers = _Numbers()
        self._of = array("I")
        """Of each entry the number of its token."""
        self._entries = array("Q")

    def __len__(self) -> int:
        return len(self._of)

    def put(self, row: int, fields: Iterable[tuple[str, Sequence[str]]]) -> None:
        """Each field and its tokens of the document that is next in order."""
        said, length = mentions(fields)
        self.facts += 1
        self.words += length
        # Row, length and mentions in one number: what is still unknown is the mean length.
        packed = row << _ROW | length << _LENGTH
        self._of.extend(map(self._numbers.__getitem__, said))
        self._entries.extend(map(packed.__or__, said.values()))

    def take(self, gathered: Gathered) -> None:
        """Add what another one holds of documents that come next."""
        facts, words, tokens, of, entries = gathered
        self.facts += facts
        self.words += words
        known = map(self._numbers.__getitem__, tokens.split(" ") if of else ())
        numbers = np.array(array("I", known))
        self._of.frombytes(numbers[np.frombuffer(of, dtype=np.uintc)].tobytes())
        self._entries.frombytes(entries)

    def plain(self) -> Gathered:
        """All of it, to be handed to another process."""
        tokens = " ".join(self._numbers)
        return self.facts, self.words, tokens, self._of.tobytes(), self._entries.tobytes()

    def by_token(self) -> Iterator[tuple[str, bytes]]:
        """Each token with its entries in their order."""
        of, entries = np.array(self._of), np.array(self._entries)
        # One number for both, for whole numbers are sorted in a fifth of the time of an order.
        places = np.sort(
            of.astype(np.uint64) << np.uint64(_PLACE) | np.arange(len(of), dtype=np.uint64)
        )
        held = entries[places & np.uint64((1 << _PLACE) - 1)].tobytes()
        ends = np.cumsum(np.bincount(of, minlength=len(self._numbers))).tolist()
        start = 0
        for token, end in zip(self._numbers, ends, strict=True):
            yield token, held[start * _ENTRY : end * _ENTRY]
            start = end


class Gathering:
    """Postings of documents that are added in the order of their rows, or of numbers to become ``settled``."""

    def __init__(self) -> None:
        self._entries: dict[str, array[int]] = {}
        self._fresh = Sheaf()
        """What is yet to be put by its tokens."""
        self._rows: Any = None
        self._facts = 0
        self._words = 0

    @property
    def facts(self) -> int:
        return self._facts + self._fresh.facts

    def add(self, row: int, fields: str) -> None:
        """``fields`` as they are stored. Raises nothing for damaged ones: whoever reads them does."""
        self._fresh.put(row, fields_of(fields))
        self._put_by(_FRESH)

    def take(self, gathered: Gathered) -> None:
        """Add what was gathered elsewhere of documents that come next."""
        self._fresh.take(gathered)
        self._put_by(_FRESH)

    @property
    def _held(self) -> dict[str, "array[int]"]:
        """The entries of each token."""
        self._put_by(1)
        return self._entries

    def _put_by(self, least: int) -> None:
        """Put fresh entries by their tokens where there are so many."""
        fresh = self._fresh
        if len(fresh) < least:
            return
        for token, entries in fresh.by_token():
            held = self._entries.get(token)
            if held is None:
                held = self._entries[token] = array("Q")
            held.frombytes(entries)
        self._facts += fresh.facts
        self._words += fresh.words
        self._fresh = Sheaf()

    def counts(self) -> dict[str, int]:
        """How many documents hold each token."""
        return {token: len(entries) for token, entries in self._held.items()}

    def settle(self, numbers: Sequence[int], first: int) -> None:
        """Give documents that were added as ``numbers``, each from 0 on once, the rows from ``first`` on, in
        that order."""
        rows = np.empty(len(numbers), dtype=np.uint64)
        rows[np.array(numbers, dtype=np.int64)] = np.arange(len(numbers), dtype=np.uint64)
        self._rows = rows + np.uint64(first)

    def _settled(self, packed: Any, lengths: Sequence[int]) -> Any:
        """Entries of several tokens by their rows, in order."""
        if self._rows is None:
            return packed
        rows = self._rows[packed >> np.uint64(_ROW)]
        moved = rows << np.uint64(_ROW) | packed & np.uint64((1 << _ROW) - 1)
        token = np.repeat(np.arange(len(lengths)), lengths)
        return moved[np.lexsort((rows, token))]

    @property
    def tokens(self) -> int:
        """How many different ones there are."""
        return len(self._held)

    @property
    def mean(self) -> float:
        """Mean length of the statements, in tokens."""
        return (self._words + self._fresh.words) / self.facts if self.facts else 0.0

    def parts(self, mean: float, generation: int = 0) -> Iterator[Part]:
        """Every part by token; the mean length is that by which all postings of the scope are made."""
        group: list[str] = []
        size = 0
        for token in sorted(self._held):
            group.append(token)
            size += len(self._held[token])
            if size >= _GROUP:
                yield from self._of_group(group, mean, generation)
                group, size = [], 0
        if group:
            yield from self._of_group(group, mean, generation)

    def _of_group(self, tokens: Sequence[str], mean: float, generation: int) -> Iterator[Part]:
        held = [self._held[token] for token in tokens]
        packed = np.frombuffer(b"".join(held), dtype=np.uint64)
        packed = self._settled(packed, [len(entries) for entries in held])
        rows, impacts = packed >> np.uint64(_ROW), _impacts(packed, mean)
        order = np.arange(len(packed))
        starts: list[int] = []
        named: list[tuple[str, int]] = []
        start = 0
        for token, entries in zip(tokens, held, strict=True):
            end = start + len(entries)
            if len(entries) > CHUNK:
                order[start:end] = start + _by_impact(impacts[start:end])
            starts += range(start, end, CHUNK)
            named += ((token, at) for at in range(len(range(start, end, CHUNK))))
            start = end
        yield from _cut(rows[order], impacts[order], starts, named, generation)


def _impacts(packed: Any, mean: float) -> Any:
    """What each posting gains, 1 to ``impact.MOST``."""
    times = (packed & np.uint64(OFTENEST)).astype(np.float64)
    length = ((packed >> np.uint64(_LENGTH)) & np.uint64(LONGEST)).astype(np.float64)
    return np.maximum(np.rint(gain(times, length, mean)), 1).astype(np.uint8)


def _by_impact(impacts: Any) -> Any:
    """An order by falling impact, cut into parts, by row within each."""
    order = np.argsort(-impacts.astype(np.int16), kind="stable")
    for at in range(0, len(order), CHUNK):
        order[at : at + CHUNK].sort()
    return order


def _cut(
    rows: Any, impacts: Any, starts: list[int], named: list[tuple[str, int]], generation: int
) -> Iterator[Part]:
    gaps = np.diff(rows, prepend=rows[:1])
    gaps[starts] = 0
    widest = np.maximum.reduceat(gaps, starts).tolist()
    narrow = [gaps.astype(width).tobytes() for width in _WIDTHS]
    said, firsts = impacts.tobytes(), rows[starts].tolist()
    ends = [*starts[1:], len(rows)]
    for at, (token, number) in enumerate(named):
        kind = 0 if widest[at] < 1 << 8 else 1 if widest[at] < 1 << 16 else 2
        start, end, wide = starts[at], ends[at], 1 << kind
        part = number * GENERATIONS + generation
        yield token, part, firsts[at], narrow[kind][start * wide : end * wide], said[start:end]


def pieces(part: Part) -> Iterator[Part]:
    """A part as rows of a table, each with the number of the part and its own; the first row stands in the first."""
    token, number, first, gaps, impacts = part
    count = len(impacts)
    wide = len(gaps) // count
    step = max(_PIECE // (wide + 1), -(-count // PIECES))
    for piece, at in enumerate(range(0, count, step)):
        end = at + step
        rest = gaps[at * wide : end * wide], impacts[at:end]
        yield token, number * PIECES + piece, 0 if at else first, *rest


def whole(
    rows: Iterable[tuple[Any, int, int, bytes, bytes]],
) -> Iterator[tuple[Any, int, int, bytes, bytes]]:
    """Parts as ``pieces`` made them rows, put together; what stands in place of the token may be anything else."""
    for (token, number), held in groupby(rows, key=lambda row: (row[0], row[1] // PIECES)):
        (_, _, first, gaps, impacts), *others = held
        if others:
            gaps = b"".join((gaps, *[row[3] for row in others]))
            impacts = b"".join((impacts, *[row[4] for row in others]))
        yield token, number, first, gaps, impacts


def rows_of_part(first: int, gaps: bytes, impacts: bytes) -> tuple[Any, Any]:
    """The rows of a part, as unsigned numbers of 32 bits, and the impact of each. Raises ``Unreadable`` for damaged
    arrays."""
    count = len(impacts)
    width = len(gaps) // count if count else 0
    if width not in (1, 2, 4) or len(gaps) != width * count or first < 0:
        raise Unreadable("the index of words")
    # The quickest of several ways: tokens have few hundred rows mostly, of each question a dozen parts are read.
    rows = np.frombuffer(gaps, _WIDTHS[width >> 1]).astype(_WIDTHS[-1])
    rows[0] += first
    np.add.accumulate(rows, out=rows)
    return rows, np.frombuffer(impacts, _WIDTHS[0])
