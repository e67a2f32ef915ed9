"""Answers within the time that Discord gives: whatever takes longer is acknowledged first."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

import discord

from bot.access import guild_with_bot

if TYPE_CHECKING:
    from bot.client import Ticktock
    from knowledge.service import KnowledgeBase

__all__ = ["acknowledged", "is_pressed", "knowledge_here", "promptly"]

Press = discord.Interaction[Any]
_Made = TypeVar("_Made")

_AT_ONCE: Final = 1.0
"""Seconds for which an interaction waits for its answer before it is acknowledged without one."""


async def promptly(
    work: Awaitable[_Made], acknowledge: Callable[[], Awaitable[object]], *, wait: bool = True
) -> _Made:
    """What the work makes. Where that takes a while, or at once without ``wait``, the interaction is
    acknowledged meanwhile; the work itself answers nothing. Raises what the work raises."""
    working = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({working}, timeout=_AT_ONCE if wait else 0.0)
    if not done:
        await acknowledge()
    return await working


def is_pressed(interaction: Press) -> bool:
    """Whether it came from a button of a message, or from a form that one opened."""
    kinds = (discord.InteractionType.component, discord.InteractionType.modal_submit)
    return interaction.message is not None and interaction.type in kinds


async def acknowledged(interaction: Press, work: Awaitable[_Made], *, wait: bool = True) -> _Made:
    """What the work makes, for the one who acts alone: in the message that was pressed, else in one of its
    own."""
    sender = interaction.client.sender

    async def acknowledge() -> None:
        if is_pressed(interaction):
            await sender.hold(interaction)
        else:
            await sender.defer(interaction, private=True)

    return await promptly(work, acknowledge, wait=wait)


async def knowledge_here(interaction: Press) -> "KnowledgeBase":
    """The record as the guild of an interaction reads it; acknowledged while it is still being read."""
    bot: Ticktock = interaction.client
    here = guild_with_bot(interaction)
    reading = bot.desk.knowledge(here.id if here else 0)
    return await acknowledged(interaction, reading, wait=bot.desk.is_read)
