"""Numbers in running English text: digits and words, scales, ranges, and the words around them.

Ordinals ("the 2nd"), clock times, versions and digits glued to letters are no numbers here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from knowledge.models import Qualifier

__all__ = ["Number", "numbers_in"]


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
}
_CURRENCIES: Final = {
    "$": "USD",
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
}

_SCALE: Final = "hundred|thousand|million|billion|trillion|mln|bn|dozen"
_WORD: Final = "|".join((*_SMALL, *_TENS))
_DIGITS: Final = r"[0-9]{1,3}(?:[,\u00a0\u202f][0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,15}(?:\.[0-9]+)?"
_FORM: Final = (
    rf"(?P<sign>(?:US\$|[$€£¥₽])\s?)?(?<![\w.,:/])(?<![A-Za-z]-)(?P<digits>{_DIGITS})"
    rf"(?:[ \u00a0-]?(?P<scale>{_SCALE})\b)?"
    r"(?![\w:/]|[.,][0-9])(?P<percent>\s?%|\s+per\s?cent\b)?"
    rf"|\b(?P<words>(?:half\s+an?\s+(?:{_SCALE})|(?:{_WORD}|an?\s+(?:{_SCALE}))\b"
    rf"(?:(?:[\s-]+and)?[\s-]+(?:{_WORD}|{_SCALE})\b)*))\b(?P<of>\s+per\s?cent\b)?"
)
_NUMBER: Final = re.compile(_FORM, re.IGNORECASE)
_LOWER_NUMBER: Final = re.compile(_FORM.replace("US", "us"), re.ASCII)
"""For ASCII in small letters, where it finds the same in a third of the time."""
_DIGIT: Final = re.compile(r"[0-9]")
_LETTERS: Final = re.compile(r"[a-z]+")
_NUMBER_WORDS: Final = frozenset((*_SMALL, *_TENS, *_SCALES))
"""Without one of these or a digit there is no number."""
_GAP: Final = re.compile(r"\s*(?:-|–|—|to|and|or)\s*\Z")
_BETWEEN: Final = re.compile(r"\b(?:between|from)\s+\Z", re.IGNORECASE)
_BEFORE: Final = (
    (
        Qualifier.AT_MOST,
        "no more than|not more than|at most|up to|as many as|a maximum of",
    ),
    (
        Qualifier.AT_LEAST,
        "at least|no fewer than|no less than|not less than|a minimum of",
    ),
    (Qualifier.OVER, "more than|upwards of|in excess of|over|above|exceed(?:ed|s|ing)"),
    (Qualifier.UNDER, "fewer than|less than|under|below"),
    (
        Qualifier.ABOUT,
        "about|around|approximately|roughly|nearly|almost|close to|(?:an )?estimated(?: at)?|some",
    ),
)
_LEADS: Final = tuple(
    (qualifier, re.compile(rf"\b(?:{words})\s+(?:an?\s+)?\Z", re.IGNORECASE))
    for qualifier, words in _BEFORE
)
_LEAD: Final = re.compile(
    rf"(?:{'|'.join(words for _, words in _BEFORE)})\s+(?:an?\s+)?\Z", re.IGNORECASE
)
"""Whether there can be any of them at all."""
_TRAILS: Final = (
    (
        Qualifier.AT_LEAST,
        re.compile(r"\+|\s+or\s+more\b|\s+and\s+more\b", re.IGNORECASE),
    ),
    (Qualifier.AT_MOST, re.compile(r"\s+or\s+(?:fewer|less)\b", re.IGNORECASE)),
    (Qualifier.ABOUT, re.compile(r"\s+or\s+so\b", re.IGNORECASE)),
)
_LOOK_BACK: Final = 24
"""Characters before a number in which its qualifying words stand."""


def numbers_in(text: str) -> tuple[Number, ...]:
    """Every number of the text, in order; "100 to 150" is one number with two ends."""
    found: list[Number] = []
    for match in _matches(text):
        value = _value(match)
        if value is None:
            continue
        number = Number(value, match.start(), match.end(), unit=_unit(match))
        if found and _is_range(text, found[-1], number):
            found[-1] = _joined(found[-1], number)
        else:
            found.append(number)
    return tuple(_qualified(text, number) for number in found)


def _matches(text: str) -> Iterable[re.Match[str]]:
    if not text.isascii():
        return _NUMBER.finditer(text)
    lower = text.lower()
    if not _DIGIT.search(lower) and _NUMBER_WORDS.isdisjoint(_LETTERS.findall(lower)):
        return ()
    return _LOWER_NUMBER.finditer(lower)


def _value(match: re.Match[str]) -> float | None:
    digits = match["digits"]
    if digits is None:
        return _spoken(match["words"].lower())
    plain = digits.replace(",", "").replace("\u00a0", "").replace("\u202f", "")
    return float(plain) * _SCALES.get((match["scale"] or "").lower(), 1.0)


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
    return _CURRENCIES.get((match["sign"] or "").strip().upper(), "")


def _is_range(text: str, first: Number, second: Number) -> bool:
    gap = text[first.end : second.start]
    apart = first.high is not None or first.unit == "%" != second.unit
    if apart or not _GAP.match(gap) or first.value >= second.value:
        return False
    return "and" not in gap or _BETWEEN.search(text[: first.start]) is not None


def _joined(first: Number, second: Number) -> Number:
    return Number(
        value=first.value,
        start=first.start,
        end=second.end,
        low=first.value,
        high=second.value,
        unit=second.unit or first.unit,
    )


def _qualified(text: str, number: Number) -> Number:
    before = text[max(0, number.start - _LOOK_BACK) : number.start]
    after = text[number.end : number.end + _LOOK_BACK]
    for qualifier, lead in _LEADS if _LEAD.search(before) else ():
        if match := lead.search(before):
            start = number.start - len(before) + match.start()
            return _with(number, qualifier, start, number.end)
    for qualifier, trail in _TRAILS:
        if match := trail.match(after):
            return _with(number, qualifier, number.start, number.end + match.end())
    return number


def _with(number: Number, qualifier: Qualifier, start: int, end: int) -> Number:
    return Number(number.value, start, end, number.low, number.high, qualifier, number.unit)
