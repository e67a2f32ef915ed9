"""The bot's own words in six languages, each read from a file of its own in the folder ``words``.

A file holds sections of ``key = "text with {value}"``, asked for as ``section.key``. A text that depends
on a number is a table with one form for each plural category that the language has (``one``, ``few``,
``many``, ``other``, as Unicode's CLDR names them). What a language lacks is said in English.
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

__all__ = ["ENGLISH", "LANGUAGES", "Text", "Words", "plural", "texts", "words_for"]

LANGUAGES: Final = ("en", "ru", "kk", "de", "fr", "es")

Text = str | tuple[str, ...] | Mapping[str, str]
"""A text, a row of texts such as the months, or the forms of one text by plural category."""

_CATEGORIES: Final = frozenset({"zero", "one", "two", "few", "many", "other"})


def _russian(count: int) -> str:
    tens, ones = count % 100, count % 10
    if 11 <= tens <= 14:
        return "many"
    return "one" if ones == 1 else "few" if 2 <= ones <= 4 else "many"


def _one(count: int) -> str:
    return "one" if count == 1 else "other"


def _none_or_one(count: int) -> str:
    return "one" if count in (0, 1) else "other"


_PLURALS: Final[Mapping[str, Callable[[int], str]]] = {
    "en": _one,
    "ru": _russian,
    "kk": _one,
    "de": _one,
    "fr": _none_or_one,
    "es": _one,
}


def plural(language: str, count: int) -> str:
    """The plural category of a whole number. French and Spanish "many", for whole millions, is left
    out: nothing that is counted here comes to a million."""
    return _PLURALS[language](abs(count))


class Words:
    """The words of one language; made by ``words_for``, and read from their file when first asked for."""

    __slots__ = ("language",)

    def __init__(self, language: str) -> None:
        self.language: Final = language

    def say(self, key: str, /, **values: object) -> str:
        """The text ``section.key`` with its values filled in; numbers are written as the language does.

        A value named ``count`` chooses the plural form. Raises ``KeyError`` for a key that English lacks.
        """
        language, found = self._find(key)
        if isinstance(found, Mapping):
            form = plural(language, int(str(values["count"])))
            found = found[form]
        if isinstance(found, tuple):
            raise KeyError(key)
        if not values:
            return found
        return found.format_map({name: self._shown(value) for name, value in values.items()})

    def row(self, key: str) -> tuple[str, ...]:
        """The texts of a key that has several, such as the months in their order."""
        _, found = self._find(key)
        if not isinstance(found, tuple):
            raise KeyError(key)
        return found

    def has(self, key: str) -> bool:
        """Whether the language or English has a text of that key."""
        return key in texts(self.language) or key in texts("en")

    def number(self, value: float) -> str:
        """A number as the language writes it: 3,000 or 3 000 or 3.000; at most six figures and a part."""
        if abs(value) > 1e15 or (abs(value) < 1e6 and value != int(value)):
            plain = f"{value:,.6g}"
        else:
            plain = f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
        group, point, least = self.row("number.signs")
        if abs(value) < int(least):
            group = ""
        return plain.translate({ord(","): group, ord("."): point})

    def _find(self, key: str) -> tuple[str, Text]:
        """The text of a key and the language that it is in."""
        found = texts(self.language).get(key)
        return (self.language, found) if found is not None else ("en", texts("en")[key])

    def _shown(self, value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return value
        return self.number(value)


@cache
def texts(language: str) -> Mapping[str, Text]:
    """Every text of one of ``LANGUAGES``, by its key."""
    written = (Path(__file__).parent / "words" / f"{language}.toml").read_text(encoding="utf-8")
    return dict(_flat(tomllib.loads(written), ""))


def _flat(table: Mapping[str, object], above: str) -> list[tuple[str, Text]]:
    """The texts of a table and of the tables in it, by their whole keys."""
    made: list[tuple[str, Text]] = []
    for name, value in table.items():
        key = f"{above}{name}"
        if isinstance(value, str):
            made.append((key, value))
        elif isinstance(value, list):
            made.append((key, tuple(map(str, value))))
        elif isinstance(value, dict) and _CATEGORIES.issuperset(value):
            made.append((key, {category: str(form) for category, form in value.items()}))
        elif isinstance(value, dict):
            made += _flat(value, f"{key}.")
    return made


@cache
def _words(language: str) -> Words:
    return Words(language)


def words_for(language: str) -> Words:
    """The words of a language or locale tag such as ``es-419``; English where it is none of ours."""
    code = language.replace("_", "-").partition("-")[0].lower()
    return _words(code if code in LANGUAGES else "en")


ENGLISH: Final = words_for("en")
