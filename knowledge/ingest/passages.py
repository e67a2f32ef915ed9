"""A file of passages to a pack, so that any text can be asked.

Each passage becomes a fact that says what the passage says; its day, figures, names and speaker are
worked out from the text (``knowledge.ingest.derive``).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import Final

from knowledge.dates.span import DateSpan
from knowledge.errors import BadInput
from knowledge.ingest.derive import RawPassage, Reading, explicit_days, told_by
from knowledge.ingest.passage_lines import read_raw
from knowledge.ingest.proper import Surveyor
from knowledge.models import Event, Fact, Name, NameKind, Pack, Source
from knowledge.storage.interface import Progress
from knowledge.text import clean, fold

__all__ = ["read_passages"]

_STEP: Final = 1000
"""Steps between two reports of progress."""
_READING: Final = 4
"""Steps that reading a passage counts; learning names and days from it counts one each."""
_COMMON: Final = 0.5
"""A place in at least this share of the passages is what the whole collection is about."""
_FEW: Final = 10
"""Collections smaller than this have no such place."""
_STRAY: Final = 60
"""Days by which a passage may lie outside the bulk of a collection and still widen its span."""


def read_passages(
    path: Path,
    *,
    slug: str = "",
    title: str = "",
    zone: str = "UTC",
    progress: Progress | None = None,
) -> Pack:
    """A pack of one fact for each passage of the file; its slug and title default to its name.

    ``progress`` counts steps, several for each passage. Raises ``BadPack`` with every problem of
    every line, ``BadInput`` for what can be no slug.
    """
    if slug and slug != _mark(slug):
        raise BadInput(f"“{slug[:80]}” cannot be a slug; write it as “{_mark(slug)}”.")
    stem = path.name.split(".")[0]
    shown = clean(title) or clean(re.sub(r"[-_]+", " ", stem)) or "passages"
    scope = slug or _mark(stem)
    raw = read_raw(path)
    report = _Progress((2 + _READING) * len(raw), progress)
    surveyor = Surveyor()
    for passage in raw:
        surveyor.read(passage.text)
        report.step()
    directory = surveyor.directory()
    timeline = _timeline(raw, report)
    ids = _source_ids(raw, shown)
    facts: list[Fact] = []
    before: RawPassage | None = None
    named: DateSpan | None = None
    for passage in raw:
        known = named if before is not None and _goes_on(before, passage) else None
        reading = Reading(directory, timeline, known)
        told = told_by(replace(passage, source=ids[passage.source]), reading)
        before, named = passage, told.last
        facts.append(replace(told.fact, scope=scope))
        report.step(_READING)
    used = _used(facts)
    names = tuple(replace(name, scope=scope) for name in directory.names if name.id in used)
    first, last = timeline or _span_of(facts)
    event = Event(
        slug=scope,
        title=shown,
        first=first,
        last=last,
        zone=zone,
        default_names=_defaults(names, used, len(facts)),
    )
    sources = tuple(_source(words, source_id, shown, scope) for words, source_id in ids.items())
    return Pack(event, sources, names, tuple(facts))


def _goes_on(before: RawPassage, passage: RawPassage) -> bool:
    """Whether a passage is the next paragraph of the article that the one before is of."""
    same = (before.source, before.title, before.given) == (
        passage.source,
        passage.title,
        passage.given,
    )
    return same and bool(passage.title) and passage.paragraph == before.paragraph + 1


class _Progress:
    """Steps of the work, told now and then."""

    def __init__(self, total: int, tell: Progress | None) -> None:
        self._done, self._total, self._tell = 0, total, tell

    def step(self, steps: int = 1) -> None:
        before = self._done // _STEP
        self._done += steps
        if self._tell and (self._done // _STEP > before or self._done == self._total):
            self._tell(self._done, self._total)


def _mark(words: str) -> str:
    """An id made of the words' own letters."""
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")[:60].rstrip("-") or "passages"


def _source_ids(raw: Sequence[RawPassage], shown: str) -> dict[str, str]:
    """An id for each source as written; passages without one come from the collection itself."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for written in dict.fromkeys(passage.source for passage in raw):
        base = _mark(written or shown)
        free = chain((base,), (f"{base}-{number}" for number in count(2)))
        ids[written] = next(each for each in free if each not in taken)
        taken.add(ids[written])
    return ids


def _source(written: str, source_id: str, shown: str, scope: str) -> Source:
    title = written or shown
    url = written if written.startswith(("https://", "http://")) else ""
    return Source(source_id, title, title if written else "", url=url, scope=scope)


def _timeline(raw: Sequence[RawPassage], report: _Progress) -> tuple[int, int] | None:
    """First and last day of the passages' own dates, else of the days that their texts name."""
    given = [passage.given for passage in raw if passage.given is not None]
    if given:
        report.step(len(raw))
        return min(span.first for span in given), max(span.last for span in given)
    named: list[DateSpan] = []
    for passage in raw:
        named += explicit_days(f"{passage.title}. {passage.text}")
        report.step()
    return _bulk(named)


def _bulk(days: Sequence[DateSpan]) -> tuple[int, int] | None:
    """The span of nearly all the days: a look back at another year is left out."""
    if not days:
        return None
    firsts = sorted(span.first for span in days)
    trim = len(firsts) // 10
    kept = firsts[trim : len(firsts) - trim]
    near = [span for span in days if kept[0] - _STRAY <= span.first <= kept[-1] + _STRAY]
    return min(span.first for span in near), max(span.last for span in near)


def _span_of(facts: Sequence[Fact]) -> tuple[int, int]:
    """First and last day of the facts; all days of the calendar when none is dated."""
    days = [fact.when for fact in facts if fact.when is not None and not fact.when.is_open]
    if not days:
        return 1, date.max.toordinal()
    return min(span.first for span in days), max(span.last for span in days)


def _used(facts: Sequence[Fact]) -> Counter[str]:
    """In how many facts each name occurs."""
    counts: Counter[str] = Counter()
    for fact in facts:
        said_by = (fact.attribution.who_name, fact.attribution.outlet_name)
        counts.update({*fact.places, *(part.name for part in fact.names), *said_by} - {""})
    return counts


def _defaults(names: Sequence[Name], used: Counter[str], total: int) -> tuple[str, ...]:
    """Places so common in the collection that naming one narrows nothing."""
    return tuple(
        name.id
        for name in names
        if name.kind is NameKind.PLACE and total >= _FEW and used[name.id] >= _COMMON * total
    )
