"""Answers, figure histories and single facts as replies.

Each line of an answer carries its day and its sayer, so that it may be quoted alone.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from bot.blocks import Block, Facts, Reply, Row, Sentence, Table
from bot.citing import Citer, Names, Sources, source_of
from bot.understood import understood_as
from bot.wording import covered, day_of, day_words, figure_value, full_day, said_by, short_day
from knowledge.flow import Answer, Asked, Evidence, FigureHistory, FigurePoint, Question, Status
from knowledge.models import Basis, Event, Fact, Figure, Revision

__all__ = ["answer_reply", "counted", "counter", "fact_reply", "figure_reply", "snippet_text"]

ROWS: Final = 12
"""Rows of a figure history inside an answer; the last ones are kept."""
_WEIGHTY: Final = 0.5
"""Weight from which a term asks for something in particular."""
_NOTHING: Final = "The record does not say."


def answer_reply(answer: Answer, asked_of: Sequence[Event] = ()) -> Reply:
    """The reply to a question; without blocks for what was no question.

    ``asked_of`` are all events that might have answered; none given, the one that the answer is of.
    """
    if answer.status is Status.NOT_A_QUESTION:
        return Reply()
    citer = Citer(answer.sources)
    blocks: list[Block] = []
    if answer.status is Status.ANSWERED:
        blocks.append(Facts("", tuple(citer.line(found) for found in _leading(answer))))
        if answer.history is not None:
            blocks.append(_table(_moved(answer.history), answer.history.points, citer, ROWS))
        blocks += _rivals(answer, citer)
        if answer.history is None and _asks_for_a_day(answer.question):
            words = day_words(answer.question.when[0])
            blocks.append(Sentence(f"There may be more: ask for “day {words}”."))
    else:
        blocks.append(Sentence(answer.why_not or _NOTHING, strong=True))
        if days := covered(answer.question.when, asked_of or answer.events):
            blocks.append(Sentence(days))
        if answer.nearest:
            nearest = tuple(citer.line(found) for found in answer.nearest)
            blocks.append(Facts("Nearest in the record", nearest))
    return Reply(tuple(blocks), citer.references(), understood_as(answer.question))


def _asks_for_a_day(question: Question) -> bool:
    """Whether one closed time was asked for and nothing in particular of it."""
    if len(question.when) != 1 or question.when[0].is_open or question.asked != (Asked.WHAT,):
        return False
    return not any(term.weight >= _WEIGHTY for term in question.terms)


def _leading(answer: Answer) -> Iterable[Evidence]:
    """The lines that lead, without further ones of which the history below says the same."""
    told = (
        {_key(point.fact) for point in answer.history.points[-ROWS:]} if answer.history else set()
    )
    for at, found in enumerate(answer.lead):
        if not at or found.figure is None or _key(found.fact) not in told:
            yield found


def _key(fact: Fact) -> tuple[str, str]:
    return fact.scope, fact.id


def _rivals(answer: Answer, citer: Citer) -> Iterable[Facts]:
    """What other sayers say; the lines that lead are not told twice."""
    led = {_key(found.fact) for found in answer.lead}
    for group in answer.rivals:
        others = [found for found in group.evidence if _key(found.fact) not in led]
        if others:
            title = f"Otherwise: {group.who}"
            yield Facts(title, tuple(citer.line(found) for found in others))


def _moved(history: FigureHistory) -> str:
    if history.cumulative:
        return "How the count moved (cumulative, as each was reported)"
    return "Each as it was reported"


def _table(title: str, points: Sequence[FigurePoint], citer: Citer, limit: int) -> Table:
    kept = points[-limit:]
    several = len({_year(point.day) for point in kept}) > 1
    rows = tuple(
        Row(
            day=_row_day(point, with_year=several),
            value=figure_value(point.figure),
            who=counter(point.fact, citer.sources),
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


def counter(fact: Fact, sources: Sources) -> str:
    who = fact.attribution.who or fact.attribution.outlet
    return who or said_by(fact, source_of(fact, sources))


def figure_reply(history: FigureHistory, sources: Sources, names: Names) -> Reply:
    """A measure's whole history, one table for each place and group that was counted."""
    citer = Citer(sources)
    tables: dict[str, list[FigurePoint]] = {}
    for point in history.points:
        tables.setdefault(counted(point.fact, point.figure, names), []).append(point)
    if not tables:
        return Reply((Sentence("The record has no such figure there.", strong=True),))
    measure = history.measure.replace("-", " ").capitalize()
    blocks: list[Block] = [
        _table(f"{measure}{scope}", points, citer, len(points)) for scope, points in tables.items()
    ]
    return Reply(tuple(blocks), citer.references())


def counted(fact: Fact, figure: Figure, names: Names) -> str:
    place = names.get((fact.scope, figure.place)) if figure.place else None
    parts = (
        figure.group,
        place.display if place else figure.place,
        "cumulative" if figure.cumulative else "",
    )
    shown = ", ".join(part for part in parts if part)
    return f" · {shown}" if shown else ""


def fact_reply(fact: Fact, revisions: Sequence[Revision], sources: Sources, names: Names) -> Reply:
    """One fact with everything recorded about it and how it came to be so."""
    citer = Citer(sources)
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
        blocks.append(Table("Recorded as", details, labelled=True))
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
        yield figure.measure, figure_value(figure) + counted(fact, figure, names)
    yield "links", ", ".join(f"{link.kind.value} {link.fact}" for link in fact.links)


def _instant(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M UTC")


def snippet_text(found: Evidence, sources: Sources) -> str:
    """A reply's line as one line of plain text: the statement, its day, its sayer, its caveat."""
    line = Citer(sources).line(found)
    text = f"{line.text} — {line.byline}"
    return f"{text}. {line.note}" if line.note else text
