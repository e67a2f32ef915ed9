"""Whether what was put to "you" ("could you buy bread?") is a question to the record: only where its answer is sure."""

from typing import Final

from knowledge.flow import Question
from knowledge.search.answering.answer import Decision
from knowledge.search.reading.terms import SPECIFIC

__all__ = ["is_sure"]

_CONTENT: Final = 0.8
"""Share of the specific words that the first line has to tell."""
_CONFIDENCE: Final = 0.65


def is_sure(question: Question, decision: Decision) -> bool:
    """Whether what was put to "you" is surely a question to the record, as its first line answers it."""
    judged = decision.judged
    if not decision.lead or judged is None or judged.signals["holds"] <= 0:
        return False
    telling = any(term.weight >= SPECIFIC for term in question.terms)
    return telling and decision.lead[0].content >= _CONTENT and judged.confidence >= _CONFIDENCE
