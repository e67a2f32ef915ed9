"""The vectors of a layer's facts, side by side in memory, and how near each lies to a question.

A kept vector is 8-bit whole numbers: its direction is all that counts, and of a direction they lose less
than the encoder's own error.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Board", "packed", "unpacked"]

_MOST: Final = 127.0
_STRIP: Final = 4096
"""Vectors that are widened at a time: a few MB, however many there are."""

_LEAST: Final = 1e-12
Entry = tuple[int, int, bytes]
"""Row and revision of a fact, and its kept vector."""


def packed(vectors: "NDArray[np.float32]") -> list[bytes]:
    """Each row as it is kept: one byte a dimension."""
    most = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), _LEAST)
    whole: NDArray[np.int8] = np.rint(vectors * (_MOST / most)).astype(np.int8)
    return [row.tobytes() for row in whole]


def unpacked(bodies: Sequence[bytes]) -> "NDArray[np.float32]":
    """Kept vectors as rows of length 1. Raises ``ValueError`` where they are not all of one size."""
    whole = np.frombuffer(b"".join(bodies), dtype=np.int8).reshape(len(bodies), -1)
    wide = whole.astype(np.float32)
    lengths = np.maximum(np.linalg.norm(wide, axis=1, keepdims=True), _LEAST)
    made: NDArray[np.float32] = wide / lengths
    return made


class Board:
    """Vectors of one size; ``rows`` and ``revisions`` stand in their order. It does not change."""

    __slots__ = ("_lengths", "_matrix", "revisions", "rows")

    def __init__(self, entries: Iterable[Entry], size: int) -> None:
        """Of entries of one row the last counts; a vector of another ``size`` is left out."""
        given = {row: (revision, body) for row, revision, body in entries if len(body) == size}
        self.rows = np.array(list(given), dtype=np.int64)
        self.revisions = np.array([revision for revision, _ in given.values()], dtype=np.int64)
        bodies = b"".join(body for _, body in given.values())
        self._matrix = np.frombuffer(bodies, dtype=np.int8).reshape(len(given), size)
        self._lengths = _lengths(self._matrix)

    def __len__(self) -> int:
        return len(self.rows)

    def entries(self) -> Iterable[Entry]:
        """Row, revision and vector of each, in order."""
        for row, revision, vector in zip(self.rows, self.revisions, self._matrix, strict=True):
            yield int(row), int(revision), vector.tobytes()

    def cosines(self, vector: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """How near each lies to ``vector``, which is of length 1: -1 to 1, in the order of ``rows``."""
        found = np.empty(len(self.rows), dtype=np.float32)
        for start in range(0, len(found), _STRIP):
            strip = self._matrix[start : start + _STRIP].astype(np.float32)
            found[start : start + _STRIP] = strip @ vector
        found /= self._lengths
        return found


def _lengths(matrix: "NDArray[np.int8]") -> "NDArray[np.float32]":
    found = np.empty(len(matrix), dtype=np.float32)
    for start in range(0, len(found), _STRIP):
        strip = matrix[start : start + _STRIP].astype(np.float32)
        found[start : start + _STRIP] = np.sqrt(np.einsum("ij,ij->i", strip, strip))
    found[found < _LEAST] = 1.0
    return found
