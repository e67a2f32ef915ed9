"""Several connections: each has its guilds, and one that is lost takes no other along."""

from typing import Any

from tests.wire.town import QUESTION, Town
from tests.wire.world import Channel

SHARDS = 3


def channels_by_shard(town: Town) -> list[Channel]:
    """A channel in a guild of each shard."""
    found: dict[int, Channel] = {}
    while len(found) < SHARDS:
        # A guild's shard follows from when it was made.
        town.discord.ahead += 0.001
        guild = town.discord.world.add_guild(f"guild {len(found)}")
        found.setdefault((guild.id >> 22) % SHARDS, town.discord.world.add_channel(guild, "talk"))
    return [found[shard] for shard in range(SHARDS)]


async def test_each_shard_answers_whatever_happens_to_another(town: Town) -> None:
    gateway = town.discord.gateway
    gateway.shards = gateway.at_once = SHARDS
    channels = channels_by_shard(town)
    town.bot.start()
    await town.ready(SHARDS)
    assert sorted(session.shard for session in gateway.live) == [0, 1, 2]

    async def ask(channel: Channel) -> dict[str, Any]:
        guild = town.discord.world.guilds[channel.guild]
        user = town.discord.members.join(guild, "somebody")
        return await town.discord.members.asks(user, channel, QUESTION)

    for channel in channels:
        await town.discord.answered(await ask(channel))
    gateway.drop(1)
    asked = [await ask(channel) for channel in channels]
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
