"""Holidays in questions in six languages, of the countries that speak them."""

import pytest

from tests.knowledge.dates.asking import rows, told

HOLIDAYS = """
en | what happened on new year's eve? | 2021-12-31
en | what happened on Independence Day of Kazakhstan 2021? | 2021-12-16
en | what happened at Nauryz 2022? | 2022-03-22
en | what happened on Orthodox Christmas? | 2022-01-07
en | what happened on Republic Day of Kazakhstan 2022? | 2022-10-25
en | what happened on Remembrance Sunday 2021? | 2021-11-14
ru | что было на Рождество? | 2022-01-07
ru | что было в Новый год? | 2022-01-01
ru | что было на Наурыз 2022 года? | 2022-03-22
ru | что было в День независимости Казахстана 2021 года? | 2021-12-16
ru | что было в День Конституции Казахстана 2021 года? | 2021-08-30
ru | что было на Пасху 2022 года? | 2022-04-24
ru | что было в День защитника Отечества 2022 года? | 2022-02-23
ru | что было в День столицы 2022 года? | 2022-07-06
ru | что было на старый Новый год? | 2022-01-14
kk | Жаңа жылда не болды? | 2022-01-01
kk | Наурыз мейрамында не болды? | 2022-03-22
kk | 2022 жылғы Наурыз мерекесінде не болды? | 2022-03-22
kk | Тәуелсіздік күнінде не болды? | 2021-12-16
kk | 2021 жылғы Тәуелсіздік күні не болды? | 2021-12-16
kk | 2022 жылғы Республика күнінде не болды? | 2022-10-25
kk | 2022 жылғы Жеңіс күнінде не болды? | 2022-05-09
kk | 2022 жылғы Конституция күнінде не болды? | 2022-08-30
de | was geschah an Silvester? | 2021-12-31
de | was geschah am Tag der Deutschen Einheit 2021? | 2021-10-03
de | was geschah an Heiligabend 2021? | 2021-12-24
de | was geschah am zweiten Weihnachtsfeiertag 2021? | 2021-12-26
de | was geschah am Ostermontag 2022? | 2022-04-18
de | was geschah am Buß- und Bettag 2021? | 2021-11-17
de | was geschah am ersten Advent 2021? | 2021-11-28
fr | que s'est-il passé à la Saint-Sylvestre ? | 2021-12-31
fr | que s'est-il passé le 14 juillet 2021 ? | 2021-07-14
fr | que s'est-il passé à Noël 2021 ? | 2021-12-25
fr | que s'est-il passé le lundi de Pâques 2022 ? | 2022-04-18
fr | que s'est-il passé le jour de l'an ? | 2022-01-01
fr | que s'est-il passé à la fête de la musique 2021 ? | 2021-06-21
es | ¿qué pasó en Nochevieja? | 2021-12-31
es | ¿qué pasó en el Día de la Hispanidad de 2021? | 2021-10-12
es | ¿qué pasó en Nochebuena de 2021? | 2021-12-24
es | ¿qué pasó el Viernes Santo de 2022? | 2022-04-15
es | ¿qué pasó el Día de la Constitución de 2021? | 2021-12-06
es | ¿qué pasó el día de Reyes? | 2022-01-06
"""


@pytest.mark.parametrize(("language", "text", "days"), rows(HOLIDAYS))
def test_a_holiday(language: str, text: str, days: str) -> None:
    assert told(text, language) == days
