"""What a fact tells and its index entry packed together, with a book of what the texts of one import have in common.

The book is learned from some of the facts and kept with the import, for nothing of it can be read without. Each fact is
packed by itself; ``knowledge.storage.unpacking`` reads it. The library that packs is brought in only where something is packed so.
"""

import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from knowledge.storage.packing import TOGETHER, shortened

if TYPE_CHECKING:
    from zstandard import ZstdDecompressor

__all__ = [
    "BETWEEN",
    "Wordbook",
    "book_of",
    "failure",
    "kept_book",
    "mark_of",
    "reader_by",
    "sample",
]

_LEVEL: Final = 9
"""A lower one takes a third less time for a hundredth more bytes."""
_TEXT: Final = 500
"""Bytes of a text, about."""
_SHARE: Final = 28
_MOST: Final = 250_000
"""Bytes of a book for each fact that it is learned from, and of any."""
_FEW: Final = 4_000
"""Bytes of one that is no more than the beginning of what too little can be learned from."""
_SEGMENT: Final = 200
_PIECE: Final = 8
"""Bytes of what is chosen for a book at a time, and of what is counted to choose it."""
BETWEEN: Final = b"\0"
"""Stands in neither of the two."""
_MARK: Final = 8
_POSITIVE: Final = (1 << 63) - 1


def sample(body: str, fields: str) -> bytes:
    """A fact and its index entry as they are packed, for ``book_of``; neither holds control characters."""
    return shortened(body).encode() + BETWEEN + fields.encode()


def book_of(samples: Sequence[bytes]) -> bytes:
    """A book of what samples, of which there is one at least, have in common."""
    from zstandard import ZstdError, train_dictionary

    size = min(_MOST, _SHARE * len(samples))
    try:
        found = train_dictionary(size, list(samples), k=_SEGMENT, d=_PIECE, level=_LEVEL)
    except ZstdError:
        return b"".join(samples)[:_FEW]
    return found.as_bytes()


def mark_of(book: bytes) -> int:
    """What tells a book from any other, of 63 bits."""
    return int.from_bytes(sha256(book).digest()[:_MARK], "big") & _POSITIVE


def kept_book(book: bytes) -> bytes:
    """A book as it is stored."""
    return zlib.compress(book, 9)


def reader_by(book: bytes) -> "ZstdDecompressor":
    """Reads what ``Wordbook`` packs, behind its form, for one thread at a time."""
    from zstandard import FORMAT_ZSTD1_MAGICLESS, ZstdCompressionDict, ZstdDecompressor

    return ZstdDecompressor(dict_data=ZstdCompressionDict(book), format=FORMAT_ZSTD1_MAGICLESS)


def failure() -> type[Exception]:
    """What a reader raises of what is damaged."""
    from zstandard import ZstdError

    return ZstdError


class Wordbook:
    """Packs facts by a book."""

    def __init__(self, book: bytes) -> None:
        from zstandard import (
            FORMAT_ZSTD1_MAGICLESS,
            ZstdCompressionDict,
            ZstdCompressionParameters,
            ZstdCompressor,
        )

        how = ZstdCompressionParameters.from_level(
            _LEVEL,
            source_size=_TEXT,
            dict_size=len(book),
            write_dict_id=False,
            format=FORMAT_ZSTD1_MAGICLESS,
        )
        words = ZstdCompressionDict(book)
        words.precompute_compress(compression_params=how)
        self._compressor = ZstdCompressor(dict_data=words, compression_params=how)

    def pack(self, body: str, fields: str) -> bytes:
        """The two as queries read them."""
        return bytes((TOGETHER,)) + self._compressor.compress(sample(body, fields))
