"""Questions as members put them, in six languages: with a date, counted from today, and with none."""

import pytest

from tests.knowledge.dates.asking import rows, told

SPOKEN = """
en | give me everything from the 3rd of January through the 6th | 2022-01-03..2022-01-06
en | who was arrested between Jan 5 and 8? | 2022-01-05..2022-01-08
en | what was going on around the 10th? | 2022-01-10
en | how many were injured by the evening of January 6? | ..2022-01-06
en | which banks were closed from January 5 until January 9 2022 | 2022-01-05..2022-01-09
en | did anything happen on either 4 or 5 January | 2022-01-04, 2022-01-05
en | tell me about the night of January 5th-6th | 2022-01-05..2022-01-06
en | what did Tokayev say on January the seventh? | 2022-01-07
en | latest death toll as of 10 Jan 2022 | ..2022-01-10
en | what happened on wendesday 5 january | 2022-01-05
en | who was in office untill 7 jan | ..2022-01-07
en | what was known befor 7 January | ..2022-01-06
de | Stand 8. Januar, wie viele Verletzte? | ..2022-01-08
ru | что было до среды 12 января | ..2022-01-12
en | what happened mid-January | 2022-01-11..2022-01-20
en | what happened in the first three days of January | 2022-01-01..2022-01-03
en | what happened during the first few days of January? | 2022-01-01..2022-01-10
en | events in Almaty 05.01.22 | 2022-01-05
en | who spoke on Thurs 6 Jan | 2022-01-06
en | was the internet back by Monday the 10th | ..2022-01-10
en | what happened two days before 7 January | 2022-01-05
en | What happened the week before January 10, 2022? | 2022-01-03..2022-01-09
en | what happened on the last Friday of January 2022 | 2022-01-28
en | what was the situation prior to January 2022? | ..2021-12-31
en | in the spring of '21 what happened | 2021-03-01..2021-05-31
en | fy 2021 q3 | 2021-07-01..2021-09-30
en | what happened in the 2010s | 2010-01-01..2019-12-31
en | anything between christmas 2021 and new year? | 2021-12-25..2022-01-01
en | 5/1 or 6/1? | 2022-01-05, 2022-01-06
en | what happened on 20220105 | 2022-01-05
en | what happened Jan 5, 2022 at 11:30 pm | 2022-01-05
en | what happened right after January 5? | 2022-01-06..
en | how many protesters died up until January 6th | ..2022-01-06
en | who was president from 1990 to 2019 | 1990-01-01..2019-12-31
en | what happened later than 8 January? | 2022-01-09..
en | what happened between Wednesday and Friday? | 2022-01-05..2022-01-07
ru | что происходило с третьего по шестое января? | 2022-01-03..2022-01-06
ru | кого задержали между 5 и 8 января? | 2022-01-05..2022-01-08
ru | сколько раненых было к вечеру 6 января? | ..2022-01-06
ru | какие банки были закрыты с 5 января до 9 января 2022? | 2022-01-05..2022-01-09
ru | что было в ночь на 6 января? | 2022-01-06
ru | что сказал Токаев 7-го января? | 2022-01-07
ru | что было в первые дни января? | 2022-01-01..2022-01-10
ru | что было 05.01.22 в Алматы? | 2022-01-05
ru | кто выступал в четверг 6 января? | 2022-01-06
ru | что было за два дня до 7 января? | 2022-01-05
ru | что было в последнюю пятницу января 2022 года? | 2022-01-28
ru | что было до января 2022 года? | ..2022-01-31
ru | что было весной 21-го? | 2021-03-01..2021-05-31
ru | что было во второй половине января? | 2022-01-16..2022-01-31
ru | что было в третьей декаде января? | 2022-01-21..2022-01-31
ru | что было с понедельника по среду? | 2022-01-03..2022-01-05
ru | кто был президентом с 1990 по 2019 год? | 1990-01-01..2019-12-31
ru | что было в 2010-х? | 2010-01-01..2019-12-31
ru | что было в 70-х годах XX века? | 1970-01-01..1979-12-31
ru | что было в начале девяностых? | 1990-01-01..1993-12-31
ru | что было 5 января утром и 6 января вечером? | 2022-01-05, 2022-01-06
ru | что изменилось после 7 января 2022 г.? | 2022-01-08..
ru | что было на неделе с 3 по 9 января? | 2022-01-03..2022-01-09
ru | что произошло пятого и шестого января? | 2022-01-05, 2022-01-06
ru | к 10 января сколько погибло? | ..2022-01-10
ru | что было в январе-феврале 2022? | 2022-01-01..2022-02-28
ru | что было с января по март 2022 года? | 2022-01-01..2022-03-31
kk | 3 қаңтардан бастап 6 қаңтарға дейін не болды? | 2022-01-03..2022-01-06
kk | 5 және 8 қаңтар аралығында кім ұсталды? | 2022-01-05..2022-01-08
kk | 6 қаңтар кешіне дейін қанша адам жараланды? | ..2022-01-06
kk | Тоқаев 7 қаңтарда не айтты? | 2022-01-07
kk | қаңтардың алғашқы күндерінде не болды? | 2022-01-01..2022-01-10
kk | қаңтардың алғашқы аптасында не болды? | 2022-01-01..2022-01-07
kk | 6 қаңтар, бейсенбіде кім сөйледі? | 2022-01-06
kk | 7 қаңтардан екі күн бұрын не болды? | 2022-01-05
kk | 2022 жылдың қаңтарындағы соңғы жұмада не болды? | 2022-01-28
kk | 2022 жылдың қаңтарына дейін не болды? | ..2022-01-31
kk | 2021 жылдың көктемінде не болды? | 2021-03-01..2021-05-31
kk | қаңтардың екінші жартысында не болды? | 2022-01-16..2022-01-31
kk | дүйсенбіден сәрсенбіге дейін не болды? | 2022-01-03..2022-01-05
kk | 1990 жылдан 2019 жылға дейін кім президент болды? | 1990-01-01..2019-12-31
kk | 1990-2019 жылдары кім президент болды? | 1990-01-01..2019-12-31
kk | 2010-жылдары не болды? | 2010-01-01..2019-12-31
kk | ХХ ғасырдың 70-жылдарында не болды? | 1970-01-01..1979-12-31
kk | 5 қаңтар таңында не болды? | 2022-01-05
kk | 5-6 қаңтарға қараған түні не болды? | 2022-01-05..2022-01-06
kk | 7 қаңтардан кейінгі аптада не болды? | 2022-01-08..2022-01-14
kk | қаңтар мен ақпанда не болды? | 2022-01-01..2022-01-31, 2022-02-01..2022-02-28
kk | қаңтардан наурызға дейін не болды? | 2022-01-01..2022-03-31
kk | 10 қаңтарға дейінгі деректер бойынша қанша адам қаза тапты? | ..2022-01-10
kk | желтоқсанның 16-сы күні не болды? | 2021-12-16
kk | 1986 жылғы желтоқсанда не болды? | 1986-12-01..1986-12-31
kk | 2022 ж. 5 қаңтарда не болды? | 2022-01-05
kk | қаңтардың жетісінен бастап не өзгерді? | 2022-01-07..
kk | жетінші қаңтар күні не болды? | 2022-01-07
de | was geschah vom dritten bis zum sechsten Januar? | 2022-01-03..2022-01-06
de | wer wurde zwischen dem 5. und 8. Januar verhaftet? | 2022-01-05..2022-01-08
de | wie viele Verletzte gab es bis zum Abend des 6. Januar? | ..2022-01-06
de | was sagte Tokajew am 7. Januar 2022? | 2022-01-07
de | was geschah in den ersten Tagen des Januar? | 2022-01-01..2022-01-10
de | wer sprach am Donnerstag, den 6. Januar? | 2022-01-06
de | was geschah zwei Tage vor dem 7. Januar? | 2022-01-05
de | was geschah am letzten Freitag im Januar 2022? | 2022-01-28
de | was war vor Januar 2022? | ..2021-12-31
de | was geschah im Frühjahr 2021? | 2021-03-01..2021-05-31
de | was geschah in der zweiten Hälfte des Januars? | 2022-01-16..2022-01-31
de | was geschah zwischen Montag und Mittwoch? | 2022-01-03..2022-01-05
de | wer war von 1990 bis 2019 Präsident? | 1990-01-01..2019-12-31
de | was geschah in den 2010er Jahren? | 2010-01-01..2019-12-31
de | was geschah Anfang der neunziger Jahre? | 1990-01-01..1993-12-31
de | was geschah am 5. und 6. Januar? | 2022-01-05, 2022-01-06
de | was geschah Mitte bis Ende Januar? | 2022-01-11..2022-01-31
de | was geschah in der Nacht zum 6. Januar? | 2022-01-06
de | was geschah in der Woche nach dem 7. Januar? | 2022-01-08..2022-01-14
de | was geschah am Morgen des 5. Januars? | 2022-01-05
de | was geschah im Januar und Februar 2022? | 2022-01-01..2022-01-31, 2022-02-01..2022-02-28
de | was geschah von Januar bis März 2022? | 2022-01-01..2022-03-31
de | was geschah am 5.1.22? | 2022-01-05
de | was geschah zum Jahresende 2021? | 2021-09-01..2021-12-31
fr | que s'est-il passé du trois au six janvier ? | 2022-01-03..2022-01-06
fr | qui a été arrêté entre le 5 et le 8 janvier ? | 2022-01-05..2022-01-08
fr | combien de blessés au soir du 6 janvier ? | 2022-01-06
fr | qu'a dit Tokaïev le 7 janvier ? | 2022-01-07
fr | que s'est-il passé dans les premiers jours de janvier ? | 2022-01-01..2022-01-10
fr | qui a parlé jeudi 6 janvier ? | 2022-01-06
fr | que s'est-il passé deux jours avant le 7 janvier ? | 2022-01-05
fr | que s'est-il passé le dernier vendredi de janvier 2022 ? | 2022-01-28
fr | que s'est-il passé avant janvier 2022 ? | ..2021-12-31
fr | que s'est-il passé au printemps 2021 ? | 2021-03-01..2021-05-31
fr | que s'est-il passé dans la seconde moitié de janvier ? | 2022-01-16..2022-01-31
fr | que s'est-il passé de lundi à mercredi ? | 2022-01-03..2022-01-05
fr | qui était président de 1990 à 2019 ? | 1990-01-01..2019-12-31
fr | que s'est-il passé dans les années 2010 ? | 2010-01-01..2019-12-31
fr | que s'est-il passé au début des années 90 ? | 1990-01-01..1993-12-31
fr | que s'est-il passé les 5 et 6 janvier ? | 2022-01-05, 2022-01-06
fr | que s'est-il passé dans la nuit du 5 au 6 ? | 2022-01-05..2022-01-06
fr | que s'est-il passé la semaine suivant le 7 janvier ? | 2022-01-08..2022-01-14
fr | que s'est-il passé en janvier et février 2022 ? | 2022-01-01..2022-01-31, 2022-02-01..2022-02-28
fr | que s'est-il passé de janvier à mars 2022 ? | 2022-01-01..2022-03-31
fr | que s'est-il passé le 05.01.22 ? | 2022-01-05
fr | que s'est-il passé jusqu'au 7 janvier inclus ? | ..2022-01-07
fr | que s'est-il passé à Noël et au nouvel an ? | 2021-12-25, 2022-01-01
fr | que s'est-il passé courant janvier ? | 2022-01-01..2022-01-31
fr | que s'est-il passé le mercredi 5 et le jeudi 6 janvier ? | 2022-01-05, 2022-01-06
es | ¿qué pasó del tres al seis de enero? | 2022-01-03..2022-01-06
es | ¿quién fue detenido entre el 5 y el 8 de enero? | 2022-01-05..2022-01-08
es | ¿cuántos heridos había hasta la tarde del 6 de enero? | ..2022-01-06
es | ¿qué dijo Tokáyev el 7 de enero? | 2022-01-07
es | ¿qué pasó en los primeros días de enero? | 2022-01-01..2022-01-10
es | ¿quién habló el jueves 6 de enero? | 2022-01-06
es | ¿qué pasó dos días antes del 7 de enero? | 2022-01-05
es | ¿qué pasó el último viernes de enero de 2022? | 2022-01-28
es | ¿qué pasó antes de enero de 2022? | ..2021-12-31
es | ¿qué pasó en la primavera de 2021? | 2021-03-01..2021-05-31
es | ¿qué pasó en la segunda quincena de enero? | 2022-01-16..2022-01-31
es | ¿qué pasó de lunes a miércoles? | 2022-01-03..2022-01-05
es | ¿quién fue presidente de 1990 a 2019? | 1990-01-01..2019-12-31
es | ¿qué pasó en la década de 2010? | 2010-01-01..2019-12-31
es | ¿qué pasó a principios de los años noventa? | 1990-01-01..1993-12-31
es | ¿qué pasó los días 5 y 6 de enero? | 2022-01-05, 2022-01-06
es | ¿qué pasó en la noche del 5 al 6? | 2022-01-05..2022-01-06
es | ¿qué pasó la semana siguiente al 7 de enero? | 2022-01-08..2022-01-14
es | ¿qué pasó en enero y febrero de 2022? | 2022-01-01..2022-01-31, 2022-02-01..2022-02-28
es | ¿qué pasó de enero a marzo de 2022? | 2022-01-01..2022-03-31
es | ¿qué pasó el 05.01.22? | 2022-01-05
es | ¿qué pasó hasta el 7 de enero inclusive? | ..2022-01-07
es | ¿qué pasó en Navidad y en Año Nuevo? | 2021-12-25, 2022-01-01
es | ¿qué pasó a lo largo de enero? | 2022-01-01..2022-01-31
es | ¿qué pasó el miércoles 5 y el jueves 6 de enero? | 2022-01-05, 2022-01-06
es | ¿qué pasó la madrugada del 6 de enero? | 2022-01-06
"""

