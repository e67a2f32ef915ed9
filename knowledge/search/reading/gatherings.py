"""How big a gathering was: that is how many people were in it."""

from typing import Final

from knowledge.flow import Question
from knowledge.lexicon.humans import are_humans
from knowledge.models import Figure
from knowledge.search.reading.written import SIZE
from knowledge.text import tokens

__all__ = ["is_gathering"]

_GATHERINGS: Final = frozenset(
    token.stem
    for token in tokens(
        "march protest rally demonstration crowd parade procession vigil gathering audience congregation queue party group team crew "
        "expedition army force garrison gang mob band staff workforce delegation convoy"
    )
)
"""Stems of what consists of people."""
_COUNTS: Final = frozenset({"count", "protesters", "troops"})


def is_gathering(question: Question, figure: Figure) -> bool:
    """Whether it is asked how big a gathering is, and the figure counts people."""
    if figure.measure not in _COUNTS or SIZE.search(question.text) is None:
        return False
    asked = any(term.token in _GATHERINGS for term in question.terms)
    return asked and (not figure.group or are_humans(figure.group))
