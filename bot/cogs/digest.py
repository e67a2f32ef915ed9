"""Daily digests: which channels get one, and the clockwork that posts them.

Thin: what is due is worked out in ``bot.digests.daily``, what it says in ``bot.digests.contents``, and when in
``bot.digests.clockwork``.
"""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import (
    Action,
    actor_of,
    lacking,
    may,
    reader_here,
    rights_told,
)
from bot.blocks import Reply, Sentence
from bot.cogs.promptly import knowledge_here
from bot.digests.clockwork import KIND, Clockwork
from bot.digests.daily import begin, next_due
from bot.digests.posts import DigestPosts, event_told, mode_told, schedule_told
from bot.escape import discord_text
from bot.layout import lay_out, present
from bot.reader import Reader, may_read
from bot.reading.autocompleting import MOST, Choice, Suggestions, event_choices
from bot.wording import clipped, full_day
from bot.words import Words, words_for
from bot.zones import hour_in, known_zone, zone_choices
from knowledge.models import Event
from knowledge.storage.posting import DigestMode, Post, Schedule

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.send import Sender

__all__ = ["Digests"]

Press = discord.Interaction[Any]

_MOST: Final = 25
"""Digests of one guild; as many as can be offered at once."""
_LABEL: Final = 100


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class Digests(commands.GroupCog, group_name="digest"):
    """Say which channels get a daily digest."""

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
        self._posts = DigestPosts(desk, locale_of=self._locale, name_of=self._name)
        self._clockwork = Clockwork(
            desk.posts,
            self._posts.compose,
            self._posts.notice,
            clock=desk.clock,
            wake=sender.wake,
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

    @app_commands.command(name="set")
    @app_commands.choices(
        mode=[
            app_commands.Choice(name="On this day", value="on-this-day"),
            app_commands.Choice(name="Replay, day by day", value="replay"),
            app_commands.Choice(name="Changes of the record", value="changes"),
        ]
    )
    async def set_up(
        self,
        interaction: Press,
        channel: discord.TextChannel | discord.Thread,
        hour: app_commands.Range[int, 0, 23],
        zone: str | None = None,
        event: str | None = None,
        mode: str = "on-this-day",
        pace: app_commands.Range[int, 1, 31] = 1,
    ) -> None:
        """Give a channel a daily digest.

        Args:
            interaction: Where it was asked.
            channel: Where it is posted.
            hour: The hour of the day, 0 to 23.
            zone: The time zone of that hour; without one, that of this server.
            event: Only this event; a replay needs one.
            mode: What it shows.
            pace: How many days of the event a replay shows each day.
        """
        reader = await self._manager(interaction)
        if reader is None:
            return
        words = words_for(reader.language)
        where = known_zone(zone or reader.guild.zone)
        if not where:
            await self._sender.tell(
                interaction, words.say("setup.no-zone", asked=_safe(zone or reader.guild.zone))
            )
            return
        events = may_read(reader, await (await knowledge_here(interaction)).events())
        chosen = _chosen(events, event or "")
        if mode == DigestMode.REPLAY and not event:
            chosen = events if len(events) == 1 else ()
        if not chosen:
            reason = "digest.no-event" if event else "digest.which-event"
            await self._sender.tell(interaction, words.say(reason, asked=_safe(event or "")))
            return
        slug = chosen[0].slug if event or mode == DigestMode.REPLAY else ""
        wanted = Schedule(
            reader.guild.id, channel.id, DigestMode(mode), slug, hour, where, pace=pace
        )
        held = await self._desk.posts.schedules(wanted.guild)
        same = next((each for each in held if _is_same(each, wanted)), None)
        if same is None and len(held) >= _MOST:
            await self._sender.tell(interaction, words.say("digest.too-many", count=_MOST))
            return
        told = await self._save(wanted, same, events, words)
        if missing := lacking(channel):
            rights = rights_told(missing, words)
            told.append(words.say("digest.cannot", channel=channel.mention, rights=rights))
        await self._sender.tell(interaction, " ".join(told))

    async def _save(
        self, wanted: Schedule, same: Schedule | None, events: tuple[Event, ...], words: Words
    ) -> list[str]:
        """Keep a schedule in place of the ``same``, if there was one; the sentences that tell it."""
        at = self._desk.clock()
        begun = begin(wanted, same, at)
        if same is not None and begun.settled is not None:
            await self._desk.posts.claim_digest(same.id, begun.settled, None, at=at)
        saved = await self._desk.posts.save_schedule(begun.schedule, at=at)
        told = [
            words.say(
                "digest.saved",
                channel=f"<#{saved.channel}>",
                hour=_safe(hour_in(saved.zone, saved.hour)),
                day=full_day(next_due(saved, at), words),
                what=mode_told(saved, words),
                event=_safe(event_told(saved, events, words)),
            )
        ]
        if saved.mode is DigestMode.REPLAY:
            told.append(words.say("digest.pace", count=saved.pace))
            if same is not None and saved.begins < next_due(saved, at):
                told.append(words.say("digest.goes-on"))
        return told

    @app_commands.command(name="list")
    async def show(self, interaction: Press) -> None:
        """Show which channels get a daily digest.

        Args:
            interaction: Where it was asked.
        """
        reader = await self._manager(interaction)
        if reader is None:
            return
        words = words_for(reader.language)
        held = await self._desk.posts.schedules(reader.guild.id)
        if not held:
            await self._sender.tell(interaction, words.say("digest.none"))
            return
        events = await (await knowledge_here(interaction)).events()
        lines = [Sentence(words.say("digest.title"), strong=True)]
        lines += [
            Sentence(schedule_told(each, self._name(each.channel), events, words)) for each in held
        ]
        page = lay_out(Reply(tuple(lines)), words=words, plain=reader.guild.plain)
        await self._sender.respond(interaction, page, private=True)

    @app_commands.command()
    async def stop(self, interaction: Press, digest: str | None = None) -> None:
        """Stop a daily digest.

        Args:
            interaction: Where it was asked.
            digest: Which one.
        """
        reader = await self._manager(interaction)
        if reader is None:
            return
        words = words_for(reader.language)
        found = await self._one(interaction, reader, digest)
        if found is None:
            return
        events = await (await knowledge_here(interaction)).events()
        await self._desk.posts.remove_schedule(found.id)
        sentence = words.say(
            "digest.stopped",
            channel=f"<#{found.channel}>",
            what=mode_told(found, words),
            event=_safe(event_told(found, events, words)),
        )
        await self._sender.tell(interaction, sentence)

    @app_commands.command()
    async def preview(self, interaction: Press, digest: str | None = None) -> None:
        """Show to you alone what a daily digest will post next.

        Args:
            interaction: Where it was asked.
            digest: Which one.
        """
        reader = await self._manager(interaction)
        if reader is None:
            return
        words = words_for(reader.language)
        found = await self._one(interaction, reader, digest)
        if found is None:
            return
        await self._sender.defer(interaction, private=True)
        coming = await self._posts.coming(found, reader.guild, words)
        if coming is None:
            unchanged = found.mode is DigestMode.CHANGES
            nothing = words.say("digest.unchanged" if unchanged else "digest.nothing")
            await self._sender.tell(interaction, nothing)
            return
        day, content = coming
        head = Sentence(words.say("digest.preview", day=full_day(day, words)))
        key = f"i{interaction.id}"
        page = present(
            replace(content.reply, blocks=(head, *content.reply.blocks)),
            content.shown,
            key=key,
            plain=reader.guild.plain,
            private=True,
        )
        post = Post(
            key,
            "reading",
            interaction.channel_id or 0,
            guild=reader.guild.id,
            asker=reader.user,
            view=content.shown.text(),
            created=self._desk.clock(),
            private=True,
        )
        await self._sender.respond(interaction, page, private=True, post=post)

    # What is offered while somebody types.

    @set_up.autocomplete("zone")
    async def _zones(self, interaction: Press, typed: str) -> list[app_commands.Choice[str]]:
        reader = await self._reader(interaction)
        if not _may(interaction, reader):
            return []
        at = int(interaction.created_at.timestamp())
        return _choices(await asyncio.to_thread(zone_choices, typed, reader.guild.zone, at))

    @set_up.autocomplete("event")
    async def _events(self, interaction: Press, typed: str) -> list[app_commands.Choice[str]]:
        reader = await self._reader(interaction)
        if not _may(interaction, reader):
            return []
        indexes = await self._suggestions.indexes(
            await self._desk.knowledge(reader.guild.id), reader
        )
        return _choices(event_choices(indexes, typed, words_for(reader.language)))

    @stop.autocomplete("digest")
    @preview.autocomplete("digest")
    async def _held(self, interaction: Press, typed: str) -> list[app_commands.Choice[str]]:
        reader = await self._reader(interaction)
        if not _may(interaction, reader):
            return []
        events = await (await self._desk.knowledge(reader.guild.id)).events()
        words = words_for(reader.language)
        found = [
            Choice(
                clipped(schedule_told(each, self._name(each.channel), events, words), _LABEL),
                str(each.id),
            )
            for each in await self._desk.posts.schedules(reader.guild.id)
        ]
        asked = typed.casefold().strip()
        return _choices([each for each in found if asked in each.name.casefold()][:MOST])

    # Who, where, which.

    async def _reader(self, interaction: Press) -> Reader:
        return await reader_here(interaction, self._desk.posts)

    async def _manager(self, interaction: Press) -> Reader | None:
        """Who acts; ``None`` for somebody who may not, and was told so."""
        reader = await self._reader(interaction)
        refusal = await self._desk.refusal(actor_of(interaction), Action.DIGEST, reader.guild)
        if refusal is None:
            return reader
        words = words_for(reader.language)
        await self._sender.tell(interaction, words.say(f"access.{refusal}"))
        return None

    async def _one(self, interaction: Press, reader: Reader, asked: str | None) -> Schedule | None:
        """The digest that is meant; ``None`` where there is none, and it was told so."""
        held = await self._desk.posts.schedules(reader.guild.id)
        words = words_for(reader.language)
        if not held:
            await self._sender.tell(interaction, words.say("digest.none"))
            return None
        if asked is None and len(held) == 1:
            return held[0]
        found = next((each for each in held if str(each.id) == asked), None)
        if found is None:
            reason = "digest.which" if asked is None else "digest.unknown"
            await self._sender.tell(interaction, words.say(reason))
        return found

    def _locale(self, guild: int) -> str:
        found = self._bot.get_guild(guild)
        return str(found.preferred_locale) if found else ""

    def _name(self, channel: int) -> str:
        found = self._bot.get_channel(channel)
        name = getattr(found, "name", "")
        return f"#{name}" if name else f"#{channel}"


def _may(interaction: Press, reader: Reader) -> bool:
    return may(actor_of(interaction), Action.DIGEST, reader.guild)


def _is_same(one: Schedule, other: Schedule) -> bool:
    return (one.channel, one.mode, one.event) == (other.channel, other.mode, other.event)


def _chosen(events: tuple[Event, ...], asked: str) -> tuple[Event, ...]:
    """The event of a slug or title; all where none is asked for."""
    wanted = asked.strip().casefold()
    return tuple(
        each for each in events if wanted in ("", each.slug.casefold(), each.title.casefold())
    )


def _safe(text: str) -> str:
    """What people wrote, for a sentence that Discord shows as it is."""
    return discord_text(clipped(text, _LABEL))


def _choices(found: tuple[Choice, ...] | list[Choice]) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=each.name, value=each.value) for each in found]
