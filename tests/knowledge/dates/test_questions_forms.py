"""Other forms of dates that people type: Unicode hyphens, points, the standard's signs, slips of the year and weekday."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext, Relation
from knowledge.dates.parse import find_dates
from knowledge.dates.show import show
from knowledge.dates.span import PartOfDay
from tests.knowledge.dates.asking import EVENT, rows, told

_FORMS = """
en | 5..7 January | 2022-01-05..2022-01-07
en | 5...7 January | 2022-01-05..2022-01-07
ru | 5…7 января | 2022-01-05..2022-01-07
kk | 5…7 қаңтар | 2022-01-05..2022-01-07
de | 5..7. Januar | 2022-01-05..2022-01-07
fr | 5…7 janvier | 2022-01-05..2022-01-07
es | 5..7 de enero | 2022-01-05..2022-01-07
en | 2022-01-05..2022-01-07 | 2022-01-05..2022-01-07
en | 2022-01-05/2022-01-07 | 2022-01-05..2022-01-07
en | who came 2022-01-05/2022-01-07? | 2022-01-05..2022-01-07
en | 2022-01-05/07 | 2022-01-05..2022-01-07
en | 2022-01/2022-02 | 2022-01-01..2022-02-28
en | 2022/2023 | 2022-01-01..2023-12-31
en | 2022/23 | 2022-01-01..2023-12-31
en | 2022-01-05/.. | 2022-01-05..
en | 2022-01-05/..? | 2022-01-05..
en | ../2022-01-05 | ..2022-01-05
en | 199X | 1990-01-01..1999-12-31
en | he waited... 7 January | 2022-01-07
en | 5/1 | 2022-01-05
"""

_PARTS = """
en | before noon on 5 January | morning
en | on 5 January before noon | morning
en | after midnight on 5 January | night
en | before midnight on 5 January | late
ru | до полудня 5 января | morning
ru | 5 января после полуночи | night
kk | 5 қаңтарда түске дейін | morning
kk | 5 қаңтарда түн ортасынан кейін | night
de | vor Mittag am 5. Januar | morning
de | am 5. Januar nach Mitternacht | night
fr | avant midi le 5 janvier | morning
fr | le 5 janvier après minuit | night
es | antes del mediodía del 5 de enero | morning
es | el 5 de enero después de medianoche | night
"""

_WEEKDAYS = """
en | 5 January 2022, a Monday
en | Monday, 5 January 2022
en | 5 January 2022 (Monday)
en | Monday 5 January
ru | 5 января 2022 года, в понедельник
kk | 2022 жылғы 5 қаңтар, дүйсенбі
de | am 5. Januar 2022, einem Montag
fr | le 5 janvier 2022, un lundi
es | el 5 de enero de 2022, un lunes
"""

_TURNED = """
en | 30 December 2022 to 2 January 2022
en | 2022-12-30/2022-01-02
ru | с 30 декабря 2022 по 2 января 2022
kk | 2022 жылғы 30 желтоқсаннан 2022 жылғы 2 қаңтарға дейін
de | vom 30. Dezember 2022 bis 2. Januar 2022
fr | du 30 décembre 2022 au 2 janvier 2022
es | del 30 de diciembre de 2022 al 2 de enero de 2022
"""


def readings(
    text: str, language: str = "en", timeline: tuple[int, int] | None = EVENT
) -> list[str]:
    (found,) = find_dates(text, DateContext(date(2024, 5, 15), language, timeline=timeline))
    return [show(span) for span in (found.span, *found.alternatives)]


@pytest.mark.parametrize(("language", "text", "days"), rows(_FORMS))
def test_a_form(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize("hyphen", "‐‑‒–—―⁃−－﹣˗")
def test_every_hyphen_is_a_dash(hyphen: str) -> None:
    assert told(f"5{hyphen}7 January", "en") == "2022-01-05..2022-01-07"


@pytest.mark.parametrize("hyphen", "‐‑－")
def test_a_day_of_the_standard_with_other_hyphens(hyphen: str) -> None:
    assert told(f"on 2022{hyphen}01{hyphen}05", "en") == "2022-01-05"


@pytest.mark.parametrize(("text", "days"), [("-0043", "44 BC"), ("-0043-03-15", "15 March 44 BC")])
def test_a_year_of_the_standard_before_the_year_0(text: str, days: str) -> None:
    assert readings(text) == [days]


def test_a_day_before_the_year_0_inside_a_question() -> None:
    assert readings("what happened on -0043-03-15?") == ["15 March 44 BC"]


def test_an_open_interval_tells_its_relation() -> None:
    found = find_dates("2022-01-05/..", DateContext(date(2024, 5, 15)))
    assert [(each.relation, show(each.base)) for each in found] == [
        (Relation.SINCE, "5 January 2022")
    ]


@pytest.mark.parametrize(("language", "text", "part"), rows(_PARTS))
def test_before_or_after_noon_and_midnight_is_a_part_of_that_day(
    language: str, text: str, part: str
) -> None:
    (found,) = find_dates(text, DateContext(date(2024, 5, 15), language, timeline=EVENT))
    assert (found.span.first, found.span.last) == (738160, 738160)
    assert found.span.part is PartOfDay(part)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("after 17:00 on 5 January", (1020, 1439)),
        ("5 January after 17:00", (1020, 1439)),
        ("before 9:30 on 5 January", (0, 570)),
    ],
)
def test_before_or_after_a_time_is_of_that_day_first(text: str, clock: tuple[int, int]) -> None:
    (found,) = find_dates(text, DateContext(date(2024, 5, 15), timeline=EVENT))
    assert (found.span.first, found.span.last, found.span.clock) == (738160, 738160, clock)


@pytest.mark.parametrize(("language", "text"), rows(_WEEKDAYS))
def test_a_weekday_that_does_not_fit_leaves_the_day_and_another_reading(
    language: str, text: str
) -> None:
    assert readings(text, language) == ["5 January 2022", "3 January 2022"]


@pytest.mark.parametrize("text", ["5 January 2022, a Wednesday", "5 January 2022, on Wednesday."])
def test_a_weekday_that_fits_is_part_of_the_date(text: str) -> None:
    assert readings(text) == ["5 January 2022"]


@pytest.mark.parametrize(("language", "text"), rows(_TURNED))
def test_a_run_over_the_new_year_with_one_year_wrong(language: str, text: str) -> None:
    assert readings(text, language) == [
        "30 December 2021 – 2 January 2022",
        "30 December 2022 – 2 January 2023",
        "2 January – 30 December 2022",
    ]
    assert readings(text, language, None)[0] == "30 December 2022 – 2 January 2023"


def test_a_long_run_turned_round_is_so_and_may_have_its_years_wrong() -> None:
    assert readings("from 5 January 2023 to 3 January 2022") == [
        "3 January 2022 – 5 January 2023",
        "5 January 2021 – 3 January 2022",
        "5 January 2023 – 3 January 2024",
    ]
