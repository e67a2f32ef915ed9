"""What did not happen: "which airlines did not fly" is no question about those that flew."""

import re
from typing import Final

from knowledge.flow import Question
from knowledge.text import tokens

__all__ = ["tells_denial"]

_BY_ITSELF: Final = re.compile(
    r"\b(?:except|unlike|other than|instead of|lack\w*|den(?:y|ied|ies)|reject\w*|declin\w+|avoid\w*|escap\w+|"
    r"spar(?:ed|ing)|failures?|impossible|prevent\w*|barred|hinder\w*|exempt\w*|remain\w*|still|kept|stay\w*|"
    r"unable|ban(?:s|ned|ning)?|forb[ia]d\w*|prohibit\w*|"
    r"stopp\w*|halt\w*|un(?:hurt|harmed|damaged|affected|injured|touched|scathed))\b",
    re.IGNORECASE,
)
"""Words by which something is not so."""
_BEFORE: Final = re.compile(
    r"\b(?:not|no|never|none|nobody|neither|nor|cannot|without|refus\w+|fail(?:ed|s|ing)?)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words that deny what comes right after them."""
_REACH: Final = 4
_LIKE: Final = 0.5


def tells_denial(question: Question, statement: str) -> bool:
    """Whether the statement denies something that was asked of, or the question asks for no such thing."""
    if not question.denied or _BY_ITSELF.search(statement):
        return True
    asked = {term.token for term in question.terms}
    asked |= {v.token for term in question.terms for v in term.variants if v.weight >= _LIKE}
    words = tokens(statement)
    for denied in _BEFORE.finditer(statement):
        after = [word for word in words if word.start >= denied.end()][:_REACH]
        if any(word.stem in asked for word in after):
            return True
    return False
