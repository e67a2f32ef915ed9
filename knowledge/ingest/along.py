"""Days without a year, and weekdays, of a text that is read along: which ones they are tells the day told before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from knowledge.dates.lexicon import WEEKDAYS, level
from knowledge.dates.mention import How
from knowledge.dates.span import DateSpan
from knowledge.ingest.asides import (
    is_aside,
    is_of_a_fate,
    is_said_later,
    last_clause,
    looks_back,
)
from knowledge.ingest.derive import NamedDay, day_of, explicit_days
from knowledge.regex import regex

__all__ = [
    "LAST",
    "LOOKED",
    "Place",
    "Written",
    "is_bare_weekday",
    "names_weekday",
    "runs_ahead",
    "sets_its_days",
    "tells_of_what_came",
    "told_along",
    "told_last",
]

_CLOCK: Final = regex(
    r"\b[0-9]{1,2}(?:[:.][0-9]{2})?\s*(?:[ap]\.?m\b|o['’]clock)|\b[0-9]{1,2}[:.][0-9]{2}\b",
    re.IGNORECASE,
)
_WORD: Final = regex(r"[^\W\d_]+")
_WEEK: Final = 7
_SOON: Final = 4
"""Days by which a weekday may lie ahead; what would be farther lies behind: "on Sunday" after a Monday."""
_BACK: Final = 183
"""Days from which on a day lies ahead rather than behind."""
LOOKED: Final = 30
"""Sentences that are looked through."""
_LONG_BACK: Final = 92
"""Days from which on a day lies ahead if it would be before all that was told."""
_LATER: Final = 2
"""Days by which what became of somebody is told ahead."""
_RETURN: Final = 15
"""Days within which a story goes on where it was."""
_MONTH: Final = 31
_YEAR: Final = 365
_LEAD: Final = 2
"""Words that may stand before the day with which a sentence begins."""
LAST: Final = date.max.toordinal()
"""The last day that passages can be dated by."""


@dataclass(frozen=True, slots=True)
class Written:
    """The day on which a text was published, if that is known, and whether it has the news of the days before it."""

    day: DateSpan | None
    news: bool

    def is_of_now(self, told: NamedDay) -> bool:
        """Whether a story told later speaks of the days of its telling: "the inquest opened yesterday"."""
        return (
            self.day is not None
            and not self.news
            and told.how is How.RELATIVE
            and not told.quoted
            and told.when is not None
            and told.when.days == 1
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: behind the day told last, ``previous``, in a story that began on the day ``start``, and
    before the sentences ``following``."""

    previous: DateSpan | None
    start: DateSpan | None
    following: Sequence[str]
    back: DateSpan | None = None
    """The day of a look back right before."""


def told_along(text: str, place: Place, written: Written) -> tuple[NamedDay, DateSpan | None]:
    """What a sentence tells of its day, and the day: counted from the one told before, but in news from that on which they
    were ``written``."""
    previous = place.previous
    if written.day is None:
        told = day_of(text, previous, previous)
        return told, _own(text, told, place)
    if not written.news and previous is not None:
        told = day_of(text, previous, previous)
        own = _own(text, told, place)
        late = told.how is How.DOCUMENT and own is not None and own.first > written.day.last
        if not late and not written.is_of_now(told):
            return told, own
    told = day_of(text, written.day, previous)
    own = _of_calendar(told)
    if previous is None or not _is_far(told, own, previous, written.day):
        return told, own
    near = day_of(text, previous, previous)
    beside = _own(text, near, place)
    if own is None or beside is None:
        return told, own
    nearer = abs(beside.first - previous.first) < abs(own.first - written.day.first)
    return (near, beside) if nearer else (told, own)


def _is_far(told: NamedDay, own: DateSpan | None, previous: DateSpan, written: DateSpan) -> bool:
    """Whether a day without a year may be one of a story told long after it happened."""
    if told.how is not How.DOCUMENT or own is None or is_bare_weekday(told, own):
        return False
    return written.first - previous.last > _BACK


def _of_calendar(told: NamedDay) -> DateSpan | None:
    """The day that is told, if passages can be dated by it."""
    return told.when if told.when and 1 <= told.when.first <= told.when.last <= LAST else None


