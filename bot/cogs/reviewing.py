"""Commands about what waits and about much at once: the queue, rollbacks, files, updates, the audit.

Thin, and part of the group of ``bot.cogs.kb``: what is shown is built in ``bot.reviewing``, presses are
taken in ``bot.cogs.deciding``. Every answer is for the one who asked alone.
"""

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import Action, actor_of, may, reader_here
from bot.cogs.deciding import Deciding, submitted
from bot.cogs.transferring import Transferring
from bot.instants import instant_of, instant_words
from bot.reader import Reader, zone_of
from bot.reading.autocompleting import Choice, Suggestions, event_choices
from bot.reviewing.boards import Board, Subject
from bot.reviewing.files import Format
from bot.words import words_for
from knowledge.storage.reasons import written

if TYPE_CHECKING:
    from bot.desk import Desk

__all__ = ["Reviewing"]

Press = discord.Interaction[Any]
Offered = list[app_commands.Choice[str]]
Typed = app_commands.Range[str, 1, 100]
Said = app_commands.Range[str, 1, 500]

_LATEST: Final = 10**11
_SINCE: Final = ("1 hour ago", "6 hours ago", "today", "yesterday", "1 week ago")
"""Beginnings of a rollback that are offered, in words that are understood."""


class Reviewing(commands.Cog):
    """Mixed into the cog that has the group."""

    _desk: "Desk"
    _suggestions: Suggestions

    @app_commands.command()
    @app_commands.choices(
        show=[
            app_commands.Choice(name="What waits", value=Subject.QUEUE.value),
            app_commands.Choice(name="What was declined", value=Subject.DECLINED.value),
        ]
    )
    async def queue(self, interaction: Press, show: str = Subject.QUEUE.value) -> None:
        """Look at what members and editors propose, and decide.

        Args:
            interaction: Where it was asked.
            show: What waits, or what was declined.
        """
        work = await Deciding.of(interaction)
        subject = Subject(show)
        # Of what was declined the latest comes first, whose number is not known yet.
        number = 0 if subject is Subject.QUEUE else _LATEST
        await work.guarded(lambda: work.open(Board(subject, number)))

    @app_commands.command()
    async def updates(self, interaction: Press) -> None:
        """Look at facts edited here that an update of their event tells otherwise.

        Args:
            interaction: Where it was asked.
        """
        work = await Deciding.of(interaction)
        await work.guarded(lambda: work.open(Board(Subject.UPDATES, 1)))

    @app_commands.command()
    async def audit(self, interaction: Press) -> None:
        """See who did what to the record here, refused attempts too.

        Args:
            interaction: Where it was asked.
        """
        work = await Deciding.of(interaction)
        await work.guarded(lambda: work.open(Board(Subject.AUDIT)))

    @app_commands.command()
    async def rollback(
        self,
        interaction: Press,
        member: discord.User,
        since: Typed,
        reason: Said | None = None,
    ) -> None:
        """Take back all that a member edited here since a time, after a preview.

        Args:
            interaction: Where it was asked.
            member: Whose edits.
            since: From when on, such as "1 hour ago" or "yesterday".
            reason: Why; others read it in the history.
        """
        work = await Deciding.of(interaction)

        async def look() -> None:
            await work.allowed(Action.ROLLBACK, about=f"member {member.id}")
            zone = zone_of(work.reader.guild.zone)
            begun = instant_of(since, at=work.desk.clock(), zone=zone)
            why = reason or written("own-rolled-back", instant=instant_words(begun, zone))
            board = Board(
                Subject.ROLLBACK,
                member=member.id,
                name=member.display_name,
                since=begun,
                reason=why,
            )
            await work.open(board)

        await work.guarded(look)

    @app_commands.command()
    @app_commands.choices(
        form=[
            app_commands.Choice(name="JSON Lines", value=Format.JSONL.value),
            app_commands.Choice(name="CSV, for spreadsheets", value=Format.CSV.value),
        ]
    )
    @app_commands.rename(form="format")
    async def export(
        self,
        interaction: Press,
        event: Typed | None = None,
        form: str = Format.JSONL.value,
        known_at: Typed | None = None,
    ) -> None:
        """Get the facts as a file, as this server has them.

        Args:
            interaction: Where it was asked.
            event: Only this event.
            form: How they are written.
            known_at: As it was on record then, such as "yesterday" or "2026-11-26 14:30".
        """
        work = await Transferring.of(interaction)
        await work.guarded(lambda: work.export(event or "", Format(form), known_at))

    @app_commands.command(name="import")
    async def take_in(
        self, interaction: Press, file: discord.Attachment, event: Typed | None = None
    ) -> None:
        """Take facts from a file, after a preview; all of it or nothing.

        Args:
            interaction: Where it was asked.
            file: JSON Lines, CSV, or one fact a line; at most 2 MB.
            event: The event that they belong to.
        """
        work = await Transferring.of(interaction)
        await work.guarded(lambda: work.load(file, event or ""))

    @commands.Cog.listener("on_interaction")
    async def on_decision_form(self, interaction: Press) -> None:
        """A form that was sent in, also one that was opened before the last start."""
        await submitted(interaction)

    # What is offered while somebody types.

    @export.autocomplete("event")
    async def _exported(self, interaction: Press, typed: str) -> Offered:
        return await self._named(interaction, typed, Action.EXPORT)

    @take_in.autocomplete("event")
    async def _imported(self, interaction: Press, typed: str) -> Offered:
        return await self._named(interaction, typed, Action.IMPORT)

    @rollback.autocomplete("since")
    async def _instants(self, interaction: Press, typed: str) -> Offered:
        reader = await reader_here(interaction, self._desk.posts)
        if not may(actor_of(interaction), Action.ROLLBACK, reader.guild):
            return []
        at, zone = self._desk.clock(), zone_of(reader.guild.zone)
        asked = typed.casefold().strip()
        return [
            app_commands.Choice(
                name=f"{words} ({instant_words(instant_of(words, at=at, zone=zone), zone)})",
                value=words,
            )
            for words in _SINCE
            if asked in words
        ]

    async def _named(self, interaction: Press, typed: str, action: Action) -> Offered:
        reader: Reader = await reader_here(interaction, self._desk.posts)
        if not may(actor_of(interaction), action, reader.guild):
            return []
        knowledge = await self._desk.knowledge(reader.guild.id)
        indexes = await self._suggestions.indexes(knowledge, reader)
        found: list[Choice] = list(event_choices(indexes, typed, words_for(reader.language)))
        return [app_commands.Choice(name=each.name, value=each.value) for each in found]
