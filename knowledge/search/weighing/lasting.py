"""How long something went on where no number says it: "for several hours", "until 19 March", "from Monday to Friday"."""

import re
from typing import Final

from knowledge.flow import Question
from knowledge.regex import regex
from knowledge.text import tokens

__all__ = ["asks_how_long", "tells_how_long"]

_TELLING: Final = 0.5
_LIKE: Final = 0.7
_CLAUSE: Final = regex(
    r"[,;:] (?!(?:from|until|till|for|lasting|its|their|which)\b)|\b(?:and|but|while|when|because)\b"
)
_DURATION: Final = "duration"
_HOW_LONG: Final = regex(
    r"\bhow long\b(?! ago| (?:is|are) (?:the |an? |this |that )?[\w’'-]+\W*\Z)", re.IGNORECASE
)
"""Not "how long is the bridge"."""
_HOW_MANY: Final = regex(
    r"\b(?:for (?:about |roughly |around )?how many (?P<unit>hour|day|night|week|month|year|minute)s\b|how many (?P<lasting>hour|day|night|week|month|year|minute)s (?:did|do|does|was|were|has|have|had) "
    r".{1,60}\b(?:last|lasted|go on|gone on|going on|continued?|carry on|dragg? on|raged?|rag(?:e|ing)))\b",
    re.IGNORECASE,
)
_VAGUE: Final = r"\b(?:several|some|a few|many|a couple of|dozens of|hundreds of|half an?)"
_UNIT: Final = r"(?:second|minute|hour|day|night|week|weekend|month|year|decade)"
_TIME: Final = (
    r"(?:the )?(?:[0-9]|early|mid|late|noon|midnight|dawn|dusk|morning|evening|night|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)"
)
_LENGTHS: Final = regex(
    rf"\b(?:several|some|a few|many|a couple of|dozens of|for|most of the|all|the whole|whole|entire|half an?|an?) (?:more )?{_UNIT}s?(?: long)?\b|"
    rf"\b{_UNIT}s long\b|\bovernight\b|\bround the clock\b|\b(?:limited|short|brief|long|indefinite|unlimited) (?:time|period|while)\b|"
    rf"\bindefinitely\b|\bbriefly\b|\b(?:until|till)\b|\bfrom {_TIME}.{{1,40}}\b(?:to|until|till|through)\b",
    re.IGNORECASE,
)


_OF_UNIT: Final = {
    unit: regex(rf"{_VAGUE} (?:more )?{unit}s?\b", re.IGNORECASE)
    for unit in ("minute", "hour", "day", "night", "week", "month", "year")
}


def asks_how_long(question: Question) -> bool:
    """Whether it is asked how long something went on, and not how long a thing is."""
    if _HOW_MANY.search(question.text):
        return True
    return _DURATION in question.quantity and _HOW_LONG.search(question.text) is not None


def tells_how_long(question: Question, statement: str) -> bool:
    """Whether a clause with an asked word tells a length of time without a number, or a time up to which."""
    asked = {
        token
        for term in question.terms
        if term.weight >= _TELLING
        for token in (term.token, *(each.token for each in term.variants if each.weight >= _LIKE))
    }
    told = _of_unit(question.text)
    return any(
        told.search(clause) is not None
        and not asked.isdisjoint(word.stem for word in tokens(clause))
        for clause in _CLAUSE.split(statement)
    )


def _of_unit(text: str) -> re.Pattern[str]:
    """What tells a length of time; where it is asked how many hours it was, only what tells some hours."""
    asked = _HOW_MANY.search(text)
    return _OF_UNIT[(asked["unit"] or asked["lasting"]).lower()] if asked else _LENGTHS
