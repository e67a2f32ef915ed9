"""Shares told in words: "two thirds of", "half the", "one in five", "nine out of ten"."""

import re
from collections.abc import Collection
from typing import Final

from knowledge.regex import regex

__all__ = ["shares_in"]

_UP_TO_TEN: Final = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten".split(), start=1
    )
}
_PARTS: Final = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_COUNT: Final = "|".join(_UP_TO_TEN)
_PART: Final = "|".join(part for part in _PARTS if part not in ("half", "halve"))
_NO_WHOLE: Final = (
    r"(?!(?:an?|one|the) (?:hour|mile|century|decade|year|minute|second|day|million|billion|trillion|dozen|"
    r"thousand|hundred)\b)"
)
_MOVED_SO: Final = r"(?=\s*(?:[.,;:)]|\Z)|\s+(?:to|on|in|at|from|since|within|after|over|during|when|and|this|that|last|compared|against)\b)"
"""What follows by how much something rose or fell."""
_SHARE: Final = regex(
    rf"\b(?:(?!(?:two|four|five|six|seven|eight|nine|ten)[\s-]quarter)(?P<many>an?|{_COUNT})[\s-](?P<part>{_PART})s?\b(?=\s+of\s+{_NO_WHOLE}|(?<=s)\s+(?:the|a)\b)|"
    rf"(?<!first\s)(?<!second\s)(?<!latter\s)(?<!other\s)(?<!last\s)(?<!next\s)(?<!upper\s)(?<!lower\s)(?<!ern\s)"
    rf"(?P<half>(?:one[\s-])?half)\b(?=\s+(?:of\s+{_NO_WHOLE}(?!past)|(?:the|its|their|his|her|our|all)\s))|"
    rf"(?<=\bby\s)(?:(?P<by>an?|{_COUNT})[\s-])?(?P<moved>{_PART}|half)s?\b{_MOVED_SO}|"
    rf"(?P<one>{_COUNT}|[0-9])\s(?:in\severy\s(?P<every>{_COUNT}|10|100)|out\sof(?:\severy)?\s(?P<all>ten|10|100))\b|"
    rf"\b(?:one|1)\sin\s(?P<of>{_COUNT}|[0-9]{{1,3}})\b(?!\s(?:days?|hours?|weeks?|months?|years?|minutes?)\b))"
)
_MAYBE: Final = (
    "half",
    "third",
    "quarter",
    "fourth",
    "fifth",
    "tenth",
    "one in ",
    "1 in ",
    " in every ",
    " out of ",
    "ths ",
)


_WORDS: Final = frozenset((*_PARTS, *[f"{part}s" for part in _PARTS], "every", "out"))
_ONE_IN: Final = regex(r"(?:one|1)\sin\s")
"""Of these a share has one."""


def shares_in(lower: str, runs: Collection[str]) -> list[tuple[float, int, int]]:
    """Share in per cent, start and end of each, in order; ``lower`` is in small letters, ``runs`` are those of its
    letters."""
    if _WORDS.isdisjoint(runs) and not _ONE_IN.search(lower):
        return []
    if not any(map(lower.__contains__, _MAYBE)):
        return []
    found = ((_share(match), match.start(), match.end()) for match in _SHARE.finditer(lower))
    return [(round(100 * share, 1), start, end) for share, start, end in found if 0 < share < 1]


def _share(match: re.Match[str]) -> float:
    if match["half"]:
        return 1 / 2
    if match["moved"]:
        return _UP_TO_TEN.get(match["by"], 1) / _PARTS[match["moved"]]
    if match["part"]:
        return _UP_TO_TEN.get(match["many"], 1) / _PARTS[match["part"]]
    if match["one"]:
        return _small(match["one"]) / _small(match["every"] or match["all"])
    return 1 / max(1, _small(match["of"]))


def _small(written: str) -> int:
    return _UP_TO_TEN.get(written) or int(written)
