"""Runs with a name, weeks by number, several units without a number, days told by an ordinal alone."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext, Prefer
from knowledge.dates.parse import find_dates
from tests.knowledge.dates.asking import rows, told


@pytest.mark.parametrize(
    ("language", "text", "days"),
    rows("""
en | Who came in Holy Week 2022? | 2022-04-10..2022-04-16
de | Was geschah in der Karwoche 2022? | 2022-04-10..2022-04-16
fr | Que s'est-il passé pendant la Semaine sainte 2022 ? | 2022-04-10..2022-04-16
es | ¿Qué pasó en Semana Santa 2022? | 2022-04-10..2022-04-17
ru | Что было на Страстной неделе 2022 года? | 2022-04-18..2022-04-23
de | Was war über die Osterfeiertage 2022? | 2022-04-15..2022-04-18
de | Was war am 3. Advent 2022? | 2022-12-11
de | Was war am 2. Adventssonntag 2022? | 2022-12-04
en | What happened on the second Sunday of Advent 2022? | 2022-12-04
fr | Que s'est-il passé le 3e dimanche de l'avent 2022 ? | 2022-12-11
es | ¿Qué pasó el segundo domingo de Adviento 2022? | 2022-12-04
de | Was geschah zum Jahreswechsel 2020/21? | 2020-12-31..2021-01-01
de | Was geschah zum Jahreswechsel? | 2021-12-31..2022-01-01
en | What happened at the turn of the year? | 2021-12-31..2022-01-01
en | What happened at the turn of the year 2020/2021? | 2020-12-31..2021-01-01
ru | Что было на рубеже 2020 и 2021 годов? | 2020-12-31..2021-01-01
de | Wer war an Silvester 2021/22 dort? | 2021-12-31
en | Who was there at New Year 2021/22? | 2022-01-01
"""),
)
def test_feasts_of_several_days(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(
    ("language", "text", "days"),
    rows("""
de | Was geschah in KW 1-3 2022? | 2022-01-03..2022-01-23
de | Was geschah in KW 1 und 2 2022? | 2022-01-03..2022-01-16
de | Was geschah in KW 1/2022? | 2022-01-03..2022-01-09
de | Was geschah in der 1.-3. KW 2022? | 2022-01-03..2022-01-23
en | What happened in weeks 1 to 3 of 2022? | 2022-01-03..2022-01-23
fr | Que s'est-il passé dans les semaines 1 à 3 de 2022 ? | 2022-01-03..2022-01-23
es | ¿Qué pasó en las semanas 1 a 3 de 2022? | 2022-01-03..2022-01-23
ru | Что было в недели 1-3 2022? | 2022-01-03..2022-01-23
en | What was sold in Q1-2022? | 2022-01-01..2022-03-31
"""),
)
def test_weeks_by_number(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(
    ("language", "text", "days"),
    rows("""
en | What happened in the last days? | 2024-05-12..2024-05-14
de | Was geschah in den letzten Tagen? | 2024-05-12..2024-05-14
fr | Que s'est-il passé ces derniers jours ? | 2024-05-12..2024-05-14
es | ¿Qué pasó en los últimos días? | 2024-05-12..2024-05-14
ru | Что произошло в последние дни? | 2024-05-12..2024-05-14
kk | Соңғы күндері не болды? | 2024-05-12..2024-05-14
en | What happened in the last day? | 2024-05-14
ru | Что было до начала 2022? | ..2021-12-31
ru | Что было до начала марта 2022 года? | ..2022-02-28
ru | Что было до конца 2022 года? | ..2022-12-31
"""),
)
def test_several_units_and_what_was_before_them(language: str, text: str, days: str) -> None:
    assert told(text, language, None) == days


@pytest.mark.parametrize(
    ("language", "text", "days"),
    rows("""
ru | Что было утром пятого? | 2022-01-05
ru | Что было утром пятого числа? | 2022-01-05
ru | Что было ночью шестого? | 2022-01-06
de | Was geschah am Fünften? | 2022-01-05
de | Was geschah vom Fünften bis zum Siebten? | 2022-01-05..2022-01-07
en | What happened within two days of the 5th? | 2022-01-03..2022-01-07
en | What happened within a week of the 5th? | 2021-12-29..2022-01-12
en | What happens every Sunday in March? | 2022-03-01..2022-03-31
de | Was passiert jeden Sonntag im März? | 2022-03-01..2022-03-31
fr | Que fait-on chaque dimanche de mars ? | 2022-03-01..2022-03-31
es | ¿Qué pasa cada domingo de marzo? | 2022-03-01..2022-03-31
ru | Что бывает каждое воскресенье в марте? | 2022-03-01..2022-03-31
kk | Наурызда жексенбі сайын не болады? | 2022-03-01..2022-03-31
"""),
)
def test_days_by_an_ordinal_and_days_that_return(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(
    "text",
    [
        "Who uses Office 2019?",
        "What changed in Windows 95?",
        "Is SQL Server 2016 safe?",
        "What does Vision 2030 say?",
        "What does the 2030 Agenda say?",
        "Was steht in der Strategie 2030?",
        "Que dit la Stratégie 2030 ?",
        "¿Qué dice la Agenda 2030?",
        "Что говорит Повестка дня 2030?",
        "Что такое Стратегия 2050?",
        "«Қазақстан-2050» стратегиясы не дейді?",
        "When did the Mars 2020 mission start?",
        "Who leads the ANO 2011 party?",
    ],
)
def test_years_of_titles_are_no_dates(text: str) -> None:
    assert told(text, "") == ""
    assert told(text, "", None) == ""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Who held office in 2019?", "2019-01-01..2019-12-31"),
        ("What was the strategy in 2019?", "2019-01-01..2019-12-31"),
        ("Kazakhstan 2022", "2022-01-01..2022-12-31"),
        ("программа 2030 года", "2030-01-01..2030-12-31"),
        ("la mission de mars 2020", "2020-03-01..2020-03-31"),
        ("WHAT HAPPENED IN THE YEAR 2019", "2019-01-01..2019-12-31"),
    ],
)
def test_other_years_beside_nouns_are(text: str, days: str) -> None:
    assert told(text, "") == days


@pytest.mark.parametrize(
    "text",
    [
        "5/6 участников погибли",
        "Were 5/6 of the participants held?",
        "Kamen 5/6 der Teilnehmer?",
        "¿Votaron 5/6 de los miembros?",
        "el 3-3 ante el Barça",
        "утром пятого человека нашли",
        "am Fünften Kongress",
        "на рубеже веков",
        "the advent of 3 machines",
    ],
)
def test_shares_and_ranks_are_no_days(text: str) -> None:
    assert told(text, "") == ""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On 1 January 2000 people celebrated", "2000-01-01"),
        ("On 5 January 2000 people were held", "2024-01-05"),
    ],
)
def test_the_year_2000_is_one_where_nothing_befell_people(text: str, days: str) -> None:
    assert told(text, "en", None) == days


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("this monday", "en"),
        ("diesen Montag", "de"),
        ("ce lundi", "fr"),
        ("este lunes", "es"),
        ("в этот понедельник", "ru"),
    ],
)
def test_this_weekday_is_the_coming_one_where_that_is_preferred(text: str, language: str) -> None:
    asked = DateContext(date(2013, 2, 12), language=language, prefer=Prefer.FUTURE)
    [mention] = find_dates(text, asked)
    readings = (mention.span, *mention.alternatives)
    assert [span.first for span in readings] == [
        date(2013, 2, 18).toordinal(),
        date(2013, 2, 11).toordinal(),
    ]
