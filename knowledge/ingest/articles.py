"""A plain text as lines of passages: an article, a report, notes.

Paragraphs have an empty line between them, or stand one on a line where no line is empty. A first line that
is no sentence is the title. Each sentence becomes a passage of its paragraph.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from knowledge.dates.span import DateSpan
from knowledge.errors import BadPack, Problem
from knowledge.escapes import without_escapes
from knowledge.ingest.lines import open_lines
from knowledge.ingest.sentences import sentences_in
from knowledge.ingest.shapes import has_words, is_visible
from knowledge.ingest.storydays import Dated, days_along, is_day, span_of
from knowledge.models import Basis
from knowledge.regex import regex

__all__ = ["Article", "is_text", "read_article"]

_ENDINGS: Final = frozenset({".txt", ".text", ".md", ".markdown"})
_LARGEST: Final = 8 * 1024**2
"""Bytes; what is larger is no article, and is read faster as JSON Lines."""
_LONGEST: Final = 200_000
_TITLE: Final = 200
_HEADING: Final = regex(r"#{1,6}\s+(?P<words>.*?)\s*#*")
"""A heading as Markdown writes it."""
_RULE: Final = regex(r"[-=*_~#\s]{3,}")
"""A line that only parts or underlines others."""
_ENDED: Final = regex(r"[.!?…;:]['”\"’»)]*\Z")
_Line = tuple[int, str]
_Paragraph = tuple[str, ...]
"""Its sentences."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text that was read; ``lines`` are those of a file of passages, in the order of the text."""

    title: str
    lines: tuple[bytes, ...]
    span: tuple[int, int] | None = None
    """First and last day of what it tells."""


def is_text(path: Path) -> bool:
    """Whether a file is plain text, by the ending of its name."""
    return path.suffix.lower() in _ENDINGS


def read_article(path: Path, mark: str, published: date | None = None) -> Article:
    """The text of a file; the ids of its passages begin with ``mark``.

    A day without a year is the nearest to the day on which the text was ``published``, else to the one that it
    names before. Raises ``BadPack``.
    """
    problems: list[Problem] = []
    if path.is_file() and path.stat().st_size > _LARGEST:
        told = f"the text is larger than {_LARGEST // 1024**2} MB; split it"
        raise BadPack((Problem(path.name, 0, told),))
    blocks = list(_blocks(list(_read(path, problems))))
    for number, text in blocks:
        if "\0" in text:
            problems.append(Problem(path.name, number, "holds the control character U+0000"))
        if len(text) > _LONGEST:
            told = f"the paragraph is longer than {_LONGEST:,} characters; part it with empty lines"
            problems.append(Problem(path.name, number, told))
    if problems:
        raise BadPack(tuple(problems))
    title, texts = _titled([text for _, text in blocks])
    parts = list(_parts(texts))
    written = DateSpan(published.toordinal(), published.toordinal()) if published else None
    days = days_along(title, parts, written)
    dated = [
        (part, day) for part, day in zip(parts, days, strict=True) if not isinstance(part, str)
    ]
    return Article(title, tuple(_lines(dated, mark, title)), span_of(days))


def _read(path: Path, problems: list[Problem]) -> Iterator[_Line]:
    """The lines of a file, whatever ends them: an old program may write a carriage return alone."""
    for number, text in open_lines(path, problems):
        parts = without_escapes(text).splitlines() or [""]
        yield from enumerate(parts, start=number)


def _blocks(lines: Sequence[_Line]) -> Iterator[_Line]:
    """The paragraphs and headings, each on one line, with the number of the line on which it begins."""
    kept = [(number, " ".join(text.split())) for number, text in lines]
    kept = [(number, "" if _RULE.fullmatch(text) else text) for number, text in kept]
    filled = [text for _, text in kept if text]
    alone = len(filled) == len(kept) and all(map(_is_whole, filled[1:]))
    parts: list[_Line] = []
    for number, text in kept:
        if text and is_visible(text):
            parts.append((number, text))
        if parts and (alone or not text or _HEADING.fullmatch(text)):
            yield _joined(parts)
            parts = []
    if parts:
        yield _joined(parts)


def _is_whole(text: str) -> bool:
    """Whether a line is a paragraph of its own rather than a part of one."""
    return not text[0].islower() and _ENDED.search(text) is not None


def _joined(parts: Sequence[_Line]) -> _Line:
    return parts[0][0], " ".join(text for _, text in parts)


def _titled(texts: Sequence[str]) -> tuple[str, list[str]]:
    """The title, empty where there is none, and the paragraphs and headings behind it."""
    title, rest = "", list(texts)
    if len(rest) > 1 and _is_title(rest[0]) and any(map(_ENDED.search, rest[1:])):
        heading = _HEADING.fullmatch(rest[0])
        title, rest = heading["words"] if heading else rest[0], rest[1:]
    return title, rest


def _parts(texts: Sequence[str]) -> Iterator[str | _Paragraph]:
    """The paragraphs, and headings that are a day and nothing else; other headings tell nothing."""
    for text in texts:
        heading = _HEADING.fullmatch(text)
        words = heading["words"] if heading else text
        if is_day(words):
            yield words
        elif not heading:
            yield sentences_in(text)


def _is_title(text: str) -> bool:
    return len(text) <= _TITLE and (_HEADING.fullmatch(text) is not None or not _ENDED.search(text))


def _lines(
    told: Sequence[tuple[_Paragraph, Sequence[Dated]]], mark: str, title: str
) -> Iterator[bytes]:
    for number, (paragraph, dated) in enumerate(told, start=1):
        for at, (text, day) in enumerate(zip(paragraph, dated, strict=True), start=1):
            if not has_words(text):
                continue
            line: dict[str, object] = {"id": f"{mark}-{number}-{at}", "text": text}
            line |= {"title": title, "paragraph": number}
            if day.day is not None:
                line["date"] = _written(day.day)
            if day.inferred:
                line["basis"] = Basis.INFERRED.value
            yield json.dumps(line, ensure_ascii=False).encode()


def _written(span: DateSpan) -> str:
    """A span as passages tell it: a day, or two with a slash."""
    ends = dict.fromkeys((span.first, span.last))
    return "/".join(date.fromordinal(day).isoformat() for day in ends)
