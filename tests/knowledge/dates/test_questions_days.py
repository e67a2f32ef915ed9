"""Days in questions in six languages: in words and figures, by weekday, in lists, by the clock."""

import pytest

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.show import show
from tests.knowledge.dates.asking import EVENT, TODAY, rows, told

DAYS = """
en | what happened on 5 January? | 2022-01-05
en | what happened on the fifth of January 2022? | 2022-01-05
en | who resigned on January 5th? | 2022-01-05
en | what did they do 6 January | 2022-01-06
en | so 6 January what happened | 2022-01-06
de | was geschah am do, 6. Januar 2022? | 2022-01-06
en | who was the first in January 2022? | 2022-01-01..2022-01-31
en | which cities, three in January 2022, were calm? | 2022-01-01..2022-01-31
en | what happened on the first of January 2022? | 2022-01-01
en | what was burned on Jan. 5 | 2022-01-05
en | anything on 5.1.2022? | 2022-01-05
en | what happened on the 5th of jan, 22? | 2022-01-05
en | what happened on 5-Jan-2022 | 2022-01-05
en | what happened on 2022-W01-3? | 2022-01-05
en | what happened on 2022W013 | 2022-01-05
en | were any troops in the city on 6/jan? | 2022-01-06
en | what happened on the twenty-first of January? | 2022-01-21
ru | что произошло 5 января? | 2022-01-05
ru | что было пятого января 2022 года? | 2022-01-05
ru | что случилось 5-го января | 2022-01-05
ru | что сгорело 05.01.2022? | 2022-01-05
ru | что было 5 янв. 2022 г.? | 2022-01-05
ru | что случилось двадцать первого января? | 2022-01-21
ru | что было 5 числа? | 2022-01-05
ru | что было 5-го? | 2022-01-05
kk | 5 қаңтарда не болды? | 2022-01-05
kk | қаңтардың 5-інде не болды? | 2022-01-05
kk | 2022 жылғы 5 қаңтарда не болды? | 2022-01-05
kk | 2022 жылдың 5 қаңтарында кім қаза тапты? | 2022-01-05
kk | бесінші қаңтарда не болды? | 2022-01-05
kk | қаңтардың бесінде не болды? | 2022-01-05
kk | қаңтардың бесі күні не болды? | 2022-01-05
kk | 05.01.2022 күні не болды? | 2022-01-05
kk | 5 қаңтар күні кім қаза тапты? | 2022-01-05
kk | 5-қаңтарда не болды? | 2022-01-05
kk | 5-ші қаңтарда не болды | 2022-01-05
kk | 5 qańtarda ne boldy? | 2022-01-05
kk | 5 qańtar kúni ne boldy? | 2022-01-05
kk | 5 qantarda ne boldy | 2022-01-05
kk | қаңтардың жиырма бірінде не болды? | 2022-01-21
de | was geschah am 5. Januar? | 2022-01-05
de | was geschah am fünften Januar 2022? | 2022-01-05
de | was war am 05.01.2022? | 2022-01-05
de | was war am 5.1.? | 2022-01-05
de | was geschah am 5. Jan. 2022 | 2022-01-05
de | was war am 5. 1. 2022? | 2022-01-05
de | was geschah am einundzwanzigsten Januar? | 2022-01-21
de | was geschah am 5.? | 2022-01-05
fr | que s'est-il passé le 5 janvier ? | 2022-01-05
fr | que s'est-il passé le cinq janvier 2022 ? | 2022-01-05
fr | qui a démissionné le 5 janv. 2022 ? | 2022-01-05
fr | qui est mort le 05/01/2022 ? | 2022-01-05
fr | que s'est-il passé le vingt et un janvier ? | 2022-01-21
fr | que s'est-il passé le 5 ? | 2022-01-05
fr | que s'est-il passé le premier janvier 2022 ? | 2022-01-01
fr | que s'est-il passé le 1er janvier ? | 2022-01-01
es | ¿qué pasó el 5 de enero? | 2022-01-05
es | ¿qué pasó el cinco de enero de 2022? | 2022-01-05
es | ¿quién dimitió el 5 de ene. de 2022? | 2022-01-05
es | ¿qué pasó el 05/01/2022? | 2022-01-05
es | ¿qué pasó el veintiuno de enero? | 2022-01-21
es | ¿qué pasó el día 5? | 2022-01-05
es | ¿qué pasó el 1.º de enero? | 2022-01-01
es | ¿qué pasó el primero de enero? | 2022-01-01
es | ¿qué pasó el 17 del 1? | 2022-01-17
"""

