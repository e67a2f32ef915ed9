"""Commands, options and choices in the languages that Discord shows them in."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from bot.choices import LANGUAGE_NAMES
from bot.translate import CommandWords
from bot.words import texts
from tests.discord.world import World

LOCALES: Final = {"ru": "ru", "de": "de", "fr": "fr", "es-ES": "es", "es-419": "es"}
"""Discord's locales in which the bot speaks, beside English; it has none for Kazakh."""
NATIVE: Final = frozenset(LANGUAGE_NAMES.values())
NAME: Final = re.compile(r"[-_'\w]{1,32}")
MENU: Final = re.compile(r"\S.{0,30}\S")
OWN: Final = ("commands.", "choices.")
SPOKEN: Final = re.compile(r"(?<!\w)/([\w-]+(?: (?:set|list|stop|preview|export|delete))?)")

Payload = dict[str, Any]


@pytest.fixture
async def payloads(world: World) -> list[Payload]:
    """Every command as it is sent to Discord."""
    tree = world.bot.tree
    return [
        await command.get_translated_payload(tree, CommandWords())
        for command in tree.get_commands()
    ]


def parts(payload: Payload, above: str = "") -> Iterator[tuple[str, Payload]]:
    """A command with its subcommands, options and choices, each with its path."""
    path = f"{above} {payload['name']}".strip()
    yield path, payload
    for part in (*payload.get("options", ()), *payload.get("choices", ())):
        yield from parts(part, path)


def everything(payloads: list[Payload]) -> list[tuple[str, Payload]]:
    """All but the names of languages, which are given in the language itself."""
    found = [found for payload in payloads for found in parts(payload)]
    return [(path, part) for path, part in found if part["name"] not in NATIVE]


@pytest.mark.parametrize("locale", LOCALES)
async def test_everything_has_its_name(payloads: list[Payload], locale: str) -> None:
    """Of commands, options and choices; descriptions wherever there is one."""
    lacking = [
        f"{path} ({key})"
        for path, part in everything(payloads)
        for key in ("name", "description")
        if part.get(key) and locale not in part.get(f"{key}_localizations", {})
    ]
    assert lacking == []


@pytest.mark.parametrize("locale", LOCALES)
async def test_names_keep_to_what_discord_takes(payloads: list[Payload], locale: str) -> None:
    """Lower case and no spaces in what is typed; at most 32 letters, of descriptions 100."""
    menus = {payload["name"] for payload in payloads if payload["type"] != 1}
    choices = {
        choice["name"] for _, part in everything(payloads) for choice in part.get("choices", ())
    }
    for path, part in everything(payloads):
        name = part.get("name_localizations", {}).get(locale, "xx")
        if part["name"] in menus:
            assert MENU.fullmatch(name), path
        elif part["name"] in choices:
            assert 1 <= len(name) <= 100, path
        else:
            assert NAME.fullmatch(name), path
            assert name == name.lower(), path
        assert len(part.get("description_localizations", {}).get(locale, "")) <= 100, path


@pytest.mark.parametrize("locale", LOCALES)
async def test_names_side_by_side_differ(payloads: list[Payload], locale: str) -> None:
    beside = [payloads]
    for _, part in everything(payloads):
        beside += [part.get("options", []), part.get("choices", [])]
    for group in beside:
        names = [
            (each.get("type"), each["name_localizations"][locale])
            for each in group
            if each["name"] not in NATIVE
        ]
        assert len(set(names)) == len(names)


async def test_english_and_other_languages_are_left_as_they_are(payloads: list[Payload]) -> None:
    for path, part in everything(payloads):
        for key in ("name", "description"):
            assert set(part.get(f"{key}_localizations", {})) <= set(LOCALES), path


@pytest.mark.parametrize("language", ["ru", "de", "fr", "es"])
async def test_nothing_is_translated_that_is_not_there(
    payloads: list[Payload], language: str
) -> None:
    """A command that was renamed or taken away takes its translations with it."""
    known = {"choices." + part["name"] for _, part in everything(payloads)}
    for path, part in everything(payloads):
        known |= {f"commands.{path}.{key}" for key in ("name", "description") if part.get(key)}
        command, _, option = path.rpartition(" ")
        known |= {f"commands.{command}.options.{option}.{key}" for key in ("name", "description")}
    assert {key for key in texts(language) if key.startswith(OWN)} - known == set()


@pytest.mark.parametrize("locale", LOCALES)
async def test_texts_name_commands_as_discord_shows_them(
    payloads: list[Payload], locale: str
) -> None:
    """What a reader is told to type is what their Discord offers."""
    shown: dict[str, str] = {}
    for path, part in everything(payloads):
        above = shown.get(path.rpartition(" ")[0], "")
        shown[path] = f"{above} {part['name_localizations'][locale]}".strip()
    english, own = texts("en"), texts(LOCALES[locale])
    for key, text in english.items():
        for told in SPOKEN.findall(text) if isinstance(text, str) else ():
            assert f"/{shown.get(told, told)}" in str(own[key]), key
