"""Spans as EDTF and back, with the ``edtf`` library as a witness where it reads rightly."""

import re
from datetime import date
from typing import Any

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.dates.civil import civil_day, civil_number
from knowledge.dates.edtf import from_edtf, to_edtf
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, PartOfDay, Precision
from knowledge.errors import BadDate

few = settings(max_examples=30)
"""The library takes some milliseconds for a text."""
ENDS = st.integers(-4_000_000, 4_000_000)
FLAGS = st.sampled_from(["", "~", "?", "%"])
YEARS = st.integers(-9999, 9999).map(lambda year: f"{'-' if year < 0 else ''}{abs(year):04d}")
MONTHS = st.tuples(YEARS, st.integers(1, 12)).map(lambda pair: f"{pair[0]}-{pair[1]:02d}")
DAYS = st.tuples(MONTHS, st.integers(1, 28)).map(lambda pair: f"{pair[0]}-{pair[1]:02d}")
DIVISIONS = st.tuples(YEARS, st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41]))
DIVISION = re.compile(r"-?[0-9]{4}-(2[1-4]|3[3-6]|4[01])")
DECADES = st.integers(0, 999).map(lambda number: f"{number:03d}X")
OLD_DECADES = st.integers(1, 999).map(lambda number: f"-{number:03d}X")
CENTURIES = st.integers(0, 99).map(lambda number: f"{number:02d}XX")
LONG_YEARS = st.integers(10_000, 27_000).map(lambda year: f"Y{year}")
SINGLE = st.one_of(
    *(YEARS, MONTHS, DAYS, DECADES, OLD_DECADES, CENTURIES, LONG_YEARS),
    DIVISIONS.map(lambda pair: f"{pair[0]}-{pair[1]}"),
)


@st.composite
def spans(draw: st.DrawFn) -> DateSpan:
    """Any span, most of them of no whole month or year."""
    first, last = sorted((draw(ENDS | st.just(OPEN_START)), draw(ENDS | st.just(OPEN_END))))
    precision = draw(st.sampled_from(Precision))
    return DateSpan(first, last, precision, draw(st.booleans()), draw(st.booleans()))


def day(year: int, month: int, number: int) -> int:
    return civil_number(year, month, number)


@given(SINGLE, FLAGS)
def test_every_form_returns_as_it_was(text: str, flag: str) -> None:
    assert to_edtf(from_edtf(text + flag)) == text + flag


@given(DAYS, DAYS, FLAGS)
def test_interval_of_days_returns_as_it_was(one: str, other: str, flag: str) -> None:
    first, last = sorted((one, other), key=lambda text: from_edtf(text).first)
    if first != last:
        text = f"{first}{flag}/{last}{flag}"
        assert to_edtf(from_edtf(text)) == text


@given(DAYS, FLAGS)
def test_open_ends_return_as_they_were(text: str, flag: str) -> None:
    for interval in (f"../{text}{flag}", f"{text}{flag}/.."):
        assert to_edtf(from_edtf(interval)) == interval
    assert to_edtf(from_edtf("../..")) == "../.."


