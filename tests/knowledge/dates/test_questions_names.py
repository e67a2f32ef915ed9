"""Dates that are names: of streets and squares, of persons, of schools and sites."""

import pytest

from tests.knowledge.dates.asking import EVENT, rows, told

NAMES = """
en | who lives at 8 August Street?
en | the 8 August St shelter
en | April's husband
en | who lives on the 5th or 6th floor
en | the 5th and 6th floors
en | did Wednesday Addams air?
en | who is Tuesday Johnson?
en | Mr. Friday
en | Sunday school
en | Monday.com
de | Wohnt er in der Straße des 17. Juni?
de | am Platz des 18. März
de | Herr Montag
de | Agenda 2010
fr | avenue du 14 Juillet
fr | rue du 8 Mai 1945
es | ¿dónde queda la calle 5 de Mayo?
es | plaza del 25 de Mayo
es | Domingo Pérez
ru | улица 8 Марта, дом 5
ru | площадь 1905 года
ru | кто такой Август Майер?
kk | 8 наурыз көшесі
kk | 2022 теңге
"""


@pytest.mark.parametrize("line", NAMES.strip().splitlines())
def test_a_name_is_no_date(line: str) -> None:
    language, text = line.split(" | ")
    assert told(text, language, EVENT) == ""


BESIDE = """
en | on 5 January St. Petersburg was quiet | 2022-01-05
en | On 5 January Bridge City flooded | 2022-01-05
en | what happened on 8 January. Street fights? | 2022-01-08
en | did Wednesday's rally end? | 2022-01-05
en | was it the 5th or 6th? | 2022-01-05, 2022-01-06
en | what happened the 5th, 6th and 7th? | 2022-01-05, 2022-01-06, 2022-01-07
ru | что было на площади 5 января | 2022-01-05
ru | кто вышел на улицу 5 января? | 2022-01-05
fr | la place de la République le 8 janvier | 2022-01-08
fr | combats de rue du 8 janvier | 2022-01-08
es | en la plaza el 8 de enero | 2022-01-08
es | protestas de calle del 8 de enero | 2022-01-08
de | auf dem Platz am 8. Januar | 2022-01-08
kk | 5 қаңтарда алаңда | 2022-01-05
"""


@pytest.mark.parametrize(("language", "text", "days"), rows(BESIDE))
def test_a_place_beside_a_date_leaves_it_one(language: str, text: str, days: str) -> None:
    assert told(text, language, EVENT) == days


THAT = """
en | on 5 January it fell; what about the Monday after that? | 2022-01-05, 2022-01-10
en | it fell on 7 January, and the Tuesday before that? | 2022-01-07, 2022-01-04
en | on 5 January it fell; and the week after that? | 2022-01-05, 2022-01-06..2022-01-12
en | on 5 January it fell, what happened the following Monday? | 2022-01-05, 2022-01-10
de | Am 5. Januar fiel er. Was war am darauffolgenden Montag? | 2022-01-05, 2022-01-10
de | Am 5. Januar fiel er. Was war am Montag danach? | 2022-01-05, 2022-01-10
fr | Le 5 janvier, puis le lundi suivant ? | 2022-01-05, 2022-01-10
es | El 5 de enero, ¿y el lunes siguiente? | 2022-01-05, 2022-01-10
ru | 5 января захватили. А в следующий понедельник? | 2022-01-05, 2022-01-10
"""


@pytest.mark.parametrize(("language", "text", "days"), rows(THAT))
def test_a_weekday_is_counted_from_the_date_before(language: str, text: str, days: str) -> None:
    assert told(text, language, EVENT) == days
