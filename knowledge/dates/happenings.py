"""Happenings with their days, met by phrases that name them in other words.

"The airport was seized" meets "seizure of the airport": words are compared by stem, synonym, common
beginning and likeness, whatever their order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from knowledge.dates.span import DateSpan
from knowledge.lexicon.synonyms import synonyms
from knowledge.text import STOP, tokens

__all__ = ["NamedHappenings"]

_LONGEST: Final = 200
_MOST_WORDS: Final = 16
_MOST: Final = 500
"""Happenings that are read; more than any request needs."""
_LEAST: Final = 0.7
_NEARLY: Final = 0.9
_SAME_ROOT: Final = 4
_ALIKE: Final = 0.8

_RANKS: Final = {
    word: float(at)
    for at, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1
    )
} | {"last": -1.0}


@dataclass(frozen=True, slots=True)
class _Phrase:
    """``stems`` of the words that carry meaning (of all words when none does), and the numbers."""

    stems: tuple[str, ...]
    numbers: frozenset[float]


class NamedHappenings:
    """Days by phrase, as ``Anchors`` asks for them."""

    def __init__(self, days: Mapping[str, DateSpan]) -> None:
        self._known = [(_read(phrase), span) for phrase, span in list(days.items())[:_MOST]]

    def resolve(self, phrase: str) -> tuple[DateSpan, ...]:
        """Days of the happenings that ``phrase`` may name, best first, each once."""
        asked = _read(phrase)
        rated = [(_fit(asked, known), span) for known, span in self._known]
        rated.sort(key=lambda pair: -pair[0])
        least = max(_LEAST, rated[0][0] * _NEARLY) if rated else _LEAST
        return tuple(dict.fromkeys(span for fit, span in rated if fit >= least))


def _read(phrase: str) -> _Phrase:
    found = tokens(phrase[:_LONGEST])[:_MOST_WORDS]
    telling = [word for word in found if word.folded not in STOP] or found
    numbers = (_RANKS.get(word.folded, word.number) for word in telling)
    return _Phrase(
        tuple(dict.fromkeys(word.stem for word in telling)),
        frozenset(number for number in numbers if number is not None),
    )


def _fit(asked: _Phrase, known: _Phrase) -> float:
    """0 to 1: mostly how much of the shorter phrase the longer one holds, partly the reverse.

    Block 3 is never block 4, nor the second blast the first.
    """
    if not asked.stems or not known.stems:
        return 0.0
    if asked.numbers and known.numbers and asked.numbers.isdisjoint(known.numbers):
        return 0.0
    shorter, longer = sorted((asked.stems, known.stems), key=len)
    held = sum(_best(word, longer) for word in shorter)
    return 0.75 * held / len(shorter) + 0.5 * held / (len(shorter) + len(longer))


def _best(word: str, others: tuple[str, ...]) -> float:
    return max(_alike(word, other) for other in others)


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if any(other == synonym for synonym, _ in synonyms(one)):
        return 0.9
    if one[:1].isdigit() or other[:1].isdigit():
        return 0.0
    shared = _shared_beginning(one, other)
    if shared >= _SAME_ROOT and shared >= 0.6 * max(len(one), len(other)):
        return 0.9
    likeness = fuzz.ratio(one, other) / 100
    return likeness if likeness >= _ALIKE else 0.0


def _shared_beginning(one: str, other: str) -> int:
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))
