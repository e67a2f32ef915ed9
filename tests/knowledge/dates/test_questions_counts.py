"""Numbers beside a date that count people, or name an order or a room, are no years and no days."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.show import show
from tests.knowledge.dates.asking import EVENT, rows, told

_COUNTS = """
en | On 5 January 2000 people were detained | 2022-01-05
en | On January 5 2000 protesters gathered | 2022-01-05
en | On 5 January 2000 armed men came | 2022-01-05
en | On January 5, 2000 people were killed | 2022-01-05
en | By January 7 2000 had been detained | ..2022-01-07
en | Since 5 January 1500 have died | 2022-01-05..
en | in January 26 were killed | 2022-01-01..2022-01-31
en | In January 26 people were killed | 2022-01-01..2022-01-31
en | In January 2000 people were detained | 2022-01-01..2022-01-31
en | On 5 January 1950 troops arrived | 2022-01-05
ru | 5 января 2000 человек задержали | 2022-01-05
ru | 7 января 1970 сотрудников полиции пострадали | 2022-01-07
ru | к 7 января 2000 были задержаны | ..2022-01-07
ru | в январе 26 погибли | 2022-01-01..2022-01-31
kk | 5 қаңтарда 2000 адам ұсталды | 2022-01-05
kk | қаңтарда 26 қаза тапты | 2022-01-01..2022-01-31
de | Am 5. Januar 2000 Menschen festgenommen | 2022-01-05
de | Am 7. Januar 2000 wurden festgenommen | 2022-01-07
de | im Januar 26 wurden getötet | 2022-01-01..2022-01-31
fr | Le 5 janvier 2000 manifestants ont été arrêtés | 2022-01-05
fr | Le 5 janvier, 2000 personnes ont été arrêtées | 2022-01-05
fr | en janvier 26 ont été tués | 2022-01-01..2022-01-31
es | El 5 de enero 2000 personas fueron detenidas | 2022-01-05
es | para el 7 de enero 2000 habían sido detenidos | 2022-01-07
es | en enero 26 fueron asesinados | 2022-01-01..2022-01-31
"""

_YEARS = """
en | On 5 January 2000, people gathered | 2000-01-05
en | 5 January 2022 protests | 2022-01-05
en | on 5 January 2022 people gathered in the square | 2022-01-05
en | On 5 January 2021 troops arrived | 2021-01-05
en | January 5, 2022 people were killed | 2022-01-05
en | On 5 January 1997 Almaty lost its status | 1997-01-05
en | on January 26 were killed 12 people | 2022-01-26
en | who of those killed on January 16 were buried? | 2022-01-16
ru | 5 января 2022 люди вышли на площадь | 2022-01-05
ru | 5 января 2000 были задержаны 12 человек | 2000-01-05
ru | 5 января 2022 года 2000 человек | 2022-01-05
kk | 2022 жылғы 5 қаңтарда 2000 адам | 2022-01-05
de | Am 5. Januar 2000 wurden 12 Menschen festgenommen | 2000-01-05
fr | le 5 janvier 2000, des manifestants | 2000-01-05
es | el 5 de enero de 2022 manifestantes salieron | 2022-01-05
"""

_LABELS = """
en | He is 1990 years old
en | under Order 1995
en | in room 2012
ru | ему 1990 лет
ru | по приказу 1995
ru | в номере 2012
kk | жарлық 1995
kk | бөлме 2012
de | Er ist 1990 Jahre alt
de | laut Beschluss 1995
de | im Saal 2012
fr | selon le décret 1995
fr | la chambre 2012
es | tiene 1990 años
es | según el decreto 1995
es | la habitación 2012
"""


@pytest.mark.parametrize(("language", "text", "days"), rows(_COUNTS))
def test_a_number_that_counts_is_left_out_of_the_date(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(("language", "text", "days"), rows(_YEARS))
def test_a_year_stays_a_year(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(("language", "text"), rows(_LABELS))
def test_a_number_that_names_or_measures_is_no_year(language: str, text: str) -> None:
    assert told(text, language, None) == told(text, language, EVENT) == ""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On 5 January 2000 people were detained", "5 January 2026"),
        ("On January 5, 2000 people were detained", "5 January 2000"),
        ("In January 1999 soldiers came", "January 1999"),
        ("On 5 January 2026 people were detained", "5 January 2026"),
        ("the decree of 5 January 2022", "5 January 2022"),
        ("Приказ 1995 года", "1995"),
        ("в номере 5 января 2022", "5 January 2022"),
    ],
)
def test_without_an_event_only_what_is_likely_a_count_is_one(text: str, days: str) -> None:
    found = find_dates(text, DateContext(date(2026, 11, 25)))
    assert [show(mention.span) for mention in found] == [days]


def test_accented_french_participle_is_no_tuesday() -> None:
    assert told("combien ont été tués ?", "fr") == ""
