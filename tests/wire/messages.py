"""Channels and messages: what the bot may send, change and take away, and what comes of it."""

from collections.abc import Mapping
from typing import Any, Final

from aiohttp import web

from tests.wire.limits import LAID_OUT
from tests.wire.payloads import (
    channel_json,
    components_of,
    instant,
    message_json,
    name_the_mentioned,
    outgoing,
    texts_of,
    without_content,
)
from tests.wire.requests import Recorder, Refusal, answer, body_of, files_of
from tests.wire.sending import Teller
from tests.wire.world import Channel, Kind, Right, World

__all__ = ["Messages", "attach", "changed", "set_components"]

_NONCE_MEMORY: Final = 300.0
"""Seconds for which a nonce is known."""


class Messages:
    """The routes under ``/channels`` and ``/users``."""

    def __init__(self, world: World, recorder: Recorder, teller: Teller) -> None:
        self._world = world
        self._recorder = recorder
        self._teller = teller
        self._nonces: dict[str, tuple[float, int]] = {}
        """Instant and message of each nonce, whatever the channel: they are one author's."""
        self.closed_dms: set[int] = set()
        """Members who take no DM from the bot."""

    def add_to(self, app: web.Application) -> None:
        app.router.add_post("/users/@me/channels", self.open_dm)
        app.router.add_get(r"/channels/{channel:\d+}", self.get_channel)
        app.router.add_post(r"/channels/{channel:\d+}/typing", self.typing)
        app.router.add_get(r"/channels/{channel:\d+}/messages", self.get_many)
        app.router.add_post(r"/channels/{channel:\d+}/messages", self.create)
        one = r"/channels/{channel:\d+}/messages/{message:\d+}"
        app.router.add_get(one, self.get)
        app.router.add_patch(one, self.edit)
        app.router.add_delete(one, self.delete)

    def _channel(self, request: web.Request, *needed: Right) -> Channel:
        channel = self._world.channel(int(request.match_info["channel"]))
        if channel is None:
            raise Refusal(10003)
        rights = self._world.rights(self._world.bot.id, channel)
        if not rights & Right.VIEW_CHANNEL:
            raise Refusal(50001)
        if any(not rights & right for right in needed):
            raise Refusal(50013)
        return channel

    def _message(self, request: web.Request, channel: Channel) -> dict[str, Any]:
        message = self._world.message(channel.id, int(request.match_info["message"]))
        if message is None or message.get("_private"):
            raise Refusal(10008)
        return message

    async def open_dm(self, request: web.Request) -> web.Response:
        user = self._world.users.get(int(body_of(request).get("recipient_id") or 0))
        if user is None:
            raise Refusal(10013)
        if user.bot:
            raise Refusal(50007)
        return answer(channel_json(self._world, self._world.dm_with(user)))

    async def get_channel(self, request: web.Request) -> web.Response:
        return answer(channel_json(self._world, self._channel(request)))

    async def typing(self, request: web.Request) -> web.Response:
        self._channel(request, self._sending(request))
        return answer()

    def _sending(self, request: web.Request) -> Right:
        channel = self._world.channel(int(request.match_info["channel"]))
        within = channel is not None and channel.kind is Kind.THREAD
        return Right.SEND_IN_THREADS if within else Right.SEND_MESSAGES

    async def get_many(self, request: web.Request) -> web.Response:
        channel = self._channel(request, Right.READ_HISTORY)
        most = int(request.query.get("limit", "50"))
        messages = [*self._world.messages.get(channel.id, {}).values()]
        before, after = request.query.get("before"), request.query.get("after")
        chosen = [
            self._remembered(channel, message)
            for message in reversed(messages)
            if not message.get("_private")
            and (before is None or int(message["id"]) < int(before))
            and (after is None or int(message["id"]) > int(after))
        ]
        return answer(chosen[-most:] if after is not None else chosen[:most])

    async def get(self, request: web.Request) -> web.Response:
        channel = self._channel(request, Right.READ_HISTORY)
        return answer(self._remembered(channel, self._message(request, channel)))

    def _remembered(self, channel: Channel, message: Mapping[str, Any]) -> dict[str, Any]:
        """A message as it is read later: its nonce was for the moment."""
        told = {key: value for key, value in public(message).items() if key != "nonce"}
        hidden = channel.guild and not self._teller.content
        return without_content(self._world, told) if hidden else told

    async def create(self, request: web.Request) -> web.Response:
        channel = self._channel(request, self._sending(request))
        body, files = body_of(request) or {}, files_of(request)
        self._refuse_place(channel, body, files)
        known = self._of_nonce(body)
        if known is not None:
            return answer(public(known))
        message = message_json(
            self._world,
            channel,
            self._world.bot,
            body.get("content") or "",
            **self._reference(channel, body),
        )
        message["embeds"] = body.get("embeds") or []
        message["flags"] = int(body.get("flags") or 0)
        if body.get("nonce") is not None:
            message["nonce"] = body["nonce"]
            self._nonces[str(body["nonce"])] = (self._world.clock(), int(message["id"]))
        set_components(message, body.get("components") or [])
        attach(self._world, message, body, files)
        self._world.keep(message)
        note_pings(self._world, self._recorder, channel, message, body)
        await self._teller.tell_message("MESSAGE_CREATE", outgoing(self._world, message))
        return answer(public(message))

    def _refuse_place(
        self, channel: Channel, body: Mapping[str, Any], files: Mapping[str, bytes]
    ) -> None:
        rights = self._world.rights(self._world.bot.id, channel)
        if channel.kind is Kind.DM and set(channel.people) & self.closed_dms:
            raise Refusal(50007)
        if channel.archived:
            if channel.locked:
                raise Refusal(50083)
            channel.archived = False
        if files and not rights & Right.ATTACH_FILES:
            raise Refusal(50013)
        if body.get("message_reference") and not rights & Right.READ_HISTORY:
            raise Refusal(160002)

    def _of_nonce(self, body: Mapping[str, Any]) -> dict[str, Any] | None:
        """The message that this nonce has made already, for some minutes; none is made a second time."""
        if not body.get("enforce_nonce"):
            return None
        at, message = self._nonces.get(str(body["nonce"]), (0.0, 0))
        if self._world.clock() - at > _NONCE_MEMORY:
            return None
        made = self._world.find(message)
        if made is None:
            raise Refusal(10008)
        return made

    def _reference(self, channel: Channel, body: Mapping[str, Any]) -> dict[str, Any]:
        reference = body.get("message_reference")
        if not reference:
            return {}
        answered = self._world.message(channel.id, int(reference["message_id"]))
        if answered is None:
            if reference.get("fail_if_not_exists", True):
                raise Refusal(50035, "Unknown message")
            return {}
        told = {"message_id": answered["id"], "channel_id": str(channel.id), "type": 0}
        if channel.guild:
            told["guild_id"] = str(channel.guild)
        allowed = body.get("allowed_mentions")
        pings = allowed is None or bool(allowed.get("replied_user"))
        return {
            "type": 19,
            "message_reference": told,
            "referenced_message": public(answered),
            "_pings_author": pings,
        }

    async def edit(self, request: web.Request) -> web.Response:
        channel = self._channel(request)
        message = self._message(request, channel)
        if int(message["author"]["id"]) != self._world.bot.id:
            raise Refusal(50005)
        changed(self._world, message, body_of(request) or {}, files_of(request))
        await self._teller.tell_message("MESSAGE_UPDATE", outgoing(self._world, message))
        return answer(public(message))

    async def delete(self, request: web.Request) -> web.Response:
        channel = self._channel(request)
        message = self._message(request, channel)
        rights = self._world.rights(self._world.bot.id, channel)
        if int(message["author"]["id"]) != self._world.bot.id and not (
            rights & Right.MANAGE_MESSAGES
        ):
            raise Refusal(50013)
        await self._teller.delete(message)
        return answer()


