"""Questions whether others tell it otherwise: "does anyone say different?", "who disputes that?", "is that true?" of the line just told."""

import re
from typing import Final

__all__ = ["asks_of_others", "doubts"]

_LEAD: Final = r"\A\W*(?:(?:and|so|but|ok|okay|then|also|oh|hm+|wait|well|btw)\b[\s,.]*)*"
_IT: Final = (
    r"(?:it|that|this|so|those|them|him|her|the (?:claim|report|number|figure|count|statement)s?)"
)
_ANYONE: Final = r"(?:any(?:one|body)|some(?:one|body)|others?|other (?:people|sources|reports)|no ?(?:one|body)|who|all|everyone|everybody)(?: else)?"
_SAY: Final = r"(?:say|says|said|saying|claim|claims|claimed|think|thinks|report|reports|reported|tell|tells|told)"
_DENY: Final = (
    r"(?:den(?:y|ies|ied)|disput(?:e|es|ed)|contradict(?:s|ed)?|reject(?:s|ed)?|disagree[sd]?|question(?:s|ed)?|"
    r"doubt(?:s|ed)?|challeng(?:e|es|ed)|refut(?:e|es|ed)|contest(?:s|ed)?|deni?ed)"
)
_OTHERWISE: Final = (
    r"(?:(?:it |that |this |something )?(?:any )?(?:different(?:ly)?|otherwise|else|the (?:opposite|contrary))|(?:something|anything|sth) "
    r"(?:different|else|other)|the same(?: thing)?|another (?:number|figure|story|version))"
)
_OTHERS: Final = re.compile(
    rf"{_LEAD}(?:"
    rf"(?:(?:do|does|did|has|have|is|are)\s+)?{_ANYONE}\s+{_SAY}\s+{_OTHERWISE}|"
    rf"(?:(?:do|does|did|has|have|is|are)\s+)?{_ANYONE}\s+{_DENY}(?:\s+with)?(?:\s+{_IT})?|"
    rf"(?:(?:is|was|are|were|has|have)\s+)?{_IT}\s+(?:is\s+|was\s+|been\s+)*(?:disputed|denied|contested|contradicted|challenged|rejected)(?:\s+by\s+{_ANYONE})?|"
    rf"(?:(?:is|are|were|was)\s+there\s+)?(?:any\s+)?(?:other|different|rival|conflicting|competing)\s+"
    rf"(?:accounts?|versions?|claims?|numbers?|figures?|estimates?|counts?|reports?|stor(?:y|ies)|sources?)"
    rf")(?:\s+(?:though|then|about|of|on|to|by|{_IT}|anyone))*\W*\Z",
    re.IGNORECASE,
)
_DOUBTS: Final = re.compile(
    rf"{_LEAD}(?:(?:is|was|are|were)\s+{_IT}\s+(?:really\s+|actually\s+)?(?:true|certain|correct|right|real|a fact|fact|sure|accurate)|"
    rf"(?:are|r)\s+(?:you|u)\s+(?:really\s+)?(?:sure|certain)|can\s+(?:we|i|you|one|anyone)\s+(?:trust|believe)\s+{_IT}|"
    rf"(?:you|u)\s+sure)(?:\s+(?:about|of|though|then|{_IT}))*\W*\Z",
    re.IGNORECASE,
)


def asks_of_others(text: str) -> bool:
    """Whether it asks who tells otherwise, and nothing else."""
    return _OTHERS.match(text) is not None


def doubts(text: str) -> bool:
    """Whether it asks if what was told is true, and nothing else."""
    return _DOUBTS.match(text) is not None
