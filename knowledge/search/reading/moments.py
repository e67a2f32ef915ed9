"""Counts and the hour of the day: what had come about by noon is not told by what was counted at six in the evening.

A question may ask for a number at an hour, up to one, or in a part of a day; a fact tells of an hour by its own time,
or by the clock that stands beside the number in its statement.
"""

import re
from bisect import bisect
from functools import lru_cache
from typing import Final, NamedTuple

from knowledge.dates.span import OPEN_END, PART_MINUTES, DateSpan, PartOfDay
from knowledge.figures import as_of_day
from knowledge.flow import DateUse, Question
from knowledge.lexicon.hours import DAY, Bound, Hour, hours_in
from knowledge.models import Fact, Figure
from knowledge.regex import regex
from knowledge.text import Token, tokens

__all__ = ["Hours", "asked_hours", "hour_words", "of_another_hour"]

_SLACK: Final = 15
"""Minutes by which a count may lie beside the asked hour."""
_ABOUT: Final = 45
"""The same where one of them is only told about."""
_STANDS: Final = 90
"""Minutes for which the last running count is told as that of an hour after it."""
_RUN: Final = regex(r"\b(?:between|from)\s+\Z", re.IGNORECASE)
_JOINS: Final = regex(r"\s*(?:and|to|till|until|-|–)\s*(?:about |around )?\Z", re.IGNORECASE)
_PART: Final = regex(
    r"\b(?P<upto>by|until|till|up to|as of|before) (?:the |that )?(?:early |late )?(?P<part>morning|afternoon|evening|night|nightfall|dusk|dawn)\b",
    re.IGNORECASE,
)
_PARTS: Final = {
    "morning": PartOfDay.MORNING,
    "afternoon": PartOfDay.AFTERNOON,
    "evening": PartOfDay.EVENING,
    "dusk": PartOfDay.EVENING,
    "night": PartOfDay.LATE,
    "nightfall": PartOfDay.EVENING,
    "dawn": PartOfDay.EARLY,
}
_DARK: Final = frozenset({PartOfDay.NIGHT, PartOfDay.LATE, PartOfDay.EVENING})
"""The night of a day is told of the hours before midnight and of those after."""
_TIGHT: Final = 16
"""Characters between a number and the part of a day by which it was reached, at most."""
_CLAUSE: Final = regex(r"[,;:]")
_CLAUSE_APART: Final = 20
_SENTENCE: Final = regex(r"[.!?][\"”’)]?\s+(?=[A-Z\"“])")


class Hours(NamedTuple):
    """Minutes of a day, both included; ``upto``: whatever is known by the last of them will do."""

    low: int
    high: int
    upto: bool = False
    dark: bool = False
    """Whether it is an evening or a night, of which nobody says where the one ends."""


