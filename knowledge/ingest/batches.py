"""Some passages of a file at a time: what is learned from them, then what they become.

Every function here is pure and may run in another process, so what goes in and out is plain, and
bulk is handed over as bytes that only this module reads.
"""

import marshal
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from knowledge.dates.span import DateSpan, Precision
from knowledge.dates.trigger import may_name
from knowledge.document import describe
from knowledge.errors import Problem
from knowledge.ingest.crew import Shared
from knowledge.ingest.derive import (
    NOTHING,
    Before,
    RawPassage,
    Reading,
    explicit_days,
    told_by,
)
from knowledge.ingest.derive import Told as Read
from knowledge.ingest.passage_lines import read_lines
from knowledge.ingest.proper import Directory, Survey, Surveyor
from knowledge.models import Fact, Name, NameKind
from knowledge.storage.ready import Counted, FactRow, Terms, fact_row
from knowledge.storage.wordbook import Wordbook, sample

if TYPE_CHECKING:
    from knowledge.storage.postings import Gathered, Gathering, Sheaf

__all__ = [
    "Days",
    "Glance",
    "Learned",
    "Lines",
    "Part",
    "Told",
    "days_named",
    "empty_gathering",
    "forget",
    "is_beside",
    "is_next",
    "learn",
    "packed_names",
    "row_of",
    "samples",
    "tell",
    "texts_of",
]

Days = tuple[int, int]
"""First and last day of a span."""

_TOGETHER: Final = 100
"""Facts that are worked on together."""
_PRECISIONS: Final = {each.value: each for each in Precision}


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of the file ``name`` of which the first has the number ``first``."""

    name: str
    first: int
    lines: Sequence[bytes]


@dataclass(frozen=True, slots=True)
class Learned:
    """What some lines hold, for all of them together to be known before any is told.

    ``passages`` are for ``Part``. ``ends`` are the first and the last one; a paragraph of 0 is yet
    to be counted.
    """

    passages: bytes
    ids: tuple[str, ...]
    numbers: tuple[int, ...]
    sources: dict[str, int]
    """How many of the passages each source as written has, in the order of the file."""
    ends: tuple[RawPassage, RawPassage] | None
    given: Days | None
    """First and last day of the dates given with passages."""
    survey: Survey
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Passages to be told. ``place`` is that of the first one in the file, from 0.

    ``counted`` says how many passages of their sources come before, ``ids`` the id of each source.
    ``before`` is the passage before them, with the last date that its article named and the names that its
    paragraph told.
    """

    passages: bytes
    place: int
    counted: dict[str, int]
    ids: dict[str, str]
    before: tuple[RawPassage, DateSpan | None, Before] | None
    timeline: Days | None
    names: Shared
    """The names of the collection."""
    book: Shared | None = None
    """By which the facts are packed, where the collection is so large that its text is stored packed."""


@dataclass(frozen=True, slots=True)
class Glance:
    """Passages of which every so many are told by themselves, for a book to be learned from them."""

    part: Part
    every: int


@dataclass(frozen=True, slots=True)
class Told:
    """What passages became. ``lines`` are those of the pack's file, ``rows`` one for each fact."""

    rows: tuple[bytes, ...]
    lines: bytes
    counted: Counted
    used: dict[str, int]
    """In how many facts each name occurs."""
    days: Days | None
    """First and last day of the facts."""
    last: DateSpan | None
    """The last date that the article of the last passage named."""
    beside: Before
    """What the paragraph of the last passage told."""
    postings: "Gathered | None"
    """By place, where the text is stored packed."""


def learn(lines: Lines) -> Learned:
    """Read and check lines, and learn which words are names."""
    read = read_lines(lines.lines, lines.first, lines.name)
    surveyor = Surveyor()
    looked = [
        (*_plain(each), surveyor.read(each.text), _naming(each), each.inferred)
        for each in read.passages
    ]
    given = [passage.given for passage in read.passages if passage.given is not None]
    return Learned(
        passages=marshal.dumps(looked),
        ids=tuple(passage.id for passage in read.passages),
        numbers=read.numbers,
        sources=dict(Counter(passage.source for passage in read.passages)),
        ends=(read.passages[0], read.passages[-1]) if read.passages else None,
        given=_reach(given),
        survey=surveyor.survey(),
        problems=read.problems,
    )


