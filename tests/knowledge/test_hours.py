"""Hours of the day as texts tell them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lexicon.hours import DAY, Bound, hours_in


@pytest.mark.parametrize(
    ("text", "written", "clock", "bound"),
    [
        ("how many were out by noon on 13 May", "by noon", "12:00", Bound.UPTO),
        ("by 6pm on may 13", "by 6pm", "18:00", Bound.UPTO),
        ("at 16:00 on 13 May", "at 16:00", "16:00", Bound.AT),
        ("as of 8 in the morning", "as of 8 in the morning", "8:00", Bound.UPTO),
        ("By noon 14 were out", "By noon", "12:00", Bound.UPTO),
        ("and by six in the evening 24", "by six in the evening", "18:00", Bound.UPTO),
        ("it began at 28 minutes past midnight", "at 28 minutes past midnight", "0:28", Bound.AT),
        ("at ten to six on the morning", "at ten to six on the morning", "5:50", Bound.AT),
        ("until around 7 in the evening", "until around 7 in the evening", "19:00", Bound.UPTO),
        ("shortly after 2 p.m. on Thursday", "after 2 p.m.", "14:00", Bound.FROM),
        ("at 1:23:40 on 26 May", "at 1:23:40", "1:23", Bound.AT),
        ("by midnight on 26 May", "by midnight", "24:00", Bound.UPTO),
        ("at midnight on 26 May", "at midnight", "0:00", Bound.AT),
        ("12.30 p.m.", "12.30 p.m.", "12:30", Bound.AT),
        ("12 a.m.", "12 a.m.", "0:00", Bound.AT),
        ("at three o'clock in the morning", "at three o'clock in the morning", "3:00", Bound.AT),
        ("a quarter to nine at night", "a quarter to nine at night", "20:45", Bound.AT),
        ("from one at night", "from one at night", "1:00", Bound.FROM),
    ],
)
def test_an_hour_is_read_with_what_bounds_it(
    text: str, written: str, clock: str, bound: Bound
) -> None:
    (hour,) = hours_in(text)
    assert text[hour.start : hour.end] == written
    assert f"{hour.minutes // 60}:{hour.minutes % 60:02}" == clock
    assert hour.bound is bound


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("THE BANK FELL AT NOON", "NOON"),
        ("CLOSED BY 5 PM", "5 PM"),
        ("à 5\u00a0p.m. à Nice", "5\u00a0p.m."),
        ("the café burned at 16:05", "16:05"),
    ],
)
def test_an_hour_is_seen_in_capitals_and_among_other_letters(text: str, written: str) -> None:
    (hour,) = hours_in(text)
    assert text[hour.start : hour.end].endswith(written)


def test_a_text_without_the_sign_of_an_hour_tells_none() -> None:
    assert hours_in("Some 16 of 24 teams came from 7 ports") == ()


@pytest.mark.parametrize(
    "text",
    [
        "he ran 3.5 km in 4.30 hours",
        "a 5:0 win",
        "2.5 million in the morning papers",
        "on the morning of 13 May",
        "by 13 May",
        "twenty-four at night",
        "how many at 4",
        "at 25:10",
        "at 31 p.m.",
    ],
)
def test_other_numbers_are_no_hours(text: str) -> None:
    assert hours_in(text) == ()


def test_both_ends_of_a_run_are_read() -> None:
    assert [hour.minutes for hour in hours_in("between noon and 6pm")] == [720, 1080]


@given(st.text(alphabet="0123456789:. apmnoidghtbyuv'clk-", max_size=60))
def test_hours_lie_in_the_text_and_in_a_day(text: str) -> None:
    for hour in hours_in(text):
        assert 0 <= hour.start < hour.end <= len(text)
        assert 0 <= hour.minutes <= DAY
