"""Which of several days that words can mean is meant: the one of which the record tells."""

from collections.abc import Sequence
from typing import Final

from knowledge.dates.calendar import calendar_day
from knowledge.dates.span import OPEN_START, DateSpan
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
    January or in May, how many there are says nothing. Of what is asked up to a day that day counts.
    Among equals the order stays.
    """
    looked = spans[:_MOST]
    upto = all(span.first == OPEN_START for span in looked)
    if not spans[1:] or (not upto and any(span.is_open for span in looked)):
        return tuple(spans)
    runs = tuple(map(_named, looked))
    held = await store.lying_within(scopes, runs, limit=_ENOUGH)
    counts = dict(zip(looked, held, strict=True))
    yearly = len({calendar_day(first)[1:] for first, _ in runs}) == 1
    ranked = sorted(looked, key=lambda span: -counts[span] if yearly else counts[span] == 0)
    if yearly and upto and counts[ranked[0]]:
        # Up to that day of a later year all is told that the record holds, and would answer.
        return tuple(span for span in ranked if counts[span])
    return (*ranked, *spans[_MOST:])


def _named(span: DateSpan) -> tuple[int, int]:
    """The days by which a span was named: the 7th of "by 7 January"."""
    return (span.last if span.first == OPEN_START else span.first), span.last