NONE = """
en | how many of the 19 suspects were released within 48 hours?
en | who scored in the 3-1 win?
en | what does article 174 of the criminal code say?
en | did 20,000 terrorists attack at 7 am?
en | may the police march into the square?
en | who is Mr. August?
ru | сколько из 19 подозреваемых отпустили в течение 48 часов?
ru | какой был счёт, 3:1 или 2:2?
ru | что говорит статья 174 Уголовного кодекса?
ru | зачем 20 000 террористов напали в 7 часов?
ru | кто живёт в доме 5 на улице Майской?
ru | сколько стоит литр, 60 или 120 тенге?
kk | 19 күдіктінің қаншасы босатылды?
kk | 174-бап не туралы?
kk | сағат 7-де қанша адам болды?
kk | литрі 60 пен 120 теңге аралығында болды ма?
kk | 20 000 террорист қайдан келді?
de | wie viele der 19 Verdächtigen wurden freigelassen?
de | was sagt Artikel 174?
de | wer gewann 3:1?
de | kamen 20.000 Terroristen um 7 Uhr?
de | wer ist Herr Mai?
fr | combien des 19 suspects ont été libérés ?
fr | que dit l'article 174 du code pénal ?
fr | qui a gagné 3-1 ?
fr | y avait-il 20 000 terroristes à 7 heures ?
fr | pourquoi la société a-t-elle été fermée ?
es | ¿cuántos de los 19 sospechosos fueron liberados?
es | ¿qué dice el artículo 174?
es | ¿quién ganó 3-1?
es | ¿había 20.000 terroristas a las 7?
es | ¿costaba entre 60 y 120 tenge?
"""

