"""What came about in some hours of a day: "between 10 pm and midnight on the 15th", "at 3 in the morning"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from knowledge.dates.mention import How, Mention, Relation
from knowledge.dates.span import PART_MINUTES, DateSpan, PartOfDay
from knowledge.flow import Evidence
from knowledge.lexicon.hours import DAY, Bound, hours_in
from knowledge.models import Fact
from knowledge.regex import regex
from knowledge.search.reading.dayfit import clocks_told
from knowledge.search.reading.moments import asked_hours

__all__ = [
    "LoneHours",
    "clock_words",
    "in_asked_hours",
    "lone_hours",
    "tells_clock",
    "with_day_itself",
    "with_hours",
]

_LAST: Final = DAY - 1
"""The last minute of a day."""
_AROUND: Final = 30
_EXACTLY: Final = 10
"""Minutes before and after an hour, or a minute, within which something came at that time."""
_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_BARE: Final = regex(
    r"\b(?P<lead>between|from)\s+(?P<first>[0-9]{1,2}(?::[0-5][0-9])?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"\s*(?P<join>and|to|till|until|-|–)\s*(?P<last>[0-9]{1,2}(?::[0-5][0-9])?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"\s?(?P<half>[ap]\.?\s?m\b\.?|(?:in the|on the|at|that) (?:morning|afternoon|evening|night)\b|o['’]?\s?clock\b)",
    re.IGNORECASE,
)
"""A run of hours of which only the second says in which half of the day it lies."""
_DAY_OF_MONTH: Final = regex(
    r"\b(?P<month>(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?|may)\s+[0-9]{1,2}(?:st|nd|rd|th)?(?![\d:.]|\s?[ap]\.?m)",
    re.IGNORECASE,
)
"""The day of "Jan 5 in the evening", which is no hour."""
_EARLY: Final = regex(
    r"\b(?:(?:in |during |at )?(?:the )?(?:very )?(?:early|small|wee) hours|before (?:dawn|daybreak|sunrise))\b",
    re.IGNORECASE,
)
_EARLY_HOURS: Final = (0, 6 * 60)
_NOON: Final = 12 * 60
_LATE: Final = (17 * 60 - 1, 17 * 60 - 1)
"""Where a day is told without an hour, what came from then on surely came after it; of the parts of a day its evening."""
_EARLIEST: Final = (9 * 60 + 1, 9 * 60 + 1)
"""And until then before it."""
_COUNT: Final = rf"\b(?P<half>half (?=an?\b))?(?P<count>[0-9]{{1,3}}|an?|{'|'.join(_NUMBERS)})\s+(?P<unit>hours?|hrs?|minutes?|mins?)"
_COUNTED: Final = regex(rf"{_COUNT}\s*\Z", re.IGNORECASE)
_SPAN: Final = regex(rf"{_COUNT}(?=\s+(?:after|before|following|prior to)\b)", re.IGNORECASE)
"""How far from a happening, told in hours."""
_SHORTLY: Final = regex(r"\b(?:hours|minutes|moments)\s*\Z", re.IGNORECASE)
"""Words before a happening by which the day of it is meant above all: "in the hours before"."""
_TIME: Final = regex(
    r"\b[0-2]?[0-9]:[0-5][0-9]\b|\b[0-9]{1,2}(?:[.:][0-5][0-9])? ?(?:a\.?m|p\.?m)\b|"
    r"\b[0-2]?[0-9]\.[0-5][0-9] (?:in the|at night|local|hours|hrs|\w+ time\b|(?:to|until|till) [0-2]?[0-9]\.[0-5][0-9]\b)|"
    r"\bo['’]clock\b|\b(?:noon|midnight)\b",
    re.IGNORECASE,
)
_BEFORE: Final = regex(r"\b(?:before|prior to)\b", re.IGNORECASE)
_OF_HALF: Final = regex(
    r"[ap]\.?\s?m\b|\b0[0-9][:.]|noon|midday|midnight|lunch|morning|afternoon|evening|night",
    re.IGNORECASE,
)
"""What says in which half of the day an hour lies."""
_RUN_OF: Final = 2
_PLAIN: Final = regex(
    rf"\b(?:at|around|about|um|gegen|à|vers|las|en|в|около|сағат)\s+(?:about |around |exactly )?(?P<hour>[01]?[0-9]|2[0-3]|{'|'.join(_NUMBERS)})"
    r"(?:(?:\.|\s?h\s?)(?P<minute>[0-5][0-9])(?:\s?uhr\b)?|\s?(?:h|uhr|heures?|horas?|ч|час|часа|часов)\b(?: (?P<further>[0-5][0-9]))?"
    r"|\s?o['’]?\s?clock\b|(?=\W*\Z))(?![0-9])",
    re.IGNORECASE,
)
"""An hour that only its place says to be one: "at 15.30", "at 5 o'clock", "what happened at five?", "um 22 Uhr"."""
_RUN: Final = regex(
    r"\b(?:between|from) .{1,40}?(?: and | to | till | until |-|–).{1,40}", re.IGNORECASE
)


def with_hours(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """The one asked day with the hours of it that the words around it name, also counted from a happening ("three
    hours after the blast"); of hours past midnight two days."""
    if len(mentions) == 1 and mentions[0].how is How.ANCHOR:
        return _from_happening(mentions[0], text)
    asked = _hours(_DAY_OF_MONTH.sub(r"\g<month>", text))
    if asked is None or len(mentions) != 1 or mentions[0].base.days != 1:
        return tuple(mentions)
    mention = mentions[0]
    if (
        mention.relation in (Relation.SINCE, Relation.AFTER)
        and mention.span.first > mention.base.first
    ):
        return tuple(mentions)
    return _within(mention, *asked)


def _from_happening(mention: Mention, text: str) -> tuple[Mention, ...]:
    """The hours so far from the happening, as far as it has an hour itself; else its day, with all its hours."""
    counted = _COUNTED.search(text, 0, mention.start)
    if counted is None or mention.relation not in (Relation.AFTER, Relation.BEFORE):
        return (replace(mention, span=replace(mention.span, part=None, clock=None)),)
    base = mention.base
    if base.days != 1:
        return (mention,)
    minutes = _minutes(counted) * (1 if mention.relation is Relation.AFTER else -1)
    begins, ends = _clock_of(base)
    if base.clock is None and abs(minutes) <= ends - begins:
        return (mention,)  # nobody can tell how far within a night that is
    around = min(_AROUND, abs(minutes) // 2)
    low, high = begins + minutes - around, ends + minutes + around
    day = low // DAY
    moved = replace(base, first=base.first + day, last=base.last + day)
    return _within(replace(mention, base=moved), low - day * DAY, high - day * DAY)


def with_day_itself(
    mentions: Sequence[Mention], text: str, *, counts: bool, by_hour: bool
) -> tuple[Mention, ...]:
    """What is asked for by more than "what happened after …" may have come on the day of the happening itself: the record
    tells days, not hours. Where it tells when on that day the happening was, the span has that as its ``clock``, and
    ``dayfit`` holds it against the hours that a line tells.

    ``counts``: a number is asked for, which has hours of its own. ``by_hour``: only somebody or a place is named, of whom
    the day itself tells anything; so the hours have to be known: of a happening of which none is, its evening surely came
    after it, and what came early in the day before it."""
    return tuple(_with_day_itself(each, text, counts=counts, by_hour=by_hour) for each in mentions)


def _with_day_itself(mention: Mention, text: str, *, counts: bool, by_hour: bool) -> Mention:
    base, span = mention.base, mention.span
    if mention.how is not How.ANCHOR:
        return mention
    clock = None if counts else _hour_of(base)
    if mention.relation is Relation.AFTER and span.first == base.last + 1:
        clock = clock or (_LATE if by_hour else None)
        day_on = replace(span, first=base.last, clock=clock)
        return replace(mention, span=day_on, relation=Relation.SINCE)
    if mention.relation is not Relation.BEFORE or span.last != base.first - 1 or counts:
        return mention
    if clock is None and _SHORTLY.search(text, 0, mention.start):
        return replace(mention, span=DateSpan(span.last, base.last))
    return replace(mention, span=replace(span, clock=clock or (_EARLIEST if by_hour else None)))


def _hour_of(span: DateSpan) -> tuple[int, int] | None:
    """The minutes of its day that are told of a happening; a night is that before the day or that behind it."""
    if span.days > 1 or (span.clock is None and span.part in (None, PartOfDay.NIGHT)):
        return None
    return _clock_of(span)


def _minutes(counted: re.Match[str]) -> int:
    number = counted["count"].lower()
    count = _NUMBERS.get(number) or (int(number) if number.isdigit() else 1)
    minutes = int(count) * (60 if counted["unit"].lower().startswith("h") else 1)
    return minutes // 2 if counted["half"] else minutes


def _clock_of(span: DateSpan) -> tuple[int, int]:
    if span.clock is not None:
        return span.clock
    start, end = PART_MINUTES[span.part] if span.part is not None else (0, DAY)
    return start, end - 1


def _within(mention: Mention, low: int, high: int) -> tuple[Mention, ...]:
    """The mention as these minutes of its day, which may reach into the next."""
    day = replace(mention.base, part=None, clock=None)
    if high <= _LAST:
        return (_at(mention, replace(day, clock=(low, high))),)
    tomorrow = replace(day, first=day.first + 1, last=day.last + 1)
    return (
        _at(mention, replace(day, clock=(low, _LAST))),
        _at(mention, replace(tomorrow, clock=(0, min(_LAST, high - DAY)))),
    )


def _at(mention: Mention, span: DateSpan) -> Mention:
    return replace(mention, span=span, base=span, relation=Relation.ON, alternatives=())


def clock_words(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of a question in which a run of hours or a vague hour stands."""
    return tuple(
        match.span() for pattern in (_BARE, _EARLY, _SPAN) for match in pattern.finditer(text)
    )


class LoneHours(NamedTuple):
    """Hours that a question names without a day.

    ``words`` are its own words for them. ``runs`` are first and last minutes, both included, that these may mean: any of
    the same entry, and of a later one only where the record tells of none before it.
    """

    words: str
    runs: tuple[tuple[tuple[int, int], ...], ...]


def lone_hours(text: str) -> LoneHours | None:
    """The hour, or the run of two, that a question of whatever language names; ``None`` where it names others, or only
    says before or after which hour it asks."""
    hours = hours_in(_BARE.sub(_spelled_out, text))
    if len(hours) == _RUN_OF or _BARE.search(text):
        return _lone_run(text)
    hours = hours_in(text)
    plain = None if hours else _PLAIN.search(text)
    if plain is not None:
        hour = _NUMBERS.get(plain["hour"].lower()) or int(plain["hour"])
        minute = plain["minute"] or plain["further"] or 0
        return _meant(plain.group(), hour * 60 + int(minute))
    if len(hours) != 1 or hours[0].bound is not Bound.AT:
        return None
    return _meant(text[hours[0].start : hours[0].end], hours[0].minutes % DAY)


def _lone_run(text: str) -> LoneHours | None:
    asked, run = _hours(text), _RUN.search(text)
    if asked is None or run is None:
        return None
    (low, high), words = asked, run.group().strip(" ?!.,;")
    if high <= _LAST:
        return LoneHours(words, ((asked,),)) if low < high else None
    return LoneHours(words, (((low, _LAST), (0, high - DAY)),))


def _meant(words: str, minute: int) -> LoneHours:
    """An hour, or where nothing says in which half of the day it lies, that or the other; then about that hour."""
    either = minute < _NOON + 60 and not _OF_HALF.search(words)
    minutes = (minute, (minute + _NOON) % DAY) if either else (minute,)
    exactly = tuple((each, each) for each in minutes)
    near = tuple(map(_around, minutes if minute % _AROUND == 0 else minutes[:1]))
    if minute >= _NOON:  # Midnight is seldom called twelve, as long as there is a noon.
        return LoneHours(words, tuple((each,) for each in (*exactly, *near)))
    return LoneHours(words, (exactly, near))


def _around(minute: int) -> tuple[int, int]:
    around = _EXACTLY if minute % _AROUND else _AROUND
    return max(0, minute - around), min(_LAST, minute + around)


@lru_cache(maxsize=512)
def _hours(text: str) -> tuple[int, int] | None:
    """The first and the last asked minute; the last one may lie on the day after."""
    if _EARLY.search(text):
        return _EARLY_HOURS
    spelled, shared = _BARE.subn(_spelled_out, text)
    hours = asked_hours(spelled)
    if hours is None:
        return None
    low, high = hours.low, min(hours.high, _LAST)
    if low == high:
        return _around(low)
    if hours.upto and _BEFORE.search(text):
        return low, high - 1
    if high > low:
        return low, high
    if shared:
        # "Between 11 and 1 pm": of the two only the second is surely of that half of the day.
        if low >= _NOON > low - high:
            return low - _NOON, high
        low += _NOON * (low < _NOON)
    return low, high + DAY


def _spelled_out(run: re.Match[str]) -> str:
    half = run["half"]
    return f"{run['lead']} {run['first']} {half} {run['join']} {run['last']} {half}"


def in_asked_hours(asked: Iterable[DateSpan], lines: Iterable[Evidence]) -> list[Evidence]:
    """The lines that tell of one of the asked hours, in order of time; those behind that tell of a part of the day
    which lies mostly in them."""
    spans = tuple(asked)
    found = [
        (moment, at, line)
        for at, line in enumerate(lines)
        if (moment := _moment(spans, line.fact)) is not None
    ]
    return [line for *_, line in sorted(found, key=lambda entry: entry[:2])]


def _moment(asked: Iterable[DateSpan], fact: Fact) -> tuple[bool, int, int] | None:
    """Whether only a part of the day is told, the day, the minute; ``None`` where it tells of none of the asked hours."""
    when = fact.when
    if when is None or when.days != 1:
        return None
    told = clocks_told(fact)
    for span in asked:
        if span.clock is None or not span.contains(when):
            continue
        low, high = span.clock
        inside = [first for first, last in told if first <= high and low <= last]
        if inside:
            return False, when.first, min(inside)
        if not told and when.part is not None and _mostly_in(span.clock, when.part):
            return True, when.first, PART_MINUTES[when.part][0]
    return None


def _mostly_in(asked: tuple[int, int], part: PartOfDay) -> bool:
    start, end = PART_MINUTES[part]
    if part is PartOfDay.EARLY:
        start = 0  # what is told of "the early hours" may have come at any time since midnight
    return 2 * (min(end, asked[1] + 1) - max(start, asked[0])) >= end - start


def tells_clock(fact: Fact) -> bool:
    """Whether it tells a time of day, or a part of one."""
    when = fact.when
    timed = when is not None and (when.clock is not None or when.part is not None)
    return timed or bool(_TIME.search(fact.statement))
