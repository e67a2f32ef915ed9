"""A gap that is filled: who waited for it is told."""

from typing import Any

import discord

from bot.access import guild_with_bot
from bot.gaps.noting import fill
from knowledge.models import Fact
from knowledge.storage.keeping import Gap

__all__ = ["filled_by"]


async def filled_by(interaction: discord.Interaction[Any], gap: Gap, fact: Fact) -> int:
    """Say that a fact fills a gap, and tell those who wait for it; how many they are."""
    guild = guild_with_bot(interaction)
    desk, sender = interaction.client.desk, interaction.client.sender
    locale = str(guild.preferred_locale) if guild else ""
    told = await fill(desk, gap, fact, locale=locale, place=guild.name if guild else "")
    if told:
        sender.wake(0)
    return told
