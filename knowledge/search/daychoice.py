"""Which of several days that words can mean is meant: the one of which the record tells."""

from collections.abc import Sequence
from typing import Final

from knowledge.dates.calendar import calendar_day
from knowledge.dates.span import DateSpan
from knowledge.storage.interface import FactStore

__all__ = ["told_first"]

_MOST: Final = 24
"""Readings that are looked up; of a longer event the first ones."""
_ENOUGH: Final = 60
"""Facts that are counted of one reading."""


async def told_first(
    store: FactStore, scopes: tuple[str, ...], spans: Sequence[DateSpan]
) -> tuple[DateSpan, ...]:
    """The spans with those first in which facts lie.

    Of the same days of several years that with most facts comes first; else, as where 05/01 is a day in
    January or in May, how many there are says nothing. Among equals the order stays.
    """
    looked = spans[:_MOST]
    if not spans[1:] or any(span.is_open for span in looked):
        return tuple(spans)
    runs = tuple((span.first, span.last) for span in looked)
    held = await store.lying_within(scopes, runs, limit=_ENOUGH)
    counts = dict(zip(looked, held, strict=True))
    yearly = len({calendar_day(span.first)[1:] for span in looked}) == 1
    ranked = sorted(looked, key=lambda span: -counts[span] if yearly else counts[span] == 0)
    return (*ranked, *spans[_MOST:])
