"""The hour of a sentence whose day stands elsewhere."""

from datetime import date

import pytest

from knowledge.dates.show import show
from knowledge.dates.span import DateSpan
from knowledge.ingest.clocked import with_hour

_DAY = DateSpan(date(2016, 7, 15).toordinal(), date(2016, 7, 15).toordinal())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("At 23:05 Halm spoke on television.", "15 July 2016, 23:05"),
        ("Her ship landed in Norland at about 03:20.", "about 15 July 2016, 03:20"),
        ("The shots fell at 8.40 a.m. near the bridge.", "15 July 2016, 08:40"),
        ("By 08:00 it was over.", "15 July 2016"),
        ("Halm had left at 08:00.", "15 July 2016"),
        ("A court found that the bridge was shut at 08:00.", "15 July 2016"),
        ("It sank at 08:00, and a tug came.", "15 July 2016"),
        ("It sank at 08:00 and rose at 09:00.", "15 July 2016"),
        ("Kolb won in a time of 2:51:12.", "15 July 2016"),
        ("It sank at noon.", "15 July 2016"),
        ("It sank.", "15 July 2016"),
    ],
)
def test_the_one_hour_of_all_that_is_told_is_that_of_the_sentence(text: str, shown: str) -> None:
    when = with_hour(text, _DAY)
    assert when is not None
    assert show(when) == shown


def test_a_part_of_the_day_a_longer_time_and_no_day_stay() -> None:
    for when in (None, DateSpan(_DAY.first, _DAY.first + 3)):
        assert with_hour("At 23:05 Halm spoke.", when) == when
