"""Dates that cannot be: no day of the event is put in their place."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates, impossible_dates
from knowledge.dates.show import show

_EVENT = (date(2022, 1, 2).toordinal(), date(2022, 1, 19).toordinal())


def asked(text: str, mode: str = "question") -> list[str]:
    context = DateContext(date(2026, 11, 25), timeline=_EVENT)
    return [show(mention.span) for mention in find_dates(text, context, mode)]


@pytest.mark.parametrize(
    "text", ["2022-13-05", "2022-31-01", "what happened on 2022-13-12?", "2022-00-05"]
)
@pytest.mark.parametrize("mode", ["question", "document"])
def test_the_standard_form_with_a_month_that_is_none_is_no_date(text: str, mode: str) -> None:
    assert asked(text, mode) == []


@pytest.mark.parametrize("text", ["2022-13-5", "2022/13/05", "2022.13.05"])
def test_another_form_with_the_day_in_the_middle_is_the_day(text: str) -> None:
    assert asked(text) == ["13 May 2022"]


@pytest.mark.parametrize("text", ["05.01.0000", "05.01.20222", "5/1/0000", "5/1/20222"])
def test_a_day_in_figures_with_an_impossible_year_is_no_date(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "5 January 0000",
        "January 5, 0000",
        "5 January 20222",
        "January 5, 20222",
        "on 5 January 20222 what happened?",
        "5 January in the year 99999",
        "5 января 20222 года",
        "between 4 and 7 January 20222",
        "January 20222",
        "what happened in January 0000?",
    ],
)
def test_an_impossible_year_is_not_replaced_by_the_event_s(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize("mode", ["question", "document"])
@pytest.mark.parametrize(
    "text",
    [
        "5 January 1443 AH",
        "5 January 1443 A.H.",
        "January 5, 1443 AH",
        "5 January 1443 hijri",
        "5 January of the year 1443 of the hijra",
        "5 January (1443 AH)",
        "5 января 1443 года хиджры",
        "5 January 2565 BE",
        "5 January 2565 Buddhist era",
        "in 1443 AH",
        "January 1443 AH",
    ],
)
def test_a_year_of_another_calendar_is_no_year_of_ours(text: str, mode: str) -> None:
    assert asked(text, mode) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 Январь 3022", "5 January 3022"),
        ("5 января 3022 года", "5 January 3022"),
        ("what happened on 5 January 3022?", "5 January 3022"),
        ("January 5, 3022", "5 January 3022"),
        ("5-Jan-3022", "5 January 3022"),
        ("5 January 0812 AD", "5 January 812 AD"),
        ("5 January in the year 3022", "5 January 3022"),
        ("4-7 January 3022", "4–7 January 3022"),
        ("in January 3022", "January 3022"),
        ("January 5 to 7, 3022", "5–7 January 3022"),
        ("5 January 500", "5 January 500 AD"),
        ("3022 January 5", "5 January 3022"),
        ("7754", "7754"),
        ("2230", "2230"),
        ("spring 7754", "spring 7754"),
        ("2330–2331 жж. қыс", "winter 2330–2331"),
        ("первый квартал 7754 года", "1st quarter 7754"),
        ("noviembre de 7754", "November 7754"),
        ("mars 2527", "March 2527"),
        ("2300–2450", "2300–2450"),
        ("б.з.д. 4036 ж. 16 қаңтар", "16 January 4036 BC"),
        ("3022 жылғы 5 қаңтар", "5 January 3022"),
    ],
)
def test_a_far_year_after_day_and_month_is_that_year(text: str, day: str) -> None:
    assert asked(text) == [day]


@pytest.mark.parametrize("mode", ["question", "document"])
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("7 Jan 2022 BC", "7 January 2022 BC"),
        ("7 января 2022 года до н. э.", "7 January 2022 BC"),
        ("January 7, 44 BC", "7 January 44 BC"),
        ("4-7 January 44 B.C.", "4 January 44 BC – 7 January 44 BC"),
        ("in January 44 BC", "January 44 BC"),
        ("in 44 BC Caesar died", "44 BC"),
        ("from 44 BC to 30 BC", "44 BC – 30 BC"),
        ("7 January 2022 AD", "7 January 2022"),
    ],
)
def test_a_year_before_christ_is_that_year(text: str, day: str, mode: str) -> None:
    assert asked(text, mode) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 5 January 2022 bc of the protests", "5 January 2022"),
        ("on 5 January 2022 BC Hydro cut the power", "5 January 2022"),
        ("WHAT WOULD 5 JANUARY 2022 BE?", "5 January 2022"),
        ("what would 5 January 2022 be?", "5 January 2022"),
        ("5 January 5000 people marched", "5 January 2022"),
        ("on 5 January, 12000 were detained", "5 January 2022"),
        ("was it on 5 January, 500 or 600?", "5 January 2022"),
        ("5 January 3,022", "5 January 2022"),
        ("5jan964", "5 January 2022"),
        ("5 January 0900", "5 January 2022"),
        ("5 January at 2230", "5 January 2022, 22:30"),
        ("in January 5000 people marched", "January 2022"),
        ("in January, 5000?", "January 2022"),
        ("tomorrow at 2300", "26 November 2026, 23:00"),
        ("5 January at 2230?", "5 January 2022, 22:30"),
    ],
)
def test_a_number_that_is_no_year_leaves_the_day_to_the_event(text: str, day: str) -> None:
    assert asked(text) == [day]


def test_news_keep_their_day_before_a_far_number() -> None:
    assert asked("posted on 5 January 2230.", "document") == ["5 January 2022"]


@pytest.mark.parametrize(
    "text",
    [
        "32 January",
        "what happened on 32 January?",
        "0 January",
        "99 January",
        "5000 January",
        "32nd January",
        "the 32nd of January",
        "32 January 2022",
        "what happened on 0 January 2022 in Almaty?",
        "January 32",
        "January 32nd",
        "January 32, 2022",
        "January 0",
        "32 января",
        "32. Januar",
        "32 de enero",
        "le 32 janvier",
        "between 5 and 32 January",
        "from 5 January to 32 January",
        "-5 January",
        "on -5 January",
        "-5 January 2022",
    ],
)
def test_a_number_that_is_no_day_does_not_ask_for_the_month(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "100 people in January",
        "5,000 January arrests",
        "32 January arrests",
        "164 January deaths",
        "in January 100 people died",
        "In January 32 people died",
        "how many died in January, 225?",
    ],
)
@pytest.mark.parametrize("mode", ["question", "document"])
def test_a_number_that_counts_leaves_the_month(text: str, mode: str) -> None:
    assert asked(text, mode) == ["January 2022"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("- 5 January", "5 January 2022"),
        ("– 5 January", "5 January 2022"),
        ("protests -5 January", "5 January 2022"),
        ("4 -7 January", "4–7 January 2022"),
        ("5 January -7 January", "5–7 January 2022"),
        ("January 99", "January 1999"),
        ("5 January 32", "5 January 1932"),
        ("the October 73 war", "October 1973"),
        ("12 January 225 killed", "12 January 2022"),
    ],
)
def test_a_dash_or_a_short_year_beside_a_day_is_no_slip(text: str, days: str) -> None:
    assert asked(text) == [days]


def test_news_keep_their_month_beside_any_number() -> None:
    assert asked("32 January", "document") == ["January 2022"]


def nowhere(text: str) -> list[str]:
    context = DateContext(date(2026, 11, 25), timeline=_EVENT)
    return [text[start:end] for start, end in impossible_dates(text, context)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("what happened on 31 february", ["31 february"]),
        ("was it on 29 Feb 2022 or 99 January?", ["29 Feb 2022", "99 January"]),
        ("что было 32 января", ["32 января"]),
        ("am 30. Februar", ["30. Februar"]),
        ("what happened on 30/02/2022", ["30/02/2022"]),
        ("between 31 and 32 January", ["32 January"]),
        ("what happened in week 54 of 2022", ["week 54 of 2022"]),
        ("in week 53 of 2022", ["week 53 of 2022"]),
        ("the 53rd week of 2022", ["the 53rd week of 2022"]),
        ("in der 53. Woche 2022", ["53. Woche 2022"]),
        ("KW 54 2022", ["KW 54 2022"]),
        ("semaine 53 de 2022", ["semaine 53 de 2022"]),
        ("semana 54 de 2022", ["semana 54 de 2022"]),
        ("53-я неделя 2022 года", ["53-я неделя 2022 года"]),
        ("2022 жылдың 54-аптасы", ["2022 жылдың 54-аптасы"]),
        ("2022-W53", ["2022-W53"]),
        ("2022-W01-8", ["2022-W01-8"]),
    ],
)
def test_words_for_days_that_no_calendar_has_are_told(text: str, words: list[str]) -> None:
    assert nowhere(text) == words


@pytest.mark.parametrize(
    "text",
    [
        *(
            "what happened on 5 January",
            "in January 100 people died",
            "a rate of 31.04",
            "5,000 January arrests",
        ),
        *("week 53 of 2020", "2020-W53-7", "a 54-week strike in 2022"),
        *("3 days later", "the next day", "row 45", "scored 45-31", "", "29 February 2024"),
    ],
)
def test_other_words_are_no_impossible_days(text: str) -> None:
    assert nowhere(text) == []
