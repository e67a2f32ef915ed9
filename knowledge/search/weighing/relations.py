"""What two people have to do with each other, which only some words tell: that one came in the place of another, or called
them up. Who left was not thereby replaced, and who asked for a sentence called nobody."""

import re
from typing import Final

from knowledge.flow import Asked, Question
from knowledge.regex import regex

__all__ = ["asks_call", "asks_successor", "tells_call", "tells_successor"]

_SUCCESSOR: Final = regex(
    r"\bwho (?:replaced?|replaces|succeed(?:ed|s)?|follow(?:ed|s)|took over from|takes over from) (?!(?:the|an?|orders?|it)\b)[^?]+? as\b|"
    r"\bwho (?:took|takes|has taken|had taken) over from\b",
    re.IGNORECASE,
)
_TOOK_OVER: Final = regex(
    r"\b(?:replac\w*|succe(?:ed|ss)\w*|follow(?:ed|s)|t(?:ook|ake|akes|aken|aking) (?:over|charge|the reins|office|the helm)|t(?:ook|akes?|aken|aking) (?:his|her|their|\w+['’]s?) (?:place|post|seat|job|role)|(?:place|post|seat|job|role) (?:went|passed|fell) to|bec[ao]me\w*|appoint\w*|named|elected|chosen|"
    r"sworn in|promoted|instead|in (?:his|her|their) (?:place|stead)|stepp?ed in|deput\w+|new (?:chief|head|leader|director|president|minister|chair\w*|mayor|commander))\b",
    re.IGNORECASE,
)
_CALL: Final = regex(
    r"\bdid\b[^?]+?\bcall (?!(?:off|for|on|out|in|it|that|this|them|an?|the|his|her|their|its)\b)",
    re.IGNORECASE,
)
_CALLED_UP: Final = regex(
    r"\b(?:call(?:s|ed|ing)?|(?:tele)?phon\w*|rang|ring|rung|dial\w*|alert\w*|contact\w*|conversations?|talk(?:s|ed)?|sp(?:oke|oken|eak)|radio\w*|discuss\w*)\b",
    re.IGNORECASE,
)
_EVENTFUL: Final = frozenset({Asked.WHETHER, Asked.WHEN})


def asks_successor(text: str) -> bool:
    """Whether it is asked who came in somebody's place in an office."""
    return bool(_SUCCESSOR.search(text))


def tells_successor(statement: str) -> bool:
    """Whether the statement tells at all that somebody came in the place of another."""
    return bool(_TOOK_OVER.search(statement))


def asks_call(question: Question) -> bool:
    """Whether it is asked if or when somebody called somebody up, and nothing is called by a name."""
    if question.speaker or _EVENTFUL.isdisjoint(question.asked):
        return False
    return bool(question.names) and bool(_CALL.search(question.text))


def tells_call(statement: str) -> bool:
    """Whether the statement tells at all that people spoke, or were called."""
    return bool(_CALLED_UP.search(statement))
