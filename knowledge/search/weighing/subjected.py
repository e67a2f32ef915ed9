"""What was done to the thing that is asked about, and not to another: "a bridge was opened over the canal" does not tell when
the canal was opened."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from knowledge.flow import Question
from knowledge.forms import BASE_FORMS
from knowledge.regex import regex
from knowledge.text import Token, tokens

__all__ = ["Suffering", "befell_another", "beginning_asked", "suffering_asked", "tells_of_others"]

_ASKED: Final = regex(
    r"\b(?:was|were|is|are|has|have|had) (?:the|this|that) (?P<thing>[\w’'-]+) (?:(?:been|being|first|finally|officially|ever|last) )*(?P<deed>[a-z]+)\b",
    re.IGNORECASE,
)
_BEGAN: Final = regex(
    r"\b(?:when|where) (?:exactly )?did (?:the|this|that) (?P<thing>[\w’'-]+) (?:first |actually |really )*(?:start|begin|break out|kick off|erupt)\b",
    re.IGNORECASE,
)
_BE: Final = frozenset("was were is are been be being".split())
_ITSELF: Final = frozenset("it they its their this that these those".split())
_IT: Final = frozenset({"it", "they"})
_BREAK: Final = regex(r"[,;:]")
_LIKE: Final = 0.7
_REACH: Final = 3


class Suffering(NamedTuple):
    """The stem of a thing, and those that tell what was done to it."""

    thing: str = ""
    ways: frozenset[str] = frozenset()


def suffering_asked(question: Question) -> Suffering:
    """Of "when was the canal opened" the canal and the opening; nothing of any other question."""
    found = _ASKED.search(question.text)
    if found is None or question.names:
        return Suffering()
    (thing, *_), (deed, *_) = tokens(found["thing"]), tokens(found["deed"])
    if not (deed.folded.endswith("ed") or deed.folded in BASE_FORMS):
        return Suffering()
    term = next((each for each in question.terms if each.token == deed.stem), None)
    like = {v.token for v in term.variants if v.weight >= _LIKE} if term is not None else set()
    return Suffering(thing.stem, frozenset((deed.stem, *like)))


def beginning_asked(question: Question) -> str:
    """The stem of what is asked to have begun: the fire of "when did the fire start"; empty for any other question."""
    found = _BEGAN.search(question.text)
    return tokens(found["thing"])[0].stem if found is not None and not question.names else ""


def tells_of_others(thing: str, statement: str, title: str) -> bool:
    """Whether a statement of a text that is about the thing, as its title says, neither names it nor tells of "it"."""
    if thing not in {word.stem for word in tokens(title)}:
        return False
    return not any(word.stem == thing or word.folded in _IT for word in tokens(statement))


def befell_another(asked: Suffering, statement: str, title: str) -> bool:
    """Whether a statement of a text that is about the thing, as its title says, tells the deed, and each time as what was done
    to something else."""
    if not asked.ways or asked.thing not in {word.stem for word in tokens(title)}:
        return False
    words = tokens(statement)
    told = [at for at, word in enumerate(words) if word.stem in asked.ways]
    return bool(told) and all(_is_of_another(asked, statement, words, at) for at in told)


def _is_of_another(asked: Suffering, statement: str, words: Sequence[Token], at: int) -> bool:
    be = next(
        (i for i in range(at - 1, max(-1, at - 1 - _REACH), -1) if words[i].folded in _BE), -1
    )
    if be < 1:
        return False
    start = max((m.end() for m in _BREAK.finditer(statement, 0, words[be].start)), default=0)
    subject = [word for word in words[:be] if word.start >= start]
    return bool(subject) and not any(
        word.stem == asked.thing or word.folded in _ITSELF for word in subject
    )
