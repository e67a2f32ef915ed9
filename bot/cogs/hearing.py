"""What is said in channels and direct messages: which of it is put to the bot, and what becomes of it.

A message's answer has the key ``m`` and the message's id, so a message that is told twice, to however
many processes, is answered once. An edited question edits its answer, a deleted one takes it along.
"""

import hashlib
import os
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import discord

from bot.access import Action, author_of, lacking, may
from bot.asking.answering import Answering, Door
from bot.asking.conversation import Told, spoken
from bot.asking.lines import Lines
from bot.asking.overheard import is_sure, may_ask
from bot.asking.turns import Admission, Crowded, Turns, Verdict
from bot.gaps.noting import count_unanswered
from bot.intake import refusal
from bot.reader import NOWHERE, reader_of
from bot.telling import told as told_of
from bot.words import words_for
from knowledge.errors import BadInput, NotFound, StoreError
from knowledge.flow import Context, Status
from knowledge.storage.posting import Guild, Post

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.send import Sender

__all__ = ["Hearing"]

_RECENT: Final = 4096
"""Messages that are kept in mind."""
_YOUNG: Final = 600
"""Seconds for which a message that was not answered may be edited into a question."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A message that was put to the bot: by what its words are known again, and what it went on from.

    The words themselves are not kept in mind.
    """

    words: bytes
    context: Context | None
    asker: int


class Hearing:
    """Takes messages of one client."""

    def __init__(self, bot: discord.Client, desk: "Desk", sender: "Sender", turns: Turns) -> None:
        self._bot = bot
        self._desk = desk
        self._sender = sender
        self._turns = turns
        self._answering = Answering(desk, turns)
        self._lines = Lines()
        self._heard: OrderedDict[int, _Heard] = OrderedDict()
        self._gone: OrderedDict[int, None] = OrderedDict()
        self._salt = os.urandom(16)

    def forget_member(self, member: int) -> None:
        """Keep nothing of a member in mind but which messages were taken."""
        for message, heard in self._heard.items():
            if heard.asker == member:
                self._heard[message] = _Heard(b"", None, 0)

    def _heard_in(self, message: discord.Message, text: str, context: Context | None) -> _Heard:
        return _Heard(self._known_by(text), context, message.author.id)

    def _known_by(self, text: str) -> bytes:
        return hashlib.blake2b(
            text.encode(errors="surrogatepass"), key=self._salt, digest_size=16
        ).digest()

    async def take(self, message: discord.Message) -> None:
        """Answer a message that is put to the bot; in chosen channels any question."""
        if not _is_said(message) or message.id in self._heard:
            return
        text = spoken(message.content, self._me)
        called = self._is_called(message)
        if not called and not (self._reads_all and may_ask(text)):
            return
        admission = self._admit(message)
        if not admission.admitted:
            if called and admission.verdict is Verdict.TELL:
                await self._slow_down(message, admission)
            return
        try:
            async with self._lines.stand(message.channel.id):
                await self._answer(message, text, called=called)
        except Crowded:
            return

    async def _answer(self, message: discord.Message, text: str, *, called: bool) -> None:
        """May raise ``Crowded``."""
        guild = await self._guild(message)
        if not called and not _answers_all(guild, message.channel):
            return
        door = _door_of(message, guild)
        context = await self._answering.context(door, _replied_to(message))
        _keep(self._heard, message.id, self._heard_in(message, text, context))
        try:
            post = await self._post_for(message, door, text, context, called=called)
            if post is None or message.id in self._gone:
                return
            await self._sender.post(post)
        except StoreError:
            # Told again, it may succeed.
            self._heard.pop(message.id, None)
            raise
        if message.id in self._gone:
            # It was deleted in this very moment.
            await self._sender.remove(post.key)
        else:
            await count_unanswered(self._desk, post)

    async def _post_for(
        self,
        message: discord.Message,
        door: Door,
        text: str,
        context: Context | None,
        *,
        called: bool,
    ) -> Post | None:
        """The post that answers a message; ``None`` where nothing is to be said."""
        replying = _can_reply(message)
        if replying is None:
            return None
        words = words_for(door.reader.language)
        remark = ""
        told: Told | None = None
        if text and not (remark := refusal(text, words)):
            try:
                told = await self._answering.answer(door, text, context=context)
            except (BadInput, NotFound) as error:
                remark = told_of(error, words)
        if told is not None and told.status is not Status.NOT_A_QUESTION:
            if not called and (told.answer is None or not is_sure(told.answer)):
                return None
            return self._answering.posted(door, told, replying=replying)[1]
        if not called or not (remark or self._is_named(message)):
            # A reply such as "thanks" asks nothing, and is no cause for a lecture.
            return None
        return self._answering.remark(door, remark or words.say("ask.hint"), replying=replying)[1]

    async def _slow_down(self, message: discord.Message, admission: Admission) -> None:
        """Tell that somebody asks too fast."""
        replying = _can_reply(message)
        if replying is None:
            return
        door = replace(_door_of(message, await self._guild(message)), key=f"n{message.id}")
        sentence = words_for(door.reader.language).say("ask.too-fast", count=admission.wait)
        remark = self._answering.remark(door, sentence, kind="notice", replying=replying)
        await self._sender.post(remark[1])

    async def take_again(self, message: discord.Message) -> None:
        """Answer an edited question anew, where its answer stands."""
        if message.edited_at is None or not _is_said(message):
            # Discord itself changes messages, too, such as by showing what a link leads to.
            return
        text = spoken(message.content, self._me)
        called = self._is_called(message)
        if not (called or self._reads_all) or self._knows(message, text):
            return
        try:
            async with self._lines.stand(message.channel.id):
                before = await self._desk.posts.post(f"m{message.id}")
                if before is not None:
                    await self._revise(message, text, before, called=called)
                    return
        except Crowded:
            return
        age = self._desk.clock() - int(message.created_at.timestamp())
        if age < _YOUNG:
            self._heard.pop(message.id, None)
            await self.take(message)

    def _knows(self, message: discord.Message, text: str) -> bool:
        """Whether the message asked just this before."""
        heard = self._heard.get(message.id)
        return heard is not None and heard.words == self._known_by(text)

    async def _revise(
        self, message: discord.Message, text: str, before: Post, *, called: bool
    ) -> None:
        """May raise ``Crowded``."""
        if self._knows(message, text) or not self._admit(message).admitted:
            return
        guild = await self._guild(message)
        unasked = not (_answers_all(guild, message.channel) and may_ask(text))
        if not called and unasked:
            await self._sender.remove(before.key)
            return
        door = _door_of(message, guild)
        heard = self._heard.get(message.id)
        if heard is not None:
            context = heard.context
        else:
            context = await self._answering.context(door, _replied_to(message))
        _keep(self._heard, message.id, self._heard_in(message, text, context))
        after = await self._post_for(message, door, text, context, called=called)
        if after is None:
            await self._sender.remove(before.key)
        elif (after.view, after.context) != (before.view, before.context):
            await self._sender.revise(after)

    async def forget(self, messages: Sequence[int]) -> None:
        """Take back the answers to messages that were deleted."""
        for message in messages:
            _keep(self._gone, message, None)
            if post := await self._desk.posts.answer_to(message):
                await self._sender.remove(post.key)

    async def _guild(self, message: discord.Message) -> Guild:
        return await self._desk.posts.guild(message.guild.id if message.guild else 0)

    def _admit(self, message: discord.Message) -> Admission:
        return self._turns.admit(
            user=message.author.id,
            channel=message.channel.id,
            guild=message.guild.id if message.guild else 0,
        )

    @property
    def _me(self) -> int:
        return self._bot.user.id if self._bot.user else 0

    @property
    def _reads_all(self) -> bool:
        """Whether Discord tells the bot what is said in all messages."""
        return self._bot.intents.message_content

    def _is_called(self, message: discord.Message) -> bool:
        """Whether a message is put to the bot: alone with it, by name, or in reply to it."""
        if message.guild is None or any(user.id == self._me for user in message.mentions):
            return True
        before = message.reference.resolved if message.reference else None
        return isinstance(before, discord.Message) and before.author.id == self._me

    def _is_named(self, message: discord.Message) -> bool:
        """Whether a message that asks nothing deserves to be told how to ask."""
        named = (f"<@{self._me}>", f"<@!{self._me}>")
        return message.guild is None or any(name in message.content for name in named)


