"""Interactions: what members do with commands, buttons and forms, and how the bot answers them.

One is answered once, within three seconds; its token works for fifteen minutes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import web

from tests.wire.gateway import Gateway
from tests.wire.limits import EPHEMERAL, LAID_OUT
from tests.wire.messages import attach, changed, note_pings, public, set_components
from tests.wire.payloads import (
    channel_json,
    member_json,
    message_json,
    outgoing,
    user_json,
)
from tests.wire.requests import Recorder, Refusal, answer, body_of, files_of
from tests.wire.sending import Teller
from tests.wire.world import Channel, User, World

__all__ = ["Interaction", "Interactions"]

LOADING: Final = 1 << 7
_SECONDS_TO_ANSWER: Final = 3.0
_SECONDS_OF_TOKEN: Final = 900.0


@dataclass(slots=True, eq=False)
class Interaction:
    """One, and what the bot did with it; instants by the world's clock."""

    id: int
    token: str
    type: int
    user: User
    channel: Channel
    sent: float
    data: Mapping[str, Any]
    source: dict[str, Any] | None = None
    """The message whose button was pressed."""
    answered: float = 0.0
    answer: int = 0
    """Type of the callback; 0 for none yet."""
    original: dict[str, Any] | None = None
    private: bool = False
    form: dict[str, Any] | None = None
    choices: list[dict[str, Any]] | None = None
    followups: list[dict[str, Any]] = field(default_factory=list)

    @property
    def pending(self) -> bool:
        """Deferred, and the answer has not come."""
        return self.original is not None and bool(self.original["flags"] & LOADING)

    @property
    def shown(self) -> dict[str, Any] | None:
        """The first message that answers it, once it is there."""
        if self.original is not None and not self.pending and self.original is not self.source:
            return self.original
        return self.followups[0] if self.followups else None


