"""A file of passages to a pack, so that any text can be asked.

Each passage becomes a fact that says what the passage says; its day, figures, names and speaker are
worked out from the text (``knowledge.ingest.derive``). The file is gone through in batches, so that
its size does not matter, first for the names of the whole collection, then for the facts.
"""

import hashlib
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from knowledge.errors import BadInput, BadPack, Problem
from knowledge.ingest.articles import Article, is_text, read_article
from knowledge.ingest.batches import (
    Days,
    Glance,
    Learned,
    Lines,
    Part,
    Told,
    days_named,
    empty_gathering,
    forget,
    is_beside,
    is_next,
    learn,
    packed_names,
    row_of,
    samples,
    tell,
    texts_of,
)
from knowledge.ingest.bytitle import titles_told
from knowledge.ingest.crew import Crew, Shared, Task, collecting_rarely, processors
from knowledge.ingest.derive import RawPassage, bulk_of
from knowledge.ingest.export import digest_beside
from knowledge.ingest.lines import line_batches
from knowledge.ingest.passage_lines import mark_of
from knowledge.ingest.proper import Directory, Surveyor
from knowledge.ingest.protagonist import Protagonist, protagonist
from knowledge.ingest.shapes import is_address
from knowledge.ingest.spool import Spool
from knowledge.models import Event, Name, NameKind, Pack, Source
from knowledge.storage.interface import LARGE, Progress
from knowledge.storage.ready import FactRow, MadePack, Terms
from knowledge.storage.wordbook import book_of
from knowledge.text import clean

if TYPE_CHECKING:
    from knowledge.storage.postings import Gathering

__all__ = ["Origin", "read_passages"]

_LARGE: Final = 2 * 1024**2
"""Bytes from which on several processes read a file: some ten thousand passages."""
_BATCH: Final = 250
"""Lines in a batch; where others read them there is more for each to take."""
_LARGE_BATCH: Final = 2000
_AHEAD: Final = 2
"""Batches for each process that are given out before the first has come back."""
_SAMPLED: Final = 25
_LEAST_SAMPLED: Final = 1_000
_MOST_SAMPLED: Final = 10_000
"""A book is learned from one passage of so many, but from so many at least and at most."""
_COMMON: Final = 0.5
"""A place in at least this share of the passages is what the whole collection is about."""
_FEW: Final = 10
"""Collections smaller than this have no such place."""
_ONE_TEXT: Final = 1_000
"""Passages of a collection that may be about one thing."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where passages come from that name no source: who published them, at which address, and on which day."""

    publisher: str = ""
    url: str = ""
    published: date | None = None


@contextmanager
def read_passages(
    path: Path,
    *,
    slug: str = "",
    title: str = "",
    origin: Origin | None = None,
    zone: str = "UTC",
    progress: Progress | None = None,
    crew: tuple[int, int] | None = None,
    packed_from: int = LARGE,
) -> Iterator[MadePack]:
    """A pack of one fact for each passage of the file; its slug and title default to its name, or to the title
    that a text begins with. A plain text is one passage for each sentence.

    Its rows can be read as long as the ``with`` lasts. ``progress`` counts steps of the work. ``crew``
    are a number of processes and of lines in a batch; by itself the size of the file decides.
    A collection of ``packed_from`` passages or more is to be stored packed. Raises
    ``BadPack`` with every problem of every line, ``BadInput`` for what can be no slug.
    """
    if slug and slug != mark_of(slug):
        raise BadInput(f"“{slug[:80]}” cannot be a slug; write it as “{mark_of(slug)}”.")
    stem = path.name.split(".")[0]
    scope, origin = slug or mark_of(stem), origin or Origin()
    article = read_article(path, scope, origin.published) if is_text(path) else None
    headed = article.title if article else ""
    shown = clean(title or headed) or clean(re.sub(r"[-_]+", " ", stem)) or "passages"
    large = path.is_file() and path.stat().st_size >= _LARGE
    processes, most = crew or ((processors(), _LARGE_BATCH) if large else (0, _BATCH))
    work = _Work(path, scope, shown, zone, _Steps(progress), most, packed_from, origin, article)
    try:
        with collecting_rarely():
            with Crew(processes) as hands:
                made = work.done(hands)
            yield made
    finally:
        work.close()


