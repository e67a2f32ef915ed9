"""Days counted with a half, in hours or from the date before; today in another year; decades and thirds of a month."""

import pytest

from tests.knowledge.dates.asking import EVENT, rows, told

COUNTED = """
en | a year and a half ago | 2022-11-15
en | two and a half years ago | 2021-11-15
de | vor anderthalb Jahren | 2022-11-15
de | vor zweieinhalb Jahren | 2021-11-15
fr | il y a un an et demi | 2022-11-15
es | hace un año y medio | 2022-11-15
es | hace un par de semanas | 2024-05-01
ru | полтора месяца назад | 2024-03-31
ru | два с половиной года назад | 2021-11-15
kk | бір жарым жыл бұрын | 2022-11-15
en | in the last 48 hours | 2024-05-13..2024-05-15
de | in den letzten 24 Stunden | 2024-05-14..2024-05-15
fr | au cours des dernières 24 heures | 2024-05-14..2024-05-15
en | two summers ago | 2022-06-01..2022-08-31
en | three winters ago | 2021-12-01..2022-02-28
ru | через неделю после 5 мая 2022 | 2022-05-12
ru | спустя два дня после 5 мая 2022 | 2022-05-07
en | within three days of 5 March 2022 | 2022-03-02..2022-03-08
en | within three days after 5 March 2022 | 2022-03-06..2022-03-08
"""

SAME_DAY = """
en | was there a strike this time last year? | 2023-05-15
en | this day last year | 2023-05-15
en | on this day two years ago | 2022-05-15
en | today a year ago | 2023-05-15
de | heute vor zwei Jahren | 2022-05-15
de | um diese Zeit letztes Jahr | 2023-05-15
fr | l'an dernier à la même époque | 2023-05-15
es | tal día como hoy hace un año | 2023-05-15
ru | в это же время в прошлом году | 2023-05-15
ru | сегодня год назад | 2023-05-15
"""

PARTS = """
en | floods of the mid-nineties | 1994-01-01..1996-12-31
es | a principios de los 90 | 1990-01-01..1993-12-31
ru | в 20-х числах марта 2022 года | 2022-03-20..2022-03-29
ru | в двадцатых числах марта 2022 года | 2022-03-20..2022-03-29
ru | в первой декаде мая 2021 года | 2021-05-01..2021-05-10
ru | 1 кв. 2022 | 2022-01-01..2022-03-31
ru | в ХХ веке | 1901-01-01..2000-12-31
kk | ХІХ ғасырда | 1801-01-01..1900-12-31
de | bis einschließlich 20. Juli 2021 | ..2021-07-20
de | bis inkl. 20.07.2021 | ..2021-07-20
"""


@pytest.mark.parametrize(
    ("language", "text", "days"), [*rows(COUNTED), *rows(SAME_DAY), *rows(PARTS)]
)
def test_days_are_counted(language: str, text: str, days: str) -> None:
    assert told(text, language, None) == days


FROM_THE_DATE_BEFORE = """
en | on 5 January and the two following days | 2022-01-05, 2022-01-06..2022-01-07
en | on the 5th and the following two days | 2022-01-05, 2022-01-06..2022-01-07
de | am 5. Januar und in den folgenden drei Tagen | 2022-01-05, 2022-01-06..2022-01-08
es | el 5 de enero y los dos días siguientes | 2022-01-05, 2022-01-06..2022-01-07
fr | le 5 janvier et les deux jours suivants | 2022-01-05, 2022-01-06..2022-01-07
"""


@pytest.mark.parametrize(("language", "text", "days"), rows(FROM_THE_DATE_BEFORE))
def test_days_are_counted_from_the_date_before(language: str, text: str, days: str) -> None:
    assert told(text, language, EVENT) == days


@pytest.mark.parametrize("text", ["in the last 5 hours", "¿quiénes son los 90?"])
def test_what_counts_no_days_is_no_date(text: str) -> None:
    assert told(text, "", None) == ""
