"""What becomes of a guild that takes the bot out: kept for a while, then erased, whoever was told of it."""

from typing import Any

import discord
import pytest
import simcord
from simcord.backend.serializers import guild_create_payload, user_payload

from knowledge.storage.posting import Guild
from tests.discord.world import World


@pytest.fixture
async def chosen(world: World) -> int:
    """The guild, which has chosen its language."""
    await world.env.settle()
    guild = world.guild.id
    await world.desk.posts.save_guild(Guild(guild, language="ru"), at=0)
    return guild


async def left(world: World) -> set[int]:
    await world.env.settle()
    return set(await world.desk.posts.left_guilds())


def begin(world: World, *guilds: simcord.GuildHandle) -> None:
    """A new session, which begins with the guilds that have the bot."""
    data: dict[str, Any] = {
        "user": dict(user_payload(world.env.backend.bot_user)),
        "guilds": [{"id": str(each.id), "unavailable": True} for each in guilds],
        "shard": [0, 1],
        "application": {"id": str(world.env.backend.application_id), "flags": 0},
    }
    with world.env._bot_scope():
        world.bot._connection.parsers["READY"](data)


async def test_guild_that_takes_the_bot_out_is_noted_until_it_takes_it_back(
    world: World, chosen: int
) -> None:
    payload = guild_create_payload(world.env.backend, world.env.backend.guilds[chosen])
    world.env.backend.emit("GUILD_DELETE", {"id": str(chosen)})
    assert await left(world) == {chosen}
    world.env.backend.emit("GUILD_CREATE", {**payload, "unavailable": None})
    assert await left(world) == set()
    assert (await world.desk.posts.guild(chosen)).language == "ru"


async def test_guild_that_discord_cannot_reach_has_not_left(world: World, chosen: int) -> None:
    world.env.backend.emit("GUILD_DELETE", {"id": str(chosen), "unavailable": True})
    assert await left(world) == set()
    await world.bot._housekeeping.daily({guild.id for guild in world.bot.guilds})
    assert await left(world) == set()


async def test_what_was_left_between_two_sessions_is_noted(world: World, chosen: int) -> None:
    other = world.env.create_guild("Dale")
    await world.env.settle()
    begin(world, world.guild, other)
    assert await left(world) == set()
    begin(world, other)
    assert await left(world) == {chosen}
    assert discord.utils.get(world.bot.guilds, id=chosen) is None


async def test_place_where_a_guild_that_is_erased_spoke_is_forgotten(
    world: World, chosen: int
) -> None:
    await world.ask("who seized Almaty airport?")
    missed = world.bot._missed
    assert missed._spoken == {world.channel.id: chosen}
    await missed.note()
    assert str(chosen) in await world.desk.posts.note("spoken-to-0")
    await world.desk.posts.note_left(chosen, at=0)
    await world.bot._housekeeping.daily(())
    assert missed._spoken == {}
    assert str(chosen) not in await world.desk.posts.note("spoken-to-0")
