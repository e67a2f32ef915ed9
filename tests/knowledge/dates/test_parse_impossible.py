"""Dates that cannot be: no day of the event is put in their place."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.show import show

_EVENT = (date(2022, 1, 2).toordinal(), date(2022, 1, 19).toordinal())


def asked(text: str, mode: str = "question") -> list[str]:
    context = DateContext(date(2026, 11, 25), timeline=_EVENT)
    return [show(mention.span) for mention in find_dates(text, context, mode)]


@pytest.mark.parametrize(
    "text", ["2022-13-05", "2022-31-01", "what happened on 2022-13-12?", "2022-00-05"]
)
@pytest.mark.parametrize("mode", ["question", "document"])
def test_the_standard_form_with_a_month_that_is_none_is_no_date(text: str, mode: str) -> None:
    assert asked(text, mode) == []


@pytest.mark.parametrize("text", ["2022-13-5", "2022/13/05", "2022.13.05"])
def test_another_form_with_the_day_in_the_middle_is_the_day(text: str) -> None:
    assert asked(text) == ["13 May 2022"]


@pytest.mark.parametrize("text", ["05.01.0000", "05.01.20222", "5/1/0000", "5/1/20222"])
def test_a_day_in_figures_with_an_impossible_year_is_no_date(text: str) -> None:
    assert asked(text) == []
