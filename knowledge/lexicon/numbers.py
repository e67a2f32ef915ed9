"""Numbers written in words or with a scale word: "twenty-six", "1.2 million", "half a dozen"."""

from collections.abc import Sequence
from typing import Final

from knowledge.regex import regex

__all__ = ["ORDINALS", "parse_number"]

ORDINALS: Final = tuple("first second third fourth fifth sixth seventh eighth ninth tenth".split())
"""Words for the first ten places, in order."""

_UNITS: Final = {
    word: float(at)
    for at, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        ).split()
    )
}
_TENS: Final = {
    word: 10.0 * at
    for at, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES: Final = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
}
_DIGITS: Final = regex(
    r"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,6})?|[0-9]{1,12}(?:\.[0-9]{1,6})?"
)
_HALVED: Final = regex(
    rf"^(\S+) (?:and a (half|quarter) ({'|'.join(_SCALES)})|({'|'.join(_SCALES)}) and a (half|quarter))$"
)
_PART_OF: Final = {"half": 0.5, "quarter": 0.25}
_LEADS: Final = {("half", "a"): 0.5, ("half", "an"): 0.5, ("a", "quarter", "of", "a"): 0.25}
_MAX_WORDS: Final = 16
_CLOSING: Final = 1e3


def parse_number(words: Sequence[str]) -> float | None:
    """The number that all of ``words`` together write, ``None`` when they are not one number.

    Words may be hyphenated and in any case. Vague amounts ("dozens", "several") are no number.
    """
    parts = [part for word in words for part in word.lower().split("-") if part]
    if not parts or len(parts) > _MAX_WORDS:
        return None
    for lead, factor in _LEADS.items():
        rest = parts[len(lead) :]
        if tuple(parts[: len(lead)]) == lead and len(rest) == 1 and rest[0] in _SCALES:
            return factor * _SCALES[rest[0]]
    halved = _HALVED.match(" ".join(parts))
    if halved:
        count = 1.0 if halved[1] in ("a", "an") else _value(halved[1], "")
        part, scale = halved[2] or halved[5], halved[3] or halved[4]
        return None if count is None else (count + _PART_OF[part]) * _SCALES[scale]
    return _sum(parts)


def _sum(parts: list[str]) -> float | None:
    """Groups before a scale word multiply it; scales of thousand and above close a group."""
    total, group, last = 0.0, 0.0, ""
    for at, part in enumerate(parts):
        ahead = parts[at + 1] if at + 1 < len(parts) else ""
        if part in _SCALES:
            group = (group or 1.0) * _SCALES[part]
            if _SCALES[part] >= _CLOSING:
                total, group = total + group, 0.0
        elif not _joins(part, at, last, ahead):
            value = _value(part, last)
            if value is None:
                return None
            group += value
        last = part
    return total + group


def _joins(part: str, at: int, last: str, ahead: str) -> bool:
    """Whether the word only joins: "a" before a scale, "and" after one."""
    if part in ("a", "an"):
        return at == 0 and ahead in _SCALES
    return part == "and" and last in _SCALES and bool(ahead)


def _value(part: str, last: str) -> float | None:
    """Value of a digit or small number word, where it may follow ``last``."""
    if last not in ("", "and", "hundred", "thousand", "million", "billion", "trillion"):
        fits = last in _TENS and 0 < _UNITS.get(part, 0) < 10
        return _UNITS[part] if fits else None
    if part in _UNITS:
        return _UNITS[part]
    if part in _TENS:
        return _TENS[part]
    return float(part.replace(",", "")) if _DIGITS.fullmatch(part) else None