def _naming(passage: RawPassage) -> int | None:
    # One that has a date of its own is read for days whatever it names.
    return may_name(passage.text) if passage.given is None else None


def days_named(passages: bytes) -> tuple[Days, ...]:
    """The days that passages name in full, without any other date to go by."""
    return tuple(
        (span.first, span.last)
        for passage in _unpacked(passages)
        for span in _explicit_days(passage)
    )


def texts_of(passages: bytes) -> tuple[str, ...]:
    """The texts of passages, in their order."""
    return tuple(passage.text for passage in _unpacked(passages))


def _explicit_days(passage: RawPassage) -> tuple[DateSpan, ...]:
    if passage.title:
        return explicit_days(f"{passage.title}. {passage.text}")
    return explicit_days(passage.text, passage.naming)


def samples(glance: Glance) -> tuple[bytes, ...]:
    """Some of the facts, for ``knowledge.storage.wordbook``."""
    part = glance.part
    directory, names = _names(part.names)
    reading = Reading(directory, part.timeline)
    chosen = islice(_numbered(part), 0, None, glance.every)
    rows = [_plain_row(told_by(passage, reading).fact, names) for passage in chosen]
    return tuple([sample(row.body, row.fields) for row in rows])


def _plain_row(fact: Fact, names: Mapping[str, Name]) -> FactRow:
    return fact_row(0, fact, describe(fact, names))


def tell(part: Part) -> Told:
    """The facts of passages, as a load writes them."""
    directory, names = _names(part.names)
    book = _book(part.book) if part.book is not None else None
    terms = Terms()
    used: Counter[str] = Counter()
    rows: list[bytes] = []
    lines: list[str] = []
    days: list[DateSpan] = []
    last: DateSpan | None = None
    beside = NOTHING
    sheaf = _empty_sheaf() if book is not None else None
    place = part.place
    for told in _some(_facts(part, directory)):
        last, beside = told[-1].last, told[-1].beside
        facts = [each.fact for each in told]
        # One kind of work for some of them after the other: what it looks things up in stays at hand.
        documents = [describe(fact, names) for fact in facts]
        made = [
            fact_row(at, fact, document, book)
            for at, (fact, document) in enumerate(zip(facts, documents, strict=True), start=place)
        ]
        for at, document in enumerate(documents, start=place):
            terms.add(document, counts=sheaf is None)
            if sheaf is not None:
                sheaf.put(at, document.fields)
        used.update(chain.from_iterable(map(_names_of, facts)))
        days += [fact.when for fact in facts if fact.when is not None and not fact.when.is_open]
        lines += [f"{row.body}\n" for row in made]
        rows += map(_packed_row, made)
        place += len(facts)
    return Told(
        rows=tuple(rows),
        lines="".join(lines).encode(),
        counted=terms.plain(),
        used=dict(used),
        days=_reach(days),
        last=last,
        beside=beside,
        postings=sheaf.plain() if sheaf is not None else None,
    )


def _some(told: Iterator[Read]) -> Iterator[list[Read]]:
    while some := list(islice(told, _TOGETHER)):
        yield some


def empty_gathering() -> "Gathering":
    """Where postings come together."""
    from knowledge.storage.postings import Gathering  # noqa: PLC0415 - it brings numpy with it, which small collections go without

    return Gathering()


def _empty_sheaf() -> "Sheaf":
    from knowledge.storage.postings import Sheaf  # noqa: PLC0415 - as above

    return Sheaf()


def _goes_on(before: RawPassage, passage: RawPassage) -> bool:
    """Whether a passage begins the next paragraph of the article that the one before is of."""
    same = (before.source, before.title) == (passage.source, passage.title)
    return same and bool(passage.title) and passage.paragraph == before.paragraph + 1


