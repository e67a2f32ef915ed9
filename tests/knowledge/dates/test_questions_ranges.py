"""Runs of days in questions in six languages: ranges, weekends, weeks, months and their parts."""

import pytest

from tests.knowledge.dates.asking import rows, told

RANGES = """
en | what happened between the 4th and 7th of January? | 2022-01-04..2022-01-07
en | what happened from 4 to 7 January | 2022-01-04..2022-01-07
en | anything notable from 31 march to 9 july? | 2022-03-31..2022-07-09
en | btw 4 and 7 jan 2022 what happened | 2022-01-04..2022-01-07
en | what happened 4–7 Jan. 2022? | 2022-01-04..2022-01-07
en | who died between January 4 and January 7? | 2022-01-04..2022-01-07
en | what happened from the 4th until the 7th? | 2022-01-04..2022-01-07
ru | что было с 4 по 7 января? | 2022-01-04..2022-01-07
ru | что было между 4 и 7 января 2022 года? | 2022-01-04..2022-01-07
ru | что было 4–7 января? | 2022-01-04..2022-01-07
ru | что было с четвёртого по седьмое января? | 2022-01-04..2022-01-07
ru | что было с 28 декабря по 3 января? | 2021-12-28..2022-01-03
ru | что было от 4 до 7 января? | 2022-01-04..2022-01-07
kk | 4 пен 7 қаңтар аралығында не болды? | 2022-01-04..2022-01-07
kk | 4-7 қаңтар аралығында не болды? | 2022-01-04..2022-01-07
kk | 4 қаңтардан 7 қаңтарға дейін не болды? | 2022-01-04..2022-01-07
kk | қаңтардың 4-інен 7-сіне дейін не болды? | 2022-01-04..2022-01-07
kk | 4-нен 7-қаңтарға дейін не болды? | 2022-01-04..2022-01-07
de | was geschah vom 4. bis zum 7. Januar? | 2022-01-04..2022-01-07
de | was geschah zwischen dem 4. und dem 7. Januar 2022? | 2022-01-04..2022-01-07
de | was geschah vom 4. bis zum 7.? | 2022-01-04..2022-01-07
de | was geschah zwischen dem 4. und dem 7.? | 2022-01-04..2022-01-07
de | was geschah von Montag bis Mittwoch? | 2022-01-03..2022-01-05
fr | que s'est-il passé du 4 au 7 janvier ? | 2022-01-04..2022-01-07
fr | que s'est-il passé entre le 4 et le 7 janvier 2022 ? | 2022-01-04..2022-01-07
fr | que s'est-il passé entre le 4 et le 7 ? | 2022-01-04..2022-01-07
fr | que s'est-il passé du 4 au 7 ? | 2022-01-04..2022-01-07
fr | que s'est-il passé de mars à mai 2021 ? | 2021-03-01..2021-05-31
es | ¿qué pasó del 4 al 7 de enero? | 2022-01-04..2022-01-07
es | ¿qué pasó entre el 4 y el 7 de enero de 2022? | 2022-01-04..2022-01-07
es | ¿qué pasó entre el 4 y el 7? | 2022-01-04..2022-01-07
es | ¿qué pasó de 4 de enero de 2022 a 7 de enero de 2022? | 2022-01-04..2022-01-07
es | ¿qué pasó de marzo a mayo de 2021? | 2021-03-01..2021-05-31
en | what happened in the first third of January? | 2022-01-01..2022-01-10
en | who died in the last third of January 2022? | 2022-01-21..2022-01-31
en | the first third of 2021 | 2021-01-01..2021-04-30
ru | что было в первой трети января? | 2022-01-01..2022-01-10
ru | что было в последней трети 2021 года? | 2021-09-01..2021-12-31
kk | қаңтардың соңғы үштен бірінде не болды? | 2022-01-21..2022-01-31
de | was geschah im ersten Drittel des Januars? | 2022-01-01..2022-01-10
de | was geschah im letzten Januardrittel? | 2022-01-21..2022-01-31
fr | que s'est-il passé dans le dernier tiers de janvier ? | 2022-01-21..2022-01-31
es | ¿qué pasó en el primer tercio de enero? | 2022-01-01..2022-01-10
de | was geschah in der 5. Woche 2022? | 2022-01-31..2022-02-06
kk | 2022 жылдың 5-аптасында не болды? | 2022-01-31..2022-02-06
es | ¿qué pasó desde el 4 hasta el 7 de enero? | 2022-01-04..2022-01-07
"""

WEEKS = """
en | what happened on the first weekend of January 2022? | 2022-01-01..2022-01-02
en | the weekend of 8 and 9 January, how many died? | 2022-01-08..2022-01-09
en | what happened in the week of 3 January? | 2022-01-03..2022-01-09
en | what happened in the second week of January? | 2022-01-08..2022-01-14
ru | что было в первые выходные января 2022? | 2022-01-01..2022-01-02
ru | что было в выходные 8 и 9 января? | 2022-01-08..2022-01-09
ru | что было на второй неделе января? | 2022-01-08..2022-01-14
ru | что было во вторую неделю января? | 2022-01-08..2022-01-14
kk | қаңтардың екінші аптасында не болды? | 2022-01-08..2022-01-14
kk | қаңтардың соңғы аптасында не болды? | 2022-01-25..2022-01-31
kk | қаңтардың бірінші демалысында не болды? | 2022-01-01..2022-01-02
de | was geschah in der zweiten Januarwoche? | 2022-01-08..2022-01-14
de | was geschah in der zweiten Woche im Januar? | 2022-01-08..2022-01-14
de | was geschah am ersten Wochenende im Januar 2022? | 2022-01-01..2022-01-02
de | was geschah in der Woche vom 3. Januar? | 2022-01-03..2022-01-09
fr | que s'est-il passé la deuxième semaine de janvier ? | 2022-01-08..2022-01-14
fr | que s'est-il passé dans la semaine du 3 janvier ? | 2022-01-03..2022-01-09
fr | que s'est-il passé le premier week-end de janvier 2022 ? | 2022-01-01..2022-01-02
es | ¿qué pasó en la segunda semana de enero? | 2022-01-08..2022-01-14
es | ¿qué pasó en la semana del 3 de enero? | 2022-01-03..2022-01-09
es | ¿qué pasó el primer fin de semana de enero de 2022? | 2022-01-01..2022-01-02
"""

