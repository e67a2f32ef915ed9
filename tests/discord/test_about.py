"""Help, what the bot is, and what it keeps: always to the one who asks alone."""

from dataclasses import replace
from typing import Any

import pytest
import simcord

from knowledge.storage.posting import Guild
from tests.discord.world import World, text_of


async def tell(world: World, command: str, *, who: Any = None, **options: Any) -> str:
    result: simcord.InteractionResult = await (who or world.alice).slash(
        world.channel, command, **options
    )
    assert result.ephemeral
    assert result.response is not None
    assert world.said() == [] or options or command == "privacy"
    return text_of(result.response).lstrip("# ")


async def test_help_shows_how_to_ask_with_examples(world: World) -> None:
    text = await tell(world, "help")
    assert text.startswith("How to ask")
    assert "how many people were" in text
    assert "/timeline" in text
    assert "/setup" not in text


async def test_help_shows_managers_what_they_may_do(world: World) -> None:
    assert "/setup" in await tell(world, "help", who=world.boss)


async def test_help_is_of_the_events_that_may_be_asked_here(world: World) -> None:
    guild = replace(Guild(world.guild.id), events=("flood-2021",))
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    text = await tell(world, "help")
    assert "evacuated" in text
    assert "2022" not in text


async def test_about_tells_version_and_what_is_on_record(world: World) -> None:
    text = await tell(world, "about")
    assert text.startswith("Ticktock")
    assert "Kazakhstan, January 2022" in text
    assert "229 facts" in text
    assert "MIT" in text


async def test_privacy_tells_what_is_kept(world: World) -> None:
    text = await tell(world, "privacy")
    assert "30 days" in text
    assert "/mydata delete" in text
    assert "look at each message" not in text


@pytest.mark.parametrize("settings", [{"message_content": True}], indirect=True)
async def test_privacy_tells_that_messages_are_looked_at_where_they_are(world: World) -> None:
    assert "I look at each message" in await tell(world, "privacy")


@pytest.mark.parametrize("language", ["en", "ru", "kk", "de", "fr", "es"])
async def test_every_language_is_spoken(world: World, language: str) -> None:
    guild = replace(Guild(world.guild.id), language=language)
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    for command in ("help", "about", "privacy"):
        assert await tell(world, command)


@pytest.mark.parametrize("command", ["help", "about", "privacy"])
async def test_works_in_direct_messages_and_in_plain_text(world: World, command: str) -> None:
    result = await world.alice.user.slash(command)
    assert result.response is not None
    assert text_of(result.response)
    guild = replace(Guild(world.guild.id), plain=True)
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    plain = await world.alice.slash(world.channel, command)
    assert plain.response is not None
    assert plain.response.content
