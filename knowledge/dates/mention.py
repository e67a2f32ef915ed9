"""A date found in text, and what is needed to read one."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan

__all__ = ["Anchors", "DateContext", "How", "Mention", "Prefer", "Relation"]


_YEAR: Final = 365
"""Days."""


class How(StrEnum):
    """How the days were found."""

    EXPLICIT = "explicit"
    DEFAULT_YEAR = "default-year"
    TIMELINE = "timeline"
    RELATIVE = "relative"
    DOCUMENT = "document"
    ANCHOR = "anchor"
    CHAINED = "chained"
    HOLIDAY = "holiday"


class Prefer(StrEnum):
    """Which side of the day of writing an undated day, month or weekday lies, if nothing tells."""

    PAST = "past"
    FUTURE = "future"


class Relation(StrEnum):
    """How the words around a date narrow: on it, between two, before, after, up to, from it on."""

    ON = "on"
    BETWEEN = "between"
    BEFORE = "before"
    AFTER = "after"
    BY = "by"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class Mention:
    """Days named in a text.

    ``start`` and ``end`` are half-open character offsets of ``text``, the words of the date without
    the preposition before it (a range whole, an anchored phrase with its preposition). ``base`` is
    the date named, ``span`` the days asked with open ends applied: "before 7 January" ends on the
    6th, "by 7 January" on the 7th.
    """

    text: str
    start: int
    end: int
    span: DateSpan
    base: DateSpan
    relation: Relation = Relation.ON
    how: How = How.EXPLICIT
    alternatives: tuple[DateSpan, ...] = ()


class Anchors(Protocol):
    """Happenings whose days a record knows."""

    def resolve(self, phrase: str) -> tuple[DateSpan, ...]:
        """Days of the happening, best first; empty when it is not known."""


@dataclass(frozen=True, slots=True)
class DateContext:
    """What surrounds a text: the day of writing, and the event it speaks of, if any.

    ``timeline`` are the event's first and last day numbers; undated days fall inside it.
    ``previous`` is the last date named before, for "the next day". ``prefer`` counts only where
    neither the event nor the words decide; the other side stays an alternative.
    """

    reference: date
    language: str = ""
    event_year: int | None = None
    timeline: tuple[int, int] | None = None
    anchors: Anchors | None = None
    previous: DateSpan | None = None
    prefer: Prefer = Prefer.PAST

    def closed(self) -> "DateContext":
        """With an event that goes on up to the day of writing, and one without a beginning a year long."""
        if self.timeline is None:
            return self
        first, last = self.timeline
        if first > OPEN_START and last < OPEN_END:
            return self
        if first <= OPEN_START and last >= OPEN_END:
            return replace(self, timeline=None)
        if last >= OPEN_END:
            last = max(first, self.reference.toordinal())
        if first <= OPEN_START:
            first = last - _YEAR
        return replace(self, timeline=(first, last))
