"""Whether somebody was found guilty of what is asked, answered by that they were found guilty of less."""

import re
from typing import Final

from knowledge.flow import Question
from knowledge.regex import regex
from knowledge.text import fold

__all__ = ["tells_lesser"]

_ASKED: Final = regex(
    r"\A\W*(?:was|were|is|are|did|has|have|had)\b.*\b(?:guilty|convict\w*|sentenced)\b",
    re.IGNORECASE,
)
_LESSER: Final = regex(
    r"\b(?P<who>[A-Z][\w’'-]+) (?:(?:was|were|is|had been) )?(?:only )?(?:found )?(?:guilty|convicted|sentenced) (?:only )?"
    r"(?:on|of|for|to) (?:an? |the |one )?(?:lesser|lighter|minor|reduced) (?:count|charge|offen[cs]e|crime)s?\b"
)


def tells_lesser(question: Question, statement: str) -> bool:
    """Whether it is asked if somebody was found guilty of something, and the statement tells of what less they were."""
    found = _LESSER.search(statement) if _ASKED.search(question.text) else None
    if found is None:
        return False
    asked = {word for match in question.names for word in fold(match.name.display).split()}
    return fold(found["who"]) in asked
