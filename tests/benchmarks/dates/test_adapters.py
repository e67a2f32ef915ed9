"""What others answer, turned into first and last days; their answers are written down here."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.benchmarks.dates import adapters
from tests.benchmarks.dates.found import Days

NOW = datetime(2022, 1, 10)  # noqa: DTZ001 - as the others want it


@pytest.mark.parametrize(
    ("length", "first", "last"),
    [
        ("day", "2022-02-16", "2022-02-16"),
        ("week", "2022-02-14", "2022-02-20"),
        ("month", "2022-02-01", "2022-02-28"),
        ("quarter", "2022-01-01", "2022-03-31"),
        ("year", "2022-01-01", "2022-12-31"),
    ],
)
def test_day_is_spread_over_what_it_stands_for(length: str, first: str, last: str) -> None:
    assert adapters._spread(date(2022, 2, 16), length) == (first, last)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ({"type": "date", "value": "2022-01-04"}, [("2022-01-04", "2022-01-04")]),
        ({"type": "datetime", "value": "2022-01-04 17:00:00"}, [("2022-01-04", "2022-01-04")]),
        (
            {"type": "daterange", "timex": "2022-W03", "start": "2022-01-17", "end": "2022-01-24"},
            [("2022-01-17", "2022-01-23")],
        ),
        (
            {"type": "daterange", "timex": "(a,b,P3D)", "start": "2022-01-04", "end": "2022-01-07"},
            [("2022-01-04", "2022-01-07"), ("2022-01-04", "2022-01-06")],
        ),
        ({"type": "daterange", "Mod": "before", "end": "2022-01-05"}, [(None, "2022-01-04")]),
        ({"type": "daterange", "Mod": "since", "start": "2022-01-05"}, [("2022-01-05", None)]),
        ({"type": "time", "value": "17:00:00"}, []),
        ({"type": "date", "value": "not resolved"}, []),
    ],
)
def test_excluded_ends_of_recognizers_become_included(
    value: Mapping[str, str], days: list[Days]
) -> None:
    assert list(adapters._microsoft_days(value)) == days


@pytest.mark.parametrize(
    ("value", "days"),
    [
        (
            {"type": "value", "grain": "month", "value": "2021-03-01T00:00:00.000+00:00"},
            ("2021-03-01", "2021-03-31"),
        ),
        ({"type": "value", "grain": "second", "value": "2021-03-01T00:00:00.000+00:00"}, None),
        (
            {
                "type": "interval",
                "from": {"value": "2013-02-15T18:00:00.000+00:00"},
                "to": {"value": "2013-02-18T00:00:00.000+00:00"},
            },
            ("2013-02-15", "2013-02-17"),
        ),
        (
            {"type": "interval", "to": {"value": "2014-01-05T00:00:00.000+00:00"}},
            (None, "2014-01-04"),
        ),
    ],
)
def test_values_of_duckling_are_spread_by_their_grain(
    value: Mapping[str, Any], days: Days | None
) -> None:
    assert adapters._duckling_days(value) == days


def test_pair_of_ends_of_dateparser_becomes_one_range() -> None:
    start, end = datetime(2022, 1, 3), datetime(2022, 1, 9)  # noqa: DTZ001 - as it gives them
    rows = [
        ("past week (start)", start, "day"),
        ("past week (end)", end, "day"),
        ("5pm", NOW, "time"),
        ("in March", datetime(2021, 3, 1), "month"),  # noqa: DTZ001 - as it gives them
    ]
    found = list(adapters._with_spans("past week at 5pm in March", rows))
    assert [(one.readings[0], one.at) for one in found] == [
        (("2022-01-03", "2022-01-09"), (0, 9)),
        (("2021-03-01", "2021-03-31"), (17, 25)),
    ]


@pytest.mark.parametrize(
    ("words", "value", "days"),
    [
        ("January 2022", date(2022, 1, 1), ("2022-01-01", "2022-01-31")),
        ("January 1, 2022", date(2022, 1, 1), ("2022-01-01", "2022-01-01")),
        ("3 days ago", timedelta(days=-3), ("2022-01-07", "2022-01-07")),
        ("in 3 days", timedelta(days=3), ("2022-01-13", "2022-01-13")),
        ("3 days", timedelta(days=3), None),
        ("5pm", NOW.time(), None),
        ("1-3 May", (date(2022, 5, 1), date(2022, 5, 3)), ("2022-05-01", "2022-05-03")),
    ],
)
def test_answers_of_timefhuman_become_days(words: str, value: Any, days: Days | None) -> None:
    assert adapters._human_days(words, value, NOW) == days


@pytest.mark.parametrize(
    "words",
    [
        "5pm",
        "at 17:00",
        "um 17 Uhr",
        "à 17h30",
        "в 17:00",
        "17.30 Uhr",
        "at 5",
        "5-9 am",
        "06:25-08:05",
        "von 5 bis 9 Uhr",
    ],
)
def test_clock_alone_is_no_date(words: str) -> None:
    assert adapters._is_clock(words)


@pytest.mark.parametrize(
    "words",
    [
        "5 May",
        "tomorrow at 5pm",
        "2015",
        "the 15th",
        "25.",
        "11.09",
        "ab 5. 6.",
        "5-9",
        "12.09 - 14.09",
        "from 5 to 9 May",
    ],
)
def test_date_is_no_clock(words: str) -> None:
    assert not adapters._is_clock(words)
