"""Reading the record: a day, a timeline, how a count moved, a fact, the sources and the events.

Thin: what was meant is found out in ``bot.reading.wanted``, what is told is built in ``bot.pages.rebuild``, just as
it is built again when a button is pressed later.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import reader_here
from bot.asking.turns import Crowded
from bot.blocks import Facts, Reply, Sentence
from bot.cogs.promptly import promptly
from bot.layout import Page, lay_out, present
from bot.pages.rebuild import build, picture_of
from bot.pages.shown import Shown, ShownKind, Tone
from bot.reader import Reader
from bot.reading.autocompleting import (
    Choice,
    Suggestions,
    day_choices,
    event_choices,
    fact_choices,
    measure_choices,
    place_choices,
    topic_choices,
)
from bot.reading.catalogue import events_reply, sources_reply
from bot.reading.known import as_known, wanted_instant
from bot.reading.wanted import (
    Choosing,
    corrections_wanted,
    day_wanted,
    fact_wanted,
    figure_wanted,
    of_event,
    timeline_wanted,
)
from bot.telling import told
from bot.words import words_for
from knowledge.errors import KnowledgeError
from knowledge.storage.posting import Post, PostedFact

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.send import Sender

__all__ = ["Reading"]

Press = discord.Interaction[Any]
Found = Callable[[Choosing], Awaitable[Shown]]
Offered = list[app_commands.Choice[str]]
Typed = app_commands.Range[str, 1, 100]

_POSTED: Final = 100
"""Facts of a post that are kept with it, so that it can be put right when one changes."""


class Reading(commands.Cog):
    """Read what is on record."""

    def __init__(self, desk: "Desk", sender: "Sender", suggestions: Suggestions) -> None:
        self._desk = desk
        self._sender = sender
        self._suggestions = suggestions

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def day(
        self,
        interaction: Press,
        date: Typed | None = None,
        event: Typed | None = None,
        known_at: Typed | None = None,
        private: bool = False,
    ) -> None:
        """What happened on a day: key figures first, then place by place.

        Args:
            interaction: Where it was asked.
            date: Such as "6 January" or "4 to 7 January"; without it, today's date or the fullest day.
            event: Only this event.
            known_at: As it was on record then, such as "yesterday" or "2026-11-26 14:30".
            private: Show it to you alone.
        """

        async def found(choosing: Choosing) -> Shown:
            return day_wanted(choosing, date or "")

        await self._show(interaction, found, event=event, private=private, known_at=known_at)

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.rename(start="from", end="to")
    async def timeline(
        self,
        interaction: Press,
        start: Typed | None = None,
        end: Typed | None = None,
        about: Typed | None = None,
        event: Typed | None = None,
        known_at: Typed | None = None,
        private: bool = False,
    ) -> None:
        """Everything on record in the order in which it happened.

        Args:
            interaction: Where it was asked.
            start: The first day, such as "4 January".
            end: The last day.
            about: Only what is about this, such as a place, a name or a topic.
            event: Only this event.
            known_at: As it was on record then, such as "yesterday" or "2026-11-26 14:30".
            private: Show it to you alone.
        """

        async def found(choosing: Choosing) -> Shown:
            return await timeline_wanted(choosing, start or "", end or "", about or "")

        await self._show(interaction, found, event=event, private=private, known_at=known_at)

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def figure(
        self,
        interaction: Press,
        measure: Typed,
        place: Typed | None = None,
        event: Typed | None = None,
        known_at: Typed | None = None,
        private: bool = False,
    ) -> None:
        """How a count moved, with who gave it and a chart.

        Args:
            interaction: Where it was asked.
            measure: What was counted, such as "detained".
            place: Only what was counted there.
            event: Only this event.
            known_at: As it was on record then, such as "yesterday" or "2026-11-26 14:30".
            private: Show it to you alone.
        """

        async def found(choosing: Choosing) -> Shown:
            return await figure_wanted(choosing, measure, place or "")

        await self._show(interaction, found, event=event, private=private, known_at=known_at)

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.rename(fact_id="id")
    async def fact(
        self,
        interaction: Press,
        fact_id: Typed,
        event: Typed | None = None,
        known_at: Typed | None = None,
        private: bool = False,
    ) -> None:
        """One fact with all that is recorded about it, and how it came to be so.

        Args:
            interaction: Where it was asked.
            fact_id: Its id, or words of it to choose from.
            event: Only this event.
            known_at: As it was on record then, such as "yesterday" or "2026-11-26 14:30".
            private: Show it to you alone.
        """

        async def found(choosing: Choosing) -> Shown:
            return await fact_wanted(choosing, fact_id)

        await self._show(interaction, found, event=event, private=private, known_at=known_at)

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def sources(
        self, interaction: Press, event: Typed | None = None, private: bool = False
    ) -> None:
        """What the record rests on.

        Args:
            interaction: Where it was asked.
            event: Only this event.
            private: Show it to you alone.
        """

        async def listed(choosing: Choosing) -> Reply:
            known = await choosing.knowledge.sources(choosing.events)
            return sources_reply(choosing.indexes, known, choosing.words)

        await self._list(interaction, listed, event=event, private=private)

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def events(self, interaction: Press, private: bool = False) -> None:
        """What the record is about.

        Args:
            interaction: Where it was asked.
            private: Show it to you alone.
        """

        async def listed(choosing: Choosing) -> Reply:
            return events_reply(choosing.indexes, choosing.words)

        await self._list(interaction, listed, event=None, private=private)

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def corrections(
        self,
        interaction: Press,
        event: Typed | None = None,
        since: Typed | None = None,
        private: bool = False,
    ) -> None:
        """What was corrected or taken back, newest first, and why.

        Args:
            interaction: Where it was asked.
            event: Only this event.
            since: Only from then on, such as "yesterday" or "20 November".
            private: Show it to you alone.
        """

        async def found(choosing: Choosing) -> Shown:
            return corrections_wanted(choosing, since or "", at=self._desk.clock())

        await self._show(interaction, found, event=event, private=private)

    # What is offered while somebody types.

    @day.autocomplete("event")
    @timeline.autocomplete("event")
    @figure.autocomplete("event")
    @fact.autocomplete("event")
    @sources.autocomplete("event")
    @corrections.autocomplete("event")
    async def _offer_events(self, interaction: Press, typed: str) -> Offered:
        choosing = await self._choosing(interaction)
        return _offered(event_choices(choosing.indexes, typed, choosing.words))

    @day.autocomplete("date")
    async def _offer_days(self, interaction: Press, typed: str) -> Offered:
        choosing = await self._choosing(interaction, _typed(interaction, "event"))
        today = choosing.reader.today
        return _offered(day_choices(choosing.indexes, typed, choosing.words, today))

    @timeline.autocomplete("start")
    @timeline.autocomplete("end")
    async def _offer_ends(self, interaction: Press, typed: str) -> Offered:
        choosing = await self._choosing(interaction, _typed(interaction, "event"))
        today = choosing.reader.today
        return _offered(day_choices(choosing.indexes, typed, choosing.words, today, in_order=True))

    @timeline.autocomplete("about")
    async def _offer_topics(self, interaction: Press, typed: str) -> Offered:
        choosing = await self._choosing(interaction, _typed(interaction, "event"))
        return _offered(topic_choices(choosing.indexes, typed, choosing.words))

    @figure.autocomplete("measure")
    async def _offer_measures(self, interaction: Press, typed: str) -> Offered:
        choosing = await self._choosing(interaction, _typed(interaction, "event"))
        return _offered(measure_choices(choosing.indexes, typed, choosing.words))

    @figure.autocomplete("place")
    async def _offer_places(self, interaction: Press, typed: str) -> Offered:
        choosing = await self._choosing(interaction, _typed(interaction, "event"))
        measure = _typed(interaction, "measure")
        return _offered(place_choices(choosing.indexes, typed, choosing.words, measure))

    @fact.autocomplete("fact_id")
    async def _offer_facts(self, interaction: Press, typed: str) -> Offered:
        choosing = await self._choosing(interaction, _typed(interaction, "event"))
        return _offered(fact_choices(choosing.indexes, typed))

    # From what was typed to what is shown.

    async def _show(
        self,
        interaction: Press,
        found: Found,
        *,
        event: str | None,
        private: bool,
        known_at: str | None = None,
    ) -> None:
        """Show what ``found`` finds out that was meant, with buttons, and keep it for them."""

        async def work(choosing: Choosing) -> tuple[Page, Post | None]:
            reader = choosing.reader
            known = wanted_instant(known_at, reader, self._desk.clock())
            if known:
                knowledge = await self._desk.knowledge(reader.guild.id, known)
                choosing = replace(choosing, knowledge=knowledge)
            plain = reader.guild.plain
            shown = as_known(replace(await found(choosing), plain=plain), known, reader)
            reply = await build(shown, choosing.knowledge, choosing.reader)
            picture = await picture_of(shown, choosing.knowledge, choosing.reader)
            page = present(
                reply,
                shown,
                key=f"i{interaction.id}",
                plain=plain,
                private=private,
                here=bool(reader.guild.id),
                picture=picture,
            )
            facts = () if private or known else await _posted(reply, shown, choosing)
            post = self._post(interaction, choosing.reader, shown, facts)
            return page, replace(post, private=private)

        await self._answer(interaction, work, event=event or "", private=private)

    async def _list(
        self,
        interaction: Press,
        listed: Callable[[Choosing], Awaitable[Reply]],
        *,
        event: str | None,
        private: bool,
    ) -> None:
        """Show a list that nothing goes on from."""

        async def work(choosing: Choosing) -> tuple[Page, Post | None]:
            reply = await listed(choosing)
            plain = choosing.reader.guild.plain
            return lay_out(reply, words=choosing.words, plain=plain), None

        await self._answer(interaction, work, event=event or "", private=private)

    async def _answer(
        self,
        interaction: Press,
        work: Callable[[Choosing], Awaitable[tuple[Page, Post | None]]],
        *,
        event: str,
        private: bool,
    ) -> None:
        """Do ``work`` in its turn and send what it makes; acknowledge first where that takes a while."""
        reader = await reader_here(interaction, self._desk.posts)
        words = words_for(reader.language)
        place = reader.guild.id or interaction.channel_id or 0
        turns = interaction.client.turns
        admission = turns.admit(
            user=reader.user, channel=interaction.channel_id or 0, guild=reader.guild.id
        )
        if not admission.admitted:
            await self._sender.tell(interaction, words.say("ask.too-fast", count=admission.wait))
            return

        async def in_turn() -> tuple[Page, Post | None]:
            choosing = await self._choosing(interaction)
            async with turns.turn(place):
                return await work(of_event(choosing, event))

        try:
            page, post = await promptly(
                in_turn(),
                lambda: self._sender.defer(interaction, private=private),
                wait=self._desk.is_read and not turns.busy,
            )
        except Crowded:
            await self._sender.tell(interaction, words.say("ask.crowded"))
        except KnowledgeError as error:
            trouble = Reply((Sentence(told(error, words)),))
            page = lay_out(trouble, words=words, plain=reader.guild.plain, tone=Tone.TROUBLE)
            await self._sender.respond(interaction, page, private=True)
        else:
            await self._sender.respond(interaction, page, private=private, post=post)

    def _post(
        self, interaction: Press, reader: Reader, shown: Shown, facts: Sequence[PostedFact]
    ) -> Post:
        return Post(
            key=f"i{interaction.id}",
            kind="reading",
            channel=interaction.channel_id or 0,
            guild=reader.guild.id,
            asker=reader.user,
            view=shown.text(),
            facts=tuple(facts),
            created=self._desk.clock(),
        )

    async def _choosing(self, interaction: Press, event: str = "") -> Choosing:
        """What the member may choose from; of one event where an option names it exactly."""
        reader = await reader_here(interaction, self._desk.posts)
        knowledge = await self._desk.knowledge(reader.guild.id)
        indexes = await self._suggestions.indexes(knowledge, reader, event)
        return Choosing(knowledge, reader, indexes)


async def _posted(reply: Reply, shown: Shown, choosing: Choosing) -> list[PostedFact]:
    """The facts that a reply shows; of a figure those that count. A list of corrections is none that
    could be corrected."""
    if shown.kind is ShownKind.CORRECTIONS:
        return []
    if shown.kind is ShownKind.FIGURE:
        moved = await choosing.knowledge.figure(
            shown.measure, place=shown.place, event=choosing.events
        )
        facts = [point.fact for point in moved.points]
    else:
        lines = [line for block in reply.blocks if isinstance(block, Facts) for line in block.lines]
        ids = list(dict.fromkeys(line.fact for line in lines))[:_POSTED]
        keys = [(slug, fact) for slug in choosing.events for fact in ids]
        facts = list(await choosing.knowledge.current(keys))
    return [PostedFact(fact.scope, fact.id, fact.revision) for fact in facts[:_POSTED]]


def _typed(interaction: Press, option: str) -> str:
    return str(getattr(interaction.namespace, option, "") or "")


def _offered(found: Sequence[Choice]) -> Offered:
    return [app_commands.Choice(name=each.name, value=each.value) for each in found]
