"""What somebody called something, or said that it is, is told where they call it so."""

import re
from collections.abc import Container
from typing import Final

from knowledge.flow import Question
from knowledge.regex import regex
from knowledge.search.reading.perquestion import per_question
from knowledge.text import STOP, tokens

__all__ = ["TELLS_CALLING", "asks_calling", "called_thing", "calling_fit"]

_CALLS: Final = regex(
    r"\bwhat (?:did|does|do|has|have|had) (?P<who>[^?]{2,60}?) (?:call(?:ed)?|label(?:led)?|dub(?:bed)?|brand(?:ed)?) "
    r"(?!(?:for|on|off|up|upon|in|out|about|it|him|her|them|this|that|\w+sel(?:f|ves))\b)(?P<thing>[^?]{2,60}?)(?: as)?\W*\Z",
    re.IGNORECASE,
)
_SAYS_IT_IS: Final = regex(
    r"\bwhat (?:did|does|do) (?P<who>[^?]{2,60}?) (?:say|think|believe|reckon) (?:that )?(?P<thing>[^?]{2,40}?) (?:is|was|are|were)"
    r"(?: (?:for|to|in) [^?]{2,40}?)?\W*\Z",
    re.IGNORECASE,
)
_CALLING: Final = regex(
    r"\b(?:call(?:s|ed|ing)|labell?(?:s|ed|ing)|dubbed|brand(?:s|ed|ing)|describ(?:es|ed|ing)|term(?:s|ed)|referr(?:ed|ing) to|denounc(?:ed|ing)|"
    r"prais(?:ed|ing)|hail(?:ed|ing)|regard(?:s|ed)|consider(?:s|ed)|sp(?:oke|eaking) of|characteri[sz](?:es|ed|ing)|condemn(?:s|ed|ing)|compar(?:es|ed|ing))\b"
    r"(?! (?:on|for|off|upon|up|in|out|by)\b)",
    re.IGNORECASE,
)
_IT_IS: Final = regex(
    r"\A[^,;.]{0,30}? (?:is|was|are|were|had been|has been) (?:not )?(?:an?|the|one of|no)\b"
)
_NEAR: Final = 60
_CALLED_SO: Final = 0.7
_SAYS_SO: Final = 1.0
TELLS_CALLING: Final = 0.5
"""Least fit of what answers: it calls something so, in whatever words it has for the thing."""
_NOT_SO: Final = 0.2


@per_question
def called_thing(question: Question) -> frozenset[str]:
    """The stems of what somebody is asked to have called so, or said to be so."""
    asked = _CALLS.search(question.text) or _SAYS_IT_IS.search(question.text)
    if asked is None:
        return frozenset()
    return frozenset(word.stem for word in tokens(asked["thing"]) if word.folded not in STOP)


def asks_calling(question: Question) -> bool:
    """Whether it is asked what somebody called something, in so many words."""
    return bool(_CALLS.search(question.text))


def calling_fit(thing: Container[str], statement: str) -> float:
    """0 to 1: whether the statement calls the thing something; less where it calls anything so, or says what the thing is."""
    words = [word for word in tokens(statement) if word.stem in thing]
    calls = [match.end() for match in _CALLING.finditer(statement)]
    if any(0 < word.start - end < _NEAR for end in calls for word in words):
        return _SAYS_SO
    if any(_IT_IS.match(statement[word.end :]) for word in words):
        return _CALLED_SO
    return TELLS_CALLING if calls else _NOT_SO
