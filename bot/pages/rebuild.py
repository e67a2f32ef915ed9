"""A post made anew from the record as it is now: what was retracted is gone, what was corrected is put
right, and what the reader may not read here any more is not shown. Knows no Discord.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.blocks import Block, Facts, Reply, Sentence
from bot.citing import Citer
from bot.correcting.listing import corrections_reply
from bot.days import day_reply, timeline_reply
from bot.pages.shown import OVERVIEW, Group, Ref, Shown, ShownKind
from bot.reader import Reader, zone_of
from bot.reply import answer_reply, fact_reply, figure_reply
from bot.words import Words, words_for
from knowledge.dates.span import OPEN_START
from knowledge.errors import NotFound
from knowledge.flow import (
    Answer,
    Evidence,
    FigureHistory,
    FigurePoint,
    Question,
    RivalGroup,
    Status,
)
from knowledge.models import Fact

if TYPE_CHECKING:
    from bot.pictures import Picture
    from knowledge.service import KnowledgeBase

__all__ = ["anchor", "build", "evidence_of", "facts_of", "open_events", "picture_of"]

Key = tuple[str, str]


def open_events(shown: Shown, reader: Reader) -> tuple[str, ...] | None:
    """Slugs of the events that a post is of and its reader may read; ``None`` for not one of them,
    and none named for all."""
    if not reader.events:
        return shown.events
    chosen = tuple(each for each in shown.events or reader.events if each in reader.events)
    return chosen or None


async def build(shown: Shown, knowledge: "KnowledgeBase", reader: Reader) -> Reply:
    """What a post says now, with what was put right in it. Raises ``NotFound`` where all that it showed
    is gone and nothing tells of that."""
    words = words_for(shown.language)
    events = open_events(shown, reader)
    if events is None:
        return _only(words.say("views.closed"))
    try:
        reply = await _built(shown, knowledge, reader, events)
    except NotFound:
        if not shown.notes:
            raise
        reply = _only(words.say("views.taken-back"))
    return replace(reply, notes=shown.notes)


async def _built(
    shown: Shown, knowledge: "KnowledgeBase", reader: Reader, events: tuple[str, ...]
) -> Reply:
    words = words_for(shown.language)
    match shown.kind:
        case ShownKind.ANSWER:
            return await _answer(shown, knowledge, events, words)
        case ShownKind.CLAIM | ShownKind.FACTS:
            return await _groups(shown, knowledge, events, words)
        case ShownKind.DAY if shown.when:
            digest = await knowledge.day(shown.when[0], today=reader.today, event=events)
            reply = day_reply(digest, words=words)
            head = (Sentence(shown.remark),) if shown.remark else ()
            return replace(reply, blocks=(*head, *reply.blocks), understood=shown.understood)
        case ShownKind.TIMELINE:
            return await _timeline(shown, knowledge, reader, events)
        case ShownKind.FIGURE:
            history = await knowledge.figure(shown.measure, place=shown.place, event=events)
            sources, names = await knowledge.refer(point.fact for point in history.points)
            return figure_reply(history, sources, names, words=words)
        case ShownKind.FACT if shown.facts:
            return await _fact(shown.facts[0], knowledge, events, words)
        case ShownKind.CORRECTIONS:
            since = shown.when[0].first if shown.when else None
            zone = zone_of(reader.guild.zone)
            return await corrections_reply(knowledge, events, words, zone=zone, since=since)
    return _only(words.say("views.taken-back"))


def _only(sentence: str) -> Reply:
    return Reply((Sentence(sentence, strong=True),))


@dataclass(frozen=True, slots=True)
class _Held:
    """The facts of a post as they are now, those that may be read here."""

    facts: Mapping[Key, Fact]

    def fact(self, ref: Ref) -> Fact | None:
        return self.facts.get(ref.key)

    def evidence(self, refs: Iterable[Ref], measure: str = "") -> Iterator[Evidence]:
        """A fact that was corrected meanwhile has nothing in bold."""
        for ref in refs:
            fact = self.fact(ref)
            if fact is None:
                continue
            also = [self.facts.get((ref.scope, each)) for each in ref.also]
            yield Evidence(
                fact,
                0.0,
                bold=ref.bold if fact.revision == ref.revision else (),
                figure=next((f for f in fact.figures if measure and f.measure == measure), None),
                corroborated_by=tuple(each for each in also if each is not None),
            )


async def _held(shown: Shown, knowledge: "KnowledgeBase", events: tuple[str, ...]) -> _Held:
    keys = [key for key in _keys(shown) if not events or key[0] in events]
    found = await knowledge.current(keys)
    return _Held({(fact.scope, fact.id): fact for fact in found})


def _keys(shown: Shown) -> Iterator[Key]:
    for ref in (*shown.facts, *(ref for group in shown.groups for ref in group.facts)):
        yield ref.key
        yield from ((ref.scope, each) for each in ref.also)
    yield from ((point.scope, point.fact) for point in shown.moved)


async def facts_of(shown: Shown, knowledge: "KnowledgeBase", reader: Reader) -> tuple[Fact, ...]:
    """The facts that a post shows, as they are now, in its order and each once."""
    events = open_events(shown, reader)
    if events is None:
        return ()
    match shown.kind:
        case ShownKind.DAY if shown.when:
            digest = await knowledge.day(shown.when[0], today=reader.today, event=events)
            found = [fact for group in digest.groups for fact in group.facts]
        case ShownKind.TIMELINE:
            found = list(await _between(shown, knowledge, reader, events))
        case ShownKind.FIGURE:
            history = await knowledge.figure(shown.measure, place=shown.place, event=events)
            found = [point.fact for point in history.points]
        case _:
            visible = replace(shown, facts=shown.facts[: shown.lead or len(shown.facts)])
            return tuple((await _held(visible, knowledge, events)).facts.values())
    return tuple({(fact.scope, fact.id): fact for fact in found}.values())


async def evidence_of(
    shown: Shown, knowledge: "KnowledgeBase", reader: Reader
) -> tuple[Evidence, ...]:
    """The ranked lines of an answer as they are now, those not shown yet too."""
    events = open_events(shown, reader)
    if events is None:
        return ()
    held = await _held(shown, knowledge, events)
    return tuple(held.evidence(shown.facts, shown.measure))


async def anchor(shown: Shown, knowledge: "KnowledgeBase", reader: Reader) -> Fact | None:
    """The fact that heads a post, as it is now; ``None`` when there is none, or none any more."""
    return next(iter(await facts_of(shown, knowledge, reader)), None)


async def _answer(
    shown: Shown, knowledge: "KnowledgeBase", events: tuple[str, ...], words: Words
) -> Reply:
    held = await _held(shown, knowledge, events)
    lines = tuple(held.evidence(shown.facts[: shown.lead], shown.measure))
    if not lines and shown.lead:
        return _only(words.say("views.taken-back"))
    answered = shown.status is Status.ANSWERED
    sources, names = await knowledge.refer(held.facts.values())
    asked_of = [each for each in await knowledge.events() if not events or each.slug in events]
    answer = Answer(
        question=Question("", "", when=shown.when, overview=shown.about == OVERVIEW),
        status=shown.status,
        lead=lines if answered else (),
        history=_history(shown, held),
        rivals=tuple(
            RivalGroup(group.title, tuple(held.evidence(group.facts))) for group in shown.groups
        ),
        nearest=() if answered else lines,
        why_not=shown.remark,
        events=tuple(asked_of),
        sources=sources,
        names=names,
    )
    return replace(answer_reply(answer, asked_of, words=words), understood=shown.understood)


def _history(shown: Shown, held: _Held) -> FigureHistory | None:
    points: list[FigurePoint] = []
    for each in shown.moved:
        fact = held.facts.get((each.scope, each.fact))
        if fact is None or each.ordinal >= len(fact.figures):
            continue
        figure = fact.figures[each.ordinal]
        if figure.measure == shown.measure:
            points.append(FigurePoint(fact, figure, each.day))
    if not points:
        return None
    return FigureHistory(shown.measure, tuple(points), shown.cumulative)


async def _groups(
    shown: Shown, knowledge: "KnowledgeBase", events: tuple[str, ...], words: Words
) -> Reply:
    """Groups of facts; where one is not as it was, the sentence over them may not hold any more."""
    held = await _held(shown, knowledge, events)
    wanted = [ref for group in shown.groups for ref in group.facts]
    if wanted and not held.facts:
        return _only(words.say("views.taken-back"))
    same = all((fact := held.fact(ref)) and fact.revision == ref.revision for ref in wanted)
    sources, _ = await knowledge.refer(held.facts.values())
    citer = Citer(sources, words)
    head = shown.remark if same else words.say("views.changed")
    blocks: list[Block] = [Sentence(head, strong=True)] if head else []
    blocks += _told(shown.groups, held, citer)
    return Reply(tuple(blocks), citer.references(), shown.understood)


def _told(groups: Iterable[Group], held: _Held, citer: Citer) -> Iterator[Facts]:
    for group in groups:
        lines = tuple(citer.line(found) for found in held.evidence(group.facts))
        if lines:
            yield Facts(group.title, lines)


async def _timeline(
    shown: Shown, knowledge: "KnowledgeBase", reader: Reader, events: tuple[str, ...]
) -> Reply:
    facts = await _between(shown, knowledge, reader, events)
    sources, _ = await knowledge.refer(facts)
    since = shown.when[0].first if shown.when else OPEN_START
    words = words_for(shown.language)
    reply = timeline_reply(facts, sources, since=since, about=shown.about, words=words)
    return replace(reply, understood=shown.understood)


async def _between(
    shown: Shown, knowledge: "KnowledgeBase", reader: Reader, events: tuple[str, ...]
) -> tuple[Fact, ...]:
    return await knowledge.timeline(
        today=reader.today,
        start=shown.when[0] if shown.when else "",
        end=shown.when[-1] if shown.when else "",
        about=shown.about,
        event=events,
    )


async def _fact(
    ref: Ref, knowledge: "KnowledgeBase", events: tuple[str, ...], words: Words
) -> Reply:
    if events and ref.scope not in events:
        return _only(words.say("views.closed"))
    fact, revisions = await knowledge.fact(ref.fact, event=ref.scope)
    if not revisions[-1].stands:
        return _only(words.say("views.taken-back"))
    sources, names = await knowledge.refer((fact,))
    return fact_reply(fact, revisions, sources, names, words=words)


async def picture_of(shown: Shown, knowledge: "KnowledgeBase", reader: Reader) -> "Picture | None":
    """The picture on the first page of a figure or timeline, drawn off the loop's thread; ``None`` where
    nothing is left to draw."""
    events = open_events(shown, reader)
    drawn = shown.kind in (ShownKind.FIGURE, ShownKind.TIMELINE) and shown.page == 1
    if events is None or not drawn:
        return None
    from bot.pictures import figure_picture, timeline_picture

    words = words_for(shown.language)
    if shown.kind is ShownKind.FIGURE:
        try:
            history = await knowledge.figure(shown.measure, place=shown.place, event=events)
        except NotFound:
            return None
        sources, names = await knowledge.refer(point.fact for point in history.points)
        return await asyncio.to_thread(figure_picture, history, sources, names, words=words)
    facts = await _between(shown, knowledge, reader, events)
    _, names = await knowledge.refer(facts)
    known = [each for each in await knowledge.events() if not events or each.slug in events]
    return await asyncio.to_thread(timeline_picture, facts, names, known, words=words)
