"""All names of some events, by scope and id; those of a great event stay as they are written until one is asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import merge
from itertools import islice
from operator import attrgetter
from typing import Final

from knowledge.lexicon.wordtable import WordTable
from knowledge.models import Name

__all__ = ["NameList", "ReadNames"]

ReadNames = Callable[[str, Sequence[str]], Sequence[Name]]
"""Reads written names of a scope, all or none."""

_AT_ONCE: Final = 1000
_KEPT: Final = 2048


class NameList(Mapping[tuple[str, str], Name]):
    """Names by (scope, id), in that order. A name that is given hides a written one of its scope and id."""

    def __init__(
        self,
        names: Iterable[Name] = (),
        written: Mapping[str, WordTable] | None = None,
        read: ReadNames | None = None,
    ) -> None:
        """``written`` has for each scope the ids with what ``read`` makes a name of."""
        self._held = {(name.scope, name.id): name for name in names}
        self._written = dict(sorted(written.items())) if written and read else {}
        self._read = read
        self._one = lru_cache(maxsize=_KEPT)(self._read_one)
        hidden = sum(self._is_written(*key) for key in self._held)
        self._size = len(self._held) + sum(map(len, self._written.values())) - hidden

    def same(self, other: "NameList") -> bool:
        """Whether both hold the same names."""
        mine, theirs = self._written, other._written
        return self._held == other._held and (
            {scope: table.lines for scope, table in mine.items()}
            == {scope: table.lines for scope, table in theirs.items()}
        )

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((name.scope, name.id) for name in self.ordered())

    def __contains__(self, key: object) -> bool:
        return key in self._held or (isinstance(key, tuple) and self._is_written(*key))

    def __getitem__(self, key: tuple[str, str]) -> Name:
        held = self._held.get(key)
        return held if held is not None else self._one(*key)

    def ordered(self) -> Iterator[Name]:
        """Every name once, by scope and id; of the written ones no more than a few are in memory."""
        place = attrgetter("scope", "id")
        held = sorted(self._held.values(), key=place)
        shown = (each for each in self._all_written() if (each.scope, each.id) not in self._held)
        return merge(held, shown, key=place)

    def _all_written(self) -> Iterator[Name]:
        if self._read is None:
            return
        for scope, table in self._written.items():
            bodies = (body for _, body in table.pairs())
            while some := list(islice(bodies, _AT_ONCE)):
                yield from self._read(scope, some)

    def _is_written(self, scope: str, name: str) -> bool:
        return scope in self._written and name in self._written[scope]

    def _read_one(self, scope: str, name: str) -> Name:
        if self._read is None or not self._is_written(scope, name):
            raise KeyError(scope, name)
        return self._read(scope, [self._written[scope][name]])[0]
