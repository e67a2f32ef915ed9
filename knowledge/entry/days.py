"""The day that a draft names, in any words, read as a document of the event would be."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from knowledge.dates.mention import DateContext, Mention
from knowledge.dates.parse import find_dates
from knowledge.dates.show import show
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, Precision
from knowledge.entry.records import Finding, Level
from knowledge.errors import Remark
from knowledge.models import Event

__all__ = ["day_shown", "find_day", "outside", "read_day"]

_ABOUT: Final = re.compile(
    r"(?:\b(?:about|around|circa|ca?\.?|approximately|roughly|some time)|~)\s*(?:on )?$", re.I
)
"""Words before a date that make it vague."""
_FAR: Final = 366
"""Days beyond an event's span from which on a day is doubted."""


def read_day(
    field: str, typed: str, event: Event, today: date
) -> tuple[DateSpan | None, list[Finding]]:
    """The days that the words name, and what is wrong with them; empty words name none."""
    if not typed.strip():
        return None, []
    found = find_day(typed, event, today)
    if found is None:
        example = show(DateSpan(event.first, event.first))
        told = f"“{typed[:60]}” is not a date that I can read; try “{example}”, or the words of the source."
        remark = Remark(told, "entry-no-date", asked=typed[:60], example=example)
        return None, [Finding(Level.REFUSAL, field, remark, example)]
    findings = list(outside(field, found.base, event, today))
    if found.alternatives:
        other = show(found.alternatives[0])
        told = f"That could also mean {other}; write the month as a word to be sure."
        findings.append(Finding(Level.WARNING, field, Remark(told, "entry-ambiguous", other=other)))
    span = found.span
    if _ABOUT.search(typed[: found.start]):
        span = replace(span, approximate=True)
    return span, findings


def find_day(typed: str, event: Event, today: date) -> Mention | None:
    """The first date in the words; undated days and months are the event's own."""
    context = DateContext(reference=today, timeline=(event.first, event.last))
    found = find_dates(typed, context)
    return found[0] if found else None


def outside(field: str, span: DateSpan, event: Event, today: date) -> Iterator[Finding]:
    """Whether days lie before or after the event, or in the future."""
    first = span.last if span.first == OPEN_START else span.first
    last = span.first if span.last == OPEN_END else span.last
    whole = DateSpan(event.first, event.last)
    if first > today.toordinal():
        told = f"{show(span)} is still to come; is the year right?"
        yield Finding(Level.WARNING, field, Remark(told, "entry-future", day=span))
    elif last < event.first - _FAR or first > event.last + _FAR:
        told = f"{show(span)} lies far from the event ({show(whole)}); is the year right?"
        yield Finding(Level.WARNING, field, Remark(told, "entry-far", day=span, event=whole))
    elif last < event.first or first > event.last:
        told = f"{show(span)} lies outside the event ({show(whole)})."
        yield Finding(Level.NOTE, field, Remark(told, "entry-outside", day=span, event=whole))


def day_shown(span: DateSpan) -> Remark:
    """A day with how exact it is, as it is shown back."""
    if span.precision is Precision.DAY and span.first == span.last:
        return Remark(f"{show(span)} (one day)", "entry-day", day=span)
    if span.first == OPEN_START or span.last == OPEN_END:
        return Remark(f"{show(span)} (open)", "entry-open", day=span)
    days = span.last - span.first + 1
    if days == 1:
        return Remark(f"{show(span)}", "entry-moment", day=span)
    return Remark(f"{show(span)} ({days} days)", "entry-days", day=span, count=days)
