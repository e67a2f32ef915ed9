"""Who came before or after somebody, and whether there was another one: told only by words for an order, not by whatever tells
of the one that is named."""

import re
from typing import Final, NamedTuple

from knowledge.flow import Asked, Question
from knowledge.models import NameKind
from knowledge.names.book import stems_of
from knowledge.regex import regex
from knowledge.text import tokens

__all__ = [
    "Turn",
    "asks_another",
    "end_asked",
    "tells_another",
    "tells_end_of_order",
    "tells_turn",
    "turn_asked",
]

_WHOSE_TURN: Final = regex(
    r"\b[Ww]ho\b[^?]{0,80}\b(?P<order>after|before|behind|ahead of) (?P<who>[A-Z][\w’'-]+(?: [\w’'-]+){0,3})\W*\Z"
)
_ORDER: Final = regex(
    r"\b(?:after\w*|before|behind|ahead|then|next|later|earlier|until|when|while|followed|follows|following|preced\w+|succe\w+|replac\w+|became|"
    r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|in turn|instead|took over|in (?:his|her) (?:place|stead))\b",
    re.IGNORECASE,
)
_CAME_AFTER: Final = regex(
    r"\A(?: [\w’'-]+ly)? (?:(?:then|later|soon|himself|herself|in turn) )?(?:followed(?! by\b)|follows|succeeded|replaced|came (?:after|next|later|second|last)|was (?:next|second|last))\b|"
    r"\A(?: [\w’'-]+){1,4}? (?:after|behind) (?:him|her|them)\b"
)
_ANOTHER: Final = regex(
    r"\b(?:there|did|does|do|has|have|had)\b[^?]{0,40}?\b(?:another|a (?:second|third|further)|(?:any|some) (?:other|further|more|earlier|previous|later)|more than one)\b",
    re.IGNORECASE,
)
_ONE_MORE: Final = regex(
    r"\b(?:another|others?|second|third|further|again|twice|earlier|previous\w*|prior|before|later|afterwards|repeat\w*|former|since)\b",
    re.IGNORECASE,
)
_FULL_NAME: Final = 2
_FIRST_TO: Final = regex(
    r"\b(?:who(?:['’]s| is| was| were)|which (?:[\w’'-]+ ){1,3}?(?:is|was|were)) (?:the )?(?:very )?(?P<end>first|last)\b(?: [\w’'-]+){0,4}? to\b",
    re.IGNORECASE,
)
_AT_AN_END: Final = {
    "first": regex(
        r"\b(?:(?<!at )first(?! (?:aid|lady|time|few|half|part|two|three|four|five|six|ten|to [0-9]+|[0-9]+|(?:hour|day|night|morning|week|month|year|minute|stage|phase)s?)\b)|before (?:the|all|any) others?|earliest|led the way|ahead of)\b",
        re.I,
    ),
    "last": regex(r"\b(?:last|final|finally|after (?:the|all) others?|at the end)\b", re.I),
}


class Turn(NamedTuple):
    """``after``: whoever came after the one whose name has these stems, else whoever came before."""

    after: bool
    who: frozenset[str]


def turn_asked(question: Question) -> Turn | None:
    """Before or after whom somebody came who is asked for; ``None`` where that is not asked."""
    asked = _WHOSE_TURN.search(question.text) if question.asked == (Asked.WHO,) else None
    if asked is None:
        return None
    words = tokens(asked["who"])
    people = [
        match.name
        for match in question.names
        if match.written in asked["who"] and match.name.kind is NameKind.PERSON
    ]
    # The day of somebody's coming may be read instead of the name.
    full = (
        len(words) >= _FULL_NAME
        and not question.names
        and all(word.text[:1].isupper() for word in words)
    )
    if not people and not full:
        return None
    who = stems_of(people[-1]) if people else frozenset(word.stem for word in words)
    return Turn(asked["order"] in ("after", "behind"), who)


def tells_turn(turn: Turn, statement: str) -> bool:
    """Whether the statement tells an order, and not that it was the named one who came behind."""
    named = [word for word in tokens(statement) if word.stem in turn.who]
    if not named or not _ORDER.search(statement):
        return False
    return not turn.after or not any(_CAME_AFTER.match(statement[word.end :]) for word in named)


def asks_another(question: Question) -> bool:
    """Whether it is asked if there was one more of something."""
    return Asked.WHETHER in question.asked and bool(_ANOTHER.search(question.text))


def tells_another(statement: str) -> bool:
    """Whether the statement has any word for one more, or for one before or after."""
    return bool(_ONE_MORE.search(statement))


def end_asked(question: Question) -> str:
    """Which end is meant, "first" or "last", where it is asked who was the one to do something; else empty."""
    asked = _FIRST_TO.search(question.text)
    end = asked["end"].lower() if asked else ""
    return end if end in _AT_AN_END else ""


def tells_end_of_order(end: str, statement: str) -> bool:
    """Whether the statement says so of anybody or anything."""
    return bool(_AT_AN_END[end].search(statement))
