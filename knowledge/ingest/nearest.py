"""What somebody meant who wrote a word that a pack does not know: one of its own, but for a slip."""

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Final

from knowledge.errors import Remark
from knowledge.lexicon.near import WordIndex, edits_allowed
from knowledge.lexicon.thesaurus import knows
from knowledge.text import tokens

__all__ = ["Nearest", "meant_by"]

_SLIPS: Final = 2
_DIGITS: Final = str.maketrans("", "", "0123456789")


class Nearest:
    """Looks among words, each with what it stands for, which are only gone through when something is asked."""

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        self._pairs = known

    def to(self, word: str) -> str:
        """What the nearest word within a few slips stands for; empty where there is none, or only other digits differ."""
        if word in self._known:
            return self._known[word]
        plain = word.translate(_DIGITS)
        for _, near in self._index.near(word, edits_allowed(len(word))):
            if near.translate(_DIGITS) != plain:
                return self._known[near]
        return ""

    def told(self, problem: str, word: str) -> str:
        """The problem with the question whether something near to the word was meant, where there is such."""
        near = self.to(word)
        if not near:
            return problem
        return Remark(f"{problem}; did you mean {near}?", "line-near", told=problem, near=near)

    @cached_property
    def _known(self) -> dict[str, str]:
        known: dict[str, str] = {}
        for word, meant in self._pairs:
            known.setdefault(word, meant)
        return known

    @cached_property
    def _index(self) -> WordIndex:
        return WordIndex(self._known)


def meant_by(word: str, known: Collection[str]) -> str:
    """Which of the words was meant by another: one for many of it or one, or one within a few slips of what is no English
    word; empty for a word that is known."""
    if word in known:
        return ""
    for other in (f"{word}s", word.removesuffix("s")):
        if other in known:
            return other
    if all(knows(token.stem) for token in tokens(word.replace("-", " "))):
        return ""
    near = WordIndex(known).near(word, min(edits_allowed(len(word)), _SLIPS))
    return near[0][1] if near else ""
