"""Typing slips repaired against the record's own words.

Candidates are within an edit distance bounded by the length, and are ordered by distance, frequency,
first letter and consonant skeleton.
"""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from math import exp, log10
from typing import NamedTuple

from knowledge.flow import Vocabulary
from knowledge.lexicon.common import is_common, is_place
from knowledge.lexicon.keys import slips_to
from knowledge.lexicon.near import WordIndex, edits_allowed
from knowledge.lexicon.spellings import is_written
from knowledge.lexicon.thesaurus import commonness, kinds
from knowledge.text import Token, skeleton, tokens

__all__ = ["Speller", "Suggestion", "turns_sense"]

_SHORTEST = 4
_SHORTEST_PART = 3
_LONGEST_JOINED = 40
_KEPT = 10
_FREQUENCY = 0.22
_FIRST_LETTER = 0.45
_SAME_SOUND = 0.4
_OF_THE_HAND = 0.3
"""What a slip that hands make costs less than another letter in its place."""
_DECAY = 0.35
_BEST = 0.9
_FAR_COMMONER = 50
_SURELY_A_WORD = 0.1
_MOSTLY = 0.5
_TURNING = frozenset("un in im ir il dis non re de anti mis over under".split())


class Suggestion(NamedTuple):
    """A word of the record that was probably meant. ``weight`` 0 to 0.9 falls with the distance."""

    token: str
    word: str
    weight: float
    distance: int


