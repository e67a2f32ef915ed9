"""The clockwork of watches: looks each minute whose event was edited, and tells each change once.

Up to where a watch was told is noted in the same transaction in which its post is written down, so of
several programs on one record one tells it, and a kill at any moment neither loses nor doubles it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from bot.sending.outbox import Outcome, Refused, Sent
from bot.watching.posts import WatchPosts, watch_of
from knowledge.errors import KnowledgeError
from knowledge.storage.keeping import KeepStore, Watch
from knowledge.storage.posting import Post, PostAction, PostStore
from knowledge.watching import SETTLED, is_due

__all__ = ["Watching"]

_LOOK: Final = 60.0
"""Seconds between two looks."""
_BREATH: Final = 0.02
_AT_A_TIME: Final = 100
"""Watches that are looked at before others have their turn."""
_PAUSE: Final = 300
"""Seconds until one that went wrong is tried again."""
_REFUSALS: Final = 3

IsMember = Callable[[int, int], Awaitable[bool | None]]
"""Whether somebody is in a guild, by both ids; ``None`` when that cannot be said now."""

_log = logging.getLogger(__name__)


class Watching:
    """One task, however often it is started.

    ``wake`` tells that something waits for a channel; ``owns`` whether a guild's posts are this
    process's to send; ``is_member`` is asked before anybody is told anything in private, since what a
    guild has recorded is for its members; ``breath`` is how many seconds are left to others between
    two posts.
    """

    def __init__(
        self,
        keeps: KeepStore,
        posts: PostStore,
        made: WatchPosts,
        *,
        clock: Callable[[], int],
        wake: Callable[[int], None],
        is_member: IsMember,
        owns: Callable[[int], bool] = lambda _guild: True,
        breath: float = _BREATH,
    ) -> None:
        self._keeps = keeps
        self._posts = posts
        self._made = made
        self._clock = clock
        self._wake = wake
        self._is_member = is_member
        self._owns = owns
        self._breath = breath
        self._editions: dict[tuple[int, str], tuple[int, int]] = {}
        """Each event's edition, and the instant at which it was first seen."""
        self._calm: dict[int, int] = {}
        """Instants up to which a watch has nothing to tell, so as not to look again."""
        self._later: dict[int, int] = {}
        """Instants before which watches that went wrong are not tried again."""
        self._refusals: dict[int, int] = {}
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to look; a second start changes nothing."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Stop looking. What is under way is noted, or not, as a whole."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _run(self) -> None:
        while True:
            await self.look()
            await asyncio.sleep(_LOOK)

    async def look(self) -> None:
        """Tell what is due now. What goes wrong with one watch leaves the others alone."""
        try:
            watches = await self._keeps.watches()
        except KnowledgeError as error:
            _log.warning("What is followed could not be read: %s", error)
            return
        self._forget({each.number for each in watches})
        editions: dict[tuple[int, str], int | None] = {}
        for number, watch in enumerate(watches, 1):
            if number % _AT_A_TIME == 0:
                await asyncio.sleep(0)
            if not self._owns(watch.guild) or not self._is_ready(watch):
                continue
            try:
                if await self._consider(watch, editions):
                    await asyncio.sleep(self._breath)
            except Exception as error:  # noqa: BLE001 - one watch must not stop the others
                told = error if isinstance(error, KnowledgeError) else type(error).__name__
                _log.warning("Watch %d could not be told: %s", watch.number, told)
                self._later[watch.number] = self._clock() + _PAUSE

    def _is_ready(self, watch: Watch) -> bool:
        at = self._clock()
        return is_due(watch, at) and not 0 < self._later.get(watch.number, 0) - at <= _PAUSE

    def _forget(self, held: set[int]) -> None:
        for kept in (self._calm, self._later, self._refusals):
            for number in kept.keys() - held:
                del kept[number]

    async def _consider(self, watch: Watch, editions: dict[tuple[int, str], int | None]) -> bool:
        """Tell a watch what has changed, if anything; whether a post was made. ``editions`` are those
        that were seen in this look."""
        at = self._clock()
        until = at - SETTLED
        event = watch.guild, watch.event
        if event not in editions:
            editions[event] = await self._made.edition(watch)
        edition = editions[event]
        if edition is None or until <= watch.told or self._is_calm(watch, edition, at):
            return False
        news = await self._made.news(watch, until)
        if not news.changes:
            if not news.whole:
                await self._keeps.told(watch.number, until=news.until)
            else:
                self._calm[watch.number] = until
            return False
        if watch.member and not await self._may_know(watch):
            return False
        post = await self._made.post(watch, news, at)
        if await self._keeps.told(watch.number, until=news.until, posts=(post,)):
            self._wake(post.channel)
        return True

    def _is_calm(self, watch: Watch, edition: int, at: int) -> bool:
        """Whether the event is as it was when the watch had nothing to tell."""
        key = watch.guild, watch.event
        held = self._editions.get(key)
        if held is None or held[0] != edition:
            held = self._editions[key] = edition, at
        return self._calm.get(watch.number, -1) >= held[1]

    async def _may_know(self, watch: Watch) -> bool:
        """Whether the member is still in the guild; if not, the watch ends."""
        present = await self._is_member(watch.guild, watch.member)
        if present is None:
            self._later[watch.number] = self._clock() + _PAUSE
        elif not present:
            await self._keeps.unwatch(watch.number, guild=watch.guild)
        return bool(present)

    async def told(self, post: Post, outcome: Outcome) -> None:
        """What became of a watch's post. Where three in a row are refused, it ends."""
        number = watch_of(post.key)
        if not number or post.action is not PostAction.CREATE:
            return
        match outcome:
            case Sent():
                self._refusals.pop(number, None)
            case Refused():
                self._refusals[number] = self._refusals.get(number, 0) + 1
                if self._refusals[number] >= _REFUSALS:
                    await self._end(number, post.guild)

    async def _end(self, number: int, guild: int) -> None:
        for watch in await self._keeps.watches(guild):
            if watch.number != number:
                continue
            notice = await self._made.notice(watch, self._clock())
            if await self._keeps.unwatch(number, guild=guild) and notice is not None:
                await self._posts.queue(notice)
                self._wake(notice.channel)
