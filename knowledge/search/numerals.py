"""Numbers of several words in a question as the record writes them: "two thousand" as "2,000"."""

import re
from collections.abc import Container
from itertools import groupby
from typing import Final

from knowledge.lexicon.numbers import parse_number
from knowledge.text import Token, tokens

__all__ = ["in_digits"]

_LEAST: Final = 2
_APART: Final = re.compile(r"[\s-]+\Z")


def in_digits(text: str, known: Container[str]) -> str:
    """The text with each number of two words or more in digits, where ``known`` has the stem of those."""
    for run in reversed(_runs(text)):
        value = parse_number([word.folded for word in run])
        if value is None or not value.is_integer():
            continue
        written = f"{int(value):,}"
        if tokens(written)[0].stem in known:
            text = f"{text[: run[0].start]}{written}{text[run[-1].end :]}"
    return text


def _runs(text: str) -> list[list[Token]]:
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