class Speller:
    """Repairs against one vocabulary; words with digits or marked tokens take no part.

    The lists to look through are made when the first word comes that the record lacks.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._frequency = vocabulary.frequency
        self._surface = vocabulary.surface
        self._facts = vocabulary.facts
        self._cached = lru_cache(maxsize=2048)(self._suggest)
        self._most_beside = lru_cache(maxsize=2048)(self._most_at_one_edit)

    @cached_property
    def _lists(self) -> tuple[WordIndex, WordIndex, dict[str, str]]:
        """The record's words as they are shown, its stems, and the token of each such word."""
        words: dict[str, str] = {}
        stems: list[str] = []
        for token, word in self._surface.items():
            if len(word) >= _SHORTEST and word.isalpha():
                words[word] = word if token == word else token
            if len(token) > _SHORTEST and token.isalpha():
                stems.append(word if token == word else token)
        return WordIndex(words, of_record=True), WordIndex(stems, of_record=True), words

    def make_ready(self) -> None:
        """Make the lists now, for one who answers many questions."""
        words, stems, _ = self._lists
        words.make_ready()
        stems.make_ready()

    def _knows(self, word: str) -> bool:
        """Whether it is the word by which the record shows a token."""
        return word.isalpha() and self._surface.get(_token_of(word)) == word

    def is_common(self, word: Token) -> bool:
        """Whether it is an ordinary English word, or the plural of a rarer one: never a slip."""
        if is_common(word.stem):
            return True
        known = commonness(word.stem)
        ordinary = known >= _SURELY_A_WORD or (known > 0 and _is_plural(word))
        return ordinary and is_written(word.folded)

    def suggest(self, word: Token, *, limit: int = 3) -> tuple[Suggestion, ...]:
        """At most ``limit`` words of the record for a word that it lacks, best first.

        A known or ordinary word gets suggestions only when a neighbour at one edit is 50 times
        commoner in the record.
        """
        if word.number is not None or len(word.folded) < _SHORTEST or not word.folded.isalpha():
            return ()
        if is_place(word.folded):
            return ()
        held = self._frequency.get(word.stem, 0)
        if not held:
            found = () if self.is_common(word) else self._cached(word.folded, word.stem)
            return found[:limit]
        least = _FAR_COMMONER * held
        # To look for the neighbours at one edit alone takes a fraction of the time, and few are so common.
        if least > self._facts or self._most_beside(word.folded, word.stem) < least:
            return ()
        found = self._cached(word.folded, word.stem)
        far = (s for s in found if s.distance == 1 and self._frequency[s.token] >= least)
        return tuple(far)[:limit]

    def split(self, word: str) -> tuple[str, ...]:
        """Two words of the record that were typed as one folded ``word``, else nothing."""
        if self._knows(word) or not 2 * _SHORTEST - 1 <= len(word) <= _LONGEST_JOINED:
            return ()
        for at in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            left, right = word[:at], word[at:]
            if self._knows(right):
                for part in (left, left.removesuffix("s")):
                    if self._knows(part):
                        return part, right
        return ()

    def join(self, left: str, right: str) -> str:
        """The record's word that was typed as two, else nothing; both parts known stay two."""
        joined = left + right
        if not self._knows(joined) or (self._knows(left) and self._knows(right)):
            return ""
        return joined

    def near(self, written: str, edits: int) -> Iterator[tuple[str, int]]:
        """The record's words within ``edits`` of a folded word, with the distance; in no order."""
        words, stems, _ = self._lists
        for gap, word in words.near(written, edits):
            yield word, gap
        # A record that tells of miners is asked about a miner.
        for gap, token in stems.near(written, 1):
            if is_written(token):
                yield token, gap

    def share(self, word: str) -> float:
        """The share of the facts that have a folded word in one of its forms, 0 to 1."""
        return self._frequency.get(_token_of(word), 0) / max(1, self._facts)

    def _most_at_one_edit(self, written: str, stem: str) -> int:
        """How many facts hold the commonest word at one edit."""
        words, stems, token_of = self._lists
        found = [token_of[word] for _, word in words.near(written, 1)]
        if len(stem) > _SHORTEST and stem != written:
            found += [token for _, token in stems.near(stem, 1)]
        return max([self._frequency[token] for token in found], default=0)

    def _suggest(self, written: str, stem: str) -> tuple[Suggestion, ...]:
        found: dict[str, tuple[float, Suggestion]] = {}
        words, stems, token_of = self._lists
        for gap, word in words.near(written, _slips(len(written))):
            self._consider(found, written, word, token_of[word], gap)
        if len(stem) > _SHORTEST and stem != written:
            for gap, token in stems.near(stem, 1):
                self._consider(found, stem, token, token, gap)
        best = sorted(found.values(), key=lambda pair: (pair[0], pair[1].word))
        return tuple(suggestion for _, suggestion in best[:_KEPT])

    def _consider(
        self,
        found: dict[str, tuple[float, Suggestion]],
        written: str,
        word: str,
        token: str,
        gap: int,
    ) -> None:
        if turns_sense(written, word):
            return
        cost = gap - _FREQUENCY * log10(1 + self._frequency[token])
        cost += _FIRST_LETTER * (word[0] != written[0])
        cost -= _SAME_SOUND * (skeleton(word) == skeleton(written))
        cost -= _OF_THE_HAND * (gap == 1 and slips_to(written, word))
        weight = _BEST * exp(-_DECAY * max(0.0, cost))
        if token not in found or cost < found[token][0]:
            shown = self._surface.get(token, word)
            found[token] = (cost, Suggestion(token, shown, round(weight, 4), gap))


def _token_of(word: str) -> str:
    """The index token of a folded word."""
    found = tokens(word)
    return found[0].stem if len(found) == 1 else ""


def turns_sense(written: str, word: str) -> bool:
    """Whether one is the other with a beginning that turns its sense: "undamaged", "damaged"."""
    shorter, longer = sorted((written, word), key=len)
    return longer.endswith(shorter) and longer.removesuffix(shorter) in _TURNING


def _is_plural(word: Token) -> bool:
    """Whether it is a regular plural of a noun: "rubles" is no slip of "rubble"."""
    plain = word.folded.endswith("s") and not word.folded.endswith("ss")
    return (
        plain
        and len(word.folded) > _SHORTEST
        and dict(kinds(word.stem)).get("noun", 0.0) >= _MOSTLY
    )


def _slips(length: int) -> int:
    """As many as are allowed, but never so many that less than half the word is left."""
    allowed = edits_allowed(length)
    return allowed if allowed == 1 or length >= 2 * allowed + 2 else allowed - 1
