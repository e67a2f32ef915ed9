"""Sentences of a story that tell of no one day: how it is today, what never came to be, what it all came to, and what was said
in the course of weeks."""

import re
from typing import Final

from knowledge.dates.tense import is_past
from knowledge.ingest.present import is_in_present
from knowledge.regex import regex
from knowledge.text import tokens

__all__ = [
    "is_for_weeks",
    "is_held",
    "is_later",
    "is_of_it",
    "is_of_now",
    "is_of_others",
    "is_of_the_whole",
    "is_open",
]

_QUOTED: Final = regex(r"[\"“„«][^\"“”»]*[\"“”»]")
_BESIDE: Final = regex(r",\s[^,]{0,80}\b(?:who|whom|whose|which|where|when)\b[^,]{0,200},")
_IT: Final = regex(r"\A(?:It|Its|He|His|She|Her|They|Their|This|That|These|Those)\b")
_NOW: Final = regex(r"\b(?:is|are|isn['’]t|aren['’]t|has|have|does|do)\b", re.IGNORECASE)
_STAYS: Final = regex(
    r"\b(?:lives|works|stands|lies|serves|teaches|sits|hangs) (?:in|at|as|for|on|with|near|to|by)\b"
)
_HOLDS: Final = regex(
    r"\b(?:says?|argues?|claims|believes?|blames|denies|deny|insists?|thinks?|calls|disputes|accuses)\b",
    re.IGNORECASE,
)
_MANY: Final = (
    r"(?:(?:about|nearly|almost|over|only|at least|more than|the|another|next|following|whole) ){0,3}"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|several|many|some|a few|[0-9]+)"
)
_TIMES: Final = "(?:days|weeks|months|years)"
_OF_ALL: Final = regex(
    r"\A(?:In all|All in all|In total|Altogether|All told|Overall|Since then|To this day|Until today|In the end|Eventually|Ultimately|Afterwards"
    rf"|Later(?! (?:that|the same|on that|in the (?:day|morning|afternoon|evening|night))\b)"
    rf"|(?:Over|During|In|Within|For|Throughout) (?:(?:the|these|those|all) )?(?:[a-z]+ )?{_TIMES})\b"
)
_LATER: Final = regex(
    r"\A(?P<before>[^,;:.]{0,100}?)\b(?<!hours )(?<!hour )(?<!days )(?<!day )(?<!minutes )(?<!weeks )(?<!week )(?<!months )(?<!month )"
    r"(?<!years )(?<!year )(?<!little )(?<!seconds )(?<!moments )(?<!while )(?<!much )(?<!or )(?:later|afterwards|subsequently|eventually|in the end)\s+"
    r"(?!(?:that|the|in|on|at|than|by)\b)(?:[a-z]+ly\s+)?[a-z]+",
    re.IGNORECASE,
)
_OTHERS: Final = regex(
    rf"\A(?:(?:At least|About|Some|Nearly|Almost|More than|Over|Another|A further) )?(?:{_MANY} (?:other|more|further)s?\b|(?:{_MANY}|others|another|many|some|several)\b[^,;.]{{0,60}}\b(?:was|were|had|died|survived)\b)",
    re.IGNORECASE,
)
_UNDER: Final = regex(r"\b(?:who|whom|whose|which|that|when|where|and|or|but)\b", re.IGNORECASE)
_HELPS: Final = frozenset("was were had would could did".split())
_NEVER: Final = regex(
    r"(?<!had )(?<!has )(?<!have )\bnever\b|\b(?:not|no|nobody|nothing|none)\b.{0,120}\b(?:again|ever)\b",
    re.IGNORECASE,
)
_SAYS: Final = regex(
    r"\b(?:say|says|said|told|tell|tells|wrote|announced|promised|warned|claimed|claims|swore|vowed|argued|testified|declared|insisted|explained|added)\b",
    re.IGNORECASE,
)
_AFTER: Final = regex(
    rf"\bfor {_MANY} {_TIMES}\b[^.;]{{0,200}}\bthen\b|\b(?:after|within) {_MANY} {_TIMES}\b"
    rf"|\b(?:it|that) (?:was|took) {_MANY} {_TIMES} (?:before|until|till)\b",
    re.IGNORECASE,
)
_BEGAN: Final = regex(r"\b(?:began|begins|begun|opened|opens|started|starts)\b", re.IGNORECASE)
_LONG: Final = regex(
    rf"\b(?:over|for|lasts?|lasted|took|takes|within|sat|went on) (?:for )?{_MANY} {_TIMES}\b"
    r"|\b[a-z]+-(?:day|week|month)(?:-long)?\b",
    re.IGNORECASE,
)


def is_of_now(text: str) -> bool:
    """Whether a sentence tells how things are, whenever they happened: "the festival has not been held again"."""
    plain = _plain(text)
    past = any(is_past(word.folded) for word in tokens(plain))
    if not is_in_present(plain):
        return not past and _STAYS.search(plain) is not None
    if _NOW.search(plain) or _HOLDS.search(plain):
        return True
    return not past


def is_held(text: str) -> bool:
    """Whether a sentence tells what somebody says of the story to this day: "the company blames the frost"."""
    plain = _plain(text)
    return _HOLDS.search(plain) is not None and is_in_present(plain)


def _plain(text: str) -> str:
    """A text without what is quoted and what is remarked."""
    return _BESIDE.sub(",", _QUOTED.sub("", text))


def is_of_it(text: str) -> bool:
    """Whether a sentence goes on about what the one before it tells of."""
    return _IT.match(text) is not None


def is_of_others(text: str) -> bool:
    """Whether a sentence counts more of those of whom the one before tells: "seventeen others were injured"."""
    return _OTHERS.match(text) is not None


def is_of_the_whole(text: str) -> bool:
    """Whether a sentence sums up what was told: "in all, nine men died"."""
    return _OF_ALL.match(text) is not None


def is_open(text: str) -> bool:
    """Whether a sentence without a day tells what took days to be known: "he was never found", "he said nothing for two
    days and then owned up"."""
    if _AFTER.search(text):
        return True
    never = _NEVER.search(text)
    return never is not None and _SAYS.search(text, 0, never.start()) is None


def is_later(text: str) -> bool:
    """Whether what a sentence tells came later, nobody says when: "she later said that it was a mistake"."""
    later = _LATER.match(text)
    if later is None or _UNDER.search(later["before"]):
        return False
    told = [word.folded for word in tokens(later["before"])]
    return not any(is_past(word) and word not in _HELPS for word in told)


def is_for_weeks(text: str) -> bool:
    """Whether the day of a sentence is only the first of many, of which the next sentences tell: "the trial began on 8
    January and lasted eleven weeks"."""
    return _BEGAN.search(text) is not None and _LONG.search(text) is not None
