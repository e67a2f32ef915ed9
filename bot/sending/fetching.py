"""Files that members hand in, read from where Discord keeps them."""

import asyncio
import logging
from typing import Final

import discord

from bot.sending.tries import FAILURES, told

__all__ = ["read_file"]

_WITHIN: Final = 20.0
"""Seconds in which a file of some megabytes has to arrive."""

_log = logging.getLogger(__name__)


async def read_file(bot: discord.Client, url: str) -> bytes | None:
    """The file that a member handed in; ``None`` when Discord does not have it any more or now."""
    try:
        async with asyncio.timeout(_WITHIN):
            return await bot.http.get_from_cdn(url)
    except FAILURES as error:
        _log.warning("A file could not be read: %s.", told(error))
        return None
