"""What is shown to people can be asked again: the reader finds the days that the words were made of."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates.calendar import month_span, week_span, year_span
from knowledge.dates.cldr import LANGUAGES
from knowledge.dates.mention import DateContext, Relation
from knowledge.dates.parse import find_dates
from knowledge.dates.show import show
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, PartOfDay, Precision
from knowledge.dates.units import months_span, third

languages = pytest.mark.parametrize("language", LANGUAGES)
DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 20)).map(date.toordinal)
YEARS = st.integers(1000, 9989)
OLD_YEARS = st.integers(-9990, 997)
"""Astronomical; told with their era."""
OLD_DAYS = st.builds(
    lambda year, day: year_span(year, year).first + day, OLD_YEARS, st.integers(0, 364)
)
MONTHS = st.integers(1, 12)
PARTS = st.integers(0, 2)
ELSEWHERE = (date(2019, 5, 1).toordinal(), date(2019, 5, 9).toordinal())
"""Days of an event that the spans have nothing to do with."""


def context(language: str, *, event: bool) -> DateContext:
    """An event and a day of writing that are not those of the spans."""
    return DateContext(
        reference=date(2026, 11, 26), language=language, timeline=ELSEWHERE if event else None
    )


def read(shown: str, language: str, *, event: bool = False) -> DateSpan:
    """The one date of the text, which must not be one of several readings."""
    (found,) = find_dates(shown, context(language, event=event))
    assert not found.alternatives
    return found.span


def one_day(number: int) -> DateSpan:
    return DateSpan(number, number)


def days(first: int, last: int) -> DateSpan:
    precision = Precision.DAY if first == last else Precision.RANGE
    return DateSpan(min(first, last), max(first, last), precision)


def months(year: int, first: int, count: int) -> DateSpan:
    """So many months as a range, but a year where they are one."""
    span = months_span(year, first, count + 1)
    whole_year = (first, count) == (1, 11)
    return replace(span, precision=Precision.YEAR if whole_year else Precision.RANGE)


def years(first: int, more: int) -> DateSpan:
    return year_span(first, first + more, Precision.RANGE)


def season(year: int, number: int) -> DateSpan:
    return replace(months_span(year, 3 + 3 * number, 3), precision=Precision.SEASON)


def weekend(number: int) -> DateSpan:
    saturday = week_span(number).first + 5
    return DateSpan(saturday, saturday + 1, Precision.WEEKEND)


def part(whole: DateSpan, portion: int) -> DateSpan:
    found = third(whole, portion)
    assert found is not None
    return found


def part_of_month(year: int, month: int, portion: int) -> DateSpan:
    return part(month_span(year, month), portion)


def part_of_year(year: int, portion: int) -> DateSpan:
    return part(year_span(year, year), portion)


def part_of_day(number: int, part: PartOfDay) -> DateSpan:
    return DateSpan(number, number, Precision.PART_OF_DAY, part=part)


def clock(number: int, one: int, other: int) -> DateSpan:
    moments = (min(one, other), max(one, other))
    return DateSpan(number, number, Precision.MINUTE, clock=moments)


def decade(year: int) -> DateSpan:
    return year_span(year // 10 * 10, year // 10 * 10 + 9, Precision.DECADE)


def century(number: int) -> DateSpan:
    """The first to the twentieth and more, 0 for the first before them."""
    return year_span(number * 100 - 99, number * 100, Precision.CENTURY)


MOMENTS = st.integers(0, 1439)


def kinds(
    number: st.SearchStrategy[int], year: st.SearchStrategy[int]
) -> dict[Precision, st.SearchStrategy[DateSpan]]:
    """Spans by how they are told, from days and years. An hour is told, and read, as a clock time."""
    return {
        Precision.MINUTE: st.builds(clock, number, MOMENTS, MOMENTS),
        Precision.PART_OF_DAY: st.builds(part_of_day, number, st.sampled_from(PartOfDay)),
        Precision.DAY: number.map(one_day),
        Precision.WEEKEND: number.map(weekend),
        Precision.WEEK: number.map(week_span),
        Precision.MONTH_PART: st.builds(part_of_month, year, MONTHS, PARTS),
        Precision.MONTH: st.builds(month_span, year, MONTHS),
        Precision.QUARTER: st.builds(months_span, year, st.sampled_from([1, 4, 7, 10]), st.just(3)),
        Precision.HALF_YEAR: st.builds(months_span, year, st.sampled_from([1, 7]), st.just(6)),
        Precision.SEASON: st.builds(season, year, st.integers(0, 3)),
        Precision.YEAR_PART: st.builds(part_of_year, year, PARTS),
        Precision.YEAR: year.map(lambda only: year_span(only, only)),
        Precision.DECADE: year.map(decade),
        Precision.CENTURY: st.integers(-98, 99).map(century),
        Precision.RANGE: st.builds(days, number, number)
        | st.builds(lambda first, more: days(first, first + more), number, st.integers(0, 70))
        | st.builds(years, year.filter(lambda first: first < 9400), st.integers(1, 600))
        | st.builds(months, year, MONTHS, st.integers(1, 30)),
        Precision.OPEN_START: number.map(
            lambda day: DateSpan(OPEN_START, day, Precision.OPEN_START)
        ),
        Precision.OPEN_END: number.map(lambda day: DateSpan(day, OPEN_END, Precision.OPEN_END)),
    }


KINDS = kinds(DAYS, YEARS)
OLD_KINDS = kinds(OLD_DAYS, OLD_YEARS)
del OLD_KINDS[Precision.DECADE]
"""A decade whose years need an era is told as a run of years."""


@languages
@pytest.mark.parametrize("precision", KINDS)
@given(st.data(), st.booleans())
def test_shown_days_are_read_back(
    language: str, precision: Precision, data: st.DataObject, event: bool
) -> None:
    span = data.draw(KINDS[precision])
    assert read(show(span, language), language, event=event) == span


@languages
@given(st.one_of(*KINDS.values()), st.booleans(), st.booleans(), st.booleans())
def test_about_and_perhaps_are_read_back(
    language: str, span: DateSpan, about: bool, perhaps: bool, event: bool
) -> None:
    """A vague part of a month or year is approximate anyway."""
    hedged = replace(span, approximate=span.approximate or about, uncertain=perhaps)
    assert read(show(hedged, language), language, event=event) == hedged


@languages
@given(st.one_of(*OLD_KINDS.values()), st.booleans(), st.booleans(), st.booleans())
def test_years_told_with_their_era_are_read_back(
    language: str, span: DateSpan, about: bool, perhaps: bool, event: bool
) -> None:
    hedged = replace(span, approximate=span.approximate or about, uncertain=perhaps)
    assert read(show(hedged, language), language, event=event) == hedged


@languages
@given(OLD_YEARS)
def test_decades_told_with_their_era_keep_their_days(language: str, year: int) -> None:
    span = decade(year)
    found = read(show(span, language), language)
    assert (found.first, found.last) == (span.first, span.last)


@languages
@given(DAYS | OLD_DAYS, st.sampled_from(Relation), st.booleans(), st.booleans(), st.booleans())
def test_relations_are_read_back(
    language: str, number: int, relation: Relation, about: bool, perhaps: bool, event: bool
) -> None:
    """Two days for "between", else one with its open end."""
    spans = {
        Relation.ON: one_day(number),
        Relation.BETWEEN: days(number, number + 9),
        Relation.BEFORE: DateSpan(OPEN_START, number, Precision.OPEN_START),
        Relation.BY: DateSpan(OPEN_START, number, Precision.OPEN_START),
        Relation.AFTER: DateSpan(number, OPEN_END, Precision.OPEN_END),
        Relation.SINCE: DateSpan(number, OPEN_END, Precision.OPEN_END),
    }
    span = replace(spans[relation], approximate=about, uncertain=perhaps)
    (found,) = find_dates(show(span, language, relation), context(language, event=event))
    assert (found.span, found.relation) == (span, relation)


def test_known_precisions_are_all_tried() -> None:
    assert set(Precision) - set(KINDS) == {Precision.HOUR}
