"""Every way to write each name, gathered name by name into two tables.

One has what stands for a name: its folded words, and behind them how it is written so and whose it is. The other
has each word with whether it is part of such a way, and whose name it is in.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from knowledge.lexicon.common import is_common
from knowledge.lexicon.wordtable import WordTable
from knowledge.models import Name, NameKind
from knowledge.text import STOP, fold, tokens

__all__ = [
    "BY_TITLE",
    "DOUBTED",
    "DOUBTFUL",
    "EXACT_FIT",
    "FITS",
    "MAX_WORDS",
    "PART",
    "SHARED",
    "Entries",
    "is_ordinary",
]

MAX_WORDS: Final = 6
_SHORTEST_INITIALS: Final = 3
_ARTICLES: Final = frozenset({"the", "a", "an"})
"""Left out in haste within a name: "head of osce"."""
EXACT_FIT: Final = 1.0
BY_TITLE: Final = "t"
_EXACT: Final = "e"
_SURNAME: Final = "s"
_INITIALS: Final = "i"
FITS: Final[Mapping[str, float]] = {
    _EXACT: EXACT_FIT,
    BY_TITLE: 0.7,
    _SURNAME: 0.95,
    _INITIALS: 0.95,
}
"""How well each way to write it means the name."""
DOUBTFUL: Final = frozenset({_SURNAME, _INITIALS})
"""Ways that do not count where they are ordinary words: tested when met, as there are many and few are met."""
PART: Final = "p"
DOUBTED: Final = "d"
"""A word that is part of nothing but doubtful ways."""
_NO_PART: Final = "n"
SHARED: Final = "*"
"""Stands for the owner of a word that several names have."""


class Entries:
    """Names have to come in the order of scope and id: of two written alike the first has it."""

    def __init__(self) -> None:
        self.children: dict[tuple[str, str], list[str]] = {}
        """Ids of the names within each name."""
        self.told: list[Name] = []
        """The names that have titles, or of which something is told."""
        self._keys: dict[str, str] = {}
        self._owners: dict[str, str] = {}
        self._titles: list[tuple[str, str]] = []
        self._surnames: list[tuple[int, str, str]] = []
        self._initials: list[tuple[str, str]] = []

    def add(self, name: Name) -> None:
        """Take in a name; what it is called comes before its title, its surname and its initials."""
        whose = f"{name.scope}\t{name.id}"
        if name.within:
            self.children.setdefault((name.scope, name.within), []).append(name.id)
        if name.titles or name.about:
            self.told.append(name)
        for spelling in (name.display, *name.aliases):
            folded = _folded(spelling)
            self._enter(folded, _EXACT, whose)
            self._own(folded, whose)
            if len(initials := _initials(spelling)) >= _SHORTEST_INITIALS:
                self._initials.append((initials, whose))
        self._titles += [(fold(title), whose) for title in name.titles]
        parts = _folded(name.display).split() if name.kind is NameKind.PERSON else ()
        if len(parts) > 1:
            known = -len(name.aliases) - len(name.titles)
            self._surnames.append((known, parts[-1], whose))

    def keys(self) -> WordTable:
        """The ways to write the names. A last name alone means the person told of most, unless it means another."""
        for folded, whose in self._titles:
            self._enter(folded, BY_TITLE, whose)
        for _, folded, whose in sorted(self._surnames, key=lambda each: each[0]):
            self._enter(folded, _SURNAME, whose)
        for folded, whose in self._initials:
            self._enter(folded, _INITIALS, whose)
        return WordTable.of(self._keys.items())

    def words(self) -> WordTable:
        """The words of the names and of all ways to write them."""
        kinds = dict.fromkeys(self._owners, _NO_PART)
        doubted = [key for key in self._keys if self._keys[key][0] in DOUBTFUL]
        for key in doubted:
            kinds.update(dict.fromkeys(key.split(), DOUBTED))
        for key, value in self._keys.items():
            if value[0] not in DOUBTFUL:
                kinds.update(dict.fromkeys(key.split(), PART))
        return WordTable.of(
            (word, f"{kind}{self._owners.get(word, '')}") for word, kind in kinds.items()
        )

    def _enter(self, folded: str, way: str, whose: str) -> None:
        key = folded.split()
        if not key or len(key) > MAX_WORDS or STOP.issuperset(key):
            return
        self._keys.setdefault(folded, f"{way}{whose}")
        if not STOP.isdisjoint(key):
            without = [word for word in key if word not in STOP]
            if len(without) > 1:
                self._keys.setdefault(" ".join(without), f"{way}{whose}")
            bare = [word for at, word in enumerate(key) if not at or word not in _ARTICLES]
            if len(without) < len(bare) < len(key):
                self._keys.setdefault(" ".join(bare), f"{way}{whose}")

    def _own(self, folded: str, whose: str) -> None:
        for word in folded.split():
            if word not in STOP and self._owners.setdefault(word, whose) != whose:
                self._owners[word] = SHARED


def _folded(spelling: str) -> str:
    """The same as ``fold``, sooner for plain words: there are very many."""
    plain = spelling.isascii() and spelling.replace(" ", "").isalpha() and "US" not in spelling
    if any(len(word) == 1 for word in spelling.split()[1:]):
        # Of "Plan A" the letter is no article.
        return " ".join(token.folded for token in tokens(spelling))
    return " ".join(spelling.lower().split()) if plain else fold(spelling)


def _initials(spelling: str) -> str:
    """First letters of the words that begin with a capital, words in capitals whole: "IAEA", "USGS".

    Empty for fewer than two of them.
    """
    if " " not in spelling and "-" not in spelling:
        return ""
    words = [word for word in spelling.replace("-", " ").split() if word[:1].isupper()]
    if len(words) < 2:
        return ""
    return _folded("".join(word if word.isupper() and len(word) < 4 else word[0] for word in words))


@lru_cache(maxsize=4096)
def is_ordinary(folded: str) -> bool:
    """Whether it is a word, or has a word, that English needs for other things."""
    return folded in STOP or any(is_common(token.stem) for token in tokens(folded))
