"""Plain text with a statement on each line; some lines say what holds for those after them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Final

from rapidfuzz.distance import OSA

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.entry import Draft
from knowledge.errors import Remark
from knowledge.regex import regex

__all__ = ["PlainLine", "plain_lines"]

_FIELDS: Final = tuple(each.name for each in fields(Draft))
_HEADED: Final = regex(r"(?P<word>[^\W\d_]{2,20})\s*[:：]\s*(?P<value>.*)")
_MARK: Final = regex(r"(?:[-*+•‣◦·–—]|\(?\d{1,4}\))\s+(?=\S)")
"""What stands before an item of a list."""
_NUMBER: Final = regex(r"(\d{1,4})\.\s+(?=\S)")
"""The same, where the lines are numbered in order: else it may be a day or a count."""
_ANY_DAY: Final = date(2000, 1, 1)
_COMMENT: Final = "#"
_SHORT: Final = 5
"""Letters below which one slip alone makes a word look like a field, and its first letter has to be right."""


@dataclass(frozen=True, slots=True)
class PlainLine:
    """A line that holds a fact, with all that was said before it; or what is wrong with the line."""

    line: int
    draft: Draft
    faults: tuple[Remark, ...] = ()


def plain_lines(text: str) -> Iterator[PlainLine]:
    """The facts and faults of a text. Empty lines and those that begin with ``#`` are left out, and so are
    the marks of lists; ``source: …`` and the like hold from there on."""
    given = Draft()
    for number, told in _unmarked(text):
        match = _HEADED.fullmatch(told)
        word = match["word"].casefold() if match else ""
        if match and word == "statement":
            yield PlainLine(number, replace(given, statement=match["value"]))
        elif match and word in _FIELDS:
            given = replace(given, **{word: match["value"]})
        elif fault := _misspelt(word):
            yield PlainLine(number, given, (fault,))
        else:
            yield PlainLine(number, replace(given, statement=told))


def _unmarked(text: str) -> Iterator[tuple[int, str]]:
    """Lines with something on them, by number, without the marks of lists."""
    lines = [(at, line.strip()) for at, line in enumerate(text.splitlines(), start=1)]
    lines = [(at, line) for at, line in lines if line and not line.startswith(_COMMENT)]
    listed = _are_numbered([line for _, line in lines if not _is_setting(line)])
    for at, line in lines:
        mark = _MARK.match(line) or (_NUMBER.match(line) if listed else None)
        yield at, line[mark.end() :] if mark else line


def _are_numbered(lines: Sequence[str]) -> bool:
    """Whether lines are numbered from 1 on; days ("1. Januar") are no such numbers."""
    numbers = [int(match[1]) if (match := _NUMBER.match(line)) else 0 for line in lines]
    if len(numbers) < 2 or numbers != list(range(1, len(numbers) + 1)):
        return False
    return not any(
        each.start == 0 for each in find_dates(lines[0], DateContext(reference=_ANY_DAY))
    )


def _is_setting(line: str) -> bool:
    match = _HEADED.fullmatch(line)
    return match is not None and match["word"].casefold() in _FIELDS


def _misspelt(word: str) -> Remark | None:
    """A fault where a word before a colon is nearly the name of a field."""
    if word == "id":
        told = "plain text has no ids; to put facts right, use CSV or JSON Lines"
        return Remark(told, "line-plain-id")
    if not word or not (near := min(_FIELDS, key=lambda each: OSA.distance(word, each))):
        return None
    short = min(len(word), len(near)) < _SHORT
    if short and word[0] != near[0]:
        return None
    if OSA.distance(word, near) > (1 if short else 2):
        return None
    told = f"“{word}:” is no field; write “{near}:” if that is meant, or begin the statement with other words"
    return Remark(told, "line-near-field", asked=word, wanted=near)
