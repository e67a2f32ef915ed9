"""From when on something is or was so, which a clause tells by its "since": "a cleric who had lived there since 1999"."""

import re
from functools import lru_cache
from typing import Final

from knowledge.regex import regex

__all__ = ["asks_since", "tells_beginning", "tells_since"]

_ASKS: Final = regex(
    r"\b(?:since|from) (?:when|what (?:day|date|month|year)|which (?:day|date|month|year))\b",
    re.IGNORECASE,
)
_SINCE: Final = regex(
    r"\b(?:since|from) (?:(?:about|around|at least|early|late|mid|the \w+|[0-9]{1,2}|spring|summer|autumn|winter) )*"
    r"(?:of )?(?:[0-9]{4}\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)


_BEGINS: Final = regex(
    r"\b(?:start(?:s|ed)?|beg[aiu]ns?|became|becomes?|took (?:over|office|charge)|appoint(?:s|ed)|named|elected|hired|found(?:ed|s)|declar(?:es|ed)|impos(?:es|ed)|"
    r"introduc(?:es|ed)|launch(?:es|ed)|open(?:s|ed)|swor(?:n|e)|join(?:s|ed)|shut|clos(?:es|ed)|block(?:s|ed)|cut|switched|turned|stopp?(?:s|ed)|suspend(?:s|ed)|bann?(?:s|ed)|"
    r"arrest(?:s|ed)|detain(?:s|ed)|moved|settled|arriv(?:es|ed)|enter(?:s|ed)|deploy(?:s|ed)|sent|announc(?:es|ed)|approv(?:es|ed)|order(?:s|ed)|proclaim(?:s|ed)|"
    r"installed|built|bought|succeed(?:s|ed)|replac(?:es|ed)|follow(?:s|ed)|promoted|went|came|fell|broke|struck|walked)\b|"
    r"\bfor (?:about |nearly |almost |over |more than |some )?(?:[0-9]+|[a-z]+) (?:hours|days|weeks|months|years|decades)\b",
    re.IGNORECASE,
)
"""What comes to be so, or how long it was."""


@lru_cache(maxsize=8)
def asks_since(text: str) -> bool:
    """Whether it is asked from when on something is so."""
    return bool(_ASKS.search(text))


def tells_since(statement: str) -> bool:
    """Whether a clause tells a day, a month or a year from which on something is so."""
    return bool(_SINCE.search(statement))


def tells_beginning(statement: str) -> bool:
    """Whether the statement tells at all that something came to be so, or since when it is."""
    return tells_since(statement) or bool(_BEGINS.search(statement))
