"""Answers, figure histories and single facts as replies.

Each line of an answer carries its day and its sayer, so that it may be quoted alone.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.blocks import Block, Facts, Reply, Row, Sentence, Table
from bot.citing import Citer, Names, Sources, source_of
from bot.instants import instant_words
from bot.telling import because, said
from bot.understood import understood_as
from bot.wording import (
    covered,
    day_of,
    day_words,
    figure_value,
    full_day,
    in_calendar,
    is_of_calendar,
    measure_word,
    said_by,
    short_day,
)
from bot.words import ENGLISH, Words
from knowledge.figures import is_contested, of_whom
from knowledge.flow import Answer, Asked, Evidence, FigureHistory, FigurePoint, Question, Status
from knowledge.models import Basis, Event, Fact, FactName, Figure, Revision

__all__ = [
    "answer_reply",
    "counted",
    "counter",
    "fact_reply",
    "figure_reply",
    "leading",
    "row_day",
    "snippet_text",
    "teller",
]

ROWS: Final = 12
"""Rows of a figure history inside an answer; the last ones are kept."""
_MANY: Final = 3
"""Lines of a day from which on others may have been left out."""
_WEIGHTY: Final = 0.5
"""Weight from which a term asks for something in particular."""


def answer_reply(
    answer: Answer, asked_of: Sequence[Event] = (), *, words: Words = ENGLISH
) -> Reply:
    """The reply to a question; without blocks for what was no question.

    ``asked_of`` are all events that might have answered; none given, the one that the answer is of.
    """
    if answer.status is Status.NOT_A_QUESTION:
        return Reply()
    citer = Citer(answer.sources, words)
    blocks: list[Block] = []
    if answer.status is Status.ANSWERED and answer.question.overview:
        blocks += _overview(answer, citer)
    elif answer.status is Status.ANSWERED:
        blocks.append(Facts("", tuple(citer.line(found) for found in leading(answer))))
        if answer.history is not None:
            moved = "reply.moved_cumulative" if answer.history.cumulative else "reply.moved"
            blocks.append(_table(words.say(moved), answer.history.points, citer, ROWS))
        blocks += _rivals(answer, citer)
        if answer.why_not:
            blocks.append(Sentence(said(answer.why_not, words)))
        more = answer.history is None and len(answer.lead) >= _MANY
        if more and _asks_for_a_day(answer.question):
            day = day_words(answer.question.when[0], words)
            blocks.append(Sentence(words.say("reply.whole_day", day=day)))
    else:
        reason = said(answer.why_not, words) or words.say("reply.nothing")
        blocks.append(Sentence(reason, strong=True))
        if days := covered(answer.question.when, asked_of or answer.events, words):
            blocks.append(Sentence(days))
        if answer.nearest:
            nearest = tuple(citer.line(found) for found in answer.nearest)
            blocks.append(Facts(words.say("reply.nearest"), nearest))
    return Reply(tuple(blocks), citer.references(), understood_as(answer.question, words))


def _overview(answer: Answer, citer: Citer) -> Iterable[Block]:
    """Each event's title and days with the lines of it, then how to go on."""
    words = citer.words
    for event in answer.events:
        lines = [found for found in answer.lead if found.fact.scope == event.slug]
        if lines:
            days = day_words(event.days, words)
            yield Sentence(f"{event.title} · {days}", strong=True)
            yield Facts("", tuple(citer.line(found) for found in lines))
    begins = Counter(found.fact.when.first for found in answer.lead if found.fact.when)
    for day, _ in begins.most_common(1):
        yield Sentence(words.say("reply.overview", day=full_day(day, words)))


def _asks_for_a_day(question: Question) -> bool:
    """Whether one closed time was asked for and nothing in particular of it."""
    if len(question.when) != 1 or question.when[0].is_open:
        return False
    if question.asked not in ((Asked.WHAT,), (Asked.WHETHER,)):
        return False
    return not any(term.weight >= _WEIGHTY for term in question.terms)


def leading(answer: Answer) -> Iterable[Evidence]:
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
    """What other sayers say; the lines that are told above it are not told twice."""
    led = {_key(found.fact) for found in leading(answer)}
    for group in answer.rivals:
        others = [found for found in group.evidence if _key(found.fact) not in led]
        if others:
            title = citer.words.say("reply.otherwise", who=said(group.who, citer.words))
            yield Facts(title, tuple(citer.line(found) for found in others))


def _table(title: str, points: Sequence[FigurePoint], citer: Citer, limit: int) -> Table:
    kept = points[-limit:]
    several = len({_year(point.day) for point in kept}) > 1
    groups = {_as_series(point).group for point in kept}
    rows = tuple(
        Row(
            day=row_day(point, citer.words, with_year=several),
            value=_value(_as_series(point), citer.words, with_group=len(groups) > 1),
            who=teller(point.fact, citer.sources, citer.words),
            marks=citer.marks((point.fact,)),
        )
        for point in kept
    )
    return Table(title, rows, len(points) - len(kept))


def _value(figure: Figure, words: Words, *, with_group: bool) -> str:
    value = figure_value(figure, words)
    return f"{value}, {figure.group}" if with_group and figure.group else value


def _year(day: int) -> int:
    return date.fromordinal(day).year if in_calendar(day) else day


