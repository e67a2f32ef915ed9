"""Numbers in running English text: digits and words, scales, ranges, shares, and the words around them.

Ordinals ("the 2nd"), clock times, versions and digits glued to letters are no numbers here; but those
glued to a unit are ("30km"), and money so many millions ("$30m").
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from knowledge.ingest.shares import shares_in
from knowledge.ingest.worded import touching
from knowledge.lexicon.glance import Glance, glance
from knowledge.models import Qualifier
from knowledge.regex import regex

__all__ = ["Number", "numbers_in", "ordinal_value"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``start:end`` of its text, its qualifying words included.

    ``low`` and ``high`` differ from ``value`` for a printed range only. ``unit`` is a currency
    code, ``%``, or empty.
    """

    value: float
    start: int
    end: int
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier = Qualifier.EXACTLY
    unit: str = ""


_SMALL: Final = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS: Final = {
    word: value * 10
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        start=2,
    )
}
_SCALES: Final = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "mln": 1e6,
    "bn": 1e9,
    "dozen": 12.0,
    "lakh": 1e5,
    "crore": 1e7,
}
_SHORT: Final = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "tn": 1e12}
"""Scales that are glued to sums of money."""
_FACTORS: Final = _SCALES | _SHORT
_ORDINALS: Final = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
_CURRENCIES: Final = {
    "$": "USD",
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₹": "INR",
    "₸": "KZT",
    "A$": "AUD",
    "C$": "CAD",
}

