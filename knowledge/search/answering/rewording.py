"""A message in other words, where as it stands it is no question, or finds no answer."""

from knowledge.flow import Status
from knowledge.lexicon.liberties import of_anybody
from knowledge.search.answering.attempts import Attempt
from knowledge.search.answering.sure import is_sure
from knowledge.search.reading.longwinded import asked_last

__all__ = ["is_rather_meant", "reworded"]


def reworded(text: str, attempt: Attempt) -> str:
    """What may be meant instead: of people what is asked of "you", of a long message what it asks last; empty where the
    ``attempt`` of all of it answers, or nothing else can be meant."""
    if attempt.decision.status is Status.NOT_A_QUESTION and (anybody := of_anybody(text)):
        return anybody
    return "" if attempt.holds else asked_last(text)


def is_rather_meant(tried: Attempt, attempt: Attempt, text: str) -> bool:
    """Whether the other wording tells better than all of it; where somebody in the room may have been meant, only if its answer is sure."""
    unasked = attempt.decision.status is Status.NOT_A_QUESTION
    if unasked and of_anybody(text):
        return is_sure(tried.question, tried.decision)
    return tried.holds or unasked or tried.promise > attempt.promise
