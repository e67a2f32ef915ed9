"""Things that a number tells from their like: "unit 1" is not met by "unit 4 at 1:23"."""

from collections.abc import Sequence
from typing import Final

from knowledge.flow import Question
from knowledge.text import Token, tokens

__all__ = ["tells_which"]

_JOINING: Final = frozenset("and or to no number nos numbers".split())
_LONGEST: Final = 8
"""Words of a list of numbers, as in "reactors 4, 5 and 6"."""


def tells_which(question: Question, statement: str) -> bool:
    """Whether the statement puts each asked number beside its thing, or tells of no such things by number."""
    if not question.numbered:
        return True
    words = tokens(statement)
    return all(_has(words, thing, number) for thing, number in question.numbered)


def _has(words: Sequence[Token], thing: str, number: str) -> bool:
    """Whether some of the things has the number; also where none has any."""
    lists = [_numbers_at(words, at) for at, word in enumerate(words) if word.stem == thing]
    told = [found for found in lists if found]
    return not told or any(number in found for found in told)


def _numbers_at(words: Sequence[Token], at: int) -> frozenset[str]:
    """Stems of the numbers right after the word at ``at``, or the one before it as in "No 1 reactor"."""
    found = set()
    for word in words[at + 1 : at + 1 + _LONGEST]:
        if word.number is None and word.folded not in _JOINING:
            break
        if word.number is not None and word.text.isdigit():
            found.add(word.stem)
    if at > 1 and words[at - 1].number is not None and words[at - 2].folded in _JOINING:
        found.add(words[at - 1].stem)
    return frozenset(found)
