"""Times of which a story tells, and to which of them a paragraph returns: behind a sentence of what came years later, "on 17
July" is mostly of the year of the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.dates.mention import How
from knowledge.dates.span import DateSpan
from knowledge.ingest.along import is_bare_weekday
from knowledge.ingest.derive import NamedDay, day_of

__all__ = ["Times"]

_APART: Final = 183
"""Days from which on a day is of another time."""
_AROUND: Final = 31
"""Days before and after a time that may still be of it; the longest of which is told as one."""
_YEAR: Final = 365


@dataclass(frozen=True, slots=True)
class _Time:
    """Days of which is told without a long gap, and in how many sentences."""

    first: int
    last: int
    told: int = 1

    def holds(self, day: DateSpan, around: int = 0) -> bool:
        return self.first - around <= day.first and day.last <= self.last + around

    def with_day(self, day: DateSpan) -> "_Time":
        return _Time(min(self.first, day.first), max(self.last, day.last), self.told + 1)


class Times:
    """The times of a story, as they come."""

    def __init__(self) -> None:
        self._times: list[_Time] = []
        self._now = 0
        self._paragraphs = 0

    def end(self) -> None:
        """Begin the next paragraph."""
        self._paragraphs += 1

    def add(self, day: DateSpan) -> None:
        """Note a day of which is told."""
        for at, time in enumerate(self._times):
            if time.holds(day, _APART):
                self._times[at], self._now = time.with_day(day), at
                return
        self._now = len(self._times)
        self._times.append(_Time(day.first, day.last))

    def returned(self, texts: Sequence[str]) -> DateSpan | None:
        """The last day of the time of which most is told, where the sentences of a paragraph go on with that rather than with
        the one told last: the first day without a year among them lies in it, or near it."""
        if not self._times:
            return None
        # Behind the paragraph that leads, which tells the whole in few sentences, it is the first.
        main, now = max(self._times, key=lambda time: time.told), self._times[self._now]
        if main is now or (main.told == now.told and self._paragraphs > 1):
            return None
        ends = [DateSpan(day, day) for day in dict.fromkeys((main.last, main.first))]
        for text in texts:
            told = [day_of(text, end, end) for end in ends]
            if any(_is_full(each) and each.when and now.holds(each.when) for each in told):
                return None
            if days := [each.when for each in told if each.when and _is_bare(each, each.when)]:
                return ends[0] if any(_is_of(day, main, now) for day in days) else None
        return None


def _is_full(told: NamedDay) -> bool:
    return told.how is How.EXPLICIT


def _is_bare(told: NamedDay, when: DateSpan) -> bool:
    """Whether a day is told without a year."""
    if told.how is not How.DOCUMENT or told.quoted or when.days > _AROUND:
        return False
    return not is_bare_weekday(told, when)


def _is_of(day: DateSpan, main: _Time, now: _Time) -> bool:
    """Whether a day rather is of the one time than one soon behind the other."""
    if main.holds(day):
        return True
    soon = 0 < (day.first - now.last) % _YEAR <= _AROUND
    return main.holds(day, _AROUND) and not soon
