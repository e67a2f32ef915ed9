"""The tree of commands: who gives them too fast is told so, and what goes wrong in one is told like everywhere."""

import asyncio
from typing import Any, Final

import discord
from discord import app_commands

from bot.words import words_for

__all__ = ["Commanding"]

Press = discord.Interaction[Any]

_SUGGEST_WITHIN: Final = 0.7
"""Seconds after which suggestions for what is being typed come too late."""
_WRITING: Final = frozenset(("kb", "setup", "digest", "watch"))
_TELLING: Final = frozenset(("help", "about", "privacy"))
"""Groups and commands that are counted before they begin; all others count themselves."""


class Commanding(app_commands.CommandTree[Any]):
    """The commands of one client."""

    async def _call(self, interaction: Press) -> None:
        if interaction.type is not discord.InteractionType.autocomplete:
            await super()._call(interaction)
            return
        try:
            async with asyncio.timeout(_SUGGEST_WITHIN):
                await super()._call(interaction)
        except TimeoutError:
            await self.client.sender.offer_nothing(interaction)

    async def interaction_check(self, interaction: Press, /) -> bool:
        """Whether the member is not too fast; if they are, that is told."""
        bot, user = self.client, interaction.user.id
        admitted: bool
        if interaction.type is discord.InteractionType.autocomplete:
            admitted = bot.turns.admit_typing(user)
            if not admitted:
                await bot.sender.offer_nothing(interaction)
            return admitted
        data: Any = interaction.data or {}
        writes = data.get("name") in _WRITING
        if not writes and data.get("name") not in _TELLING:
            return True
        admission = bot.turns.admit_command(user, writes=writes)
        admitted = admission.admitted
        if not admitted:
            words = words_for(await bot.language(interaction))
            await bot.sender.tell(interaction, words.say("ask.too-fast", count=admission.wait))
        return admitted

    async def on_error(self, interaction: Press, error: app_commands.AppCommandError, /) -> None:
        await self.client.failed(interaction, error)
