"""The lines of a file of passages, checked and cleaned.

One JSON object a line: ``text``, and if known ``id``, ``title``, ``date``, ``source`` and
``paragraph``; other keys are ignored, and ``null`` counts as absent. ``basis`` is “inferred” where the text
does not state the date.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.dates.span import DateSpan, Precision
from knowledge.errors import Problem
from knowledge.escapes import without_escapes
from knowledge.ingest.derive import RawPassage
from knowledge.ingest.lines import decoded, objects
from knowledge.ingest.shapes import explain, is_visible, leads_elsewhere
from knowledge.regex import regex
from knowledge.text import fold

__all__ = ["Lines", "mark_of", "read_lines"]

_INVISIBLE: Final = regex(
    "[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_MARK: Final = 40
"""Letters of a file's name with which the ids of its passages begin."""
_SPACE: Final = regex(r"\s+")
_DATE: Final = regex(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:[T ][0-9:.,Z+-]*)?)?)?\Z", re.ASCII)


_WANTED: Final = "date must be a day such as 2022-01-05, a month, a year, or two with a slash"


class _PassageLine(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)

    id: str | int | None = None
    text: str = Field(max_length=200_000)
    title: str | None = Field(default=None, max_length=4000)
    date: str | None = None
    source: str | None = Field(default=None, max_length=4000)
    paragraph: int | None = Field(default=None, ge=1, le=1_000_000)
    basis: Literal["stated", "inferred"] = "stated"


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines of a file, read: passages with the number of each one's line, and what is wrong."""

    passages: tuple[RawPassage, ...]
    """The paragraph is 0 where the line names none."""
    numbers: tuple[int, ...]
    problems: tuple[Problem, ...]


def read_lines(lines: Sequence[bytes], first: int, name: str) -> Lines:
    """The passages of lines of the file ``name`` of which the first has the number ``first``."""
    problems: list[Problem] = []
    found: list[RawPassage] = []
    numbers: list[int] = []
    mark = mark_of(name.split(".", maxsplit=1)[0])[:_MARK]
    for number, data in objects(decoded(lines, first, name, problems), name, problems):
        own = f"{mark}-{number}"
        try:
            found.append(_passage(_PassageLine.model_validate(data), own))
        except ValidationError as error:
            problems.extend(Problem(name, number, message) for message in _words(error, data))
        except ValueError as error:
            problems.append(Problem(name, number, str(error)))
        else:
            numbers.append(number)
    return Lines(tuple(found), tuple(numbers), tuple(problems))


def _words(error: ValidationError, data: dict[str, Any]) -> tuple[str, ...]:
    """An id may be text or a number; of one that is neither, say so once, not for each of the two."""
    messages = explain(error)
    if any(message.startswith("id.") for message in messages):
        others = [message for message in messages if not message.startswith("id.")]
        return ("id must be text or a whole number", *others)
    return messages


def mark_of(words: str) -> str:
    """An id made of the words' own letters."""
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")[:60].rstrip("-") or "passages"


def _passage(line: _PassageLine, own: str) -> RawPassage:
    """The passage, by the id ``own`` where the line has none.

    Raises ``ValueError`` with a plain sentence for text or a date that cannot be used.
    """
    passage_id = own if line.id is None else _clean(str(line.id), "id")
    text = _clean(line.text, "text")
    if not is_visible(passage_id) or len(passage_id) > 200:
        raise ValueError("id must have 1 to 200 characters")
    if not is_visible(text):
        raise ValueError("text must not be empty")
    if not any(map(str.isalnum, text)):
        raise ValueError("text must hold a word or a number")
    source = _clean(line.source or "", "source")
    if leads_elsewhere(source):
        raise ValueError("source must be words, or an address that begins with https:// or http://")
    return RawPassage(
        id=passage_id,
        text=text,
        title=_clean(line.title or "", "title"),
        given=_given(line.date),
        source=source,
        paragraph=line.paragraph or 0,
        inferred=line.basis == "inferred",
    )


def _clean(text: str, field: str) -> str:
    """One line of visible text; invisible marks and escape sequences go, white space becomes single spaces."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    if "\x00" in text:
        raise ValueError(f"{field} holds the control character U+0000")
    return _SPACE.sub(" ", _INVISIBLE.sub("", without_escapes(text))).strip()


def _given(text: str | None) -> DateSpan | None:
    """The span of an ISO day, month or year, or of two with a slash between; of an instant, its day."""
    if text is None or not text.strip():
        return None
    ends = [_one_date(end.strip()) for end in text.split("/")]
    if len(ends) > 2:
        raise ValueError(_WANTED)
    first, last = ends[0], ends[-1]
    if last.last < first.first:
        raise ValueError("date ends before it begins")
    if len(ends) == 1:
        return first
    return DateSpan(first.first, last.last, Precision.RANGE)


@lru_cache(maxsize=4096)
def _one_date(text: str) -> DateSpan:
    match = _DATE.match(text)
    if match is None:
        raise ValueError(_WANTED)
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError(_WANTED) from None
    if day:
        return DateSpan(first.toordinal(), first.toordinal())
    if month:
        last = first.replace(day=monthrange(year, month)[1])
        return DateSpan(first.toordinal(), last.toordinal(), Precision.MONTH)
    return DateSpan(first.toordinal(), date(year, 12, 31).toordinal(), Precision.YEAR)