@given(spans())
def test_no_day_is_lost(span: DateSpan) -> None:
    """Whatever the precision; only years of five digits are widened to the year."""
    back = from_edtf(to_edtf(span))
    assert (back.approximate, back.uncertain) == (span.approximate, span.uncertain) or (
        span.first == OPEN_START and span.last == OPEN_END
    )
    assert back.contains(span)
    for end, back_end in ((span.first, back.first), (span.last, back.last)):
        plain = end in (OPEN_START, OPEN_END) or abs(civil_day(end).year) <= 9999
        assert not plain or end == back_end


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (DateSpan(day(2022, 1, 5), day(2022, 1, 5)), "2022-01-05"),
        (DateSpan(day(2022, 1, 3), day(2022, 1, 9), Precision.WEEK), "2022-01-03/2022-01-09"),
        (DateSpan(day(2022, 1, 8), day(2022, 1, 9), Precision.WEEKEND), "2022-01-08/2022-01-09"),
        (
            DateSpan(day(2022, 1, 1), day(2022, 1, 10), Precision.MONTH_PART),
            "2022-01-01/2022-01-10",
        ),
        (DateSpan(day(2022, 1, 1), day(2022, 4, 30), Precision.YEAR_PART), "2022-01-01/2022-04-30"),
        (DateSpan(day(2022, 1, 1), day(2022, 1, 31), Precision.MONTH), "2022-01"),
        (DateSpan(day(2022, 1, 1), day(2022, 1, 31), Precision.RANGE), "2022-01-01/2022-01-31"),
        (DateSpan(day(2022, 1, 2), day(2022, 1, 31), Precision.MONTH), "2022-01-02/2022-01-31"),
        (DateSpan(day(2021, 12, 1), day(2022, 2, 28), Precision.SEASON), "2021-24"),
        (DateSpan(day(2022, 1, 1), day(2022, 3, 31), Precision.SEASON), "2022-01-01/2022-03-31"),
        (DateSpan(day(2022, 1, 1), day(2022, 3, 31), Precision.QUARTER), "2022-33"),
        (DateSpan(day(2022, 7, 1), day(2022, 12, 31), Precision.HALF_YEAR), "2022-41"),
        (DateSpan(day(2019, 1, 1), day(2021, 12, 31), Precision.YEAR), "2019/2021"),
        (DateSpan(day(1990, 1, 1), day(1999, 12, 31), Precision.DECADE), "199X"),
        (DateSpan(day(1901, 1, 1), day(2000, 12, 31), Precision.CENTURY), "1901/2000"),
        (DateSpan(day(1900, 1, 1), day(1999, 12, 31), Precision.CENTURY), "19XX"),
        (DateSpan(day(-199, 1, 1), day(-190, 12, 31), Precision.DECADE), "-019X"),
        (DateSpan(day(-9, 1, 1), day(0, 12, 31), Precision.DECADE), "-0009/0000"),
        (DateSpan(day(1990, 2, 1), day(2000, 1, 31), Precision.DECADE), "1990-02-01/2000-01-31"),
        (DateSpan(day(-43, 3, 15), day(-43, 3, 15)), "-0043-03-15"),
        (DateSpan(day(0, 1, 1), day(0, 12, 31), Precision.YEAR), "0000"),
        (DateSpan(day(12022, 1, 5), day(12022, 1, 5)), "Y12022"),
        (DateSpan(OPEN_START, day(2022, 1, 7), Precision.OPEN_START), "../2022-01-07"),
        (
            DateSpan(day(2022, 1, 7), OPEN_END, Precision.OPEN_END, approximate=True),
            "2022-01-07~/..",
        ),
    ],
)
def test_span_is_written_as(span: DateSpan, text: str) -> None:
    assert to_edtf(span) == text


def test_part_and_time_of_day_become_the_day() -> None:
    number = day(2022, 1, 5)
    night = DateSpan(number, number, Precision.PART_OF_DAY, part=PartOfDay.NIGHT)
    minute = DateSpan(number, number, Precision.MINUTE, clock=(420, 420))
    assert to_edtf(night) == to_edtf(minute) == "2022-01-05"


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2022-01-05", Precision.DAY),
        ("2022-01", Precision.MONTH),
        ("2022", Precision.YEAR),
        ("2022-22", Precision.SEASON),
        ("2022-34", Precision.QUARTER),
        ("2022-40", Precision.HALF_YEAR),
        ("202X", Precision.DECADE),
        ("20XX", Precision.CENTURY),
        ("2019/2021", Precision.YEAR),
        ("1901/2000", Precision.CENTURY),
        ("1900/1999", Precision.YEAR),
        ("2022-01/2022-03", Precision.RANGE),
        ("2022-01-05/2022-01-07", Precision.RANGE),
        ("../2022-01-07", Precision.OPEN_START),
        ("2022/..", Precision.OPEN_END),
    ],
)
def test_precision_is_read(text: str, precision: Precision) -> None:
    assert from_edtf(text).precision is precision


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "/",
            "2022/",
            "2022-01-06/",
            "/2022",
            "2022-1-5",
            "2022-13",
            "2022-00",
            "2022-20",
            "2022-02-30",
        ),
        *(
            "2022-01-05T07:00",
            "2022-W01",
            "2022-XX",
            "2022-01-XX",
            "XXXX",
            "2XXX",
            "-000X",
            "+2022",
        ),
        *("2022-01-05/2022-01-04", "2022/2023/2024", "~2022", "2022~?", "..", "..~/2022", " 2022"),
        *(
            "Y2022",
            "Y12022-01-05",
            "Y1234567",
            "-00XX",
            "19X",
            "199XX",
            "٢٠٢٢",
            "2022\n",
            "x" * 9999,
        ),
    ],
)
def test_other_text_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(BadDate) as refused:
        from_edtf(text)
    assert str(refused.value).endswith(".")
    assert len(str(refused.value)) < 200


