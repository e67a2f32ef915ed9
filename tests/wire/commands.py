"""The application's commands: what the bot puts there, and what members may call by name."""

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from tests.wire.requests import Refusal, answer, body_of
from tests.wire.world import World

__all__ = ["Commands"]


class Commands:
    """The routes of commands; ``known`` by guild, 0 for those of every guild."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.known: dict[int, list[dict[str, Any]]] = {}

    def add_to(self, app: web.Application) -> None:
        for path in (
            r"/applications/{application:\d+}/commands",
            r"/applications/{application:\d+}/guilds/{guild:\d+}/commands",
        ):
            app.router.add_get(path, self.get)
            app.router.add_put(path, self.put)

    def _guild(self, request: web.Request) -> int:
        if int(request.match_info["application"]) != self._world.bot.id:
            raise Refusal(50001)
        guild = int(request.match_info.get("guild", "0"))
        if guild and guild not in self._world.guilds:
            raise Refusal(50001)
        return guild

    async def get(self, request: web.Request) -> web.Response:
        return answer(self.known.get(self._guild(request), []))

    async def put(self, request: web.Request) -> web.Response:
        guild = self._guild(request)
        before = {(one["type"], one["name"]): one["id"] for one in self.known.get(guild, [])}
        self.known[guild] = [self._kept(one, before, guild) for one in body_of(request)]
        return answer(self.known[guild])

    def _kept(
        self, command: Mapping[str, Any], before: Mapping[tuple[int, str], str], guild: int
    ) -> dict[str, Any]:
        kind = command.get("type") or 1
        rights = command.get("default_member_permissions")
        kept = {
            **command,
            "id": before.get((kind, command["name"]), str(self._world.new_id())),
            "application_id": str(self._world.bot.id),
            "version": str(self._world.new_id()),
            "type": kind,
            "description": command.get("description") or "",
            "default_member_permissions": None if rights is None else str(rights),
            "nsfw": bool(command.get("nsfw")),
            "integration_types": command.get("integration_types") or [0],
            "contexts": command.get("contexts"),
        }
        if guild:
            kept["guild_id"] = str(guild)
        return kept

    def named(self, name: str, kind: int = 1, *, guild: int = 0) -> dict[str, Any]:
        """A command as members see it; one that is not there cannot be called."""
        for command in (*self.known.get(guild, []), *self.known.get(0, [])):
            if (command["type"], command["name"]) == (kind, name):
                return command
        raise LookupError(f"no command {name!r} of type {kind} was registered")
