"""Setting up: what a guild chooses, by those who manage it. Every answer shows all choices.

Thin: what may be chosen is decided here, how it is told in ``bot.choices``.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import Action, actor_of, guild_with_bot, lacking, may, reader_here, rights_told
from bot.choices import LANGUAGE_NAMES, MOST_CHANNELS, EventChange, choices_reply, events_after
from bot.cogs.promptly import knowledge_here
from bot.escape import discord_text
from bot.layout import lay_out
from bot.reader import Reader
from bot.reading.autocompleting import Choice, Suggestions, event_choices
from bot.words import Words, words_for
from bot.zones import known_zone, zone_choices
from knowledge.storage.posting import Guild

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.send import Sender

__all__ = ["SetUp"]

Press = discord.Interaction[Any]
Listening = discord.TextChannel | discord.VoiceChannel | discord.Thread

_OWN: Final = "own"
"""Stands for no language of the guild's own."""
_LANGUAGES: Final = [
    app_commands.Choice(name="That of each reader", value=_OWN),
    *(app_commands.Choice(name=name, value=code) for code, name in LANGUAGE_NAMES.items()),
]
_CHANGES: Final = [
    app_commands.Choice(name="All events", value=EventChange.ALL.value),
    app_commands.Choice(name="Only this event", value=EventChange.ONLY.value),
    app_commands.Choice(name="This event too", value=EventChange.ALSO.value),
    app_commands.Choice(name="Not this event", value=EventChange.NOT.value),
]


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class SetUp(commands.GroupCog, group_name="setup"):
    """Choose how the bot behaves in this server."""

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

    @app_commands.command()
    async def show(self, interaction: Press) -> None:
        """Show all that is chosen for this server.

        Args:
            interaction: Where it was asked.
        """
        reader = await self._manager(interaction)
        if reader is not None:
            await self._tell(interaction, reader.guild)

    @app_commands.command()
    @app_commands.choices(language=_LANGUAGES)
    async def language(self, interaction: Press, language: str) -> None:
        """Choose the language of my own words here.

        Args:
            interaction: Where it was asked.
            language: That of each reader, or one for all.
        """
        chosen = "" if language == _OWN else language
        await self._keep(interaction, language=chosen)

    @app_commands.command()
    async def zone(self, interaction: Press, zone: str) -> None:
        """Choose the time zone in which "today" is meant here.

        Args:
            interaction: Where it was asked.
            zone: A city or an IANA name, such as Asia/Almaty.
        """
        reader = await self._manager(interaction)
        if reader is None:
            return
        if found := known_zone(zone):
            await self._save(interaction, replace(reader.guild, zone=found))
            return
        words = words_for(reader.language)
        await self._sender.tell(interaction, words.say("setup.no-zone", asked=_shown(zone)))

    @app_commands.command()
    @app_commands.choices(change=_CHANGES)
    async def events(self, interaction: Press, change: str, event: str | None = None) -> None:
        """Choose which events may be asked about here.

        Args:
            interaction: Where it was asked.
            change: What to change.
            event: The event that is meant.
        """
        reader = await self._manager(interaction)
        if reader is None:
            return
        words = words_for(reader.language)
        known = await (await knowledge_here(interaction)).events()
        wanted = EventChange(change)
        if wanted is not EventChange.ALL and event not in {each.slug for each in known}:
            reason = words.say("error.no-event", asked=_shown(event or ""))
            reason = reason if event else words.say("setup.no-event")
            await self._sender.tell(interaction, reason)
            return
        after = events_after(reader.guild, wanted, event or "", known)
        if after is None:
            await self._sender.tell(interaction, words.say("setup.last-event"))
            return
        await self._save(interaction, replace(reader.guild, events=after))

    @app_commands.command()
    async def answer(self, interaction: Press, channel: Listening, every: bool = True) -> None:
        """Choose channels in which I answer every question that I am sure of.

        Args:
            interaction: Where it was asked.
            channel: The channel; its threads belong to it.
            every: Whether to answer there without being asked to.
        """
        reader = await self._manager(interaction)
        if reader is None:
            return
        words = words_for(reader.language)
        held = set(reader.guild.answer_in) - {channel.id}
        if not every:
            await self._save(interaction, replace(reader.guild, answer_in=tuple(sorted(held))))
            return
        if len(held) >= MOST_CHANNELS:
            reason = words.say("setup.too-many", count=MOST_CHANNELS)
            await self._sender.tell(interaction, reason)
            return
        if await self._lacks(interaction, channel, words):
            return
        unheard = not self._bot.intents.message_content
        remarks = [words.say("setup.no-intent")] if unheard else []
        after = tuple(sorted({*held, channel.id}))
        await self._save(interaction, replace(reader.guild, answer_in=after), remarks)

    @app_commands.command()
    async def editor(
        self, interaction: Press, role: discord.Role | None = None, nobody: bool = False
    ) -> None:
        """Choose the role whose holders may edit the record here.

        Args:
            interaction: Where it was asked.
            role: The role; without one, what is chosen is shown.
            nobody: No role any more: only those who manage the server may.
        """
        reader = await self._manager(interaction)
        if reader is None:
            return
        if role is None and not nobody:
            await self._tell(interaction, reader.guild)
            return
        if role is not None and role.is_default():
            words = words_for(reader.language)
            await self._sender.tell(interaction, words.say("setup.everybody"))
            return
        remarks = _unseen(role, words_for(reader.language)) if role is not None else ()
        after = replace(reader.guild, editor_role=role.id if role else 0)
        await self._save(interaction, after, remarks)

    @app_commands.command()
    async def notices(
        self,
        interaction: Press,
        channel: discord.TextChannel | None = None,
        nowhere: bool = False,
    ) -> None:
        """Choose where moderators are told what went wrong.

        Args:
            interaction: Where it was asked.
            channel: The channel; without one, what is chosen is shown.
            nowhere: No channel any more.
        """
        reader = await self._manager(interaction)
        if reader is None:
            return
        if channel is None and not nowhere:
            await self._tell(interaction, reader.guild)
            return
        if channel and await self._lacks(interaction, channel, words_for(reader.language)):
            return
        await self._save(interaction, replace(reader.guild, notices=channel.id if channel else 0))

    @app_commands.command()
    async def plain(self, interaction: Press, plain: bool) -> None:
        """Choose between plain text and laid out answers.

        Args:
            interaction: Where it was asked.
            plain: Whether answers are plain text.
        """
        await self._keep(interaction, plain=plain)

    @app_commands.command()
    async def review(self, interaction: Press, review: bool) -> None:
        """Choose whether editors' own edits wait for a second editor.

        Args:
            interaction: Where it was asked.
            review: Whether they wait for a second editor.
        """
        await self._keep(interaction, review=review)

    @app_commands.command()
    async def proposals(self, interaction: Press, allow: bool) -> None:
        """Choose whether members may propose facts.

        Args:
            interaction: Where it was asked.
            allow: Whether they may.
        """
        await self._keep(interaction, proposals=allow)

    # What is offered while somebody types.

    @zone.autocomplete("zone")
    async def _zones(self, interaction: Press, typed: str) -> list[app_commands.Choice[str]]:
        reader = await self._reader(interaction)
        if not may(actor_of(interaction), Action.SET_UP, reader.guild):
            return []
        at = int(interaction.created_at.timestamp())
        return _choices(await asyncio.to_thread(zone_choices, typed, reader.guild.zone, at))

    @events.autocomplete("event")
    async def _all_events(self, interaction: Press, typed: str) -> list[app_commands.Choice[str]]:
        reader = await self._reader(interaction)
        if not may(actor_of(interaction), Action.SET_UP, reader.guild):
            return []
        everything = replace(reader, events=())
        indexes = await self._suggestions.indexes(
            await self._desk.knowledge(reader.guild.id), everything
        )
        return _choices(event_choices(indexes, typed, words_for(reader.language)))

    # Who, and what is kept and told.

    async def _reader(self, interaction: Press) -> Reader:
        return await reader_here(interaction, self._desk.posts)

    async def _manager(self, interaction: Press) -> Reader | None:
        """Who acts; ``None`` for somebody who may not, and was told so."""
        reader = await self._reader(interaction)
        refusal = await self._desk.refusal(actor_of(interaction), Action.SET_UP, reader.guild)
        if refusal is None:
            return reader
        words = words_for(reader.language)
        await self._sender.tell(interaction, words.say(f"access.{refusal}"))
        return None

    async def _keep(self, interaction: Press, **chosen: str | bool) -> None:
        """Keep what needs no further thought."""
        reader = await self._manager(interaction)
        if reader is not None:
            await self._save(interaction, replace(reader.guild, **chosen))  # type: ignore[arg-type]

    async def _save(self, interaction: Press, guild: Guild, remarks: Sequence[str] = ()) -> None:
        before = await self._desk.posts.guild(guild.id)
        await self._desk.posts.save_guild(guild, at=self._desk.clock())
        await self._tell(interaction, guild, remarks, before)

    async def _tell(
        self,
        interaction: Press,
        guild: Guild,
        remarks: Sequence[str] = (),
        before: Guild | None = None,
    ) -> None:
        """Show all choices to the one who acts, in the language that now holds."""
        events = await (await knowledge_here(interaction)).events()
        language = guild.language or str(interaction.locale)
        words = words_for(language)
        reply = choices_reply(guild, _names(interaction), events, words, remarks, before)
        page = lay_out(reply, words=words, plain=guild.plain)
        await self._sender.respond(interaction, page, private=True)

    async def _lacks(self, interaction: Press, channel: Listening, words: Words) -> bool:
        """Whether the bot could not speak in a channel, which is told."""
        missing = lacking(channel)
        if missing:
            rights = rights_told(missing, words)
            sentence = words.say("setup.lacks", channel=channel.mention, rights=rights)
            await self._sender.tell(interaction, sentence)
        return bool(missing)


def _unseen(role: discord.Role, words: Words) -> tuple[str, ...]:
    """How to show a role the commands of editors, where Discord hides them from those who only have it: it
    goes by rights, and knows nothing of what a guild has chosen here."""
    given = role.permissions | role.guild.default_role.permissions
    shown = given.manage_messages or given.administrator
    return () if shown else (words.say("setup.unseen", role=f"@{role.name}"),)


def _names(interaction: Press) -> dict[int, str]:
    """Channels and roles of the guild as people know them."""
    guild = guild_with_bot(interaction)
    if guild is None:
        return {}
    channels = {each.id: f"#{each.name}" for each in (*guild.channels, *guild.threads)}
    return channels | {role.id: f"@{role.name}" for role in guild.roles}


def _shown(typed: str) -> str:
    return discord_text(" ".join(typed.split())[:80])


def _choices(found: Sequence[Choice]) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=each.name, value=each.value) for each in found]
