"""Postings of what is asked: what was read before stays as arrays, within so many bytes.

Imported only where an event is large, for it brings numpy with it.
"""

import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

from knowledge.storage.dialect import queries_of
from knowledge.storage.postings import PIECES, rows_of_part
from knowledge.storage.rare import Opened, open_block, part_of

__all__ = ["Read", "Shelf"]

_BYTES: Final = 4 << 20
_SHARE: Final = 32
"""No token takes more than such a part of the whole: the commonest would push out all others."""
_LAST: Final = 2 << 20
"""Bytes up to which all postings of what was asked last are kept: a month that can be of several years is asked for once
for each."""
_BESIDE: Final = 400
"""Bytes of an entry besides those of its arrays, and of each of its parts."""

_BLOCKS: Final = 512
"""Blocks of rare tokens that stay unpacked, some two thousand bytes each."""

_Key = tuple[int, int, str]
"""Scope, the change that made its segment, and token: what that segment tells of it never changes."""
_Part = tuple[Any, Any]
"""Rows of 32 bits, ascending, and the impact of each."""


class _Entry(NamedTuple):
    """The first parts of a token, or all of them."""

    parts: Sequence[_Part]
    postings: int
    """Postings of these parts."""
    is_all: bool

    @property
    def size(self) -> int:
        return 5 * self.postings + _BESIDE * (1 + len(self.parts))


@dataclass(frozen=True, slots=True)
class Read:
    """Parts of postings: of each the rows, the impacts, and the place of its token among those asked for."""

    rows: list[Any]
    impacts: list[Any]
    places: list[int]

    def add(self, place: int, entry: _Entry, most: int) -> int:
        """Add the parts of a token until there are ``most`` postings, 0 for all; how many there are."""
        count = 0
        for rows, impacts in entry.parts:
            self.rows.append(rows)
            self.impacts.append(impacts)
            self.places.append(place)
            count += len(rows)
            if 0 < most <= count:
                break
        return count


class Shelf:
    """Reads postings over any open connection, for several threads at once."""

    def __init__(self, size: int = _BYTES) -> None:
        self._most = size
        self._size = 0
        self._held: OrderedDict[_Key, _Entry] = OrderedDict()
        self._lock = threading.Lock()
        self._open: Callable[[bytes], Opened] = lru_cache(maxsize=_BLOCKS)(open_block)
        self._last: tuple[tuple[_Key, ...], Read] | None = None

    @property
    def size(self) -> int:
        """Bytes of what is kept, about."""
        return self._size

    def read(self, raw: Any, scope: int, made: int, tokens: Sequence[str], most: int) -> Read:
        """The postings of the tokens in their order, of each those of the greatest impact first, until there are
        ``most``; no part is cut, and 0 stands for all. ``made`` is the change that made the segment. Raises
        ``Unreadable`` for damaged ones."""
        keys = [(scope, made, token) for token in tokens]
        last = self._last
        if not most and last is not None and last[0] == tuple(keys):
            return last[1]
        with self._lock:
            known = list(map(self._held.get, keys))
        missing = _Missing(raw, scope, tokens, known, self._open)
        found = Read([], [], [])
        used: dict[_Key, _Entry] = {}
        left = most
        for place, held in enumerate(known):
            is_enough = held is not None and (held.is_all or 0 < left <= held.postings)
            entry = held if held and is_enough else missing.read(place, left)
            used[keys[place]] = entry
            left -= found.add(place, entry, left)
            if most and left <= 0:
                break
            left = left if most else 0
        missing.close()
        self._keep(used)
        if not most and sum([entry.size for entry in used.values()]) <= _LAST:
            self._last = tuple(keys), found
        return found

    def _keep(self, used: Mapping[_Key, _Entry]) -> None:
        """Put what was used last, and let go of what was used longest ago."""
        held, most = self._held, self._most // _SHARE
        with self._lock:
            for key, entry in used.items():
                before = held.get(key)
                if before is entry:
                    held.move_to_end(key)
                elif entry.size <= most:
                    self._size += entry.size - (before.size if before else 0)
                    held[key] = entry
                    held.move_to_end(key)
            while self._size > self._most:
                _, gone = held.popitem(last=False)
                self._size -= gone.size


class _Missing:
    """What is read of the tokens of which not all is known, one after the other, no further than is wanted."""

    def __init__(
        self,
        raw: Any,
        scope: int,
        tokens: Sequence[str],
        known: Sequence[_Entry | None],
        open_block: Callable[[bytes], Opened],
    ) -> None:
        self._raw = raw
        self._scope = scope
        self._tokens = tokens
        self._known = known
        self._open = open_block
        self._cursor: Any = None
        self._places: list[int] = []
        self._row: Any = None
        """That which is next of the table of postings; ``None`` at the end."""

    def read(self, place: int, most: int) -> _Entry:
        """The parts of one more token until there are ``most`` postings, 0 for all: what came with the first facts before
        what was added."""
        if self._cursor is None:
            self._begin(place)
        parts = [] if self._is_next(place) and self._row[1] < PIECES else self._rare(place)
        count = sum([len(impacts) for _, impacts in parts])
        while self._is_next(place):
            if 0 < most <= count:
                return _Entry(parts, count, is_all=False)
            part = self._part()
            parts.append(part)
            count += len(part[1])
        return _Entry(parts, count, is_all=True)

    def _is_next(self, place: int) -> bool:
        return self._row is not None and self._places[self._row[0]] == place

    def _part(self) -> _Part:
        """The next part, which is made of several rows of the table."""
        key, piece, first, gaps, impacts = self._row
        end = piece - piece % PIECES + PIECES
        all_gaps, all_impacts = [gaps], [impacts]
        row = self._cursor.fetchone()
        while row is not None and row[1] < end and row[0] == key:
            all_gaps.append(row[3])
            all_impacts.append(row[4])
            row = self._cursor.fetchone()
        self._row = row
        return rows_of_part(first, b"".join(all_gaps), b"".join(all_impacts))

    def _rare(self, place: int) -> list[_Part]:
        """What the block has of a token in which it would stand."""
        token = self._tokens[place]
        wanted = {"scope": self._scope, "token": token}
        found = self._raw.execute(queries_of(self._raw)["rare"], wanted).fetchone()
        part = part_of(self._open(found[0]), token) if found else None
        return [] if part is None else [part]

    def _begin(self, place: int) -> None:
        unknown = enumerate(self._known[place:], start=place)
        self._places = [at for at, held in unknown if held is None or not held.is_all]
        names = json.dumps([self._tokens[at] for at in self._places])
        wanted = {"scope": self._scope, "tokens": names}
        self._cursor = self._raw.execute(queries_of(self._raw)["postings"], wanted)
        self._row = self._cursor.fetchone()

    def close(self) -> None:
        if self._cursor is not None:
            self._cursor.close()