_SCALE: Final = "hundred|thousand|million|billion|trillion|mln|bn|dozen|lakh|crore"
_GLUED: Final = (
    r"(?=(?:km|kg|cm|mm|ft|mph|kph|kmh|km/h|gw|mw|kw|gwh|mwh|kwh|twh|hp|ha|lb|lbs)\b|"
    r"m[ -](?:high|tall|deep|wide|long|thick|below|above|away|from|off|across|underground|apart)\b)"
)
"""Units of which no space parts the digits."""
_WORD: Final = "|".join((*_SMALL, *_TENS))
_DIGITS: Final = r"[0-9]{1,3}(?:[,\u00a0\u202f][0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,15}(?:\.[0-9]+)?"
_FORM: Final = (
    rf"(?=[0-9$€£¥₽₹₸UuAaCc])(?P<sign>(?:US\$|A\$|C\$|[$€£¥₽₹₸])\s?)?(?<![\w.,:/])(?<![A-Za-z]-)(?P<digits>{_DIGITS})"
    rf"(?:[ \u00a0-]?(?P<scale>{_SCALE})\b|(?(sign)(?P<short>[kmb]|mn|tn)\b|(?!)))?"
    rf"(?:(?![\w:/]|[.,][0-9])|{_GLUED})(?P<percent>\s?%|[\s-]+per\s?cent(?:age\s+points?)?\b)?"
    rf"|\b(?=[haofstenz])(?P<words>(?:half\s+an?\s+(?:{_SCALE})|(?:{_WORD}|an?\s+(?:{_SCALE}))\b"
    rf"(?:(?:[\s-]+and)?[\s-]+(?:{_WORD}|{_SCALE})\b)*))\b(?P<of>[\s-]+per\s?cent(?:age\s+points?)?\b)?"
)
"""Either half first looks at the one sign with which it can begin, for most signs begin none."""
_NUMBER: Final = regex(_FORM, re.IGNORECASE)
_LOWER_NUMBER: Final = regex(_FORM.replace(r"US\$|A\$|C\$", r"us\$|a\$|c\$"), re.ASCII)
"""For ASCII in small letters, where it finds the same in a third of the time."""
_LAST: Final = regex(r"[a-z]+\Z")
_LONGEST_GAP: Final = 8
_NUMBER_WORDS: Final = frozenset((*_SMALL, *_TENS, *_SCALES))
"""Without one of these or a digit there is no number."""
_GAP: Final = regex(r"\s*(?:-|–|—|to|and|or)\s*\Z")
_CHANGE: Final = regex(
    r"\b(?:r[io]se[sn]?|rising|rais\w+|gr[eo]w\w*|increas\w+|climb\w*|jump\w*|soar\w*|fell|fall\w*|drop\w*|cut|reduc\w+|"
    r"lower\w*|widen\w*|enlarg\w+|exten[dt]\w*|doubl\w+|tripl\w+|went|slip\w*|shr[aiu]nk\w*|chang\w+|upgrad\w+|"
    r"downgrad\w+|revis\w+|expand\w*|swell\w*|lift\w*|up|down)\b",
    re.IGNORECASE,
)
_CHANGE_BACK: Final = 60
_BETWEEN: Final = regex(r"\b(?:between|from)\s+\Z", re.IGNORECASE)
_NO_PARTICLE: Final = "".join(
    rf"(?<!\b{verb} )"
    for verb in "hand hands handed handing turned turning knocked knocking".split()
)
"""Before "over" where it is no part of a verb: who "handed over 640 letters" handed 640."""
_BEFORE: Final = (
    (
        Qualifier.AT_MOST,
        "no more than|not more than|at most|up to|as (?:many|much|high|long|far|old|deep|low) as|a maximum of",
    ),
    (
        Qualifier.AT_LEAST,
        "at least|no fewer than|no less than|not less than|a minimum of",
    ),
    (
        Qualifier.OVER,
        f"more than|upwards of|in excess of|{_NO_PARTICLE}over|above|exceed(?:ed|s|ing)|north of",
    ),
    (Qualifier.UNDER, "fewer than|less than|under|below|(?:just )?short of|shy of|barely"),
    (
        Qualifier.ABOUT,
        "about|around|approximately|approx\\.?|roughly|nearly|almost|virtually|practically|close to|circa|"
        "(?:an )?estimated(?: at)?|some|(?:in the region|in the order|on the order) of",
    ),
)
_LEADS: Final = tuple(
    (qualifier, re.compile(rf"\b(?:{words})\s+(?:an?\s+)?\Z", re.IGNORECASE))
    for qualifier, words in _BEFORE
)
_LAST_WORDS: Final = frozenset(
    "than most of as to least over above exceed exceeded exceeds exceeding under below barely about around approximately "
    "approx approx. roughly nearly almost virtually practically circa estimated at some".split()
)
"""Last words of all of them: without one before the number, or before its "a", there is none."""
_TRAILS: Final = (
    (
        Qualifier.AT_LEAST,
        re.compile(r"\+|\s+or\s+more\b|\s+and\s+more\b", re.IGNORECASE),
    ),
    (Qualifier.AT_MOST, re.compile(r"\s+or\s+(?:fewer|less)\b", re.IGNORECASE)),
    (Qualifier.ABOUT, re.compile(r"(?:\s+or\s+(?:so|thereabouts)|-odd)\b", re.IGNORECASE)),
)
_TRAIL_SIGNS: Final = frozenset("+-oOaA")
"""What all of those begin with, spaces aside."""
_LOOK_BACK: Final = 24
"""Characters before a number in which its qualifying words stand."""


def numbers_in(text: str) -> tuple[Number, ...]:
    """Every number of the text, in order; "100 to 150" is one number with two ends.

    Of what went "from 20 to 35" only the outcome is one.
    """
    lower = text.lower()
    seen = glance(text)
    found: list[Number] = []
    for match in _matches(text, lower, seen):
        value = _value(match)
        if value is None:
            continue
        number = Number(value, *match.span(), unit=_unit(match))
        if found and (joined := _joined(text, found[-1], number, match[0])):
            found[-1] = joined
        else:
            found.append(number)
    shares = shares_in(lower, seen.runs) if len(lower) == len(text) else ()
    if not found and not shares:
        return ()
    return tuple([_qualified(text, number) for number in _with_shares(found, shares)])


def _with_shares(numbers: list[Number], shares: Sequence[tuple[float, int, int]]) -> list[Number]:
    """The numbers and, instead of those inside of them, the shares that words tell ("two thirds of")."""
    if not shares:
        return numbers
    is_share = touching((start, end) for _, start, end in shares)
    kept = [number for number in numbers if not is_share(number.start, number.end)]
    told = [Number(share, start, end, unit="%") for share, start, end in shares]
    return sorted((*kept, *told), key=_start)


def _start(number: Number) -> int:
    return number.start


