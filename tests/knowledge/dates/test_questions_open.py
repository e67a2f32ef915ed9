"""Open and as-of dates in questions in six languages: by, since, until, after, before and their equals."""

import pytest

from tests.knowledge.dates.asking import rows, told

OPEN = """
en | how many died by 7 January? | ..2022-01-07
en | how many died as of the 7th? | ..2022-01-07
en | what happened after 7 January? | 2022-01-08..
en | what did they do after 7 January? | 2022-01-08..
en | so after 7 January what happened? | 2022-01-08..
en | what happened before 7 January? | ..2022-01-06
en | what happened since 7 January? | 2022-01-07..
en | who held it until 7 January? | ..2022-01-07
en | no later than 7 January, who knew? | ..2022-01-07
en | what was known up to the 7th? | ..2022-01-07
en | from 7 January on, what changed? | 2022-01-07..
en | what happened on or after 7 January? | 2022-01-07..
en | how many by January 7th, 2022? | ..2022-01-07
en | how many were dead on 7 January or earlier? | ..2022-01-07
ru | сколько погибло к 7 января? | ..2022-01-07
ru | сколько погибло по состоянию на 7 января? | ..2022-01-07
ru | сколько погибло на 7 января 2022 года? | 2022-01-07
ru | что было после 7 января? | 2022-01-08..
ru | что было до 7 января? | ..2022-01-07
ru | что было перед 7 января? | ..2022-01-06
ru | что изменилось с 7 января? | 2022-01-07..
ru | что изменилось начиная с 7 января? | 2022-01-07..
ru | кто знал не позднее 7 января? | ..2022-01-07
ru | кто знал не ранее 7 января? | 2022-01-07..
ru | что было раньше 7 января? | ..2022-01-06
ru | что было позже 7 января? | 2022-01-08..
ru | что было вплоть до 7 января? | ..2022-01-07
ru | сколько погибло к 7-му января? | ..2022-01-07
kk | 7 қаңтарға дейін қанша адам қаза тапты? | ..2022-01-07
kk | 7 қаңтардан кейін не болды? | 2022-01-08..
kk | 7 қаңтардан бастап не өзгерді? | 2022-01-07..
kk | 7 қаңтардан бері не өзгерді? | 2022-01-07..
kk | 7 қаңтардан бұрын не болды? | ..2022-01-06
kk | 7 қаңтарға қарай қанша адам қаза тапты? | ..2022-01-07
kk | 7 қаңтардағы жағдай бойынша қанша адам қаза тапты? | ..2022-01-07
kk | 7 қаңтардан кешіктірмей кім білді? | ..2022-01-07
kk | 7-қаңтарға дейін не болды? | ..2022-01-07
kk | 7 qańtarǵa deiin ne boldy? | ..2022-01-07
kk | 7 qańtardan keiin ne boldy? | 2022-01-08..
de | wie viele starben bis zum 7. Januar? | ..2022-01-07
de | wie viele starben bis 7. Januar 2022? | ..2022-01-07
de | was geschah nach dem 7. Januar? | 2022-01-08..
de | was geschah vor dem 7. Januar? | ..2022-01-06
de | was geschah seit dem 7. Januar? | 2022-01-07..
de | was galt ab dem 7. Januar? | 2022-01-07..
de | wer wusste es spätestens am 7. Januar? | ..2022-01-07
de | was war der Stand vom 7. Januar? | ..2022-01-07
de | wie viele Tote gab es Stand 7. Januar? | ..2022-01-07
de | was geschah vom 7. Januar an? | 2022-01-07..
de | was galt frühestens ab 7. Januar? | 2022-01-07..
fr | combien de morts au 7 janvier ? | 2022-01-07
fr | combien de morts jusqu'au 7 janvier ? | ..2022-01-07
fr | que s'est-il passé après le 7 janvier ? | 2022-01-08..
fr | que s'est-il passé avant le 7 janvier ? | ..2022-01-06
fr | que s'est-il passé depuis le 7 janvier ? | 2022-01-07..
fr | que s'est-il passé à partir du 7 janvier ? | 2022-01-07..
fr | qui savait au plus tard le 7 janvier ? | ..2022-01-07
fr | combien de morts à la date du 7 janvier ? | ..2022-01-07
fr | combien de morts d'ici le 7 janvier ? | ..2022-01-07
fr | que s'est-il passé dès le 7 janvier ? | 2022-01-07..
es | ¿cuántos muertos hasta el 7 de enero? | ..2022-01-07
es | ¿qué pasó después del 7 de enero? | 2022-01-08..
es | ¿qué pasó antes del 7 de enero? | ..2022-01-06
es | ¿qué pasó desde el 7 de enero? | 2022-01-07..
es | ¿qué pasó a partir del 7 de enero? | 2022-01-07..
es | ¿quién lo sabía a más tardar el 7 de enero? | ..2022-01-07
es | ¿cuántos muertos a fecha de 7 de enero? | ..2022-01-07
es | ¿cuántos muertos al 7 de enero? | 2022-01-07
es | ¿qué pasó con posterioridad al 7 de enero? | 2022-01-08..
es | ¿qué pasó el 7 de enero o después? | 2022-01-07..
"""


@pytest.mark.parametrize(("language", "text", "days"), rows(OPEN))
def test_an_open_time(language: str, text: str, days: str) -> None:
    assert told(text, language) == days
