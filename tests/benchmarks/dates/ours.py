"""Our own reader, in the form that is scored."""

from datetime import date

from knowledge.dates.mention import DateContext, Mention
from knowledge.dates.parse import find_dates
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan
from tests.benchmarks.dates.found import Days, Found

__all__ = ["found_by_ours"]


def found_by_ours(text: str, context: DateContext, mode: str = "question") -> list[Found]:
    """Of a document the days named, as ``ticktock dates --mode document`` tells them."""
    return [
        Found(
            tuple(_days(span) for span in _readings(mention, mode)),
            (mention.start, mention.end),
        )
        for mention in find_dates(text, context, mode)
    ]


def _readings(mention: Mention, mode: str) -> tuple[DateSpan, ...]:
    if mode == "document" and mention.span != mention.base:
        return (mention.base,)
    return (mention.span, *mention.alternatives)


def _days(span: DateSpan) -> Days:
    first = None if span.first == OPEN_START else _iso(span.first)
    last = None if span.last == OPEN_END else _iso(span.last)
    return (first, last)


def _iso(number: int) -> str:
    if date.min.toordinal() <= number <= date.max.toordinal():
        return date.fromordinal(number).isoformat()
    return f"day {number}"
