"""A year said once for several dates, or told as last year's."""

import pytest

from tests.knowledge.dates.asking import EVENT, rows, told

SHARED = """
en | in March and April 2021 | 2021-03-01..2021-03-31, 2021-04-01..2021-04-30
en | in March, April and May 2021 | 2021-03-01..2021-03-31, 2021-04-01..2021-04-30, 2021-05-01..2021-05-31
en | on 5 March and 7 April 2021 | 2021-03-05, 2021-04-07
en | on 7 April 2021 and 5 May | 2021-04-07, 2021-05-05
en | in November, December and January 2022 | 2021-11-01..2021-11-30, 2021-12-01..2021-12-31, 2022-01-01..2022-01-31
en | December 2021 and January | 2021-12-01..2021-12-31, 2022-01-01..2022-01-31
en | late March, early April 2022 | 2022-03-21..2022-03-31, 2022-04-01..2022-04-10
en | in May and June last year | 2023-05-01..2023-05-31, 2023-06-01..2023-06-30
en | between May and July of last year | 2023-05-01..2023-07-31
en | from 3 May to 8 June last year | 2023-05-03..2023-06-08
en | in May, and what changed in June 2021? | 2024-05-01..2024-05-31, 2021-06-01..2021-06-30
ru | в марте и апреле 2021 года | 2021-03-01..2021-03-31, 2021-04-01..2021-04-30
ru | с мая по июль прошлого года | 2023-05-01..2023-07-31
ru | весной и летом 2021 года | 2021-03-01..2021-05-31, 2021-06-01..2021-08-31
ru | что было весной? | 2024-03-01..2024-05-31
de | im Mai und Juni des letzten Jahres | 2023-05-01..2023-05-31, 2023-06-01..2023-06-30
de | von Mai bis Juli letzten Jahres | 2023-05-01..2023-07-31
de | Ende März, Anfang April 2021 | 2021-03-21..2021-03-31, 2021-04-01..2021-04-10
fr | en mars et avril 2021 | 2021-03-01..2021-03-31, 2021-04-01..2021-04-30
fr | pendant l'été de l'année dernière | 2023-06-01..2023-08-31
es | en el verano del año pasado | 2023-06-01..2023-08-31
es | a finales de marzo y principios de abril de 2021 | 2021-03-21..2021-03-31, 2021-04-01..2021-04-10
kk | өткен жылғы қаңтарда | 2023-01-01..2023-01-31
kk | өткен жылы 5 наурызда | 2023-03-05
kk | өткен жылғы көктемде | 2023-03-01..2023-05-31
"""


@pytest.mark.parametrize(("language", "text", "days"), rows(SHARED))
def test_the_year_of_one_date_is_that_of_those_joined_to_it(
    language: str, text: str, days: str
) -> None:
    assert told(text, language, None) == days


def test_a_day_inside_the_event_stays_there() -> None:
    assert told("5 January and 7 March 2021", "en", EVENT) == "2022-01-05, 2021-03-07"


@pytest.mark.parametrize("text", ["April 2021" + ", May" * 1500, "May, " * 1500 + "May last year"])
def test_a_year_goes_on_through_no_endless_row(text: str) -> None:
    assert told(text, "en").count(",") == 1500
