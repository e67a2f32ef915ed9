"""Days, counts and sayers in the few words that fit a line of a reply."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, PartOfDay, Precision
from knowledge.models import Basis, Event, Fact, Figure, Qualifier, Source, Standing

__all__ = [
    "brief_byline",
    "byline",
    "clipped",
    "covered",
    "day_of",
    "day_words",
    "figure_value",
    "full_day",
    "number_of",
    "said_by",
    "short_day",
    "standing_word",
]

_MONTHS: Final = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "June",
    "July",
    "Aug",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
]
_LAST_DAY: Final = date.max.toordinal()
_LISTED: Final = 4
"""Events whose days are named in one sentence; of more, none."""

_PARTS: Final = {
    PartOfDay.NIGHT: "at night",
    PartOfDay.EARLY: "early in the day",
    PartOfDay.MORNING: "morning",
    PartOfDay.NOON: "noon",
    PartOfDay.AFTERNOON: "afternoon",
    PartOfDay.EVENING: "evening",
    PartOfDay.LATE: "late in the day",
}

_QUALIFIERS: Final = {
    Qualifier.EXACTLY: "",
    Qualifier.ABOUT: "about ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.OVER: "over ",
    Qualifier.AT_MOST: "at most ",
    Qualifier.UNDER: "under ",
}

_SAYING: Final = {
    Standing.CLAIMED: re.compile(
        r"\b(?:said|says|saying|claim|alleg|accord|report|purported|reckon|argu|assert|call(?:ed|s)\b"
        r"|insist|stat(?:ed|es)\b|told|maintain|suggest|believ|opinion|view|think|thought|describ"
        r"|wr(?:ote|ites?|itten)\b|accus|blam|repl(?:y|ied|ies)\b|declar|warn|estimat)",
        re.IGNORECASE,
    ),
    Standing.CONFIRMED: re.compile(r"\bconfirm", re.IGNORECASE),
    Standing.DISPUTED: re.compile(r"\bdisput|\bcontest", re.IGNORECASE),
    Standing.DENIED: re.compile(r"\bden(?:y|ied|ies)|\breject|\brefut", re.IGNORECASE),
}
"""Words by which a statement shows its standing itself."""


def day_words(span: DateSpan | None) -> str:
    """A time in short: "5 Jan 2022, morning", "2–19 Jan 2022", "c. 5 Jan 2022", "Jan 2022"."""
    if span is None:
        return "no day given"
    words = _days(span)
    if span.clock is not None:
        words += f", {_clock(span.clock)}"
    elif span.part is not None:
        words += f", {_PARTS[span.part]}"
    if span.approximate:
        words = f"c. {words}"
    if span.uncertain:
        words = f"perhaps {words}"
    return words


def day_of(fact: Fact) -> str:
    """A fact's time, marked where the editor worked it out."""
    if fact.when is not None and fact.basis is Basis.INFERRED:
        return f"{day_words(fact.when)} (day inferred)"
    return day_words(fact.when)


def _days(span: DateSpan) -> str:
    if span.first == OPEN_START:
        return "no day given" if span.last == OPEN_END else f"until {full_day(span.last)}"
    if span.last == OPEN_END:
        return f"from {full_day(span.first)}"
    if span.days == 1:
        return full_day(span.first)
    if not _in_calendar(span.first) or not _in_calendar(span.last):
        return f"{full_day(span.first)} – {full_day(span.last)}"
    return _range(date.fromordinal(span.first), date.fromordinal(span.last), span.precision)


def _range(first: date, last: date, precision: Precision) -> str:
    if precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if precision is Precision.MONTH:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {_MONTHS[last.month - 1]} {last.year}"
    if first.year == last.year:
        start = f"{first.day} {_MONTHS[first.month - 1]}"
        return f"{start} – {full_day(last.toordinal())}"
    return f"{full_day(first.toordinal())} – {full_day(last.toordinal())}"


def _in_calendar(day: int) -> bool:
    return 1 <= day <= _LAST_DAY


def full_day(number: int) -> str:
    """A day number in short: "5 Jan 2022"."""
    if not _in_calendar(number):
        return "before year 1" if number < 1 else "after year 9999"
    day = date.fromordinal(number)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(number: int) -> str:
    """A day of a table, without its year: "5 Jan"."""
    return full_day(number).rpartition(" ")[0] if _in_calendar(number) else full_day(number)