FIGURES = """
en | what happened on 05/01? | 2022-01-05
en | what happened on 01/05? | 2022-01-05
en | what happened on 5/1/22? | 2022-01-05
fr | que s'est-il passé le 05/01 ? | 2022-01-05
es | ¿qué pasó el 5/1? | 2022-01-05
de | was geschah am 05/01? | 2022-01-05
ru | что было 05/01? | 2022-01-05
ru | что было 5.01? | 2022-01-05
kk | 05.01 күні не болды? | 2022-01-05
"""

WEEKDAYS = """
en | what happened on Wednesday 5 January? | 2022-01-05
en | what happened on Wednesday? | 2022-01-05
ru | что было в среду, 5 января? | 2022-01-05
ru | что было в среду? | 2022-01-05
kk | 5 қаңтар, сәрсенбі күні не болды? | 2022-01-05
kk | сәрсенбіде не болды? | 2022-01-05
kk | сәрсенбі күні не болды? | 2022-01-05
de | was geschah am Mittwoch, dem 5. Januar? | 2022-01-05
de | was geschah am Mittwoch? | 2022-01-05
fr | que s'est-il passé mercredi 5 janvier ? | 2022-01-05
fr | que s'est-il passé le mercredi ? | 2022-01-05
es | ¿qué pasó el miércoles 5 de enero? | 2022-01-05
es | ¿qué pasó el miércoles? | 2022-01-05
"""

SLIPS = """
en | what happened on 5 Januray | 2022-01-05
en | what happened 5 febuary 2022 | 2022-02-05
ru | что было 5 янаря? | 2022-01-05
ru | что было 5 янворя | 2022-01-05
kk | 5 қантарда не болды? | 2022-01-05
kk | 5 кантар не болды | 2022-01-05
de | was war am 5. Janaur | 2022-01-05
fr | que s'est-il passé le 5 janvrier | 2022-01-05
es | qué pasó el 5 de enro | 2022-01-05
"""

LISTS = """
en | what happened on 5, 6 and 8 January? | 2022-01-05, 2022-01-06, 2022-01-08
en | compare 5 January and 8 January | 2022-01-05, 2022-01-08
en | was it worse on the 5th or on the 8th? | 2022-01-05, 2022-01-08
en | what happened on January 5, 6 and 8, 2022? | 2022-01-05, 2022-01-06, 2022-01-08
ru | что было 5, 6 и 8 января? | 2022-01-05, 2022-01-06, 2022-01-08
ru | сравни 5 января и 8 января | 2022-01-05, 2022-01-08
ru | что было 5-го и 8-го января? | 2022-01-05, 2022-01-08
kk | 5, 6 және 8 қаңтарда не болды? | 2022-01-05, 2022-01-06, 2022-01-08
kk | 5 қаңтар мен 8 қаңтарды салыстыр | 2022-01-05, 2022-01-08
kk | қаңтардың 5, 6 және 8-інде не болды? | 2022-01-05, 2022-01-06, 2022-01-08
de | was geschah am 5., 6. und 8. Januar? | 2022-01-05, 2022-01-06, 2022-01-08
de | vergleiche den 5. Januar mit dem 8. Januar | 2022-01-05, 2022-01-08
fr | que s'est-il passé les 5, 6 et 8 janvier ? | 2022-01-05, 2022-01-06, 2022-01-08
fr | compare le 5 janvier et le 8 janvier | 2022-01-05, 2022-01-08
es | ¿qué pasó los días 5, 6 y 8 de enero? | 2022-01-05, 2022-01-06, 2022-01-08
es | compara el 5 de enero con el 8 de enero | 2022-01-05, 2022-01-08
en | how did January compare with February and March 2022? | 2022-01-01..2022-01-31, 2022-02-01..2022-02-28, 2022-03-01..2022-03-31
es | ¿qué pasó en febrero, marzo y abril de 2022? | 2022-02-01..2022-02-28, 2022-03-01..2022-03-31, 2022-04-01..2022-04-30
"""

