"""How a fact's days fit the asked days. A fact has several: when it happened, when it was said,
up to when its figure counts, and others that a passage names; the one that fits best is meant."""

from dataclasses import replace
from math import exp

from knowledge.dates.calendar import calendar_day
from knowledge.dates.span import OPEN_END, PART_MINUTES, DateSpan, PartOfDay, Precision
from knowledge.flow import DateUse, Question
from knowledge.lexicon.hours import DAY, hours_in
from knowledge.models import Fact, Figure

__all__ = [
    "OTHER_HOUR",
    "clocks_told",
    "closeness",
    "day_fit",
    "days_of",
    "days_off",
    "goes_by_time",
    "hour_fit",
    "is_sure_of_day",
    "years_asked",
]

_WIDE = frozenset({Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR})
_FADE_DAY = 2.0
_FADE_WIDE = 7.0
_OUTSIDE = 0.8
_VAGUE = 0.15
OTHER_HOUR = 0.6
"""Fit of a fact of another hour or part of the asked day."""
_NO_PART = 0.75
_NEAR_PART = 0.9
_SHARED = 0.3
"""Share of the shorter of two parts of a day from which on what came in one may have come in the other."""
_TELLING = 0.5
"""Least weight of a word that says more than a framing one."""
_NIGHTS = frozenset({PartOfDay.NIGHT, PartOfDay.LATE})


def goes_by_time(question: Question) -> bool:
    """Whether the days of facts choose among them: it asks of days, or for the first, the latest or all in their order."""
    return bool(question.when) or question.latest or question.earliest or question.history


def years_asked(question: Question) -> tuple[str, ...]:
    """The whole years that are asked for, in figures: a text may name one beside the day that it tells of."""
    spans = (span for span in question.when if span.precision is Precision.YEAR)
    years = (calendar_day(span.first)[0] for span in spans if not span.is_open)
    return tuple(str(year) for year in years if year > 0)


def days_of(fact: Fact, figure: Figure | None = None) -> tuple[DateSpan, ...]:
    """The days a fact belongs to: its own, its figure's as-of day, the day it was said."""
    days = [fact.when] if fact.when else []
    days += [DateSpan(day, day) for day in fact.also]
    if figure is not None and figure.as_of is not None:
        days.append(DateSpan(figure.as_of, figure.as_of))
    if fact.attribution.said is not None:
        days.append(fact.attribution.said)
    return tuple(days)


def days_off(question: Question, fact: Fact, figure: Figure | None = None) -> int:
    """0 when a day of the fact lies inside an asked span (or nothing was asked), else the distance.

    A fact whose time is open or far vaguer than what was asked overlaps, but only loosely.
    A fact without any day is treated as a day away.
    """
    if not question.when:
        return 0
    days = days_of(fact, figure)
    if not days:
        return 1
    return min(_distance(question, asked, day, fact) for asked in question.when for day in days)


def is_sure_of_day(question: Question, fact: Fact) -> bool:
    """Whether its own day and hour put it where it is asked for, rather than that nothing tells against it."""
    when = fact.when
    return when is None or not any(
        _is_day_itself(asked, when) and _distance(question, asked, when, fact, surely=True)
        for asked in question.when
    )


def _distance(
    question: Question, asked: DateSpan, day: DateSpan, fact: Fact, *, surely: bool = False
) -> int:
    """Days between the two. What is asked for before or after a happening may have come on its very day: there the hours
    that are told of both decide. Of a fact without any nobody can tell (``surely``: it is as far away as its day says), so
    that it has to hold more than who is asked for."""
    gap = asked.distance(day)
    if asked.clock is None or not _is_day_itself(asked, day):
        return gap
    told = any(term.weight >= _TELLING for term in question.terms)
    if day.days > 1:
        return gap if told else 1  # a part of it may have come on the other side
    hours = _hours_of(day, fact)
    if not hours:
        return gap if surely else int(not told)
    onward = asked.last == OPEN_END
    begins, ends = asked.clock
    if told:
        return int(max(hours)[1] < begins if onward else max(hours)[0] >= ends)
    if question.names:  # The line of the happening may go on to tell what they did then.
        return int(sum(max(hours)) < 2 * begins if onward else sum(max(hours)) > 2 * ends)
    return int(not _lies_beyond(max(hours), (begins, ends), onward=onward))


def _lies_beyond(hours: tuple[int, int], other: tuple[int, int], *, onward: bool) -> bool:
    """Whether hours lie plainly behind others of their day, or before them: what came at about the same time is most
    often the same happening, told again."""
    (begins, ends), (other_begins, other_ends) = hours, other
    shared = min(ends, other_ends) - max(begins, other_begins)
    if shared >= _SHARED * min(ends - begins, other_ends - other_begins):
        return False
    return (begins + ends > other_begins + other_ends) is onward


