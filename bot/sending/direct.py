"""Direct messages: a post to channel 0 goes to its asker, whose channel is opened when it is sent."""

from collections import OrderedDict
from typing import Final

import discord
from discord.http import Route

from bot.sending.tries import timeout

__all__ = ["DirectChannels"]

_KEPT: Final = 1000
"""Members whose channel is remembered."""


class DirectChannels:
    """The channels in which the bot writes to members alone, as Discord gives them."""

    def __init__(self, bot: discord.Client) -> None:
        self._bot = bot
        self._known: OrderedDict[int, int] = OrderedDict()

    async def of(self, member: int) -> int:
        """The channel of a member; opening it twice does no harm. Raises one of ``tries.FAILURES``."""
        if member not in self._known:
            answer = await self._bot.http.request(
                Route("POST", "/users/@me/channels"),
                json={"recipient_id": str(member)},
                timeout=timeout(),
            )
            if not isinstance(answer, dict) or "id" not in answer:
                raise ValueError("no channel")
            self._known[member] = int(answer["id"])
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return self._known[member]

    def forget(self, member: int) -> None:
        """Keep a member's channel in mind no longer."""
        self._known.pop(member, None)
