"""The bot on Discord: what it asks of Discord, when its parts come in, how it begins and ends.

It asks for no privileged intent by default: mentions, direct messages, commands and menus come with
their text anyway. It keeps no members and no messages in memory, and mentions nobody. Where nobody has
asked anything yet, what answers is not in memory either.
"""

import asyncio
import importlib
import logging
import re
import time
from collections.abc import Callable, Collection, Coroutine
from typing import Any, Final

import aiohttp
import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.asking.turns import Turns
from bot.config import Settings
from bot.desk import Desk
from bot.reader import NOWHERE, reader_of
from bot.running.arrivals import Arrivals
from bot.running.commanding import Commanding
from bot.running.correcting import Corrections
from bot.running.gateway import (
    SILENCE,
    Gate,
    IdentifyGate,
    SteadyShard,
    bounded,
    connect,
    until_allowed,
)
from bot.running.housekeeping import DAY, FADE_EVERY, Housekeeping
from bot.running.missed import Missed
from bot.running.owed import Owed
from bot.running.syncing import Known, sync_commands, tell_elsewhere, tell_if_changed
from bot.send import Sender
from bot.sending.budget import Budget
from bot.sending.tries import FAILURES, passes, persist, timeout, told
from bot.telling import told as told_of
from bot.words import words_for
from knowledge.errors import KnowledgeError, StoreError

__all__ = ["Ticktock", "intents_for"]

_WORK: Final = ("discord.py: on_", "CommandTree-", "discord-ui-")
"""How the library names the tasks in which somebody is being answered."""
_LOOK: Final = "discord.py: on_shard_"
_ADVICE_WITHIN: Final = 20.0
_GUILDS_WITHIN: Final = 1.0
"""Seconds without another guild after which all of a shard's are there."""
_CLOSE_WITHIN: Final = 2.0
_READ_WITHIN: Final = 20.0
"""Seconds for which reading a channel is tried."""
_LONGEST_RATE_WAIT: Final = 30.0

_CALLBACK: Final = re.compile(r"/interactions/([0-9]+)/[^/]+/callback\Z", re.ASCII)

_log = logging.getLogger(__name__)


def intents_for(settings: Settings) -> discord.Intents:
    """What the bot wants to be told."""
    intents = discord.Intents.none()
    intents.guilds = intents.guild_messages = intents.dm_messages = True
    intents.message_content = settings.message_content
    return intents


