"""What did not happen: "which airlines did not fly" is no question about those that flew."""

import re
from collections.abc import Container
from typing import Final

from knowledge.flow import Asked, Question
from knowledge.lexicon.thesaurus import kinds
from knowledge.regex import regex
from knowledge.text import tokens

__all__ = ["deeds_asked", "only_denies", "tells_denial"]

_BY_ITSELF: Final = regex(
    r"\b(?:except|unlike|other than|instead of|lack\w*|den(?:y|ied|ies)|reject\w*|declin\w+|avoid\w*|escap\w+|"
    r"spar(?:ed|ing)|failures?|impossible|prevent\w*|barred|hinder\w*|exempt\w*|remain\w*|still|kept|stay\w*|"
    r"unable|ban(?:s|ned|ning)?|forb[ia]d\w*|prohibit\w*|"
    r"stopp\w*|halt\w*|un(?:hurt|harmed|damaged|affected|injured|touched|scathed))\b",
    re.IGNORECASE,
)
"""Words by which something is not so."""
_BEFORE: Final = regex(
    r"\b(?:not|no|never|none|nobody|neither|nor|cannot|without|refus\w+|fail(?:ed|s|ing)?)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words that deny what comes right after them."""
_DONE_TO_NOBODY: Final = regex(
    r"(?<!will )(?<!would )(?<!could )(?<!should )(?<!can )(?<!may )(?:\b(?:not|never|nor|nobody (?:was|had been)|no one (?:was|had been))|n['’]t)(?: been| being| even)? \Z",
    re.IGNORECASE,
)
_HINT: Final = regex(r"\b(?:not|never|nor|nobody|no one)\b|n['’]t\b", re.IGNORECASE)
_OF_DEEDS: Final = frozenset({Asked.WHO, Asked.WHEN, Asked.WHERE})
_PARTLY: Final = 0.3
_TELLING: Final = 0.5
_FEW: Final = 2
"""Of more words the deed is one that others tell of: "who said that they were robbed"."""
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


def deeds_asked(question: Question) -> frozenset[str]:
    """The stems of what it is asked of who did it or suffered it, when or where; none where that is asked with a "not"."""
    if _OF_DEEDS.isdisjoint(question.asked) or question.denied or _HINT.search(question.text):
        return frozenset()
    own = [term for term in question.terms if term.weight >= _TELLING and not term.inherited]
    if len(own) + len(question.names) > _FEW:
        return frozenset()
    deeds = [term for term in own if dict(kinds(term.token)).get("verb", 0.0) >= _PARTLY]
    return frozenset(
        token
        for term in deeds
        for token in (term.token, *(v.token for v in term.variants if v.weight >= _LIKE))
    )


def only_denies(deeds: Container[str], statement: str) -> bool:
    """Whether a statement has one of the ``deeds`` and each only as what was not done: "alive and not robbed"."""
    if not _HINT.search(statement):
        return False
    said = [word for word in tokens(statement) if word.stem in deeds]
    return bool(said) and all(_DONE_TO_NOBODY.search(statement[: word.start]) for word in said)
