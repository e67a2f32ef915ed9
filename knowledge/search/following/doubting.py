"""Questions whether others tell it otherwise: "does anyone say different?", "who disputes that?", "is that true?" of the line just told."""

import re
from typing import Final

from knowledge.regex import regex

__all__ = ["asks_of_others", "asks_true_figure", "doubts", "doubts_it"]

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
_SOMEBODY: Final = r"(?:he|she|they|it|that|there|this|those)"
_IS_NOT: Final = r"(?:wasn|weren|isn|aren|didn|hasn|hadn|don|doesn)['’]?t|(?:was|were|is|are|did|has|had|do|does) not"
_OTHERS: Final = regex(
    rf"{_LEAD}(?:"
    rf"(?:do|did|does|has|have) {_SOMEBODY}(?: \w+)? (?:deny|denied|dispute|disputed|contradict|reject|rejected|confirm|confirmed|admit|admitted) {_IT}|"
    rf"{_ANYONE}\s+{_SAY}\s+(?:that\s+)?{_SOMEBODY}\s+(?:{_IS_NOT})(?:\s+(?:so|true|any|one|the case|right|correct|real))?|"
    r"(?:(?:what|wat)(?: (?:do|does|did|about|of))?\s+)?(?:the|its|their|his|her)\s+(?:other sides?|opponents?|critics|opposing side|opposite side)"
    rf"(?:\s+{_SAY})?|any (?:denials?|objections?|corrections?)|"
    rf"(?:(?:do|does|did|has|have|is|are)\s+)?{_ANYONE}\s+{_SAY}\s+{_OTHERWISE}|"
    rf"(?:(?:do|does|did|has|have|is|are)\s+)?{_ANYONE}\s+{_DENY}(?:\s+with)?(?:\s+{_IT})?|"
    rf"(?:(?:is|was|are|were|has|have)\s+)?{_IT}\s+(?:is\s+|was\s+|been\s+)*(?:disputed|denied|contested|contradicted|challenged|rejected)(?:\s+by\s+{_ANYONE})?|"
    rf"(?:(?:is|are|were|was)\s+there\s+)?(?:any\s+)?(?:other|different|rival|conflicting|competing)\s+"
    rf"(?:accounts?|versions?|claims?|numbers?|figures?|estimates?|counts?|reports?|stor(?:y|ies)|sources?)"
    rf")(?:\s+(?:though|then|about|of|on|to|by|{_IT}|anyone))*\W*\Z",
    re.IGNORECASE,
)
_DOUBTS: Final = regex(
    rf"{_LEAD}(?:(?:is|was|are|were)\s+{_IT}\s+(?:really\s+|actually\s+)?(?:true|certain|correct|right|real|a fact|fact|sure|accurate)|"
    rf"(?:is|was|are|were)\s+{_SOMEBODY}\s+(?:really\s+|actually\s+)?(?:right|wrong|lying|a lie|lies|made up|honest|telling the truth|fake|for real)|"
    r"(?:(?:is|was|are|were|did|does|do|has|have|had)\s+(?:it|that|this|they|he|she)\s+)?(?:really|for real|seriously|honestly)|"
    rf"(?:how|is)\s+true\s+(?:is|was)?\s*{_IT}|true(?: or (?:false|not))?|"
    rf"(?:are|r)\s+(?:you|u)\s+(?:really\s+)?(?:sure|certain)|can\s+(?:we|i|you|one|anyone)\s+(?:trust|believe)\s+{_IT}|"
    rf"(?:you|u)\s+sure)(?:\s+(?:about|of|though|then|{_IT}))*\W*\Z",
    re.IGNORECASE,
)

_COUNT: Final = r"(?:figure|number|count|toll|tally|total|sum|amount|cost)"
_SURELY: Final = r"(?:really|actually|in (?:reality|fact|truth))"
_TRUE_FIGURE: Final = regex(
    rf"{_LEAD}(?:how (?:many|much)(?: (?:of them|people|were|was|is|are|did|it|there|be|they|die|died)){{0,3}} {_SURELY}(?: (?:was|were|there|it|is))*|"
    rf"how (?:many|much) {_SURELY}(?: (?:were|was|is|are|there|it|they)){{0,3}}|"
    rf"(?:what(?: is| was|['’]s)? )?(?:the )?(?:real|true|actual|correct|right) {_COUNT})\W*\Z",
    re.IGNORECASE,
)


def asks_of_others(text: str) -> bool:
    """Whether it asks who tells otherwise, and nothing else."""
    return _OTHERS.match(text) is not None


def doubts(text: str) -> bool:
    """Whether it asks if what was told is true, and nothing else."""
    return _DOUBTS.match(text) is not None


def asks_true_figure(text: str) -> bool:
    """Whether it asks for the number that is right, and nothing else, where another was told: "how many were there really?"."""
    return _TRUE_FIGURE.match(text) is not None


def doubts_it(text: str) -> bool:
    """Whether it asks in any of these ways if the line told stands."""
    return asks_of_others(text) or doubts(text) or asks_true_figure(text)