def public(message: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in message.items() if not key.startswith("_")}


def set_components(message: dict[str, Any], components: list[dict[str, Any]]) -> None:
    """Discord numbers the components that have no number."""
    message["components"] = components
    used = {part["id"] for part in components_of(message) if part.get("id")}
    number = 0
    for part in components_of(message):
        if not part.get("id"):
            number += 1
            while number in used:
                number += 1
            part["id"] = number


def attach(
    world: World, message: dict[str, Any], body: Mapping[str, Any], files: Mapping[str, bytes]
) -> None:
    """Files become attachments with an address; those of before stay only if they are named again."""
    told = body.get("attachments") or []
    before = {one["id"]: one for one in message["attachments"]}
    kept = [before[str(one["id"])] for one in told if str(one["id"]) in before]
    words = {one.get("filename"): one.get("description") for one in told}
    for name, data in files.items():
        number = str(world.new_id())
        url = f"https://cdn.discordapp.com/attachments/{message['channel_id']}/{number}/{name}"
        kept.append(
            {
                "id": number,
                "filename": name,
                "size": len(data),
                "url": url,
                "proxy_url": url,
                "content_type": "image/png",
                **({"description": words[name]} if words.get(name) else {}),
            }
        )
    message["attachments"] = kept
    addresses = {f"attachment://{one['filename']}": one["url"] for one in kept}
    for part in components_of(message):
        for media in (part.get("media"), *(item.get("media") for item in part.get("items") or ())):
            if media and media.get("url") in addresses:
                media["url"] = media["proxy_url"] = addresses[media["url"]]


