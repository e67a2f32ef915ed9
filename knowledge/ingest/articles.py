"""A plain text as lines of passages: an article, a report, notes.

Paragraphs have an empty line between them, or stand one on a line where no line is empty. A first line that
is no sentence is the title. Each sentence becomes a passage of its paragraph.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from knowledge.dates.mention import How
from knowledge.dates.span import DateSpan
from knowledge.errors import BadPack, Problem
from knowledge.escapes import without_escapes
from knowledge.ingest.along import LAST, LOOKED, Written, runs_ahead, sets_its_days, told_along
from knowledge.ingest.asides import is_aside, is_said_later, is_some_time
from knowledge.ingest.derive import NamedDay, bulk_of, explicit_days
from knowledge.ingest.lines import open_lines
from knowledge.ingest.sentences import sentences_in
from knowledge.ingest.shapes import has_words, is_visible
from knowledge.models import Basis

__all__ = ["Article", "is_text", "read_article"]

_ENDINGS: Final = frozenset({".txt", ".text", ".md", ".markdown"})
_LARGEST: Final = 8 * 1024**2
"""Bytes; what is larger is no article, and is read faster as JSON Lines."""
_LONGEST: Final = 200_000
_TITLE: Final = 200
_HEADING: Final = re.compile(r"#{1,6}\s+(?P<words>.*?)\s*#*")
"""A heading as Markdown writes it."""
_RULE: Final = re.compile(r"[-=*_~#\s]{3,}")
"""A line that only parts or underlines others."""
_ENDED: Final = re.compile(r"[.!?…;:]['”\"’»)]*\Z")
_BACK: Final = 183
"""Days from which on an earlier day is not of the story, but was long before it."""
_AFTERMATH: Final = 366
"""Days behind most others in which what came of it is told: an inquiry, a trial."""
_CARRIED: Final = 31
"""Longest time, in days, of which the next sentence may tell more."""

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
    paragraphs = [sentences_in(text) for text in texts]
    written = DateSpan(published.toordinal(), published.toordinal()) if published else None
    days = _days(paragraphs, written)
    return Article(title, tuple(_lines(paragraphs, days, mark, title)), _span(days))


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
    """The title, empty where there is none, and the paragraphs without headings."""
    title, rest = "", list(texts)
    if len(rest) > 1 and _is_title(rest[0]) and any(map(_ENDED.search, rest[1:])):
        heading = _HEADING.fullmatch(rest[0])
        title, rest = heading["words"] if heading else rest[0], rest[1:]
    return title, [text for text in rest if not _HEADING.fullmatch(text)]


def _is_title(text: str) -> bool:
    return len(text) <= _TITLE and (_HEADING.fullmatch(text) is not None or not _ENDED.search(text))


@dataclass(frozen=True, slots=True)
class _Dated:
    """The day by which a sentence is to be read, ``None`` where it needs or has none; ``inferred`` where it
    is only that of the sentence before, ``beside`` where it is that of a look back."""

    day: DateSpan | None
    inferred: bool = False
    beside: bool = False


def _days(paragraphs: Sequence[_Paragraph], published: DateSpan | None) -> list[list[_Dated]]:
    """What the sentences of each paragraph are dated by."""
    texts = [text for paragraph in paragraphs for text in paragraph]
    story = next((span for text in texts for span in explicit_days(text)), None)
    written = Written(published, news=published is not None and not sets_its_days(texts, published))
    found: list[list[_Dated]] = []
    at = 0
    for paragraph in paragraphs:
        previous, carried = story, None
        dated: list[_Dated] = []
        for text in paragraph:
            at += 1
            following = texts[at : at + LOOKED]
            told, own = told_along(text, previous, following, written)
            if own is not None and previous is not None:
                if runs_ahead(told, own, previous, following):
                    carried = own if own.days <= _CARRIED else None
                    dated.append(_Dated(own))
                    continue
                if beside := _beside(text, told, own, previous, carried, written):
                    dated.append(beside)
                    continue
            before = own is not None and _is_before(own, story)
            if not _may_go_on(text, own, carried):
                carried = None
            dated.append(_Dated(None) if before else _dated(own, told.how, published, carried))
            if own is not None and own.days <= _CARRIED:
                previous, carried = own, None if before else own
                if not (before or _is_only_said(text, told)):
                    story = own
        found.append(dated)
    return _within(found)


def _beside(
    text: str,
    told: NamedDay,
    own: DateSpan,
    previous: DateSpan,
    carried: DateSpan | None,
    written: Written,
) -> _Dated | None:
    """By what a sentence is dated whose day is not that of the next one: by that day, or where it is only announced by
    the day on which it was."""
    if written.is_of_now(told):
        return _Dated(written.day)
    if not (told.quoted or is_aside(text, told.words, own, previous)):
        return None
    if own.first > previous.last:
        return _dated(None, told.how, written.day, carried)
    return replace(_dated(own, told.how, written.day, carried), beside=True)


def _may_go_on(text: str, own: DateSpan | None, carried: DateSpan | None) -> bool:
    """Whether it is still the day told before: not behind a time that no calendar tells, or a longer one."""
    if own is None:
        return not is_some_time(text)
    return own.days <= _CARRIED or (carried is not None and own.contains(carried))


def _is_before(own: DateSpan, story: DateSpan | None) -> bool:
    """Whether a day is of a look far back, which ends with its paragraph."""
    return story is not None and story.first - own.first > _BACK


def _dated(
    own: DateSpan | None, how: How, published: DateSpan | None, carried: DateSpan | None
) -> _Dated:
    if own is None:
        return _Dated(carried, inferred=carried is not None)
    # "Yesterday" is counted from the day on which it was written.
    return _Dated(published if how is How.RELATIVE else own)


def _is_only_said(text: str, told: NamedDay) -> bool:
    """Whether a paragraph tells the day of some later words, behind which the story goes on from before."""
    return told.how is How.CHAINED and is_said_later(text, told.words)


def _within(found: list[list[_Dated]]) -> list[list[_Dated]]:
    """Without days that lie far from most others: they are not when the story happens, and are read without."""
    days = [each.day for dated in found for each in dated if each.day is not None]
    short = sorted((day.first, day.last) for day in days if day.days <= _CARRIED)
    reach = bulk_of(short)
    if reach is None:
        return found
    first, last = reach
    for begun, ended in short:
        if last < begun <= last + _AFTERMATH:
            last = ended
    whole = DateSpan(first, min(max(last, reach[1] + _AFTERMATH), LAST))
    return [
        [each if each.day and whole.contains(each.day) else _Dated(None) for each in dated]
        for dated in found
    ]


def _span(found: Sequence[Sequence[_Dated]]) -> tuple[int, int] | None:
    """First and last day of what is told, but for looks back."""
    dated = [each for paragraph in found for each in paragraph]
    days = [each.day for each in dated if each.day and not each.beside]
    days = days or [each.day for each in dated if each.day]
    if not days:
        return None
    return min(day.first for day in days), max(day.last for day in days)


def _lines(
    paragraphs: Sequence[_Paragraph], days: Sequence[Sequence[_Dated]], mark: str, title: str
) -> Iterator[bytes]:
    for number, (paragraph, dated) in enumerate(zip(paragraphs, days, strict=True), start=1):
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