CLOCK = """
en | what happened on the morning of 5 January? | 2022-01-05
en | what happened at 7 pm on 5 January? | 2022-01-05
en | what happened in the night from 5 to 6 January? | 2022-01-05..2022-01-06
ru | что было утром 5 января? | 2022-01-05
ru | что было 5 января в 19:30? | 2022-01-05
ru | что было вечером 5-го? | 2022-01-05
ru | что было в ночь с 5 на 6 января? | 2022-01-05..2022-01-06
ru | что было 5 января в 7 часов вечера? | 2022-01-05
kk | 5 қаңтар күні таңертең не болды? | 2022-01-05
kk | 5 қаңтарда кешке не болды? | 2022-01-05
kk | 5 қаңтарда сағат 19:30-да не болды? | 2022-01-05
kk | 5 қаңтардан 6 қаңтарға қараған түні не болды? | 2022-01-05..2022-01-06
kk | 5 қаңтардың кешінде не болды? | 2022-01-05
de | was geschah am Morgen des 5. Januar? | 2022-01-05
de | was geschah am 5. Januar um 19:30 Uhr? | 2022-01-05
de | was geschah am Abend des 5.? | 2022-01-05
de | was geschah in der Nacht vom 5. auf den 6. Januar? | 2022-01-05..2022-01-06
fr | que s'est-il passé le matin du 5 janvier ? | 2022-01-05
fr | que s'est-il passé le 5 janvier à 19h30 ? | 2022-01-05
fr | que s'est-il passé dans la nuit du 5 au 6 janvier ? | 2022-01-05..2022-01-06
fr | que s'est-il passé le 5 au soir ? | 2022-01-05
es | ¿qué pasó la mañana del 5 de enero? | 2022-01-05
es | ¿qué pasó el 5 de enero a las 19:30? | 2022-01-05
es | ¿qué pasó en la noche del 5 al 6 de enero? | 2022-01-05..2022-01-06
es | ¿qué pasó el 5 por la noche? | 2022-01-05
es | ¿qué pasó el 5 de enero a las siete de la tarde? | 2022-01-05
"""


@pytest.mark.parametrize(("language", "text", "days"), rows(DAYS))
def test_a_day(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(("language", "text", "days"), rows(FIGURES))
def test_day_and_month_in_figures(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(("language", "text", "days"), rows(WEEKDAYS))
def test_a_weekday(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(("language", "text", "days"), rows(SLIPS))
def test_a_mistyped_month_beside_a_number(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(("language", "text", "days"), rows(LISTS))
def test_days_side_by_side(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(("language", "text", "days"), rows(CLOCK))
def test_a_part_of_a_day(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "who was shot on Friday the 6th?"),
        ("ru", "что было в пятницу, 6-го?"),
        ("kk", "жұма, 6-сында не болды?"),
        ("de", "was geschah am Freitag, dem 6.?"),
        ("fr", "qui est mort vendredi 6 ?"),
        ("es", "¿qué pasó el viernes 6?"),
    ],
)
def test_a_number_and_a_weekday_that_do_not_fit_are_two_days_of_the_event(
    language: str, text: str
) -> None:
    """The 6th is a Thursday."""
    (found,) = find_dates(text, DateContext(TODAY, language=language, timeline=EVENT))
    days = [found.span, *found.alternatives]
    assert [show(day) for day in days] == ["6 January 2022", "7 January 2022"]
