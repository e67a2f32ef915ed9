"""What was said while the bot was away: it is read in the channels where the bot is spoken to.

Discord tells a session's events again when it is resumed, but a new session begins with silence. So
when and where the bot was last spoken to is noted; a new session looks there for messages of the last
minutes and takes them as if they had just arrived. Whoever was answered is not answered again.
"""

import asyncio
import json
import logging
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from bot.sending.snowflakes import snowflake
from knowledge.errors import StoreError

if TYPE_CHECKING:
    from bot.client import Ticktock

__all__ = ["Missed"]

_WINDOW: Final = 600
"""Seconds before now from which on messages still get an answer."""
_OVERLAP: Final = 30
"""Seconds before the last sign of the bot from which on messages may have been missed."""
_BEAT: Final = 20.0
"""Seconds between two notes of when the bot was there."""
_CHANNELS: Final = 50
"""Channels that are looked through, those where the bot was spoken to first."""
_MESSAGES: Final = 100
"""Messages that Discord tells of at a time, the oldest first."""
_PAGES: Final = 5
"""How often a channel is asked for more."""
_NOTE: Final = "spoken-to"

_log = logging.getLogger(__name__)


class Missed:
    """Keeps the note, and looks for messages when a session begins."""

    def __init__(self, bot: "Ticktock") -> None:
        self._bot = bot
        self._posts = bot.desk.posts
        self._clock = bot.desk.clock
        self._spoken: OrderedDict[int, int] = OrderedDict()
        """Channels with their guilds, the latest last."""
        self._note = f"{_NOTE}-{bot.settings.index}"
        self._before = 0
        """When the process before this one was last there; 0 when there was none."""
        self._lost: dict[int, int] = {}
        """When the connection of a shard went, as long as it is away."""
        self._since: dict[int, int] = {}
        """From when on a shard's new session has to look for what was missed."""
        self._looking: dict[int, int] = {}
        """From when on that is being looked for."""
        self._heard = asyncio.Event()
        self._ahead = asyncio.Event()

    async def read(self) -> None:
        """Read the note that an earlier process left."""
        try:
            noted = json.loads(await self._posts.note(self._note) or "{}")
        except (StoreError, ValueError) as error:
            _log.warning("Where I was last spoken to could not be read: %s", error)
            return
        self._before = noted.get("at", 0)
        for channel, guild in noted.get("channels", {}).items():
            self._spoken[int(channel)] = guild

    async def beat(self) -> None:
        """Note now and then that the bot is there; at once when it is spoken to in a new place."""
        while True:
            await self._heard.wait()
            self._heard.clear()
            await self.note()
            try:
                await asyncio.wait_for(self._ahead.wait(), _BEAT)
            except TimeoutError:
                continue

    async def note(self) -> None:
        """Note until when nothing was missed: now, unless a shard is away or still looks."""
        self._ahead.clear()
        since = (*self._lost.values(), *self._since.values(), *self._looking.values())
        noted = {"at": min((self._clock(), *filter(None, since))), "channels": dict(self._spoken)}
        try:
            await self._posts.save_note(self._note, json.dumps(noted))
        except StoreError as error:
            _log.warning("Where I was spoken to could not be noted: %s", error)

    def heard(self, message: Mapping[str, Any], me: int) -> None:
        """Take note of a message, as Discord tells it."""
        self._heard.set()
        guild = int(message.get("guild_id") or 0)
        if guild and all(int(each["id"]) != me for each in message.get("mentions", ())):
            return
        channel = int(message["channel_id"])
        if channel not in self._spoken:
            self._ahead.set()
        self._spoken[channel] = guild
        self._spoken.move_to_end(channel)
        while len(self._spoken) > _CHANNELS:
            self._spoken.popitem(last=False)

    async def forget(self, *, channels: Collection[int] = (), guild: int = 0) -> None:
        """Keep channels, and all of a guild, in mind no longer."""
        for channel, place in list(self._spoken.items()):
            if channel in channels or (guild and place == guild):
                del self._spoken[channel]
        await self.note()

    def lost(self, shard: int) -> None:
        """A shard's connection is gone."""
        self._lost.setdefault(shard, self._clock())

    def resumed(self, shard: int) -> None:
        """A shard's session went on: Discord has told all that was missed."""
        self._lost.pop(shard, None)

    def begun(self, shard: int) -> None:
        """A shard has a new session; what is said from now on, it will be told."""
        self._heard.set()
        self._since.setdefault(shard, self._lost.pop(shard, self._before))

    async def look(self, shard: int) -> None:
        """Take what was missed before a shard's new session."""
        last = self._since.pop(shard, 0)
        if not last:
            return
        self._looking[shard] = last
        found = await self._look(shard, max(self._clock() - _WINDOW, last - _OVERLAP))
        self._looking.pop(shard, None)
        if found:
            _log.info("Took %d messages that came in while I was away.", found)

    async def _look(self, shard: int, since: int) -> int:
        found = 0
        for channel, guild in list(self._where(shard, snowflake(since))):
            if self._bot.is_closed():
                break
            messages = await self._said(channel, snowflake(since))
            if messages is None:
                self._spoken.pop(channel, None)
            for message in messages or ():
                found += await self._take(message, guild)
        return found

    async def _said(self, channel: int, after: int) -> list[dict[str, Any]] | None:
        """A channel's messages after an id, oldest first; ``None`` where they may not be read."""
        said: list[dict[str, Any]] = []
        for _ in range(_PAGES):
            page = await self._bot.history(channel, after, _MESSAGES)
            if page is None:
                return said or None
            said += page
            if len(page) < _MESSAGES:
                break
            after = int(page[-1]["id"])
        return said

    def _where(self, shard: int, since: int) -> Iterator[tuple[int, int]]:
        """Channels with their guilds in which somebody may have spoken to the bot since then."""
        given = 0
        for channel, guild in reversed(self._spoken.items()):
            if self._bot.shard_of(guild) == shard:
                given += 1
                yield channel, guild
        for channel, guild in self._bot.busy_channels(shard, since)[: max(0, _CHANNELS - given)]:
            if channel not in self._spoken:
                yield channel, guild

    async def _take(self, message: dict[str, Any], guild: int) -> bool:
        """Let a message be handled like any other, unless it was answered."""
        if message["author"].get("bot") or self._bot.has_seen(int(message["id"])):
            return False
        if await self._posts.post(f"m{message['id']}") is not None:
            return False
        if guild:
            message["guild_id"] = str(guild)
        self._bot.take_message(message)
        return True
