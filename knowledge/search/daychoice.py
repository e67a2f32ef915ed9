"""Which of several days that words can mean is meant: the one of which the record tells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from knowledge.dates.calendar import calendar_day
from knowledge.dates.lexicon import WEEKDAYS, level
from knowledge.dates.span import OPEN_START, DateSpan
from knowledge.errors import Remark
from knowledge.flow import Asked, Question
from knowledge.models import Fact
from knowledge.regex import regex
from knowledge.search.reading.assuming import taken_as, told_of_day
from knowledge.search.reading.clocks import LoneHours, lone_hours
from knowledge.search.reading.dayfit import clocks_told
from knowledge.search.reading.ends import ENDS, LAST_DAY, end_as
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.terms import SPECIFIC
from knowledge.search.weighing.planned import is_to_come
from knowledge.storage.interface import FactStore

__all__ = ["told_at_ends", "told_at_hours", "told_first", "told_on_weekday"]

_MOST: Final = 24
"""Readings that are looked up; of a longer event the first ones."""
_ENOUGH: Final = 60
"""Facts that are counted of one reading."""
_LAST_DAYS: Final = 6
"""Days with facts, back from the last one, that are looked at for what came to pass."""
_WEEK: Final = 7
_ON_THE: Final = frozenset("on the that am an dem le el в во".split())
"""Words before a weekday that is not counted from today."""
_OF_EVENT: Final = 1_000
"""Facts of an event that are looked through for an hour without a day; a longer one tells of any hour."""
_NEAREST: Final = 3
"""Hours that are told where the record tells nothing of the asked one."""
_NO_HOUR: Final = frozenset({Asked.HOW_MANY, Asked.HISTORY})
"""What is asked where an hour bounds a count."""
_PIECES: Final = regex(r"[0-9]+|[^\W0-9]+[0-9]*")
"""Words, and digits apart from what stands before them: "22" and "h50"."""
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
    if told[0].code == LAST_DAY:
        day = await _last_that_came(store, scopes, day)
    if any(await store.lying_within(scopes, ((day.first, day.last),), limit=1)):
        return question if day == question.when[0] else _asked_of(question, day, told)
    met = await store.between(scopes, day.first, day.last, limit=_ENOUGH)
    spans = [fact.when for fact in met if fact.when is not None and fact.when.days <= _VAGUE]
    if not spans:
        near = await store.nearest_days(scopes, day.first, limit=1)
        spans = [DateSpan(number, number) for number in near] or [day]
    return _asked_of(question, min(spans, key=lambda each: each.days), told)


def _asked_of(question: Question, span: DateSpan, told: Sequence[Remark]) -> Question:
    assumed = tuple(end_as(span, each.code) for each in told)
    others = tuple(each for each in question.assumed if each not in told)
    return replace(question, when=(span,), assumed=(*assumed, *others))


async def _last_that_came(store: FactStore, scopes: tuple[str, ...], day: DateSpan) -> DateSpan:
    """The last day of which something is told that came to pass; ``day``, the last of all, where nothing else is near."""
    if any(map(_came, await store.between(scopes, day.first, day.last, limit=_ENOUGH))):
        return day
    for number in sorted(await store.nearest_days(scopes, day.first, limit=_LAST_DAYS))[::-1]:
        if any(map(_came, await store.between(scopes, number, number, limit=_ENOUGH))):
            return DateSpan(number, number)
    return day


def _came(fact: Fact) -> bool:
    """Whether it tells what came at a time that is known, and not only what was to come then."""
    when = fact.when
    known = when is not None and not when.is_open and when.days <= _VAGUE
    return known and not is_to_come(fact.statement)


async def told_on_weekday(store: FactStore, question: Question, glossary: Glossary) -> Question:
    """The question for a weekday that is none near today, of that one of which the record tells most: "the Saturday" of a
    story that ran for years."""
    if len(question.when) != 1 or question.when[0].days != 1 or not _is_weekday(question):
        return question
    scopes, (was,), event = (glossary.event.slug,), question.when, glossary.event
    if any(await store.lying_within(scopes, ((was.first, was.last),), limit=1)):
        return question
    begun = await store.begun_by_day(scopes, event.first, event.last, limit=_OF_EVENT)
    same = [(alone, day) for day, _, alone in begun if alone and (day - was.first) % _WEEK == 0]
    if not same:
        return question
    _, day = max(same, key=lambda each: (each[0], -each[1]))
    span = DateSpan(day, day)
    assumed = tuple(told_of_day(each, was, span, question.date_use) for each in question.assumed)
    return replace(question, when=(span,), other_days=(), assumed=assumed)


def _is_weekday(question: Question) -> bool:
    """Whether nothing but a weekday tells the asked day."""
    words = level(" ".join(question.date_words)).split()
    return bool(words) and words[-1] in WEEKDAYS and _ON_THE.issuperset(words[:-1])


async def told_at_hours(
    store: FactStore, question: Question, glossary: Glossary, days: Sequence[DateSpan] = ()
) -> Question:
    """The question for an hour without a day ("what happened at 22:05?"), asked of the days of which the record tells that
    hour: of those within ``days``, if any are. Where it tells that hour of none and nothing else is asked, of the hours
    that come nearest."""
    if question.when or question.clock or not _NO_HOUR.isdisjoint(question.asked):
        return question
    hours = lone_hours(question.raw if question.abroad else question.text)
    if hours is None or glossary.vocabulary.facts > _OF_EVENT:
        return question
    facts = await store.facts((glossary.event.slug,))
    told = sorted({span for fact in facts for span in _timed(fact)}, key=_begins)
    for runs in hours.runs:
        spans = [span for span in told if _is_in(span, runs)]
        meant = [span for span in spans if any(day.contains(span) for day in days)] or spans
        if meant:
            return _asked_then(question, hours, tuple(meant))
    asked = _without(question, hours)
    if any(term.weight >= SPECIFIC for term in asked.terms):
        return question
    near = sorted(told, key=lambda span: min(_apart(span, run) for run in hours.runs[0]))
    return replace(asked, when=tuple(near[:_NEAREST]), untimed=hours.words)


def _timed(fact: Fact) -> Iterator[DateSpan]:
    """The day of a fact at each of the hours that it tells."""
    if fact.when is None or fact.when.days > 1:
        return
    for clock in clocks_told(fact):
        yield DateSpan(fact.when.first, fact.when.first, clock=clock)


def _is_in(span: DateSpan, runs: Iterable[tuple[int, int]]) -> bool:
    first, last = span.clock or (0, 0)
    return any(first <= high and low <= last for low, high in runs)


def _apart(span: DateSpan, run: tuple[int, int]) -> int:
    """Minutes between the hours of a span and a run of others."""
    first, last = span.clock or (0, 0)
    return max(run[0] - last, first - run[1], 0)


def _begins(span: DateSpan) -> tuple[int, tuple[int, int]]:
    return span.first, span.clock or (0, 0)


def _asked_then(question: Question, hours: LoneHours, when: tuple[DateSpan, ...]) -> Question:
    assumed = question.assumed
    if len(when) == 1:
        assumed = (*assumed, taken_as(hours.words, when[0]))
    return replace(_without(question, hours), when=when, date_words=(hours.words,), assumed=assumed)


def _without(question: Question, hours: LoneHours) -> Question:
    """The question without the words of the hour: these say when, not what."""
    words = {*hours.words.casefold().split(), *_PIECES.findall(hours.words.casefold())}
    return replace(
        question,
        terms=tuple(term for term in question.terms if term.word.casefold() not in words),
        unknown=tuple(word for word in question.unknown if word.casefold() not in words),
        numbered=tuple(each for each in question.numbered if each[1] not in words),
    )


def _named(span: DateSpan) -> tuple[int, int]:
    """The days by which a span was named: the 7th of "by 7 January"."""
    return (span.last if span.first == OPEN_START else span.first), span.last
