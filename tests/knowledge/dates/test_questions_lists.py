"""Days that share one month: each is a date of its own, however the list is written."""

import pytest

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from tests.knowledge.dates.asking import EVENT, TODAY, rows, told

_LISTS = """
en | what happened on 5, 6 and 8 January? | 2022-01-05, 2022-01-06, 2022-01-08
en | what happened on 5, 6, and 8 January? | 2022-01-05, 2022-01-06, 2022-01-08
en | 3, 4, 5, 6, 7, and 9 January 2022 | 2022-01-03, 2022-01-04, 2022-01-05, 2022-01-06, 2022-01-07, 2022-01-09
en | on the 5th, the 6th and the 8th of January | 2022-01-05, 2022-01-06, 2022-01-08
en | who came on Jan. 5, 6, and 8? | 2022-01-05, 2022-01-06, 2022-01-08
en | on Jan 5,6,8 | 2022-01-05, 2022-01-06, 2022-01-08
en | 5 or 6 or 7 January | 2022-01-05, 2022-01-06, 2022-01-07
en | 5-6 and 8-9 January | 2022-01-05..2022-01-06, 2022-01-08..2022-01-09
en | 5, 6-8 January | 2022-01-05, 2022-01-06..2022-01-08
en | 5/6 January | 2022-01-05..2022-01-06
en | what happened on the 5th and 6th? | 2022-01-05, 2022-01-06
en | what happened on the 5th, 6th and 7th? | 2022-01-05, 2022-01-06, 2022-01-07
ru | 5, 6, 7 января | 2022-01-05, 2022-01-06, 2022-01-07
ru | 5, 6 и 8 января | 2022-01-05, 2022-01-06, 2022-01-08
kk | 5, 6, 8 қаңтар | 2022-01-05, 2022-01-06, 2022-01-08
de | am 5., 6. und 8. Januar | 2022-01-05, 2022-01-06, 2022-01-08
en | 5+6 January | 2022-01-05, 2022-01-06
en | 5 + 6 January 2022 | 2022-01-05, 2022-01-06
en | 5 & 6 Jan | 2022-01-05, 2022-01-06
en | Jan 5+6 | 2022-01-05, 2022-01-06
en | 4/5/6 January | 2022-01-04, 2022-01-05, 2022-01-06
en | 30/31 January | 2022-01-30, 2022-01-31
en | January 5/6, 2022 | 2022-01-05..2022-01-06
en | 4/6 January | 2022-01-04..2022-01-06
en | who came on 5 January and 6? | 2022-01-05, 2022-01-06
en | 5 January, 6 and 8 | 2022-01-05, 2022-01-06, 2022-01-08
ru | 5+6 января | 2022-01-05, 2022-01-06
ru | 5 января и 6 | 2022-01-05, 2022-01-06
ru | что было 5 и 6 числа? | 2022-01-05, 2022-01-06
kk | 5+6 қаңтар | 2022-01-05, 2022-01-06
kk | 5 және 6 күні не болды? | 2022-01-05, 2022-01-06
kk | 5 қаңтар мен 6 | 2022-01-05, 2022-01-06
de | am 5./6. Januar | 2022-01-05, 2022-01-06
de | am 5.+6. Januar 2022 | 2022-01-05, 2022-01-06
de | in der Nacht vom 5./6. Januar | 2022-01-05..2022-01-06
de | was geschah am 5. und 6.? | 2022-01-05, 2022-01-06
de | 5. Januar und 6. | 2022-01-05, 2022-01-06
fr | le 5+6 janvier | 2022-01-05, 2022-01-06
fr | les 5 et 6 | 2022-01-05, 2022-01-06
es | 5+6 de enero | 2022-01-05, 2022-01-06
es | los días 5 y 6 | 2022-01-05, 2022-01-06
fr | les 5, 6 et 8 janvier | 2022-01-05, 2022-01-06, 2022-01-08
es | los días 5, 6 y 8 de enero | 2022-01-05, 2022-01-06, 2022-01-08
"""

_OTHERWISE = """
en | between 5 and 8 January | 2022-01-05..2022-01-08
en | from 5 to 8 January | 2022-01-05..2022-01-08
en | the weekend of 8 and 9 January | 2022-01-08..2022-01-09
en | January 5, 2022 | 2022-01-05
en | they lost 7, 6 January | 2022-01-06
en | 5 January and 6 people | 2022-01-05
en | 5 January and 6 were killed | 2022-01-05
de | am 5. Januar und 6. Stock | 2022-01-05
"""

_WEEKDAYS = """
en | what happened Tue-Fri? | 2022-01-04..2022-01-07
en | Mon to Wed | 2022-01-03..2022-01-05
en | mon - wed | 2022-01-03..2022-01-05
en | Mon, Tue and Wed | 2022-01-03, 2022-01-04, 2022-01-05
en | Sat & Sun | 2022-01-08, 2022-01-02
en | Mon-Wed and Fri | 2022-01-03..2022-01-05, 2022-01-07
ru | что было пн-ср? | 2022-01-03..2022-01-05
ru | с пн по ср | 2022-01-03..2022-01-05
ru | пн, вт и ср | 2022-01-03, 2022-01-04, 2022-01-05
ru | с понедельника по среду | 2022-01-03..2022-01-05
kk | дс-ср | 2022-01-03..2022-01-05
kk | дүйсенбіден сәрсенбіге дейін | 2022-01-03..2022-01-05
de | was geschah Mo.-Fr.? | 2022-01-03..2022-01-07
de | Mo bis Mi | 2022-01-03..2022-01-05
de | Mo, Di und Mi | 2022-01-03, 2022-01-04, 2022-01-05
fr | du lun. au ven. | 2022-01-03..2022-01-07
fr | lun-mer | 2022-01-03..2022-01-05
fr | mar, jeu et sam | 2022-01-04, 2022-01-06, 2022-01-08
es | lun, mar y mié | 2022-01-03, 2022-01-04, 2022-01-05
es | de mar a vie | 2022-01-04..2022-01-07
"""


@pytest.mark.parametrize(("language", "text", "days"), rows(_LISTS))
def test_every_member_of_a_list_is_a_date(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(("language", "text", "days"), rows(_OTHERWISE))
def test_other_numbers_side_by_side_are_no_list(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(("language", "text", "days"), rows(_WEEKDAYS))
def test_short_weekdays_are_read_in_a_row(language: str, text: str, days: str) -> None:
    assert told(text, language) == days


@pytest.mark.parametrize(
    "text", ["in the sun, sat a man", "so, do mi", "ven a mi casa", "Sam et Mo", "2+2 is 4"]
)
def test_short_words_of_other_meaning_are_no_row_of_weekdays(text: str) -> None:
    assert told(text, "") == ""


@pytest.mark.parametrize("text", ["we lost 5, 6 people", "rooms 5, 6 and 7", "in 5, 6 or 7 days"])
def test_numbers_without_a_month_are_no_days(text: str) -> None:
    assert told(text, "en") == ""


@pytest.mark.parametrize("text", ["on the 5th and 6th floors", "the 5th and 6th graders"])
def test_ordinals_of_things_are_no_list_of_days(text: str) -> None:
    assert len(find_dates(text, DateContext(TODAY, timeline=EVENT))) < 2


def test_members_of_a_list_have_the_same_other_readings() -> None:
    found = find_dates("on 5, 6, and 8 January", DateContext(TODAY))
    assert len({len(each.alternatives) for each in found}) == 1
