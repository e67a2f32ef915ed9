"""What the chat and the command look up alike: timelines by words, what is counted, days by words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.blocks import Reply, Row, Sentence, Table
from bot.days import day_reply, timeline_reply
from bot.wording import clipped
from bot.words import ENGLISH, Words
from knowledge.dates.mention import DateContext, Mention
from knowledge.dates.parse import find_dates, impossible_dates
from knowledge.dates.span import OPEN_START, DateSpan, Precision
from knowledge.errors import BadDate, BadInput, Remark
from knowledge.models import Fact, whole_timeline
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
    "until",
]

_ABOUT: Final = re.compile(r"(?:^|\s)about\s+", re.IGNORECASE)
_DAY: Final = re.compile(r"day (?P<date>[^?]+)", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")
_LINKING: Final = frozenset(
    "a an and after at before between by during for from in of on since the till to until".split()
)
"""Words around a date that say nothing of what it is about."""
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
    asked = clean_question(asked.replace("..", " to "))
    found = await _date(knowledge, asked, today)
    if found is not None:
        refuse_more(found, tokens(f"{asked[: found.start]} {asked[found.end :]}"))
    return day_reply(await knowledge.day(asked, today=today, event=event), words=words)


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
    return timeline_reply(found.facts, sources, since=found.since, about=found.about, words=words)


async def timeline_facts(
    knowledge: KnowledgeBase, asked: str, *, today: date, event: Slugs
) -> Timeline:
    """The facts of a timeline, in order; what is no date is what it is about."""
    asked = clean_question(asked.replace("..", " to "))
    found = await _date(knowledge, asked, today)
    wordless = bool(asked) and found is None and not any(map(str.isalpha, asked))
    if wordless or impossible_dates(asked, DateContext(reference=today)):
        raise BadDate.unread(clipped(asked, _SHOWN))
    when, about = _dated(asked, found)
    facts = await knowledge.timeline(today=today, start=when, end=when, about=about, event=event)
    since = found.span.first if found is not None and when else OPEN_START
    return Timeline(facts, since, about)


def _dated(words: str, found: Mention | None) -> tuple[str, str]:
    """The words of the days, with what leads up to them, and what is asked about them."""
    named = _ABOUT.search(words)
    if found is None:
        return "", words[named.end() if named else 0 :].strip()
    if named and named.end() <= found.start:
        between = words[named.end() : found.start]
        return (words[named.end() :], "") if _says_nothing(between) else ("", words[named.end() :])
    rest = words[named.end() :] if named else f"{words[: found.start]} {words[found.end :]}"
    about = "" if _says_nothing(rest) else " ".join(rest.split())
    return words[: named.start() if named else len(words)], about


def _says_nothing(words: str) -> bool:
    return all(word.lower() in _LINKING for word in _WORD.findall(words))


async def until(knowledge: KnowledgeBase, words: str, today: date) -> DateSpan:
    """All days up to the last one that the words name. Raises ``BadDate``."""
    asked = clean_question(words)
    found = await _date(knowledge, asked, today)
    if found is None:
        raise BadDate.unread(clipped(asked, _SHOWN))
    return DateSpan(OPEN_START, found.base.last, Precision.OPEN_START)


async def _date(knowledge: KnowledgeBase, words: str, today: date) -> Mention | None:
    """The first date in the words, read within the events of the record."""
    events = await knowledge.events()
    timeline = whole_timeline(events)
    return next(iter(find_dates(words, DateContext(reference=today, timeline=timeline))), None)
