"""Names in a question: by alias, by other spellings of the same name, by office.

A word that is part of no alias is first corrected to one that is: a plural, another spelling of the
same sound (Toqaev, Tokaev, Tokayev), or a slip of the keyboard. Then the longest alias wins. Words
of ordinary English, and words that the record itself uses, are never taken for a misspelt name.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from knowledge.forms import APART, BASE_FORMS
from knowledge.lexicon.common import is_common, is_place
from knowledge.lexicon.near import WordIndex
from knowledge.models import Name, NameKind
from knowledge.names.entries import (
    BY_TITLE,
    DOUBTED,
    DOUBTFUL,
    EXACT_FIT,
    FITS,
    MAX_WORDS,
    PART,
    SHARED,
    Entries,
    is_ordinary,
)
from knowledge.names.listing import NameList
from knowledge.names.sounds import SoundIndex, rewritten
from knowledge.text import STOP, Token, fold, heard, skeleton, tokens
from knowledge.text import words as told

__all__ = ["NameBook", "NameHit", "spellings", "stems_of"]

_SOUND_LENGTH: Final = 4
_SLIP_LENGTH: Final = 5
_LONG_WORD: Final = 8
_TELLING_BONES: Final = 3
_PLURAL_FIT: Final = 0.97
_SOUND_FIT: Final = 0.9
_VOWEL_FIT: Final = 0.98
_SLIP_FIT: Final = 0.85
_MAX_DEPTH: Final = 16
_MAX_VARIANTS: Final = 12


class NameHit(NamedTuple):
    """A name found at token indices ``first`` to ``last``, inclusive; ``fit`` at most 1."""

    name: Name
    first: int
    last: int
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
        found.update(dict.fromkeys(rewritten(text)))
    return tuple(found)


class NameBook:
    """The names of some scopes, found in tokens.

    ``words`` are index tokens of the record's own words: like ordinary English they are never
    taken for a misspelt name. What corrects other words is made ready when the first of them comes.
    """

    def __init__(self, names: NameList | Iterable[Name], words: Container[str] = ()) -> None:
        self._names = names if isinstance(names, NameList) else NameList(names)
        self._words = words
        entries = Entries()
        for name in self._names.ordered():
            entries.add(name)
        self._by_key = entries.keys()
        self._parts = entries.words()
        self._children = entries.children
        self.told: tuple[Name, ...] = tuple(entries.told)
        """The names of which the record says more than how they are written."""
        self._meant = lru_cache(maxsize=4096)(self._mean)
        self._borne = lru_cache(maxsize=4096)(self._bearer)

    def make_ready(self) -> None:
        """Make what corrects words now, for one who answers many questions."""
        self._sounds.make_ready()
        self._index.make_ready()

    def beside(self, words: Container[str]) -> "NameBook":
        """The same names, where the record has other words."""
        other = copy(self)
        other._words = words
        other._meant = lru_cache(maxsize=4096)(other._mean)
        other._borne = lru_cache(maxsize=4096)(other._bearer)
        return other

    @cached_property
    def _long_parts(self) -> tuple[str, ...]:
        """Words of names that may be misspelt, in order."""
        return tuple(word for word, _ in self._parts.pairs() if len(word) >= _SOUND_LENGTH)

    @cached_property
    def _index(self) -> WordIndex:
        return WordIndex(self._long_parts, of_record=True)

    @cached_property
    def _sounds(self) -> SoundIndex:
        return SoundIndex(self._long_parts)

    @cached_property
    def _irregular(self) -> Mapping[str, Sequence[str]]:
        """Words of names whose index token is made otherwise than by cutting an ending, by that token."""
        found: dict[str, list[str]] = {}
        for form in sorted({*BASE_FORMS, *APART}):
            if form in self._parts:
                found.setdefault(tokens(form)[0].stem, []).append(form)
        return found

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
            if not is_common(stem) and not self._is_shared(stem)
        )

    def knows(self, word: Token) -> bool:
        """Whether ``word`` is a word of some alias, as typed or by its sound or a slip."""
        return bool(self._readings(word))

    def writes(self, word: Token) -> bool:
        """Whether ``word`` is a word of some alias as typed."""
        return self._is_part(word.folded)

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
        runs: list[tuple[tuple[str, ...], float]] = [((), EXACT_FIT)]
        best: NameHit | None = None
        for last in range(at, min(len(meant), at + MAX_WORDS)):
            runs = [
                ((*key, word), fit * part)
                for key, fit in runs
                for word, part in meant[last]
                if fit * part > _SLIP_FIT**3
            ][:_MAX_VARIANTS]
            if not runs:
                break
            hits = [
                NameHit(name, at, last, round(own * fit, 4), by_title)
                for key, fit in runs
                for name, own, by_title in self._entries(" ".join(key))
            ]
            if hits:
                best = max(hits, key=lambda hit: hit.fit)
        return best

    def _entries(self, key: str) -> Iterator[tuple[Name, float, bool]]:
        """The name that is written so, how well, and whether by its title."""
        value = self._by_key.told(key)
        if value is None or (value[0] in DOUBTFUL and is_ordinary(key)):
            return
        scope, _, name_id = value[1:].partition("\t")
        yield self._names[scope, name_id], FITS[value[0]], value[0] == BY_TITLE

    def _is_part(self, folded: str) -> bool:
        """Whether it is a word of some way to write a name."""
        value = self._parts.told(folded)
        return value is not None and (
            value[0] == PART or (value[0] == DOUBTED and not is_ordinary(folded))
        )

    def _of_stem(self, stem: str) -> list[str]:
        """Words of names that have this index token, in order."""
        likely = (word for word, _ in self._parts.starting(_root(stem)))
        found = {word for word in likely if any(each == stem for _, each in told(word))}
        return sorted(found.union(self._irregular.get(stem, ())))

    def bearer(self, stem: str) -> Name | None:
        """The one name of whose spellings a word of this index token is; ``None`` where there is none or several."""
        return self._borne(stem)

    def _bearer(self, stem: str) -> Name | None:
        found = ""
        for word, owner in self._likely_owners(stem):
            # Of hundreds of words that begin so hardly any has the token, and to read it takes longest.
            if owner in ("", found) or not any(each == stem for _, each in told(word)):
                continue
            if found or owner == SHARED:
                return None
            found = owner
        scope, _, name_id = found.partition("\t")
        return self._names.get((scope, name_id)) if found else None

    def _likely_owners(self, stem: str) -> Iterator[tuple[str, str]]:
        """The words that may have the index token, with whose they are: first the one that is the token, mostly many's."""
        for word in (stem, *self._irregular.get(stem, ())):
            if value := self._parts.told(word):
                yield word, value[1:]
        for word, value in self._parts.starting(_root(stem)):
            yield word, value[1:]

    def _is_shared(self, stem: str) -> bool:
        """Whether several names have a word of this index token."""
        owners = {self._parts[word][1:] for word in self._of_stem(stem)} - {""}
        return SHARED in owners or len(owners) > 1

    def _readings(self, word: Token) -> tuple[tuple[str, float], ...]:
        """Words of aliases that ``word`` may stand for, with how well; best first."""
        if self._is_part(word.folded):
            return ((word.folded, EXACT_FIT),)
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
        found = {known: fit for known, fit in found.items() if self._is_part(known)}
        best = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(best[:3]) or self._cut(written)

    def _cut(self, written: str) -> tuple[tuple[str, float], ...]:
        """The one person's name of which it is the beginning: "luka" of a president's."""
        begins = [(word, value[1:]) for word, value in self._parts.starting(written)]
        owners = {owner for _, owner in begins}
        if len(owners) != 1 or any(len(word) < len(written) + _CUT_OFF for word, _ in begins):
            return ()
        scope, _, name_id = owners.pop().partition("\t")
        name = self._names.get((scope, name_id)) if name_id else None
        if name is None or name.kind is not NameKind.PERSON or is_ordinary(written):
            return ()
        return tuple((word, _CUT_FIT) for word, _ in begins[:1])

    def _inflected(self, written: str, stem: str) -> str:
        """The alias word of which ``written`` is a plural, or that has the same index token."""
        single = written.removesuffix("s")
        if single != written and len(single) >= _SOUND_LENGTH - 1 and self._is_part(single):
            return single
        return next(
            (
                part
                for part in self._of_stem(stem)
                if len(part) >= _SLIP_LENGTH and part not in STOP and self._is_part(part)
            ),
            "",
        )

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
        for spelling, known in self._sounds.of(bones):
            gap = OSA.distance(sound, heard(spelling))
            ends_alike = len(bones) >= _TELLING_BONES or written[-1] == spelling[-1]
            if ends_alike and gap <= _vowels_allowed(len(sound)):
                yield known, _SOUND_FIT * _VOWEL_FIT**gap


_CUT_OFF: Final = 2
"""Letters that are left away of a name at least."""
_CUT_FIT: Final = 0.8
_SIMPLER: Final = "iel"
"""Last letters of an index token that a word may have otherwise: "almati" for "almaty"."""


def _root(stem: str) -> str:
    """How every word begins that has the index token, but for irregular ones."""
    return stem[:-1] if stem[-1:] in _SIMPLER else stem


def _vowels_allowed(length: int) -> int:
    if length <= _SLIP_LENGTH:
        return 1
    return 2 if length <= _LONG_WORD else 3
