"""A number of all of those of whom only a part is asked for: "how many of the detained were freed"."""

import re
from collections.abc import Container
from typing import Final

from knowledge.flow import Question
from knowledge.lexicon.measures import measure_words
from knowledge.models import Figure
from knowledge.regex import regex

__all__ = ["counts_whole"]

_OF_WHOM: Final = regex(r"\bhow many of (?:the|those|these|all)\b", re.IGNORECASE)
_TELLING: Final = 0.5
"""Weight from which on a word of the question tells something."""


def counts_whole(question: Question, figure: Figure, lacking: Container[str]) -> bool:
    """Whether it counts all of those of whom a part is asked for: "how many of the detained were freed".

    ``lacking`` are the words of the question for which the fact has nothing.
    """
    if not _OF_WHOM.search(question.text):
        return False
    whole = {term.token for term in question.terms if term.counted}
    telling = [term for term in question.terms if term.weight >= _TELLING]
    part = [term for term in telling if not (term.counted or term.inherited)]
    if whole.isdisjoint(measure_words(figure.measure)):
        return False
    return bool(part) and all((term.corrected or term.word) in lacking for term in part)
