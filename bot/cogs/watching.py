"""Following an event, a name or a measure: in direct messages, or for those who keep the record in a channel.

Thin: what concerns a watch and when it is due is in ``knowledge.watching``, what it is told and the
clockwork in ``bot.watching``.
"""

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import Action, actor_of, lacking, may, reader_here, rights_told
from bot.blocks import Reply, Sentence
from bot.cogs.pressing import Remembered
from bot.escape import discord_text
from bot.layout import lay_out
from bot.reader import Reader, may_read
from bot.reading.autocompleting import (
    MOST,
    Choice,
    Suggestions,
    event_choices,
    measure_choices,
)
from bot.sending.members import is_member
from bot.watching.clockwork import Watching
from bot.watching.contents import target_told
from bot.watching.posts import KIND, WatchPosts
from bot.watching.targets import event_meant, is_ambiguous, name_choices, name_meant
from bot.wording import clipped
from bot.words import Words, words_for
from bot.zones import hour_in
from knowledge.errors import NotFound
from knowledge.models import Event, Name
from knowledge.storage.keeping import Watch, WatchKind

if TYPE_CHECKING:
    from bot.client import Ticktock
    from bot.desk import Desk
    from bot.send import Sender
    from knowledge.service import KnowledgeBase

__all__ = ["Follow", "StopButton"]

Press = discord.Interaction[Any]
Channel = discord.TextChannel | discord.Thread
Offered = list[app_commands.Choice[str]]
Typed = app_commands.Range[str, 1, 100]

