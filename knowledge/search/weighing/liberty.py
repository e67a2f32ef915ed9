"""Whether a line tells what could be done or was allowed, where that is asked: "could people buy bread"."""

from typing import Final

from knowledge.flow import Question
from knowledge.lexicon.liberties import asks_liberty, tells_liberty
from knowledge.search.reading.terms import SPECIFIC

__all__ = ["asked_liberty", "lacks_liberty"]

_LIKE: Final = 0.5


def asked_liberty(question: Question) -> frozenset[str]:
    """The stems of what it is asked about whether it could be done; none where no such thing is asked."""
    if not asks_liberty(question.text):
        return frozenset()
    own = [term for term in question.terms if term.weight >= SPECIFIC]
    return frozenset(
        token
        for term in own
        for token in (term.token, *(each.token for each in term.variants if each.weight >= _LIKE))
    )


def lacks_liberty(stems: frozenset[str], statement: str) -> bool:
    """Whether nothing is said of whether that could be done."""
    return not tells_liberty(statement, stems)