class Ticktock(commands.AutoShardedBot):
    """Cogs and buttons reach what they need through ``desk``, ``sender`` and ``turns``."""

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        sparing: bool = False,
        gate: Gate | None = None,
        holds: Callable[[], bool] = lambda: True,
    ) -> None:
        """``sparing`` takes the parts into memory when they are first needed; ``gate`` is one that
        outlives this client. ``holds`` tells whether its shards are this process's now."""
        self.budget = Budget(time.monotonic)
        trace = aiohttp.TraceConfig()
        trace.on_request_end.append(self._count)
        super().__init__(
            commands.when_mentioned,
            help_command=None,
            tree_cls=Commanding,
            intents=intents_for(settings),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            heartbeat_timeout=SILENCE,
            guild_ready_timeout=_GUILDS_WITHIN,
            max_ratelimit_timeout=_LONGEST_RATE_WAIT,
            http_trace=trace,
            shard_count=settings.shard_count or None,
        )
        self.shard_ids = list(settings.shards) or None
        self.desk = desk
        self.settings = settings
        self._holds = holds
        self.sender = Sender(self, desk, budget=self.budget, owns=self._owns)
        self._owed = Owed(time.monotonic)
        self.turns = Turns(time.monotonic, pressed=self._owed.late)
        self._sparing = sparing
        self._completing: asyncio.Task[None] | None = None
        self.door_is_set = bool(settings.discord_gateway_url)
        self.front_door = yarl.URL(settings.discord_gateway_url or DiscordWebSocket.DEFAULT_GATEWAY)
        if settings.discord_api_url:
            Route.BASE = settings.discord_api_url
        # The library's own way of dialling has no end in sight.
        self.http.ws_connect = bounded(self.http.ws_connect)  # type: ignore[method-assign]
        self._gate = gate or IdentifyGate(time.monotonic)
        self._missed = Missed(self)
        self._housekeeping = Housekeeping(
            desk,
            owns=self._owns,
            grace_days=settings.leave_grace_days,
            purged=lambda guild: self._missed.forget(guild=guild),
        )
        self.forgetting: list[Callable[[int], None]] = [
            self.turns.forget,
            self.sender.forget_member,
        ]
        """Called with each member who is to be forgotten, by whoever keeps something of them in mind."""
        self.corrections = Corrections(desk, self.sender, owns=self._owns, process=settings.index)
        self._chores: set[asyncio.Task[None]] = set()
        self._arrivals = Arrivals(
            heard=self._heard,
            owing=self._owed.came,
            concerns=self._concerns,
            needed=self._parts_needed,
            holds=holds,
        )
        self._arrivals.stand_before(self._connection.parsers)
        self._connection.parsers["READY"] = self._begins(self._connection.parsers["READY"])

    # What begins with the bot.

    async def setup_hook(self) -> None:
        if not self._sparing or await self._has_appointments():
            await self._add_parts()
        self.sender.start()
        await self._missed.read()
        self._start(self._missed.beat())
        self._start(self._keep_house())
        self._start(self._fade())
        self._start(self._correct())
        if self.settings.index == 0:
            self._start(self._sync())

    async def _has_appointments(self) -> bool:
        """Whether something is to be posted that nobody will ask for."""
        return bool(await self.desk.posts.schedules() or await self.desk.keeps.watches())

    async def _add_parts(self) -> None:
        """Take in the cogs and buttons; reading them takes a while, in which the loop goes on."""
        parts = await asyncio.to_thread(importlib.import_module, "bot.running.parts")
        await parts.add_parts(self)
        self._arrivals.release()

    async def _complete(self) -> None:
        try:
            await self._add_parts()
        except Exception:  # noqa: BLE001 - told in the log; the next event tries anew
            self._arrivals.forget()
            _log.exception("The parts of the bot could not come in.")

    async def tell_commands(self, token: str, known: Known, guild: int, *, anyway: bool) -> Known:
        """Tell Discord the commands without connecting; see ``sync_commands``."""
        await commands.AutoShardedBot._async_setup_hook(self)
        await self.http.static_login(token)
        self._connection.application_id = (await self.application_info()).id
        await self._add_parts()
        return await sync_commands(self.tree, known, guild=guild, anyway=anyway)

    async def _sync(self) -> None:
        guild = self.settings.dev_guild

        async def tell(known: Known) -> Known:
            if self._sparing:
                return await tell_elsewhere(known, guild=guild)
            return await sync_commands(self.tree, known, guild=guild)

        application = self.application_id or 0
        try:
            await tell_if_changed(self.desk.posts, tell, application=application, guild=guild)
        except KnowledgeError as error:
            _log.warning("Discord could not be told the commands: %s", error)
        except FAILURES as error:
            _log.warning("Discord could not be told the commands: %s.", told(error))

    async def _keep_house(self) -> None:
        while True:
            await self.wait_until_ready()
            await self._housekeeping.daily({guild.id for guild in self.guilds})
            await asyncio.sleep(DAY)

    async def _fade(self) -> None:
        while True:
            await self._housekeeping.fade()
            await asyncio.sleep(FADE_EVERY)

    async def _correct(self) -> None:
        await self.wait_until_ready()
        await self.corrections.run()

    def _start(self, chore: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(chore)
        self._chores.add(task)
        task.add_done_callback(self._chores.discard)
        return task

    async def launch_shards(self) -> None:
        """Open every shard, as many as Discord advises where the settings do not say."""
        advice = await self._advice()
        self.shard_count = self.shard_count or int(advice.get("shards", 1))
        limit = advice.get("session_start_limit", {})
        self._gate.at_once = max(1, int(limit.get("max_concurrency", 1)))
        if not self.door_is_set:
            self.front_door = yarl.URL(advice.get("url", DiscordWebSocket.DEFAULT_GATEWAY))
        self._connection.shard_count = self.shard_count
        self._connection.shard_ids = self.shard_ids or range(self.shard_count)
        if wait := until_allowed(limit, len(self._connection.shard_ids)):
            _log.warning("Discord lets no more sessions begin for %.0f minutes.", wait / 60)
            await asyncio.sleep(wait)
        for shard in self._connection.shard_ids:
            await self.launch_shard(self.front_door, shard)

    async def _advice(self) -> dict[str, Any]:
        """What Discord advises on the gateway; nothing where a proxy does not pass the question on."""

        async def asked() -> object:
            return await self.http.request(Route("GET", "/gateway/bot"), timeout=timeout())

        try:
            advice = await persist(asked, _ADVICE_WITHIN, repeatable=True)
        except (discord.Forbidden, discord.NotFound) as error:
            _log.warning("There is no advice on the gateway: %s.", told(error))
            return {}
        return advice if isinstance(advice, dict) else {}

    async def launch_shard(
        self, gateway: yarl.URL, shard_id: int, *, initial: bool = False
    ) -> None:
        connection = await connect(self, shard_id, initial=initial)
        put: Callable[..., None] = self._AutoShardedClient__queue.put_nowait  # type: ignore[attr-defined]
        shard = SteadyShard(connection, self, put)
        self._AutoShardedClient__shards[shard_id] = shard  # type: ignore[attr-defined]
        shard.launch()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        await self._gate.admit(shard_id or 0)

    @property
    def is_connected(self) -> bool:
        """Whether every shard has its connection with Discord now."""
        return self.is_ready() and not any(shard.is_closed() for shard in self.shards.values())

    # What ends with it.

    async def shut_down(self, seconds: float) -> None:
        """Take no more work, finish what is under way for at most so long, and close."""
        self._arrivals.end()
        deadline = asyncio.get_running_loop().time() + seconds
        await self._missed.note()
        names = {task: task.get_name() for task in asyncio.all_tasks()}
        running = [
            task
            for task, name in names.items()
            # Not the look for what was missed, which the next process takes up.
            if name.startswith(_WORK) and not name.startswith(_LOOK)
        ]
        if running:
            await asyncio.wait(running, timeout=seconds)
        await self.sender.drain(max(0.1, deadline - asyncio.get_running_loop().time()))
        await self.close()

    async def close(self) -> None:
        self._arrivals.end()
        chores = list(self._chores)
        for chore in chores:
            chore.cancel()
        await asyncio.gather(*chores, return_exceptions=True)
        await self.sender.drain(0.0)
        if self._ready is discord.utils.MISSING:
            # It never began.
            return
        try:
            await asyncio.wait_for(super().close(), _CLOSE_WITHIN)
        except TimeoutError:
            _log.warning("Discord did not agree to the end; went anyway.")

    # What Discord tells.

    def _heard(self, message: dict[str, Any]) -> None:
        if self.user is not None:
            self._missed.heard(message, self.user.id)

    def _concerns(self, event: str, data: dict[str, Any]) -> bool:
        """Whether a part of the bot may have something to do about an event."""
        if event not in ("MESSAGE_CREATE", "MESSAGE_UPDATE") or self.intents.message_content:
            return True
        me = str(self.user.id) if self.user else ""
        mentioned = (str(each["id"]) for each in data.get("mentions", ()))
        return not data.get("guild_id") or me in mentioned

    def _parts_needed(self) -> None:
        if self._completing is None or self._completing.done():
            self._completing = self._start(self._complete())

    def has_seen(self, message: int) -> bool:
        """Whether a message came in already."""
        return self._arrivals.has_seen(message)

    def take_message(self, message: dict[str, Any]) -> None:
        """Handle a message, as Discord tells it, as if it had just come in."""
        self._connection.parsers["MESSAGE_CREATE"](message)

    async def history(self, channel: int, after: int, limit: int) -> list[dict[str, Any]] | None:
        """Messages of a channel after an id, oldest first; ``None`` where they may not be read."""
        route = Route("GET", "/channels/{channel_id}/messages", channel_id=channel)
        params = {"after": after, "limit": limit}

        async def attempt() -> list[dict[str, Any]]:
            found = await self.http.request(route, params=params, timeout=timeout())
            if not isinstance(found, list):
                raise ValueError("no list")  # noqa: TRY004 - an answer that cannot be read
            return sorted(found, key=lambda each: int(each["id"]))

        try:
            return await persist(attempt, _READ_WITHIN, repeatable=True)
        except FAILURES as error:
            _log.info("Channel %d could not be read: %s.", channel, told(error))
            return [] if passes(error) else None
        except RuntimeError:
            if not self.is_closed():
                raise
            return []

    def shard_of(self, guild: int) -> int:
        """The shard that tells of a guild; direct messages (0) come with the first."""
        return (guild >> 22) % (self.shard_count or 1)

    def busy_channels(self, shard: int, since: int) -> list[tuple[int, int]]:
        """Channels of a shard's guilds in which something was said after an id, latest first."""
        found = [
            (channel.last_message_id, channel.id, guild.id)
            for guild in self.guilds
            if guild.shard_id == shard
            for channel in _speaking(guild)
            if channel.last_message_id and channel.last_message_id > since
        ]
        return [(channel, guild) for _, channel, guild in sorted(found, reverse=True)]

    def _owns(self, guild: int) -> bool:
        if not self._holds():
            return False
        return not self.shard_ids or self.shard_of(guild) in self.shard_ids

    async def _count(
        self, _session: object, _context: object, ended: aiohttp.TraceRequestEndParams
    ) -> None:
        if answered := _CALLBACK.search(ended.url.path):
            self._owed.answered(int(answered[1]))
        if ended.response.headers.get("X-RateLimit-Scope") != "shared":
            self.budget.count(ended.response.status)

    async def on_message(self, message: discord.Message, /) -> None:
        """No commands with a prefix; the cog that answers has a listener of its own."""

    async def on_ready(self) -> None:
        _log.info("Connected as %s, in %d guilds.", self.user, len(self.guilds))

    async def on_shard_connect(self, shard_id: int) -> None:
        self._missed.begun(shard_id)

    async def on_shard_disconnect(self, shard_id: int) -> None:
        self._missed.lost(shard_id)

    async def on_shard_resumed(self, shard_id: int) -> None:
        self._missed.resumed(shard_id)

    async def on_shard_ready(self, shard_id: int) -> None:
        await self._missed.look(shard_id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await self._housekeeping.left(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self._housekeeping.back(guild.id)

    def _begins(self, parse: Callable[[Any], None]) -> Callable[[Any], None]:
        """The reader of a session's beginning, which also tells what was left while none stood: the
        library keeps in mind what it knew before."""

        def read(data: Any) -> None:  # noqa: ANN401 - as Discord sends it
            parse(data)
            there = {int(guild["id"]) for guild in data["guilds"]}
            for guild in list(self.guilds) if there else ():
                if guild.shard_id == data["shard"][0] and guild.id not in there:
                    self._connection._remove_guild(guild)
                    self.dispatch("guild_remove", guild)

        return read

    async def forget_member(self, member: int, channels: Collection[int]) -> None:
        """Keep nothing of a member in mind; ``channels`` are those where they alone spoke to the bot."""
        for forget in self.forgetting:
            forget(member)
        await self._missed.forget(channels=channels)

    # What goes wrong.

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the library's
        _log.error("Something went wrong in %s.", event_method, exc_info=True)

    async def failed(self, interaction: discord.Interaction[Any], error: BaseException) -> None:
        """Tell the member in one private sentence that their command, button or form went wrong.

        The one place for that. Nothing is said after an answer that already stands.
        """
        cause = getattr(error, "original", error)
        if isinstance(cause, discord.HTTPException | aiohttp.ClientError):
            _log.warning("An interaction was given up: %s.", told(cause))
            return
        words = words_for(await self.language(interaction))
        if isinstance(cause, KnowledgeError):
            sentence = told_of(cause, words)
        elif isinstance(
            cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch
        ):
            sentence = words.say("client.changed")
        elif isinstance(cause, app_commands.CheckFailure):
            sentence = words.say("client.refused")
        else:
            sentence = words.say("client.failed")
            _log.error("An interaction went wrong.", exc_info=cause)
        response = interaction.response
        if (
            not response.is_done()
            or response.type is discord.InteractionResponseType.deferred_channel_message
        ):
            await self.sender.tell(interaction, sentence)

    async def language(self, interaction: discord.Interaction[Any]) -> str:
        """The language of whoever acts, also where the guild's choices cannot be read."""
        guild = NOWHERE
        try:
            guild = await self.desk.posts.guild(interaction.guild_id or 0)
        except StoreError as error:
            _log.warning("The choices of a guild could not be read: %s", error)
        locale = str(interaction.locale)
        reader = reader_of(guild, user=interaction.user.id, locale=locale, at=self.desk.clock())
        return reader.language


def _speaking(guild: discord.Guild) -> tuple[discord.TextChannel | discord.Thread, ...]:
    """Where somebody may ask something."""
    return (*guild.text_channels, *guild.threads)
