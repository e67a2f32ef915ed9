"""Asking: by mention, by reply, in direct messages and threads, by command and by menu.

Thin: who is spoken to is decided here, what is said in ``bot.conversation``. A message's answer has the
key ``m`` and the message's id, so a message that is told twice, to however many processes, is answered
once.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import guild_with_bot, lacking
from bot.answering import Answering, Door
from bot.autocompleting import Choice, Suggestions, day_choices, event_choices
from bot.conversation import Told, spoken
from bot.escape import discord_text
from bot.intake import refusal
from bot.lines import Lines
from bot.overheard import is_sure, may_ask
from bot.reader import Reader, reader_of
from bot.telling import told as told_of
from bot.turns import Admission, Crowded, Turns, Verdict
from bot.words import words_for
from knowledge.errors import BadInput, KnowledgeError, NotFound, StoreError
from knowledge.flow import Context, Status
from knowledge.storage.posting import Guild, Post
from knowledge.text import MAX_QUESTION

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.send import Sender

__all__ = ["Ask"]

Press = discord.Interaction[Any]

_RECENT: Final = 4096
"""Messages that are kept in mind."""
_YOUNG: Final = 600
"""Seconds for which a message that was not answered may be edited into a question."""
_AT_ONCE: Final = 1.0
"""Seconds after which an interaction is acknowledged without its answer."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A message that was put to the bot: what it asked, and what it went on from."""

    text: str
    context: Context | None


