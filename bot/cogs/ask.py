"""Asking: by mention, by reply, in direct messages and threads, by command and by menu.

Thin: messages are taken by ``bot.cogs.hearing``, and what is said is in ``bot.asking.conversation``.
"""

from collections.abc import Awaitable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import guild_with_bot
from bot.asking.answering import Answering, Door
from bot.asking.conversation import Told, spoken
from bot.asking.turns import Admission, Crowded, Turns
from bot.cogs.hearing import Hearing
from bot.cogs.promptly import promptly
from bot.escape import discord_text
from bot.gaps.noting import count_unanswered
from bot.intake import refusal
from bot.reader import Reader, reader_of
from bot.reading.autocompleting import Choice, Suggestions, day_choices, event_choices
from bot.reading.known import wanted_instant
from bot.telling import told as told_of
from bot.words import words_for
from knowledge.errors import KnowledgeError
from knowledge.flow import Status
from knowledge.text import MAX_QUESTION

if TYPE_CHECKING:
    from bot.client import Ticktock
    from bot.desk import Desk
    from bot.send import Sender

__all__ = ["Ask"]

Press = discord.Interaction[Any]


class Ask(commands.Cog):
    """Ask about what is on record."""

    def __init__(
        self,
        bot: "Ticktock",
        desk: "Desk",
        sender: "Sender",
        turns: Turns,
        suggestions: Suggestions,
    ) -> None:
        self._bot = bot
        self._desk = desk
        self._sender = sender
        self._turns = turns
        self._answering = Answering(desk, turns)
        self._hearing = Hearing(bot, desk, sender, turns)
        self._suggestions = suggestions
        self._menus = (
            _menu("Ask about this", self.ask_about),
            _menu("Check this claim", self.check_claim),
        )

    async def cog_load(self) -> None:
        self._bot.forgetting.append(self._hearing.forget_member)
        for menu in self._menus:
            self._bot.tree.add_command(menu)

    async def cog_unload(self) -> None:
        self._bot.forgetting.remove(self._hearing.forget_member)
        for menu in self._menus:
            self._bot.tree.remove_command(menu.name, type=menu.type)

    # What is said in channels and direct messages.

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer what is put to the bot."""
        await self._hearing.take(message)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Answer an edited question anew."""
        await self._hearing.take_again(payload.message)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Take back the answer to a question that was taken back."""
        await self._hearing.forget((payload.message_id,))

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Take back the answers to all of them."""
        await self._hearing.forget(sorted(payload.message_ids))

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
        known_at: app_commands.Range[str, 1, 80] | None = None,
        private: bool = False,
    ) -> None:
        """Ask about what is on record, in your own words.

        Args:
            interaction: Where it was asked.
            question: Who, what, when, where, how many …
            date: Only what happened then, such as "6 January" or "4 to 7 January".
            event: Only this event.
            known_at: As it was on record then, such as "yesterday" or "2026-11-26 14:30".
            private: Show the answer to you alone.
        """
        door = await self._door(interaction, private=private)
        try:
            known = wanted_instant(known_at, door.reader, self._desk.clock())
        except KnowledgeError as error:
            told = told_of(error, words_for(door.reader.language))
            await self._sender.tell(interaction, discord_text(told))
            return
        door = replace(door, known=known)
        if await self._let_in(interaction, door, question):
            context = await self._answering.context(door)
            work = self._answering.answer(
                door, question, context=context, event=event or "", date=date or ""
            )
            await self._respond(interaction, door, work, event=event or "")

    @ask.autocomplete("event")
    async def _events(self, interaction: Press, typed: str) -> list[app_commands.Choice[str]]:
        reader = await self._reader(interaction)
        indexes = await self._suggestions.indexes(
            await self._desk.knowledge(reader.guild.id), reader
        )
        return _choices(event_choices(indexes, typed, words_for(reader.language)))

    @ask.autocomplete("date")
    async def _days(self, interaction: Press, typed: str) -> list[app_commands.Choice[str]]:
        reader = await self._reader(interaction)
        event = str(getattr(interaction.namespace, "event", "") or "")
        indexes = await self._suggestions.indexes(
            await self._desk.knowledge(reader.guild.id), reader, event
        )
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
        words = words_for(door.reader.language)
        try:
            told = await promptly(
                work,
                lambda: self._sender.defer(interaction, private=door.private),
                wait=self._desk.is_read and not self._turns.busy,
            )
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
        if await self._sender.respond(interaction, page, private=door.private, post=post):
            await count_unanswered(self._desk, post)

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


def _menu(name: str, callback: Any) -> app_commands.ContextMenu:  # noqa: ANN401 - the library's own
    return app_commands.ContextMenu(
        name=name,
        callback=callback,
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=True, private_channel=True
        ),
    )


def _choices(found: Sequence[Choice]) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=each.name, value=each.value) for each in found]
