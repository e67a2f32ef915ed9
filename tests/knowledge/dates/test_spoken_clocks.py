"""Times of day in words, beside a day; alone they name none."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates

DAY = date(2022, 1, 5).toordinal()


def clocks(text: str) -> list[tuple[int, tuple[int, int] | None]]:
    return [
        (each.span.first, each.span.clock)
        for each in find_dates(text, DateContext(date(2022, 2, 1)))
    ]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("at half past three on 5 January", (3, 30)),
        ("at nearly half past noon on 5 January", (12, 30)),
        ("5 January at quarter past noon", (12, 15)),
        ("a quarter to five on 5 January", (4, 45)),
        ("half past midnight on 5 January", (0, 30)),
        ("am 5. Januar um halb vier", (3, 30)),
        ("um halb eins am 5. Januar", (12, 30)),
        ("am 5. Januar um dreiviertel vier", (3, 45)),
        ("am 5. Januar um Viertel nach drei", (3, 15)),
        ("le 5 janvier à trois heures et demie", (3, 30)),
        ("à midi et demi le 5 janvier", (12, 30)),
        ("le 5 janvier à quatre heures moins le quart", (3, 45)),
        ("el 5 de enero a las cuatro menos cuarto", (3, 45)),
        ("a las doce y media del 5 de enero", (12, 30)),
        ("в полпервого 5 января", (12, 30)),
        ("5 января в половине четвёртого", (3, 30)),
        ("5 января в четверть пятого", (4, 15)),
        ("5 января без четверти пять", (4, 45)),
        ("5 қаңтарда сағат үш жарымда", (3, 30)),
    ],
)
def test_times_in_words_stand_beside_a_day(text: str, clock: tuple[int, int]) -> None:
    minutes = clock[0] * 60 + clock[1]
    assert clocks(text) == [(DAY, (minutes, minutes))]


@pytest.mark.parametrize(
    "text",
    [
        "what happened at half past three?",
        "was geschah um halb vier?",
        "что было в половине четвёртого?",
        "a quarter to",
        "half",
        "половина",
        "полпервого",
    ],
)
def test_times_in_words_alone_name_no_day(text: str) -> None:
    assert clocks(text) == []


@pytest.mark.parametrize(
    "text",
    ["в половине первого тура 5 января", "полицейского убили 5 января", "5 января, без драки"],
)
def test_other_words_are_no_times(text: str) -> None:
    assert clocks(text) == [(DAY, None)]
