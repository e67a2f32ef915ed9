"""Buttons that are known by their ids alone, so that they work after a restart, and what goes wrong in them."""

import re
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final, Self

import discord
from discord import ui

if TYPE_CHECKING:
    from bot.client import Ticktock

__all__ = ["Remembered", "failing_aloud"]

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


class Remembered(ui.DynamicItem[ui.Button[Any]], ABC, template=_NOTHING):
    """A button of a message, whenever it was shown. Each kind has its ``template``, and says what a press
    does by what was found in the id."""

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
            await self.pressed(interaction)

    @abstractmethod
    async def pressed(self, interaction: Press) -> None:
        """Do what the button is for."""
