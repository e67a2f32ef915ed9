"""The clockwork of watches: looks each minute whose event was edited, and tells each change once.

Up to where a watch was told is noted in the same transaction in which its post is written down, so of
several programs on one record one tells it, and a kill at any moment neither loses nor doubles it.
"""

from collections.abc import Awaitable, Callable
from typing import Final

from bot.rounds import Rounds
from bot.sending.outbox import Outcome, Refused, Sent
from bot.watching.posts import WatchPosts, watch_of
from knowledge.storage.keeping import KeepStore, Watch
from knowledge.storage.posting import Post, PostAction, PostStore
from knowledge.watching import SETTLED, is_due

__all__ = ["Watching"]

_LOOK: Final = 60.0
"""Seconds between two looks."""
_BREATH: Final = 0.02
_REFUSALS: Final = 3

IsMember = Callable[[int, int], Awaitable[bool | None]]
"""Whether somebody is in a guild, by both ids; ``None`` when that cannot be said now."""


class Watching:
    """``rounds`` is the task that looks.

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
        self._editions: dict[tuple[int, str], tuple[int, int]] = {}
        """Each event's edition, and the instant at which it was first seen."""
        self._calm: dict[int, int] = {}
        """Instants up to which a watch has nothing to tell, so as not to look again."""
        self._refusals: dict[int, int] = {}
        self._seen: dict[tuple[int, str], int | None] = {}
        """The editions of this round."""
        self.rounds = Rounds(
            "watch",
            self._watches,
            self._consider,
            lambda watch: watch.number,
            clock=clock,
            every=_LOOK,
            breath=breath,
        )

    async def _watches(self) -> tuple[Watch, ...]:
        watches = await self._keeps.watches()
        self._seen = {}
        held = {each.number for each in watches}
        for kept in (self._calm, self._refusals):
            for number in kept.keys() - held:
                del kept[number]
        return tuple(each for each in watches if self._owns(each.guild))

    async def _consider(self, watch: Watch) -> bool:
        """Tell a watch what has changed, if anything; whether a post was made."""
        at = self._clock()
        if not is_due(watch, at):
            return False
        until = at - SETTLED
        edition = await self._edition(watch)
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

    async def _edition(self, watch: Watch) -> int | None:
        event = watch.guild, watch.event
        if event not in self._seen:
            self._seen[event] = await self._made.edition(watch)
        return self._seen[event]

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
            self.rounds.put_off(watch)
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