def _clock(clock: tuple[int, int]) -> str:
    start, end = (f"{moment // 60:02d}:{moment % 60:02d}" for moment in clock)
    return start if start == end else f"{start}–{end}"


def figure_value(figure: Figure) -> str:
    """A count as its source words it: "over 3,000", "4,000 to 5,000 km"."""
    value = _number(figure.best)
    bounded = figure.low is not None and figure.high is not None and figure.low != figure.high
    if bounded and figure.low is not None and figure.high is not None:
        value = f"{_number(figure.low)} to {_number(figure.high)}"
        if figure.qualifier is Qualifier.ABOUT:
            value = f"about {value}"
    else:
        value = _QUALIFIERS[figure.qualifier] + value
    if figure.unit == "%":
        return value + "%"
    return f"{value} {figure.unit}" if figure.unit else value


def _number(value: float) -> str:
    whole = value == int(value) and abs(value) < 1e15
    return f"{value:,.0f}" if whole else f"{value:,.6g}"


def said_by(fact: Fact, source: Source | None) -> str:
    """Who says so: the sayer and the outlet, else the publication itself."""
    who, outlet = fact.attribution.who, fact.attribution.outlet
    if who and outlet and who != outlet:
        return f"{who}, via {outlet}"
    if who or outlet:
        return who or outlet
    return (source.publisher or source.title) if source else ""


def standing_word(fact: Fact) -> str:
    """The likes of "claimed", "denied" and the like, only where the statement does not show it itself."""
    shown = _SAYING.get(fact.standing)
    if shown is None or shown.search(fact.statement):
        return ""
    return fact.standing.value


def byline(fact: Fact, source: Source | None) -> str:
    """Day, standing and sayer of a line: "7 Jan 2022 · claimed · Interior Ministry"."""
    parts = (day_of(fact), standing_word(fact), said_by(fact, source), _said_on(fact))
    return " · ".join(part for part in parts if part)


def brief_byline(fact: Fact, known: DateSpan | None) -> str:
    """What a byline adds under a heading that names ``known`` and beside a mark that names the source:
    another or a finer time, whether the day is inferred, standing, and who says so, if anyone does."""
    parts = (_beyond(fact, known), standing_word(fact), said_by(fact, None), _said_on(fact))
    return " · ".join(part for part in parts if part)


def _beyond(fact: Fact, known: DateSpan | None) -> str:
    """What a fact's time tells beyond ``known``: the part of that day, how sure it is, or another."""
    when = fact.when
    if when is None or known is None or (when.first, when.last) != (known.first, known.last):
        return "" if when is known else day_of(fact)
    sure = replace(when, approximate=False, uncertain=False)
    words = day_words(sure).removeprefix(day_words(known)).removeprefix(", ")
    if fact.basis is Basis.INFERRED:
        return f"{words} (day inferred)" if words else "day inferred"
    if when.approximate or when.uncertain:
        return f"{words} (about then)" if words else "about then"
    return words


def _said_on(fact: Fact) -> str:
    """The day of saying, where it is not the day of happening."""
    said = fact.attribution.said
    if said is None or (fact.when is not None and said.overlaps(fact.when)):
        return ""
    return f"said {day_words(said)}"


def clipped(text: str, limit: int) -> str:
    """``text`` in at most ``limit`` characters, cut between words and marked with "…"."""
    if len(text) <= limit:
        return text
    head, _, _ = text[:limit].rpartition(" ")
    return f"{head or text[: limit - 1]}…"


def number_of(count: int, noun: str) -> str:
    """A count of things: "1 fact", "1,200 facts"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def covered(asked: Sequence[DateSpan], events: Iterable[Event]) -> str:
    """Which days the record covers; empty unless days were asked and all lie outside every event."""
    spans = [DateSpan(each.first, each.last) for each in events]
    if not asked or any(span.overlaps(day) for span in spans for day in asked):
        return ""
    days = list(dict.fromkeys(day_words(span) for span in spans))
    if not 0 < len(days) <= _LISTED:
        return ""
    *others, last = days
    listed = f"{', '.join(others)} and {last}" if others else last
    return f"The record covers {listed}."
