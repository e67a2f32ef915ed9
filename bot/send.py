"""What the bot says, and the only way to say it. Whatever is sent mentions nobody.

Posts go through the outbox: written down first, then sent under a nonce of their own until they are
there. Answers to interactions go at once. No method raises for what Discord or the network does: that
ends as a line in the log.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import InteractionResponseType as Kind
from discord.http import Route

from bot.sending.bodies import changed, for_one, is_of, request_body, said, silent, with_files
from bot.sending.budget import Budget
from bot.sending.callbacks import Callbacks, parts_of
from bot.sending.direct import DirectChannels
from bot.sending.outbox import Later, Outbox, Outcome, Refused, Sent
from bot.sending.snowflakes import snowflake
from bot.sending.tries import FAILURES, passes, timeout, told, wait_of
from knowledge.errors import StoreError
from knowledge.storage.posting import Post, PostAction, PostState

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.layout import Page
    from bot.pictures import Picture

__all__ = ["Sender"]

Press = discord.Interaction[Any]

_NONCE_LASTS: Final = 120
"""Seconds for which Discord surely knows a nonce again; it says "a few minutes"."""
_HISTORY: Final = 100
"""Messages that are looked through for a post that may have been sent."""
_UNKNOWN_MESSAGE: Final = 10008
_EDITED_TOO_OFTEN: Final = 30046
"""Of a message older than an hour, which then stays as it is."""
_NO_HISTORY: Final = 160002
"""The bot may not read what was said in the channel, and so may not reply to it."""

_log = logging.getLogger(__name__)


class Sender:
    """Sends for one client. ``owns`` tells whether posts of a guild are this process's to send."""

    def __init__(
        self,
        bot: discord.Client,
        desk: "Desk",
        *,
        budget: Budget | None = None,
        owns: Callable[[int], bool] = lambda _guild: True,
    ) -> None:
        self._bot = bot
        self._desk = desk
        self._budget = budget or Budget(lambda: float(desk.clock()))
        self._callbacks = Callbacks(bot)
        self._direct = DirectChannels(bot)
        self._owns = owns
        self._outbox = Outbox(desk.posts, self._deliver, clock=desk.clock, owns=owns)
        self._drawn: Callable[[Post], Awaitable[Picture | None]] | None = None
        self._unchanged: Callable[[Post], Awaitable[None]] | None = None
        self.token_refused = asyncio.Event()
        """Set once Discord does not take the bot's token any more."""

    def start(self) -> None:
        """Begin to send what waits, such as what was written down before the last end."""
        self._outbox.start()

    def watch(self, kind: str, told: Callable[[Post, Outcome], Awaitable[None]]) -> None:
        """Tell of each post of a kind once it was sent or refused for good."""
        self._outbox.watch(kind, told)

    def correct_by(
        self,
        drawn: "Callable[[Post], Awaitable[Picture | None]]",
        unchanged: Callable[[Post], Awaitable[None]],
    ) -> None:
        """``drawn`` makes the picture of a post that is changed; ``unchanged`` is told of each that
        Discord does not let be changed any more in a channel where something can still be said, before
        that is noted: perhaps more than once."""
        self._drawn, self._unchanged = drawn, unchanged

    def wake(self, channel: int) -> None:
        """Something was written down for a channel in another way than by ``post``."""
        self._outbox.wake(channel)

    def forget_member(self, member: int) -> None:
        """Keep nothing of a member in mind."""
        self._direct.forget(member)

    async def drain(self, seconds: float) -> None:
        """Send what can be sent at once; the rest goes out at the next start."""
        await self._outbox.drain(seconds)

    async def post(self, post: Post) -> bool:
        """Write a post down, and send it soon. False, and nothing is sent, when its key is known.

        One to channel 0 is a direct message to its asker.
        """
        return await self._outbox.add(post)

    async def revise(self, post: Post) -> None:
        """Make the post of this key say something else."""
        await self._desk.posts.revise(post, at=self._desk.clock())
        self.wake(post.channel)

    async def remove(self, key: str) -> None:
        """Take a post back."""
        await self._desk.posts.remove(key, at=self._desk.clock())
        if post := await self._desk.posts.post(key):
            self.wake(post.channel)

    async def respond(
        self, interaction: Press, page: "Page", *, private: bool, post: Post | None = None
    ) -> bool:
        """Answer an interaction, or complete its acknowledgement; whether it arrived.

        ``post`` is kept with the message's id. A public answer whose interaction was acknowledged and
        has grown too old since is sent to its channel instead.
        """
        message = await self._callbacks.say(interaction, _body(page, alone=private), page.files)
        if post is None:
            return message is not None
        if message is None:
            late = interaction.response.is_done() and interaction.is_expired()
            if private or page.files or not late:
                return False
            return await self.post(replace(post, body=page.body()))
        try:
            await self._desk.posts.keep(replace(post, message=message, state=PostState.SENT))
        except StoreError as error:
            _log.warning("An answer was given but could not be kept: %s", error)
        return True

    async def defer(self, interaction: Press, *, private: bool) -> bool:
        """Say that an answer will come; whether that will be private is fixed by it."""
        data = for_one({}) if private else {}
        kind = Kind.deferred_channel_message
        return await self._callbacks.acknowledge(interaction, kind, data) is not None

    async def hold(self, interaction: Press) -> bool:
        """Acknowledge a press whose own message ``update`` will change a little later."""
        kind = Kind.deferred_message_update
        return await self._callbacks.acknowledge(interaction, kind, None) is not None

    async def update(self, interaction: Press, page: "Page", *, post: Post | None = None) -> bool:
        """Change the message whose button was pressed; whether it arrived. ``post`` is amended."""
        body = {"attachments": [], **changed(_body(page))}
        if interaction.response.is_done():
            message = await self._callbacks.fill(interaction, body, page.files)
        else:
            kind = Kind.message_update
            message = await self._callbacks.acknowledge(interaction, kind, body, page.files)
        if message is not None and post is not None:
            try:
                await self._desk.posts.amend(post, at=self._desk.clock())
            except StoreError as error:
                _log.warning("A message was changed but that could not be noted: %s", error)
        return message is not None

    async def tell(self, interaction: Press, sentence: str) -> bool:
        """Say one sentence to the member alone, whatever was answered before."""
        if interaction.type is discord.InteractionType.autocomplete:
            return False
        return await self._callbacks.say(interaction, for_one(said(sentence))) is not None

    async def offer_nothing(self, interaction: Press) -> None:
        """End the wait for suggestions; the member has typed on, and is offered something then."""
        if not interaction.response.is_done():
            await self._callbacks.acknowledge(
                interaction, Kind.autocomplete_result, {"choices": []}
            )

    async def form(self, interaction: Press, form: discord.ui.Modal) -> bool:
        """Show a form, which only a first answer can."""
        shown = await self._callbacks.acknowledge(interaction, Kind.modal, form.to_dict())
        if shown is not None and not form.is_finished():
            self._bot._connection.store_view(form)
        return shown is not None

    async def _deliver(self, post: Post, doubtful: bool) -> Outcome:
        """Try once to make, change or take away a post's message."""
        if self.token_refused.is_set():
            return Later("Discord refuses the bot's token", 60.0, counts=False)
        if not self._owns(post.guild):
            return Later("its server is another process's now", 5.0, counts=False)
        if wait := self._budget.wait():
            return Later("too many requests were refused of late", wait, counts=False)
        try:
            post = await self._addressed(post)
            if doubtful and self._desk.clock() - post.created > _NONCE_LASTS:
                found = await self._find(post)
                if found is not None:
                    return found
            return await self._request(post, request_body(post))
        except FAILURES as error:
            outcome = await self._failed(post, error)
            if post.action is PostAction.EDIT and isinstance(outcome, Refused):
                await self._tell_unchanged(post, error)
            return outcome

    async def _tell_unchanged(self, post: Post, error: Exception) -> None:
        """Tell of a message that stays as it was, unless nothing could be said beside it either."""
        out_of_reach = isinstance(error, discord.Forbidden | discord.NotFound)
        if self._unchanged is not None and not out_of_reach:
            await self._unchanged(post)

    async def _addressed(self, post: Post) -> Post:
        """The post with its channel, which for a direct message is that of the asker."""
        if post.channel or not post.asker:
            return post
        return replace(post, channel=await self._direct.of(post.asker))

    async def _request(self, post: Post, body: dict[str, Any]) -> Outcome:
        path, method = "/channels/{channel_id}/messages", "POST"
        if post.action is not PostAction.CREATE:
            path += "/{message_id}"
            method = "PATCH" if post.action is PostAction.EDIT else "DELETE"
        route = Route(method, path, channel_id=post.channel, message_id=post.message)
        given = await self._given(post, body)
        try:
            answer = await self._bot.http.request(route, timeout=timeout(), **given)
        except discord.HTTPException as error:
            if not _lacks_reference(error, body):
                raise
            del body["message_reference"]
            answer = await self._bot.http.request(route, timeout=timeout(), json=body)
        if post.action is PostAction.DELETE:
            return Sent(post.message)
        if not isinstance(answer, dict) or "id" not in answer:
            return Later("Discord's answer was not readable")
        return Sent(int(answer["id"]))

    async def _given(self, post: Post, body: dict[str, Any]) -> dict[str, Any]:
        """What goes with a request: nothing, a message's body, or that with a picture."""
        if post.action is PostAction.DELETE:
            return {}
        edits = post.action is PostAction.EDIT
        picture = await self._drawn(post) if edits and self._drawn is not None else None
        if picture is None:
            return {"json": body}
        parts = parts_of(with_files(body, (picture,)), (picture,))
        return {"form": parts.multipart, "files": parts.files}

    async def _failed(self, post: Post, error: Exception) -> Outcome:
        if isinstance(error, discord.HTTPException):
            if error.status == 401:
                await self._check_token()
                return Later(told(error))
            if error.code == _UNKNOWN_MESSAGE and post.action is not PostAction.CREATE:
                # Somebody took the message away.
                return Sent(post.message) if post.action is PostAction.DELETE else Refused("")
            if not passes(error) or error.code == _EDITED_TOO_OFTEN:
                return Refused(f"{told(error)}, in channel {post.channel}")
        return Later(told(error), wait_of(error))

    async def _check_token(self) -> None:
        """One refusal may be a slip; when the bot is not known either, all sending ends."""
        try:
            await self._bot.http.request(Route("GET", "/users/@me"), timeout=timeout())
        except FAILURES as error:
            if isinstance(error, discord.HTTPException) and error.status == 401:
                self.token_refused.set()

    async def _find(self, post: Post) -> Outcome | None:
        """A post that may have been sent so long ago that its nonce is forgotten.

        ``None`` when it surely was not. Where the channel's history cannot be read, a post is rather
        lost than shown twice.
        """
        route = Route("GET", "/channels/{channel_id}/messages", channel_id=post.channel)
        params = {"limit": _HISTORY, "after": snowflake(post.created - 5)}
        try:
            found = await self._bot.http.request(route, params=params, timeout=timeout())
        except FAILURES as error:
            if isinstance(error, discord.Forbidden | discord.NotFound):
                return Refused(f"it may have been sent before the last end ({told(error)})")
            return Later(told(error), wait_of(error))
        me = self._bot.user.id if self._bot.user else 0
        for message in found if isinstance(found, list) else ():
            if int(message["author"]["id"]) == me and is_of(message, post):
                return Sent(int(message["id"]))
        return None


def _body(page: "Page", *, alone: bool = False) -> dict[str, Any]:
    body = silent(json.loads(page.body()))
    return for_one(body) if alone else body


def _lacks_reference(error: discord.HTTPException, body: Mapping[str, Any]) -> bool:
    """Whether only the message that is replied to stands in the way."""
    return (
        "message_reference" in body
        and error.status in (400, 403, 404)
        and (error.code in (_UNKNOWN_MESSAGE, _NO_HISTORY) or "message_reference" in error.text)
    )
