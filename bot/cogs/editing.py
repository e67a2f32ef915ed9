"""Commands by which moderators keep the record: add, correct, retract, undo, link, and a fact's history.

Thin: what they do is in ``bot.cogs.filling`` and ``bot.cogs.mending``. Everything is for the moderator alone.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import Action, actor_of, may, reader_here
from bot.cogs.mending import Mending
from bot.curating.lately import gone_choices, gone_lately
from bot.curating.slips import Slip, Task
from bot.reader import Reader
from bot.reading.autocompleting import (
    Choice,
    Index,
    Suggestions,
    event_choices,
    fact_choices,
)
from bot.words import words_for
from knowledge.models import Link, LinkKind

if TYPE_CHECKING:
    from bot.desk import Desk

__all__ = ["Editing"]

Press = discord.Interaction[Any]
Offered = list[app_commands.Choice[str]]
Typed = app_commands.Range[str, 1, 100]
Reason = app_commands.Range[str, 1, 500]

_KINDS: Final = [
    app_commands.Choice(name="Updates", value=LinkKind.UPDATES.value),
    app_commands.Choice(name="Contradicts", value=LinkKind.CONTRADICTS.value),
    app_commands.Choice(name="Corroborates", value=LinkKind.CORROBORATES.value),
    app_commands.Choice(name="Duplicates", value=LinkKind.DUPLICATES.value),
    app_commands.Choice(name="Retracts", value=LinkKind.RETRACTS.value),
]


class Editing(commands.Cog):
    """The part of the group of commands that edits; what it works at is the group's."""

    _desk: "Desk"
    _suggestions: Suggestions

    @app_commands.command()
    async def add(self, interaction: Press, event: Typed | None = None) -> None:
        """Add a fact to the record.

        Args:
            interaction: Where it was asked.
            event: The event that it belongs to.
        """
        work = await Mending.of(interaction)

        async def begin() -> None:
            found = await work.event(event or "")
            await work.begin(Slip(Task.ADD, found.slug if found else ""))

        await work.guarded(begin)

    @app_commands.command()
    async def correct(self, interaction: Press, fact: Typed, event: Typed | None = None) -> None:
        """Put a fact right.

        Args:
            interaction: Where it was asked.
            fact: Its id, or words of it to choose from.
            event: Only this event.
        """
        work = await Mending.of(interaction)
        await work.guarded(lambda: work.correct(fact, event or ""))

    @app_commands.command()
    async def retract(
        self, interaction: Press, fact: Typed, reason: Reason, event: Typed | None = None
    ) -> None:
        """Take a fact back; it stays in the history.

        Args:
            interaction: Where it was asked.
            fact: Its id, or words of it to choose from.
            reason: Why it is taken back.
            event: Only this event.
        """
        work = await Mending.of(interaction)
        await work.answer(work.retract(fact, event or "", reason))

    @app_commands.command()
    async def undo(
        self, interaction: Press, fact: Typed, reason: Reason, event: Typed | None = None
    ) -> None:
        """Undo the last edit of a fact; once more, the one before it.

        Args:
            interaction: Where it was asked.
            fact: Its id, or words of it to choose from.
            reason: Why it is undone.
            event: Only this event.
        """
        work = await Mending.of(interaction)
        await work.answer(work.undo(fact, event or "", reason))

    @app_commands.command()
    async def history(self, interaction: Press, fact: Typed, event: Typed | None = None) -> None:
        """Every revision of a fact: what changed, when, by whom and why.

        Args:
            interaction: Where it was asked.
            fact: Its id, or words of it to choose from.
            event: Only this event.
        """
        work = await Mending.of(interaction)
        await work.answer(work.history(fact, event or ""))

    @app_commands.command()
    @app_commands.choices(kind=_KINDS)
    async def link(
        self,
        interaction: Press,
        fact: Typed,
        kind: str,
        other: Typed,
        reason: Reason | None = None,
        remove: bool = False,
        event: Typed | None = None,
    ) -> None:
        """Say how a fact stands to another one.

        Args:
            interaction: Where it was asked.
            fact: Its id, or words of it to choose from.
            kind: What it does to the other one.
            other: The other fact.
            reason: Why.
            remove: Take such a link away.
            event: Only this event.
        """
        work = await Mending.of(interaction)
        link = Link(LinkKind(kind), other)
        await work.answer(work.link(fact, event or "", link, reason=reason or "", unlink=remove))

    # What is offered while somebody types, to those who may edit alone.

    @add.autocomplete("event")
    @correct.autocomplete("event")
    @retract.autocomplete("event")
    @undo.autocomplete("event")
    @history.autocomplete("event")
    @link.autocomplete("event")
    async def _offer_events(self, interaction: Press, typed: str) -> Offered:
        indexes, reader = await self._choosing(interaction)
        return _offered(event_choices(indexes, typed, words_for(reader.language)))

    @correct.autocomplete("fact")
    @retract.autocomplete("fact")
    @link.autocomplete("fact")
    @link.autocomplete("other")
    async def _offer_facts(self, interaction: Press, typed: str) -> Offered:
        return _offered(fact_choices((await self._choosing(interaction))[0], typed))

    @undo.autocomplete("fact")
    @history.autocomplete("fact")
    async def _offer_edited(self, interaction: Press, typed: str) -> Offered:
        """Facts that were taken out lately, too: undoing brings them back."""
        indexes, reader = await self._choosing(interaction)
        if not indexes:
            return []
        curator = await self._desk.curator(reader.guild.id)
        standing = {(each.event.slug, entry.value) for each in indexes for entry in each.facts}
        slugs = {each.event.slug for each in indexes}
        latest = [entry for entry, _ in await self._desk.keeps.latest(reader.guild.id)]
        gone = gone_lately((each for each in latest if each.scope in slugs), standing)
        facts = [(await curator.history(scope, fact))[-1].fact for scope, fact in gone]
        words = words_for(reader.language)
        return _offered(gone_choices(facts, typed, fact_choices(indexes, typed), words))

    async def _choosing(self, interaction: Press) -> tuple[tuple[Index, ...], Reader]:
        """What an editor may choose from; nothing for anybody else."""
        reader = await reader_here(interaction, self._desk.posts)
        if not may(actor_of(interaction), Action.CORRECT, reader.guild):
            return (), reader
        knowledge = await self._desk.knowledge(reader.guild.id)
        event = str(getattr(interaction.namespace, "event", "") or "")
        return await self._suggestions.indexes(knowledge, reader, event), reader


def _offered(found: Sequence[Choice]) -> Offered:
    return [app_commands.Choice(name=each.name, value=each.value) for each in found]