RELATIVE = """
en | what happened a fortnight ago? | 2024-05-01
en | what happened on Monday of last week? | 2024-05-06
en | what happened in April this year? | 2024-04-01..2024-04-30
en | what happened the day before yesterday? | 2024-05-13
en | what has happened so far this year? | 2024-01-01..2024-05-15
en | what happened at the end of last month? | 2024-04-21..2024-04-30
en | what happened in the previous century? | 1901-01-01..2000-12-31
ru | что было две недели назад? | 2024-05-01
ru | что было в понедельник на прошлой неделе? | 2024-05-06
ru | что было в апреле этого года? | 2024-04-01..2024-04-30
ru | что было в конце прошлого месяца? | 2024-04-21..2024-04-30
ru | что было в прошлом веке? | 1901-01-01..2000-12-31
ru | что было полгода назад? | 2023-11-15
ru | что было в начале года? | 2024-01-01..2024-04-30
ru | что было в минувшую пятницу? | 2024-05-10
ru | что было прошлой ночью? | 2024-05-14
kk | екі апта бұрын не болды? | 2024-05-01
kk | өткен аптаның дүйсенбісінде не болды? | 2024-05-06
kk | биылғы сәуірде не болды? | 2024-04-01..2024-04-30
kk | өткен айдың соңында не болды? | 2024-04-21..2024-04-30
kk | өткен ғасырда не болды? | 1901-01-01..2000-12-31
kk | соңғы бір аптада не болды? | 2024-05-08..2024-05-14
kk | жыл басында не болды? | 2024-01-01..2024-04-30
kk | өткен жұмада не болды? | 2024-05-10
kk | бүгін не болды? | 2024-05-15
kk | ертең не болады? | 2024-05-16
kk | алдыңғы аптада не болды? | 2024-05-06..2024-05-12
kk | былтыр қаңтарда не болды? | 2023-01-01..2023-01-31
de | was geschah vor zwei Wochen? | 2024-05-01
de | was geschah am Montag letzter Woche? | 2024-05-06
de | was geschah im April dieses Jahres? | 2024-04-01..2024-04-30
de | was geschah Ende letzten Monats? | 2024-04-21..2024-04-30
de | was geschah im letzten Jahrhundert? | 1901-01-01..2000-12-31
de | was geschah Anfang des Jahres? | 2024-01-01..2024-04-30
de | was geschah vergangenen Freitag? | 2024-05-10
de | was geschah vorgestern Abend? | 2024-05-13
de | was geschah diese Woche? | 2024-05-13..2024-05-19
fr | que s'est-il passé il y a deux semaines ? | 2024-05-01
fr | que s'est-il passé lundi de la semaine dernière ? | 2024-05-06
fr | que s'est-il passé en avril de cette année ? | 2024-04-01..2024-04-30
fr | que s'est-il passé à la fin du mois dernier ? | 2024-04-21..2024-04-30
fr | que s'est-il passé au siècle dernier ? | 1901-01-01..2000-12-31
fr | que s'est-il passé en début d'année ? | 2024-01-01..2024-04-30
fr | que s'est-il passé vendredi dernier ? | 2024-05-10
fr | que s'est-il passé avant-hier soir ? | 2024-05-13
fr | que s'est-il passé cette semaine ? | 2024-05-13..2024-05-19
fr | que s'est-il passé la nuit dernière ? | 2024-05-14
es | ¿qué pasó hace dos semanas? | 2024-05-01
es | ¿qué pasó el lunes de la semana pasada? | 2024-05-06
es | ¿qué pasó en abril de este año? | 2024-04-01..2024-04-30
es | ¿qué pasó a finales del mes pasado? | 2024-04-21..2024-04-30
es | ¿qué pasó en el siglo pasado? | 1901-01-01..2000-12-31
es | ¿qué pasó a principios de año? | 2024-01-01..2024-04-30
es | ¿qué pasó el viernes pasado? | 2024-05-10
es | ¿qué pasó anteayer por la noche? | 2024-05-13
es | ¿qué pasó esta semana? | 2024-05-13..2024-05-19
es | ¿qué pasó en lo que va de año? | 2024-01-01..2024-05-15
"""


@pytest.mark.parametrize(("language", "text", "days"), rows(SPOKEN))
def test_a_question_of_an_event(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(("language", "text", "days"), rows(RELATIVE))
def test_a_question_from_today(language: str, text: str, days: str) -> None:
    assert told(text, language, None) == days


@pytest.mark.parametrize(("language", "text"), rows(NONE))
def test_a_question_without_a_date(language: str, text: str) -> None:
    assert told(text, language) == ""
    assert told(text, language, None) == ""