class _Steps:
    """How far the work is, of a whole that is known before the file is read: a thousand for each third."""

    def __init__(self, tell: Progress | None) -> None:
        self._tell = tell
        self.to(0, 0, 1)

    def to(self, third: int, done: int, total: int) -> None:
        if self._tell:
            self._tell(1000 * third + 1000 * done // max(1, total), 3000)


@dataclass(slots=True)
class _Work:
    """One file on its way to a pack."""

    path: Path
    scope: str
    shown: str
    zone: str
    steps: _Steps
    most: int
    packed_from: int
    origin: Origin
    article: Article | None
    surveyor: Surveyor = field(default_factory=Surveyor)
    given: list[Days] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    sources: Counter[str] = field(default_factory=Counter)
    learned: list[tuple[dict[str, int], tuple[RawPassage, RawPassage], int]] = field(
        default_factory=list
    )
    """Of each batch how many passages of its sources come before, its ends, and its first place."""
    passages: Spool = field(default_factory=Spool)
    rows: Spool = field(default_factory=Spool)

    def close(self) -> None:
        self.passages.close()
        self.rows.close()
        forget()

    def done(self, crew: Crew) -> MadePack:
        self._learn(crew)
        timeline = self._timeline(crew)
        directory = self.surveyor.directory()
        self.surveyor = Surveyor()
        ids = _source_ids(self.sources, self.shown)
        return self._told(crew, timeline, directory, ids)

    def _learn(self, crew: Crew) -> None:
        """Read and check every line. Raises ``BadPack`` with the problems of all of them."""
        problems: list[Problem] = []
        unread: list[Problem] = []
        lines: dict[str, int] = {}
        size = max(1, self.path.stat().st_size) if self.path.is_file() else 1
        done = 0

        def batches() -> Iterator[Lines]:
            if self.article is not None:
                yield from _batched(self.path.name, self.article.lines, self.most)
                return
            for first, found in line_batches(self.path, unread, self.most):
                yield Lines(self.path.name, first, found)

        for batch, learned in _each(crew, learn, batches()):
            problems += sorted(
                (*learned.problems, *_used_twice(learned, lines, self.path.name)),
                key=lambda problem: problem.line,
            )
            self._take(learned)
            done += sum(map(len, batch.lines))
            self.steps.to(0, min(done, size), size)
        problems += unread
        if not self.ids and not problems:
            problems.append(Problem(self.path.name, 0, "the file holds no passage"))
        if problems:
            raise BadPack(tuple(problems))

    def _take(self, learned: Learned) -> None:
        if learned.ends is None:
            return
        before = {source: self.sources[source] for source in learned.sources}
        self.sources.update(learned.sources)
        first, last = learned.ends
        ends = (
            _numbered(first, before[first.source] + 1),
            _numbered(last, self.sources[last.source]),
        )
        self.learned.append((before, ends, len(self.ids)))
        self.ids += learned.ids
        self.surveyor.add(learned.survey)
        self.passages.add((learned.passages,))
        if learned.given is not None:
            self.given.append(learned.given)

    def _timeline(self, crew: Crew) -> Days | None:
        """First and last day of the passages' own dates, else of the days that their texts name."""
        if self.article is not None and self.article.span is not None:
            return self.article.span
        if self.given:
            return min(first for first, _ in self.given), max(last for _, last in self.given)
        named: list[Days] = []
        packed = (self.passages[number] for number in range(len(self.passages)))
        for number, (_, days) in enumerate(_each(crew, days_named, packed), start=1):
            named += days
            self.steps.to(1, number, len(self.passages))
        return bulk_of(named)

    def _told(
        self, crew: Crew, timeline: Days | None, directory: Directory, ids: dict[str, str]
    ) -> MadePack:
        names = crew.share(packed_names(directory.names))
        plain = partial(self._part, ids=ids, timeline=timeline, names=names)
        book = self._book(crew, plain) if len(self.ids) >= self.packed_from else b""
        part_of = partial(plain, book=crew.share(book) if book else None)
        facts = hashlib.sha256()
        terms, used = Terms(), Counter[str]()
        days: list[Days] = []
        gathered: Gathering | None = None
        for part, told in self._parts(crew, part_of):
            facts.update(told.lines)
            self.rows.add(told.rows)
            terms.merge(told.counted)
            if told.postings is not None:
                gathered = gathered or empty_gathering()
                gathered.take(told.postings)
            used.update(told.used)
            if told.days is not None:
                days.append(told.days)
            self.steps.to(2, part.place + len(told.rows), len(self.ids))
        if gathered is not None:
            terms.put(gathered.counts())
        texts = self._texts()
        about, titles = protagonist(texts, directory), titles_told(texts, directory)
        kept = tuple(
            replace(
                _called(name, about),
                titles=titles.get(name.id, ()),
                scope=self.scope,
            )
            for name in directory.names
            if used[name.id]
        )
        first, last = timeline or _span_of(days)
        event = Event(
            slug=self.scope,
            title=self.shown,
            first=first,
            last=last,
            zone=self.zone,
            default_names=_defaults(kept, used, len(self.ids), about.name if about else ""),
        )
        sources = tuple(
            _source(words, source_id, self.shown, self.scope, self.origin)
            for words, source_id in ids.items()
        )
        pack = Pack(event, sources, kept, ())
        digest = digest_beside(pack, facts.hexdigest())
        return MadePack(pack, len(self.ids), self._by_id, terms, digest, gathered, book)

    def _texts(self) -> Sequence[str]:
        """All texts in their order; none where there are too few or too many to be of one story."""
        if not _FEW <= len(self.ids) <= _ONE_TEXT:
            return ()
        packed = (self.passages[number] for number in range(len(self.passages)))
        return tuple(chain.from_iterable(map(texts_of, packed)))

    def _part(
        self,
        number: int,
        *,
        ids: dict[str, str],
        timeline: Days | None,
        names: Shared,
        book: Shared | None = None,
    ) -> Part:
        counted, _, place = self.learned[number]
        sources = {source: ids[source] for source in counted}
        return Part(self.passages[number], place, counted, sources, None, timeline, names, book)

    def _book(self, crew: Crew, part_of: Callable[[int], Part]) -> bytes:
        """What the facts are packed by, learned from some of them."""
        wanted = min(max(len(self.ids) // _SAMPLED, _LEAST_SAMPLED), _MOST_SAMPLED)
        every = max(1, len(self.ids) // wanted)
        glances = (Glance(part_of(number), every) for number in range(len(self.learned)))
        return book_of([each for _, told in _each(crew, samples, glances) for each in told])

    def _parts(self, crew: Crew, part_of: Callable[[int], Part]) -> Iterator[tuple[Part, Told]]:
        """What every batch tells. One that goes on with an article waits for what is before it."""
        waiting: deque[tuple[Part, Task[Part, Told]]] = deque()
        before: RawPassage | None = None
        told: Told | None = None
        for number, (_, (first, last), _) in enumerate(self.learned):
            follows = before is not None and (is_next(before, first) or is_beside(before, first))
            while waiting and (follows or len(waiting) > _AHEAD * crew.size):
                part, task = waiting.popleft()
                told = task.result()
                yield part, told
            part = part_of(number)
            if follows and before and told:
                part = replace(part, before=(before, told.last, told.beside))
            waiting.append((part, crew.give(tell, part)))
            before = last
        for part, task in waiting:
            yield part, task.result()

    def _by_id(self) -> Iterator[FactRow]:
        for place in sorted(range(len(self.ids)), key=self.ids.__getitem__):
            yield row_of(self.rows[place])


def _each(crew: Crew, work: Callable[[Any], Any], jobs: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Every job with what became of it, in order; a few are given out ahead."""
    waiting: deque[tuple[Any, Task[Any, Any]]] = deque()
    for job in jobs:
        waiting.append((job, crew.give(work, job)))
        if len(waiting) > _AHEAD * crew.size:
            first, task = waiting.popleft()
            yield first, task.result()
    for job, task in waiting:
        yield job, task.result()


def _numbered(passage: RawPassage, counted: int) -> RawPassage:
    """A passage with its paragraph, which is ``counted`` where it tells none."""
    told = passage.paragraph
    return replace(passage, paragraph=told or counted, numbered=told > 0)


def _batched(name: str, lines: Sequence[bytes], most: int) -> Iterator[Lines]:
    for at in range(0, len(lines), most):
        yield Lines(name, at + 1, lines[at : at + most])


def _used_twice(learned: Learned, lines: dict[str, int], name: str) -> Iterator[Problem]:
    """Ids that an earlier line has; ``lines`` are those of the ids so far."""
    for passage_id, number in zip(learned.ids, learned.numbers, strict=True):
        earlier = lines.setdefault(passage_id, number)
        if earlier != number:
            message = f"the id {passage_id} was already used on line {earlier}"
            yield Problem(name, number, message)


def _called(name: Name, about: Protagonist | None) -> Name:
    """The name, with what it is where all of it is about it."""
    if about is None or about.name != name.id:
        return name
    full = (about.full,) if about.full else ()
    return replace(name, about=about.kind, aliases=tuple(dict.fromkeys((*name.aliases, *full))))


def _source_ids(sources: Iterable[str], shown: str) -> dict[str, str]:
    """An id for each source as written; passages without one come from the collection itself."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for written in sources:
        base = mark_of(written or shown)
        free = chain((base,), (f"{base}-{number}" for number in count(2)))
        ids[written] = next(each for each in free if each not in taken)
        taken.add(ids[written])
    return ids


def _source(written: str, source_id: str, shown: str, scope: str, origin: Origin) -> Source:
    if not written:
        published = origin.published.isoformat() if origin.published else ""
        return Source(
            source_id, shown, origin.publisher, origin.url, published=published, scope=scope
        )
    url = written if is_address(written) else ""
    return Source(source_id, written, written, url=url, scope=scope)


def _span_of(days: Sequence[Days]) -> Days:
    """First and last day of the facts; all days of the calendar when none is dated."""
    if not days:
        return 1, date.max.toordinal()
    return min(first for first, _ in days), max(last for _, last in days)


def _defaults(names: Sequence[Name], used: Counter[str], total: int, about: str) -> tuple[str, ...]:
    """Places so common in the collection that naming one narrows nothing, and the thing that it is ``about``."""
    return tuple(
        name.id
        for name in names
        if name.id == about
        or (name.kind is NameKind.PLACE and total >= _FEW and used[name.id] >= _COMMON * total)
    )
