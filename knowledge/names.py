"""Names in a question: by alias, by other spellings of the same name, by office.

A word that is part of no alias is first corrected to one that is: a plural, another spelling of the
same sound (Toqaev, Tokaev, Tokayev), or a slip of the keyboard. Then the longest alias wins. Words
of ordinary English, and words that the record itself uses, are never taken for a misspelt name.
"""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from knowledge.lexicon.common import is_common, is_place
from knowledge.lexicon.near import WordIndex
from knowledge.models import Name, NameKind
from knowledge.text import STOP, Token, fold, heard, skeleton, tokens

__all__ = ["NameBook", "NameHit", "spellings", "stems_of"]

_MAX_WORDS: Final = 6
_SOUND_LENGTH: Final = 4
_SLIP_LENGTH: Final = 5
_LONG_WORD: Final = 8
_TELLING_BONES: Final = 3
_EXACT_FIT: Final = 1.0
_PLURAL_FIT: Final = 0.97
_SURNAME_FIT: Final = 0.95
_SOUND_FIT: Final = 0.9
_VOWEL_FIT: Final = 0.98
_SLIP_FIT: Final = 0.85
_TITLE_FIT: Final = 0.7
_SHORTEST_INITIALS: Final = 3
_MAX_DEPTH: Final = 16
_MAX_VARIANTS: Final = 12
_REWRITTEN: Final = (
    ("tch", "ch"),
    ("kh", "q"),
    ("kh", "h"),
    ("zh", "j"),
    ("dzh", "j"),
    ("iy", "y"),
    ("yy", "y"),
    ("ye", "e"),
    ("yu", "iu"),
    ("ya", "ia"),
    ("q", "k"),
    ("ou", "u"),
    ("ts", "c"),
)


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


@lru_cache(maxsize=1024)
def stems_of(name: Name) -> frozenset[str]:
    """Stems of the telling words of every way to write the name, titles aside."""
    written = tokens(" ".join((name.display, *name.aliases)))
    return frozenset(word.stem for word in written if word.folded not in STOP)


def spellings(name: Name) -> tuple[str, ...]:
    """Folded display name and aliases, then generated ways to write the same; each once."""
    written = [fold(text) for text in (name.display, *name.aliases)]
    found = dict.fromkeys(text for text in written if text)
    for text in tuple(found):
        found.update(dict.fromkeys(_rewritten(text)))
    return tuple(found)


def _rewritten(folded: str) -> tuple[str, ...]:
    """Other ways to put the same sounds into Latin letters."""
    return tuple(folded.replace(one, other) for one, other in _REWRITTEN if one in folded)


