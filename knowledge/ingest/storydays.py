"""The days by which the sentences of a text are read, told along it: each names its own, or goes on from the one before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from knowledge.dates.mention import How
from knowledge.dates.span import DateSpan
from knowledge.ingest.along import (
    LAST,
    LOOKED,
    Place,
    Written,
    is_bare_weekday,
    names_weekday,
    runs_ahead,
    sets_its_days,
    tells_of_what_came,
    told_along,
    told_last,
)
from knowledge.ingest.asides import (
    is_aside,
    is_said_later,
    is_same_day,
    is_some_time,
    is_told_later,
)
from knowledge.ingest.derive import NamedDay, bulk_of, day_of, explicit_days
from knowledge.ingest.hours import is_late, is_of_the_day, is_past_midnight
from knowledge.ingest.nthdays import nth_day, tells_nth
from knowledge.ingest.returns import Times
from knowledge.ingest.timeless import (
    is_for_weeks,
    is_held,
    is_later,
    is_of_it,
    is_of_now,
    is_of_others,
    is_of_the_whole,
    is_open,
)

__all__ = ["Dated", "days_along", "is_day", "span_of"]

_LONGEST_DAY: Final = 40
_SOME_DAY: Final = date(2000, 1, 1).toordinal()
_BACK: Final = 183
"""Days from which on an earlier day is not of the story, but was long before it."""
_AFTERMATH: Final = 366
"""Days behind most others in which what came of it is told: an inquiry, a trial."""
_FEW: Final = 8
"""Days of a time of which only a sentence about the same tells more: "he was let out in May. He went home"."""
_CARRIED: Final = 31
"""Longest time, in days, of which the next sentence may tell more."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The day by which a sentence is to be read, ``None`` where it needs or has none; ``inferred`` where it
    is only that of the sentence before, ``beside`` where it is that of a look back."""

    day: DateSpan | None
    inferred: bool = False
    beside: bool = False


def days_along(
    title: str, parts: Sequence[str | Sequence[str]], published: DateSpan | None
) -> list[list[Dated]]:
    """What the sentences of each paragraph are dated by; a part that is one text is a day that stands over those behind
    it. ``published`` is the day on which the text was, if that is known."""
    return _within(_Telling(title, parts, published).days())


def is_day(text: str) -> bool:
    """Whether a text is a day and nothing else: "Wednesday, 6 November 2024"."""
    if len(text) > _LONGEST_DAY or not (any(map(str.isdigit, text)) or names_weekday(text)):
        return False
    near = DateSpan(_SOME_DAY, _SOME_DAY)
    told = day_of(text, near, near)
    alone = bool(told.words) and not any(map(str.isalnum, text.replace(told.words, "", 1)))
    return alone and told.when is not None and told.when.days == 1


class _Telling:
    """A text as it is told: the day of the story, and within a paragraph the day told last."""

    def __init__(
        self, title: str, parts: Sequence[str | Sequence[str]], published: DateSpan | None
    ) -> None:
        self._parts = parts
        self._texts = [
            text for part in parts for text in ((part,) if isinstance(part, str) else part)
        ]
        self._at = 0
        news = published is not None and not sets_its_days(self._texts, published)
        self._written = Written(published, news=news)
        self._document = next(iter(explicit_days(title)), None)
        """The day that the title tells, behind which what came before it is a look back."""
        told = (span for text in self._texts for span in explicit_days(text))
        self._story = self._previous = self._document or next(told, None)
        self._start: DateSpan | None = None
        """The first day of the story."""
        self._carried: DateSpan | None = None
        self._headed: DateSpan | None = None
        """The day that stands over the paragraph."""
        self._late = False
        """Whether its evening was told."""
        self._stated = False
        """Whether the day of the story is only that on which somebody told of it."""
        self._last: DateSpan | None = None
        """The day named last, where it is behind the one told last."""
        self._weeks = False
        """Whether the day told last is only the first of the weeks of which is told."""
        self._present = False
        """Whether the day was told in the present tense, as a text of its own day tells all."""
        self._begun = False
        """Whether the paragraph has told anything."""
        self._weak = False
        """Whether the day of the story is only a weekday near the one before."""
        self._sure: DateSpan | None = None
        """The day of the story told last by more than a weekday."""
        self._far: DateSpan | None = None
        """The day told last, where the story goes on before it."""
        self._times = Times()
        self._back: DateSpan | None = None
        """The day of a look back, where the sentence before told one."""
        self._reported: DateSpan | None = None
        """The day told last, where somebody only told then what had been."""

    def days(self) -> list[list[Dated]]:
        return [self._part(part) for part in self._parts]

    def _part(self, part: str | Sequence[str]) -> list[Dated]:
        if isinstance(part, str):
            self._head(part)
            return []
        self._far = self._back = None
        self._story = self._headed or self._times.returned(part) or self._story
        self._times.end()
        self._previous, self._carried, self._begun = self._story, self._headed, False
        return [self._sentence(text) for text in part]

    def _head(self, text: str) -> None:
        """Begin what is told under a day."""
        _, own = self._told(text, self._story)
        self._headed = own if own is not None and own.days == 1 else None
        self._late = self._stated = self._weak = False

    def _told(self, text: str, previous: DateSpan | None) -> tuple[NamedDay, DateSpan | None]:
        self._at += 1
        if self._last is not None and is_same_day(text):
            previous = self._last
        place = Place(previous, self._start, self._following(), self._back)
        told, own = told_along(text, place, self._written)
        last = told_last(text, told, own, place, self._written)
        if told.how is How.CHAINED and self._far is not None:
            told, own = told_along(text, replace(place, previous=self._far), self._written)
        if own is not None or last is not None:
            self._last = last
        return told, own

    def _following(self) -> Sequence[str]:
        return self._texts[self._at : self._at + LOOKED]

    def _sentence(self, text: str) -> Dated:
        previous = self._previous
        told, own = self._told(text, previous)
        begun, self._begun = self._begun, True
        if own is None:
            return self._undated(text, told.how)
        if previous is not None:
            following = self._following()
            further = told.how is How.CHAINED and self._far is not None
            if further or runs_ahead(told, own, previous, following):
                self._far = own
                self._carried = own if own.days <= _CARRIED else None
                return Dated(own)
            self._far = None
            if beside := self._beside(text, told, own, previous):
                self._back = own if beside.beside else None
                return beside
            self._back = None
            if begun and tells_of_what_came(text, told, own, previous, following):
                self._carried, self._last = None, own
                return self._dated(own, told.how)
        if own.days > _CARRIED and not (self._carried and own.contains(self._carried)):
            self._carried = None
        before = self._story is not None and self._story.first - own.first > _BACK
        dated = Dated(None) if before else self._dated(own, told.how)
        if own.days <= _CARRIED:
            self._previous, self._carried = own, None if before else own
            self._late, self._present = is_late(text), is_of_now(text)
            chained = told.how is How.CHAINED and is_told_later(text)
            self._reported = own if chained else None
            self._go_on(text, told, own, passing=before, begun=begun)
            self._end(text, told, own)
        return dated

    def _end(self, text: str, told: NamedDay, own: DateSpan) -> None:
        """Go on behind a sentence from the day that it tells last, or from none where it tells of weeks."""
        last = self._last
        if last is not None and told.behind is not None and not told.behind.remark:
            self._previous = last
            self._carried = last if self._carried is not None else None
            self._story = last if self._story == own else self._story
        if weeks := is_for_weeks(text):
            self._carried, self._stated = None, True
        self._weeks = weeks

    def _beside(self, text: str, told: NamedDay, own: DateSpan, previous: DateSpan) -> Dated | None:
        """By what a sentence is dated whose day is not that of the next one: by that day, or where it is only announced
        by the day on which it was."""
        if self._written.is_of_now(told):
            return Dated(self._written.day)
        if not (told.quoted or self._is_aside(text, told, own, previous)):
            return None
        if own.first > previous.last:
            return self._dated(None, told.how)
        if self._weeks and is_bare_weekday(told, own):
            return Dated(None)
        if is_held(text) and not self._present:
            self._carried = None
        return replace(self._dated(own, told.how), beside=True)

    def _is_aside(self, text: str, told: NamedDay, own: DateSpan, previous: DateSpan) -> bool:
        document = self._document
        if document is not None and own.last < document.first <= previous.first:
            return True
        sure = self._sure
        astray = self._weak and (sure is None or sure.first <= own.first)
        if astray and own.last < previous.first and not is_bare_weekday(told, own):
            return False
        return is_aside(text, told.words, own, previous)

    def _undated(self, text: str, how: How) -> Dated:
        """By what a sentence is dated that names no day: that of the one before it, unless it tells of no one day."""
        self._run_on(text)
        if self._headed is None and tells_nth(text):
            self._carried = nth_day(text, self._start, self._back or self._carried)
            return self._dated(None, how)
        if self._carried is None or self._headed is not None:
            return self._dated(None, how)
        hour = is_of_the_day(text)
        if self._carried == self._reported and is_of_others(text) and not hour:
            # "The next morning the police said that two were missing. Nine were hurt": the day before.
            self._carried, self._stated = None, True
        if (is_of_the_whole(text) and not hour) or (is_held(text) and not self._present):
            self._carried = None
        if is_later(text) and not hour:
            return Dated(None)
        long = self._carried is not None and self._carried.days > _FEW
        if (
            (is_of_now(text) and not self._present)
            or is_open(text)
            or (long and not is_of_it(text))
        ):
            return Dated(None)
        return self._dated(None, how)

    def _run_on(self, text: str) -> None:
        """Go on from the day told last with a sentence that names none."""
        if is_some_time(text):
            self._carried = None
        elif self._carried is None and is_of_the_day(text):
            self._carried = None if self._stated else self._story
        if self._carried is None or self._carried.days > 1:
            return
        if self._late and is_past_midnight(text):
            self._turn(self._carried)
        else:
            self._late = self._late or is_late(text)

    def _turn(self, day: DateSpan) -> None:
        """Go on with the day after one, whose evening was told."""
        following = DateSpan(day.first + 1, day.first + 1)
        self._carried = self._previous = following
        self._story = following if self._story == day else self._story
        self._headed = following if self._headed == day else self._headed
        self._late = False

    def _go_on(
        self, text: str, told: NamedDay, own: DateSpan, *, passing: bool, begun: bool
    ) -> None:
        """Move the story on to a day, unless that is only one on which somebody told of it."""
        story = self._story
        later = story is not None and own.first > story.last and is_told_later(text)
        said = told.how is How.CHAINED and is_said_later(text, told.words)
        far = story is not None and own.days > 1 and own.first - story.last > _BACK
        if not (passing or said or far or (later and begun)):
            self._story, self._stated = own, later
            self._times.add(own)
            self._start = self._start or own
            self._weak = is_bare_weekday(told, own)
            self._sure = self._sure if self._weak else own

    def _dated(self, own: DateSpan | None, how: How) -> Dated:
        if own is None:
            return Dated(self._carried, inferred=self._carried is not None)
        if how is not How.RELATIVE:
            return Dated(own)
        # "Yesterday" is counted from the day on which it was written; "last year" is no day of the text.
        return Dated(self._written.day if own.days == 1 else None)


def _within(found: list[list[Dated]]) -> list[list[Dated]]:
    """Without days that lie far from most others: they are not when the story happens, and are read without."""
    days = [each.day for dated in found for each in dated if each.day is not None]
    short = sorted((day.first, day.last) for day in days if day.days <= _CARRIED)
    reach = bulk_of(short)
    if reach is None:
        return found
    first, last = reach
    for begun, ended in short:
        if last < begun <= last + _AFTERMATH:
            last = ended
    whole = DateSpan(first, min(max(last, reach[1] + _AFTERMATH), LAST))
    return [
        [each if each.day and whole.contains(each.day) else Dated(None) for each in dated]
        for dated in found
    ]


def span_of(found: Sequence[Sequence[Dated]]) -> tuple[int, int] | None:
    """First and last day of what is told, but for looks back."""
    dated = [each for paragraph in found for each in paragraph]
    days = [each.day for each in dated if each.day and not each.beside]
    days = days or [each.day for each in dated if each.day]
    if not days:
        return None
    return min(day.first for day in days), max(day.last for day in days)
