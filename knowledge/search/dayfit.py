"""How a fact's days fit the asked days. A fact has up to three: when it happened, when it was said,
and up to when its figure counts; the one that fits best is meant."""

from math import exp

from knowledge.dates.span import PART_MINUTES, DateSpan, Precision
from knowledge.flow import DateUse, Question
from knowledge.models import Fact, Figure

__all__ = ["day_fit", "days_of", "days_off"]

_WIDE = frozenset({Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR})
_FADE_DAY = 1.0
_FADE_WIDE = 7.0
_OUTSIDE = 0.7
_VAGUE = 0.15
_OTHER_PART = 0.6
_NO_PART = 0.75


def days_of(fact: Fact, figure: Figure | None = None) -> tuple[DateSpan, ...]:
    """The days a fact belongs to: its own, its figure's as-of day, the day it was said."""
    days = [fact.when] if fact.when else []
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
    return min(asked.distance(day) for asked in question.when for day in days)


def day_fit(question: Question, fact: Fact, figure: Figure | None = None) -> float:
    """0 to 1: 1 inside the asked days, fading outside; vaguer facts a little lower.

    For "by" and "before" the later fact of those inside fits better, since it is the latest known.
    """
    days = days_of(fact, figure)
    if not question.when or not days:
        return 0.0
    return max(_fit(asked, day, question.date_use) for asked in question.when for day in days)


def _fit(asked: DateSpan, day: DateSpan, use: DateUse) -> float:
    gap = asked.distance(day)
    if gap:
        fade = _FADE_WIDE if asked.precision in _WIDE else _FADE_DAY
        return _OUTSIDE * exp(-gap / fade)
    if use in (DateUse.BY, DateUse.BEFORE) and not asked.last - day.first > 3650:
        return max(0.5, 1.0 - 0.05 * max(0, asked.last - day.last))
    if day.days > asked.days:
        return 1.0 - _VAGUE * (1.0 - asked.days / day.days)
    return _part_fit(asked, day)


def _part_fit(asked: DateSpan, day: DateSpan) -> float:
    """1 where the day's own part or its clock is the asked part of the day or the asked hours."""
    if asked.clock is not None:
        if day.clock is None:
            return _NO_PART
        meets = day.clock[0] <= asked.clock[1] and asked.clock[0] <= day.clock[1]
        return 1.0 if meets else _OTHER_PART
    if asked.part is None or asked.part is day.part:
        return 1.0
    if day.clock is not None and day.part is None:
        start, end = PART_MINUTES[asked.part]
        return 1.0 if start <= day.clock[0] < end else _OTHER_PART
    return _OTHER_PART if day.part is not None else _NO_PART