class NameBook:
    """The names of one scope, found in tokens.

    ``words`` are index tokens of the record's own words: like ordinary English they are never
    taken for a misspelt name.
    """

    def __init__(self, names: Iterable[Name], words: Container[str] = ()) -> None:
        self._words = words
        self._by_key: dict[tuple[str, ...], _Entry] = {}
        self._by_sound: dict[str, dict[str, str]] = {}
        """By skeleton: each spelling with the word of an alias that it varies."""
        self._names: dict[tuple[str, str], Name] = {}
        self._children: dict[tuple[str, str], list[str]] = {}
        ordered = sorted(names, key=lambda name: (name.scope, name.id))
        held = Counter(stem for name in ordered for stem in stems_of(name))
        self._shared = frozenset(stem for stem, names_with_it in held.items() if names_with_it > 1)
        for name in ordered:
            self._names[name.scope, name.id] = name
            if name.within:
                self._children.setdefault((name.scope, name.within), []).append(name.id)
            for spelling in (name.display, *name.aliases):
                self._enter(fold(spelling), _Entry(name, _EXACT_FIT))
        for name in ordered:
            for title in name.titles:
                self._enter(fold(title), _Entry(name, _TITLE_FIT, by_title=True))
        self._enter_surnames(ordered)
        self._enter_initials(ordered)
        self._parts = frozenset(word for key in self._by_key for word in key)
        self._part_of_stem = _by_stem(self._parts)
        self._enter_sounds()
        self._index = WordIndex(word for word in self._parts if len(word) >= _SOUND_LENGTH)
        self._meant = lru_cache(maxsize=4096)(self._mean)

    def by_id(self, scope: str, name_id: str) -> Name | None:
        """The name of that id in that scope, if any."""
        return self._names.get((scope, name_id))

    def ancestors(self, name: Name) -> frozenset[str]:
        """Ids of the places or organisations that contain ``name``, near and far."""
        found: dict[str, None] = {}
        current = name.within
        while current and current not in found and len(found) < _MAX_DEPTH:
            found[current] = None
            outer = self.by_id(name.scope, current)
            current = outer.within if outer else ""
        return frozenset(found)

    def descendants(self, name: Name) -> frozenset[str]:
        """Ids of all that ``name`` contains, directly or through others."""
        found: set[str] = set()
        waiting = [name.id]
        while waiting:
            for child in self._children.get((name.scope, waiting.pop()), ()):
                if child not in found and child != name.id:
                    found.add(child)
                    waiting.append(child)
        return frozenset(found)

    def single_words(self, name: Name) -> tuple[str, ...]:
        """Stems of the ways to write the name in one word that are part of no other name and no English word."""
        written = (tokens(spelling) for spelling in (name.display, *name.aliases))
        alone = (words[0].stem for words in written if len(words) == 1)
        return tuple(
            stem
            for stem in dict.fromkeys(alone)
            if stem not in self._shared and not is_common(stem)
        )

    def knows(self, word: Token) -> bool:
        """Whether ``word`` is a word of some alias, as typed or by its sound or a slip."""
        return bool(self._readings(word))

    def find(self, words: Sequence[Token]) -> tuple[NameHit, ...]:
        """Names in the words, in order, never overlapping; at each place the longest wins."""
        meant = [self._readings(word) for word in words]
        found: list[NameHit] = []
        at = 0
        while at < len(words):
            hit = self._at(meant, at)
            if hit is None:
                at += 1
            else:
                found.append(hit)
                at = hit.last + 1
        return tuple(found)

    def _at(self, meant: Sequence[tuple[tuple[str, float], ...]], at: int) -> NameHit | None:
        """The longest alias that begins at ``at``, as typed if possible, else the best corrected."""
        runs: list[tuple[tuple[str, ...], float]] = [((), _EXACT_FIT)]
        best: NameHit | None = None
        for last in range(at, min(len(meant), at + _MAX_WORDS)):
            runs = [
                ((*key, word), fit * part)
                for key, fit in runs
                for word, part in meant[last]
                if fit * part > _SLIP_FIT**3
            ][:_MAX_VARIANTS]
            if not runs:
                break
            hits = [
                NameHit(entry.name, at, last, round(entry.fit * fit, 4), entry.by_title)
                for key, fit in runs
                if (entry := self._by_key.get(key)) is not None
            ]
            if hits:
                best = max(hits, key=lambda hit: hit.fit)
        return best

    def _readings(self, word: Token) -> tuple[tuple[str, float], ...]:
        """Words of aliases that ``word`` may stand for, with how well; best first."""
        if word.folded in self._parts:
            return ((word.folded, _EXACT_FIT),)
        if word.folded in STOP or word.number is not None or not word.folded.isalpha():
            return ()
        return self._meant(word.folded, word.stem)

    def _mean(self, written: str, stem: str) -> tuple[tuple[str, float], ...]:
        if inflected := self._inflected(written, stem):
            return ((inflected, _PLURAL_FIT),)
        if len(written) < _SOUND_LENGTH or is_common(stem) or is_place(written):
            return ()
        if stem in self._words:
            return ()
        found = dict(self._slipped(written))
        for known, fit in self._sounding(written):
            found[known] = max(found.get(known, 0.0), fit)
        best = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(best[:3])

    def _inflected(self, written: str, stem: str) -> str:
        """The alias word of which ``written`` is a plural, or that has the same index token."""
        single = written.removesuffix("s")
        if single != written and len(single) >= _SOUND_LENGTH - 1 and single in self._parts:
            return single
        return self._part_of_stem.get(stem, "")

    def _slipped(self, written: str) -> Iterable[tuple[str, float]]:
        """Words within a slip or two; of four letters only with two of them swapped."""
        if len(written) < _SLIP_LENGTH:
            for gap, known in self._index.near(written, 1):
                if sorted(known) == sorted(written):
                    yield known, _SLIP_FIT**gap
            return
        for gap, known in self._index.near(written, 1 if len(written) < _LONG_WORD else 2):
            if len(known) >= _SLIP_LENGTH - 1:
                yield known, _SLIP_FIT**gap

    def _sounding(self, written: str) -> Iterable[tuple[str, float]]:
        """Words of the same consonants whose vowels differ by little."""
        sound, bones = heard(written), skeleton(written)
        for spelling, known in self._by_sound.get(bones, {}).items():
            gap = OSA.distance(sound, heard(spelling))
            ends_alike = len(bones) >= _TELLING_BONES or written[-1] == spelling[-1]
            if ends_alike and gap <= _vowels_allowed(len(sound)):
                yield known, _SOUND_FIT * _VOWEL_FIT**gap

    def _enter(self, folded: str, entry: _Entry) -> None:
        key = tuple(folded.split())
        if not key or len(key) > _MAX_WORDS or all(word in STOP for word in key):
            return
        self._by_key.setdefault(key, entry)
        without = tuple(word for word in key if word not in STOP)
        if len(without) > 1:
            self._by_key.setdefault(without, entry)

    def _enter_surnames(self, names: Sequence[Name]) -> None:
        """A person's last name alone means the person told of most, unless it means another."""
        people = [name for name in names if name.kind is NameKind.PERSON]
        for name in sorted(people, key=lambda n: -len(n.aliases) - len(n.titles)):
            parts = fold(name.display).split()
            if len(parts) > 1 and not _ordinary(parts[-1]):
                self._enter(parts[-1], _Entry(name, _SURNAME_FIT))

    def _enter_initials(self, names: Sequence[Name]) -> None:
        """Initials of names of several words: "IAEA"; words in capitals count whole: "USGS"."""
        for name in names:
            for spelling in (name.display, *name.aliases):
                initials = _initials(spelling)
                if len(initials) >= _SHORTEST_INITIALS and not _ordinary(initials):
                    self._enter(initials, _Entry(name, _SURNAME_FIT))

    def _enter_sounds(self) -> None:
        for word in sorted(self._parts):
            if len(word) < _SOUND_LENGTH:
                continue
            for spelling in (word, *_rewritten(word)):
                self._by_sound.setdefault(skeleton(spelling), {}).setdefault(spelling, word)


def _initials(spelling: str) -> str:
    """First letters of the words that begin with a capital; empty for fewer than two of them."""
    words = [word for word in spelling.replace("-", " ").split() if word[:1].isupper()]
    if len(words) < 2:
        return ""
    return fold("".join(word if word.isupper() and len(word) < 4 else word[0] for word in words))


def _by_stem(parts: Iterable[str]) -> dict[str, str]:
    """Words of names by the stem that the index has for them: "almati" and "Almaty" share one."""
    found: dict[str, str] = {}
    for part in sorted(parts):
        for token in tokens(part):
            if len(part) >= _SLIP_LENGTH and part not in STOP:
                found.setdefault(token.stem, part)
    return found


def _vowels_allowed(length: int) -> int:
    if length <= _SLIP_LENGTH:
        return 1
    return 2 if length <= _LONG_WORD else 3


def _ordinary(folded: str) -> bool:
    return folded in STOP or any(is_common(token.stem) for token in tokens(folded))