class Ask(commands.Cog):
    """Ask about what is on record."""

    def __init__(
        self, bot: commands.AutoShardedBot, desk: "Desk", sender: "Sender", turns: Turns
    ) -> None:
        self._bot = bot
        self._desk = desk
        self._sender = sender
        self._turns = turns
        self._answering = Answering(desk, turns)
        self._lines = Lines()
        self._suggestions = Suggestions()
        self._heard: OrderedDict[int, _Heard] = OrderedDict()
        self._gone: OrderedDict[int, None] = OrderedDict()
        self._menus = (
            _menu("Ask about this", self.ask_about),
            _menu("Check this claim", self.check_claim),
        )

    async def cog_load(self) -> None:
        for menu in self._menus:
            self._bot.tree.add_command(menu)

    async def cog_unload(self) -> None:
        for menu in self._menus:
            self._bot.tree.remove_command(menu.name, type=menu.type)

    # What is said in channels and direct messages.

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is put to the bot; in chosen channels any question."""
        if _is_said(message) and message.id not in self._heard:
            await self._take(message)

    async def _take(self, message: discord.Message) -> None:
        called = self._is_called(message)
        text = spoken(message.content, self._me)
        if not called and not (self._reads_all and may_ask(text)):
            return
        try:
            async with self._lines.stand(message.channel.id):
                await self._take_in_turn(message, text, called=called)
        except Crowded:
            return

    async def _take_in_turn(self, message: discord.Message, text: str, *, called: bool) -> None:
        """May raise ``Crowded``."""
        guild = await self._desk.posts.guild(message.guild.id if message.guild else 0)
        if not called and not _answers_all(guild, message.channel):
            return
        door = _door_of(message, guild)
        admission = self._admit(door)
        if not admission.admitted:
            await self._slow_down(message, door, admission, called=called)
            return
        context = await self._answering.context(door, _replied_to(message))
        _keep(self._heard, message.id, _Heard(text, context))
        try:
            post = await self._answered(message, door, text, context, called=called)
        except StoreError:
            # Told again, it may succeed.
            self._heard.pop(message.id, None)
            raise
        if post is not None and message.id not in self._gone:
            await self._sender.post(post)

    async def _answered(
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

    async def _slow_down(
        self, message: discord.Message, door: Door, admission: Admission, *, called: bool
    ) -> None:
        """Tell once that somebody asks too fast."""
        replying = _can_reply(message)
        if not called or admission.verdict is not Verdict.TELL or replying is None:
            return
        sentence = words_for(door.reader.language).say("ask.too-fast", count=admission.wait)
        notice = replace(door, key=f"n{message.id}", message=message.id)
        await self._sender.post(
            self._answering.remark(notice, sentence, kind="notice", replying=replying)[1]
        )

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Answer an edited question anew, where its answer stands."""
        message = payload.message
        if message.edited_at is None or not _is_said(message):
            # Discord itself changes messages, too, such as by showing what a link leads to.
            return
        text = spoken(message.content, self._me)
        heard = self._heard.get(message.id)
        if not text or (heard is not None and heard.text == text):
            return
        before = await self._desk.posts.post(f"m{message.id}")
        if before is None:
            age = self._desk.clock() - int(message.created_at.timestamp())
            if age < _YOUNG:
                await self._take(message)
            return
        guild = await self._desk.posts.guild(message.guild.id if message.guild else 0)
        door = _door_of(message, guild)
        if not self._admit(door).admitted:
            return
        if heard is not None:
            context = heard.context
        else:
            context = await self._answering.context(door, _replied_to(message))
        _keep(self._heard, message.id, _Heard(text, context))
        called = self._is_called(message)
        try:
            after = await self._answered(message, door, text, context, called=called)
        except Crowded:
            return
        if after is None and not called:
            await self._sender.remove(before.key)
        elif after is not None and (after.view, after.context) != (before.view, before.context):
            await self._sender.revise(after)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Take back the answer to a question that was taken back."""
        await self._forget((payload.message_id,))

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Take back the answers to all of them."""
        await self._forget(sorted(payload.message_ids))

    async def _forget(self, messages: Sequence[int]) -> None:
        for message in messages:
            _keep(self._gone, message, None)
            if post := await self._desk.posts.answer_to(message):
                await self._sender.remove(post.key)

    # Commands and menus.

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def ask(
        self,
        interaction: Press,
        question: app_commands.Range[str, 1, MAX_QUESTION],
        date: app_commands.Range[str, 1, 80] | None = None,
        event: str | None = None,
        private: bool = False,
    ) -> None:
        """Ask about what is on record, in your own words.

        Args:
            interaction: Where it was asked.
            question: Who, what, when, where, how many …
            date: Only what happened then, such as "6 January" or "4 to 7 January".
            event: Only this event.
            private: Show the answer to you alone.
        """
        door = await self._door(interaction, private=private)
        if await self._let_in(interaction, door, question):
            context = await self._answering.context(door)
            work = self._answering.answer(
                door, question, context=context, event=event or "", date=date or ""
            )
            await self._respond(interaction, door, work, event=event or "")

    @ask.autocomplete("event")
    async def _events(self, interaction: Press, typed: str) -> list[app_commands.Choice[str]]:
        reader = await self._reader(interaction)
        indexes = await self._suggestions.indexes(await self._desk.knowledge(), reader)
        return _choices(event_choices(indexes, typed, words_for(reader.language)))

    @ask.autocomplete("date")
    async def _days(self, interaction: Press, typed: str) -> list[app_commands.Choice[str]]:
        reader = await self._reader(interaction)
        event = str(getattr(interaction.namespace, "event", "") or "")
        indexes = await self._suggestions.indexes(await self._desk.knowledge(), reader, event)
        words = words_for(reader.language)
        return _choices(day_choices(indexes, typed, words, reader.today))

    async def ask_about(self, interaction: Press, message: discord.Message) -> None:
        """Answer what a message asks, for the one who chose it alone."""
        door = await self._door(interaction, private=True)
        text = spoken(message.content, self._me)
        if await self._let_in(interaction, door, text, of_message=True):
            work = self._answering.answer(door, text, context=None)
            await self._respond(interaction, door, work)

    async def check_claim(self, interaction: Press, message: discord.Message) -> None:
        """Tell what the record says for and against a message, for the one who chose it alone."""
        door = await self._door(interaction, private=True)
        text = spoken(message.content, self._me)
        if await self._let_in(interaction, door, text, of_message=True):
            await self._respond(interaction, door, self._answering.check(door, text))

    async def _let_in(
        self, interaction: Press, door: Door, text: str, *, of_message: bool = False
    ) -> bool:
        """Whether the text may be answered now; if not, the member is told why."""
        words = words_for(door.reader.language)
        reason = (
            words.say("ask.no-text") if of_message and not text.strip() else refusal(text, words)
        )
        if not reason:
            admission = self._admit(door)
            if admission.admitted:
                return True
            reason = words.say("ask.too-fast", count=admission.wait)
        await self._sender.tell(interaction, reason)
        return False

    async def _respond(
        self, interaction: Press, door: Door, work: Awaitable[Told], *, event: str = ""
    ) -> None:
        """Give an interaction its answer; acknowledge it first where that takes a while."""
        working = asyncio.ensure_future(work)
        wait = 0.0 if self._turns.busy else _AT_ONCE
        done, _ = await asyncio.wait({working}, timeout=wait)
        if not done:
            await self._sender.defer(interaction, private=door.private)
        words = words_for(door.reader.language)
        try:
            told = await working
        except Crowded:
            await self._sender.tell(interaction, words.say("ask.crowded"))
            return
        except KnowledgeError as error:
            await self._sender.tell(interaction, discord_text(told_of(error, words)))
            return
        if told.status is Status.NOT_A_QUESTION:
            await self._sender.tell(interaction, words.say("ask.hint"))
            return
        page, post = self._answering.posted(door, told, event=event, replying=False)
        await self._sender.respond(interaction, page, private=door.private, post=post)

    # Who, where, whether.

    async def _door(self, interaction: Press, *, private: bool) -> Door:
        return Door(
            key=f"i{interaction.id}",
            channel=interaction.channel_id or 0,
            reader=await self._reader(interaction),
            private=private,
        )

    async def _reader(self, interaction: Press) -> Reader:
        """Who asks. What a guild chose counts where the guild itself has the bot."""
        here = guild_with_bot(interaction)
        return reader_of(
            await self._desk.posts.guild(here.id if here else 0),
            user=interaction.user.id,
            locale=str(interaction.locale),
            at=int(interaction.created_at.timestamp()),
        )

    def _admit(self, door: Door) -> Admission:
        return self._turns.admit(
            user=door.reader.user, channel=door.channel, guild=door.reader.guild.id
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


def _menu(name: str, callback: Any) -> app_commands.ContextMenu:  # noqa: ANN401 - the library's own
    return app_commands.ContextMenu(
        name=name,
        callback=callback,
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=True, private_channel=True
        ),
    )


def _is_said(message: discord.Message) -> bool:
    """Whether a person said it: no bot, no webhook, not Discord itself."""
    kinds = (discord.MessageType.default, discord.MessageType.reply)
    return message.type in kinds and not message.author.bot and message.webhook_id is None


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


def _choices(found: Sequence[Choice]) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=each.name, value=each.value) for each in found]
