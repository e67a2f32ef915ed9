"""The day that a draft names, in any words, read as a document of the event would be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from knowledge.dates.cldr import LANGUAGES
from knowledge.dates.lexicon import MONTHS, level, split_words
from knowledge.dates.mention import DateContext, Mention
from knowledge.dates.parse import find_dates
from knowledge.dates.phrases import phrases
from knowledge.dates.show import show
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, Precision
from knowledge.entry.records import Finding, Level
from knowledge.errors import Remark
from knowledge.models import Event
from knowledge.regex import regex

__all__ = ["day_shown", "find_days", "is_outside", "outside", "read_day"]

_FAR: Final = 366
"""Days beyond an event's span from which on a day is doubted."""
_RUNNING: Final = 31
"""Days after an event's last one on which words such as "Wednesday" are still meant from today."""
_NUMBER: Final = regex(r"\S*\d\S*")
_ISO: Final = regex(r"(?<=\d)T(?=\d\d:)")
"""Between a day and its time, as computers write them."""


def _hedge(words: tuple[str, ...], templates: Iterator[str]) -> re.Pattern[str]:
    """Matches the words of doubt of all languages in what stands around a date."""
    shown = (template.replace("{}", "").strip(" ,") for template in templates)
    told = sorted({*words, *shown}, key=len, reverse=True)
    return re.compile(rf"(?:(?<!\w)(?:{'|'.join(map(re.escape, told))})(?!\w))", re.I)


_ABOUT: Final = _hedge(
    (
        *("about", "around", "circa", "ca", "c.", "approximately", "roughly", "some time", "~"),
        *("около", "приблизительно", "шамасында", "ungefähr", "gegen", "um den", "vers", "autour"),
        *("hacia", "alrededor", "cerca"),
    ),
    (phrases(language).about for language in LANGUAGES),
)
_PERHAPS: Final = _hedge(
    (
        *(
            "perhaps",
            "possibly",
            "probably",
            "maybe",
            "presumably",
            "вероятно",
            "наверное",
            "мүмкін",
        ),
        *("möglicherweise", "wahrscheinlich", "probablement", "probablemente", "posiblemente"),
    ),
    (phrases(language).perhaps for language in LANGUAGES),
)


def read_day(
    field: str, typed: str, event: Event, today: date
) -> tuple[DateSpan | None, list[Finding]]:
    """The days that the words name, and what is wrong with them; empty words name none."""
    if not typed.strip():
        return None, []
    typed = _ISO.sub(" ", typed)
    mentions = find_days(typed, event, today)
    if not mentions:
        first = event.first if event.timeline else today.toordinal()
        example = show(DateSpan(first, first))
        told = f"“{typed[:60]}” is not a date that I can read; try “{example}”, or the words of the source."
        remark = Remark(told, "entry-no-date", asked=typed[:60], example=example)
        return None, [Finding(Level.REFUSAL, field, remark, example)]
    if rest := _left_over(typed, mentions):
        told = f"“{rest}” in “{typed[:60]}” is no part of a date; leave it out, or write the date another way."
        remark = Remark(told, "entry-left-over", rest=rest, asked=typed[:60])
        return None, [Finding(Level.REFUSAL, field, remark)]
    found = min(mentions, key=lambda each: each.base.days)
    span = _hedged(found, typed)
    findings = list(outside(field, span, event, today))
    if not all(each.base.contains(found.base) for each in mentions):
        told = f"Several dates stand here; only {show(span)} is taken. Write one, or a run of days."
        findings.append(
            Finding(Level.WARNING, field, Remark(told, "entry-several-dates", day=span))
        )
    if found.alternatives:
        other = found.alternatives[0]
        if any(map(str.isdigit, found.text)) and not _names_month(found.text):
            told = f"That could also mean {show(other)}; write the month as a word to be sure."
            remark = Remark(told, "entry-ambiguous", other=other)
        else:
            # A weekday and the like has no month to be written, and a contradiction has its month already.
            told = f"That could also mean {show(other)}; write the day itself, such as “{show(span)}”, to be sure."
            remark = Remark(told, "entry-ambiguous-day", other=other, example=show(span))
        findings.append(Finding(Level.WARNING, field, remark, show(span)))
    return span, findings


def _names_month(text: str) -> bool:
    return not MONTHS.keys().isdisjoint(split_words(level(text)))


def find_days(typed: str, event: Event, today: date) -> tuple[Mention, ...]:
    """The dates in the words; undated days and months are the event's own.

    While an event goes on, or was just over, weekdays are told from today as in news; for one long
    past they are days of the event.
    """
    context = DateContext(reference=today, timeline=event.timeline)
    goes_on = event.first <= today.toordinal() <= event.last + _RUNNING
    modes = ("document", "question") if goes_on else ("question", "document")
    return find_dates(typed, context, modes[0]) or find_dates(typed, context, modes[1])


def _left_over(typed: str, mentions: Sequence[Mention]) -> str:
    """The first number that belongs to none of the dates, with what is written to it: the "99" of "99 January"."""
    at = 0
    for each in (*mentions, None):
        end = len(typed) if each is None else each.start
        if found := _NUMBER.search(typed, at, end):
            return found.group()
        at = end if each is None else each.end
    return ""


def _hedged(found: Mention, typed: str) -> DateSpan:
    """The days with the doubt that stands before or behind them."""
    before, after = typed[: found.start], typed[found.end :]
    span = found.span
    if _ABOUT.search(before) or _ABOUT.search(after):
        span = replace(span, approximate=True)
    if _PERHAPS.search(before) or _PERHAPS.search(after) or after.strip() == "?":
        span = replace(span, uncertain=True)
    return span


def is_outside(span: DateSpan, event: Event) -> bool:
    """Whether no day of the span is one of the event's."""
    return span.last < event.first or span.first > event.last


def outside(field: str, span: DateSpan, event: Event, today: date) -> Iterator[Finding]:
    """Whether days lie before or after the event, or in the future; what was said may be said later."""
    first = span.last if span.first == OPEN_START else span.first
    last = span.first if span.last == OPEN_END else span.last
    whole = DateSpan(event.first, event.last)
    if first > max(today.toordinal(), event.last):
        told = f"{show(span)} is still to come; is the year right?"
        yield Finding(Level.WARNING, field, Remark(told, "entry-future", day=span))
    elif field == "said":
        return
    elif last < event.first - _FAR or first > event.last + _FAR:
        told = f"{show(span)} lies far from the event ({show(whole)}); is the year right?"
        yield Finding(Level.WARNING, field, Remark(told, "entry-far", day=span, event=whole))
    elif is_outside(span, event):
        told = f"{show(span)} lies outside the event ({show(whole)})."
        yield Finding(Level.WARNING, field, Remark(told, "entry-outside", day=span, event=whole))


def day_shown(span: DateSpan) -> Remark:
    """A day with how exact it is, as it is shown back."""
    if span.is_open:
        return Remark(f"{show(span)} (open)", "entry-open", day=span)
    if span.days > 1:
        return Remark(f"{show(span)} ({span.days} days)", "entry-days", day=span, count=span.days)
    if span.precision is Precision.DAY and span.part is None and span.clock is None:
        return Remark(f"{show(span)} (one day)", "entry-day", day=span)
    return Remark(show(span), "entry-moment", day=span)
