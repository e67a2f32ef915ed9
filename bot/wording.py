"""Days, counts and sayers in the few words that fit a line of a reply."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Final

from bot.words import ENGLISH, Words
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, Precision
from knowledge.models import Basis, Event, Fact, Figure, Qualifier, Source, Standing
from knowledge.regex import regex

__all__ = [
    "Case",
    "brief_byline",
    "byline",
    "clipped",
    "covered",
    "day_of",
    "day_words",
    "figure_value",
    "full_day",
    "in_calendar",
    "is_of_calendar",
    "listed",
    "measure_word",
    "number_of",
    "said_by",
    "short_day",
    "standing_word",
]

_BENDING: Final = (Qualifier.OVER, Qualifier.UNDER)
"""Qualifiers beside which Kazakh bends the number."""
_LAST_DAY: Final = date.max.toordinal()
_LISTED: Final = 4
"""Events whose days are named in one sentence; of more, none."""

_SAYING: Final = {
    Standing.CLAIMED: regex(
        r"\b(?:said|says|saying|claim|alleg|accord|report|purported|reckon|argu|assert|call(?:ed|s)\b"
        r"|insist|stat(?:ed|es)\b|told|maintain|suggest|believ|opinion|view|think|thought|describ"
        r"|wr(?:ote|ites?|itten)\b|accus|blam|repl(?:y|ied|ies)\b|declar|warn|estimat)",
        re.IGNORECASE,
    ),
    Standing.CONFIRMED: regex(r"\bconfirm", re.IGNORECASE),
    Standing.DISPUTED: regex(r"\bdisput|\bcontest", re.IGNORECASE),
    Standing.DENIED: regex(r"\bden(?:y|ied|ies)|\breject|\brefut", re.IGNORECASE),
}
"""Words by which a statement shows its standing itself."""


class Case(StrEnum):
    """The form of a month that goes with "to" or "from", in languages that have one."""

    PLAIN = ""
    TO = "to"
    FROM = "from"


_OF_CALENDAR: Final = (
    Precision.MONTH,
    Precision.QUARTER,
    Precision.SEASON,
    Precision.YEAR,
    Precision.DECADE,
    Precision.CENTURY,
)


def day_words(span: DateSpan | None, words: Words = ENGLISH) -> str:
    """A time in short: "5 Jan 2022, morning", "2–19 Jan 2022", "c. 5 Jan 2022", "Jan 2022"."""
    if span is None:
        return words.say("day.unknown")
    told = _days(span, words)
    if span.clock is not None:
        told += f", {words.say('day.clock', clock=_clock(span.clock))}"
    elif span.part is not None:
        told += f", {words.say(f'part.{span.part}')}"
    if span.approximate:
        told = words.say("day.about", day=told)
    if span.uncertain:
        told = words.say("day.perhaps", day=told)
    return told


def day_of(fact: Fact, words: Words = ENGLISH) -> str:
    """A fact's time, marked where the editor worked it out."""
    told = day_words(fact.when, words)
    if fact.when is not None and fact.basis is Basis.INFERRED:
        return words.say("day.inferred", day=told)
    return told


def _days(span: DateSpan, words: Words) -> str:
    if span.first == OPEN_START:
        if span.last == OPEN_END:
            return words.say("day.unknown")
        return words.say("day.until", day=full_day(span.last, words, Case.TO))
    if span.last == OPEN_END:
        return words.say("day.from", day=full_day(span.first, words, Case.FROM))
    if span.days == 1:
        return full_day(span.first, words)
    if not in_calendar(span.first) or not in_calendar(span.last):
        return _ends(span.first, span.last, words)
    return _range(date.fromordinal(span.first), date.fromordinal(span.last), span.precision, words)


def is_of_calendar(span: DateSpan | None) -> bool:
    """Whether it is a whole month, year or longer, and so no day of it is told."""
    return span is not None and span.precision in _OF_CALENDAR


