"""Proposals in the small town: made by somebody, looked at in the queue, and what became of them."""

import random
from dataclasses import replace
from typing import Any, Final

import simcord

from knowledge.authority import Actor
from knowledge.curate import Entering
from knowledge.entry import Draft
from knowledge.models import Fact
from knowledge.storage.keeping import Proposal
from tests.discord.editors import Filled
from tests.discord.world import World

__all__ = ["FLOOD", "NEW", "actor", "choose", "facts", "first", "propose", "queue", "state"]

FLOOD: Final = "flood-2021"
NEW: Final = Draft(
    statement="The ferry across the valley lake sank at its pier.",
    date="8 July 2021",
    source="post",
)


async def choose(world: World, **chosen: Any) -> None:
    guild = replace(await world.desk.posts.guild(world.guild.id), **chosen)
    await world.desk.posts.save_guild(guild, at=world.desk.clock())


def actor(world: World, who: simcord.MemberActor, *roles: int) -> Actor:
    return Actor(who.id, world.guild.id, frozenset(roles), name=who.name)


async def propose(
    world: World, draft: Draft = NEW, *, fact: Fact | None = None, channel: int = 0, **more: Any
) -> Proposal:
    """A proposal of Alice's, or of whoever ``who`` is: a new fact, or a correction of ``fact``."""
    who = Entering(
        more.get("who") or actor(world, world.alice),
        world.desk.clock(),
        f"t{random.getrandbits(60)}",
        propose=True,
        channel=channel,
    )
    curator = await world.desk.curator(world.guild.id)
    today = more["today"] if "today" in more else today_of(world)
    if fact is None:
        outcome = await curator.add(who, FLOOD, draft, today=today)
    else:
        outcome = await curator.correct(
            who, FLOOD, fact.id, draft, expected=fact.revision, reason="a slip", today=today
        )
    assert outcome.proposal is not None
    return outcome.proposal


def today_of(world: World) -> Any:
    return world.env.now().date()


async def queue(world: World, who: simcord.MemberActor | None = None) -> Filled:
    result = await (who or world.boss).slash(world.channel, "kb queue")
    assert result.ephemeral
    return result


async def facts(world: World, guild: int | None = None) -> list[str]:
    knowledge = await world.desk.knowledge(world.guild.id if guild is None else guild)
    return [each.statement for each in await knowledge.facts(FLOOD)]


async def first(world: World) -> Fact:
    knowledge = await world.desk.knowledge(world.guild.id)
    return (await knowledge.facts(FLOOD))[0]


async def state(world: World, proposal: Proposal) -> Proposal:
    found = await world.desk.keeps.proposal(world.guild.id, proposal.number)
    assert found is not None
    return found
