"""Daily digests as arithmetic: which local day is due, and which of an event's days it shows.

Nothing here reads a clock or the record. Instants are Unix seconds, days are day numbers. A local day
is due at its hour in the schedule's zone: where clocks skip that hour, when they have; where they
repeat it, the first time. What cannot be posted then is still posted for six hours, and not later.
"""

from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import Final

from bot.reader import zone_of
from knowledge.dates.span import DateSpan
from knowledge.models import Event
from knowledge.storage.posting import DigestMode, Schedule

__all__ = [
    "CATCH_UP",
    "Beginning",
    "Replayed",
    "anniversaries",
    "begin",
    "due_at",
    "due_day",
    "finished",
    "local_day",
    "next_due",
    "replayed",
]

CATCH_UP: Final = 6 * 3600
"""Seconds after its hour within which a day is still posted."""
_YEARS: Final = 100
"""Years of an event in which a day's anniversary is looked for, the latest first."""
_FIRST: Final = date.min.toordinal()
_LAST: Final = date.max.toordinal()


def local_day(zone: str, at: int) -> int:
    """The day that it is in a zone."""
    return datetime.fromtimestamp(at, zone_of(zone)).toordinal()


def due_at(schedule: Schedule, day: int) -> int:
    """The instant of the schedule's hour on a local day."""
    when = date.fromordinal(day)
    hour = datetime(
        when.year, when.month, when.day, schedule.hour, tzinfo=zone_of(schedule.zone), fold=0
    )
    return int(hour.timestamp())


def due_day(schedule: Schedule, at: int) -> int | None:
    """The local day that may be posted at an instant; ``None`` between two days' turns."""
    today = local_day(schedule.zone, at)
    for day in (today, today - 1):
        if day >= schedule.begins and 0 <= at - due_at(schedule, day) < CATCH_UP:
            return day
    return None


def next_due(schedule: Schedule, at: int) -> int:
    """The first local day whose hour is still to come, and that the schedule may begin with."""
    today = local_day(schedule.zone, at)
    coming = next(day for day in range(today, today + 3) if due_at(schedule, day) > at)
    return max(coming, schedule.begins)


@dataclass(frozen=True, slots=True)
class Beginning:
    """A schedule as it is to be kept, and a local day that it is done with although nothing was
    posted; ``None`` for none."""

    schedule: Schedule
    settled: int | None = None


def begin(wanted: Schedule, held: Schedule | None, at: int) -> Beginning:
    """Begin a schedule with the next time that its hour comes.

    A replay that is going on (``held``) at the same pace goes on with the day that would come next.
    """
    coming = next_due(replace(wanted, begins=0), at)
    goes_on = held is not None and not held.off and held.begins < coming
    if held is None or wanted.mode is not DigestMode.REPLAY or not goes_on:
        return Beginning(replace(wanted, begins=coming))
    if held.pace != wanted.pace:
        return Beginning(replace(wanted, begins=coming))
    return _going_on(wanted, held, coming, at)


def _going_on(wanted: Schedule, held: Schedule, coming: int, at: int) -> Beginning:
    """``wanted`` in the place that ``held`` has reached.

    A day whose new hour has passed, and whose old one has not come, is left out, and what it would
    have shown comes on the next.
    """
    left_out = coming - next_due(held, at)
    if left_out <= 0:
        return Beginning(replace(wanted, begins=held.begins))
    return Beginning(replace(wanted, begins=held.begins + left_out), coming - 1)


def anniversaries(event: Event, day: int) -> tuple[int, ...]:
    """The event's days of earlier years that have this day's anniversary, the latest first.

    That of 29 February is 28 February where there is no other.
    """
    today = date.fromordinal(day)
    latest = min(today.year - 1, _year(event.last))
    earliest = max(_year(event.first), latest - _YEARS + 1, MINYEAR)
    found: list[int] = []
    for year in range(latest, earliest - 1, -1):
        found += [each for each in _same_day(today, year) if event.first <= each <= event.last]
    return tuple(found)


def _same_day(today: date, year: int) -> list[int]:
    """The days of a year whose anniversary ``today`` is, the later first."""
    days = []
    if (today.month, today.day) == (2, 28) and not _leap(today.year) and _leap(year):
        days.append(date(year, 2, 29).toordinal())
    if (today.month, today.day) != (2, 29) or _leap(year):
        days.append(today.replace(year=year).toordinal())
    return days


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _year(day: int) -> int:
    if day < _FIRST:
        return MINYEAR
    return date.fromordinal(day).year if day <= _LAST else MAXYEAR


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a replay shows on one local day: the event's days, and how far it has come."""

    span: DateSpan
    number: int
    """Counts the event's days from 1; that of the last day shown."""
    days: int
    """Days of the event."""

    @property
    def is_last(self) -> bool:
        return self.number == self.days


def replayed(schedule: Schedule, event: Event, day: int, before: int | None) -> Replayed | None:
    """The event's days that a replay shows on a local day; ``None`` before and after the replay.

    ``before`` is the local day that was settled last: what days since then would have shown, had the
    bot been there, is shown now.
    """
    since = schedule.begins if before is None else max(schedule.begins, before + 1)
    days = event.last - event.first + 1
    first = (min(since, day) - schedule.begins) * schedule.pace
    last = min((day - schedule.begins + 1) * schedule.pace, days) - 1
    if first < 0 or first > last:
        return None
    return Replayed(DateSpan(event.first + first, event.first + last), last + 1, days)


def finished(schedule: Schedule, event: Event, day: int) -> bool:
    """Whether a replay has nothing left for a local day."""
    days = event.last - event.first + 1
    return (day - schedule.begins) * schedule.pace >= days
