"""Buttons that are known by their ids alone, so that they work after a restart, and what goes wrong in them."""

import re
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self

import discord
from discord import ui

from bot.words import words_for

if TYPE_CHECKING:
    from bot.client import Ticktock

__all__ = ["Remembered", "failing_aloud", "in_time"]

Press = discord.Interaction[Any]

_NOTHING: Final = re.compile(r"(?!)")


@asynccontextmanager
async def failing_aloud(interaction: Press) -> AsyncIterator[None]:
    """Let whoever pressed or sent something in be told of whatever goes wrong meanwhile."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - the client tells of whatever went wrong
        bot: Ticktock = interaction.client
        await bot.failed(interaction, error)


async def in_time(interaction: Press) -> bool:
    """Whether a member does not press or send in faster than anybody writes; if they do, that is told."""
    bot: Ticktock = interaction.client
    admission = bot.turns.admit_command(interaction.user.id, writes=True)
    if not admission.admitted:
        words = words_for(await bot.language(interaction))
        await bot.sender.tell(interaction, words.say("editing.too-fast", count=admission.wait))
    return admission.admitted


class Remembered(ui.DynamicItem[ui.Button[Any]], ABC, template=_NOTHING):
    """A button of a message, whenever it was shown. Each kind has its ``template``, and says what a press
    does by what was found in the id. Presses are limited like commands that write."""

    COUNTS: ClassVar = False
    """Whether this kind limits its presses itself."""

    def __init__(self, found: re.Match[str]) -> None:
        super().__init__(ui.Button(custom_id=found.group()))
        self.found = found

    @classmethod
    async def from_custom_id(
        cls, interaction: Press, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match)

    async def callback(self, interaction: Press) -> None:
        async with failing_aloud(interaction):
            if self.COUNTS or await in_time(interaction):
                await self.pressed(interaction)

    @abstractmethod
    async def pressed(self, interaction: Press) -> None:
        """Do what the button is for."""
