"""Numbers of a question as the record writes them: "two thousand" and "2k" as "2,000", "6,000" also as "5,969"."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from typing import Final, Protocol

from knowledge.lexicon.numbers import parse_number
from knowledge.regex import regex
from knowledge.text import Token, tokens

__all__ = ["Numbers", "in_digits", "nearly"]

_LEAST: Final = 2
_APART: Final = regex(r"[\s-]+\Z")
_SCALED: Final = regex(
    r"(?<![\w.,])([0-9]{1,3}(?:\.[0-9]{1,2})?) ?(k|thousand|mln|million|bn|billion)\b",
    re.IGNORECASE,
)
_LEAST_ROUND: Final = 50
"""Smallest number that may stand for others: what is less is counted."""
_TELLING_DIGITS: Final = 2
"""Digits before the zeros that a round number has at most."""
_OFF: Final = 0.05
"""How far from a round number what is meant by it may lie, as a share of it; never more than its last telling digit."""
_YEARS: Final = range(1800, 2100)
"""What may be a year is no number near another one."""


class Numbers(Protocol):
    """Numbers of a record by how they begin."""

    def starting(self, beginning: str) -> Iterator[str]:
        """Its index tokens that begin so."""
        ...


def nearly(value: float, numbers: Numbers) -> tuple[str, ...]:
    """Tokens of the numbers that a round one may stand for, nearest first, without itself; none for one that is exact
    ("5,969"), small, or none of the record is near to."""
    if not _is_round(value):
        return ()
    written = str(int(value))
    unit = 10 ** (len(written) - len(written.rstrip("0")))
    off = min(value * _OFF, unit)
    least, most = value - off, value + off
    found = {
        token
        for beginning in _beginnings(least, most)
        for token in numbers.starting(beginning)
        if token.isdecimal() and least <= int(token) <= most and int(token) not in _YEARS
    }
    found.discard(written)
    return tuple(sorted(found, key=lambda token: (abs(int(token) - value), token)))


def _is_round(value: float) -> bool:
    if value < _LEAST_ROUND or not value.is_integer():
        return False
    written = str(int(value))
    telling = len(written.rstrip("0"))
    return telling <= min(_TELLING_DIGITS, len(written) - 1)


def _beginnings(least: float, most: float) -> tuple[str, ...]:
    """The first two digits of every whole number between two, inclusive."""
    found: dict[str, None] = {}
    step = 10 ** (len(str(int(most))) - 2)
    for number in range(int(least), int(most) + step, max(1, step // 10)):
        found[str(number)[:2]] = None
    return tuple(found)


def in_digits(text: str, known: Container[str], numbers: Numbers) -> str:
    """The text with each number of two words or more, or of digits and a word, in digits, where ``known`` has the
    stem of those, or ``numbers`` have one that is nearly that."""

    def written(value: float | None) -> str:
        if value is None or not value.is_integer():
            return ""
        held = str(int(value)) in known or nearly(value, numbers)
        return f"{int(value):,}" if held else ""

    text = _SCALED.sub(lambda hit: written(parse_number((hit[1], hit[2]))) or hit[0], text)
    for run in reversed(_runs(text)):
        if digits := written(parse_number([word.folded for word in run])):
            text = f"{text[: run[0].start]}{digits}{text[run[-1].end :]}"
    return text


def _runs(text: str) -> list[Sequence[Token]]:
    """Words for numbers that stand side by side, two or more; digits are left as they are."""
    words = tokens(text)
    marked = groupby(
        enumerate(words),
        key=lambda each: _group(text, words, each[0]) if _is_number(each[1]) else -1,
    )
    runs = ([word for _, word in run] for start, run in marked if start >= 0)
    return [run for run in runs if len(run) >= _LEAST]


def _is_number(word: Token) -> bool:
    return word.number is not None and word.folded.isalpha()


def _group(text: str, words: tuple[Token, ...], at: int) -> int:
    """Where the run begins in which the number at ``at`` stands."""
    while (
        at and _is_number(words[at - 1]) and _APART.match(text[words[at - 1].end : words[at].start])
    ):
        at -= 1
    return at
