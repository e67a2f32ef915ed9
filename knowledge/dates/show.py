"""A span in words that people read, and that the date reader reads back.

A vague precision ("early", "week", "season") is told as such only when the span is just the days that the
words stand for; any other span is told by its first and last day.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from knowledge.dates.civil import CivilDay, civil_day, last_day_of_month
from knowledge.dates.cldr import LANGUAGES, Patterns, needs_era, patterns
from knowledge.dates.mention import Relation
from knowledge.dates.phrases import Phrases, phrases
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, Precision

__all__ = ["show"]

_MONTH_THIRDS: Final = ((1, 10), (11, 20), (21, 0))
"""First and last day of early, mid and late; 0 stands for the month's last day."""
_YEAR_THIRDS: Final = ((1, 4), (5, 8), (9, 12))
_MONDAY: Final = 1
"""What a Monday's day number leaves when divided by 7."""


def show(span: DateSpan, language: str = "en", relation: Relation = Relation.ON) -> str:
    """The days of ``span`` in words; English for another language than en, ru, kk, de, fr, es.

    ``relation`` is how an open span was asked for: up to the 7th is then told as "before 8 January".
    """
    code = language[:2].lower()
    known = code if code in LANGUAGES else "en"
    form, words = patterns(known), phrases(known)
    if not span.is_open:
        return _closed(span, form, words)
    if span.first == OPEN_START and span.last == OPEN_END:
        return words.ever
    if span.first == OPEN_START and relation is Relation.BEFORE:
        day = _ended(civil_day(span.last + 1), form, words.from_endings)
        return _open(day, span, words, words.before, words.about_before)
    if span.last == OPEN_END and relation is Relation.AFTER:
        day = _ended(civil_day(span.first - 1), form, words.from_endings)
        return _open(day, span, words, words.after, words.about_after)
    if span.first == OPEN_START:
        day = _ended(civil_day(span.last), form, words.to_endings)
        return _open(day, span, words, words.up_to, words.about_up_to)
    day = _ended(civil_day(span.first), form, words.from_endings)
    return _open(day, span, words, words.on_from, words.about_on_from)


def _open(day: str, span: DateSpan, words: Phrases, template: str, about: str) -> str:
    """``day`` as the only end; ``about`` is the template of an approximate one, if it has its own."""
    if span.approximate:
        day, template = (day, about) if about else (words.about.format(day), template)
    text = template.format(day)
    return words.perhaps.format(text) if span.uncertain else text


def _closed(span: DateSpan, form: Patterns, words: Phrases) -> str:
    days = _Days(form, words, civil_day(span.first), civil_day(span.last))
    part = days.part(span.precision)
    if part and span.part is None and span.clock is None:
        return words.perhaps.format(part) if span.uncertain else part
    return _hedged(_detailed(part or days.text(span), span, words), span, words)


def _ended(day: CivilDay, form: Patterns, endings: tuple[str, ...]) -> str:
    return form.day_text(day) + (endings[day.month - 1] if endings else "")


def _detailed(text: str, span: DateSpan, words: Phrases) -> str:
    """``text`` with the time or the part of the day."""
    if span.clock is not None:
        start, end = (f"{moment // 60:02d}:{moment % 60:02d}" for moment in span.clock)
        return words.clock.format(text, start if start == end else f"{start}–{end}")
    return words.parts[span.part].format(text) if span.part is not None else text


def _hedged(text: str, span: DateSpan, words: Phrases) -> str:
    if span.approximate:
        text = words.about.format(text)
    return words.perhaps.format(text) if span.uncertain else text


