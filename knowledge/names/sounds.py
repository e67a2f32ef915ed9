"""Words by their consonants, so that another spelling of the same sound finds them."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from knowledge.lexicon.wordtable import WordTable
from knowledge.text import skeleton, skeletons

__all__ = ["SoundIndex", "rewritten"]

_TELLING: Final = 4
"""Letters from which the first sound of a word is told."""
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


def rewritten(folded: str) -> tuple[str, ...]:
    """Other ways to put the same sounds into Latin letters."""
    return tuple(folded.replace(one, other) for one, other in _REWRITTEN if one in folded)


class SoundIndex:
    """Words of four letters or more; those of a first sound are heard when it is first asked for."""

    def __init__(self, words: Sequence[str]) -> None:
        """``words`` in order: of two that vary to the same spelling the first has it."""
        self._words = words
        self._tables: dict[str, WordTable] = {}

    def of(self, bones: str) -> Iterator[tuple[str, str]]:
        """Each spelling that has the skeleton, with the word that it varies."""
        for entry, word in self._table(bones[:1]).starting(f"{bones} "):
            yield entry[len(bones) + 1 :], word

    def make_ready(self) -> None:
        """Hear all words now."""
        for sound in self._by_sound:
            self._table(sound)

    def _table(self, sound: str) -> WordTable:
        if sound not in self._tables:
            found: dict[str, str] = {}
            for word in self._by_sound.get(sound, ()):
                for spelling in (word, *rewritten(word)):
                    found.setdefault(spelling, word)
            heard = zip(skeletons(list(found)), found.items(), strict=True)
            self._tables[sound] = WordTable.of(
                (f"{bones} {spelling}", word) for bones, (spelling, word) in heard
            )
        return self._tables[sound]

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        """The words by the sounds that some spelling of them begins with."""
        begins: dict[str, frozenset[str]] = {}
        found: dict[str, list[str]] = {}
        for word in self._words:
            first = word[:_TELLING]
            if first not in begins:
                ways = (first, *rewritten(first))
                begins[first] = frozenset(skeleton(way)[:1] for way in ways)
            for sound in begins[first]:
                found.setdefault(sound, []).append(word)
        return found
