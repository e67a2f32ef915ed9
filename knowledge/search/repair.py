"""Slips in the words that every question is made of ("teh", "mnay", "happend"), put right before it is read.

The record's own words are repaired later, as variants beside what was typed; these are replaced,
since cues, dates and measures are read from them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from rapidfuzz.distance import OSA

from knowledge.lexicon.common import is_place
from knowledge.lexicon.measures import MEASURES
from knowledge.lexicon.near import WordIndex
from knowledge.lexicon.thesaurus import commonness
from knowledge.search.framing import FRAMING_WORDS
from knowledge.search.glossary import Glossary
from knowledge.search.spelling import turns_sense
from knowledge.text import STOP, Token

__all__ = ["Repair", "repairs"]

_FREQUENT: Final = (
    "the of and to in is was were for on that by with from at are as did what when who how many "
    "where which why have had has there been this they their not after before about does will "
    "between during since until against because people happened happen killed dead detained "
    "arrested injured number said say says tell told much first last latest long start started "
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow morning "
    "called kicked knocked pulled pushed threw thrown blew blown broke broken burned brought turned picked "
    "first second third fourth fifth sixth seventh eighth ninth tenth afternoon evening night noon midnight week month year police troops "
    "government president protest protests protesters soldiers airport"
).split()
_SHORTEST: Final = 3
_LONG: Final = 6
_ENDING: Final = 3
_FAR: Final = 999


@dataclass(frozen=True, slots=True)
class Repair:
    """A word to be replaced: half-open offsets in the text, what was typed, what was meant."""

    start: int
    end: int
    typed: str
    meant: str


@lru_cache(maxsize=1)
def _core() -> tuple[WordIndex, dict[str, int]]:
    """Question words, function words, framing words and words of measures, with their rank."""
    words = [*_FREQUENT, *sorted(STOP), *FRAMING_WORDS, *" ".join(MEASURES.values()).split()]
    rank: dict[str, int] = {}
    for at, word in enumerate(words):
        if len(word) >= _SHORTEST and word.isalpha():
            rank.setdefault(word, at)
    return WordIndex(rank), rank


def repairs(words: Sequence[Token], glossary: Glossary) -> tuple[Repair, ...]:
    """What to replace, in order. Words that the record or ordinary English knows stay as they are,
    and so do words that are nearer to one of the record's or to one of its names."""
    found = []
    for word in words:
        if len(word.folded) < _SHORTEST or not word.folded.isalpha():
            continue
        misspelt = word.stem in STOP and word.folded not in STOP and word.folded not in _core()[1]
        strange = glossary.is_strange(word) and not _is_rare(word)
        if not (misspelt or strange) or glossary.book.knows(word) or _looks_proper(word):
            continue
        meant, gap = _nearest(word.folded)
        if not meant or turns_sense(word.folded, meant):
            continue
        own = glossary.speller.suggest(word, limit=1)
        if own and own[0].distance < gap:
            continue
        found.append(Repair(word.start, word.end, word.text, meant))
    return tuple(found)


def _looks_proper(word: Token) -> bool:
    """A capital inside the text, or a place of the wider world: a name, not a slip."""
    return is_place(word.folded) or (word.start > 0 and word.text[:1].isupper())


def _is_rare(word: Token) -> bool:
    """Whether it is a rare word of English, or one with a plain ending: "manky" is not "many"."""
    plain = len(word.folded) - len(word.stem) <= _ENDING
    return len(word.folded) > _SHORTEST and plain and commonness(word.stem) > 0


@lru_cache(maxsize=4096)
def _nearest(written: str) -> tuple[str, int]:
    """The core word that was probably meant, and its distance; an empty word when none is near.

    Swapped letters are the likeliest slip, then left-out ones, then doubled or added ones; a
    changed letter is believed only in longer words.
    """
    index, rank = _core()
    edits = 1 if len(written) < _LONG else 2
    best = ("", _FAR)
    best_key = (_FAR, _FAR, _FAR)
    for gap, word in index.near(written, edits):
        kind = _kind_of_slip(written, word)
        if kind == 2 and len(written) < _LONG and not _doubled(written, word):
            continue
        if kind > 2 and (len(written) < _LONG - 1 or word[0] != written[0]):
            continue
        key = (gap, kind, rank[word])
        if key < best_key:
            best, best_key = (word, gap), key
    return best


def _kind_of_slip(written: str, word: str) -> int:
    if sorted(written) == sorted(word):
        return 0
    if len(word) > len(written) and _is_within(written, word):
        return 1
    if len(written) > len(word) and _is_within(word, written):
        return 2
    return 2 + OSA.distance(written, word)


def _doubled(written: str, word: str) -> bool:
    """Whether ``written`` is ``word`` with letters typed twice."""
    return [letter for letter, _ in groupby(written)] == [letter for letter, _ in groupby(word)]


def _is_within(shorter: str, longer: str) -> bool:
    """Whether the letters of ``shorter`` stand in ``longer`` in the same order."""
    letters = iter(longer)
    return all(letter in letters for letter in shorter)
