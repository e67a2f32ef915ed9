"""What is shown to people can be asked again: the reader finds the days that the words were made of."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates.edtf import from_edtf
from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.show import show
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, Precision

LANGUAGES = ("en", "ru", "de", "fr", "es")
DATES = st.dates(date(1000, 1, 1), date(2099, 12, 31))


def month_part(day: date) -> DateSpan:
    first = (1, 11, 21)[min(day.day // 11, 2)]
    last = monthrange(day.year, day.month)[1] if first == 21 else first + 9
    start = day.replace(day=first).toordinal()
    return DateSpan(start, start + last - first, Precision.MONTH_PART)


def week(day: date) -> DateSpan:
    monday = day.toordinal() - day.weekday()
    return DateSpan(monday, monday + 6, Precision.WEEK)


SPANS = st.one_of(
    DATES.map(lambda day: DateSpan(day.toordinal(), day.toordinal())),
    DATES.map(lambda day: from_edtf(f"{day.year}-{day.month:02d}")),
    DATES.map(lambda day: from_edtf(f"{day.year}")),
    DATES.map(lambda day: from_edtf(f"{day.year}-{21 + day.month % 3}")),
    DATES.map(lambda day: from_edtf(f"{day.year // 100}01/{day.year // 100 + 1}00")),
    DATES.map(lambda day: DateSpan(OPEN_START, day.toordinal(), Precision.OPEN_START)),
    DATES.map(lambda day: DateSpan(day.toordinal(), OPEN_END, Precision.OPEN_END)),
    DATES.map(month_part),
    DATES.map(week),
)


@pytest.mark.parametrize("language", LANGUAGES)
@given(SPANS)
def test_shown_days_are_read_back(language: str, span: DateSpan) -> None:
    context = DateContext(reference=date(2026, 1, 1), language=language)
    (found,) = find_dates(show(span, language), context)
    assert (found.span.first, found.span.last) == (span.first, span.last)
    assert found.span.precision is span.precision
