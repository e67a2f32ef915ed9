"""Dates in news, told from the day of writing: Friday, 7 January 2022."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates


def told(text: str) -> list[str]:
    context = DateContext(date(2022, 1, 7))
    found = [mention.base for mention in find_dates(text, context, mode="document")]
    ends = [(date.fromordinal(s.first), date.fromordinal(s.last)) for s in found]
    return [f"{a}" if a == b else f"{a}/{b}" for a, b in ends]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("He said on Friday that all was well.", ["2022-01-07"]),
        ("They met on Saturday.", ["2022-01-01"]),
        ("They will meet on Saturday.", ["2022-01-08"]),
        ("Shots were heard on Wednesday evening.", ["2022-01-05"]),
        ("It was raised on 30 December.", ["2021-12-30"]),
        ("It was raised on 15 January.", ["2022-01-15"]),
        ("In December it fell.", ["2021-12-01/2021-12-31"]),
        ("Five years ago it rose.", ["2017-01-01/2017-12-31"]),
        ("Last month it fell.", ["2021-12-01/2021-12-31"]),
        ("On 2 January it began. The next day it spread.", ["2022-01-02", "2022-01-03"]),
        ("It began on Sunday; two days later it ended.", ["2022-01-02", "2022-01-04"]),
        ("It began on 2 January. That evening it ended.", ["2022-01-02", "2022-01-02"]),
        ("He left in 2019; later that year he died.", ["2019-01-01/2019-12-31"] * 2),
        ("At least 225 died on Jan. 5, officials said.", ["2022-01-05"]),
        ("the Dec. 16, 1991 declaration", ["1991-12-16"]),
        ("(born 6 July 1940)", ["1940-07-06"]),
        ("It will end in two days.", ["2022-01-09"]),
        ("The second attack in two days.", []),
        ("At the second, on 8 January, he left.", ["2022-01-08"]),
        ("On 5, on 8 and on 9 January it rained.", ["2022-01-05", "2022-01-08", "2022-01-09"]),
        ("the third president within a week", []),
        ("It ended following Saturday's vote.", ["2022-01-01"]),
        ("the 2024 Summer Olympics", ["2024-01-01/2024-12-31"]),
        ("a month after the 2011 earthquake", ["2011-01-01/2011-12-31"]),
        ("since April 20's attack", ["2022-04-20"]),
    ],
)
def test_news_is_read_from_its_day(text: str, days: list[str]) -> None:
    assert told(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The probe landed on 30 July 2400.", ["2400-07-30"]),
        ("On 30 July 2400 it landed.", ["2400-07-30"]),
        ("On July 30, 3022, the base was closed.", ["3022-07-30"]),
        ("30 July 2400: The probe landed.", ["2400-07-30"]),
        ("From 1 July 2400 to 5 July 2400 it rained.", ["2400-07-01/2400-07-05"]),
        ("It closed in July 2400.", ["2400-07-01/2400-07-31"]),
        ("30 июля 2400 года он упал.", ["2400-07-30"]),
        ("By 5 January 2400 people had left.", ["2022-01-05"]),
        ("On 5 January, 2400 were arrested.", ["2022-01-05"]),
        ("On 5 January 2400 of them left.", ["2022-01-05"]),
        ("On 5 January 2300 the train left.", ["2022-01-05"]),
    ],
)
def test_a_far_year_is_kept_and_a_count_behind_a_day_is_no_year(text: str, days: list[str]) -> None:
    assert told(text) == days
