"""Calendar parts of any day number, also of days outside the years 1 to 9999 that ``date`` knows."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

__all__ = ["CivilDay", "civil_day", "civil_number", "last_day_of_month"]

_CYCLE_DAYS: Final = 146_097
"""Days in 400 Gregorian years, after which the calendar repeats."""


@dataclass(frozen=True, slots=True, order=True)
class CivilDay:
    """``year`` is astronomical: 0 is 1 BC, -43 is 44 BC."""

    year: int
    month: int
    day: int


def civil_day(number: int) -> CivilDay:
    """Year, month and day of a day number."""
    cycles, rest = divmod(number - 1, _CYCLE_DAYS)
    inside = date.fromordinal(rest + 1)
    return CivilDay(inside.year + 400 * cycles, inside.month, inside.day)


def civil_number(year: int, month: int, day: int) -> int:
    """The day number; raises ``ValueError`` when there is no such day."""
    cycles, within = divmod(year - 1, 400)
    return date(within + 1, month, day).toordinal() + cycles * _CYCLE_DAYS


def last_day_of_month(year: int, month: int) -> int:
    """28 to 31; raises ``ValueError`` when there is no such month."""
    return monthrange((year - 1) % 400 + 1, month)[1]
