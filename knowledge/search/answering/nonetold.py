"""That there was none of what is counted, or nobody of whom it is asked: "nobody was killed" to "how many were killed?".

A line with a number, or one that names somebody, goes first; only where none does, one that says that there was none answers.
"""

import re
from collections.abc import Sequence
from itertools import chain, takewhile
from typing import Final

from knowledge.flow import Asked, Evidence, Judged, Question
from knowledge.regex import regex
from knowledge.search.answering.confidence import judge
from knowledge.search.answering.refusal import says_what
from knowledge.search.weighing.concepts import Concept
from knowledge.text import STOP, Token, tokens

__all__ = ["none_told", "says_none"]

_NONE: Final = regex(
    r"\b(?:nobody|no[ -]one|none|not (?:one|a single)|no|zero)\b(?! (?:else|other|more|less|fewer|further|longer|doubt|matter|but)\b)",
    re.IGNORECASE,
)
"""What says that there was none; "no more than three" says something else."""
_OTHERWISE: Final = regex(
    r"\b(?:but|except|apart from|besides|other than|whether|if|unless|would|could|may|might|until)\b|[?]",
    re.IGNORECASE,
)
_CLAUSE: Final = regex(r"[,;:.](?:\s|\Z)")
_OF_THINGS: Final = frozenset({"no", "zero"})
_THING: Final = 2
"""Words behind "no" of which one says of what there was none: "no serious injuries"."""
_REACH: Final = 7
"""Words behind it within which what there was none of is told."""
_LONGEST: Final = 200
"""Characters of a clause that are looked at."""
_PLAINLY: Final = 0.6
"""How well a word of a line has to express what was asked."""
_COVERED: Final = 0.85
_AMONG: Final = 6
"""Lines, the best first, of which one may say so."""
_OF_THESE: Final = frozenset({Asked.HOW_MANY, Asked.WHO})


def none_told(
    question: Question, ranked: Sequence[Evidence], wanted: Sequence[Concept]
) -> tuple[tuple[Evidence, ...], Judged] | None:
    """The line that tells that there was none, and how sure it is; ``None`` where none does."""
    specific = [concept for concept in wanted if says_what(concept)]
    if _OF_THESE.isdisjoint(question.asked) or not specific or question.history:
        return None
    for found in ranked[:_AMONG]:
        if _says_all(found, wanted) and _tells_none(question, found.fact.statement, specific):
            return (found,), judge(question, found, ranked, wanted, holds=True)
    return None


def says_none(question: Question, found: Evidence, wanted: Sequence[Concept]) -> bool:
    """Whether a line that answers tells that there was none: then the best such line is told, be it a plain "nobody"."""
    if _OF_THESE.isdisjoint(question.asked) or question.history:
        return False
    specific = [concept for concept in wanted if says_what(concept)]
    return bool(specific) and _tells_none(question, found.fact.statement, specific)


def _says_all(found: Evidence, wanted: Sequence[Concept]) -> bool:
    """Whether it lacks no asked name and nothing that tells what is asked, and is of the asked days."""
    lacking = (each for each in wanted if each.label in found.missing)
    return found.coverage >= _COVERED and not (
        found.days_off or any(not c.generic for c in lacking)
    )


def _tells_none(question: Question, statement: str, specific: Sequence[Concept]) -> bool:
    """Whether some of what is asked stands right behind a "no" or "nobody", in its clause; of "no data was lost" it is the
    data of which there was none."""
    asked = frozenset(
        token
        for token, fit in chain.from_iterable(concept.tokens.items() for concept in specific)
        if fit >= _PLAINLY
    )
    own = {word.stem for word in tokens(question.text) if word.folded not in STOP}
    otherwise = _OTHERWISE.search(statement)
    for none in _NONE.finditer(statement, 0, otherwise.start() if otherwise else len(statement)):
        behind = _clause(statement, none.end())
        if none.group().lower() in _OF_THINGS:
            behind = list(takewhile(lambda word: word.folded not in STOP, behind))[:_THING]
        if any(word.stem in asked or word.stem in own for word in behind):
            return True
    return False


def _clause(statement: str, start: int) -> Sequence[Token]:
    """The next words of a clause that goes on from ``start``; none where it is left open or makes an exception."""
    end = _CLAUSE.search(statement, start, start + _LONGEST)
    clause = statement[start : end.start() if end else start + _LONGEST]
    return () if _OTHERWISE.search(clause) else tokens(clause)[:_REACH]
