"""What the sessions are told when a message comes, changes or goes."""

from collections.abc import Mapping
from typing import Any

from tests.wire.gateway import CONTENT, DIRECT_MESSAGES, GUILD_MESSAGES, Gateway
from tests.wire.world import World

__all__ = ["Teller"]


class Teller:
    """Dispatches events of messages to the sessions that asked for them."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._gateway = gateway

    @property
    def content(self) -> bool:
        """Whether the bot may read what is not put to it."""
        return bool(self._gateway.granted & CONTENT)

    async def tell_message(self, event: str, data: Mapping[str, Any]) -> None:
        guild = int(data.get("guild_id") or 0)
        intent = GUILD_MESSAGES if guild else DIRECT_MESSAGES
        await self._gateway.dispatch(event, data, guild=guild, intent=intent)

    async def delete(self, message: Mapping[str, Any]) -> None:
        """Take a message away and say so."""
        channel = self._world.channels[int(message["channel_id"])]
        del self._world.messages[channel.id][int(message["id"])]
        data = {"id": message["id"], "channel_id": message["channel_id"]}
        if channel.guild:
            data["guild_id"] = str(channel.guild)
        await self.tell_message("MESSAGE_DELETE", data)
