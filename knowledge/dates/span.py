"""Days as whole numbers and spans of them: the only form in which dates are stored and compared.

A *day number* is the proleptic Gregorian ordinal of ``datetime.date.toordinal`` (1 = 1 January of
year 1), continued below 1 for earlier days. Both ends of every span are inclusive. Open ends are
``OPEN_START`` and ``OPEN_END``, so that all matching is integer overlap.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

__all__ = ["OPEN_END", "OPEN_START", "PART_MINUTES", "DateSpan", "PartOfDay", "Precision"]

OPEN_START: Final = -10_000_000
OPEN_END: Final = 10_000_000

_CLASS_LENGTHS: Final = (1, 8, 32, 366)


class Precision(StrEnum):
    """How exactly a date was given; what is shown and what ranks first depend on it."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part-of-day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH_PART = "month-part"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    SEASON = "season"
    YEAR_PART = "year-part"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"
    OPEN_START = "open-start"
    OPEN_END = "open-end"


class PartOfDay(StrEnum):
    """A named part of one day, in the order in which they follow each other."""

    NIGHT = "night"
    EARLY = "early"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    LATE = "late"


PART_MINUTES: Final = {
    PartOfDay.NIGHT: (0, 6 * 60),
    PartOfDay.EARLY: (4 * 60, 9 * 60),
    PartOfDay.MORNING: (5 * 60, 12 * 60),
    PartOfDay.NOON: (11 * 60, 14 * 60),
    PartOfDay.AFTERNOON: (12 * 60, 18 * 60),
    PartOfDay.EVENING: (17 * 60, 23 * 60),
    PartOfDay.LATE: (20 * 60, 24 * 60),
}
"""Minutes after midnight within which a moment may be said to lie in each part: half-open, overlapping."""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A run of days, ``first`` to ``last``, both included.

    ``clock`` is minutes after local midnight (0 to 1439) of the first and last moment, only for
    spans of one day. Raises ``ValueError`` when ``last`` lies before ``first``.
    """

    first: int
    last: int
    precision: Precision = Precision.DAY
    approximate: bool = False
    uncertain: bool = False
    part: PartOfDay | None = None
    clock: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a span cannot end ({self.last}) before it starts ({self.first})")

    @property
    def days(self) -> int:
        """Number of days covered, at least 1."""
        return self.last - self.first + 1

    @property
    def is_open(self) -> bool:
        return self.first == OPEN_START or self.last == OPEN_END

    @property
    def day_class(self) -> int:
        """Length class of the overlap index: 0 one day, 1 to 8 days, 2 to 32, 3 to 366, 4 longer."""
        for number, length in enumerate(_CLASS_LENGTHS):
            if self.days <= length:
                return number
        return len(_CLASS_LENGTHS)

    def as_chosen(self) -> "DateSpan":
        """The same days without "perhaps", and one day without "about": of days that are looked up nothing is in doubt."""
        return replace(
            self,
            uncertain=False,
            approximate=self.approximate and self.precision is not Precision.DAY,
        )

    def overlaps(self, other: "DateSpan") -> bool:
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: "DateSpan") -> bool:
        return self.first <= other.first and other.last <= self.last

    def distance(self, other: "DateSpan") -> int:
        """Days between the two spans: 0 when they overlap, 1 when one starts the day after."""
        return max(0, other.first - self.last, self.first - other.last)
