"""Days as they are typed where only a day can be meant: by their number alone; and what else they may mean."""

import re
from collections.abc import Iterable
from typing import Final

from bot.wording import day_words
from bot.words import Words
from knowledge.dates.mention import DateContext, Mention
from knowledge.dates.parse import find_dates
from knowledge.dates.span import DateSpan
from knowledge.errors import Remark
from knowledge.flow import DateUse
from knowledge.models import Event
from knowledge.search.reading.assuming import assumed_of, told_of_day

__all__ = ["other_reading", "with_ordinals"]

_BARE: Final = re.compile(
    r"(?:the\s+)?(?P<first>[0-9]{1,2})(?:st|nd|rd|th)?\.?"
    r"(?:\s*(?P<between>to|until|till|through|and|&|,|-|–)\s*(?:the\s+)?(?P<last>[0-9]{1,2})(?:st|nd|rd|th)?\.?)?",
    re.IGNORECASE,
)
_LIST: Final = frozenset({"and", "&", ","})
_MOST: Final = 31
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}


def with_ordinals(asked: str, context: DateContext) -> str:
    """The words with numbers that stand alone as days of a month: "6" is the 6th, "4 to 6" and "4-6" are days
    in a run, and "5 and 6" is one as well. What is a date of the event already stays as it is."""
    bare = _BARE.fullmatch(asked)
    if bare is None or _is_of_event(asked, context):
        return asked
    first, last = int(bare["first"]), int(bare["last"] or bare["first"])
    if not 1 <= first <= last <= _MOST or (bare["between"] in _LIST and last != first + 1):
        return asked
    return _ordinal(first) if first == last else f"{_ordinal(first)} to {_ordinal(last)}"


def _is_of_event(asked: str, context: DateContext) -> bool:
    found = find_dates(asked, context)
    if not found or found[0].end - found[0].start < len(asked.rstrip(".")):
        return False
    event = DateSpan(*context.timeline) if context.timeline else found[0].base
    return any(map(event.overlaps, (found[0].base, *found[0].alternatives)))


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def other_reading(found: Mention, taken: DateSpan, events: Iterable[Event], words: Words) -> str:
    """That a date is taken for some days and not for others that it may mean as well; empty where it may mean no
    others. Where no figures can be taken for one another, others are only days of the events."""
    pair = _turned(found, taken) or _of_events(found, taken, events)
    if pair is None:
        return ""
    quoted = words.say("list.quoted", word=found.text)
    day, other = (day_words(each, words) for each in pair)
    return words.say("day.not_other", day=day, written=quoted, other=other)


def _turned(found: Mention, taken: DateSpan) -> tuple[DateSpan, DateSpan] | None:
    """The days of 05/06/2022 as they are taken, and with day and month the other way round."""
    use = DateUse(found.relation.value)
    for remark in assumed_of((found,), use):
        told = told_of_day(remark, found.span, taken, use)
        values = told.values if isinstance(told, Remark) else {}
        day, other = values.get("day"), values.get("other")
        if isinstance(day, DateSpan) and isinstance(other, DateSpan):
            return day, other
    return None


def _of_events(
    found: Mention, taken: DateSpan, events: Iterable[Event]
) -> tuple[DateSpan, DateSpan] | None:
    if taken.is_open:
        return None
    told = [DateSpan(each.first, each.last) for each in events]
    for span in (found.base, *found.alternatives):
        same = (span.first, span.last) == (taken.first, taken.last)
        if not same and not span.is_open and any(each.overlaps(span) for each in told):
            return taken, span
    return None
