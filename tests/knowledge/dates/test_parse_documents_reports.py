"""Periods that business news report on, told from Tuesday, 7 November 2023."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates

Q3 = "2023-07-01/2023-09-30"
Q3_BEFORE = "2022-07-01/2022-09-30"


def told(text: str, mode: str = "document", on: date = date(2023, 11, 7)) -> list[str]:
    found = [mention.base for mention in find_dates(text, DateContext(on), mode=mode)]
    ends = [(date.fromordinal(s.first), date.fromordinal(s.last)) for s in found]
    return [f"{a}" if a == b else f"{a}/{b}" for a, b in ends]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The mill posted a third-quarter loss.", [Q3]),
        ("Profit rose in the third quarter.", [Q3]),
        ("Sales were flat in the second quarter.", ["2023-04-01/2023-06-30"]),
        ("The mill expects to report a third-quarter loss.", [Q3]),
        ("The first quarter was poor.", ["2023-01-01/2023-03-31"]),
        (
            "They will publish first-quarter results in May.",
            ["2024-01-01/2024-03-31", "2024-05-01/2024-05-31"],
        ),
        ("It fell in the 2021 second quarter.", ["2021-04-01/2021-06-30"]),
        ("It fell in the second quarter of 2021.", ["2021-04-01/2021-06-30"]),
        ("It fell in the third quarter of last year.", [Q3_BEFORE]),
        ("Last year's third quarter was better.", [Q3_BEFORE]),
        ("It may open in next year's first quarter.", ["2024-01-01/2024-03-31"]),
        ("The year-ago third quarter was better.", [Q3_BEFORE]),
        ("In the fiscal fourth quarter it lost money.", ["2023-10-01/2023-12-31"]),
        ("It grew in the 2022 first half.", ["2022-01-01/2022-06-30"]),
        ("They scored twice in the first half.", []),
    ],
)
def test_a_quarter_is_the_last_that_has_begun(text: str, days: list[str]) -> None:
    assert told(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Orders fell during the quarter.", [Q3]),
        ("There was a gain of 3 million in the latest period.", [Q3]),
        ("It lost 3 million in the year-ago quarter.", [Q3_BEFORE]),
        ("It lost 3 million in the year-earlier period.", [Q3_BEFORE]),
        ("It lost 3 million in the same quarter last year.", [Q3_BEFORE]),
        ("It lost 3 million in the corresponding period a year earlier.", [Q3_BEFORE]),
        (
            "In the second quarter it lost 3 million, against 2 million a year earlier.",
            ["2023-04-01/2023-06-30", "2022-04-01/2022-06-30"],
        ),
        (
            "In the second quarter it lost 3 million, against 2 million a year ago.",
            ["2023-04-01/2023-06-30", "2022-04-01/2022-06-30"],
        ),
        (
            "In the second quarter it made more than the year-ago 2 million.",
            ["2023-04-01/2023-06-30", "2022-04-01/2022-06-30"],
        ),
        ("The 2021 quarter was better.", ["2021-07-01/2021-09-30"]),
        ("A quarter of the town fled to the quarter of the weavers.", []),
    ],
)
def test_the_quarter_is_the_one_named_last_or_the_last_that_is_over(
    text: str, days: list[str]
) -> None:
    assert told(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("In fiscal 2022 it lost money.", ["2022-01-01/2022-12-31"]),
        ("In fiscal year 2022 it lost money.", ["2022-01-01/2022-12-31"]),
        ("Sales in the current fiscal year rose.", ["2023-01-01/2023-12-31"]),
        ("Sales in the latest fiscal year rose.", ["2022-01-01/2022-12-31"]),
        ("For the full year, sales rose.", ["2023-01-01/2023-12-31"]),
        ("For the year, sales rose.", ["2023-01-01/2023-12-31"]),
        ("The deal is to close by year-end.", ["2023-12-31"]),
        ("Shares have doubled since year-end.", ["2022-12-31"]),
        ("It should be over by year's end.", ["2023-12-31"]),
        ("She was named player of the year.", []),
    ],
)
def test_financial_years_and_their_ends(text: str, days: list[str]) -> None:
    assert told(text) == days


def test_early_in_a_year_the_full_year_is_the_one_that_is_over() -> None:
    assert told("For the full year, sales rose.", on=date(2024, 2, 1)) == ["2023-01-01/2023-12-31"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Wages were higher than two years earlier.", ["2021-01-01/2021-12-31"]),
        (
            "It opened on 3 May 2020; three months later it shut.",
            ["2020-05-03", "2020-08-01/2020-08-31"],
        ),
        ("It opened on 3 May 2020; three days later it shut.", ["2020-05-03", "2020-05-06"]),
        ("Three days later it shut.", []),
        ("He spoke of it two weeks ago.", ["2023-10-23/2023-10-29"]),
    ],
)
def test_what_is_counted_in_years_is_a_year(text: str, days: list[str]) -> None:
    assert told(text) == days


def test_a_question_keeps_its_own_reading_of_a_quarter() -> None:
    assert told("what happened in the quarter?", mode="question") == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It opened in the spring.", ["2023-03-01/2023-05-31"]),
        ("It will open in the spring.", ["2024-03-01/2024-05-31"]),
        ("It opened in the summer of 2020.", ["2020-06-01/2020-08-31"]),
        ("Prices fell in the fall of the regime.", []),
        ("Bees are rare in the winter.", []),
        ("Water came from the spring.", []),
        ("Sales had been slow earlier in the year.", ["2023-01-01/2023-11-06"]),
        ("They will meet later in the year.", ["2023-11-07/2023-12-31"]),
        ("She arrived later in the day.", ["2023-11-07"]),
        ("They met on Sunday, and she arrived later in the day.", ["2023-11-05", "2023-11-05"]),
    ],
)
def test_seasons_and_parts_of_the_year(text: str, days: list[str]) -> None:
    assert told(text) == days