def row_day(point: FigurePoint, words: Words, *, with_year: bool) -> str:
    day = full_day(point.day, words) if with_year else short_day(point.day, words)
    when = point.fact.when
    if point.figure.as_of is None and when is not None and is_of_calendar(when):
        return day_words(when, words)
    dated = point.figure.as_of is not None or (
        when is not None
        and when.days == 1
        and not when.approximate
        and point.fact.basis is Basis.STATED
    )
    return day if dated else words.say("day.about", day=day)


def counter(fact: Fact, sources: Sources, words: Words = ENGLISH) -> str:
    who = fact.attribution.who or fact.attribution.outlet
    return who or said_by(fact, source_of(fact, sources), words)


def teller(fact: Fact, sources: Sources, words: Words = ENGLISH) -> str:
    """Who counted, with the standing of a count that is contested."""
    who = counter(fact, sources, words)
    standing = words.say(f"standing.{fact.standing}") if is_contested(fact) else ""
    return " · ".join(part for part in (who, standing) if part)


def figure_reply(
    history: FigureHistory, sources: Sources, names: Names, *, words: Words = ENGLISH
) -> Reply:
    """A measure's whole history, one table for each place and group that was counted."""
    citer = Citer(sources, words)
    tables: dict[str, list[FigurePoint]] = {}
    for point in history.points:
        figure = _as_series(point)
        tables.setdefault(counted(point.fact, figure, names, words), []).append(point)
    if not tables:
        return Reply((Sentence(words.say("reply.no_figure"), strong=True),))
    measure = measure_word(history.measure, words).capitalize()
    blocks: list[Block] = [
        _table(f"{measure}{scope}", points, citer, len(points)) for scope, points in tables.items()
    ]
    return Reply(tuple(blocks), citer.references())


def _as_series(point: FigurePoint) -> Figure:
    """The figure without what sets a number of an imported text apart from the others of its series: "58 people" from "17",
    "2,000 tonnes a day" from "500 tonnes of oil a day", and whether its sentence says that it is of all so far."""
    figure = point.figure
    if not point.fact.passage:
        return figure
    return replace(figure, group=of_whom(figure.group, figure.unit), cumulative=False)


def counted(fact: Fact, figure: Figure, names: Names, words: Words = ENGLISH) -> str:
    """What a figure counts beside its measure: whom, where, and whether since the beginning."""
    place = names.get((fact.scope, figure.place)) if figure.place else None
    parts = (
        figure.group,
        place.display if place else figure.place,
        words.say("figure.cumulative") if figure.cumulative else "",
    )
    shown = ", ".join(part for part in parts if part)
    return f" · {shown}" if shown else ""


def fact_reply(
    fact: Fact,
    revisions: Sequence[Revision],
    sources: Sources,
    names: Names,
    *,
    words: Words = ENGLISH,
) -> Reply:
    """One fact with everything recorded about it and how it came to be so."""
    citer = Citer(sources, words)
    line = citer.lines((fact,))
    details = tuple(Row(label, value, "") for label, value in _details(fact, names, words) if value)
    changes = tuple(
        Row(
            str(revision.number),
            f"{words.say(f'action.{revision.action}')}, {instant_words(revision.at)}",
            _why(revision, words),
        )
        for revision in revisions
    )
    blocks: list[Block] = [Sentence(fact.id, strong=True), Facts("", line)]
    if revisions and not revisions[-1].stands:
        blocks.insert(1, Sentence(words.say("reply.taken-back")))
    if details:
        blocks.append(Table(words.say("reply.recorded_as"), details, labelled=True))
    if changes:
        blocks.append(Table(words.say("reply.revisions"), changes))
    return Reply(tuple(blocks), citer.references())


def _why(revision: Revision, words: Words) -> str:
    """Who made a revision, and why."""
    who = revision.actor or words.say("editing.somebody")
    return f"{who}: {because(revision.reason, words)}" if revision.reason else who


def _details(fact: Fact, names: Names, words: Words) -> Iterable[tuple[str, str]]:
    def shown(name_id: str) -> str:
        name = names.get((fact.scope, name_id))
        return name.display if name else name_id

    parts = {
        "event": fact.scope,
        "time": day_of(fact, words),
        "written": fact.written,
        "places": ", ".join(shown(place) for place in fact.places),
        "names": ", ".join(f"{shown(part.name)} ({_role(part, words)})" for part in fact.names),
        "standing": words.say(f"standing.{fact.standing}"),
        "topics": ", ".join(fact.topics),
    }
    for label, value in parts.items():
        yield words.say(f"detail.{label}"), value
    for figure in fact.figures:
        value = figure_value(figure, words) + counted(fact, figure, names, words)
        yield measure_word(figure.measure, words), value
    links = (words.say(f"link.{link.kind}", fact=link.fact) for link in fact.links)
    yield words.say("detail.links"), ", ".join(links)


def _role(part: FactName, words: Words) -> str:
    key = f"role.{part.role}"
    return words.say(key) if words.has(key) else part.role


def snippet_text(found: Evidence, sources: Sources) -> str:
    """A reply's line as one line of plain text: the statement, its day, its sayer, its caveat."""
    line = Citer(sources).line(found)
    text = f"{line.text} — {line.byline}"
    return f"{text}. {line.note}" if line.note else text
