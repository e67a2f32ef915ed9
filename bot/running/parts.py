"""The parts of the bot that answer, each by name. Importing this imports most of the program."""

from typing import TYPE_CHECKING

from bot.cogs.about import About
from bot.cogs.ask import Ask
from bot.cogs.deciding import Decided
from bot.cogs.digest import Digests
from bot.cogs.gaps import GapButton
from bot.cogs.handling import Handled
from bot.cogs.kb import Kb
from bot.cogs.mydata import ConfirmErasing, MyData
from bot.cogs.proposing import Proposing
from bot.cogs.reading import Reading
from bot.cogs.setup import SetUp
from bot.cogs.watching import Follow, StopButton
from bot.cogs.withdrawing import WithdrawButton
from bot.reading.autocompleting import Suggestions
from bot.translate import CommandWords
from bot.views import Pressed

if TYPE_CHECKING:
    from bot.client import Ticktock

__all__ = ["add_parts"]


async def add_parts(bot: "Ticktock") -> None:
    """Give the bot its commands, its listeners, and the buttons under all that it ever posted."""
    await bot.tree.set_translator(CommandWords())
    bot.add_dynamic_items(
        Pressed, StopButton, GapButton, Handled, Decided, WithdrawButton, ConfirmErasing
    )
    suggestions = Suggestions()
    await bot.add_cog(Ask(bot, bot.desk, bot.sender, bot.turns, suggestions))
    await bot.add_cog(Reading(bot.desk, bot.sender, suggestions))
    await bot.add_cog(About(bot.desk, bot.sender, suggestions))
    await bot.add_cog(Digests(bot, bot.desk, bot.sender, suggestions))
    await bot.add_cog(Follow(bot, bot.desk, bot.sender, suggestions))
    await bot.add_cog(SetUp(bot, bot.desk, bot.sender, suggestions))
    await bot.add_cog(Kb(bot.desk, suggestions))
    await bot.add_cog(Proposing(bot, bot.desk, suggestions))
    await bot.add_cog(MyData())
