"""What the chat and the command look up alike: timelines by words, what is counted, days by words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.bare_days import other_reading, with_ordinals
from bot.blocks import Reply, Row, Sentence, Table
from bot.citing import Sources
from bot.days import day_reply, timeline_reply
from bot.wording import clipped
from bot.words import ENGLISH, Words
from knowledge.dates.mention import DateContext, Mention
from knowledge.dates.parse import find_dates, impossible_dates
from knowledge.dates.span import OPEN_START, DateSpan, Precision
from knowledge.errors import BadDate, BadInput, Remark
from knowledge.models import Event, Fact, whole_timeline
from knowledge.service import KnowledgeBase, Slugs
from knowledge.text import STOP, Token, clean_question, tokens

__all__ = [
    "Timeline",
    "day_named",
    "day_of",
    "measures_of",
    "refuse_more",
    "timeline_facts",
    "timeline_of",
    "timeline_told",
    "until",
]

_ABOUT: Final = re.compile(r"(?:^|\s)about\s+", re.IGNORECASE)
_DAY: Final = re.compile(r"day (?P<date>[^?]+)", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")
_LINKING: Final = frozenset(
    "a an and after at before between by during for from in of on since the till to until".split()
)
"""Words around a date that say nothing of what it is about."""
_TRAILING: Final = re.compile(rf"(?:\s+(?:{'|'.join(sorted(_LINKING))}))*\s*\Z", re.IGNORECASE)
"""Such words before a date, which belong to it."""
_ASKING: Final = frozenset(
    "approximately around c circa date day days happen happened happening perhaps please "
    "am au dem den der do du el im la le los na s v vom".split()
)
"""Words beside a day that ask for no more than the day; some are articles of other languages, folded."""
_SHOWN: Final = 60
"""Characters of what was typed that are told back."""


async def measures_of(knowledge: KnowledgeBase, event: Slugs, *, words: Words = ENGLISH) -> Reply:
    """Every measure that the record counts, with its number of facts."""
    known = await knowledge.measures(event)
    rows = tuple(Row(name, words.say("reply.facts", count=count), "") for name, count in known)
    if not rows:
        return Reply((Sentence(words.say("reply.no_figures")),))
    return Reply((Table(words.say("reply.figures"), rows),))


async def day_of(
    knowledge: KnowledgeBase,
    asked: str,
    *,
    today: date,
    event: Slugs,
    words: Words = ENGLISH,
) -> Reply:
    """The day, or run of days, that is asked for. Raises ``BadInput`` where more is asked, which a day,
    told whole, would leave out without a word."""
    asked, found = await _date(knowledge, asked, today, event)
    if found is not None:
        refuse_more(found, tokens(f"{asked[: found.start]} {asked[found.end :]}"))
    digest = await knowledge.day(asked, today=today, event=event)
    other = other_reading(found, digest.span, digest.events, words) if found else ""
    return replace(day_reply(digest, words=words), understood=other)


async def day_named(
    knowledge: KnowledgeBase, text: str, *, today: date, event: Slugs
) -> Reply | None:
    """The day that “day 5 January” names, as replies tell people to ask for it; nothing where it is a question."""
    named = _DAY.fullmatch(text.strip())
    if named is None:
        return None
    try:
        return await day_of(knowledge, named["date"], today=today, event=event)
    except BadInput:
        return None


def refuse_more(found: Mention, beside: Iterable[Token]) -> None:
    """Raise ``BadInput`` when the words beside a day ask for something or name another day."""
    more = [word for word in beside if word.folded not in _ASKING | STOP]
    if any(word.number is not None for word in more):
        told = (
            f"Another day stands beside “{found.text}”; "
            "ask for one at a time, or for a run such as “5 to 7 January”."
        )
        raise BadInput(Remark(told, "another-day", day=found.text))
    if more:
        about = clipped(" ".join(word.text for word in more), _SHOWN)
        told = (
            f"A day is told whole; for what is about “{about}” "
            f"ask for “timeline {found.text} about {about}”."
        )
        raise BadInput(Remark(told, "whole-day", day=found.text, about=about))


@dataclass(frozen=True, slots=True)
class Timeline:
    """The facts of a timeline, in order, and what was asked for."""

    facts: tuple[Fact, ...]
    since: int = OPEN_START
    """The first day that was asked for."""
    about: str = ""
    """What it is about, in the words that were typed."""
    found: Mention | None = None
    """The days that were asked for, as they were typed."""
    taken: DateSpan | None = None
    """What they were taken for."""
    events: tuple[Event, ...] = ()


async def timeline_of(
    knowledge: KnowledgeBase,
    asked: str,
    *,
    today: date,
    event: Slugs,
    words: Words = ENGLISH,
) -> Reply:
    """The timeline for "4 Jan to 6 Jan about the airport"."""
    found = await timeline_facts(knowledge, asked, today=today, event=event)
    sources, _ = await knowledge.refer(found.facts)
    return timeline_told(found, sources, words=words)


def timeline_told(found: Timeline, sources: Sources, *, words: Words = ENGLISH) -> Reply:
    """A timeline as a reply, with the other days that the typed ones may mean."""
    told = timeline_reply(found.facts, sources, since=found.since, about=found.about, words=words)
    if found.found is None or found.taken is None:
        return told
    other = other_reading(found.found, found.taken, found.events, words)
    return replace(told, understood=other)


async def timeline_facts(
    knowledge: KnowledgeBase, asked: str, *, today: date, event: Slugs
) -> Timeline:
    """The facts of a timeline, in order; what is no date is what it is about."""
    asked, found = await _date(knowledge, asked, today, event)
    wordless = bool(asked) and found is None and _is_numbers(asked)
    if wordless or impossible_dates(asked, DateContext(reference=today)):
        raise BadDate.unread(clipped(asked, _SHOWN))
    events = await _events(knowledge, event)
    when, about = _dated(asked, found, events)
    if found is None or not when:
        return Timeline(
            await knowledge.timeline(today=today, about=about, event=event), about=about
        )
    span = found.span.as_chosen()
    if found.alternatives:
        # The reading of which the record tells, as a day is read.
        span = (await knowledge.day(when, today=today, event=event)).span
    facts = await knowledge.timeline(today=today, start=span, end=span, about=about, event=event)
    return Timeline(facts, span.first, about, found, span, events)


def _dated(words: str, found: Mention | None, events: Sequence[Event]) -> tuple[str, str]:
    """The words of the days, with what leads up to them, and what is asked about them."""
    named = _ABOUT.search(words)
    if found is None:
        return "", words[named.end() if named else 0 :].strip()
    if named and named.end() <= found.start:
        topic = words[named.end() : found.start]
        if _says_nothing(topic):
            return words[named.end() :], ""
        if _says_nothing(words[found.end :]) and not _is_of_topic(found, events):
            bare = _TRAILING.sub("", topic)
            return words[named.end() + len(bare) :], " ".join(bare.split())
        return "", words[named.end() :]
    rest = words[named.end() :] if named else f"{words[: found.start]} {words[found.end :]}"
    about = "" if _says_nothing(rest) else " ".join(rest.split())
    return words[: named.start() if named else len(words)], about


def _is_of_topic(found: Mention, events: Sequence[Event]) -> bool:
    """Whether a year belongs to what is asked about rather than to when: "about the treaty of 1997"."""
    told = (DateSpan(each.first, each.last) for each in events)
    return found.base.precision is Precision.YEAR and not any(map(found.base.overlaps, told))


def _is_numbers(words: str) -> bool:
    """Whether words were meant as days and name none: numbers, and what stands between them."""
    found = _WORD.findall(words)
    return all(word.isdigit() or word.lower() in _LINKING for word in found)


def _says_nothing(words: str) -> bool:
    return all(word.lower() in _LINKING for word in _WORD.findall(words))


async def until(knowledge: KnowledgeBase, words: str, today: date) -> DateSpan:
    """All days up to the last one that the words name. Raises ``BadDate``."""
    asked, found = await _date(knowledge, words, today)
    if found is None:
        raise BadDate.unread(clipped(asked, _SHOWN))
    return DateSpan(OPEN_START, found.base.last, Precision.OPEN_START)


async def _date(
    knowledge: KnowledgeBase, words: str, today: date, event: Slugs = ""
) -> tuple[str, Mention | None]:
    """The words as they are read, and the first date in them, within the events that are asked."""
    asked = clean_question(words.replace("..", " to "))
    events = await _events(knowledge, event)
    context = DateContext(reference=today, timeline=whole_timeline(events))
    asked = with_ordinals(asked, context)
    return asked, next(iter(find_dates(asked, context)), None)


async def _events(knowledge: KnowledgeBase, event: Slugs) -> tuple[Event, ...]:
    slugs = (event,) if isinstance(event, str) else event
    events = await knowledge.events()
    return tuple(each for each in events if not event or each.slug in slugs)
