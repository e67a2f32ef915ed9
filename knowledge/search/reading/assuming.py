"""What is assumed of the days that a question names, told with the answer.

A day and a month in figures, 05/06/2022, can be taken for one another: where both days are possible the
remark names the other one too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from knowledge.dates.calendar import calendar_day
from knowledge.dates.mention import How, Mention
from knowledge.dates.show import show
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan
from knowledge.errors import Remark
from knowledge.flow import DateUse, Question
from knowledge.regex import regex

__all__ = ["assumed_of", "taken_as", "told_of_day", "with_other_days"]

_GUESSED: Final = (How.TIMELINE, How.DEFAULT_YEAR, How.ANCHOR, How.RELATIVE, How.CHAINED)
_FIGURES: Final = regex(
    r"(?<![0-9/.-])(?P<one>0?[1-9]|1[0-2])[/-](?P<other>0?[1-9]|1[0-2])(?![0-9])"
)
"""Two numbers that may each be the month."""
_EITHER: Final = "taken-not"


def assumed_of(mentions: Sequence[Mention], use: DateUse) -> tuple[Remark, ...]:
    """What there is to say of each date that is not written out, or can be read in two ways."""
    remarks = (_assumed(mention, use) for mention in mentions)
    return tuple(remark for remark in remarks if remark is not None)


def _assumed(mention: Mention, use: DateUse) -> Remark | None:
    if _is_turnable(mention.text):
        others = (_meant(span, use) for span in mention.alternatives)
        if (remark := _either(mention.text, (mention.base, *others))) is not None:
            return remark
    return taken_as(mention.text, mention.base) if mention.how in _GUESSED else None


def told_of_day(remark: str, was: DateSpan, now: DateSpan, use: DateUse) -> str:
    """A remark on the days of one reading of a date, said of another one."""
    before, day = _meant(was, use), _meant(now, use)
    if not isinstance(remark, Remark):
        return remark.replace(show(before), show(day))
    readings = remark.values.get("readings")
    if isinstance(readings, tuple):
        word = str(remark.values["word"])
        ordered = (day, *(span for span in readings if span != day))
        return _either(word, ordered) or taken_as(word, day)
    values = {name: day if value == before else value for name, value in remark.values.items()}
    return Remark(remark.replace(show(before), show(day)), remark.code, **values)


def _is_turnable(text: str) -> bool:
    return any(int(found["one"]) != int(found["other"]) for found in _FIGURES.finditer(text))


def taken_as(word: str, day: DateSpan) -> Remark:
    """That words of a question are taken for a day."""
    return Remark(f"“{word}” as {show(day)}", "taken-as", word=word, day=day)


def _either(word: str, readings: tuple[DateSpan, ...]) -> Remark | None:
    """That a date is read as the first of its readings and not with day and month the other way round;
    ``None`` where they differ by the year alone."""
    day = readings[0]
    turned = [span for span in readings[1:] if _in_year(span) != _in_year(day)]
    if not turned:
        return None
    other = min(turned, key=lambda span: abs(span.first - day.first))
    told = f"“{word}” as {show(day)}, not {show(other)}"
    return Remark(told, _EITHER, word=word, day=day, other=other, readings=readings)


def _in_year(span: DateSpan) -> tuple[tuple[int, ...], ...]:
    return tuple(calendar_day(day)[1:] for day in (span.first, span.last))


def _meant(span: DateSpan, use: DateUse) -> DateSpan:
    """The day by which an open time was named: the 7th of "before" and "by" it."""
    day: int | None = None
    if span.first == OPEN_START and span.last != OPEN_END:
        day = span.last + (use is DateUse.BEFORE)
    elif span.last == OPEN_END and span.first != OPEN_START:
        day = span.first - (use is DateUse.AFTER)
    return span if day is None else DateSpan(day, day)


def with_other_days(found: Iterable[Question]) -> Iterator[Question]:
    """Each reading, then the same for what its date could also mean."""
    for question in found:
        yield question
        for span in question.other_days:
            was, use = question.when[0], question.date_use
            remark = tuple(told_of_day(each, was, span, use) for each in question.assumed)
            yield replace(question, when=(span,), other_days=(), assumed=remark)
