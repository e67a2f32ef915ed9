"""Spans: both ends belong to them, and overlap is a matter of whole numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan

NUMBERS = st.integers(-100, 100)
SPANS = st.tuples(NUMBERS | st.just(OPEN_START), NUMBERS | st.just(OPEN_END)).map(
    lambda ends: DateSpan(min(ends), max(ends))
)


def days_of(span: DateSpan) -> set[int]:
    """The days of a span as far as the strategies reach."""
    return set(range(max(span.first, -101), min(span.last, 101) + 1))


def test_span_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        DateSpan(5, 4)


def test_span_of_one_day_has_one_day() -> None:
    assert DateSpan(7, 7).days == 1


@pytest.mark.parametrize(
    ("days", "number"),
    [(1, 0), (2, 1), (8, 1), (9, 2), (32, 2), (33, 3), (366, 3), (367, 4)],
)
def test_length_class_has_its_bound_inside(days: int, number: int) -> None:
    assert DateSpan(1, days).day_class == number


@pytest.mark.parametrize(
    ("first", "last", "is_open"),
    [(OPEN_START, 5, True), (5, OPEN_END, True), (OPEN_START, OPEN_END, True), (5, 6, False)],
)
def test_span_is_open_when_an_end_is(first: int, last: int, is_open: bool) -> None:
    span = DateSpan(first, last)
    assert span.is_open is is_open
    assert not is_open or span.day_class == 4


@given(SPANS, SPANS)
def test_overlap_means_a_shared_day(one: DateSpan, other: DateSpan) -> None:
    shared = bool(days_of(one) & days_of(other))
    assert one.overlaps(other) is other.overlaps(one) is shared


@given(SPANS, SPANS)
def test_containing_means_no_day_left_out(one: DateSpan, other: DateSpan) -> None:
    assert one.contains(other) is (one.first <= other.first and other.last <= one.last)
    assert not one.contains(other) or days_of(other) <= days_of(one)


@given(SPANS, SPANS)
def test_distance_is_none_only_where_spans_overlap(one: DateSpan, other: DateSpan) -> None:
    assert one.distance(other) == other.distance(one) >= 0
    assert (one.distance(other) == 0) is one.overlaps(other)


def test_distance_counts_days_between() -> None:
    assert DateSpan(1, 3).distance(DateSpan(4, 9)) == 1
    assert DateSpan(10, 12).distance(DateSpan(1, 5)) == 5
