"""Posts of the bot's in a test: answers asked for, and others made as a cog makes them."""

import asyncio
from collections.abc import Iterable
from typing import Any, Final

import discord
import simcord

from bot.layout import present
from bot.pages.rebuild import build
from bot.pages.shown import Shown, ShownKind
from bot.reader import NOWHERE, reader_of
from knowledge.dates.span import DateSpan
from knowledge.models import Fact
from knowledge.storage.posting import Post, PostedFact, PostState
from tests.bot.answers import EVENT
from tests.discord.world import World, text_of

__all__ = ["DETAINED", "LONG", "PRESIDENT", "alone", "answered", "day", "posted", "sent", "settled"]

DETAINED: Final = "how many people were detained by 7 January?"
PRESIDENT: Final = "what did the president say?"


async def answered(world: World, question: str = DETAINED) -> discord.Message:
    await world.ask(question)
    return world.said()[-1]


async def posted(
    world: World,
    shown: Shown,
    *,
    asker: int | None = None,
    key: str = "i77",
    facts: Iterable[Fact] = (),
    created: int = 0,
) -> Any:
    """A post of what is shown, as a cog makes it; by default Alice asked for it, just now. ``facts`` are
    those that are noted with it."""
    reader = reader_of(NOWHERE, user=world.alice.id, locale="en", at=world.desk.clock())
    reply = await build(shown, await world.desk.knowledge(0), reader)
    post = Post(
        key=key,
        kind="reading",
        channel=world.channel.id,
        guild=world.guild.id,
        asker=world.alice.id if asker is None else asker,
        body=present(reply, shown, key=key).body(),
        view=shown.text(),
        facts=tuple(PostedFact(each.scope, each.id, each.revision) for each in facts),
        created=created or world.desk.clock(),
    )
    return await sent(world, post)


async def sent(world: World, post: Post) -> discord.Message:
    """The message of a post that is handed to the sender."""
    await world.bot.sender.post(post)
    message = (await settled(world, post.key)).message
    return next(each for each in world.said() if each.id == message)


async def settled(world: World, key: str) -> Post:
    """A post once nothing of it waits to be sent."""
    for _ in range(1000):
        post = await world.desk.posts.post(key)
        if post is not None and post.state is not PostState.WAITING:
            return post
        await asyncio.sleep(0.005)
    raise AssertionError(f"{key} was not sent")


def day(number: int) -> Shown:
    """A day of July 2021."""
    at = EVENT.first + number - 1
    return Shown(ShownKind.DAY, events=(EVENT.slug,), when=(DateSpan(at, at),))


LONG: Final = Shown(
    ShownKind.TIMELINE,
    events=("kazakhstan-2022",),
    when=(DateSpan(738160, 738161),),
)
"""A timeline of several pages: 4 and 5 January 2022."""


def alone(pressed: simcord.InteractionResult) -> str:
    """What only the one who pressed sees."""
    assert pressed.response is not None
    assert pressed.response.ephemeral
    return text_of(pressed.response)
