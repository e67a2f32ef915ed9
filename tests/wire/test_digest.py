"""A daily digest over real sockets: one post a day, whatever happens around it."""

import time
from datetime import UTC, datetime

from bot.app import open_desk
from knowledge.storage.posting import DigestMode, Schedule
from tests.wire.faults import reset
from tests.wire.payloads import texts_of
from tests.wire.town import Town
from tests.wire.world import Channel


async def schedule_today(town: Town, channel: Channel) -> None:
    """A digest that is due since the full hour, as if it had been set up yesterday."""
    now = datetime.fromtimestamp(time.time(), UTC)
    schedule = Schedule(
        guild=town.guild.id,
        channel=channel.id,
        mode=DigestMode.REPLAY,
        event="kazakhstan-2022",
        hour=now.hour,
        zone="UTC",
        begins=now.toordinal(),
    )
    async with open_desk(f"sqlite:///{town.bot.record}", clock=lambda: int(time.time())) as desk:
        await desk.posts.save_schedule(schedule, at=desk.clock())


async def test_digest_is_posted_once_though_the_bot_is_killed_over_it(town: Town) -> None:
    """The post has arrived, but before the bot hears of that its connection and its life end."""
    channel = town.channel()
    await schedule_today(town, channel)
    path = f"/channels/{channel.id}/messages"
    town.discord.faults.add("POST", path, reset(applied=True))
    town.bot.start()
    await town.discord.until(lambda: bool(list(town.discord.world.own_messages(channel.id))), 20)
    await town.bot.kill()
    town.bot.start()
    await town.discord.until(lambda: len(town.discord.requests("POST", path)) == 2, 20)
    await town.ready(2)
    await town.discord.answered(await town.ask())
    (digest,) = town.discord.world.own_messages(channel.id)
    assert "Kazakhstan" in texts_of(digest)
    assert await town.bot.stop() == 0
    town.bot.start()
    await town.ready(3)
    await town.discord.answered(await town.ask())
    assert len(town.discord.requests("POST", path)) == 2
    assert await town.bot.stop() == 0
    assert town.sound() == []
