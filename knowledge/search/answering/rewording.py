"""A message in other words, where as it stands it is no question, or finds no answer."""

import re
from typing import Final

from knowledge.flow import Status
from knowledge.lexicon.cues import is_keywords
from knowledge.lexicon.liberties import of_anybody
from knowledge.search.answering.attempts import Attempt
from knowledge.search.answering.sure import is_sure
from knowledge.search.reading.longwinded import asked_last
from knowledge.text import STOP, tokens

__all__ = ["is_rather_meant", "reworded"]

_FEW: Final = 4
_TWO: Final = 2


def reworded(text: str, attempt: Attempt) -> str:
    """What may be meant instead: of people what is asked of "you", of a long message what it asks last; empty where the
    ``attempt`` of all of it answers, or nothing else can be meant. Two words that people may as well call out ("stay put") ask where
    the record has them side by side."""
    if attempt.holds:
        return ""
    if attempt.decision.status is not Status.NOT_A_QUESTION:
        return asked_last(text)
    return of_anybody(text) or asked_last(text) or (f"{text}?" if _is_expression(text) else "")


def is_rather_meant(tried: Attempt, attempt: Attempt, text: str) -> bool:
    """Whether the other wording tells better than all of it; where somebody in the room may have been meant, only if its answer is sure."""
    unasked = attempt.decision.status is Status.NOT_A_QUESTION
    if unasked and of_anybody(text):
        return is_sure(tried.question, tried.decision)
    if unasked and not asked_last(text):
        lead = tried.decision.lead
        return tried.holds and _has(lead[0].fact.statement, text)
    return tried.holds or unasked or tried.promise > attempt.promise


def _is_expression(text: str) -> bool:
    """Whether it is no more than a few words, two of them telling, and no greeting or remark."""
    words = tokens(text)
    telling = [word for word in words if word.folded not in STOP]
    return len(words) <= _FEW and len(telling) >= _TWO and is_keywords(text, words)


def _has(statement: str, text: str) -> bool:
    """Whether the statement has the words side by side as they are written."""
    said = r"\W+".join(re.escape(word.text) for word in tokens(text))
    return re.search(rf"\b{said}\b", statement, re.IGNORECASE) is not None
