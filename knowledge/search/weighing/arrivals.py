"""How many came somewhere, told by who merely counted them there: "had counted ten convoys by 24 July"."""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.flow import Asked, Evidence, Question
from knowledge.regex import regex
from knowledge.search.weighing.concepts import Concept
from knowledge.text import tokens

__all__ = ["counts_arrivals"]

_CAME: Final = r"(?:arrived?|arriving|reached|come|came|entered|enter|crossed|got (?:in|into|to|there)|made it)"
_ASKED: Final = regex(rf"\bhow many (?:[\w’'-]+ ){{1,6}}?{_CAME}\b", re.IGNORECASE)
_SAYS_SO: Final = regex(rf"{_CAME}", re.IGNORECASE)
_COUNTED: Final = regex(
    r"\b(?:counted|registered|recorded|logged|tallied) (?:(?:about|around|some|at least|more than|over|up to|nearly|almost|a total of) )?[\w,.-]+ "
    r"(?P<what>(?:[\w’'-]+ ){0,3}?[\w’'-]+)(?=\W*\Z|[,.;]| (?:by|into|in|to|at|on|and|from|so far|of|since|between)\b)",
    re.IGNORECASE,
)
"""Who counted something, and told nothing of what became of it."""


def counts_arrivals(question: Question, found: Evidence, wanted: Sequence[Concept]) -> bool:
    """Whether it is asked how many came, and the line lacks nothing but that word, since it tells who counted just these."""
    if Asked.HOW_MANY not in question.asked or found.figure is None:
        return False
    if not found.missing or not _ASKED.search(question.text):
        return False
    told = _COUNTED.search(found.fact.statement)
    heads = {term.token for term in question.terms if term.counted}
    if told is None or heads.isdisjoint(word.stem for word in tokens(told["what"])):
        return False
    telling = {each.label for each in wanted if not each.generic}
    return all(_SAYS_SO.fullmatch(label) for label in found.missing if label in telling)
