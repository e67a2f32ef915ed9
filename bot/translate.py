"""Names and descriptions of commands in other languages, from the same files as the bot's own words.

Cogs write plain English; each text is found by the place where it stands: ``commands.digest set.name``,
``commands.ask.options.question.description``, ``choices.On this day``. What a language lacks stays
English, as everything does for Kazakh, which Discord does not have.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from discord import Locale, app_commands
from discord.app_commands import TranslationContextLocation as Place
from discord.app_commands import TranslationContextTypes, locale_str

from bot.words import Text, texts, words_for

__all__ = ["CommandWords", "key_of"]

_NAMES: Final = (Place.command_name, Place.group_name)
_DESCRIPTIONS: Final = (Place.command_description, Place.group_description)
_OPTIONS: Final = {Place.parameter_name: "name", Place.parameter_description: "description"}
_TABLES: Final = ("commands.", "choices.")


class CommandWords(app_commands.Translator):
    """Translates while the commands are sent to Discord."""

    async def translate(
        self, string: locale_str, locale: Locale, context: TranslationContextTypes
    ) -> str | None:
        """The text for one locale; ``None`` where English is to be shown."""
        known = _spoken().get(locale)
        if known is None:
            return None
        found = known.get(key_of(context.location, context.data, string.message))
        return found if isinstance(found, str) else None

    def told(self) -> Mapping[str, Mapping[str, Text]]:
        """All that it may tell, by locale and key."""
        return {
            locale.value: {key: text for key, text in known.items() if key.startswith(_TABLES)}
            for locale, known in _spoken().items()
        }


@cache
def _spoken() -> Mapping[Locale, Mapping[str, Text]]:
    """The texts of each locale that is not shown English: Discord's library asks for each text in some thirty locales."""
    return {
        locale: texts(language)
        for locale in Locale
        if (language := words_for(locale.value).language) != "en"
    }


def key_of(place: Place, data: Any, english: str) -> str:  # noqa: ANN401 - a command, option or choice
    """The key of a text by its place; that of a choice by its English."""
    if place in _NAMES:
        return f"commands.{data.qualified_name}.name"
    if place in _DESCRIPTIONS:
        return f"commands.{data.qualified_name}.description"
    if place in _OPTIONS:
        return (
            f"commands.{data.command.qualified_name}.options.{data.display_name}.{_OPTIONS[place]}"
        )
    return f"choices.{english}"
