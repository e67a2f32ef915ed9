"""Ranges whose ends stand the wrong way round, in questions and in news."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.show import show

_EVENT = (date(2022, 1, 2).toordinal(), date(2022, 1, 19).toordinal())


def asked(
    text: str, mode: str = "question", timeline: tuple[int, int] | None = _EVENT
) -> list[str]:
    context = DateContext(date(2026, 11, 25), timeline=timeline)
    return [show(mention.span) for mention in find_dates(text, context, mode)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("from 9 to 5 January", "5–9 January 2022"),
        ("9-7 January", "7–9 January 2022"),
        ("between 9 and 7 January", "7–9 January 2022"),
        ("between 9 and 7 January 2022", "7–9 January 2022"),
        ("between 7 January and 4 January", "4–7 January 2022"),
        ("between January 9 and 7", "7–9 January 2022"),
        ("in January between 9 and 7", "7–9 January 2022"),
        ("January 9 to January 5", "5–9 January 2022"),
        ("from the 9th to 5 January", "5–9 January 2022"),
        ("between the 9th and the 7th", "7–9 January 2022"),
        ("from 9 January to 5 January 2022", "5–9 January 2022"),
        ("from 9 January 2022 to 5 January 2022", "5–9 January 2022"),
        ("from 9.1.2022 to 5.1.2022", "5–9 January 2022"),
        ("between 10 February and 20 January", "20 January – 10 February 2022"),
        ("с 9 по 5 января", "5–9 January 2022"),
        ("vom 9. bis 5. Januar", "5–9 January 2022"),
        ("entre le 9 et le 7 janvier", "7–9 January 2022"),
        ("del 9 al 5 de enero", "5–9 January 2022"),
        ("from late January to early January", "1–31 January 2022"),
        ("from May 2022 to January 2022", "January – May 2022"),
    ],
)
def test_a_question_with_reversed_ends_means_the_days_between_them(text: str, days: str) -> None:
    assert asked(text) == [days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("from 28 December to 3 January", "28 December 2021 – 3 January 2022"),
        ("from 28 December to 3 January 2022", "28 December 2021 – 3 January 2022"),
        ("from 28 to 3 January", "28 December 2021 – 3 January 2022"),
        ("from the 28th to 3 January", "28 December 2021 – 3 January 2022"),
        ("from May to January", "May 2022 – January 2023"),
        ("from March to January 2022", "March 2021 – January 2022"),
        ("between the 19th and the 2nd", "19 January – 2 February 2022"),
    ],
)
def test_a_range_over_the_end_of_a_month_or_year_stays(text: str, days: str) -> None:
    assert asked(text) == [days]


def test_reversed_ends_are_put_in_order_without_an_event_too() -> None:
    assert asked("from 9 to 5 November 2020", timeline=None) == ["5–9 November 2020"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("from 9 to 5 January", ["9 December 2021 – 5 January 2022"]),
        ("between January 9 and 7", ["9 January 2022"]),
        ("from 9 January 2022 to 5 January 2022", []),
    ],
)
def test_news_are_not_turned_round(text: str, days: list[str]) -> None:
    assert asked(text, "document") == days
