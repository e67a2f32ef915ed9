"""Whether a line tells what could be done or was allowed, where that is asked: "could people buy bread"."""

from typing import TYPE_CHECKING, Final

from knowledge.flow import Question
from knowledge.lexicon.liberties import asks_liberty, tells_liberty
from knowledge.search.terms import SPECIFIC

if TYPE_CHECKING:
    from knowledge.search.answer import Decision

__all__ = ["asked_liberty", "is_sure", "lacks_liberty"]

_LIKE: Final = 0.5
_CONTENT: Final = 0.8
"""Share of the specific words from which on "could you …" is taken for a question to the record."""
_CONFIDENCE: Final = 0.65


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


def is_sure(question: Question, decision: "Decision") -> bool:
    """Whether what was put to "you" is surely a question to the record, for its first line answers it."""
    judged = decision.judged
    if not decision.lead or judged is None or judged.signals["holds"] <= 0:
        return False
    telling = any(term.weight >= SPECIFIC for term in question.terms)
    return telling and decision.lead[0].content >= _CONTENT and judged.confidence >= _CONFIDENCE
