"""Instants that people name: "2 hours ago", "yesterday", "26 Nov 14:30". Knows no Discord."""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.span import DateSpan
from knowledge.errors import BadDate, Remark
from knowledge.regex import regex
from knowledge.text import clean_question

__all__ = ["instant_of", "instant_words"]

_AGO: Final = regex(
    r"(?:the last |last )?([0-9]{1,4}|an?) ?(m|h|d|w)(?:in(?:ute)?s?|(?:ou)?rs?|ays?|eeks?)?(?: ago)?",
    re.IGNORECASE,
)
_UNITS: Final = {"m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_NOW: Final = frozenset({"now", "just now"})
_WINDOWS: Final = (7, 31, 366)
"""Days before today in which a day without a year or week is looked for, the nearest first."""


def instant_of(words: str, *, at: int, zone: tzinfo = UTC, end: bool = False) -> int:
    """Unix seconds of the named instant; days are those of ``zone``, and undated ones the latest past.

    A day without a time means its beginning, with ``end`` its last second. Raises ``BadDate`` for
    words that name no instant up to ``at``.
    """
    text = " ".join(words.split())
    if text.casefold() in _NOW:
        return at
    if match := _AGO.fullmatch(text):
        number = 1 if match[1].lower() in ("a", "an") else int(match[1])
        return at - number * _UNITS[match[2].lower()]
    found = _written(text, zone) or _dated(text, at, zone, end=end)
    if found is None or (found > at and not end):
        asked = clean_question(words)[:60]
        told = f"“{asked}” is no time up to now that I can read; try “2 hours ago”, “yesterday” or “2026-11-26 14:30”."
        raise BadDate(Remark(told, "no-instant", asked=asked))
    return min(found, at)


def _written(text: str, zone: tzinfo) -> int | None:
    """An instant in the form of ISO 8601 with a time of day."""
    if len(text) <= len("2026-11-26"):
        return None
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return int((read if read.tzinfo else read.replace(tzinfo=zone)).timestamp())


def _dated(text: str, at: int, zone: tzinfo, *, end: bool) -> int | None:
    today = datetime.fromtimestamp(at, zone).date()
    span = _latest(clean_question(text), today)
    if span is None:
        return None
    if span.clock is not None:
        minute = span.clock[1] if end else span.clock[0]
        return _at(span.last if end else span.first, zone, minute)
    return _at(span.last + 1, zone) - 1 if end else _at(span.first, zone)


def _latest(text: str, today: date) -> DateSpan | None:
    """The named day or days up to today: the latest ones where the words leave the year or week open."""
    last = today.toordinal()
    for days in _WINDOWS:
        context = DateContext(reference=today, timeline=(last - days + 1, last))
        found = find_dates(text, context)
        if not found:
            return None
        span = found[0].span
        if last - days < span.first and span.last <= last:
            return span
    return span if span.first >= 1 and span.last <= last else None


def _at(day: int, zone: tzinfo, minute: int = 0) -> int:
    midnight = datetime.combine(datetime.fromordinal(day), datetime.min.time(), zone)
    return int((midnight + timedelta(minutes=minute)).timestamp())


def instant_words(at: int, zone: tzinfo = UTC) -> str:
    """An instant as it is shown back: ``2026-11-26 14:30 UTC``."""
    local = datetime.fromtimestamp(at, zone)
    # "%Y" would write the year 1 with one digit.
    return f"{local.replace(tzinfo=None).isoformat(' ', 'minutes')} {local.tzname()}"