def ordinal_value(written: str) -> int:
    """Which one an ordinal in small letters is, or a number after "number"; 0 for other words."""
    digits = re.match(r"[0-9]{1,4}", written)
    if digits:
        return int(digits[0])
    head, _, last = written.rpartition("-")
    ones = _ORDINALS.get(last) or _SMALL.get(last) or _TENS.get(last, 0)
    return ones + _TENS.get(head, 0) if not head or head in _TENS else 0


def _matches(text: str, lower: str, seen: Glance) -> Iterable[re.Match[str]]:
    if not text.isascii():
        return _NUMBER.finditer(text)
    if not seen.figures and _NUMBER_WORDS.isdisjoint(seen.runs):
        return ()
    return _LOWER_NUMBER.finditer(lower)


def _value(match: re.Match[str]) -> float | None:
    digits = match["digits"]
    if digits is None:
        return _spoken(match["words"].lower())
    if digits.isdigit() and not (match["scale"] or match["short"]):
        return float(digits)
    plain = digits.replace(",", "").replace("\u00a0", "").replace("\u202f", "")
    scale = match["scale"] or match["short"]
    return float(plain) * _FACTORS[scale.lower()] if scale else float(plain)


@lru_cache(maxsize=4096)
def _spoken(words: str) -> float | None:
    """Value of number words: "two hundred and six", "half a million"."""
    total, current, half = 0.0, 0.0, False
    for word in re.split(r"[\s-]+", words):
        if word == "half":
            half = True
        elif word in _SMALL or word in _TENS:
            current += _SMALL.get(word, 0) or _TENS.get(word, 0)
        elif word in ("hundred", "dozen"):
            current = (current or 1.0) * _SCALES[word]
        elif word in _SCALES:
            total += (current or 1.0) * _SCALES[word]
            current = 0.0
    value = total + current
    return value / 2 if half else value


def _unit(match: re.Match[str]) -> str:
    if match["percent"] or match["of"]:
        return "%"
    sign = match["sign"]
    return _CURRENCIES.get(sign.strip().upper(), "") if sign else ""


def _joined(text: str, first: Number, second: Number, written: str) -> Number | None:
    """The two as one number with two ends, or as the outcome of a change, if they are; the second is ``written`` so."""
    gap = text[first.end : second.start]
    if first.high is not None or len(gap) > _LONGEST_GAP or not _GAP.match(gap):
        return None
    apart = first.unit == "%" != second.unit
    if apart or (first.unit and second.unit and first.unit != second.unit):
        return None
    before = text[max(0, first.start - _CHANGE_BACK) : first.start]
    unit = second.unit or first.unit
    if "to" in gap and before.endswith("from ") and _CHANGE.search(before):
        return replace(second, start=first.start, unit=unit)
    if "and" in gap and not _BETWEEN.search(before):
        return None
    low = _low(text[first.start : first.end], first, second, written)
    if low >= second.value:
        return None
    return Number(low, first.start, second.end, low, second.value, unit=unit)


def _low(first_written: str, first: Number, second: Number, written: str) -> float:
    """The lower end, by the scale of the upper where it has none: "10 to 20 million"."""
    scale = _scale(written)
    plain = _scale(first_written) == 1.0 and "," not in first_written
    return first.value * scale if plain and first.value < second.value / scale else first.value


def _scale(written: str) -> float:
    """The factor in the last of a number's words: a million in "20 million" and in "$20m"."""
    last = _LAST.search(written.lower())
    return _FACTORS.get(last[0], 1.0) if last else 1.0


def _qualified(text: str, number: Number) -> Number:
    before = text[max(0, number.start - _LOOK_BACK) : number.start]
    after = text[number.end : number.end + _LOOK_BACK]
    told = not _LAST_WORDS.isdisjoint(before.lower().split()[-2:])
    for qualifier, lead in _LEADS if told else ():
        if match := lead.search(before):
            start = number.start - len(before) + match.start()
            return _with(number, qualifier, start, number.end)
    trailed = after.lstrip()[:1] in _TRAIL_SIGNS
    for qualifier, trail in _TRAILS if trailed else ():
        if match := trail.match(after):
            return _with(number, qualifier, number.start, number.end + match.end())
    return number


def _with(number: Number, qualifier: Qualifier, start: int, end: int) -> Number:
    return Number(number.value, start, end, number.low, number.high, qualifier, number.unit)
