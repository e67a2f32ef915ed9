"""The words of dates against the names that CLDR gives."""

import pytest
from babel import Locale

from knowledge.dates.lexicon import ENTRIES, MONTHS, WEEKDAYS, level
from knowledge.dates.trigger import may_hold_date

_LANGUAGES = ("en", "ru", "kk", "de", "fr", "es")


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("form", ["format", "stand-alone"])
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_every_month_of_cldr_is_known(language: str, form: str, width: str) -> None:
    names = Locale(language).months[form][width]
    assert {
        level(name).rstrip("."): MONTHS.get(level(name).rstrip(".")) for name in names.values()
    } == {level(name).rstrip("."): number for number, name in names.items()}


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_every_weekday_of_cldr_is_known(language: str, width: str) -> None:
    names = Locale(language).days["format"][width]
    known = {name: WEEKDAYS.get(level(name).rstrip(".")) for name in names.values()}
    # "mar" is March in English, so it is no Tuesday in French and Spanish.
    assert {name: number for name, number in known.items() if number is not None} == {
        name: number for number, name in names.items() if name.rstrip(".") != "mar"
    }


def test_words_are_kept_levelled() -> None:
    assert [word for word in ENTRIES if level(word) != word] == []


def test_ordinary_words_start_no_reading() -> None:
    assert not may_hold_date("the a and of in on who what why how many people were killed")
