"""Sentences of a story that tell of another day than the ones around them: what had happened before, what will happen."""

import re
from typing import Final

from knowledge.dates.span import DateSpan
from knowledge.forms import BASE_FORMS
from knowledge.text import tokens

__all__ = ["is_aside", "is_some_time"]

_EARLIER: Final = re.compile(r"\b(?:earlier|before|previous(?:ly)?|ago|eve)\b", re.IGNORECASE)
_HAD: Final = re.compile(
    r"\b(?:had|hadn['’]t)\s+(?:(?:not|never|already|also|long|just|first|once|been|still|[a-z]+ly)\s+)*(?P<verb>[a-z]+)\b"
)
_AHEAD: Final = re.compile(
    r"\b(?:will|would|shall|due|scheduled|planned|plans?|expected|supposed"
    r"|(?:is|are|was|were)\s+(?:now\s+)?to\s+[a-z]+)\b",
    re.IGNORECASE,
)
_WILL: Final = re.compile(
    r"\b(?:will|shall|(?:is|are)\s+(?:now\s+)?(?:due|to\s+[a-z]+))\b", re.IGNORECASE
)
_SAID: Final = "said|says|told|tells|wrote|stated|announced|added|warned|promised|confirmed|declared|claimed|reported|explained|insisted"
_SAYS: Final = re.compile(rf"\b(?:{_SAID})\b", re.IGNORECASE)
_DONE: Final = re.compile(
    rf"\b(?:{_SAID}|gave|made|went|began|met|spoke|(?<!be )(?<!been )(?<!have )[a-z]{{2,}}ed)\b",
    re.IGNORECASE,
)
"""What was done, or said, on a day that stands before it."""
_UNIT: Final = "(?:week|month|year|decade|spring|summer|autumn|winter)s?"
_SOME_TIME: Final = re.compile(
    rf"\b(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|few|[0-9]+) {_UNIT} (?:later|after|earlier|before|ago)"
    rf"|(?:the )?(?:following|next|previous|last) {_UNIT}|(?:weeks|months|years|decades) (?:later|after|earlier|before|ago)|anniversary)\b",
    re.IGNORECASE,
)


def is_aside(text: str, written: str, own: DateSpan, previous: DateSpan) -> bool:
    """Whether a sentence with the day ``own``, told by the words ``written``, looks back from the story's day
    ``previous`` ("a pump had failed two days earlier") or only announces a later one ("the strike would last until
    Friday"): the next sentence is of the story's day again."""
    if own.last < previous.first:
        return bool(_EARLIER.search(written)) or _is_perfect(text)
    return own.first > previous.last and _is_announced(text, written)


def _is_announced(text: str, written: str) -> bool:
    """Whether the day is that of what will be ("would end on Friday", "on Friday they will meet"), not of who says so
    ("on Friday she said that it would end", "it would end, she said on Friday")."""
    before, day, behind = text.partition(written)
    if not day:
        return False
    ahead = list(_AHEAD.finditer(before))
    if ahead:
        return _SAYS.search(before, ahead[-1].end()) is None
    will = _WILL.search(behind)
    return will is not None and _DONE.search(behind, 0, will.start()) is None


def is_some_time(text: str) -> bool:
    """Whether a sentence tells a time of its own that is no day: "the following year", "a week after the flood"."""
    return _SOME_TIME.search(text) is not None


def _is_perfect(text: str) -> bool:
    """Whether something is told as having been done before."""
    for match in _HAD.finditer(text):
        (verb, *_) = tokens(match["verb"])
        if verb.folded.endswith("ed") or verb.folded in BASE_FORMS:
            return True
    return False
