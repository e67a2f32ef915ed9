"""Which of several days that words can mean is meant: the one of which the record tells."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.dates.calendar import calendar_day
from knowledge.dates.span import OPEN_START, DateSpan
from knowledge.errors import Remark
from knowledge.flow import Question
from knowledge.search.reading.ends import ENDS, end_as
from knowledge.storage.interface import FactStore

__all__ = ["told_at_ends", "told_first"]

_MOST: Final = 24
"""Readings that are looked up; of a longer event the first ones."""
_ENOUGH: Final = 60
"""Facts that are counted of one reading."""
_VAGUE: Final = 366
"""Longest time, in days, of which a fact tells what came first or last."""


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


async def told_at_ends(store: FactStore, question: Question, event: str) -> Question:
    """The question for what came first or last, where that day has no fact of its own: for the month, or whatever else, of
    which the record tells then, or else for the nearest day of which it does."""
    told = [each for each in question.assumed if isinstance(each, Remark) and each.code in ENDS]
    if not told or len(question.when) != 1:
        return question
    scopes, (day,) = (event,), question.when
    if any(await store.lying_within(scopes, ((day.first, day.last),), limit=1)):
        return question
    met = await store.between(scopes, day.first, day.last, limit=_ENOUGH)
    spans = [fact.when for fact in met if fact.when is not None and fact.when.days <= _VAGUE]
    if not spans:
        near = await store.nearest_days(scopes, day.first, limit=1)
        spans = [DateSpan(number, number) for number in near] or [day]
    span = min(spans, key=lambda each: each.days)
    assumed = tuple(end_as(span, each.code) for each in told)
    others = tuple(each for each in question.assumed if each not in told)
    return replace(question, when=(span,), assumed=(*assumed, *others))


def _named(span: DateSpan) -> tuple[int, int]:
    """The days by which a span was named: the 7th of "by 7 January"."""
    return (span.last if span.first == OPEN_START else span.first), span.last
