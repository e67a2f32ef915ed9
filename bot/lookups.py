"""What the chat and the command look up alike: timelines by words, what is counted, days by words."""

import re
from datetime import date
from typing import Final

from bot.blocks import Reply, Row, Sentence, Table
from bot.days import timeline_reply
from bot.wording import number_of
from knowledge.dates.mention import DateContext, Mention
from knowledge.dates.parse import find_dates
from knowledge.dates.span import OPEN_START, DateSpan, Precision
from knowledge.errors import BadDate
from knowledge.service import KnowledgeBase
from knowledge.text import clean_question

__all__ = ["measures_of", "timeline_of", "until"]

_ABOUT: Final = re.compile(r"(?:^|\s)about\s+", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")
_LINKING: Final = frozenset(
    "a an and after at before between by during for from in of on since the till to until".split()
)
"""Words around a date that say nothing of what it is about."""


async def measures_of(knowledge: KnowledgeBase, event: str) -> Reply:
    """Every measure that the record counts, with its number of facts."""
    known = await knowledge.measures(event)
    rows = tuple(Row(name, number_of(count, "fact"), "") for name, count in known)
    if not rows:
        return Reply((Sentence("The record holds no figures."),))
    return Reply((Table("Figures in the record", rows),))


async def timeline_of(knowledge: KnowledgeBase, words: str, *, today: date, event: str) -> Reply:
    """The timeline for "4 Jan to 6 Jan about the airport"; what is no date is what it is about."""
    asked = clean_question(words.replace("..", " to "))
    when, about = _dated(asked, await _date(knowledge, asked, today))
    facts = await knowledge.timeline(today=today, start=when, end=when, about=about, event=event)
    sources, _ = await knowledge.refer(facts)
    return timeline_reply(facts, sources)


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
        raise BadDate(f"“{asked[:80]}” is no date that I can read; try “7 January 2022”.")
    return DateSpan(OPEN_START, found.base.last, Precision.OPEN_START)


async def _date(knowledge: KnowledgeBase, words: str, today: date) -> Mention | None:
    """The first date in the words, read within the events of the record."""
    events = await knowledge.events()
    timeline = (min(each.first for each in events), max(each.last for each in events))
    return next(iter(find_dates(words, DateContext(reference=today, timeline=timeline))), None)
