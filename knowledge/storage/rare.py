"""Postings of tokens that few facts hold, many tokens together in a packed block: by themselves each would take
several times the bytes that it tells.

Imported only where an event is large, for it brings numpy with it.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np

from knowledge.storage.failures import Unreadable
from knowledge.storage.postings import Part, rows_of_part

__all__ = ["FEW", "Block", "Opened", "Rare", "every_part", "open_block", "part_of"]

FEW: Final = 16
"""Postings that a token has at most to stand in a block."""
_SIZE: Final = 1350
"""Bytes of a block before it is packed: then it is no more than SQLite keeps in a row without pages beside it."""
_LEVEL: Final = 6
_END: Final = b"\0"
_ROW: Final = np.dtype("<u4")

Block = tuple[str, bytes]
"""The first token of a block, and all of it packed."""
Opened = tuple[str, bytes, bytes]
"""The tokens of a block, each between two ends of lines, how many facts hold each, and what it tells of them."""
_Held = tuple[Any, Any]
"""Rows of 32 bits, ascending, and the impact of each."""


class Rare:
    """Takes parts of postings in the order of their tokens, and gathers in blocks those that are rare."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[Part] = []
        self._size = 0

    def common(self, parts: Iterable[Part]) -> Iterator[Part]:
        """The parts that are to stand by themselves; the blocks are whole when it is at an end."""
        for part in parts:
            if part[1] or len(part[4]) > FEW:
                yield part
                continue
            size = len(part[0]) + 2 + (_ROW.itemsize + 1) * len(part[4])
            if self._size + size > _SIZE:
                self._close()
            self._parts.append(part)
            self._size += size
        self._close()

    def _close(self) -> None:
        if self._parts:
            self.blocks.append(_packed(self._parts))
        self._parts, self._size = [], 0


def _packed(parts: Sequence[Part]) -> Block:
    """All tokens, how many facts hold each, the rows byte by byte (first the lowest of each), the impacts."""
    rows: list[int] = []
    for _, _, first, gaps, impacts in parts:
        rows += rows_of_part(first, gaps, impacts)[0].tolist() if len(impacts) > 1 else (first,)
    planes = np.array(rows, _ROW).view(np.uint8).reshape(-1, _ROW.itemsize).T.tobytes()
    tokens = "\n".join(part[0] for part in parts).encode("ascii")
    counts = bytes(len(part[4]) for part in parts)
    said = b"".join(part[4] for part in parts)
    return parts[0][0], zlib.compress(tokens + _END + counts + planes + said, _LEVEL)


def part_of(opened: Opened, token: str) -> _Held | None:
    """What an opened block has of a token."""
    tokens, counts, held = opened
    found = tokens.find(f"\n{token}\n")
    if found < 0:
        return None
    place = tokens.count("\n", 0, found)
    return _cut_out(held, sum(counts[:place]), counts[place])


def every_part(body: bytes) -> Iterator[tuple[str, Any, Any]]:
    """Each token of a block with its rows and impacts. Raises ``Unreadable`` for a damaged one."""
    tokens, counts, held = open_block(body)
    start = 0
    for token, count in zip(tokens[1:-1].split("\n"), counts, strict=True):
        yield token, *_cut_out(held, start, count)
        start += count


def open_block(body: bytes) -> Opened:
    """A block unpacked. Raises ``Unreadable`` for a damaged one."""
    try:
        said, _, rest = zlib.decompress(body).partition(_END)
        tokens = f"\n{said.decode('ascii')}\n"
    except (zlib.error, UnicodeDecodeError) as error:
        raise Unreadable("the index of words") from error
    size = tokens.count("\n") - 1
    counts = rest[:size]
    if len(counts) != size or len(rest) != size + sum(counts) * (_ROW.itemsize + 1):
        raise Unreadable("the index of words")
    return tokens, counts, rest[size:]


def _cut_out(held: bytes, start: int, count: int) -> _Held:
    """The rows and the impacts of so many of the facts of a block, which stand in it byte by byte."""
    wide = _ROW.itemsize
    total = len(held) // (wide + 1)
    rows = bytearray(wide * count)
    for at in range(wide):
        rows[at::wide] = held[at * total + start : at * total + start + count]
    impacts = held[wide * total + start : wide * total + start + count]
    return np.frombuffer(rows, _ROW), np.frombuffer(impacts, np.uint8)
