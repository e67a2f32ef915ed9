"""Hours of the day as English text tells them: "by 6 pm", "at noon", "as of 8 in the morning", "ten past midnight"."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from knowledge.regex import regex

__all__ = ["DAY", "Bound", "Hour", "hours_in"]

DAY: Final = 24 * 60
"""Minutes of a day."""
_HOUR: Final = 60
_HALF_DAY: Final = 12
_FROM_EVENING: Final = 6
"""From this hour on what is told of "at night" lies before midnight."""


class Bound(StrEnum):
    """What the words before an hour make of it."""

    AT = "at"
    UPTO = "upto"
    FROM = "from"


class Hour(NamedTuple):
    """A time of day, at ``start`` to ``end`` of a text with the words that bound it.

    ``minutes`` after midnight, 0 to 1440: midnight ends the day up to which something is asked.
    """

    start: int
    end: int
    minutes: int
    bound: Bound = Bound.AT


_WORDS: Final = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_NAMED: Final = {"noon": 12, "midday": 12, "lunchtime": 12, "midnight": 0}
_MORE: Final = {
    "half": 30,
    "quarter": 15,
    "a quarter": 15,
    "twenty": 20,
    "twenty-five": 25,
    "twenty five": 25,
}
_WORD: Final = "|".join(_WORDS)
_NAME: Final = "|".join(_NAMED)
_TIME: Final = regex(
    rf"(?<![0-9:.,–-])\b(?:(?P<more>half|(?:a )?quarter|twenty(?:[ -]five)?|[0-9]{{1,2}}|{_WORD}) (?:minutes? )?(?P<way>past|to) )?"
    rf"(?:(?P<named>{_NAME})\b|(?P<hour>[0-9]{{1,2}}|(?:{_WORD})\b)(?:(?P<sign>[:.])(?P<minute>[0-5][0-9])(?::[0-5][0-9])?)?"
    r"(?![0-9]|[.,:][0-9])(?:\s?o['’]?\s?clock\b)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?|\s(?:in the|on the|at|that) (?P<part>morning|afternoon|evening|night)\b)?)",
    re.IGNORECASE,
)
_LEAD: Final = regex(
    r"\b(?:(?P<upto>by|until|till|up to|as of|before|prior to|no later than|not later than)|(?P<since>after|from|since)|as at|at)?"
    r"\s*(?:\b(?:about|around|roughly|approximately|some|just|shortly|exactly|the) )*\Z",
    re.IGNORECASE,
)
_BACK: Final = 40
_SIGNS: Final = (
    *_NAMED,
    *("clock", "past", "quarter to", "morning", "evening", "night", "afternoon"),
)
_SIGN: Final = regex(r"[ap]\.?\s?m\b|[0-9]:[0-9]")
_LIKELY: Final = regex(rf"{'|'.join(_SIGNS)}|{_SIGN.pattern}", re.I)


@lru_cache(maxsize=2048)
def hours_in(text: str) -> tuple[Hour, ...]:
    """The hours that ``text`` tells, in order; a bare number is none."""
    return tuple(_found(text)) if _is_likely(text) else ()


def _is_likely(text: str) -> bool:
    """Whether a text has a sign of an hour: mostly there is none, which is seen in an eighth of the expression's time."""
    if not text.isascii():
        return _LIKELY.search(text) is not None
    small = text.lower()
    return any(sign in small for sign in _SIGNS) or _SIGN.search(small) is not None


def _found(text: str) -> Iterator[Hour]:
    for match in _TIME.finditer(text):
        minutes = _minutes(match)
        if minutes is None:
            continue
        lead = _LEAD.search(text, max(0, match.start() - _BACK), match.start())
        bound = Bound.AT
        if lead is not None and lead["upto"]:
            bound = Bound.UPTO
        elif lead is not None and lead["since"]:
            bound = Bound.FROM
        if bound is Bound.UPTO and not minutes:
            minutes = DAY
        led = lead.group().strip() if lead is not None else ""
        start = text.rindex(led, 0, match.start()) if led else match.start()
        yield Hour(start, match.end(), minutes, bound)


def _minutes(match: re.Match[str]) -> int | None:
    hour = _hour(match)
    if hour is None:
        return None
    minutes = hour * _HOUR + int(match["minute"] or 0)
    more = (match["more"] or "").lower()
    if more:
        told = _MORE.get(more) or _WORDS.get(more) or int(more)
        minutes += told if match["way"].lower() == "past" else -told
    return minutes % DAY


def _hour(match: re.Match[str]) -> int | None:
    """The hour of the day; ``None`` where nothing says that it is one."""
    if match["named"]:
        return _NAMED[match["named"].lower()]
    written = match["hour"].lower()
    hour = _WORDS.get(written) or int(written)
    half, part = (match["half"] or "").lower(), (match["part"] or "").lower()
    if half or part:
        return _of_half(hour, half, part)
    sure = match["sign"] == ":" or match["more"]
    return hour if sure and hour < DAY // _HOUR else None


def _of_half(hour: int, half: str, part: str) -> int | None:
    if hour > _HALF_DAY:
        return hour if hour < DAY // _HOUR else None
    late = half == "p" or part in ("afternoon", "evening")
    late = late or (part == "night" and _FROM_EVENING <= hour < _HALF_DAY)
    return hour % _HALF_DAY + (_HALF_DAY if late else 0)
