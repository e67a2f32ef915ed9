"""How big a gathering was, or how many came to it: that is how many people were in it."""

import re
from typing import Final

from knowledge.flow import Question
from knowledge.lexicon.humans import are_any_humans, are_humans
from knowledge.models import Figure
from knowledge.regex import regex
from knowledge.search.reading.written import SIZE
from knowledge.text import tokens

__all__ = ["is_gathering"]

_GATHERINGS: Final = frozenset(
    token.stem
    for token in tokens(
        "march protest rally demonstration crowd parade procession vigil gathering audience congregation queue party group team crew "
        "expedition army force contingent mission brigade battalion regiment division garrison gang mob band staff workforce delegation convoy"
    )
)
"""Stems of what consists of people."""
_CAME: Final = regex(
    r"\bhow many (?:people |in all |really |actually )*"
    r"(?:(?:came|come|went|turned (?:up|out)|showed up|attended|joined|took part|taken part|gathered|marched|walked)\b|(?:were|was) (?:at|in|on|there)\b)",
    re.IGNORECASE,
)
_COUNTS: Final = frozenset({"count", "protesters", "troops"})


def is_gathering(question: Question, figure: Figure) -> bool:
    """Whether it is asked how big a gathering is, and the figure counts people; or who came, and nobody in particular."""
    if figure.measure not in _COUNTS:
        return False
    sized = SIZE.search(question.text) is not None
    if not (sized or _CAME.search(question.text)):
        return False
    asked = any(term.token in _GATHERINGS for term in question.terms)
    if sized:
        return asked and (not figure.group or are_humans(figure.group))
    anybody = figure.measure == "protesters" or not figure.group
    return asked and (anybody or are_any_humans(word.stem for word in tokens(figure.group)))
