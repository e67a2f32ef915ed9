"""What was due and what came: that a ship "reached the port on 29 July" does not tell when it was supposed to, nor that advice
"should have been dropped by 01:50" when it was."""

import re
from collections.abc import Container
from typing import Final

from knowledge.flow import Asked, Question
from knowledge.regex import regex
from knowledge.search.weighing.passing import deed_tokens
from knowledge.text import tokens

__all__ = [
    "asks_paid",
    "asks_planned",
    "is_to_come",
    "missed_deeds",
    "only_bid",
    "only_missed",
    "tells_plan",
]

_PLANNED: Final = regex(
    r"\b(?:was|were|had been) (?:\w+ ){0,4}?(?:supposed|due|scheduled|meant|expected|planned|intended|booked) (?:to\b|on\b|in\b|at\b|for\b|back\b|there\b|\W*\Z)|"
    r"\b(?:planned|intended) to\b",
    re.IGNORECASE,
)
_PLAN: Final = regex(
    r"\b(?:suppos\w+|due|schedul\w+|meant|expect\w*|plan\w*|intend\w*|intention\w*|original\w*|booked|should|would|will|shall|hop(?:ed?|ing)|"
    r"promis\w+|announc\w+|agreed|estimat\w+|forecast\w*|predict\w*|(?:was|were|is|are) (?:not )?(?:to|going to|ready to|about to)|deadline|timetabl\w*|"
    r"target\w*|aim\w*|design\w*|set (?:for|to)|ought|want\w*)\b",
    re.IGNORECASE,
)
_TO_COME: Final = regex(
    r"\b(?:(?:was|were|is|are) (?:only )?(?:to|due|set|scheduled|expected|planned|supposed) (?:to )?[a-z]+|will|would|shall|expir(?:es|y)|until|planned for|scheduled for)\b",
    re.IGNORECASE,
)
_MISSED: Final = regex(
    r"\b(?:should|ought to|could|might|would) (?:\w+ )?have (?:(?:been|easily|already|never) )*(?P<deed>[a-z]+)",
    re.IGNORECASE,
)
_UNREAL: Final = regex(
    r"\b(?:should|could|would|might|ought|supposed|due|have had)\b", re.IGNORECASE
)
_PAID: Final = regex(r"\b(?:paid|pay|handed over|spent)\b", re.IGNORECASE)
_BID: Final = regex(
    r"\b(?:demand(?:ed|s|ing)?|ask(?:ed|s|ing)? for|offer(?:ed|s|ing)?|want(?:ed|s|ing)?|sought|insisted on|refus(?:ed|es|ing)|"
    r"threatened|willing|ready to pay|(?:will|would|could|not|never) (?:pay|spend)|plan(?:s|ned|ning)? to (?:pay|spend)|(?:is|are|was|were) to (?:pay|spend))\b",
    re.IGNORECASE,
)
_WAS_PAID: Final = regex(
    r"\b(?:paid|pays|cost|costs|spent|bought|sold|gave|given|got|received|handed|went for|fetched|settled|transferred|sent)\b",
    re.IGNORECASE,
)
_EVENTFUL: Final = frozenset({Asked.WHEN, Asked.WHETHER, Asked.WHO})


def asks_planned(question: Question) -> bool:
    """Whether it is asked when or where something was to come, and not when it came."""
    kinds = {Asked.WHEN, Asked.WHERE}
    return not kinds.isdisjoint(question.asked) and _PLANNED.search(question.text) is not None


def tells_plan(statement: str) -> bool:
    """Whether it has a word by which plans are told."""
    return _PLAN.search(statement) is not None


def is_to_come(statement: str) -> bool:
    """Whether a statement tells what was planned or due on its day, and not that it came."""
    return _TO_COME.search(statement) is not None


def missed_deeds(question: Question) -> frozenset[str]:
    """Tokens of what is asked to have been done; none where it is asked what might have been."""
    if _EVENTFUL.isdisjoint(question.asked) or _UNREAL.search(question.text):
        return frozenset()
    return deed_tokens(question.terms)


def only_missed(deeds: Container[str], statement: str) -> bool:
    """Whether one of the deeds is told, and only as what should or might have been."""
    missed = [found.start("deed") for found in _MISSED.finditer(statement)]
    if not missed:
        return False
    told = [word for word in tokens(statement) if word.stem in deeds]
    behind = [word for word in told if word.start in missed]
    return any(
        all(each.start in missed for each in told if each.stem == word.stem) for word in behind
    )


def asks_paid(question: Question) -> bool:
    """Whether it is asked how much was paid, and not what somebody was to pay or wanted."""
    if Asked.HOW_MANY not in question.asked or not _PAID.search(question.text):
        return False
    return not (_BID.search(question.text) or _UNREAL.search(question.text))


def only_bid(statement: str) -> bool:
    """Whether its money was only demanded, offered or refused, so that nobody knows whether any was paid."""
    return _BID.search(statement) is not None and not _WAS_PAID.search(statement)
