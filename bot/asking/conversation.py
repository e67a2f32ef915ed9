"""From what somebody asks in a chat room to what is told: answers, follow-ups, claims checked.

Knows no Discord: texts, the reader and the record in; a reply out, with what is kept of it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.asking.carried import carry
from bot.asking.claimed_counts import compare_counts, measure_in
from bot.asking.claims import Checked, Stand, compare, read, statements
from bot.blocks import Block, Facts, Reply, Sentence
from bot.citing import Citer
from bot.gaps.seeking import seek
from bot.intake import shortened
from bot.reader import Reader, may_read
from bot.reply import answer_reply
from bot.words import Words, words_for
from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.errors import BadDate, NotFound, Remark
from knowledge.flow import Answer, Context, FigurePoint, Question, Status
from knowledge.gaps import Sought, stems_of
from knowledge.models import Event, Fact, Source
from knowledge.search.answering.ofdays import USUAL_LINES, usual_lines
from knowledge.service import KnowledgeBase
from knowledge.storage.posting import PostedFact
from knowledge.text import MAX_QUESTION, clean_question

__all__ = ["REMEMBERED", "Told", "answer_to", "check", "spoken"]

REMEMBERED: Final = 30 * 60
"""Seconds for which a question goes on from the one before."""
RANKED: Final = 12
"""Lines that are kept for those who want more."""
_COMPARED: Final = 16
"""Facts that a statement is compared with."""
_POINTS: Final = 12
"""Counts of a history that an answer shows."""

_MENTION: Final = re.compile(r"<(?:@[!&]?|#)[0-9]{1,20}>|</[^<>]{1,80}:[0-9]{1,20}>")
_EMOJI: Final = re.compile(r"<a?:\w{1,32}:[0-9]{1,20}>")
_ADDRESS: Final = re.compile(r"<?\bhttps?://[^\s<>]+>?", re.IGNORECASE)
_DRESS: Final = re.compile(
    r"(?m)^\s*(?:>{1,3}|#{1,3}|-#|[-*])\s+|[*~|`]{1,3}(?=\S)|(?<=\S)[*~|`]{1,3}"
    r"|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)"
)
"""Marks of Discord's Markdown, which are no part of what is asked."""

_SHOWN: Final[Mapping[Stand, int]] = {
    Stand.BEARS_OUT: 4,
    Stand.CLAIMS: 3,
    Stand.OTHERWISE: 4,
    Stand.OTHER_NUMBER: 3,
    Stand.OTHER_DAY: 3,
    Stand.NEAR: 3,
}
"""Groups of a checked claim in the order in which they are told, with their most lines."""
_FOR: Final = (Stand.BEARS_OUT, Stand.CLAIMS)
_AGAINST: Final = (Stand.OTHERWISE, Stand.OTHER_NUMBER, Stand.OTHER_DAY)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told, and what is kept of it.

    ``ranked`` are the facts of an answer, best first, of which the first ``lead`` are its lines; of a
    checked claim they stand by group in ``groups``.
    """

    reply: Reply
    status: Status
    facts: tuple[Fact, ...] = ()
    """Every fact that is shown, each once."""
    ranked: tuple[Fact, ...] = ()
    lead: int = 0
    groups: tuple[tuple[Stand, tuple[Fact, ...]], ...] = ()
    context: str = ""
    answer: Answer | None = None
    sought: Sought | None = None
    """What was asked for in a guild, where that can be told in the record's terms."""

    @property
    def posted(self) -> tuple[PostedFact, ...]:
        """The facts as they stand in the post."""
        return tuple(PostedFact(fact.scope, fact.id, fact.revision) for fact in self.facts)


def spoken(text: str, me: int) -> str:
    """What a message asks in words: without the mention of the bot, whose id is ``me``, and without
    what Discord writes for mentions of others, emoji, addresses and formatting."""
    mine = re.sub(rf"<@!?{me}>", " ", text)
    plain = _ADDRESS.sub(" ", _EMOJI.sub(" ", _MENTION.sub(" ", mine)))
    return " ".join(_DRESS.sub("", plain).split())


async def answer_to(
    knowledge: KnowledgeBase,
    text: str,
    reader: Reader,
    *,
    context: Context | None = None,
    event: str = "",
    date: str = "",
) -> Told:
    """What the record says to a question, of ``event`` alone where one is named.

    ``date`` narrows it to the days that these words name. Raises ``BadDate`` where they name none, and
    ``NotFound`` for an event that the reader may not ask.
    """
    words = words_for(reader.language)
    events = await _events(knowledge, reader, event)
    asked = _dated(text, date, reader, events) if date.strip() else text
    answer = await knowledge.ask(
        asked,
        today=reader.today,
        event=tuple(each.slug for each in events),
        context=context,
        top=RANKED,
        language=reader.dates,
    )
    if answer.status is Status.NOT_A_QUESTION:
        return Told(Reply(), answer.status, answer=answer)
    ranked = tuple(found.fact for found in (answer.lead or answer.nearest))
    answer = _short(answer)
    reply = answer_reply(answer, events, words=words)
    if remark := shortened(text, words):
        reply = replace(reply, blocks=(Sentence(remark), *reply.blocks))
    return Told(
        reply=reply,
        status=answer.status,
        facts=tuple(dict.fromkeys(_shown_in(answer))),
        ranked=ranked,
        lead=len(answer.lead),
        context=await _carry(knowledge, answer.context),
        answer=answer,
        sought=await seek(knowledge, answer) if reader.guild.id else None,
    )