def changed(
    world: World, message: dict[str, Any], body: Mapping[str, Any], files: Mapping[str, bytes]
) -> None:
    """Change a message; what is not named stays as it was."""
    flags = int(body.get("flags") or 0)
    if message["flags"] & LAID_OUT and "flags" in body and not flags & LAID_OUT:
        raise Refusal(50035, "flags: a layout cannot become content")
    if flags & LAID_OUT and not message["flags"] & LAID_OUT:
        left = [key for key in ("content", "embeds") if message[key] and body.get(key, "kept")]
        if left:
            raise Refusal(50035, f"{left[0]}: must be emptied when a message becomes a layout")
        message["flags"] |= LAID_OUT
    if "content" in body:
        message["content"] = body["content"] or ""
    if "embeds" in body:
        message["embeds"] = body["embeds"] or []
    if body.get("components") is not None:
        set_components(message, body["components"])
    if "attachments" in body or files:
        attach(world, message, body, files)
    message["edited_timestamp"] = instant(world.clock())
    name_the_mentioned(world, message)


def note_pings(
    world: World,
    recorder: Recorder,
    channel: Channel,
    message: Mapping[str, Any],
    body: Mapping[str, Any],
) -> None:
    """Whom the message would call: worked out as Discord does from text and allowed mentions."""
    allowed = body.get("allowed_mentions")
    text = texts_of(message)
    named: dict[str, Any] = {"content": text, "mentions": [], "mention_roles": []}
    name_the_mentioned(world, named)
    users = [user["id"] for user in named["mentions"]]
    parse = ["users", "roles", "everyone"] if allowed is None else allowed.get("parse") or []
    by_name = [str(one) for one in (allowed or {}).get("users") or []]
    called = [user for user in users if "users" in parse or user in by_name]
    roles = [str(one) for one in (allowed or {}).get("roles") or []]
    called += [role for role in named["mention_roles"] if "roles" in parse or role in roles]
    if "everyone" in parse and ("@everyone" in text or "@here" in text):
        called.append("everyone")
    if message.get("_pings_author"):
        called.append(f"author of {message['message_reference']['message_id']}")
    recorder.pings += [f"{one} in {channel.id}: {text[:80]!r}" for one in called]
