"""What is done once a day: old posts and claims are erased, and what guilds left behind."""

import json
import logging
from collections.abc import Callable, Collection
from typing import Final

from bot.desk import Desk
from knowledge.errors import StoreError

__all__ = ["DAY", "KEPT_DAYS", "Housekeeping"]

DAY: Final = 86_400
KEPT_DAYS: Final = 30
"""How long posts are remembered, and what a guild chose after the bot was taken out of it."""
_LEFT: Final = "left-guilds"
"""Note of the guilds that the bot was taken out of: JSON, each with the instant."""

_log = logging.getLogger(__name__)


class Housekeeping:
    """Forgets in time. A guild that takes the bot back meanwhile finds its choices again.

    ``owns`` tells whether a guild is this process's to look after.
    """

    def __init__(self, desk: Desk, *, owns: Callable[[int], bool] = lambda _guild: True) -> None:
        self._desk = desk
        self._owns = owns

    async def left(self, guild: int) -> None:
        """The bot was taken out of a guild."""
        left = await self._left()
        if guild not in left:
            await self._save({**left, guild: self._desk.clock()})

    async def daily(self, present: Collection[int]) -> None:
        """Erase what is old. ``present`` are the guilds that have the bot."""
        before = self._desk.clock() - KEPT_DAYS * DAY
        try:
            left = await self._left()
            stay = {guild: at for guild, at in left.items() if guild not in present}
            for guild in [each for each, at in stay.items() if at < before and self._owns(each)]:
                await self._desk.posts.forget_guild(guild)
                del stay[guild]
            if stay != left:
                await self._save(stay)
            erased = await self._desk.posts.prune(before=before)
        except StoreError as error:
            _log.warning("Old posts could not be erased: %s", error)
            return
        if erased:
            _log.info("Erased posts older than %d days: %d.", KEPT_DAYS, erased)

    async def _left(self) -> dict[int, int]:
        kept = await self._desk.posts.note(_LEFT)
        return {int(guild): at for guild, at in json.loads(kept or "{}").items()}

    async def _save(self, left: dict[int, int]) -> None:
        await self._desk.posts.save_note(_LEFT, json.dumps(left))