class _Days(NamedTuple):
    """First to last day, to be told in one of several ways; an empty text where one does not fit."""

    form: Patterns
    words: Phrases
    first: CivilDay
    last: CivilDay

    def part(self, precision: Precision) -> str:
        """Early, mid or late; such a word is vague enough without "about"."""
        if precision is Precision.MONTH_PART:
            return self._month_part()
        return self._year_part() if precision is Precision.YEAR_PART else ""

    def text(self, span: DateSpan) -> str:
        if span.precision is Precision.WEEK:
            return self._week(span) or self._plain()
        write = _WRITERS.get(span.precision)
        return (write(self) if write else "") or self._plain()

    def _plain(self) -> str:
        """By days; by months or years when these are whole and more than one."""
        if self._whole_years() > 1:
            return self.years()
        if self._whole_months() > 1:
            return self.form.months_text(self.first, self.last)
        return self.form.days_text(self.first, self.last)

    def _whole_months(self) -> int:
        """Number of months that the days cover wholly and exactly, else 0."""
        first, last = self.first, self.last
        if first.day != 1 or last.day != last_day_of_month(last.year, last.month):
            return 0
        return (last.year - first.year) * 12 + last.month - first.month + 1

    def _whole_years(self) -> int:
        months = self._whole_months()
        return months // 12 if self.first.month == 1 and months % 12 == 0 else 0

    def _year(self) -> str:
        return self.form.year_text(self.first.year, self.words.year_in)

    def _week(self, span: DateSpan) -> str:
        if span.days != 7 or span.first % 7 != _MONDAY:
            return ""
        return self.words.week.format(self.form.day_text(self.first))

    def weekend(self) -> str:
        return self.words.weekend.format(self.form.days_text(self.first, self.last))

    def _month_part(self) -> str:
        first, last = self.first, self.last
        if (first.year, first.month) != (last.year, last.month):
            return ""
        end = 0 if last.day == last_day_of_month(last.year, last.month) else last.day
        if (first.day, end) not in _MONTH_THIRDS:
            return ""
        template = self.words.month_thirds[_MONTH_THIRDS.index((first.day, end))]
        if self.words.month_bent and not needs_era(first.year):
            return template.format(self.form.write(self.words.month_bent, first))
        return template.format(self.form.month_text(first))

    def month(self) -> str:
        return self.form.month_text(self.first) if self._whole_months() == 1 else ""

    def quarter(self) -> str:
        if self._whole_months() != 3 or self.first.month % 3 != 1:
            return ""
        quarter = self.form.quarters[self.first.month // 3]
        return self.words.quarter.format(quarter=quarter, year=self._year())

    def half(self) -> str:
        if self._whole_months() != 6 or self.first.month % 6 != 1:
            return ""
        return self.words.halves[self.first.month // 6].format(self._year())

    def season(self) -> str:
        if self._whole_months() != 3 or self.first.month % 3:
            return ""
        year = self._year() if self.first.year == self.last.year else self.years()
        return self.words.seasons[self.first.month // 3 - 1].format(year)

    def _year_part(self) -> str:
        months = (self.first.month, self.last.month)
        if self._whole_months() != 4 or months not in _YEAR_THIRDS:
            return ""
        return self.words.year_thirds[_YEAR_THIRDS.index(months)].format(self._year())

    def years(self) -> str:
        """The year of the first day to that of the last; the year alone when they are the same."""
        first, last = self.first.year, self.last.year
        if first == last:
            return self.form.year_text(first, self.words.year)
        if needs_era(first):
            return f"{self._year()} – {self.form.year_text(last, self.words.year_in)}"
        return self.words.years.format(first, last)

    def whole_years(self) -> str:
        return self.years() if self._whole_years() else ""

    def decade(self) -> str:
        first = self.first.year
        if self._whole_years() != 10 or first % 10 or needs_era(first):
            return self.whole_years()
        return self.words.decade.format(first)

    def century(self) -> str:
        last = self.last.year
        if self._whole_years() != 100 or last % 100:
            return self.whole_years()
        if last > 0:
            return self.words.century.format(self.words.century_number(last // 100))
        return self.words.century_old.format(self.words.century_number(1 - last // 100))


_WRITERS: Final[dict[Precision, Callable[[_Days], str]]] = {
    Precision.WEEKEND: _Days.weekend,
    Precision.MONTH: _Days.month,
    Precision.QUARTER: _Days.quarter,
    Precision.HALF_YEAR: _Days.half,
    Precision.SEASON: _Days.season,
    Precision.YEAR: _Days.whole_years,
    Precision.DECADE: _Days.decade,
    Precision.CENTURY: _Days.century,
}