@given(st.text(max_size=20) | st.text(alphabet="0123456789-/.~?%XY", max_size=24))
def test_any_text_gives_a_span_or_a_refusal(text: str) -> None:
    try:
        span = from_edtf(text)
    except BadDate:
        return
    assert from_edtf(to_edtf(span)).contains(span)


def witnessed(text: str) -> Any:
    """What the library reads, or ``None`` for text that it refuses."""
    try:
        return parse_edtf(text)
    except EDTFParseException:
        return None


def civil(number: int) -> tuple[int, int, int]:
    found = civil_day(number)
    return found.year, found.month, found.day


def ends_of(found: Any) -> tuple[tuple[int, int, int], ...]:
    bounds = (found.lower_strict(), found.upper_strict())
    return tuple((end.tm_year, end.tm_mon, end.tm_mday) for end in bounds)


WITNESSED = [
    *("2022-01-05", "2022-02", "2024-02", "2022", "0000", "-0043-03-15", "-0043", "-0043-02"),
    *("199X", "19XX", "000X", "-019X", "-01XX", "2022-21", "2022-22", "2022-23", "2022-33"),
    *("2022-34", "2022-35", "2022-36", "2022-40", "2022-41", "Y12022", "Y-12022"),
    *("2022-01-05~", "2022-01?", "2022%", "199X~", "2022-01-05/2022-01-07", "1901/2000"),
    *("2022-01/2022-03", "2022-01-06~/2022-01-09~", "2019?/2021?", "-0043/0014"),
]


@pytest.mark.parametrize("text", WITNESSED)
def test_library_reads_the_same_days(text: str) -> None:
    """Not asked: winter, which it ends in December, and open ends, which it gives no date."""
    span = from_edtf(text)
    assert ends_of(witnessed(text)) == (civil(span.first), civil(span.last))


@few
@given(SINGLE, FLAGS)
def test_library_reads_the_same_days_of_any_date(text: str, flag: str) -> None:
    """Not asked: winter. With a mark it refuses seasons, quarters, halves and years of five digits."""
    found = witnessed(text + flag)
    if found is None:
        assert flag
        assert "Y" in text or DIVISION.fullmatch(text)
    elif not text.endswith("-24"):
        span = from_edtf(text + flag)
        assert ends_of(found) == (civil(span.first), civil(span.last))


@few
@given(SINGLE, SINGLE)
def test_library_reads_the_same_days_of_any_interval(one: str, other: str) -> None:
    """Not asked: winter at the end. It refuses years of five digits there, quarters and decades before 1."""
    first, last = sorted((one, other), key=lambda text: from_edtf(text).first)
    found = witnessed(f"{first}/{last}")
    if found is None:
        divided = DIVISION.fullmatch(first) or DIVISION.fullmatch(last)
        assert divided or "Y" in first + last or "X" in first + last
    elif not last.endswith("-24"):
        span = from_edtf(f"{first}/{last}")
        assert ends_of(found) == (civil(span.first), civil(span.last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-01-07/..", day(2022, 1, 7), OPEN_END),
        ("../2022-01-07", OPEN_START, day(2022, 1, 7)),
        ("../2022", OPEN_START, day(2022, 12, 31)),
        ("2021-24", day(2021, 12, 1), day(2022, 2, 28)),
        ("2023-24", day(2023, 12, 1), day(2024, 2, 29)),
        ("2022-24~", day(2022, 12, 1), day(2023, 2, 28)),
        ("2022-21?", day(2022, 3, 1), day(2022, 5, 31)),
        ("Y12022/Y12023", day(12022, 1, 1), day(12023, 12, 31)),
    ],
)
def test_days_that_the_library_gets_wrong(text: str, first: int, last: int) -> None:
    """Open ends and seasons: held by hand. What it takes for ten years, "2022-01-06/", is refused."""
    found = from_edtf(text)
    assert (found.first, found.last) == (first, last)


@few
@given(spans())
def test_what_is_written_is_edtf(span: DateSpan) -> None:
    """The library reads it; but it knows no doubtful seasons and no interval of long years."""
    text = to_edtf(span)
    if "Y" not in text:
        assert witnessed(text) is not None, text


@given(st.dates())
def test_calendar_agrees_with_the_standard_library(known: date) -> None:
    found = civil_day(known.toordinal())
    assert (found.year, found.month, found.day) == (known.year, known.month, known.day)


@given(st.integers(OPEN_START, OPEN_END))
def test_calendar_returns_every_day_number(number: int) -> None:
    found = civil_day(number)
    assert civil_number(found.year, found.month, found.day) == number
    assert civil_day(number + 1) > found
