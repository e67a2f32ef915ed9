"""Whether somebody is still in a guild, asked of Discord itself: the bot keeps no list of members."""

import discord
from discord.http import Route

from bot.sending.tries import FAILURES, timeout

__all__ = ["is_member"]

_UNKNOWN_MEMBER = (10007, 10013)


async def is_member(bot: discord.Client, guild: int, member: int) -> bool | None:
    """Whether a guild has a member; ``None`` when Discord cannot be asked now."""
    route = Route("GET", "/guilds/{guild_id}/members/{member_id}", guild_id=guild, member_id=member)
    try:
        found = await bot.http.request(route, timeout=timeout())
    except FAILURES as error:
        known = isinstance(error, discord.NotFound) and error.code in _UNKNOWN_MEMBER
        return False if known else None
    return isinstance(found, dict)
