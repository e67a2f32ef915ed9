"""Pieces of bytes in their order, in memory up to a size, then in a file that nobody sees."""

import os
import tempfile
from array import array
from collections.abc import Iterable
from typing import IO, Final

from knowledge.errors import StoreReadOnly

__all__ = ["Spool"]

_HELD: Final = 32 * 1024**2
"""Bytes in memory at most."""


class Spool:
    """Written from end to end, read by the number of the piece. Raises ``StoreReadOnly`` on a full disk."""

    def __init__(self, held: int = _HELD) -> None:
        self._most = held
        self._held = bytearray()
        self._file: IO[bytes] | None = None
        self._ends = array("Q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, pieces: Iterable[bytes]) -> None:
        end = self._ends[-1]
        for piece in pieces:
            self._held += piece
            end += len(piece)
            self._ends.append(end)
        if self._file is not None or len(self._held) > self._most:
            self._put_by()

    def __getitem__(self, number: int) -> bytes:
        start, end = self._ends[number], self._ends[number + 1]
        if self._file is None:
            return bytes(self._held[start:end])
        self._file.seek(start)
        return self._file.read(end - start)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    def _put_by(self) -> None:
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - close() does
            self._file.seek(0, os.SEEK_END)
            while self._held:
                written = self._file.write(self._held)
                del self._held[: written or 0]
        except OSError as error:
            raise StoreReadOnly(
                f"There is no room to work in {tempfile.gettempdir()} ({error.strerror}); make some and try again."
            ) from error
