"""Posts on their way out: each was written down before, and is tried until it is sent or refused.

One worker for each channel keeps the order in it. A post goes out under the same nonce every time, so
one that may have arrived can be tried again; what is too old for that is looked for first. Knows no
Discord: ``deliver`` does.
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Final

from knowledge.errors import StoreError
from knowledge.storage.posting import Post, PostAction, PostStore

__all__ = ["Deliver", "Later", "Outbox", "Outcome", "Refused", "Sent"]

_GIVE_UP: Final = 300
"""Seconds after the first try from which on a post is not tried again."""
_SWEEP: Final = 10.0
"""Seconds between two looks for posts that somebody else wrote down."""
_CHANNELS: Final = 1000
"""Channels that a look finds at most."""
_FIRST_PAUSE: Final = 0.4
_LONGEST_PAUSE: Final = 20.0
_STORE_PAUSE: Final = 1.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """The post stands as it should; ``message`` is its id."""

    message: int


@dataclass(frozen=True, slots=True)
class Later:
    """Not now, for a ``reason`` in plain words; ``seconds`` says when, else the pauses grow."""

    reason: str
    seconds: float = 0.0
    counts: bool = True
    """Whether it was a try, of which there are only so many."""


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never be sent. An empty reason is not worth a line in the log."""

    reason: str


Outcome = Sent | Later | Refused
Deliver = Callable[[Post, bool], Awaitable[Outcome]]
"""Tries once to send a post. The flag tells that an earlier try may have arrived long ago."""


class Outbox:
    """The workers. ``owns`` tells whether posts of a guild are this process's to send."""

    def __init__(
        self,
        posts: PostStore,
        deliver: Deliver,
        *,
        clock: Callable[[], int],
        owns: Callable[[int], bool] = lambda _guild: True,
    ) -> None:
        self._posts = posts
        self._deliver = deliver
        self._clock = clock
        self._owns = owns
        self._workers: dict[int, asyncio.Task[None]] = {}
        self._woken: set[int] = set()
        self._first_tried: dict[str, int] = {}
        self._mine: set[str] = set()
        self._stopping = asyncio.Event()
        self._sweeping: asyncio.Task[None] | None = None
        self._watchers: dict[str, Callable[[Post, Outcome], Awaitable[None]]] = {}

    def watch(self, kind: str, told: Callable[[Post, Outcome], Awaitable[None]]) -> None:
        """Tell of each post of a kind once it was sent or refused for good."""
        self._watchers[kind] = told

    def start(self) -> None:
        """Send what waits, and look now and then for what others wrote down."""
        self._sweeping = asyncio.create_task(self._sweep())

    async def add(self, post: Post) -> bool:
        """Write a post down, and send it soon. False when its key is known."""
        if not await self._posts.queue(post):
            return False
        self._mine.add(post.key)
        self.wake(post.channel)
        return True

    def wake(self, channel: int) -> None:
        """Something waits in a channel."""
        if self._stopping.is_set():
            return
        self._woken.add(channel)
        if channel not in self._workers:
            self._workers[channel] = asyncio.create_task(self._work(channel))

    async def drain(self, seconds: float) -> None:
        """Send what can be sent at once, at most for ``seconds``; the rest waits for the next start."""
        self._stopping.set()
        running: Iterable[asyncio.Task[None]] = self._workers.values()
        if self._workers:
            await asyncio.wait(self._workers.values(), timeout=seconds)
        ending = [task for task in (self._sweeping, *running) if task is not None]
        for task in ending:
            task.cancel()
        await asyncio.gather(*ending, return_exceptions=True)

    async def _sweep(self) -> None:
        while not self._stopping.is_set():
            try:
                for post in await self._posts.waiting(limit=_CHANNELS):
                    if self._owns(post.guild):
                        self.wake(post.channel)
            except StoreError as error:
                _log.warning("Waiting posts could not be read: %s", error)
            await self._pause(_SWEEP)

    async def _work(self, channel: int) -> None:
        try:
            while True:
                self._woken.discard(channel)
                try:
                    post = await self._posts.next_in(channel)
                    if post is not None and self._owns(post.guild):
                        if not await self._try(post):
                            return
                    elif channel not in self._woken:
                        return
                except StoreError as error:
                    _log.warning("A post could not be noted as sent: %s", error)
                    if not await self._pause(_STORE_PAUSE):
                        return
        finally:
            # Without an await since the last look, so that no wake is missed.
            self._workers.pop(channel, None)

    async def _try(self, post: Post) -> bool:
        """Try to send a channel's first post; whether the worker goes on."""
        wait = post.due - self._clock()
        if wait > 0 and not await self._pause(wait):
            return False
        first = self._first_tried.setdefault(post.key, self._clock())
        doubtful = post.attempts > 0 or post.key not in self._mine
        outcome = await self._delivered(post, doubtful and post.action is PostAction.CREATE)
        now = self._clock()
        match outcome:
            case Sent(message):
                body = "" if post.action is PostAction.DELETE else post.body
                await self._posts.sent(post.key, body=body, message=message, at=now)
            case Later(reason, seconds, counts) if not counts or now - first < _GIVE_UP:
                pause = seconds or _backed_off(post.attempts)
                _log.warning("A post waits %.1f seconds: %s", pause, reason)
                if counts:
                    await self._posts.postpone(post.key, due=now + int(pause))
                return await self._pause(pause)
            case Later(reason) | Refused(reason):
                if reason:
                    _log.warning("A post was given up: %s", reason)
                await self._posts.give_up(post.key, at=now)
        self._first_tried.pop(post.key, None)
        self._mine.discard(post.key)
        await self._tell(post, outcome)
        return True

    async def _delivered(self, post: Post, doubtful: bool) -> Outcome:
        try:
            return await self._deliver(post, doubtful)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - one post must not stop its channel
            return Later(f"it met with something unforeseen ({type(error).__name__})")

    async def _tell(self, post: Post, outcome: Outcome) -> None:
        if post.kind not in self._watchers:
            return
        try:
            await self._watchers[post.kind](post, outcome)
        except Exception as error:  # noqa: BLE001 - whoever watches must not stop the channel
            _log.warning("What became of a post could not be told (%s).", type(error).__name__)

    async def _pause(self, seconds: float) -> bool:
        """Wait; false as soon as the workers are to end."""
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return True
        return False


def _backed_off(attempts: int) -> float:
    """A pause that doubles with every try, with a quarter more or less so that not all come at once."""
    pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** min(attempts, 10))
    return pause * random.uniform(0.75, 1.25)  # noqa: S311 - no secret