class Interactions:
    """The routes of callbacks and of follow-ups."""

    def __init__(self, world: World, recorder: Recorder, gateway: Gateway, teller: Teller) -> None:
        self._world = world
        self._recorder = recorder
        self._gateway = gateway
        self._teller = teller
        self.by_token: dict[str, Interaction] = {}
        self.acknowledged: list[float] = []
        """Seconds from telling to callback, of each that was answered."""

    def add_to(self, app: web.Application) -> None:
        app.router.add_post(r"/interactions/{id:\d+}/{token}/callback", self.callback)
        hook = r"/webhooks/{application:\d+}/{token}"
        app.router.add_post(hook, self.follow_up)
        app.router.add_get(hook + "/messages/{message}", self.get)
        app.router.add_patch(hook + "/messages/{message}", self.edit)
        app.router.add_delete(hook + "/messages/{message}", self.delete)

    async def tell(
        self,
        kind: int,
        user: User,
        channel: Channel,
        data: Mapping[str, Any],
        source: dict[str, Any] | None = None,
    ) -> Interaction:
        """Let the bot know of an interaction."""
        world = self._world
        number = world.new_id()
        token = f"aW50ZXJhY3Rpb246{number}"
        interaction = Interaction(number, token, kind, user, channel, world.clock(), data, source)
        self.by_token[token] = interaction
        guild = world.guild_of(channel)
        told: dict[str, Any] = {
            "id": str(number),
            "application_id": str(world.bot.id),
            "type": kind,
            "token": token,
            "version": 1,
            "data": data,
            "channel": channel_json(world, channel),
            "channel_id": str(channel.id),
            "locale": user.locale,
            "app_permissions": str(world.rights(world.bot.id, channel)),
            "entitlements": [],
            "attachment_size_limit": 10 << 20,
            "context": 0 if guild else 1,
            "authorizing_integration_owners": {"0": str(guild.id) if guild else "0"},
        }
        if guild is None:
            told["user"] = user_json(user)
        else:
            rights = str(world.rights(user.id, channel))
            told |= {
                "guild_id": str(guild.id),
                "guild_locale": guild.locale,
                "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
                "member": {**member_json(world, guild, user), "permissions": rights},
            }
        if source is not None:
            told["message"] = public(source)
        await self._gateway.dispatch("INTERACTION_CREATE", told, guild=channel.guild)
        return interaction

    # -- the first answer -------------------------------------------------------------------------

    async def callback(self, request: web.Request) -> web.Response:
        interaction = self.by_token.get(request.match_info["token"])
        now = self._world.clock()
        if interaction is None or str(interaction.id) != request.match_info["id"]:
            raise Refusal(10062)
        if interaction.answer:
            raise Refusal(40060)
        if now - interaction.sent > _SECONDS_TO_ANSWER:
            raise Refusal(10062)
        body = body_of(request)
        await self._first_answer(interaction, body, files_of(request))
        interaction.answered = now
        interaction.answer = body["type"]
        self.acknowledged.append(now - interaction.sent)
        if request.query.get("with_response", "") not in ("1", "true", "True"):
            return answer()
        return answer(self._resource(interaction, body["type"]))

    async def _first_answer(
        self, interaction: Interaction, body: Mapping[str, Any], files: Mapping[str, bytes]
    ) -> None:
        kind, data = body["type"], body.get("data") or {}
        if kind not in _FITTING[interaction.type]:
            raise Refusal(
                50035, f"type: {kind} does not answer an interaction of {interaction.type}"
            )
        if kind in (6, 7) and interaction.source is None:
            raise Refusal(50035, f"type: {kind} needs a message")
        if kind == 4:
            interaction.original = self._new_message(interaction, data, files)
            await self._show(interaction.original)
        elif kind == 5:
            interaction.original = self._new_message(interaction, data, {})
            interaction.original["flags"] |= LOADING
            await self._show(interaction.original)
        elif kind in (6, 7):
            interaction.original = interaction.source
            if kind == 7 and interaction.source is not None:
                changed(self._world, interaction.source, data, files)
                await self._show(interaction.source, event="MESSAGE_UPDATE")
        elif kind == 8:
            interaction.choices = list(data.get("choices") or [])
        elif kind == 9:
            interaction.form = dict(data)

    def _new_message(
        self, interaction: Interaction, data: Mapping[str, Any], files: Mapping[str, bytes]
    ) -> dict[str, Any]:
        world = self._world
        flags = int(data.get("flags") or 0)
        message = message_json(
            world,
            interaction.channel,
            world.bot,
            data.get("content") or "",
            type=20 if interaction.type == 2 else 0,
            webhook_id=str(world.bot.id),
            application_id=str(world.bot.id),
            interaction_metadata=_metadata(interaction),
        )
        message["flags"] = flags
        message["embeds"] = data.get("embeds") or []
        message["_private"] = bool(flags & EPHEMERAL)
        interaction.private = interaction.private or message["_private"]
        set_components(message, data.get("components") or [])
        attach(world, message, data, files)
        world.keep(message)
        note_pings(world, self._recorder, interaction.channel, message, data)
        return message

    async def _show(self, message: Mapping[str, Any], *, event: str = "MESSAGE_CREATE") -> None:
        if not message.get("_private"):
            await self._teller.tell_message(event, outgoing(self._world, message))

    def _resource(self, interaction: Interaction, kind: int) -> dict[str, Any]:
        told: dict[str, Any] = {
            "id": str(interaction.id),
            "type": interaction.type,
            "channel_id": str(interaction.channel.id),
        }
        if interaction.channel.guild:
            told["guild_id"] = str(interaction.channel.guild)
        resource: dict[str, Any] = {"type": kind}
        if interaction.original is not None and kind in (4, 5, 7):
            told |= {
                "response_message_id": interaction.original["id"],
                "response_message_loading": interaction.pending,
                "response_message_ephemeral": bool(interaction.original.get("_private")),
            }
            resource["message"] = public(interaction.original)
        # A deferral makes nothing that could be told of, says the specification.
        if kind not in (4, 7):
            return {"interaction": told}
        return {"interaction": told, "resource": resource}

    # -- what follows -----------------------------------------------------------------------------

    def _of(self, request: web.Request) -> Interaction:
        interaction = self.by_token.get(request.match_info["token"])
        if interaction is None or int(request.match_info["application"]) != self._world.bot.id:
            raise Refusal(10015)
        if self._world.clock() - interaction.sent > _SECONDS_OF_TOKEN:
            raise Refusal(50027)
        if not interaction.answer:
            raise Refusal(10015)
        return interaction

    def _message(self, request: web.Request, interaction: Interaction) -> dict[str, Any]:
        named = request.match_info["message"]
        mine = [*interaction.followups, *([interaction.original] if interaction.original else [])]
        for message in mine:
            if message is interaction.original and named in ("@original", message["id"]):
                return message
            if named == message["id"]:
                return message
        raise Refusal(10008)

    async def follow_up(self, request: web.Request) -> web.Response:
        interaction = self._of(request)
        data, files = body_of(request) or {}, files_of(request)
        if interaction.pending and interaction.original is not None:
            # As documented, the first one after a deferral fills the message that is waited for.
            return await self._fill(interaction, interaction.original, data, files)
        message = self._new_message(interaction, data, files)
        interaction.followups.append(message)
        await self._show(message)
        return answer(public(message))

    async def _fill(
        self,
        interaction: Interaction,
        message: dict[str, Any],
        data: Mapping[str, Any],
        files: Mapping[str, bytes],
    ) -> web.Response:
        flags = int(data.get("flags") or 0)
        message["flags"] = (message["flags"] & ~LOADING) | (flags & LAID_OUT)
        changed(self._world, message, data, files)
        note_pings(self._world, self._recorder, interaction.channel, message, data)
        await self._show(message, event="MESSAGE_UPDATE")
        return answer(public(message))

    async def get(self, request: web.Request) -> web.Response:
        return answer(public(self._message(request, self._of(request))))

    async def edit(self, request: web.Request) -> web.Response:
        interaction = self._of(request)
        message = self._message(request, interaction)
        return await self._fill(interaction, message, body_of(request) or {}, files_of(request))

    async def delete(self, request: web.Request) -> web.Response:
        interaction = self._of(request)
        message = self._message(request, interaction)
        if message.get("_private"):
            del self._world.messages[interaction.channel.id][int(message["id"])]
        else:
            await self._teller.delete(message)
        if message is interaction.original:
            interaction.original = None
        else:
            interaction.followups.remove(message)
        return answer()


def _metadata(interaction: Interaction) -> dict[str, Any]:
    """Which interaction a message came of."""
    told: dict[str, Any] = {
        "id": str(interaction.id),
        "type": interaction.type,
        "user": user_json(interaction.user),
        "authorizing_integration_owners": {"0": str(interaction.channel.guild)},
    }
    if interaction.type == 3 and interaction.source is not None:
        told["interacted_message_id"] = interaction.source["id"]
    if interaction.type == 5:
        told["triggering_interaction_metadata"] = {**told, "type": 2}
    return told


_FITTING: Final[Mapping[int, frozenset[int]]] = {
    2: frozenset({4, 5, 9}),
    3: frozenset({4, 5, 6, 7, 9}),
    4: frozenset({8}),
    5: frozenset({4, 5, 6, 7}),
}
"""Callbacks that answer an interaction of a type."""
