"""A small bot on the library as it comes, to try the make-believe Discord itself against."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
import pytest
import yarl
from discord import app_commands
from discord.ext import commands

from tests.wire.fake import FakeDiscord

__all__ = ["SmallBot", "small_bot"]


class Form(discord.ui.Modal, title="Say more"):
    more: discord.ui.TextInput["Form"] = discord.ui.TextInput(label="More", max_length=50)

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"more: {self.more.value}", ephemeral=True)


class Buttons(discord.ui.View):
    @discord.ui.button(label="Change")
    async def change(
        self, interaction: discord.Interaction, _: discord.ui.Button["Buttons"]
    ) -> None:
        await interaction.response.edit_message(content="changed")

    @discord.ui.button(label="Form")
    async def form(self, interaction: discord.Interaction, _: discord.ui.Button["Buttons"]) -> None:
        await interaction.response.send_modal(Form())


@app_commands.command(description="Say it again")
async def echo(interaction: discord.Interaction, text: str) -> None:
    await interaction.response.send_message(f"echo: {text}", view=Buttons())


@echo.autocomplete("text")
async def suggest(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"{typed}{letter}", value=letter) for letter in "abc"]


@app_commands.command(description="Say it later")
async def later(interaction: discord.Interaction) -> None:
    await interaction.response.defer()
    await interaction.followup.send("later", file=discord.File(__file__, "small.txt"))


class SmallBot(commands.AutoShardedBot):
    """Repeats what it is told by mention or in a DM, and has two commands."""

    def __init__(self) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(
            "!",
            intents=intents,
            help_command=None,
            guild_ready_timeout=0.05,
            allowed_mentions=discord.AllowedMentions.none(),
        )

    async def setup_hook(self) -> None:
        self.tree.add_command(echo)
        self.tree.add_command(later)
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        assert self.user is not None
        named = self.user in message.mentions or message.guild is None
        if named and not message.author.bot:
            await message.reply(f"heard: {message.content}"[:200])


@asynccontextmanager
async def small_bot(fake: FakeDiscord, patch: pytest.MonkeyPatch) -> AsyncIterator[SmallBot]:
    """One that is connected to ``fake``, until the block ends."""
    patch.setattr(discord.http.Route, "BASE", fake.api_url)
    patch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(fake.gateway_url))
    async with SmallBot() as bot:
        running = asyncio.create_task(bot.start(fake.token))
        await fake.ready()
        yield bot
        await bot.close()
        await running
