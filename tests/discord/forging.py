"""Interactions as anybody could have Discord tell of them: what its client hides or greys out is not asked."""

import asyncio
from dataclasses import dataclass
from typing import Any, Final

import simcord
from simcord import interactions
from simcord.backend.serializers import message_payload

from tests.discord.world import World, text_of

__all__ = ["Forger", "told"]

_LOOKS: Final = 1000


@dataclass(frozen=True, slots=True)
class Forger:
    """Somebody at some place. ``guild`` is 0 in direct messages."""

    world: World
    user: int
    guild: int
    channel: int
    helper: simcord.MemberActor
    """Somebody by whom options are filled in as Discord's client does."""

    async def slash(self, name: str, /, **options: Any) -> simcord.InteractionResult:
        """Use a command."""
        return await self._send(2, self._command(name, options))

    async def type(self, name: str, option: str, typed: str = "") -> list[str]:
        """What is offered for an option while it is typed."""
        data = self._command(name, {}, focus=(option, typed))
        shown = await self._send(4, data)
        return [each["name"] for each in shown.autocomplete_choices or ()]

    async def menu(self, name: str, message: int) -> simcord.InteractionResult:
        """Choose a command in a message's menu."""
        backend = self.world.env.backend
        stored = backend.get_message(self.channel, message)
        data = {
            "id": backend.find_command(name, self.world.guild.id, type=3)["id"],  # type: ignore[index]
            "name": name,
            "type": 3,
            "target_id": str(message),
            "resolved": {"messages": {str(message): dict(message_payload(backend, stored))}},
        }
        return await self._send(2, data)

    async def press(self, identity: str, message: dict[str, Any]) -> simcord.InteractionResult:
        """Press a button of any id under a message, which then has that button."""
        return await self._answered(self.throw(identity, message))

    def throw(self, identity: str, message: dict[str, Any]) -> simcord.InteractionResult:
        """The same without waiting for what comes of it."""
        data = {"component_type": 2, "custom_id": identity}
        button = {"type": 2, "style": 2, "label": "Press", "custom_id": identity}
        row = {"type": 1, "components": [button]}
        shown = message | {"channel_id": str(self.channel), "components": [row]}
        return self._emit(3, data, shown)

    async def submit(
        self, identity: str, message: dict[str, Any], **typed: str
    ) -> simcord.InteractionResult:
        """Send in a form of any id."""
        return await self._answered(self.throw_form(identity, message, **typed))

    def throw_form(
        self, identity: str, message: dict[str, Any], **typed: str
    ) -> simcord.InteractionResult:
        """The same without waiting for what comes of it."""
        fields = [
            {"type": 18, "component": {"type": 4, "custom_id": name, "value": text}}
            for name, text in typed.items()
        ]
        data = {"custom_id": identity, "components": fields}
        return self._emit(5, data, message | {"channel_id": str(self.channel)})

    def _command(
        self, name: str, options: dict[str, Any], *, focus: tuple[str, str] | None = None
    ) -> dict[str, Any]:
        backend = self.world.env.backend
        first, *rest = name.split()
        root = backend.find_command(first, self.world.guild.id, type=1)
        assert root is not None
        leaf, nesting = interactions.walk_to_subcommand(root, rest)
        filled, resolved = interactions.build_options(
            self.helper,
            name,
            leaf,
            options,
            partial=focus is not None,
            channel_id=self.world.channel.id,
        )
        if focus is not None:
            option, typed = focus
            filled.append({"name": option, "type": 3, "value": typed, "focused": True})
        nested = interactions.nest_options(root, nesting, filled)
        return {
            "id": root["id"],
            "name": first,
            "type": 1,
            "options": nested,
            "resolved": resolved,
        }

    async def _send(
        self, kind: int, data: dict[str, Any], message: dict[str, Any] | None = None
    ) -> simcord.InteractionResult:
        return await self._answered(self._emit(kind, data, message))

    def _emit(
        self, kind: int, data: dict[str, Any], message: dict[str, Any] | None = None
    ) -> simcord.InteractionResult:
        record, payload = interactions.base_payload(
            self.world.env.backend,
            type=kind,
            channel_id=self.channel,
            guild_id=self.guild or None,
            user_id=self.user,
            data=data,
        )
        if message is not None:
            record.source_message_id = int(message["id"])
            payload["message"] = message
        self.world.env.backend.emit("INTERACTION_CREATE", payload)
        return simcord.InteractionResult(self.world.env, record)

    async def _answered(self, shown: simcord.InteractionResult) -> simcord.InteractionResult:
        await self.world.env.settle()
        for _ in range(_LOOKS):
            # The first answers wait until all that answers is loaded.
            if shown.acknowledged or shown.response or shown.autocomplete_choices is not None:
                break
            await asyncio.sleep(0.002)
        await self.world.env.settle()
        return shown


def told(shown: simcord.InteractionResult) -> str:
    """What the one who acted is shown; "form" for a form, empty for nothing."""
    if shown.modal is not None:
        return "form"
    if shown.followups:
        return text_of(shown.followups[-1])
    return "" if shown.response is None else text_of(shown.response)
