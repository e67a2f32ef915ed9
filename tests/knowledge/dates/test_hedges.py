"""Words that make a date approximate or doubtful, and the same words where they do not."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext, Relation
from knowledge.dates.parse import find_dates
from knowledge.dates.span import DateSpan

TODAY = date(2026, 11, 26)


def flags(text: str) -> tuple[bool, bool]:
    (found,) = find_dates(text, DateContext(TODAY))
    assert found.span.approximate is found.base.approximate
    return found.span.approximate, found.span.uncertain


@pytest.mark.parametrize(
    "text",
    [
        "what happened around 5 January 2022?",
        "who was hurt on or about 5 January 2022",
        "was it closed until about 5 January 2022?",
        "5 January 2022 or so, where was he",
        "что было примерно 5 января 2022 года?",
        "было около 5 января 2022 года",
        "шамамен 2022 жылғы 5 қаңтарда не болды?",
        "was geschah ungefähr am 5. Januar 2022?",
        "que s’est-il passé vers le 5 janvier 2022",
        "le 5 janvier 2022 environ",
        "qué pasó alrededor del 5 de enero de 2022",
    ],
)
def test_about_makes_a_day_approximate(text: str) -> None:
    assert flags(text) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "what about 5 January 2022?",
        "tell me about 5 January 2022",
        "what do we know about the 5 January 2022 fire",
        "around 5 people came, then 5 January 2022 was over",
        "on 5 January 2022 about 100 people came",
        "расскажи про 5 января 2022 года",
    ],
)
def test_about_that_tells_a_topic_does_not(text: str) -> None:
    assert flags(text) == (False, False)


@pytest.mark.parametrize(
    "text",
    [
        "was it perhaps on 5 January 2022?",
        "maybe 5 January 2022",
        "это было, возможно, 5 января 2022 года",
        "бәлкім, 2022 жылғы 5 қаңтар",
        "vielleicht am 5. Januar 2022",
        "peut-être le 5 janvier 2022",
        "quizás el 5 de enero de 2022",
    ],
)
def test_perhaps_makes_a_day_uncertain(text: str) -> None:
    assert flags(text) == (False, True)


def test_hedge_leaves_days_and_relation_alone() -> None:
    (found,) = find_dates("everything before about 5 January 2022", DateContext(TODAY))
    day = date(2022, 1, 5).toordinal()
    assert found.relation is Relation.BEFORE
    assert (found.base.first, found.span.last) == (day, day - 1)
    assert found.span.approximate


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022 ж. 5–7 қаңтар", (2022, 1, 5), (2022, 1, 7)),
        ("2022 жылғы 30 қаңтар – 2 ақпан", (2022, 1, 30), (2022, 2, 2)),
        ("2022 ж. І тоқсан", (2022, 1, 1), (2022, 3, 31)),
        ("II квартал 2022 года", (2022, 4, 1), (2022, 6, 30)),
        ("im 3. Quartal 2022", (2022, 7, 1), (2022, 9, 30)),
        ("el 4.º trimestre de 2022", (2022, 10, 1), (2022, 12, 31)),
        ("invierno de 2022–2023", (2022, 12, 1), (2023, 2, 28)),
        ("30 de diciembre de 2021 – 12 de enero de 2022", (2021, 12, 30), (2022, 1, 12)),
        ("siglo II", (101, 1, 1), (200, 12, 31)),
        ("October 79 AD", (79, 10, 1), (79, 10, 31)),
        ("1990-жылдар", (1990, 1, 1), (1999, 12, 31)),
    ],
)
def test_forms_that_are_shown_are_read(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    (found,) = find_dates(text, DateContext(TODAY))
    ends = date(*first).toordinal(), date(*last).toordinal()
    assert DateSpan(*ends) == DateSpan(found.span.first, found.span.last)


@pytest.mark.parametrize(
    "text", ["what were, in what century I wonder", "ad 79", "in 79 ad campaigns", "ce 5 fut"]
)
def test_look_alikes_of_such_forms_are_no_dates(text: str) -> None:
    assert not find_dates(text, DateContext(TODAY))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("They burned the building. 2022 January 5 was quiet", ["2022 January 5"]),
        ("see fig. 5 of the report", []),
        ("what happened on the 5th (and why)", ["5th"]),
        ("they lost 3-2 – 5 January 2022", ["5 January 2022"]),
    ],
)
def test_signs_between_a_clause_and_a_date_do_not_mislead(text: str, dates: list[str]) -> None:
    assert [found.text for found in find_dates(text, DateContext(TODAY))] == dates