async def _carry(knowledge: KnowledgeBase, context: Context) -> str:
    """The context as it is kept, the asker's own words told apart."""
    stems = stems_of(context)
    known = await knowledge.holds(stems, context.event) if stems and context.event else frozenset()
    return carry(context, known)


async def _events(knowledge: KnowledgeBase, reader: Reader, event: str) -> tuple[Event, ...]:
    """The events that are asked. No error names one that the reader may not ask."""
    open_to = may_read(reader, await knowledge.events())
    chosen = tuple(each for each in open_to if event in ("", each.slug))
    if not chosen:
        asked = clean_question(event or ", ".join(reader.events))
        raise NotFound(Remark(f"There is no event “{asked}” here.", "no-event", asked=asked))
    return chosen


def _dated(text: str, date: str, reader: Reader, events: Sequence[Event]) -> str:
    """The question with the words of a date behind it."""
    asked = clean_question(date)
    timeline = (min(each.first for each in events), max(each.last for each in events))
    if not find_dates(asked, DateContext(reference=reader.today, timeline=timeline)):
        raise BadDate.unread(asked[:80])
    room = max(0, MAX_QUESTION - len(asked) - 2)
    return f"{clean_question(text)[:room].rstrip(' ?!.')} {asked}?"


def _short(answer: Answer) -> Answer:
    """The answer in as many lines as are shown at once."""
    lines = usual_lines(answer.question, answer.lead)
    context = replace(answer.context, facts=answer.context.facts[:lines])
    return replace(
        answer, lead=answer.lead[:lines], nearest=answer.nearest[:USUAL_LINES], context=context
    )


def _shown_in(answer: Answer) -> Iterator[Fact]:
    for found in answer.lead or answer.nearest:
        yield found.fact
        yield from found.corroborated_by
    if answer.history is not None:
        yield from (point.fact for point in answer.history.points[-_POINTS:])
    for group in answer.rivals:
        yield from (found.fact for found in group.evidence)


async def check(knowledge: KnowledgeBase, text: str, reader: Reader) -> Told:
    """What the record says for and against what ``text`` states; a question is answered instead."""
    said = statements(text)
    if not said or _only_asks(said):
        return await answer_to(knowledge, text, reader)
    events = await _events(knowledge, reader, "")
    words = words_for(reader.language)
    checked = Checked()
    sources: dict[tuple[str, str], Source] = {}
    for statement in said:
        answer = await _compared(knowledge, statement, reader, events, checked)
        sources |= answer.sources
    groups = tuple(
        (stand, checked.best(stand, most))
        for stand, most in _SHOWN.items()
        if stand in checked.found
    )
    facts = [found.fact for _, group in groups for found in group]
    told, _ = await knowledge.refer(facts)
    citer = Citer(sources | told, words)
    blocks: list[Block] = [Sentence(_verdict(checked, len(said), words), strong=True)]
    blocks += [
        Facts(words.say(f"claim.group-{stand}"), tuple(citer.line(found) for found in group))
        for stand, group in groups
    ]
    return Told(
        reply=Reply(tuple(blocks), citer.references()),
        status=Status.ANSWERED if groups else Status.NOTHING,
        facts=tuple(facts),
        groups=tuple((stand, tuple(each.fact for each in group)) for stand, group in groups),
    )


def _only_asks(said: Iterable[str]) -> bool:
    return all(each.rstrip("\"'”’) ").endswith("?") for each in said)


async def _compared(
    knowledge: KnowledgeBase,
    text: str,
    reader: Reader,
    events: Sequence[Event],
    checked: Checked,
) -> Answer:
    """Compare one statement with the facts nearest to it and with the counts of what it counts."""
    slugs = tuple(each.slug for each in events)

    async def near(words: str) -> Answer:
        return await knowledge.ask(
            words,
            today=reader.today,
            event=slugs,
            always=True,
            top=_COMPARED,
            language=reader.dates,
        )

    answer = await near(text)
    statement = read(text, answer.question)
    if statement.sought != text:
        answer = await near(statement.sought)
    if statement.figures:
        everywhere = frozenset(name for each in events for name in each.default_names)
        measures = {measure_in(figure, text) for figure in statement.figures} - {""}
        series = await _series(knowledge, measures, answer.question)
        compare_counts(statement, answer.question, series, everywhere, checked)
    compare(statement, answer.question, answer.lead, checked)
    return answer


async def _series(
    knowledge: KnowledgeBase, measures: Iterable[str], question: Question
) -> dict[str, tuple[FigurePoint, ...]]:
    """The record's counts of each measure, of the event that the statement is of."""
    found: dict[str, tuple[FigurePoint, ...]] = {}
    for measure in sorted(measures):
        try:
            found[measure] = (await knowledge.figure(measure, event=question.event)).points
        except NotFound:
            continue
    return found


def _verdict(checked: Checked, said: int, words: Words) -> str:
    """The one sentence that heads a checked claim."""
    if not checked.found:
        return words.say("claim.nothing")
    if said > 1:
        return words.say("claim.several")
    held = [stand for stand in _SHOWN if stand in checked.found]
    agreeing = [stand for stand in _FOR if stand in held]
    opposing = [stand for stand in _AGAINST if stand in held]
    if agreeing and Stand.OTHERWISE in opposing:
        return words.say("claim.both")
    if chosen := (agreeing or opposing):
        return words.say(f"claim.{chosen[0]}")
    return words.say("claim.unsure")