def _range(first: date, last: date, precision: Precision, words: Words) -> str:
    if precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY):
        if first.year == last.year:
            return words.say("day.year", year=str(first.year))
        return words.say("day.years", first=str(first.year), last=str(last.year))
    if precision is Precision.MONTH:
        month = words.row("day.months_alone")[first.month - 1]
        return words.say("day.month", month=month, year=str(first.year))
    if (first.year, first.month) == (last.year, last.month):
        return _dated("day.in_month", last, words, first=str(first.day))
    if first.year == last.year:
        month = words.row("day.months")[first.month - 1]
        return _dated("day.in_year", last, words, first=str(first.day), first_month=month)
    return _ends(first.toordinal(), last.toordinal(), words)


def _ends(first: int, last: int, words: Words) -> str:
    return words.say("day.range", first=full_day(first, words), last=full_day(last, words))


def _dated(key: str, day: date, words: Words, case: Case = Case.PLAIN, **more: str) -> str:
    """A text filled in with a day, its month and its year."""
    bent = f"day.months_{case}"
    months = words.row(bent if case and words.has(bent) else "day.months")
    month = months[day.month - 1]
    return words.say(key, day=str(day.day), month=month, year=str(day.year), **more)


def in_calendar(day: int) -> bool:
    return 1 <= day <= _LAST_DAY


def full_day(number: int, words: Words = ENGLISH, case: Case = Case.PLAIN) -> str:
    """A day number in short: "5 Jan 2022"."""
    if not in_calendar(number):
        return words.say("day.too_early" if number < 1 else "day.too_late")
    return _dated("day.full", date.fromordinal(number), words, case)


def short_day(number: int, words: Words = ENGLISH) -> str:
    """A day of a table, without its year: "5 Jan"."""
    if not in_calendar(number):
        return full_day(number, words)
    day = date.fromordinal(number)
    return words.say("day.short", day=str(day.day), month=words.row("day.months")[day.month - 1])


def _clock(clock: tuple[int, int]) -> str:
    start, end = (f"{moment // 60:02d}:{moment % 60:02d}" for moment in clock)
    return start if start == end else f"{start}–{end}"


def figure_value(figure: Figure, words: Words = ENGLISH) -> str:
    """A count as its source words it: "over 3,000", "4,000 to 5,000 km"."""
    value, qualifier = words.number(figure.best), figure.qualifier
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        low, high = words.number(figure.low), words.number(figure.high)
        value = words.say("figure.range", low=low, high=high)
        qualifier = qualifier if qualifier is Qualifier.ABOUT else Qualifier.EXACTLY
    if qualifier in _BENDING and words.has("number.endings"):
        value = _bent(value, figure, words)
    else:
        value = _with_unit(value, figure, "unit", words)
    return (
        value if qualifier is Qualifier.EXACTLY else words.say(f"figure.{qualifier}", value=value)
    )


def _with_unit(value: str, figure: Figure, section: str, words: Words) -> str:
    if not figure.unit:
        return value
    key = f"{section}.{figure.unit}"
    if not words.has(key):
        return f"{value} {figure.unit}"
    return words.say(key, value=value, count=math.ceil(figure.best))


def _bent(value: str, figure: Figure, words: Words) -> str:
    """A number, or its unit, in the case that "more than" asks for, by the last word of the number."""
    if figure.unit:
        return _with_unit(value, figure, "unit_from", words)
    endings = words.row("number.endings")
    return f"{value}-{endings[_last_word(figure.best)]}"


def _last_word(number: float) -> int:
    """Which of the words for 0 to 9, 10 to 90, hundred, thousand, million and milliard a number ends in."""
    whole = int(abs(number))
    if whole != abs(number):
        return int(f"{number:.6g}"[-1])
    if whole % 100:
        return whole % 10 or 9 + whole // 10 % 10
    powers = [19 + at for at, size in enumerate((1_000, 1_000_000, 1_000_000_000)) if whole % size]
    return 0 if not whole else powers[0] if powers else 22


def measure_word(measure: str, words: Words = ENGLISH) -> str:
    """What a figure measures, by the measure's name in the record."""
    key = f"measure.{measure}"
    return words.say(key) if words.has(key) else measure.replace("-", " ")


