"""Typing slips repaired against the record's own words.

Candidates share letter pairs with the typed word (an index of bigrams), are within an edit distance
bounded by the length, and are ordered by distance, frequency, first letter and consonant skeleton.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log10

from rapidfuzz.distance import OSA

from knowledge.flow import Vocabulary
from knowledge.lexicon.common import is_common
from knowledge.text import Token, skeleton

__all__ = ["Speller", "Suggestion"]

_SHORTEST = 4
_FREQUENCY = 0.22
_FIRST_LETTER = 0.45
_SAME_SOUND = 0.4
_SHARE = 0.35
_POOL = 200
_FAR_COMMONER = 50


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word of the record that was probably meant. ``weight`` 0 to 0.9 falls with the distance."""

    token: str
    word: str
    weight: float
    distance: int


class Speller:
    """Repairs against one vocabulary; words with digits or marked tokens take no part."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._frequency = vocabulary.frequency
        self._words: list[tuple[str, str]] = []
        self._pairs: dict[str, list[int]] = {}
        for token in sorted(vocabulary.surface):
            word = vocabulary.surface[token]
            if token in vocabulary.frequency and word.isalpha() and len(word) >= _SHORTEST:
                for pair in _bigrams(word):
                    self._pairs.setdefault(pair, []).append(len(self._words))
                self._words.append((word, token))
        self._known = {word: token for word, token in self._words}
        self._cached = lru_cache(maxsize=2048)(self._suggest)

    def is_common(self, word: Token) -> bool:
        """Whether it is an ordinary English word, which is never a slip."""
        return is_common(word.stem)

    def suggest(self, word: Token, *, limit: int = 3) -> tuple[Suggestion, ...]:
        """At most ``limit`` words of the record for a word that it lacks, best first.

        A known or ordinary word gets suggestions only when a neighbour at one edit is 50 times
        commoner in the record.
        """
        if word.number is not None or len(word.folded) < _SHORTEST or not word.folded.isalpha():
            return ()
        held = self._frequency.get(word.stem, 0)
        found = self._cached(word.folded)
        if held or is_common(word.stem):
            found = tuple(
                s
                for s in found
                if held and s.distance == 1 and self._frequency[s.token] >= _FAR_COMMONER * held
            )
        return found[:limit]

    def split(self, word: Token) -> tuple[str, ...]:
        """Two words of the record or of English that were typed as one, else nothing."""
        written = word.folded
        if len(written) < 2 * _SHORTEST - 1 or not written.isalpha():
            return ()
        for at in range(3, len(written) - 2):
            left, right = written[:at], written[at:]
            if left in self._known and right in self._known:
                return left, right
        return ()

    def _suggest(self, written: str) -> tuple[Suggestion, ...]:
        allowed = _allowed(len(written))
        sound = skeleton(written)
        found: list[tuple[float, Suggestion]] = []
        for at in self._neighbours(written):
            word, token = self._words[at]
            gap = OSA.distance(written, word, score_cutoff=allowed)
            if gap > allowed or not gap:
                continue
            cost = gap - _FREQUENCY * log10(1 + self._frequency[token])
            cost += _FIRST_LETTER * (word[0] != written[0])
            cost -= _SAME_SOUND * (skeleton(word) == sound)
            if gap == allowed > 1 and len(written) < 2 * gap + 2:
                continue
            weight = 0.9 * exp(-0.35 * max(0.0, cost))
            found.append((cost, Suggestion(token, word, round(weight, 4), gap)))
        found.sort(key=lambda pair: (pair[0], pair[1].word))
        return tuple(suggestion for _, suggestion in found[:3])

    def _neighbours(self, written: str) -> list[int]:
        """Words that share enough letter pairs, most first; bounded."""
        pairs = _bigrams(written)
        shared: Counter[int] = Counter()
        for pair in pairs:
            shared.update(self._pairs.get(pair, ()))
        least = max(1, int(_SHARE * len(pairs)))
        near = [(count, at) for at, count in shared.items() if count >= least]
        near.sort(key=lambda pair: (-pair[0], pair[1]))
        return [at for _, at in near[:_POOL]]


def _allowed(length: int) -> int:
    if length <= 4:
        return 1
    return 2 if length <= 8 else 3


def _bigrams(word: str) -> frozenset[str]:
    edged = f"^{word}$"
    return frozenset(edged[at : at + 2] for at in range(len(edged) - 1))
