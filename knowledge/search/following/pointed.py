"""A day that is told from another one, where none was told before: "what happened the next day?"."""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.flow import Question, Term
from knowledge.regex import regex
from knowledge.text import tokens

__all__ = ["day_pointed_at"]

_TIME: Final = r"(?:day|morning|evening|night|afternoon|week|month)"
_DAY: Final = regex(
    rf"\b(?:the (?:next|following|previous|preceding) {_TIME}|the (?:very )?(?:same|next) {_TIME}|the {_TIME} (?:after|before)(?=\W*\Z)|that (?:same |very )?{_TIME})\b",
    re.IGNORECASE,
)
_TELLING: Final = 0.5


def day_pointed_at(question: Question, own: Sequence[Term]) -> str:
    """The words for such a day where nothing else is asked but of whom or where; empty where there is no such day, or more
    is asked, or the day is known."""
    if question.when or question.date_words:
        return ""
    found = _DAY.search(question.text)
    if found is None or (question.names and found.group().lower().startswith("that")):
        return ""  # "His role that night" may be that of the night of which all is told.
    pointing = {word.folded for word in tokens(found.group())}
    more = (term for term in own if term.weight >= _TELLING)
    return "" if any(term.word.casefold() not in pointing for term in more) else found.group()
