"""Parts of the day named before: "that morning", "the next evening"."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.span import DateSpan, PartOfDay, Precision

DAY = date(2022, 1, 5).toordinal()
TIMELINE = (date(2022, 1, 2).toordinal(), date(2022, 1, 19).toordinal())


def context(previous: DateSpan | None) -> DateContext:
    return DateContext(reference=date(2026, 11, 25), timeline=TIMELINE, previous=previous)


@pytest.mark.parametrize(
    ("text", "by", "part"),
    [
        ("what else did he do that morning", 0, PartOfDay.MORNING),
        ("what happened that evening?", 0, PartOfDay.EVENING),
        ("what happened on the same evening", 0, PartOfDay.EVENING),
        ("and the next morning?", 1, PartOfDay.MORNING),
    ],
)
def test_a_part_of_the_day_named_before_is_found(text: str, by: int, part: PartOfDay) -> None:
    (mention,) = find_dates(text, context(DateSpan(DAY, DAY)), mode="question")
    assert (mention.span.first, mention.span.last, mention.span.part) == (DAY + by, DAY + by, part)


def test_that_day_is_the_whole_day_when_only_its_morning_was_named() -> None:
    morning = DateSpan(DAY, DAY, Precision.PART_OF_DAY, part=PartOfDay.MORNING)
    (mention,) = find_dates("what else happened that day?", context(morning), mode="question")
    assert mention.span.part is None
    assert (mention.span.first, mention.span.last) == (DAY, DAY)


@pytest.mark.parametrize(
    "text",
    ["good morning", "who was awake at night", "what happened in the evening", "that morning"],
)
def test_a_part_of_no_day_is_no_date(text: str) -> None:
    assert find_dates(text, context(None), mode="question") == ()
