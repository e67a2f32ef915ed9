"""What any system says of a text, in the one form that is scored; ours among them."""

from dataclasses import dataclass
from datetime import date

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan

__all__ = ["Days", "Found", "found_by_ours"]

Days = tuple[str | None, str | None]
"""First and last day, both included, as ISO text; ``None`` for an open end."""


@dataclass(frozen=True, slots=True)
class Found:
    """One date found in a text.

    ``readings`` has the preferred one first. ``at`` is the half-open stretch of characters, ``None``
    where a system does not tell it.
    """

    readings: tuple[Days, ...]
    at: tuple[int, int] | None = None

    def touches(self, stretch: tuple[int, int]) -> bool:
        """Whether it shares a character with ``stretch``."""
        return self.at is not None and self.at[0] < stretch[1] and stretch[0] < self.at[1]


def found_by_ours(text: str, context: DateContext, mode: str = "question") -> tuple[Found, ...]:
    return tuple(
        Found(
            tuple(_days(span) for span in (mention.span, *mention.alternatives)),
            (mention.start, mention.end),
        )
        for mention in find_dates(text, context, mode)
    )


def _days(span: DateSpan) -> Days:
    first = None if span.first == OPEN_START else _iso(span.first)
    last = None if span.last == OPEN_END else _iso(span.last)
    return (first, last)


def _iso(number: int) -> str:
    if date.min.toordinal() <= number <= date.max.toordinal():
        return date.fromordinal(number).isoformat()
    return f"day {number}"
