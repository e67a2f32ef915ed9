"""What somebody did or knew, where the question's own verb says no more: "what did the police do?", "did he know who did it?".

A line answers the first where they are who acts in it, not a thing of theirs or those to whom something is done, and the second
where it tells of knowing.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final

from knowledge.flow import Asked, Question
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.regex import regex
from knowledge.text import Token, tokens

__all__ = [
    "asked_doers",
    "asks_of_knowing",
    "does_something",
    "tells_of_knowing",
]

_DO: Final = regex(
    r"\bwh?at (?:did|do|does|has|have|had|are|is|were|was) (?:the |all |these |those |other )*(?P<who>[\w’'-]+(?: [\w’'-]+)?) (?:do|done|doing)\b(?: (?:about|against|then|next|to stop)\b.*)?\W*\Z",
    re.IGNORECASE,
)
_KNOW: Final = regex(
    r"\b(?:know|knew|known|aware|reali[sz]ed?|suspect(?:ed)?|foresee|foresaw)\b(?! how\b)",
    re.IGNORECASE,
)
_KNOWS: Final = regex(
    r"\b(?:kn[eo]w\w*|aware|reali[sz]\w+|suspect\w*|fores[ea]\w+|warn\w*|inform\w*|told|tell(?:s|ing)?|identif\w+|notic\w+)\b",
    re.IGNORECASE,
)
_TELLING: Final = 0.5
_LIKE: Final = 0.7
_OPENING: Final = 4
"""Words before who acts, at the beginning of a clause: "law enforcement officers", "some police units"."""
_BEGINS: Final = frozenset("that and but while when where which who said says after as".split())
_NOT_ACTING: Final = frozenset(
    "in of on at to from with for against between near outside inside into over".split()
)
_REACH: Final = 6


def asked_doers(question: Question) -> frozenset[str]:
    """Stems of who is asked to have done anything at all, where that is no name; none of any other question."""
    found = _DO.search(question.text)
    if found is None or Asked.WHAT not in question.asked:
        return frozenset()
    who = found["who"].casefold()
    terms = [each for each in question.terms if each.weight >= _TELLING and not each.inherited]
    return frozenset(
        token
        for term in terms
        if term.word.casefold() in who
        for token in (term.token, *(v.token for v in term.variants if v.weight >= _LIKE))
    )


def does_something(doers: Collection[str], statement: str) -> bool:
    """Whether one of the doers stands where who acts does: at the beginning of a clause or behind "by", and is no office."""
    words = tokens(statement)
    return any(_acts(words, at) for at, word in enumerate(words) if word.stem in doers)


def _acts(words: Sequence[Token], at: int) -> bool:
    behind = words[at + 1].folded if at + 1 < len(words) else ""
    if is_office(behind):
        return False
    before = [word.folded for word in words[max(0, at - _REACH) : at]]
    if before[-1:] == ["by"] or before[-2:] == ["by", "the"]:
        return True
    clause = before
    for back, word in enumerate(reversed(before)):
        if word in _BEGINS:
            clause = before[len(before) - back :]
            break
    else:
        if at > _OPENING:
            return False
    led = any(word.endswith(("ed", "ing")) or are_humans(word) for word in clause)
    return not led and len(clause) <= _OPENING and _NOT_ACTING.isdisjoint(clause)


def asks_of_knowing(question: Question) -> bool:
    """Whether it is asked if somebody knew something."""
    return Asked.WHETHER in question.asked and _KNOW.search(question.text) is not None


def tells_of_knowing(statement: str) -> bool:
    """Whether it tells that somebody knew or was told."""
    return _KNOWS.search(statement) is not None
