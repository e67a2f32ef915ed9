"""Numbers that do not answer for one another: how much a day it was and how much in all, a count and those whom it leaves out."""

import re
from typing import Final

from knowledge.figures import rate_of
from knowledge.flow import Question
from knowledge.lexicon.humans import are_humans
from knowledge.lexicon.quantities import unit_kind
from knowledge.models import Figure
from knowledge.regex import finder, regex
from knowledge.text import tokens

__all__ = ["is_no_head_count", "is_rate_unasked", "is_repeated", "leaves_out"]

_ASKED: Final = regex(
    r"\b(?:an?|per|each|every) (?:second|minute|hour|day|night|week|month|year)\b|\b(?:daily|hourly|weekly|monthly|yearly|annual(?:ly)?|rates?|fast|quickly)\b",
    re.IGNORECASE,
)
_IN_ALL: Final = regex(
    r"\b(?:in all|in total|altogether|all told|overall|in the end)\b", re.IGNORECASE
)
_OFTEN: Final = regex(r"\bhow (?:often|many times)\b", re.IGNORECASE)
_ATTEMPTS: Final = frozenset({"attempts", "times", "tries"})
_LEFT_OUT: Final = regex(
    r"\b(?:without|not (?:counting|including)|excluding|apart from|aside from|except(?: for)?|exclusive of) (?:the |its |their |any )?"
    r"((?:[a-z]+ ){0,2}?[a-z]+s)\b",
    re.IGNORECASE,
)
"""Whom a count leaves out: "251 without the plotters"."""
_leaves_somebody_out: Final = finder(_LEFT_OUT)


def is_rate_unasked(question: Question, figure: Figure) -> bool:
    """Whether it says how much a day something comes to, where the words of the question ask for no such thing."""
    if not rate_of(figure) or _ASKED.search(question.text):
        return False
    return not question.follow_up or _IN_ALL.search(question.text) is not None


def is_repeated(question: Question, figure: Figure) -> bool:
    """Whether it is asked how often, and told: "twice", "four times", "four attempts"."""
    told = figure.group.endswith("times") or figure.measure in _ATTEMPTS
    return told and _OFTEN.search(question.text) is not None


def leaves_out(question: Question, statement: str) -> bool:
    """Whether those who are asked for are those whom the counts of a statement leave out."""
    told = _LEFT_OUT.search(statement) if _leaves_somebody_out(statement) else None
    if told is None:
        return False
    heads = {term.token for term in question.terms if term.counted}
    return any(word.stem in heads for word in tokens(told[1]))


def is_no_head_count(question: Question, figure: Figure) -> bool:
    """Whether it is of years, metres or money where people are counted: "12 years in prison" are no prisoners."""
    return bool(unit_kind(figure.unit)) and any(
        term.counted and are_humans(term.word) for term in question.terms
    )