def _own(text: str, told: NamedDay, place: Place) -> DateSpan | None:
    """The day that a sentence names where nobody knows when it was written: “yesterday” names none, a weekday is one near
    the day told before, in somebody's words the last one, and a day without a year one behind it."""
    when, previous = _of_calendar(told), place.previous
    if when is None or (told.quoted and told.how is not How.RELATIVE):
        return when
    if told.how is How.RELATIVE:
        return None
    if told.how is not How.DOCUMENT or previous is None:
        return when
    if is_bare_weekday(told, when):
        return _weekday(text, told, when, previous)
    if names_weekday(told.words):
        return when
    if looks_back(text, told.words):
        ahead = when.first - previous.last > _MONTH
        return _moved(when, -_days_of_year(when.first)) if ahead else when
    return _of_its_year(text, told, when, place)


def _of_its_year(text: str, told: NamedDay, when: DateSpan, place: Place) -> DateSpan:
    """A day without a year, the nearest to the one told before, or that of the next year."""
    previous, back = place.previous, place.back
    later = _moved(when, _days_of_year(when.first))
    if previous is None or later.last > LAST or not _lies_ahead(when, later, previous, place.start):
        return when
    if back is not None and 0 <= when.first - back.first <= _MONTH:
        return when
    if _is_before(when, place.start) and _leads(text, told.words):
        return later
    return when if _goes_on_before(later, previous, place.following) else later


def is_bare_weekday(told: NamedDay, when: DateSpan) -> bool:
    """Whether a weekday is all that tells the day."""
    if when.days > 1 or any(map(str.isdigit, _CLOCK.sub("", told.words))):
        return False
    return names_weekday(told.words)


def names_weekday(words: str) -> bool:
    """Whether a weekday is among the words."""
    return any(word in WEEKDAYS for word in _WORD.findall(level(words)))


def _weekday(text: str, told: NamedDay, when: DateSpan, previous: DateSpan) -> DateSpan:
    if when.first > previous.first:
        return when
    ahead = (when.first - previous.first) % _WEEK
    back = ahead > _SOON or (ahead > 0 and looks_back(text, told.words))
    return _moved(when, previous.first + ahead - (_WEEK if back else 0) - when.first)


def _lies_ahead(
    when: DateSpan, later: DateSpan, previous: DateSpan, start: DateSpan | None
) -> bool:
    """Whether a day rather is the one of the next year: it is far behind, or of the year in which the story is by then, or
    would be long before all of the story."""
    behind = previous.first - when.first
    if behind > _BACK:
        return True
    before = _is_before(when, start) and behind > _LONG_BACK
    same = date.fromordinal(later.first).year == date.fromordinal(previous.first).year
    return behind > 0 and (before or same)


def _is_before(when: DateSpan, start: DateSpan | None) -> bool:
    """Whether a day lies before all of the story."""
    return start is not None and when.last < start.first


def _leads(text: str, words: str) -> bool:
    """Whether a sentence begins with its day: then it tells what came about on it, and of nothing before the story."""
    return len(text.partition(words)[0].split()) <= _LEAD


def runs_ahead(told: NamedDay, own: DateSpan, previous: DateSpan, following: Sequence[str]) -> bool:
    """Whether a sentence tells a far later day, its year said, before the story goes on where it was."""
    far = own.first - previous.last > _BACK
    return (
        far
        and told.how is How.EXPLICIT
        and _goes_on_before(own, previous, following, weekdays=False)
    )


def tells_of_what_came(
    text: str, told: NamedDay, own: DateSpan, previous: DateSpan, following: Sequence[str]
) -> bool:
    """Whether a sentence with a later day tells what became of somebody, or is told beside, as the story goes on before
    it."""
    dated = told.how in (How.DOCUMENT, How.EXPLICIT) and not is_bare_weekday(told, own)
    if not dated or own.days > 1 or own.first - previous.last < _LATER:
        return False
    for at, sentence in enumerate(following[:LOOKED]):
        after = day_of(sentence, previous, previous)
        if after.when is None or after.quoted or looks_back(sentence, after.words):
            continue
        if at and after.how is How.CHAINED:
            continue
        if is_bare_weekday(after, after.when):
            nearer = _ahead(after.when, previous) <= _ahead(after.when, own)
            return nearer and is_of_a_fate(text)
        if after.how not in (How.DOCUMENT, How.EXPLICIT):
            return False
        return previous.first <= after.when.first < own.first
    return False


