"""Connections that are lost: the bot is back within ten seconds, and answers everything once.

Each shard has a connection of its own, so many ways of losing one are tried at the same time.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.wire.gateway import Gateway
from tests.wire.town import QUESTION, Town
from tests.wire.world import Channel

SHARDS = 3
BACK = 10.0
"""Seconds within which the bot is there again."""

Break = Callable[[Gateway, int], Awaitable[None]]
"""Does something bad to the connection of a shard."""


async def drop(gateway: Gateway, shard: int) -> None:
    gateway.drop(shard)


async def drop_twice(gateway: Gateway, shard: int) -> None:
    gateway.drop(shard)
    await asyncio.sleep(0.2)
    gateway.drop(shard)


async def silence(gateway: Gateway, shard: int) -> None:
    gateway.fall_silent(shard)


def closing(code: int) -> Break:
    async def close(gateway: Gateway, shard: int) -> None:
        await gateway.close(code, shard)

    return close


async def forget(gateway: Gateway, shard: int) -> None:
    await gateway.invalidate(resumable=False, shard=shard)


async def doubt(gateway: Gateway, shard: int) -> None:
    await gateway.invalidate(resumable=True, shard=shard)


async def reconnect(gateway: Gateway, shard: int) -> None:
    await gateway.ask_to_reconnect(shard)


async def reconnect_then_drop(gateway: Gateway, shard: int) -> None:
    await gateway.ask_to_reconnect(shard)
    await asyncio.sleep(0.05)
    gateway.drop(shard)


KEPT = {
    "drop": drop,
    "drop, twice": drop_twice,
    "close 1000": closing(1000),
    "close 1001": closing(1001),
    "close 4000": closing(4000),
    "reconnect": reconnect,
    "reconnect, then drop": reconnect_then_drop,
    "invalid but resumable": doubt,
    "silence": silence,
}
"""Faults after which the session goes on."""
LOST = {"close 4007": closing(4007), "close 4009": closing(4009), "invalid": forget}
"""Faults after which a new one begins; what was said meanwhile is read in the channels."""


def channels_by_shard(town: Town, shards: int) -> list[Channel]:
    """A channel in a guild of each shard."""
    town.discord.gateway.shards = town.discord.gateway.at_once = shards
    found: dict[int, Channel] = {}
    while len(found) < shards:
        # A guild's shard follows from when it was made.
        town.discord.ahead += 0.001
        guild = town.discord.world.add_guild(f"guild {len(found)}")
        found.setdefault((guild.id >> 22) % shards, town.discord.world.add_channel(guild, "talk"))
    return [found[shard] for shard in range(shards)]


async def ask_in(town: Town, channel: Channel) -> dict[str, Any]:
    guild = town.discord.world.guilds[channel.guild]
    return await town.discord.members.asks(
        town.discord.members.join(guild, "somebody"), channel, QUESTION
    )


async def test_nothing_is_missed_however_connections_are_lost(town: Town) -> None:
    """Asked before the fault, and right after it."""
    discord, gateway = town.discord, town.discord.gateway
    faults = KEPT | LOST
    channels = channels_by_shard(town, len(faults))
    town.bot.start()
    await town.ready(len(faults))
    before = [await ask_in(town, channel) for channel in channels]
    await asyncio.gather(*(fault(gateway, at) for at, fault in enumerate(faults.values())))
    after = [await ask_in(town, channel) for channel in channels]
    end = asyncio.get_running_loop().time() + BACK
    for name, *asked in zip(faults, before, after, strict=True):
        for question in asked:
            try:
                await discord.answered(question, max(0.01, end - asyncio.get_running_loop().time()))
            except TimeoutError:
                pytest.fail(f"not back after: {name}")
    await discord.until(lambda: len(gateway.live) == len(faults))
    counts = [len(discord.answers_to(question)) for question in before + after]
    assert counts == [1] * len(counts)
    assert gateway.count("identify") == len(faults) + len(LOST)
    assert await town.bot.stop() == 0
    assert town.sound() == []


async def test_each_shard_answers_whatever_happens_to_another(town: Town) -> None:
    gateway = town.discord.gateway
    channels = channels_by_shard(town, SHARDS)
    town.bot.start()
    await town.ready(SHARDS)
    assert sorted(session.shard for session in gateway.live) == [0, 1, 2]

    for channel in channels:
        await town.discord.answered(await ask_in(town, channel))
    gateway.drop(1)
    asked = [await ask_in(town, channel) for channel in channels]
    dm = town.discord.world.dm_with(town.user())
    asked.append(
        await town.discord.members.says(town.discord.world.users[dm.people[0]], dm, QUESTION)
    )
    for question in asked:
        await town.discord.answered(question)
    assert [len(town.discord.answers_to(question)) for question in asked] == [1, 1, 1, 1]
    assert gateway.count("identify") == SHARDS
    assert await town.bot.stop() == 0
    assert town.sound() == []
