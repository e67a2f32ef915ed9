"""What something is called is told where its name stands beside it: "the ferry Northern Star", "the Baikonur cosmodrome"."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from knowledge.flow import Asked, Question, Term
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.regex import regex
from knowledge.text import STOP, Token, tokens

__all__ = ["NAMED_SO", "asked_to_name", "name_fit", "ways_to_say"]

_NAMED: Final = regex(
    r"\bwhat(?:['’]?s| is| was| are| were) (?:the|his|her|their) .{1,60} (?:called|named)\W*\Z|"
    r"\bwhat (?:do|did|does) (?:they|people|one) (?:call|name) the\b|\bnames? of (?:the|his|her|their) ",
    re.IGNORECASE,
)
_JOINT: Final = regex(r",|\b(?:is|was|are|were|called|named|known as|of)\b", re.IGNORECASE)
"""What joins a thing to its name: "Belavia, the carrier", "their camp was called Hope"."""
_OWNER: Final = regex(r"['’]s? \Z")
_SAME: Final = 0.8
_ANOTHER: Final = 0.6
_BESIDE: Final = 1.0
_NEAR: Final = 0.7
_APART: Final = 0.3
_REACH: Final = 5
NAMED_SO: Final = 0.6
"""Least fit of what answers: a name beside another word for the thing, or near the thing itself."""


def asked_to_name(question: Question) -> frozenset[str]:
    """The thing whose name is asked for, as it is written; none where no name is, or somebody's."""
    return frozenset(term.corrected or term.word for term in _named(question))


def ways_to_say(question: Question) -> dict[str, float]:
    """The stems of that thing, with how far a name beside each is surely its own: the vessel may be another."""
    found: dict[str, float] = {}
    for term in _named(question):
        found[term.token] = 1.0
        for each in term.variants:
            if each.weight >= _SAME or each.why == "spelling":
                found.setdefault(each.token, 1.0 if each.why == "spelling" else _ANOTHER)
    return found


def _named(question: Question) -> Sequence[Term]:
    if Asked.HOW_MANY in question.asked or not _NAMED.search(question.text):
        return ()
    return [
        term
        for term in question.terms
        if term.counted and not (are_humans(term.word) or is_office(term.word.casefold()))
    ]


def name_fit(things: Mapping[str, float], statement: str) -> float:
    """0 to 1: whether a name stands right beside one of the ``things``, or joined to it; 0 where none does."""
    words = tokens(statement)
    told = (at for at, word in enumerate(words) if word.stem in things)
    return max((_fit(statement, words, at) * things[words[at].stem] for at in told), default=0.0)


def _fit(statement: str, words: Sequence[Token], at: int) -> float:
    before = at > 0 and _OWNER.search(statement[words[at - 1].start : words[at].start]) is None
    if (before and _is_name(words, at - 1)) or _is_name(words, at + 1):
        return _BESIDE
    near = range(max(0, at - _REACH), min(len(words), at + _REACH + 1))
    joined = (
        _JOINT.search(statement, words[min(at, each)].end, words[max(at, each)].start)
        for each in near
        if each != at and _is_name(words, each)
    )
    return _NEAR if any(joined) else _APART


def _is_name(words: Sequence[Token], at: int) -> bool:
    """Whether a capital that no sentence begins with says that it is a name; at the beginning the next word tells."""
    if not 0 <= at < len(words) or words[at].folded in STOP or not words[at].text[:1].isupper():
        return False
    return at > 0 or words[1:2] == [] or words[1].text[:1].isupper()