def _is_said(message: discord.Message) -> bool:
    """Whether a person said it: no bot, no webhook, not Discord itself."""
    kinds = (discord.MessageType.default, discord.MessageType.reply)
    return message.type in kinds and may(author_of(message), Action.READ, NOWHERE)


def _answers_all(guild: Guild, channel: object) -> bool:
    """Whether every question is answered in a channel, or in the one that a thread belongs to."""
    parent = channel.parent_id if isinstance(channel, discord.Thread) else 0
    return getattr(channel, "id", 0) in guild.answer_in or parent in guild.answer_in


def _replied_to(message: discord.Message) -> int:
    reference = message.reference
    return (reference.message_id or 0) if reference else 0


def _door_of(message: discord.Message, guild: Guild) -> Door:
    locale = str(message.guild.preferred_locale) if message.guild else ""
    reader = reader_of(
        guild,
        user=message.author.id,
        locale=locale,
        at=int(message.created_at.timestamp()),
    )
    return Door(f"m{message.id}", message.channel.id, reader, message.id)


def _can_reply(message: discord.Message) -> bool | None:
    """Whether an answer can be shown as a reply; ``None`` where nothing can be said at all."""
    if message.guild is None:
        return True
    missing = set(lacking(message.channel))
    if missing - {"read_message_history", "channel"}:
        return None
    # Of a channel that it was not told of, such as an old thread, the bot cannot say: it tries.
    return "read_message_history" not in missing


def _keep(kept: OrderedDict[int, Any], message: int, what: object) -> None:
    kept[message] = what
    if len(kept) > _RECENT:
        kept.popitem(last=False)