def _ahead(weekday: DateSpan, day: DateSpan) -> int:
    """Days from a day to the next such weekday."""
    return (weekday.first - day.first) % _WEEK


def told_last(
    text: str, told: NamedDay, own: DateSpan | None, place: Place, written: Written
) -> DateSpan | None:
    """The day that a sentence names last, where it came soon behind that of which the sentence tells."""
    since = own or place.previous
    if told.behind is None or since is None or written.news:
        return None
    words = told.behind.words
    clause = last_clause(text, words, told.words, remark=told.behind.remark)
    day = _own(clause, told.behind, replace(place, previous=since)) if clause else None
    if day and told.when and own and told.behind.how is How.CHAINED:
        day = _moved(day, own.first - told.when.first)
    if day is None or not since.last < day.first <= since.last + _MONTH:
        return None
    if told.behind.how is How.CHAINED and is_said_later(clause, words):
        return None
    return None if is_aside(clause, words, day, since) or looks_back(clause, words) else day


def _goes_on_before(
    later: DateSpan, previous: DateSpan, following: Sequence[str], *, weekdays: bool = True
) -> bool:
    """Whether the story goes on from the day told before: the far one was told beside it. ``weekdays``: a weekday tells as
    much."""
    for text in following[:LOOKED]:
        told = day_of(text, previous, previous)
        when = told.when
        if when is None or told.quoted or looks_back(text, told.words):
            continue
        if is_bare_weekday(told, when):
            if weekdays:
                return True
        elif told.how is How.DOCUMENT and _is_nearer(text, when, later, previous):
            return False
        elif not previous.first <= when.first <= when.last <= LAST or when.days > _MONTH:
            continue  # A year is told in passing: "fitted in 2019".
        elif told.how is How.EXPLICIT:
            if weekdays or when.first < later.first:
                return when.first < later.first
        elif told.how is How.DOCUMENT:
            return when.first - previous.first < min(_RETURN, _distance(text, later))
    return False


def _is_nearer(text: str, when: DateSpan, later: DateSpan, previous: DateSpan) -> bool:
    """Whether a day without a year is of the later day's time, and far from the one told before, be it of the next year."""
    apart = min(abs(when.first + year - previous.first) for year in (0, _YEAR))
    return _distance(text, later) < min(_RETURN, apart)


def _distance(text: str, later: DateSpan) -> int:
    """Days between a day and that of a text without a year, where it is told near it."""
    when = day_of(text, later, later).when
    return abs(when.first - later.first) if when is not None else _RETURN


def _moved(when: DateSpan, days: int) -> DateSpan:
    return replace(when, first=when.first + days, last=when.last + days)


def _days_of_year(first: int) -> int:
    """Days from a day to the same one of the next year; of the last year that there is, as many as a year has."""
    day = date.fromordinal(first)
    if day.year == date.max.year:
        return _YEAR
    leap = (day.month, day.day) == (2, 29)
    return (day.replace(year=day.year + 1, day=28 if leap else day.day) - day).days


def sets_its_days(texts: Sequence[str], published: DateSpan) -> bool:
    """Whether a text tells a story of its own time, the first day of which it names in full, rather than the news of the
    days before it was ``published``: then it names mostly weekdays, and those of no such day."""
    begun = opens = False
    bare = 0
    for text in texts[:LOOKED]:
        told = day_of(text, published, None)
        if told.when is None or told.quoted or told.when.days > _MONTH:
            continue
        if told.how is How.RELATIVE:
            if told.when.days == 1 and not opens:
                return False
            continue
        if not begun:
            if not _is_of_a_story(text, told, told.when, published):
                return False
            begun, opens = True, names_weekday(told.words)
        bare += 1 if is_bare_weekday(told, told.when) else -1
    return begun and (opens or bare <= 0)


def _is_of_a_story(text: str, told: NamedDay, when: DateSpan, published: DateSpan) -> bool:
    """Whether a text may begin with this day, which is no look back: it is told in full, whenever that was written, or its
    weekday says that it was long before."""
    ago = published.first - when.first
    if ago < 0 or looks_back(text, told.words):
        return False
    if told.how is How.EXPLICIT:
        return any(span == when for span in explicit_days(text))
    return ago > _BACK and names_weekday(told.words)
