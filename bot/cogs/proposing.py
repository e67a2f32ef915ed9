"""What members may add to the record by a proposal, and moderators out of a message.

Thin: what comes of a message is worked out in ``bot.curating.from_message``. The forms of editing are taken
here when they are sent in.
"""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import Action, actor_of, may, reader_here
from bot.cogs.gathering import Gathering
from bot.cogs.handling import sent_in
from bot.cogs.withdrawing import Withdrawing
from bot.curating.slips import Slip, Task
from bot.reading.autocompleting import Suggestions, event_choices
from bot.words import words_for

if TYPE_CHECKING:
    from bot.desk import Desk

__all__ = ["Proposing"]

Press = discord.Interaction[Any]
Typed = app_commands.Range[str, 1, 100]


class Proposing(commands.Cog):
    """Bring something to those who keep the record."""

    def __init__(
        self, bot: commands.AutoShardedBot, desk: "Desk", suggestions: Suggestions
    ) -> None:
        self._bot = bot
        self._desk = desk
        self._suggestions = suggestions
        add = _menu("Add as fact", self.add_message)
        add.default_permissions = discord.Permissions(manage_messages=True)
        self._menus = (_menu("Propose as fact", self.propose_message), add)

    async def cog_load(self) -> None:
        for menu in self._menus:
            self._bot.tree.add_command(menu)

    async def cog_unload(self) -> None:
        for menu in self._menus:
            self._bot.tree.remove_command(menu.name, type=menu.type)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Press) -> None:
        """Take what was typed into a form."""
        await sent_in(interaction)

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def propose(self, interaction: Press, event: Typed | None = None) -> None:
        """Propose a fact to those who keep the record.

        Args:
            interaction: Where it was asked.
            event: The event that it belongs to.
        """
        work = await Gathering.of(interaction)

        async def begin() -> None:
            if await work.admitted():
                found = await work.event(event or "")
                await work.begin(Slip(Task.ADD, found.slug if found else "", propose=True))

        await work.guarded(begin)

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def proposals(self, interaction: Press) -> None:
        """See what you proposed and is not decided yet, and take it back.

        Args:
            interaction: Where it was asked.
        """
        work = await Withdrawing.of(interaction)
        await work.answer(work.listed())

    @propose.autocomplete("event")
    async def _offer_events(self, interaction: Press, typed: str) -> list[app_commands.Choice[str]]:
        reader = await reader_here(interaction, self._desk.posts)
        if not may(actor_of(interaction), Action.PROPOSE, reader.guild):
            return []
        knowledge = await self._desk.knowledge(reader.guild.id)
        indexes = await self._suggestions.indexes(knowledge, reader)
        found = event_choices(indexes, typed, words_for(reader.language))
        return [app_commands.Choice(name=each.name, value=each.value) for each in found]

    async def propose_message(self, interaction: Press, message: discord.Message) -> None:
        """Propose what a message says."""
        work = await Gathering.of(interaction)
        await work.guarded(lambda: work.gather(message, propose=True))

    async def add_message(self, interaction: Press, message: discord.Message) -> None:
        """Add what a message says."""
        work = await Gathering.of(interaction)
        await work.guarded(lambda: work.gather(message, propose=False))


def _menu(name: str, callback: Any) -> app_commands.ContextMenu:  # noqa: ANN401 - the library's own
    return app_commands.ContextMenu(
        name=name,
        callback=callback,
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        ),
    )
