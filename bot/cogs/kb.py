"""The group of commands by which the record is kept. They stand in ``bot.cogs.editing`` and
``bot.cogs.reviewing``; what only puts them together is here.
"""

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.cogs.editing import Editing
from bot.cogs.gaps import Gaps
from bot.cogs.reviewing import Reviewing
from bot.reading.autocompleting import Suggestions

if TYPE_CHECKING:
    from bot.desk import Desk

__all__ = ["Kb"]


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_messages=True)
class Kb(Editing, Reviewing, Gaps, commands.GroupCog, group_name="kb"):
    """Keep the record of this server."""

    def __init__(self, desk: "Desk", suggestions: Suggestions) -> None:
        super().__init__()
        self._desk = desk
        self._suggestions = suggestions