def _is_day_itself(asked: DateSpan, day: DateSpan) -> bool:
    """Whether an open span goes on from this day or until it, at the hours of its ``clock``."""
    if asked.clock is None or not asked.is_open:
        return False
    bound = asked.first if asked.last == OPEN_END else asked.last + 1
    return day.first <= bound <= day.last


def _hours_of(day: DateSpan, fact: Fact) -> tuple[tuple[int, int], ...]:
    """First and last minutes of the times of its day that a fact tells; its night may be that before it or behind it."""
    told = clocks_told(fact) if day == fact.when else ()
    if not told and day.part not in (None, PartOfDay.NIGHT):
        return (PART_MINUTES[day.part],)
    return told


def day_fit(question: Question, fact: Fact, figure: Figure | None = None) -> float:
    """0 to 1: 1 inside the asked days, fading outside; vaguer facts a little lower.

    For "by" and "before" the later fact of those inside fits better, since it is the latest known.
    """
    days = days_of(fact, figure)
    if not question.when or not days:
        return 0.0
    if any(asked.clock is not None and not asked.is_open for asked in question.when):
        days = (*(_timed(fact)), *days[1:]) if fact.when is not None else days
    return max(
        _fit(asked, day, question.date_use, _distance(question, asked, day, fact, surely=True))
        for asked in question.when
        for day in days
    )


def clocks_told(fact: Fact) -> tuple[tuple[int, int], ...]:
    """First and last minutes of the times of day that a fact tells: by its own time, or in its words, as far as these
    lie in its part of the day."""
    when = fact.when
    if when is not None and when.clock is not None:
        return (when.clock,)
    minutes = [hour.minutes % DAY for hour in hours_in(fact.statement)]
    if when is not None and when.part is not None:
        start, end = PART_MINUTES[when.part]
        minutes = [minute for minute in minutes if start <= minute < end]
    return tuple((minute, minute) for minute in minutes)


def _timed(fact: Fact) -> tuple[DateSpan, ...]:
    """The fact's own day at each time that it tells."""
    when = fact.when
    if when is None:
        return ()
    clocks = clocks_told(fact) if when.days == 1 else ()
    return tuple(replace(when, clock=clock) for clock in clocks) or (when,)


def closeness(asked: DateSpan, gap: int) -> float:
    """1 inside the asked span, and the less the more days outside of it; slower for a month or longer."""
    if gap <= 0:
        return 1.0
    fade = _FADE_WIDE if asked.precision in _WIDE else _FADE_DAY
    return _OUTSIDE * exp(-gap / fade)


def _fit(asked: DateSpan, day: DateSpan, use: DateUse, gap: int) -> float:
    if gap:
        return closeness(asked, gap)
    if use in (DateUse.BY, DateUse.BEFORE) and not asked.last - day.first > 3650:
        return max(0.5, 1.0 - 0.05 * max(0, asked.last - day.last))
    if asked.is_open:
        return 1.0
    if day.days > asked.days:
        hours = asked.part is not None or asked.clock is not None
        vague = 1.0 - _VAGUE * (1.0 - asked.days / day.days)
        return vague * _NO_PART if hours else vague
    return hour_fit(asked, day)


def hour_fit(asked: DateSpan, day: DateSpan) -> float:
    """1 where the day's own part or its clock is the asked part of the day or the asked hours."""
    if asked.clock is not None:
        if day.clock is None:
            return _NO_PART if day.part is None else _part_fit(asked.clock, day.part)
        meets = day.clock[0] <= asked.clock[1] and asked.clock[0] <= day.clock[1]
        return 1.0 if meets else OTHER_HOUR
    if asked.part is None or asked.part is day.part:
        return 1.0
    if day.clock is not None and day.part is None:
        start, end = PART_MINUTES[asked.part]
        return 1.0 if start <= day.clock[0] < end else OTHER_HOUR
    if day.part is None:
        return _NO_PART
    return _NEAR_PART if _overlap(asked.part, day.part) else OTHER_HOUR


def _part_fit(clock: tuple[int, int], part: PartOfDay) -> float:
    start, end = PART_MINUTES[part]
    return _NEAR_PART if start <= clock[1] and clock[0] < end else OTHER_HOUR


def _overlap(one: PartOfDay, other: PartOfDay) -> bool:
    """Whether a moment may well lie in both parts: the last hour of the night is morning, but what came in the morning
    seldom came then. The night of a day is also its late evening."""
    (start, end), (other_start, other_end) = PART_MINUTES[one], PART_MINUTES[other]
    shared = min(end, other_end) - max(start, other_start)
    shorter = min(end - start, other_end - other_start)
    return shared >= _SHARED * shorter or {one, other} == _NIGHTS
