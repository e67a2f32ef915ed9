"""Days of the month named in passing, without "on the": "and 5th?", "5th and 6th?", "and the second?", "what happened 6th".

Told by the form alone: by itself "the second" is the second of anything. Behind a question of days it is a day.
"""

import re
from typing import Final

from knowledge.regex import regex

__all__ = ["with_days_named"]

_UNITS: Final = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_WORDS: Final = (
    rf"(?:{_UNITS}|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|"
    rf"twentieth|thirtieth|twenty[- ](?:{_UNITS})|thirty[- ]first)"
)
_FIGURES: Final = r"(?:[23]?1st|2?2nd|2?3rd|[123]0th|1[1-9]th|2?[4-9]th)"
_NUMBER: Final = r"(?:0?[1-9]|[12][0-9]|3[01])"
_LIMITS: Final = "by|before|after|since|until|till|from"
_LEAD: Final = (
    r"\A\W*(?:(?:and|or|so|but|ok|okay|also|then|what about|wat about|how about|what of|same for)\b[\s,]*)*"
    rf"(?:(?:on|for|{_LIMITS})\s+)?"
)
_ALSO: Final = r"(?:[\s,]+(?:then|too|as well|also|maybe|pls|please|though|instead))*\W*\Z"
_THERE: Final = r"(?=\s+(?:in|at|near|around|for)\s+[^\W\d_])"


def _follow_up(day: str, *, placed: bool) -> re.Pattern[str]:
    joined = rf"(?:\s*(?:,|&|and|or|to|-|until|till)\s*(?:on\s+)?(?:the\s+)?{day})"
    end = rf"(?:{_ALSO}|{_THERE})" if placed else _ALSO
    return regex(
        rf"(?P<lead>{_LEAD})(?:the\s+)?(?P<days>{day}{joined}*)(?P<end>{end})", re.IGNORECASE
    )


_FIGURES_ALONE: Final = _follow_up(rf"{_FIGURES}\b", placed=True)
_WORDS_ALONE: Final = _follow_up(rf"(?:{_WORDS}|{_FIGURES}|{_NUMBER})\b", placed=False)
_BARE: Final = regex(rf"\b{_NUMBER}\b")
_ENDS: Final = {1: "st", 2: "nd", 3: "rd"}
_ON: Final = regex(r"\b(?:on|for)\s+\Z", re.IGNORECASE)
_BOUND: Final = regex(rf"\b(?:{_LIMITS})\s+\Z", re.IGNORECASE)
_HAPPENED: Final = regex(
    rf"\b(?P<deed>(?:happen(?:ed|s|d)?|occur(?:red|s)?|went on|going on|told|news|said|died|dead|killed|injured|wounded|"
    rf"arrested|detained))\s+(?P<day>{_FIGURES})(?=\W*\Z|\s+(?:in|at|and|or|to)\b)",
    re.IGNORECASE,
)


def with_days_named(text: str, *, after_days: bool, after_told: bool) -> str:
    """``text`` with its bare days named as such. ``after_told``: lines of days were told before; ``after_days``: days
    were asked for, so that "and the second?" can only be one."""
    found = None
    if after_days:
        found = _WORDS_ALONE.match(text)
    if found is None and (after_days or after_told):
        found = _FIGURES_ALONE.match(text)
    if found is None:
        return _HAPPENED.sub(r"\g<deed> on the \g<day>", text)
    lead = _ON.sub("", found["lead"])
    days = _BARE.sub(_as_ordinal, found["days"])
    the = "the" if _BOUND.search(lead) else "on the"
    return f"{lead}{the} {days}{text[found.end('end') :] or '?'}"


def _as_ordinal(number: re.Match[str]) -> str:
    day = int(number[0])
    end = "th" if day in range(11, 14) else _ENDS.get(day % 10, "th")
    return f"{day}{end}"
