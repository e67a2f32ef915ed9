"""How many facts hold each token, and the word it comes from, where they are too many for dictionaries."""

from collections.abc import ItemsView, Iterator, Mapping
from typing import Final

from knowledge.lexicon.wordtable import WordTable

__all__ = ["Counts", "Surfaces"]

_KEPT: Final = 16_384


class Counts(Mapping[str, int]):
    """Facts by token: those of a table, but for the tokens that were ``changed``, 0 for gone."""

    __slots__ = ("_asked", "_changed", "_size", "_table")

    def __init__(self, table: WordTable, changed: Mapping[str, int]) -> None:
        self._table = table
        self._changed = changed
        self._asked: dict[str, int] = {}
        """Facts of tokens that were asked for, since questions ask for the same ones again and again."""
        added = sum(count > 0 and token not in table for token, count in changed.items())
        gone = sum(count < 1 and token in table for token, count in changed.items())
        self._size = len(table) + added - gone

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[str]:
        yield from filter(self.keeps, self._table)
        for token, count in self._changed.items():
            if count > 0 and token not in self._table:
                yield token

    def keeps(self, token: str) -> bool:
        """Whether a token of the table is still there."""
        return self._changed.get(token, 1) > 0

    def starting(self, beginning: str) -> list[str]:
        """The tokens that begin so, in order."""
        held = [token for token, _ in self._table.starting(beginning) if self.keeps(token)]
        added = (each for each in self._changed if each.startswith(beginning) and each in self)
        return sorted({*held, *added})

    def __contains__(self, token: object) -> bool:
        return isinstance(token, str) and self._count(token) > 0

    def __getitem__(self, token: str) -> int:
        held = self._count(token)
        if held < 1:
            raise KeyError(token)
        return held

    def _count(self, token: str) -> int:
        """0 for what is not there."""
        found = self._asked.get(token)
        if found is None:
            if len(self._asked) >= _KEPT:
                self._asked.clear()
            held = self._changed.get(token)
            if held is None:
                held = int((self._table.told(token) or "0").partition("\t")[0])
            found = self._asked[token] = max(held, 0)
        return found


class Surfaces(Mapping[str, str]):
    """Words by token; not of tokens that are gone, nor of marks, which come from no word."""

    __slots__ = ("_added", "_counts", "_table")

    def __init__(self, table: WordTable, added: Mapping[str, str], counts: Counts) -> None:
        self._table = table
        self._added = added
        self._counts = counts

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[str]:
        return (token for token, _ in self.items())

    def __getitem__(self, token: str) -> str:
        own = (self._table.told(token) or "").partition("\t")[2]
        word = own or self._added.get(token, "")
        if not word or token not in self._counts:
            raise KeyError(token)
        return word

    def items(self) -> ItemsView[str, str]:
        return _Pairs(self)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every token with its word, in one go: to look each up takes twice as long."""
        added = dict(self._added)
        for token, text in self._table.pairs():
            word = text.partition("\t")[2] or added.get(token, "")
            added.pop(token, None)
            if word and self._counts.keeps(token):
                yield token, word
        for token, word in added.items():
            if token in self._counts:
                yield token, word


class _Pairs(ItemsView[str, str]):
    _mapping: Surfaces

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return self._mapping.pairs()
