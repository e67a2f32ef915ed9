"""Dates in questions that lean on another date, in six languages."""

import pytest

from tests.knowledge.dates.asking import rows, told

CHAINED = """
en | what happened on 5 January and three days later? | 2022-01-05, 2022-01-08
en | what happened on 5 January and the day after? | 2022-01-05, 2022-01-06
en | what happened on 5 January and the next day? | 2022-01-05, 2022-01-06
en | what happened on 5 January and a week earlier? | 2022-01-05, 2021-12-29
ru | что было 5 января и на следующий день? | 2022-01-05, 2022-01-06
ru | что было 5 января и через три дня после этого? | 2022-01-05, 2022-01-08
ru | что было 5 января и тремя днями позже? | 2022-01-05, 2022-01-08
ru | что было 5 января и днём ранее? | 2022-01-05, 2022-01-04
ru | что было 5 января и неделей раньше? | 2022-01-05, 2021-12-29
kk | 5 қаңтарда және келесі күні не болды? | 2022-01-05, 2022-01-06
kk | 5 қаңтарда және үш күннен кейін не болды? | 2022-01-05, 2022-01-08
kk | 5 қаңтарда және бір апта бұрын не болды? | 2022-01-05, 2021-12-29
kk | 5 қаңтарда және ертесіне не болды? | 2022-01-05, 2022-01-06
de | was geschah am 5. Januar und am nächsten Tag? | 2022-01-05, 2022-01-06
de | was geschah am 5. Januar und drei Tage später? | 2022-01-05, 2022-01-08
de | was geschah am 5. Januar und am Tag danach? | 2022-01-05, 2022-01-06
de | was geschah am 5. Januar und eine Woche zuvor? | 2022-01-05, 2021-12-29
de | was geschah am 5. Januar und am Vortag? | 2022-01-05, 2022-01-04
fr | que s'est-il passé le 5 janvier et le lendemain ? | 2022-01-05, 2022-01-06
fr | que s'est-il passé le 5 janvier et trois jours plus tard ? | 2022-01-05, 2022-01-08
fr | que s'est-il passé le 5 janvier et la veille ? | 2022-01-05, 2022-01-04
fr | que s'est-il passé le 5 janvier et le jour suivant ? | 2022-01-05, 2022-01-06
es | ¿qué pasó el 5 de enero y al día siguiente? | 2022-01-05, 2022-01-06
es | ¿qué pasó el 5 de enero y tres días después? | 2022-01-05, 2022-01-08
es | ¿qué pasó el 5 de enero y la víspera? | 2022-01-05, 2022-01-04
es | ¿qué pasó el 5 de enero y una semana antes? | 2022-01-05, 2021-12-29
"""

COUNTED = """
en | what happened the Friday before 5 January 2022? | 2021-12-31
en | what happened three days after 5 January? | 2022-01-08
en | what happened the day after 5 January? | 2022-01-06
en | what happened the third Tuesday after Christmas 2021? | 2022-01-11
ru | что было через три дня после 5 января? | 2022-01-08
ru | что было на следующий день после 5 января? | 2022-01-06
ru | что было за день до 5 января? | 2022-01-04
ru | что было накануне 5 января? | 2022-01-04
ru | что было в пятницу перед 5 января 2022? | 2021-12-31
kk | 5 қаңтардан үш күн кейін не болды? | 2022-01-08
kk | 5 қаңтардан кейінгі күні не болды? | 2022-01-06
kk | 5 қаңтардан бір күн бұрын не болды? | 2022-01-04
kk | 5 қаңтардың ертеңіне не болды? | 2022-01-06
de | was geschah drei Tage nach dem 5. Januar? | 2022-01-08
de | was geschah am Tag nach dem 5. Januar? | 2022-01-06
de | was geschah am Tag vor dem 5. Januar? | 2022-01-04
de | was geschah am Freitag vor dem 5. Januar 2022? | 2021-12-31
fr | que s'est-il passé trois jours après le 5 janvier ? | 2022-01-08
fr | que s'est-il passé le lendemain du 5 janvier ? | 2022-01-06
fr | que s'est-il passé la veille du 5 janvier ? | 2022-01-04
fr | que s'est-il passé le vendredi avant le 5 janvier 2022 ? | 2021-12-31
es | ¿qué pasó tres días después del 5 de enero? | 2022-01-08
es | ¿qué pasó el día después del 5 de enero? | 2022-01-06
es | ¿qué pasó el día antes del 5 de enero? | 2022-01-04
es | ¿qué pasó la víspera del 5 de enero? | 2022-01-04
es | ¿qué pasó el viernes antes del 5 de enero de 2022? | 2021-12-31
"""


@pytest.mark.parametrize(("language", "text", "days"), rows(CHAINED))
def test_a_date_that_leans_on_the_one_before(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(("language", "text", "days"), rows(COUNTED))
def test_a_day_counted_from_another(language: str, text: str, days: str) -> None:
    assert told(text, language) == days
