"""A span in words that people read, and that the date reader reads back."""

from knowledge.dates.civil import civil_day
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, Precision

__all__ = ["show"]

_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def show(span: DateSpan, language: str = "en") -> str:
    """The days of ``span`` in words of ``language``; English for a language that is not known."""
    return _english(span)


def _english(span: DateSpan) -> str:
    if span.first == OPEN_START:
        return "any day" if span.last == OPEN_END else f"up to {_day(span.last)}"
    if span.last == OPEN_END:
        return f"from {_day(span.first)} on"
    if span.days == 1:
        return _day(span.first)
    first, last = civil_day(span.first), civil_day(span.last)
    if span.precision is Precision.MONTH:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if span.precision is Precision.YEAR and first.year == last.year:
        return str(first.year)
    return f"{_day(span.first)} – {_day(span.last)}"


def _day(number: int) -> str:
    day = civil_day(number)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
