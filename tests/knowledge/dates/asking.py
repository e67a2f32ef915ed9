"""Reads tables of questions: a language, a question and the days that it names, on each line."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan

__all__ = ["EVENT", "TODAY", "rows", "told"]

TODAY = date(2024, 5, 15)
"""A Wednesday."""

EVENT = (date(2022, 1, 2).toordinal(), date(2022, 1, 19).toordinal())
"""A Sunday to a Wednesday."""


def rows(table: str) -> list[object]:
    """Parameters ``language``, ``text`` and ``days`` from lines ``en | question | days``.

    Days are ``2022-01-05`` or ``2022-01-05..2022-01-07``, an open end left out, several dates with
    a comma between them.
    """
    lines = [line.split(" | ") for line in table.strip().splitlines()]
    return [pytest.param(*line, id=f"{line[0]}: {line[1]}") for line in lines]


def told(text: str, language: str, timeline: tuple[int, int] | None = EVENT) -> str:
    """The days found, in the form of a table. The language is only a hint: without it, the same."""
    named = find_dates(text, DateContext(TODAY, language=language, timeline=timeline))
    return ", ".join(_days(mention.span) for mention in named)


def _days(span: DateSpan) -> str:
    first = "" if span.first == OPEN_START else date.fromordinal(span.first).isoformat()
    last = "" if span.last == OPEN_END else date.fromordinal(span.last).isoformat()
    return first if first == last else f"{first}..{last}"
