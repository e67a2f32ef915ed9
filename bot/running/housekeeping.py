"""What is forgotten in time: askers' words within the hour, posts after a month, and, each a while after
it is done with, proposals, gaps, and all of guilds that the bot was taken out of."""

import logging
from collections.abc import Awaitable, Callable, Collection
from typing import Final

from bot.desk import Desk
from knowledge.errors import StoreError

__all__ = ["DAY", "FADED_AFTER", "FADE_EVERY", "GRACE_DAYS", "KEPT_DAYS", "Housekeeping"]

DAY: Final = 86_400
KEPT_DAYS: Final = 30
"""How long posts are remembered."""
GRACE_DAYS: Final = 30
"""How long all of a guild is kept after the bot was taken out of it, where the operator says nothing."""
FADED_AFTER: Final = 30 * 60
"""Seconds for which a post keeps its asker's own words, which is as long as a question goes on from it."""
FADE_EVERY: Final = 10 * 60
"""Seconds between two looks for words that are as old."""
_DONE_DAYS: Final = 365
"""How long a proposal is kept once it is decided, and a gap once it is filled or dismissed."""

_log = logging.getLogger(__name__)


async def _nothing(_guild: int) -> None:
    return


class Housekeeping:
    """Forgets in time. A guild that takes the bot back meanwhile finds everything again.

    ``owns`` tells whether a guild is this process's to look after; ``purged`` is told of each whose
    data was erased.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        owns: Callable[[int], bool] = lambda _guild: True,
        grace_days: int = GRACE_DAYS,
        purged: Callable[[int], Awaitable[None]] = _nothing,
    ) -> None:
        self._desk = desk
        self._owns = owns
        self._grace = grace_days * DAY
        self._purged = purged

    async def left(self, guild: int) -> None:
        """The bot was taken out of a guild."""
        await self._desk.posts.note_left(guild, at=self._desk.clock())

    async def back(self, guild: int) -> None:
        """The bot was let into a guild."""
        await self._desk.posts.note_back(guild)

    async def fade(self) -> None:
        """Take askers' words that are old enough out of posts."""
        try:
            await self._desk.posts.fade(before=self._desk.clock() - FADED_AFTER)
        except StoreError as error:
            _log.warning("Words of old questions could not be erased: %s", error)

    async def daily(self, present: Collection[int]) -> None:
        """Erase what is old. ``present`` are the guilds that have the bot, also those out of reach."""
        now = self._desk.clock()
        try:
            await self._look_for_left(present, now)
            await self._purge(now)
            await self._desk.keeps.prune(before=now - _DONE_DAYS * DAY)
            erased = await self._desk.posts.prune(before=now - KEPT_DAYS * DAY)
        except StoreError as error:
            _log.warning("What is old could not be erased: %s", error)
            return
        if erased:
            _log.info("Erased posts older than %d days: %d.", KEPT_DAYS, erased)

    async def _look_for_left(self, present: Collection[int], now: int) -> None:
        """Note guilds that were left or came back while nobody was there to be told."""
        posts = self._desk.posts
        for guild in await posts.left_guilds():
            if guild in present:
                await posts.note_back(guild)
        for guild in await posts.kept_guilds():
            if self._owns(guild) and guild not in present:
                await posts.note_left(guild, at=now)

    async def _purge(self, now: int) -> None:
        """Erase all of the guilds that were left long enough ago."""
        left = await self._desk.posts.left_guilds()
        kept = await self._desk.posts.kept_guilds()
        due = [guild for guild, at in left.items() if at <= now - self._grace]
        for guild in filter(self._owns, due):
            if guild in kept:
                await self._desk.keeps.leave(guild, at=now)
                await self._desk.posts.forget_guild(guild)
                await self._purged(guild)
                _log.info("Erased all that was kept of a server that I was taken out of.")
            # Last, so that whatever ends the work above, it is done again.
            await self._desk.posts.note_back(guild)