def is_next(before: RawPassage, passage: RawPassage) -> bool:
    """Whether a passage begins the next paragraph of the text that the one before is of, as far as titles or the numbers of
    their paragraphs tell."""
    if before.numbered and passage.numbered:
        same = (before.source, before.title) == (passage.source, passage.title)
        return same and passage.paragraph == before.paragraph + 1
    return _goes_on(before, passage)


def is_beside(before: RawPassage, passage: RawPassage) -> bool:
    """Whether both passages are of one paragraph; their sources are told as in the file, or both by id."""
    return (before.source, before.paragraph) == (passage.source, passage.paragraph)


def row_of(packed: bytes) -> FactRow:
    """The row of a fact that ``Told.rows`` holds."""
    return FactRow(*marshal.loads(packed))  # noqa: S302 - made by this module in this run


def _packed_row(row: FactRow) -> bytes:
    marks, text = (row.id, row.place), (row.fields, row.tokens, row.packed)
    return marshal.dumps((*marks, row.body, row.days, row.details, *text))


def _facts(part: Part, directory: Directory) -> Iterator[Read]:
    before, named, beside = part.before or (None, None, NOTHING)
    if before is not None:
        before = replace(before, source=part.ids.get(before.source, ""))
    alone = Reading(directory, part.timeline)
    for passage in _numbered(part):
        goes = before is not None and _goes_on(before, passage)
        follows = before is not None and is_next(before, passage)
        same = before is not None and is_beside(before, passage)
        reading = alone
        if follows or same:
            # Sentences that have days of their own have been read along the text already.
            date = named if goes and before and before.given == passage.given else None
            told_before = beside if same else beside.across()
            reading = Reading(directory, part.timeline, date, told_before)
        told = told_by(passage, reading)
        before, named, beside = passage, told.last, told.beside
        yield told


def _numbered(part: Part) -> Iterator[RawPassage]:
    """The passages with their paragraphs and the ids of their sources."""
    counted, ids = Counter(part.counted), part.ids
    for passage_id, text, title, given, source, paragraph, *known in marshal.loads(part.passages):  # noqa: S302 - our own, as above
        counted[source] += 1
        place = ids[source], paragraph or counted[source]
        passage = RawPassage(passage_id, text, title, _span(given), *place, *known)
        yield replace(passage, numbered=True) if paragraph else passage


def _names_of(fact: Fact) -> set[str]:
    said_by = (fact.attribution.who_name, fact.attribution.outlet_name)
    return {*fact.places, *(part.name for part in fact.names), *said_by} - {""}


def _reach(days: Sequence[DateSpan]) -> Days | None:
    if not days:
        return None
    return min(span.first for span in days), max(span.last for span in days)


@lru_cache(maxsize=1)
def _names(shared: Shared) -> tuple[Directory, dict[str, Name]]:
    """The names of a collection, unpacked once for all the parts that a process is given."""
    names = tuple(
        Name(name_id, NameKind(kind), display, aliases)
        for name_id, kind, display, aliases in marshal.loads(shared.read())  # noqa: S302 - our own, as above
    )
    return Directory(names), {name.id: name for name in names}


@lru_cache(maxsize=1)
def _book(shared: Shared) -> Wordbook:
    return Wordbook(shared.read())


def forget() -> None:
    """Let go of the names that were unpacked in this process, and of the book."""
    _names.cache_clear()
    _book.cache_clear()


def packed_names(names: Sequence[Name]) -> bytes:
    """Names for ``Part``."""
    return marshal.dumps([(name.id, name.kind.value, name.display, name.aliases) for name in names])


def _plain(passage: RawPassage) -> tuple[object, ...]:
    span = passage.given
    given = None if span is None else (span.first, span.last, span.precision.value)
    return passage.id, passage.text, passage.title, given, passage.source, passage.paragraph


def _span(given: tuple[int, int, str] | None) -> DateSpan | None:
    return None if given is None else DateSpan(given[0], given[1], _PRECISIONS[given[2]])


def _unpacked(passages: bytes) -> Iterator[RawPassage]:
    for passage_id, text, title, given, *rest in marshal.loads(passages):  # noqa: S302 - our own, as above
        yield RawPassage(passage_id, text, title, _span(given), *rest)