def hour_words(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of a question in which hours stand: they say when, not what."""
    spans = [(hour.start, hour.end) for hour in hours_in(text)]
    return (*spans, *(match.span() for match in _PART.finditer(text)))


def of_another_hour(question: Question, fact: Fact, figure: Figure) -> bool:
    """Whether the figure counts at another hour than the asked one, or up to a later one or a later day."""
    asked = _asked(question)
    if asked is None:
        return False
    if fact.when is None:
        # What was counted on no day that is told was counted at no hour, unless that stands beside it.
        return fact.passage and _beside(fact.statement, figure.best) is None
    day = _day(question)
    if day is not None and as_of_day(fact, figure) != day:
        return _goes_on(fact, figure, day) or _was_long_before(fact, figure, day)
    told = _told(fact, figure) if fact.when.days == 1 else None
    if told is None:
        # An hour of no day is told by what tells an hour.
        return day is None and not question.when
    if asked.dark and told.dark:
        return False
    slack = _ABOUT if fact.when.approximate else _SLACK
    if told.low - slack > asked.high:
        return True
    before = max(slack, _STANDS) if figure.cumulative else slack
    return not asked.upto and told.high + before < asked.low


def _goes_on(fact: Fact, figure: Figure, day: int) -> bool:
    """Whether it sums up more days than those up to the asked one."""
    counted = as_of_day(fact, figure)
    when = fact.when
    return counted is not None and counted > day and when is not None and when.first <= day


def _was_long_before(fact: Fact, figure: Figure, day: int) -> bool:
    """Whether it was counted days before the asked hour and is no count that goes on until then."""
    counted = as_of_day(fact, figure)
    return not figure.cumulative and counted is not None and counted < day - 1


def _day(question: Question) -> int | None:
    """The one day of which an hour is asked."""
    if len(question.when) != 1:
        return None
    span = question.when[0]
    if question.date_use in (DateUse.BY, DateUse.BEFORE):
        return span.last if span.last != OPEN_END else None
    return span.first if span.days == 1 else None


def _asked(question: Question) -> Hours | None:
    if len(question.when) > 1:
        return None
    return asked_hours(question.text) or (_of_day(question.when[0]) if question.when else None)


@lru_cache(maxsize=512)
def asked_hours(text: str) -> Hours | None:
    """The hours that the words of a question ask for."""
    found = hours_in(text)
    if found:
        first = found[0]
        run = len(found) > 1 and _RUN.search(text, 0, first.start) is not None
        if (run or first.bound is Bound.FROM) and len(found) > 1 and _joined(text, *found[:2]):
            return Hours(first.minutes, found[1].minutes or DAY)
        if first.bound is Bound.FROM:
            return Hours(first.minutes, DAY)
        return Hours(
            0 if first.bound is Bound.UPTO else first.minutes,
            first.minutes,
            first.bound is Bound.UPTO,
        )
    match = _PART.search(text)
    if match is None:
        return None
    part = _PARTS[match["part"].lower()]
    start, end = PART_MINUTES[part]
    high = start if match["upto"].lower() == "before" else end
    return Hours(0, high, upto=True, dark=part in _DARK)


def _joined(text: str, first: Hour, second: Hour) -> bool:
    return _JOINS.fullmatch(text, first.end, second.start) is not None


def _of_day(span: DateSpan) -> Hours | None:
    """The hours that a span of one day names."""
    if span.clock is not None:
        return Hours(*span.clock)
    if span.part is None:
        return None
    start, end = PART_MINUTES[span.part]
    return Hours(start, end, dark=span.part in _DARK)


def _told(fact: Fact, figure: Figure) -> Hours | None:
    """When it was counted: by the clock beside the number, else by the time of the fact."""
    beside = _beside(fact.statement, figure.best)
    part = _part_beside(fact.statement, figure.best)
    if part is not None:
        return part
    if beside is not None:
        return Hours(beside, beside)
    return _of_day(fact.when) if fact.when is not None else None


@lru_cache(maxsize=2048)
def _part_beside(statement: str, number: float) -> Hours | None:
    """The part of the day up to which a number counts, where it stands nearer to that than any other and than any hour
    does: "six at noon and 12 by the evening"."""
    counted = [word for word in tokens(statement) if word.number is not None]
    for match in _PART.finditer(statement):
        near = [word for word in counted if _TIGHT >= match.start() - word.end >= 0]
        if near and near[-1].number == number:
            start, end = PART_MINUTES[_PARTS[match["part"].lower()]]
            return Hours(start, end, dark=_PARTS[match["part"].lower()] in _DARK)
    return None


def _apart(statement: str, word: Token, hour: Hour) -> int:
    """How far a number and an hour stand from each other, another clause between them being far."""
    first, last = sorted(((word.start, word.end), (hour.start, hour.end)))
    between = statement[first[1] : last[0]]
    return len(between) + _CLAUSE_APART * len(_CLAUSE.findall(between))


@lru_cache(maxsize=2048)
def _beside(statement: str, number: float) -> int | None:
    """The minutes of the hour that stands nearest to the number in its sentence."""
    hours = hours_in(statement)
    if not hours:
        return None
    ends = [match.end() for match in _SENTENCE.finditer(statement)]
    places = [
        word
        for word in tokens(statement)
        if word.number == number and not any(h.start <= word.start < h.end for h in hours)
    ]
    near = [
        (_apart(statement, word, hour), hour.minutes)
        for word in places
        for hour in hours
        if bisect(ends, word.start) == bisect(ends, hour.start)
    ]
    return min(near)[1] if near else None
