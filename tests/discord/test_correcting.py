"""Posts follow the record: what was corrected or taken back is put right where people read it."""

import asyncio
from pathlib import Path

import discord
import simcord

from bot.config import Settings
from bot.correcting.mending import REPLY
from bot.pages.shown import Group, Ref, Shown, ShownKind, read_shown
from bot.running.correcting import Corrections
from knowledge.ingest.export import write_pack
from knowledge.models import Pack
from knowledge.storage.posting import Guild, Post, PostState
from tests.bot.answers import BRIDGE, COUNTS, DENIAL, EVENT, NAMES, SOURCES
from tests.discord.edited import correct, retract, undo
from tests.discord.posted import answered, day, posted, settled
from tests.discord.world import Whole, World, text_of

BRIDGE_QUESTION = "when did Mill Bridge collapse?"
NEW = "Mill Bridge in Oldtown gave way."


async def carried_out(world: World) -> None:
    """Every edit so far is carried out, and what came of it has been sent."""
    await world.bot.corrections.look()
    await sent(world)


async def sent(world: World) -> None:
    for _ in range(1000):
        if not await world.desk.posts.waiting():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("something is not sent")


def plain(text: str) -> str:
    return text.replace("*", "").replace("\\", "")


async def test_a_corrected_answer_tells_what_changed_when_and_why(world: World) -> None:
    answer = await answered(world, BRIDGE_QUESTION)
    assert "Mill Bridge in Oldtown collapsed." in plain(text_of(answer))
    await correct(world, BRIDGE, guild=world.guild.id, statement=NEW, reason="The wire said so")
    await carried_out(world)
    (after,) = world.said()
    assert after.id == answer.id
    lines = plain(text_of(after)).splitlines()
    assert lines[0] == NEW
    assert (
        "Corrected 1 Jan 2026: “Mill Bridge in Oldtown collapsed.” → “Mill Bridge in Oldtown gave way.”"
        " · Reason: The wire said so"
    ) in lines


async def test_carrying_out_twice_changes_nothing(world: World) -> None:
    await answered(world, BRIDGE_QUESTION)
    await correct(world, BRIDGE, guild=world.guild.id, statement=NEW)
    await carried_out(world)
    before, edits = world.last(), world.requests("PATCH", "/messages/")
    await world.desk.posts.save_note("corrected", "")
    await carried_out(world)
    assert world.last() == before
    assert world.requests("PATCH", "/messages/") == edits == 1
