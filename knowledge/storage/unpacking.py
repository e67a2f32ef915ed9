"""Reading facts and index entries that are packed together by a book; see ``knowledge.storage.wordbook``.

Queries read them by functions of the connection, which finds the book of a row by its mark.
"""

import threading
import zlib
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from knowledge.storage.migrate import load_file
from knowledge.storage.packing import TOGETHER_FROM, lengthened, pack, seal
from knowledge.storage.wordbook import BETWEEN, failure, mark_of, reader_by

if TYPE_CHECKING:
    from zstandard import ZstdDecompressor

__all__ = ["read_by_books", "with_entries"]

_MOST_OPEN: Final = 8
"""Books that a thread reads by without looking for them again."""
_Parts = tuple[bytes, bytes, bytes]
_DAMAGED: Final = (b"", b"", b"")


def read_by_books(raw: Any) -> None:
    """Give a connection the functions by which queries read what is packed by a book.

    ``told`` and ``entry`` give the text of the fact and of its entry, ``told_alone`` and ``entry_alone`` either packed
    as ``knowledge.storage.packing`` reads it. Their arguments are the mark of the book and what is packed; without a
    mark it is no such text, and those of the fact give it as it is, those of the entry nothing.
    """
    for name, work in (
        ("told", _told),
        ("entry", _entry),
        ("told_alone", _told_alone),
        ("entry_alone", _entry_alone),
    ):
        raw.create_function(name, 2, partial(work, raw), deterministic=True)


def with_entries(raw: Any, rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows of which the last but one is the text of an entry, and the last the mark of the book by which it is packed
    with its fact, if it is: each with the text alone. Quicker than by the functions."""
    told, mark, reader = [], None, None
    for row in rows:
        if row[-1] is None:
            told.append(row[:-1])
            continue
        if row[-1] != mark:
            mark = row[-1]
            reader = _reader(raw, mark)
        entry = _parts_by(reader, row[-2])[2]
        told.append((*row[:-2], entry.decode("utf-8", "replace")))
    return told


class _Open(threading.local):
    """Books by which a thread reads, by their marks: a reader serves one thread at a time."""

    def __init__(self) -> None:
        self.readers: dict[int, ZstdDecompressor] = {}


_OPEN: Final = _Open()


def _told(raw: Any, mark: int | None, kept: Any) -> Any:
    return (
        kept if mark is None else lengthened(_parts(raw, mark, kept)[0].decode("utf-8", "replace"))
    )


def _entry(raw: Any, mark: int | None, kept: Any) -> str | None:
    return None if mark is None else _parts(raw, mark, kept)[2].decode("utf-8", "replace")


def _told_alone(raw: Any, mark: int | None, kept: Any) -> Any:
    start = TOGETHER_FROM.get(kept[0], 1) if isinstance(kept, bytes) and kept else 1
    if mark is None or start == 1:
        return kept
    return seal(kept[1:start].hex(), pack(_told(raw, mark, kept)))


def _entry_alone(raw: Any, mark: int | None, kept: Any) -> bytes | None:
    text = _entry(raw, mark, kept)
    return None if text is None else pack(text)


def _parts(raw: Any, mark: int, kept: Any) -> _Parts:
    return _parts_by(_reader(raw, mark), kept)


def _parts_by(reader: "ZstdDecompressor | None", kept: Any) -> _Parts:
    """The fact, what stands between, and its entry; empty where they are damaged, which whoever reads them finds out."""
    start = TOGETHER_FROM.get(kept[0]) if isinstance(kept, bytes) and kept else None
    if start is None or reader is None:
        return _DAMAGED
    try:
        return reader.decompress(kept[start:]).partition(BETWEEN)
    except (MemoryError, failure()):
        return _DAMAGED


def _reader(raw: Any, mark: int) -> "ZstdDecompressor | None":
    return _OPEN.readers.get(mark) or _opened(raw, mark)


def _opened(raw: Any, mark: int) -> "ZstdDecompressor | None":
    """A reader by the book of the record; ``None`` where that is missing or damaged."""
    found = raw.execute(load_file("sqlite", "loads.sql")["book"], {"mark": mark}).fetchone()
    book = _book_in(found[0], mark) if found else b""
    if not book:
        return None
    if len(_OPEN.readers) >= _MOST_OPEN:
        _OPEN.readers.clear()
    reader = _OPEN.readers[mark] = reader_by(book)
    return reader


def _book_in(kept: Any, mark: int) -> bytes:
    """The book that was stored; empty where it is not that of the mark any more."""
    try:
        book = zlib.decompress(kept)
    except (zlib.error, TypeError):
        return b""
    return book if mark_of(book) == mark else b""