PARTS = """
en | what happened in early January? | 2022-01-01..2022-01-10
en | what happened at the beginning of January 2022? | 2022-01-01..2022-01-10
en | what happened in the middle of January? | 2022-01-11..2022-01-20
en | what happened towards the end of January? | 2022-01-21..2022-01-31
ru | что было в начале января? | 2022-01-01..2022-01-10
ru | что было в середине января? | 2022-01-11..2022-01-20
ru | что было в конце января 2022 года? | 2022-01-21..2022-01-31
ru | что было в первых числах января? | 2022-01-01..2022-01-10
ru | что было в первой половине января? | 2022-01-01..2022-01-15
kk | қаңтардың басында не болды? | 2022-01-01..2022-01-10
kk | қаңтардың ортасында не болды? | 2022-01-11..2022-01-20
kk | қаңтардың соңында не болды? | 2022-01-21..2022-01-31
kk | қаңтар айының басында не болды? | 2022-01-01..2022-01-10
kk | 2022 жылғы қаңтардың аяғында не болды? | 2022-01-21..2022-01-31
kk | қаңтардың бірінші жартысында не болды? | 2022-01-01..2022-01-15
de | was geschah Anfang Januar? | 2022-01-01..2022-01-10
de | was geschah Mitte Januar 2022? | 2022-01-11..2022-01-20
de | was geschah gegen Ende Januar? | 2022-01-21..2022-01-31
de | was geschah in der ersten Januarhälfte? | 2022-01-01..2022-01-15
de | was geschah in der ersten Hälfte des Januars? | 2022-01-01..2022-01-15
fr | que s'est-il passé début janvier ? | 2022-01-01..2022-01-10
fr | que s'est-il passé à la mi-janvier ? | 2022-01-11..2022-01-20
fr | que s'est-il passé fin janvier 2022 ? | 2022-01-21..2022-01-31
fr | que s'est-il passé dans la première quinzaine de janvier ? | 2022-01-01..2022-01-15
fr | que s'est-il passé dans la première moitié de janvier ? | 2022-01-01..2022-01-15
es | ¿qué pasó a principios de enero? | 2022-01-01..2022-01-10
es | ¿qué pasó a mediados de enero de 2022? | 2022-01-11..2022-01-20
es | ¿qué pasó a finales de enero? | 2022-01-21..2022-01-31
es | ¿qué pasó a fines de enero? | 2022-01-21..2022-01-31
es | ¿qué pasó en la primera quincena de enero? | 2022-01-01..2022-01-15
es | ¿qué pasó en la segunda mitad de enero? | 2022-01-16..2022-01-31
"""

MONTHS = """
en | what happened in January? | 2022-01-01..2022-01-31
en | what happened in the month of January 2022? | 2022-01-01..2022-01-31
en | what happened in Feb '22? | 2022-02-01..2022-02-28
ru | что было в январе? | 2022-01-01..2022-01-31
ru | что было в январе 2022-го? | 2022-01-01..2022-01-31
ru | что было за январь 2022 г.? | 2022-01-01..2022-01-31
kk | қаңтарда не болды? | 2022-01-01..2022-01-31
kk | қаңтар айында не болды? | 2022-01-01..2022-01-31
kk | 2022 жылдың қаңтарында не болды? | 2022-01-01..2022-01-31
kk | 2022 жылғы қаңтар айында не болды? | 2022-01-01..2022-01-31
kk | 2021 жылдың желтоқсаны | 2021-12-01..2021-12-31
kk | qańtarda ne boldy? | 2022-01-01..2022-01-31
kk | 2022 jyldyń qańtarynda ne boldy? | 2022-01-01..2022-01-31
de | was geschah im Januar 2022? | 2022-01-01..2022-01-31
de | was geschah im Monat Januar? | 2022-01-01..2022-01-31
fr | que s'est-il passé en janvier 2022 ? | 2022-01-01..2022-01-31
fr | que s'est-il passé au mois de janvier ? | 2022-01-01..2022-01-31
es | ¿qué pasó en enero de 2022? | 2022-01-01..2022-01-31
es | ¿qué pasó en el mes de enero? | 2022-01-01..2022-01-31
"""


@pytest.mark.parametrize(("language", "text", "days"), rows(RANGES))
def test_a_range(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(("language", "text", "days"), rows(WEEKS))
def test_a_week_or_weekend(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(("language", "text", "days"), rows(PARTS))
def test_a_part_of_a_month(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(("language", "text", "days"), rows(MONTHS))
def test_a_month(language: str, text: str, days: str) -> None:
    assert told(text, language) == days