def said_by(fact: Fact, source: Source | None, words: Words = ENGLISH) -> str:
    """Who says so: the sayer and the outlet, else the publication itself."""
    who, outlet = fact.attribution.who, fact.attribution.outlet
    if who and outlet and who != outlet:
        return words.say("said.via", who=who, outlet=outlet)
    if who or outlet:
        return who or outlet
    return (source.publisher or source.title) if source else ""


def standing_word(fact: Fact, words: Words = ENGLISH) -> str:
    """The likes of "claimed" and "denied", only where the statement does not show it itself."""
    shown = _SAYING.get(fact.standing)
    if shown is None or shown.search(fact.statement):
        return ""
    return words.say(f"standing.{fact.standing}")


def byline(fact: Fact, source: Source | None, words: Words = ENGLISH) -> str:
    """Day, standing and sayer of a line: "7 Jan 2022 · claimed · Interior Ministry"."""
    parts = (
        day_of(fact, words),
        standing_word(fact, words),
        said_by(fact, source, words),
        _said_on(fact, words),
    )
    return " · ".join(part for part in parts if part)


def brief_byline(fact: Fact, known: DateSpan | None, words: Words = ENGLISH) -> str:
    """What a byline adds under a heading that names ``known`` and beside a mark that names the source:
    another or a finer time, whether the day is inferred, standing, and who says so, if anyone does."""
    parts = (
        _beyond(fact, known, words),
        standing_word(fact, words),
        said_by(fact, None, words),
        _said_on(fact, words),
    )
    return " · ".join(part for part in parts if part)


def _beyond(fact: Fact, known: DateSpan | None, words: Words) -> str:
    """What a fact's time tells beyond ``known``: the part of that day, how sure it is, or another."""
    when = fact.when
    if when is None or known is None or (when.first, when.last) != (known.first, known.last):
        return "" if when is known else day_of(fact, words)
    sure = replace(when, approximate=False, uncertain=False)
    moment = day_words(sure, words).removeprefix(day_words(known, words)).removeprefix(", ")
    if fact.basis is Basis.INFERRED:
        return _hedged("inferred", day=moment, words=words)
    if when.approximate or when.uncertain:
        return _hedged("about_then", moment=moment, words=words)
    return moment


def _hedged(key: str, *, words: Words, **moment: str) -> str:
    """A doubt about a moment, or the doubt alone where there is no moment to tell."""
    return (
        words.say(f"day.{key}", **moment) if any(moment.values()) else words.say(f"day.only_{key}")
    )


def _said_on(fact: Fact, words: Words) -> str:
    """The day of saying, where it is not the day of happening."""
    said = fact.attribution.said
    if said is None or (fact.when is not None and said.overlaps(fact.when)):
        return ""
    return words.say("said.on", day=day_words(said, words))


def clipped(text: str, limit: int) -> str:
    """``text`` in at most ``limit`` characters, cut between words and marked with "…"."""
    if len(text) <= limit:
        return text
    head, _, _ = text[:limit].rpartition(" ")
    return f"{head or text[: limit - 1]}…"


def number_of(count: int, noun: str) -> str:
    """A count of things: "1 fact", "1,200 facts"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def listed(parts: Sequence[str], words: Words = ENGLISH, *, last: str = "and") -> str:
    """Parts as "one, two and three"; ``last`` is the word before the last one, ``and`` or ``or``."""
    if len(parts) < 2:
        return "".join(parts)
    return words.say(f"list.{last}", others=", ".join(parts[:-1]), last=parts[-1])


def covered(asked: Sequence[DateSpan], events: Iterable[Event], words: Words = ENGLISH) -> str:
    """Which days the record covers; empty unless days were asked and all lie outside every event."""
    spans = [each.days for each in events if each.days is not None]
    if not asked or any(span.overlaps(day) for span in spans for day in asked):
        return ""
    days = list(dict.fromkeys(day_words(span, words) for span in spans))
    if not 0 < len(days) <= _LISTED:
        return ""
    return words.say("reply.covers", days=listed(days, words))
