"""What somebody is asked to have said of something: "did he say it would work" is answered by no line that tells nothing of working.

The verb of such a clause may be so light that a line does without it.
"""

import re
from typing import Final

from knowledge.flow import Question
from knowledge.regex import regex

__all__ = ["said_clause"]

_CLAUSE: Final = regex(
    r"\b(?:did|does|has|had|do|have) (?:[\w’'.-]+ ){1,4}?(?:say|said|think|thought|claim|claimed|promise|promised|believe|predict|predicted|expect|"
    r"warn|warned|tell (?:\w+ ){1,3}?|told (?:\w+ ){1,3}?)\s*(?:that )?(?:it|they|he|she|this|that|the [\w-]+) "
    r"(?:would|will|could|can|might|may|should|did|does)(?:n['’]t| not)? (?:ever |really |all )?(?P<verb>[\w-]+)\W*\Z",
    re.IGNORECASE,
)


def said_clause(question: Question) -> str:
    """The label of the verb that is all that such a clause tells; empty where none is asked for."""
    found = _CLAUSE.search(question.text)
    verb = found["verb"].casefold() if found else ""
    labels = ((term.word.casefold(), term.corrected or term.word) for term in question.terms)
    return next((label for word, label in labels if word == verb), "")
