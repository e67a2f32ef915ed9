"""Names in a question: by alias, by other spellings of the same name, by office.

Exact folded aliases come first; then words of the same consonant skeleton (Toqaev, Tokaev,
Tokayev); then small slips of the keyboard. Ordinary English words are never taken for a misspelt
name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from knowledge.lexicon.common import is_common
from knowledge.models import Name, NameKind
from knowledge.text import STOP, Token, fold, skeleton, tokens

__all__ = ["NameBook", "NameHit"]

_MAX_WORDS = 6
_FUZZY_LENGTH = 5
_SOUND_LENGTH = 4
_SOUND_FIT = 0.9
_SLIP_FIT = 0.85
_TITLE_FIT = 0.7
_SURNAME_FIT = 0.95


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name found at token indices ``first`` to ``last``, inclusive; ``fit`` at most 1."""

    name: Name
    first: int
    last: int
    fit: float
    by_title: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    name: Name
    fit: float
    by_title: bool = False


class NameBook:
    """The names of one scope, found in tokens."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._by_key: dict[tuple[str, ...], _Entry] = {}
        self._by_sound: dict[tuple[str, ...], _Entry] = {}
        self._singles: dict[int, list[str]] = {}
        self._names: dict[str, Name] = {}
        ordered = sorted(names, key=lambda name: (name.scope, name.id))
        for name in ordered:
            self._names[name.id] = name
            for spelling in (name.display, *name.aliases):
                self._enter(spelling, _Entry(name, 1.0))
        for name in ordered:
            for title in name.titles:
                self._enter(title, _Entry(name, _TITLE_FIT, by_title=True))
        for name in ordered:
            self._enter_surnames(name)
        self._index_singles()

    def by_id(self, name_id: str) -> Name | None:
        """The name of that id, if any."""
        return self._names.get(name_id)

    def find(self, words: Sequence[Token]) -> tuple[NameHit, ...]:
        """Names in the words, in order, never overlapping; at each place the longest wins."""
        found: list[NameHit] = []
        at = 0
        while at < len(words):
            hit = self._at(words, at)
            if hit is None:
                at += 1
            else:
                found.append(hit)
                at = hit.last + 1
        return tuple(found)

    def _at(self, words: Sequence[Token], at: int) -> NameHit | None:
        longest = min(_MAX_WORDS, len(words) - at)
        for length in range(longest, 0, -1):
            run = words[at : at + length]
            key = tuple(word.folded for word in run)
            entry = self._by_key.get(key)
            if entry is not None:
                return NameHit(entry.name, at, at + length - 1, entry.fit, entry.by_title)
        for length in range(min(3, longest), 0, -1):
            run = words[at : at + length]
            entry = self._sounding(tuple(word.folded for word in run))
            if entry is None and length == 1:
                entry = self._slipped(run[0])
            if entry is not None:
                return NameHit(entry.name, at, at + length - 1, entry.fit, entry.by_title)
        return None

    def _sounding(self, key: tuple[str, ...]) -> _Entry | None:
        if any(len(word) < _SOUND_LENGTH or _ordinary(word) for word in key):
            return None
        entry = self._by_sound.get(tuple(skeleton(word) for word in key))
        return _Entry(entry.name, entry.fit * _SOUND_FIT, entry.by_title) if entry else None

    def _slipped(self, word: Token) -> _Entry | None:
        written = word.folded
        if len(written) < _FUZZY_LENGTH or word.number is not None or _ordinary(written):
            return None
        allowed = 1 if len(written) < 8 else 2
        best: tuple[int, int, str] | None = None
        for length in range(len(written) - allowed, len(written) + allowed + 1):
            for known in self._singles.get(length, ()):
                gap = OSA.distance(written, known, score_cutoff=allowed)
                if gap <= allowed:
                    order = (gap, int(known[0] != written[0]), known)
                    best = min(best, order) if best else order
        if best is None:
            return None
        entry = self._by_key[(best[2],)]
        return _Entry(entry.name, entry.fit * _SLIP_FIT ** best[0], entry.by_title)

    def _enter(self, spelling: str, entry: _Entry) -> None:
        key = tuple(token.folded for token in tokens(spelling))
        if not key or len(key) > _MAX_WORDS:
            return
        self._by_key.setdefault(key, entry)
        without = tuple(word for word in key if word not in STOP)
        if len(without) > 1:
            self._by_key.setdefault(without, entry)
        sound = tuple(skeleton(word) for word in key)
        if not entry.by_title and all(len(part) > 1 for part in sound) and sound != key:
            self._by_sound.setdefault(sound, entry)

    def _enter_surnames(self, name: Name) -> None:
        """A person's last name alone means that person, unless it means somebody else already."""
        if name.kind is not NameKind.PERSON:
            return
        parts = fold(name.display).split()
        if len(parts) > 1 and not _ordinary(parts[-1]):
            self._enter(parts[-1], _Entry(name, _SURNAME_FIT))

    def _index_singles(self) -> None:
        for key, entry in self._by_key.items():
            if len(key) == 1 and len(key[0]) >= _FUZZY_LENGTH - 1 and not entry.by_title:
                self._singles.setdefault(len(key[0]), []).append(key[0])


def _ordinary(folded: str) -> bool:
    return folded in STOP or any(is_common(token.stem) for token in tokens(folded))
