"""The bot's own words: one set of keys in six languages, plural forms and numbers as each has them."""

import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter

import pytest
from babel.core import Locale
from babel.numbers import format_decimal

from bot.words import ENGLISH, LANGUAGES, Text, plural, texts, words_for

BOT = Path(__file__).parents[2] / "bot"
OTHERS = [language for language in LANGUAGES if language != "en"]
ALONE = (
    "commands.",
    "choices.",
    "number.endings",
    "day.months_to",
    "day.months_from",
    "unit_from.",
)
"""What not every language has: in English a command's own name stands in the code, and Discord has no
Kazakh; Kazakh alone bends numbers, months and units."""
QUOTED = ("source.title",)
"""Where English has straight quotation marks."""


def keys(language: str) -> set[str]:
    return {key for key in texts(language) if not key.startswith(ALONE)}


def forms(text: Text) -> list[str]:
    if isinstance(text, str):
        return [text]
    return list(text.values() if isinstance(text, Mapping) else text)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_everything(language: str) -> None:
    assert keys(language) ^ keys("en") == set()


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_fills_in_the_same_values(language: str) -> None:
    """A plural form may leave its number out, as "a fact" does."""
    for key in keys(language):
        own = set[str]().union(*map(places, forms(texts(language)[key])))
        english = set[str]().union(*map(places, forms(texts("en")[key])))
        assert own - {"count"} == english - {"count"}, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_texts_have_each_form_that_a_whole_number_takes(language: str) -> None:
    needed = {plural(language, count) for count in range(200)}
    for key, text in texts(language).items():
        if isinstance(text, Mapping):
            assert set(text) == needed, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_are_as_long_as_in_english(language: str) -> None:
    for key in keys(language):
        own, english = texts(language)[key], texts("en")[key]
        assert isinstance(own, tuple) == isinstance(english, tuple), key
        assert not isinstance(own, tuple) or len(own) == len(english), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_neat(language: str) -> None:
    for key, text in texts(language).items():
        for form in forms(text):
            assert key in QUOTED or not re.search(r"[\"']", form), key
            assert not re.search(r"  |\.\.", form), key
            assert key.startswith("number.") or form == form.strip(), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_follow_unicode(language: str) -> None:
    rule = Locale.parse(language).plural_form
    for count in [*range(1200), 1_001, 20_011, 999_999]:
        assert plural(language, count) == rule(count)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("value", [0, 7, 12_345, 1_234_567, 2.5, 0.25, 12_345.5, 1_234_567.5])
def test_numbers_follow_unicode(language: str, value: float) -> None:
    assert words_for(language).number(value) == format_decimal(value, locale=language).replace(
        "\u202f", "\u00a0"
    )


def test_four_digits_stand_together_in_spanish() -> None:
    assert words_for("es").number(3_000) == "3000"
    assert words_for("es").number(30_000) == "30.000"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("es-419", "es"),
        ("es-ES", "es"),
        ("en-GB", "en"),
        ("ru", "ru"),
        ("kk_KZ", "kk"),
        ("pt-BR", "en"),
        ("", "en"),
        ("russian", "en"),
    ],
)
def test_locale_tags_lead_to_a_language(tag: str, language: str) -> None:
    assert words_for(tag).language == language


def test_texts_that_are_asked_for_by_name_are_there() -> None:
    named = re.compile(r'\bsay\(\s*"([a-z]+\.[\w-]+)"')
    asked = {
        key for path in BOT.rglob("*.py") for key in named.findall(path.read_text(encoding="utf-8"))
    }
    assert len(asked) > 100
    assert {key for key in asked if not ENGLISH.has(key)} == set()


def test_a_text_that_nobody_has_is_an_error() -> None:
    assert not ENGLISH.has("reply.no such thing")
    with pytest.raises(KeyError):
        ENGLISH.say("reply.no such thing")
