"""Dates in questions counted from the day of asking, in six languages."""

import pytest

from tests.knowledge.dates.asking import rows, told

RELATIVE = """
en | what happened yesterday? | 2024-05-14
en | what happened last Tuesday? | 2024-05-14
en | what happened a week ago? | 2024-05-08
en | what happened last week? | 2024-05-06..2024-05-12
en | what happened last month? | 2024-04-01..2024-04-30
en | what happened last year? | 2023-01-01..2023-12-31
en | what happened three days ago? | 2024-05-12
en | what happened last weekend? | 2024-05-11..2024-05-12
en | what happened the week before last? | 2024-04-29..2024-05-05
en | what will happen the year after next? | 2026-01-01..2026-12-31
en | what will happen the week after next? | 2024-05-27..2024-06-02
en | what happened earlier this month? | 2024-05-01..2024-05-14
en | what happened earlier in the year? | 2024-01-01..2024-05-14
en | what happened in the last three days? | 2024-05-12..2024-05-14
en | what happened this morning? | 2024-05-15
en | what happened last night? | 2024-05-14
en | what happened last summer? | 2023-06-01..2023-08-31
en | what happened last quarter? | 2024-01-01..2024-03-31
en | what happened in the last two quarters? | 2023-10-01..2024-03-31
en | what happened on the first Monday of the month? | 2024-05-06
en | what happened on the last day of last month? | 2024-04-30
ru | что было вчера? | 2024-05-14
ru | что было в прошлый вторник? | 2024-05-14
ru | что было неделю назад? | 2024-05-08
ru | что было на прошлой неделе? | 2024-05-06..2024-05-12
ru | что было в прошлом месяце? | 2024-04-01..2024-04-30
ru | что было в прошлом году? | 2023-01-01..2023-12-31
ru | что было три дня назад? | 2024-05-12
ru | что было в прошлые выходные? | 2024-05-11..2024-05-12
ru | что было на позапрошлой неделе? | 2024-04-29..2024-05-05
ru | что было за последние три дня? | 2024-05-12..2024-05-14
ru | что было сегодня утром? | 2024-05-15
ru | что было вчера вечером? | 2024-05-14
ru | что было прошлым летом? | 2023-06-01..2023-08-31
ru | что было позавчера? | 2024-05-13
ru | что было позапозавчера? | 2024-05-12
ru | что было на этой неделе? | 2024-05-13..2024-05-19
ru | что было в этом году? | 2024-01-01..2024-12-31
ru | что было месяц назад? | 2024-04-15
ru | что было два года назад? | 2022-05-15
ru | что будет через неделю? | 2024-05-22
ru | что будет в следующий понедельник? | 2024-05-20
kk | кеше не болды? | 2024-05-14
kk | өткен сейсенбіде не болды? | 2024-05-14
kk | өткен аптада не болды? | 2024-05-06..2024-05-12
kk | былтыр не болды? | 2023-01-01..2023-12-31
kk | өткен айда не болды? | 2024-04-01..2024-04-30
kk | өткен жылы не болды? | 2023-01-01..2023-12-31
kk | үш күн бұрын не болды? | 2024-05-12
kk | бір апта бұрын не болды? | 2024-05-08
kk | алдыңғы күні не болды? | 2024-05-13
kk | соңғы үш күнде не болды? | 2024-05-12..2024-05-14
kk | биыл не болды? | 2024-01-01..2024-12-31
kk | осы аптада не болды? | 2024-05-13..2024-05-19
kk | бұл айда не болды? | 2024-05-01..2024-05-31
kk | былтырғы жазда не болды? | 2023-06-01..2023-08-31
kk | өткен жазда не болды? | 2023-06-01..2023-08-31
kk | кеше кешке не болды? | 2024-05-14
kk | бүгін таңертең не болды? | 2024-05-15
kk | өткен демалыста не болды? | 2024-05-11..2024-05-12
kk | екі жыл бұрын не болды? | 2022-05-15
kk | келесі аптада не болады? | 2024-05-20..2024-05-26
kk | ótken aptada ne boldy? | 2024-05-06..2024-05-12
kk | keshe ne boldy? | 2024-05-14
de | was geschah gestern? | 2024-05-14
de | was geschah letzten Dienstag? | 2024-05-14
de | was geschah vor einer Woche? | 2024-05-08
de | was geschah letzte Woche? | 2024-05-06..2024-05-12
de | was geschah im letzten Monat? | 2024-04-01..2024-04-30
de | was geschah letztes Jahr? | 2023-01-01..2023-12-31
de | was geschah im vergangenen Jahr? | 2023-01-01..2023-12-31
de | was geschah vor drei Tagen? | 2024-05-12
de | was geschah am letzten Wochenende? | 2024-05-11..2024-05-12
de | was geschah vorletzte Woche? | 2024-04-29..2024-05-05
de | was geschah in den letzten drei Tagen? | 2024-05-12..2024-05-14
de | was geschah heute Morgen? | 2024-05-15
de | was geschah gestern Abend? | 2024-05-14
de | was geschah im letzten Sommer? | 2023-06-01..2023-08-31
de | was geschah vorvorgestern? | 2024-05-12
de | was geschah am ersten Montag des Monats? | 2024-05-06
de | was geschah im vorletzten Jahr? | 2022-01-01..2022-12-31
de | was passiert übernächste Woche? | 2024-05-27..2024-06-02
fr | que s'est-il passé hier ? | 2024-05-14
fr | que s'est-il passé mardi dernier ? | 2024-05-14
fr | que s'est-il passé il y a une semaine ? | 2024-05-08
fr | que s'est-il passé la semaine dernière ? | 2024-05-06..2024-05-12
fr | que s'est-il passé le mois dernier ? | 2024-04-01..2024-04-30
fr | que s'est-il passé l'année dernière ? | 2023-01-01..2023-12-31
fr | que s'est-il passé l'an dernier ? | 2023-01-01..2023-12-31
fr | que s'est-il passé il y a trois jours ? | 2024-05-12
fr | que s'est-il passé le week-end dernier ? | 2024-05-11..2024-05-12
fr | que s'est-il passé ces trois derniers jours ? | 2024-05-12..2024-05-14
fr | que s'est-il passé ce matin ? | 2024-05-15
fr | que s'est-il passé hier soir ? | 2024-05-14
fr | que s'est-il passé l'été dernier ? | 2023-06-01..2023-08-31
fr | que s'est-il passé plus tôt dans l'année ? | 2024-01-01..2024-05-14
fr | que s'est-il passé il y a un mois et 21 jours ? | 2024-03-25
fr | que s'est-il passé le premier lundi du mois ? | 2024-05-06
fr | cette société a été créée en 2010 ? | 2010-01-01..2010-12-31
es | ¿qué pasó ayer? | 2024-05-14
es | ¿qué pasó el martes pasado? | 2024-05-14
es | ¿qué pasó hace una semana? | 2024-05-08
es | ¿qué pasó la semana pasada? | 2024-05-06..2024-05-12
es | ¿qué pasó el mes pasado? | 2024-04-01..2024-04-30
es | ¿qué pasó el año pasado? | 2023-01-01..2023-12-31
es | ¿qué pasó hace tres días? | 2024-05-12
es | ¿qué pasó el fin de semana pasado? | 2024-05-11..2024-05-12
es | ¿qué pasó en los últimos tres días? | 2024-05-12..2024-05-14
es | ¿qué pasó esta mañana? | 2024-05-15
es | ¿qué pasó anoche? | 2024-05-14
es | ¿qué pasó el verano pasado? | 2023-06-01..2023-08-31
es | ¿qué pasó el primer lunes del mes? | 2024-05-06
es | ¿qué pasará la semana después de la próxima? | 2024-05-27..2024-06-02
es | ¿qué pasó la semana antepasada? | 2024-04-29..2024-05-05
es | ¿qué pasó más temprano en el año? | 2024-01-01..2024-05-14
"""


@pytest.mark.parametrize(("language", "text", "days"), rows(RELATIVE))
def test_a_relative_date(language: str, text: str, days: str) -> None:
    assert told(text, language, None) == days
