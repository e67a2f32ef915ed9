"""What people read: answers, days, timelines, figures and single facts as blocks of short lines.

A ``Reply`` knows nothing of terminals or of Discord; every text in it is plain and bounded, but not
yet made safe for a screen. Each ``Line`` carries its day and its sayer, so that it may be quoted alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from bot.understood import understood_as
from bot.wording import (
    byline,
    clipped,
    day_of,
    day_words,
    figure_value,
    full_day,
    said_by,
    short_day,
)
from knowledge.flow import (
    Answer,
    Bold,
    Digest,
    Evidence,
    FigureHistory,
    FigurePoint,
    Status,
)
from knowledge.models import Basis, Citation, Fact, Figure, Name, Revision, Source

__all__ = [
    "Block",
    "Facts",
    "Line",
    "Reference",
    "Reply",
    "Row",
    "Sentence",
    "Table",
    "answer_reply",
    "day_reply",
    "fact_reply",
    "figure_reply",
    "snippet_text",
    "timeline_reply",
]

Sources = Mapping[tuple[str, str], Source]
Names = Mapping[tuple[str, str], Name]

STATEMENT_LIMIT: Final = 1000
"""Characters of a statement that are shown; only imported passages are longer."""
ROWS: Final = 12
"""Rows of a figure history inside an answer; the last ones are kept."""
_MARKS: Final = 4
_TITLE_LIMIT: Final = 160
_BEFORE_BOLD: Final = 200
_NOTHING: Final = "The record does not say."


@dataclass(frozen=True, slots=True)
class Line:
    """One fact. ``marks`` are numbers of the reply's references; ``bold`` are ranges of ``text``."""

    fact: str
    text: str
    byline: str
    marks: tuple[int, ...] = ()
    bold: tuple[Bold, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A remark of the bot's own; ``strong`` for one that heads the reply."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Lines under a heading; no heading for those that answer. ``more`` were left out."""

    title: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    day: str
    value: str
    who: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    rows: tuple[Row, ...]
    more: int = 0


Block = Sentence | Facts | Table


@dataclass(frozen=True, slots=True)
class Reference:
    """What a mark stands for. ``again`` is true when the reference before names the same source."""

    number: int
    source: str
    where: str
    url: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """Blocks in reading order, then the references in the order of their numbers."""

    blocks: tuple[Block, ...] = ()
    references: tuple[Reference, ...] = ()
    understood: str = ""


@dataclass(slots=True)
class _Citer:
    """Numbers citations in the order in which they are first needed."""

    sources: Sources
    numbers: dict[tuple[str, str, int], int] = field(default_factory=dict)

    def marks(self, facts: Iterable[Fact]) -> tuple[int, ...]:
        keys = dict.fromkeys(
            (fact.scope, cited.source, cited.paragraph)
            for fact in facts
            for cited in fact.citations
        )
        return tuple(
            self.numbers.setdefault(key, len(self.numbers) + 1) for key in list(keys)[:_MARKS]
        )

    def line(self, found: Evidence) -> Line:
        fact = found.fact
        text, bold = _window(fact.statement, found.bold)
        return Line(
            fact=fact.id,
            text=text,
            byline=byline(fact, source_of(fact, self.sources)),
            marks=self.marks((fact, *found.corroborated_by)),
            bold=bold,
            note=f"Note: {fact.caveat}" if fact.caveat else "",
        )

    def lines(self, facts: Iterable[Fact]) -> tuple[Line, ...]:
        return tuple(self.line(Evidence(fact, 0.0)) for fact in facts)

    def references(self) -> tuple[Reference, ...]:
        made: list[Reference] = []
        before: tuple[str, str] | None = None
        for (scope, source_id, paragraph), number in self.numbers.items():
            source = self.sources.get((scope, source_id))
            made.append(
                Reference(
                    number=number,
                    source=_titled(source) if source else source_id,
                    where=f"¶ {paragraph}" if paragraph else "",
                    url=source.url if source else "",
                    again=before == (scope, source_id) and bool(paragraph),
                )
            )
            before = (scope, source_id)
        return tuple(made)


def source_of(fact: Fact, sources: Sources) -> Source | None:
    """The source that a fact cites first."""
    cited: Citation | None = fact.citations[0] if fact.citations else None
    return sources.get((fact.scope, cited.source)) if cited else None


def _titled(source: Source) -> str:
    title = f'"{clipped(source.title, _TITLE_LIMIT)}"'
    if not source.publisher or source.publisher == source.title:
        return title
    return f"{clipped(source.publisher, _TITLE_LIMIT)}, {title}"


def _window(text: str, bold: tuple[Bold, ...]) -> tuple[str, tuple[Bold, ...]]:
    """A statement short enough to read, around its decisive words."""
    if len(text) <= STATEMENT_LIMIT:
        return text, bold
    start = 0
    if bold and bold[0].end > STATEMENT_LIMIT:
        start = text.rfind(" ", 0, max(1, bold[0].start - _BEFORE_BOLD)) + 1
    lead = "…" if start else ""
    shown = lead + clipped(text[start:], STATEMENT_LIMIT)
    moved = len(lead) - start
    return shown, tuple(
        Bold(each.start + moved, each.end + moved)
        for each in bold
        if each.start + moved >= len(lead) and each.end + moved < len(shown)
    )


def answer_reply(answer: Answer) -> Reply:
    """The reply to a question; without blocks for what was no question."""
    if answer.status is Status.NOT_A_QUESTION:
        return Reply()
    citer = _Citer(answer.sources)
    blocks: list[Block] = []
    if answer.status is Status.ANSWERED:
        blocks.append(Facts("", tuple(citer.line(found) for found in answer.lead)))
        if answer.history is not None:
            blocks.append(_table(_moved(answer.history), answer.history.points, citer, ROWS))
        blocks += _rivals(answer, citer)
    else:
        blocks.append(Sentence(answer.why_not or _NOTHING, strong=True))
        if answer.nearest:
            nearest = tuple(citer.line(found) for found in answer.nearest)
            blocks.append(Facts("Nearest in the record", nearest))
    return Reply(tuple(blocks), citer.references(), understood_as(answer.question))


def _rivals(answer: Answer, citer: _Citer) -> Iterable[Facts]:
    """What other sayers say; the lines that lead are not told twice."""
    led = {(found.fact.scope, found.fact.id) for found in answer.lead}
    for group in answer.rivals:
        others = [found for found in group.evidence if (found.fact.scope, found.fact.id) not in led]
        if others:
            title = f"Otherwise: {group.who}"
            yield Facts(title, tuple(citer.line(found) for found in others))


def _moved(history: FigureHistory) -> str:
    if history.cumulative:
        return "How the count moved (cumulative, as each was reported)"
    return "Each as it was reported"


def _table(title: str, points: Sequence[FigurePoint], citer: _Citer, limit: int) -> Table:
    kept = points[-limit:]
    several = len({_year(point.day) for point in kept}) > 1
    rows = tuple(
        Row(
            day=_row_day(point, with_year=several),
            value=figure_value(point.figure),
            who=_counter(point.fact, citer.sources),
            marks=citer.marks((point.fact,)),
        )
        for point in kept
    )
    return Table(title, rows, len(points) - len(kept))


def _year(day: int) -> str:
    return full_day(day).rpartition(" ")[2]


def _row_day(point: FigurePoint, *, with_year: bool) -> str:
    day = full_day(point.day) if with_year else short_day(point.day)
    when = point.fact.when
    dated = point.figure.as_of is not None or (
        when is not None
        and when.days == 1
        and not when.approximate
        and point.fact.basis is Basis.STATED
    )
    return day if dated else f"c. {day}"


def _counter(fact: Fact, sources: Sources) -> str:
    who = fact.attribution.who or fact.attribution.outlet
    return who or said_by(fact, source_of(fact, sources))


def figure_reply(history: FigureHistory, sources: Sources, names: Names) -> Reply:
    """A measure's whole history, one table for each place and group that was counted."""
    citer = _Citer(sources)
    tables: dict[str, list[FigurePoint]] = {}
    for point in history.points:
        tables.setdefault(_counted(point.fact, point.figure, names), []).append(point)
    if not tables:
        return Reply((Sentence("The record has no such figure there.", strong=True),))
    measure = history.measure.replace("-", " ").capitalize()
    blocks: list[Block] = [
        _table(f"{measure}{scope}", points, citer, len(points)) for scope, points in tables.items()
    ]
    return Reply(tuple(blocks), citer.references())


def _counted(fact: Fact, figure: Figure, names: Names) -> str:
    place = names.get((fact.scope, figure.place)) if figure.place else None
    parts = (
        figure.group,
        place.display if place else figure.place,
        "cumulative" if figure.cumulative else "",
    )
    shown = ", ".join(part for part in parts if part)
    return f" · {shown}" if shown else ""


def day_reply(digest: Digest, limit: int = 60) -> Reply:
    """A day, or a run of days, with at most ``limit`` facts."""
    citer = _Citer(digest.sources)
    about = ", ".join(event.title for event in digest.events)
    heading = f"{day_words(digest.span)} · {about}" if about else day_words(digest.span)
    blocks: list[Block] = [Sentence(heading, strong=True)]
    if not digest.groups:
        blocks.append(Sentence("The record has nothing of its own for that."))
    room = limit
    for group in digest.groups:
        kept = group.facts[: max(room, 0)]
        blocks.append(Facts(group.title, citer.lines(kept), len(group.facts) - len(kept)))
        room -= len(kept)
    if digest.figures:
        blocks.append(_figures_of_day(digest, citer))
    if digest.wider:
        kept = digest.wider[:8]
        title = "Only known to have been in a wider time"
        blocks.append(Facts(title, citer.lines(kept), len(digest.wider) - len(kept)))
    if digest.nearest:
        blocks.append(Facts("Nearest in the record", citer.lines(digest.nearest)))
    return Reply(tuple(blocks), citer.references())


def _figures_of_day(digest: Digest, citer: _Citer) -> Table:
    points = digest.figures[-ROWS:]
    rows = tuple(
        Row(
            day=point.figure.measure.replace("-", " ")
            + _counted(point.fact, replace(point.figure, cumulative=False), digest.names),
            value=figure_value(point.figure),
            who=_counter(point.fact, digest.sources),
            marks=citer.marks((point.fact,)),
        )
        for point in points
    )
    return Table("Running counts", rows, len(digest.figures) - len(points))


def timeline_reply(facts: Sequence[Fact], sources: Sources, limit: int = 400) -> Reply:
    """Facts in the order given, under the day on which each begins."""
    if not facts:
        return Reply((Sentence("The record has nothing for that.", strong=True),))
    citer = _Citer(sources)
    days: dict[str, list[Fact]] = {}
    for fact in facts[:limit]:
        begins = full_day(fact.when.first) if fact.when else day_words(None)
        days.setdefault(begins, []).append(fact)
    blocks: list[Block] = [Facts(title, citer.lines(found)) for title, found in days.items()]
    if len(facts) > limit:
        blocks.append(Sentence(f"{len(facts) - limit} more; name a shorter time to see them."))
    return Reply(tuple(blocks), citer.references())


def fact_reply(fact: Fact, revisions: Sequence[Revision], sources: Sources, names: Names) -> Reply:
    """One fact with everything recorded about it and how it came to be so."""
    citer = _Citer(sources)
    line = citer.lines((fact,))
    details = tuple(Row(label, value, "") for label, value in _details(fact, names) if value)
    changes = tuple(
        Row(
            str(revision.number),
            f"{revision.action.value}, {_instant(revision.at)}",
            f"{revision.actor}: {revision.reason}" if revision.reason else revision.actor,
        )
        for revision in revisions
    )
    blocks: list[Block] = [Sentence(fact.id, strong=True), Facts("", line)]
    if details:
        blocks.append(Table("Recorded as", details))
    if changes:
        blocks.append(Table("Revisions", changes))
    return Reply(tuple(blocks), citer.references())


def _details(fact: Fact, names: Names) -> Iterable[tuple[str, str]]:
    def shown(name_id: str) -> str:
        name = names.get((fact.scope, name_id))
        return name.display if name else name_id

    yield "event", fact.scope
    yield "time", day_of(fact)
    yield "written as", fact.written
    yield "places", ", ".join(shown(place) for place in fact.places)
    yield "names", ", ".join(f"{shown(part.name)} ({part.role})" for part in fact.names)
    yield "standing", fact.standing.value
    yield "topics", ", ".join(fact.topics)
    for figure in fact.figures:
        yield figure.measure, figure_value(figure) + _counted(fact, figure, names)
    yield "links", ", ".join(f"{link.kind.value} {link.fact}" for link in fact.links)


def _instant(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M UTC")


def snippet_text(found: Evidence, sources: Sources) -> str:
    """A reply's line as one line of plain text: the statement, its day, its sayer, its caveat."""
    line = _Citer(sources).line(found)
    text = f"{line.text} — {line.byline}"
    return f"{text}. {line.note}" if line.note else text
