"""Longer times in questions in six languages: quarters, seasons, years, decades, centuries."""

import pytest

from tests.knowledge.dates.asking import rows, told

YEARS = """
en | what happened in the first quarter of 2021? | 2021-01-01..2021-03-31
en | what happened in Q4 2021? | 2021-10-01..2021-12-31
en | what happened in 2021 Q4? | 2021-10-01..2021-12-31
en | what happened in the second half of 2021? | 2021-07-01..2021-12-31
en | what happened in 2021-H2? | 2021-07-01..2021-12-31
en | what happened in the summer of 2021? | 2021-06-01..2021-08-31
en | what happened in early 2021? | 2021-01-01..2021-04-30
en | what happened in the third month of 2021? | 2021-03-01..2021-03-31
en | what happened in '21? | 2021-01-01..2021-12-31
en | what happened in the eighties? | 1980-01-01..1989-12-31
en | what happened in the late 1980s? | 1987-01-01..1989-12-31
en | what happened in the 19th century? | 1801-01-01..1900-12-31
en | what happened in nineteen eighty six? | 1986-01-01..1986-12-31
en | what happened in two thousand and fourteen? | 2014-01-01..2014-12-31
ru | что было в первом квартале 2021 года? | 2021-01-01..2021-03-31
ru | что было в IV квартале 2021 года? | 2021-10-01..2021-12-31
ru | что было во втором полугодии 2021 года? | 2021-07-01..2021-12-31
ru | что было летом 2021 года? | 2021-06-01..2021-08-31
ru | что было весной 2021-го? | 2021-03-01..2021-05-31
ru | что было в начале 2021 года? | 2021-01-01..2021-04-30
ru | что было в 2021 году? | 2021-01-01..2021-12-31
ru | что было в 2021-м? | 2021-01-01..2021-12-31
ru | что было в 21-м году? | 2021-01-01..2021-12-31
ru | что было в девяностые? | 1990-01-01..1999-12-31
ru | что было в восьмидесятых годах? | 1980-01-01..1989-12-31
ru | что было в 80-е годы? | 1980-01-01..1989-12-31
ru | что было в 19 веке? | 1801-01-01..1900-12-31
ru | что было в XIX веке? | 1801-01-01..1900-12-31
ru | что было в тысяча девятьсот восемьдесят шестом году? | 1986-01-01..1986-12-31
ru | что было в две тысячи двадцать втором году? | 2022-01-01..2022-12-31
kk | 2021 жылдың бірінші тоқсанында не болды? | 2021-01-01..2021-03-31
kk | 2021 жылдың екінші жартысында не болды? | 2021-07-01..2021-12-31
kk | 2021 жылғы екінші жартыжылдықта не болды? | 2021-07-01..2021-12-31
kk | 2021 жылдың жазында не болды? | 2021-06-01..2021-08-31
kk | 2021 жылғы көктемде не болды? | 2021-03-01..2021-05-31
kk | 2021 жылдың басында не болды? | 2021-01-01..2021-04-30
kk | 2021 жылы не болды? | 2021-01-01..2021-12-31
kk | 2021-жылы не болды? | 2021-01-01..2021-12-31
kk | 1980-ші жылдары не болды? | 1980-01-01..1989-12-31
kk | 1980 жылдары не болды? | 1980-01-01..1989-12-31
kk | тоқсаныншы жылдары не болды? | 1990-01-01..1999-12-31
kk | 90-жылдары не болды? | 1990-01-01..1999-12-31
kk | XIX ғасырда не болды? | 1801-01-01..1900-12-31
kk | 19 ғасырда не болды? | 1801-01-01..1900-12-31
kk | он тоғызыншы ғасырда не болды? | 1801-01-01..1900-12-31
kk | екі мың жиырма екінші жылы не болды? | 2022-01-01..2022-12-31
kk | бір мың тоғыз жүз сексен алтыншы жылы не болды? | 1986-01-01..1986-12-31
kk | 2021 jyly ne boldy? | 2021-01-01..2021-12-31
de | was geschah im ersten Quartal 2021? | 2021-01-01..2021-03-31
de | was geschah im zweiten Halbjahr 2021? | 2021-07-01..2021-12-31
de | was geschah in der zweiten Jahreshälfte 2021? | 2021-07-01..2021-12-31
de | was geschah im Sommer 2021? | 2021-06-01..2021-08-31
de | was geschah Anfang 2021? | 2021-01-01..2021-04-30
de | was geschah im Jahr 2021? | 2021-01-01..2021-12-31
de | was geschah in den achtziger Jahren? | 1980-01-01..1989-12-31
de | was geschah in den Achtzigern? | 1980-01-01..1989-12-31
de | was geschah in den 80er Jahren? | 1980-01-01..1989-12-31
de | was geschah in den 1980ern? | 1980-01-01..1989-12-31
de | was geschah im 19. Jahrhundert? | 1801-01-01..1900-12-31
de | was geschah im neunzehnten Jahrhundert? | 1801-01-01..1900-12-31
de | was geschah neunzehnhundertsechsundachtzig? | 1986-01-01..1986-12-31
de | was geschah im Jahr zweitausendzweiundzwanzig? | 2022-01-01..2022-12-31
fr | que s'est-il passé au premier trimestre 2021 ? | 2021-01-01..2021-03-31
fr | que s'est-il passé au second semestre 2021 ? | 2021-07-01..2021-12-31
fr | que s'est-il passé pendant l'été 2021 ? | 2021-06-01..2021-08-31
fr | que s'est-il passé début 2021 ? | 2021-01-01..2021-04-30
fr | que s'est-il passé en 2021 ? | 2021-01-01..2021-12-31
fr | que s'est-il passé dans les années 80 ? | 1980-01-01..1989-12-31
fr | que s'est-il passé dans les années quatre-vingt ? | 1980-01-01..1989-12-31
fr | que s'est-il passé dans les années soixante-dix ? | 1970-01-01..1979-12-31
fr | que s'est-il passé au XIXe siècle ? | 1801-01-01..1900-12-31
fr | que s'est-il passé au dix-neuvième siècle ? | 1801-01-01..1900-12-31
fr | que s'est-il passé en mille neuf cent quatre-vingt-six ? | 1986-01-01..1986-12-31
fr | que s'est-il passé en deux mille vingt-deux ? | 2022-01-01..2022-12-31
es | ¿qué pasó en el primer trimestre de 2021? | 2021-01-01..2021-03-31
es | ¿qué pasó en el segundo semestre de 2021? | 2021-07-01..2021-12-31
es | ¿qué pasó en el verano de 2021? | 2021-06-01..2021-08-31
es | ¿qué pasó a principios de 2021? | 2021-01-01..2021-04-30
es | ¿qué pasó en 2021? | 2021-01-01..2021-12-31
es | ¿qué pasó en los años 80? | 1980-01-01..1989-12-31
es | ¿qué pasó en los años ochenta? | 1980-01-01..1989-12-31
es | ¿qué pasó en los ochenta? | 1980-01-01..1989-12-31
es | ¿qué pasó en la década de 1980? | 1980-01-01..1989-12-31
es | ¿qué pasó en el siglo XIX? | 1801-01-01..1900-12-31
es | ¿qué pasó en mil novecientos ochenta y seis? | 1986-01-01..1986-12-31
es | ¿qué pasó el cuatro de mayo de mil novecientos noventa? | 1990-05-04
es | ¿qué pasó en dos mil veintidós? | 2022-01-01..2022-12-31
es | ¿qué pasó en los primeros tres meses de 2021? | 2021-01-01..2021-03-31
es | ¿qué pasó en los últimos días de enero? | 2022-01-21..2022-01-31
fr | que s'est-il passé dans les trois premiers mois de 2021 ? | 2021-01-01..2021-03-31
fr | que s'est-il passé dans les derniers jours de janvier ? | 2022-01-21..2022-01-31
de | was geschah in den ersten drei Monaten von 2021? | 2021-01-01..2021-03-31
de | was geschah in den letzten Januartagen? | 2022-01-21..2022-01-31
de | was geschah in den letzten Tagen des Januars? | 2022-01-21..2022-01-31
ru | что было в первые три месяца 2021 года? | 2021-01-01..2021-03-31
ru | что было в последние дни января? | 2022-01-21..2022-01-31
kk | 2021 жылдың алғашқы үш айында не болды? | 2021-01-01..2021-03-31
kk | қаңтардың соңғы күндерінде не болды? | 2022-01-21..2022-01-31
"""


@pytest.mark.parametrize(("language", "text", "days"), rows(YEARS))
def test_a_longer_time(language: str, text: str, days: str) -> None:
    assert told(text, language) == days
