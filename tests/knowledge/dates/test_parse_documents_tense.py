"""Days without a year in news, told by what the verb says: from Friday, 7 January 2022."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates


def told(text: str, language: str = "") -> list[str]:
    context = DateContext(date(2022, 1, 7), language)
    found = [mention.base for mention in find_dates(text, context, mode="document")]
    ends = [(date.fromordinal(s.first), date.fromordinal(s.last)) for s in found]
    return [f"{a}" if a == b else f"{a}/{b}" for a, b in ends]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The mayor said Tuesday that she will step down.", ["2022-01-04"]),
        ("She will step down, the mayor told us Tuesday.", ["2022-01-04"]),
        ("The bridge reopened on Wednesday and will stay open.", ["2022-01-05"]),
        ("The talks are set to resume Monday.", ["2022-01-10"]),
        ("The vote is scheduled for Thursday.", ["2022-01-13"]),
        ("The ministers agreed to meet again Sunday.", ["2022-01-09"]),
        ("On Monday the shops will open.", ["2022-01-10"]),
        ("He was set on Monday.", ["2022-01-03"]),
    ],
)
def test_a_weekday_follows_the_verb_beside_it(text: str, days: list[str]) -> None:
    assert told(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The plant was closed in May.", ["2021-05-01/2021-05-31"]),
        ("In April the firm hired a new head.", ["2021-04-01/2021-04-30"]),
        ("The plant will be closed in May.", ["2022-05-01/2022-05-31"]),
        ("A show in May.", ["2022-05-01/2022-05-31"]),
        ("It ended on 30 May.", ["2021-05-30"]),
        ("The bank extended the loan through March.", ["2022-03-01/2022-03-31"]),
        ("They declared a dividend, payable 15 March.", ["2022-03-15"]),
        ("It would be paid on an unspecified date in March.", ["2022-03-01/2022-03-31"]),
        ("The strike, called for 20 January, worried many.", ["2022-01-20"]),
    ],
)
def test_the_year_of_a_month_follows_the_verb(text: str, days: list[str]) -> None:
    assert told(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Over the weekend two bridges fell.", ["2022-01-01/2022-01-02"]),
        ("Two bridges will be closed over the weekend.", ["2022-01-08/2022-01-09"]),
    ],
)
def test_the_weekend_follows_the_verb(text: str, days: list[str]) -> None:
    assert told(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They won in nineteen ninety-six.", ["1996-01-01/1996-12-31"]),
        ("They won in nineteen seventy-nine again.", ["1979-01-01/1979-12-31"]),
        ("They won in nineteen ninety.", ["1990-01-01/1990-12-31"]),
    ],
)
def test_a_spelt_year_may_have_a_dash(text: str, days: list[str]) -> None:
    assert told(text) == days


def test_a_long_text_without_verbs_is_read_in_a_window() -> None:
    text = "Friday " * 400
    assert len(told(text)) == 400


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It rained on 3 May 2021. The following Monday it dried.", ["2021-05-03", "2021-05-10"]),
        ("It fell on Thursday, from the preceding Monday.", ["2022-01-06", "2022-01-03"]),
        ("The next day it dried.", []),
        ("It lasted from 14 December to Wednesday.", ["2021-12-14/2022-01-05"]),
        ("It is open from today to 20 January.", ["2022-01-07/2022-01-20"]),
        ("Eight working days after 5 May 2021 it fell.", ["2021-05-05"]),
        ("It fell on Thursday, the third loss in a row.", ["2022-01-06"]),
        ("They met over the weekend in Quay.", ["2022-01-01/2022-01-02"]),
        ("Die Sieger vom Wochenende waren müde.", ["2022-01-01/2022-01-02"]),
    ],
)
def test_days_beside_others(text: str, days: list[str]) -> None:
    assert told(text) == days
