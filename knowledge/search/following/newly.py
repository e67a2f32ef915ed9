"""What is new in a follow-up: the word or the name that "and the second report?" and "what about Ada Blom?" bring.

All else is taken over, so that a line may hold most of what is asked and nothing of what this question itself asks.
"""

import re
from typing import Final

from knowledge.flow import Evidence, Question
from knowledge.models import NameKind
from knowledge.regex import regex
from knowledge.search.following.leaning import own_labels, own_terms

__all__ = ["tells_what_is_new"]

_OPENS: Final = regex(
    r"\A\W*(?:(?:ok|okay|so)\b[\s,]*)*(?:and|or|but|also|what about|how about|what of|same for)\b",
    re.IGNORECASE,
)
_WHO: Final = frozenset({NameKind.PERSON, NameKind.ORGANISATION})


def tells_what_is_new(question: Question, found: Evidence) -> bool:
    """Whether a line holds the word that is all that a follow-up brings; of a name that is all, whether it names it itself,
    as in a plain text one that only stands beside it holds it as well."""
    if not question.follow_up or not _OPENS.match(question.text):
        return True
    if any(
        term.focal and (term.corrected or term.word) in found.missing for term in question.terms
    ):
        return False
    fact = found.fact
    written = question.raw.casefold()
    own = [each for each in question.names if each.written.casefold() in written]
    labels = own_labels(question)
    told = any((term.corrected or term.word) in labels for term in own_terms(question))
    if not fact.passage or told or not own or any(each.name.kind not in _WHO for each in own):
        return True
    named = {part.name for part in fact.names} | {fact.attribution.who_name}
    return any(each.name.id in named for each in own)