_MOST: Final = 25
"""What one member, or all channels of a guild together, can follow; as many as can be offered at once."""
_LABEL: Final = 100


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
class Follow(commands.GroupCog, group_name="watch"):
    """Be told when the record changes."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        desk: "Desk",
        sender: "Sender",
        suggestions: Suggestions,
    ) -> None:
        super().__init__()
        self._bot = bot
        self._desk = desk
        self._sender = sender
        self._suggestions = suggestions
        made = WatchPosts(
            desk, locale_of=self._locale, place_of=self._place, name_of=self._channel_name
        )
        self._clockwork = Watching(
            desk.keeps,
            desk.posts,
            made,
            clock=desk.clock,
            wake=sender.wake,
            is_member=lambda guild, member: is_member(bot, guild, member),
            owns=lambda guild: bot.get_guild(guild) is not None,
        )

    async def cog_load(self) -> None:
        self._sender.watch(KIND, self._clockwork.told)
        self._clockwork.rounds.start()

    async def cog_unload(self) -> None:
        await self._clockwork.rounds.stop()

    @commands.Cog.listener()
    async def on_shard_ready(self, _shard: int) -> None:
        """Now it is known which guilds there are: what is due need not wait for the next look."""
        await self._clockwork.rounds.look()

    @app_commands.command(name="event")
    async def whole(
        self, interaction: Press, event: Typed | None = None, channel: Channel | None = None
    ) -> None:
        """Be told of whatever is new or corrected in an event.

        Args:
            interaction: Where it was asked.
            event: Which event.
            channel: Tell it in a channel instead; for those who keep the record.
        """
        reader, events = await self._follower(interaction, channel)
        if reader is None:
            return
        found = event_meant(events, event or "")
        if found is None and events and not (event or "").strip():
            await self._tell(interaction, reader, "say-event")
            return
        if found is None:
            await self._tell(interaction, reader, "no-event", asked=_safe(event or ""))
            return
        await self._follow(interaction, reader, found, WatchKind.EVENT, "", channel)

    @app_commands.command()
    async def name(
        self,
        interaction: Press,
        name: Typed,
        event: Typed | None = None,
        channel: Channel | None = None,
    ) -> None:
        """Be told of whatever is new or corrected about a person, a place or an organisation.

        Args:
            interaction: Where it was asked.
            name: Who or what.
            event: Only in this event.
            channel: Tell it in a channel instead; for those who keep the record.
        """
        reader, events = await self._follower(interaction, channel)
        if reader is None:
            return
        names = await self._names(reader, _narrowed(events, event or ""))
        found = name_meant(names, name)
        if found is None:
            reason = "no-name" if is_ambiguous(names, name) else "unknown-name"
            await self._tell(interaction, reader, reason, asked=_safe(name))
            return
        home = next(each for each in events if each.slug == found.scope)
        await self._follow(interaction, reader, home, WatchKind.NAME, found.id, channel)

    @app_commands.command()
    async def measure(
        self,
        interaction: Press,
        measure: Typed,
        event: Typed | None = None,
        channel: Channel | None = None,
    ) -> None:
        """Be told of every new or corrected count of something.

        Args:
            interaction: Where it was asked.
            measure: What is counted, such as "detained".
            event: Only in this event.
            channel: Tell it in a channel instead; for those who keep the record.
        """
        reader, events = await self._follower(interaction, channel)
        if reader is None:
            return
        knowledge = await self._desk.knowledge(reader.guild.id)
        found = await _counting(knowledge, _narrowed(events, event or ""), measure)
        if not found:
            await self._tell(interaction, reader, "no-measure", asked=_safe(measure))
        elif len(found) > 1:
            await self._tell(interaction, reader, "which-event")
        else:
            ((home, target),) = found
            await self._follow(interaction, reader, home, WatchKind.MEASURE, target, channel)

    @app_commands.command(name="list")
    async def show(self, interaction: Press) -> None:
        """Show what you follow, and what channels of this server do.

        Args:
            interaction: Where it was asked.
        """
        reader = await reader_here(interaction, self._desk.posts)
        words = words_for(reader.language)
        held = await self._held(interaction, reader)
        if not held:
            await self._tell(interaction, reader, "none")
            return
        lines = [Sentence(words.say("watch.title"), strong=True)]
        lines += [Sentence(await self._told(each, words)) for each in held]
        page = lay_out(Reply(tuple(lines)), words=words, plain=reader.guild.plain)
        await self._sender.respond(interaction, page, private=True)

    @app_commands.command()
    async def stop(self, interaction: Press, watch: Typed | None = None) -> None:
        """Follow something no longer.

        Args:
            interaction: Where it was asked.
            watch: What; without it, the only one.
        """
        reader = await reader_here(interaction, self._desk.posts)
        held = await self._held(interaction, reader)
        chosen = [each for each in held if watch is None or str(each.number) == watch]
        if len(chosen) != 1:
            reason = "none" if not held else "which" if watch is None else "unknown"
            await self._tell(interaction, reader, reason)
            return
        await self._desk.keeps.unwatch(chosen[0].number, guild=reader.guild.id)
        what = await self._what(chosen[0], words_for(reader.language))
        await self._tell(interaction, reader, "stopped", what=_safe(what))

    # What is offered while somebody types.

    @whole.autocomplete("event")
    @name.autocomplete("event")
    @measure.autocomplete("event")
    async def _events(self, interaction: Press, typed: str) -> Offered:
        reader = await self._allowed(interaction)
        if reader is None:
            return []
        knowledge = await self._desk.knowledge(reader.guild.id)
        indexes = await self._suggestions.indexes(knowledge, reader)
        return _choices(event_choices(indexes, typed, words_for(reader.language)))

    @name.autocomplete("name")
    async def _offered_names(self, interaction: Press, typed: str) -> Offered:
        reader = await self._allowed(interaction)
        if reader is None:
            return []
        events = await self._readable(reader)
        names = await self._names(reader, events)
        return _choices(name_choices(names, events, typed, _asked_event(interaction)))

    @measure.autocomplete("measure")
    async def _measures(self, interaction: Press, typed: str) -> Offered:
        reader = await self._allowed(interaction)
        if reader is None:
            return []
        knowledge = await self._desk.knowledge(reader.guild.id)
        indexes = await self._suggestions.indexes(knowledge, reader, _asked_event(interaction))
        return _choices(measure_choices(indexes, typed, words_for(reader.language)))

    @stop.autocomplete("watch")
    async def _offered(self, interaction: Press, typed: str) -> Offered:
        reader = await self._allowed(interaction)
        if reader is None:
            return []
        words = words_for(reader.language)
        asked = typed.casefold().strip()
        told = [
            (each.number, await self._told(each, words))
            for each in await self._held(interaction, reader)
        ]
        found = [
            Choice(clipped(text, _LABEL), str(number))
            for number, text in told
            if asked in text.casefold()
        ]
        return _choices(found[:MOST])

    # Who, where, what.

    async def _follower(
        self, interaction: Press, channel: Channel | None
    ) -> tuple[Reader | None, tuple[Event, ...]]:
        """Who wants to follow something, and what there is; nobody where they may not, and it was told."""
        reader = await reader_here(interaction, self._desk.posts)
        action = Action.WATCH if channel is None else Action.WATCH_CHANNEL
        refusal = await self._desk.refusal(actor_of(interaction), action, reader.guild)
        if refusal is None:
            return reader, await self._readable(reader)
        await self._sender.tell(interaction, words_for(reader.language).say(f"access.{refusal}"))
        return None, ()

    async def _allowed(self, interaction: Press) -> Reader | None:
        reader = await reader_here(interaction, self._desk.posts)
        return reader if may(actor_of(interaction), Action.WATCH, reader.guild) else None

    async def _readable(self, reader: Reader) -> tuple[Event, ...]:
        knowledge = await self._desk.knowledge(reader.guild.id)
        return may_read(reader, await knowledge.events())

    async def _names(
        self, reader: Reader, events: tuple[Event, ...]
    ) -> dict[tuple[str, str], Name]:
        if not events:
            return {}
        knowledge = await self._desk.knowledge(reader.guild.id)
        return await knowledge.names(tuple(each.slug for each in events))

    async def _follow(
        self,
        interaction: Press,
        reader: Reader,
        event: Event,
        kind: WatchKind,
        target: str,
        channel: Channel | None,
    ) -> None:
        """Keep a watch, and tell what will come of it."""
        words = words_for(reader.language)
        wanted = Watch(
            guild=reader.guild.id,
            event=event.slug,
            kind=kind,
            target=target,
            member=0 if channel else reader.user,
            channel=channel.id if channel else 0,
            zone=reader.guild.zone,
            told=self._desk.clock(),
        )
        held = await self._desk.keeps.watches(reader.guild.id, member=wanted.member)
        if len(held) >= _MOST:
            await self._tell(interaction, reader, "too-many", count=_MOST)
            return
        what = _safe(await self._what(wanted, words))
        if await self._desk.keeps.watch(wanted) is None:
            await self._tell(interaction, reader, "already", what=what)
            return
        hours = {
            "first": f"{wanted.quiet_from:02}:00",
            "last": hour_in(wanted.zone, wanted.quiet_until),
        }
        if channel is None:
            told = [words.say("watch.saved-direct", what=what, **hours)]
        else:
            where = channel.mention
            told = [words.say("watch.saved-channel", what=what, channel=where, **hours)]
            if missing := lacking(channel):
                rights = rights_told(missing, words)
                told.append(words.say("digest.cannot", channel=where, rights=rights))
        await self._sender.tell(interaction, " ".join(told))

    async def _held(self, interaction: Press, reader: Reader) -> tuple[Watch, ...]:
        """What somebody follows here, and where they may say so, what channels do."""
        keeps, guild = self._desk.keeps, reader.guild
        if not guild.id:
            return ()
        mine = await keeps.watches(guild.id, member=reader.user)
        if not may(actor_of(interaction), Action.WATCH_CHANNEL, guild):
            return mine
        return (*mine, *await keeps.watches(guild.id, member=0))

    async def _what(self, watch: Watch, words: Words) -> str:
        knowledge = await self._desk.knowledge(watch.guild)
        return target_told(watch, await knowledge.events(), await knowledge.names(), words)

    async def _told(self, watch: Watch, words: Words) -> str:
        """A watch in one line."""
        what = await self._what(watch, words)
        if watch.member:
            return words.say("watch.line-direct", what=what)
        return words.say("watch.line-channel", what=what, channel=self._channel_name(watch.channel))

    async def _tell(self, interaction: Press, reader: Reader, key: str, **values: object) -> None:
        words = words_for(reader.language)
        await self._sender.tell(interaction, words.say(f"watch.{key}", **values))

    def _locale(self, guild: int) -> str:
        found = self._bot.get_guild(guild)
        return str(found.preferred_locale) if found else ""

    def _place(self, guild: int) -> str:
        found = self._bot.get_guild(guild)
        return clipped(found.name, _LABEL) if found else ""

    def _channel_name(self, channel: int) -> str:
        found = self._bot.get_channel(channel)
        name = getattr(found, "name", "")
        return f"#{name}" if name else f"#{channel}"


class StopButton(Remembered, template=r"tt5:stop:(?P<number>[0-9]{1,9})"):
    """The button under what a watch tells. Whose watch it is, is looked up; the id alone does nothing."""

    async def pressed(self, interaction: Press) -> None:
        await _stop(interaction, interaction.client, int(self.found["number"]))


async def _stop(interaction: Press, bot: "Ticktock", number: int) -> None:
    """End the watch whose message was pressed: one's own, or where one may, a channel's."""
    reader = await reader_here(interaction, bot.desk.posts)
    words = words_for(reader.language)
    keeps, user = bot.desk.keeps, interaction.user.id
    held = list(await keeps.watches(member=user))
    if reader.guild.id:
        held += await keeps.watches(reader.guild.id, member=0)
    watch = next((each for each in held if each.number == number), None)
    if watch is None or watch.channel not in (0, interaction.channel_id):
        await bot.sender.tell(interaction, words.say("watch.gone"))
        return
    action = Action.UNWATCH if watch.member else Action.WATCH_CHANNEL
    refusal = await bot.desk.refusal(actor_of(interaction), action, reader.guild)
    if refusal is not None:
        await bot.sender.tell(interaction, words.say(f"access.{refusal}"))
        return
    await keeps.unwatch(number, guild=watch.guild)
    knowledge = await bot.desk.knowledge(watch.guild)
    what = target_told(watch, await knowledge.events(), await knowledge.names(), words)
    await bot.sender.tell(interaction, words.say("watch.stopped", what=_safe(what)))


async def _counting(
    knowledge: "KnowledgeBase", events: tuple[Event, ...], measure: str
) -> list[tuple[Event, str]]:
    """The events that count something by this name or word, each with the measure's own name."""
    found: list[tuple[Event, str]] = []
    for event in events:
        try:
            moved = await knowledge.figure(measure, event=event.slug)
        except NotFound:
            continue
        found.append((event, moved.measure))
    return found


def _narrowed(events: tuple[Event, ...], asked: str) -> tuple[Event, ...]:
    """The event that was asked for; all where none was."""
    if not asked.strip():
        return events
    found = event_meant(events, asked)
    return (found,) if found else ()


def _asked_event(interaction: Press) -> str:
    return str(getattr(interaction.namespace, "event", "") or "")


def _safe(text: str) -> str:
    """What people wrote, for a sentence that Discord shows as it is."""
    return discord_text(clipped(text, _LABEL))


def _choices(found: tuple[Choice, ...] | list[Choice]) -> Offered:
    return [app_commands.Choice(name=each.name, value=each.value) for each in found]
