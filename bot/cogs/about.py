"""What the bot tells of itself, always to the one who asks alone: help, what it is, what it keeps."""

from collections.abc import Callable
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import Action, actor_of, may, reader_here
from bot.blocks import Reply
from bot.cogs.promptly import acknowledged
from bot.layout import lay_out
from bot.reader import Reader
from bot.reading.autocompleting import Index, Suggestions
from bot.reading.introducing import about_reply, help_reply, privacy_reply
from bot.running.housekeeping import KEPT_DAYS
from bot.words import Words, words_for

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.send import Sender

__all__ = ["About"]

Press = discord.Interaction[Any]


class About(commands.Cog):
    """Learn what this is."""

    def __init__(self, desk: "Desk", sender: "Sender", suggestions: Suggestions) -> None:
        self._desk = desk
        self._sender = sender
        self._suggestions = suggestions

    @app_commands.command(name="help")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def show_help(self, interaction: Press) -> None:
        """How to ask, and what else there is."""
        reader = await reader_here(interaction, self._desk.posts)
        manages = may(actor_of(interaction), Action.SET_UP, reader.guild)
        shown_in = _shown_in(interaction)

        def made(indexes: tuple[Index, ...], words: Words) -> Reply:
            return help_reply(indexes, words, shown_in=shown_in, manages=manages)

        await self._tell(interaction, reader, made)

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def about(self, interaction: Press) -> None:
        """What this is, and what it knows of."""

        def made(indexes: tuple[Index, ...], words: Words) -> Reply:
            return about_reply(indexes, words, version=version("ticktock"))

        await self._tell(interaction, await reader_here(interaction, self._desk.posts), made)

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def privacy(self, interaction: Press) -> None:
        """What is kept of you, why and for how long."""
        reader = await reader_here(interaction, self._desk.posts)
        reply = privacy_reply(
            words_for(reader.language),
            days=KEPT_DAYS,
            grace=interaction.client.settings.leave_grace_days,
            reads_all=interaction.client.intents.message_content,
            shown_in=_shown_in(interaction),
        )
        await self._respond(interaction, reader, reply)

    async def _tell(
        self,
        interaction: Press,
        reader: Reader,
        made: Callable[[tuple[Index, ...], Words], Reply],
    ) -> None:
        """Show what is made of the events that the reader may read here."""
        indexes = await acknowledged(interaction, self._indexes(reader), wait=self._desk.is_read)
        reply = made(indexes, words_for(reader.language))
        await self._respond(interaction, reader, reply)

    async def _indexes(self, reader: Reader) -> tuple[Index, ...]:
        return await self._suggestions.indexes(await self._desk.knowledge(reader.guild.id), reader)

    async def _respond(self, interaction: Press, reader: Reader, reply: Reply) -> None:
        page = lay_out(reply, words=words_for(reader.language), plain=reader.guild.plain)
        await self._sender.respond(interaction, page, private=True)


def _shown_in(interaction: Press) -> str:
    """The language in which the reader's Discord shows the names of commands."""
    return words_for(str(interaction.locale)).language
