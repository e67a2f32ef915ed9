"""The clockwork of daily digests: looks every half minute which are due, and claims each day once.

A local day is settled in the same transaction in which its post is written down, so of several
programs on one record one posts it, and a kill at any moment neither loses nor doubles it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from bot.digests.daily import due_day
from bot.sending.outbox import Outcome, Refused, Sent
from knowledge.errors import KnowledgeError
from knowledge.storage.posting import Post, PostAction, PostStore, Schedule, Settled

__all__ = ["FINISHED", "KIND", "REFUSED", "Clockwork", "digest_key", "schedule_of"]

KIND: Final = "digest"
"""The kind of the posts."""
REFUSED: Final = "refused"
FINISHED: Final = "finished"
"""Reasons for which a schedule is off."""
_LOOK: Final = 30.0
"""Seconds between two looks."""
_BREATH: Final = 0.02
_AT_A_TIME: Final = 100
"""Schedules that are looked at before others have their turn."""
_PAUSE: Final = 300
"""Seconds until one that went wrong is tried again."""
_REFUSALS: Final = 3

Compose = Callable[[Schedule, int, Settled | None, int], Awaitable[Post | str | None]]
"""Makes the post of a schedule's local day at an instant, given the day settled before it: ``None`` for
a day that has nothing to show, a reason when the schedule has come to its end."""
Notice = Callable[[Schedule, str, int], Awaitable[Post | None]]
"""Makes the message by which moderators are told why a schedule was switched off, if they want any."""

_log = logging.getLogger(__name__)


def digest_key(schedule: int, day: int) -> str:
    """The key of the post of a schedule's local day."""
    return f"d{schedule}-{day}"


def schedule_of(key: str) -> int:
    """The schedule whose post has this key; 0 for other posts."""
    number, _, day = key.removeprefix("d").partition("-")
    return int(number) if number.isdecimal() and day.isdecimal() and key.startswith("d") else 0


class Clockwork:
    """One task, however often it is started.

    ``wake`` tells that something waits for a channel; ``owns`` whether a guild's posts are this
    process's to send; ``breath`` is how many seconds are left to others between two posts, since at a
    full hour many are due at once.
    """

    def __init__(
        self,
        posts: PostStore,
        compose: Compose,
        notice: Notice,
        *,
        clock: Callable[[], int],
        wake: Callable[[int], None],
        owns: Callable[[int], bool] = lambda _guild: True,
        breath: float = _BREATH,
    ) -> None:
        self._posts = posts
        self._compose = compose
        self._notice = notice
        self._clock = clock
        self._wake = wake
        self._owns = owns
        self._breath = breath
        self._settled: dict[int, int] = {}
        """Days of which this process knows that they are settled, so as not to ask again."""
        self._later: dict[int, int] = {}
        """Instants before which schedules that went wrong are not tried again."""
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to look; a second start changes nothing."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Stop looking. A claim that is under way is made, or not, as a whole."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _run(self) -> None:
        while True:
            await self.look()
            await asyncio.sleep(_LOOK)

    async def look(self) -> None:
        """Post what is due now. What goes wrong with one schedule leaves the others alone."""
        try:
            schedules = await self._posts.schedules()
        except KnowledgeError as error:
            _log.warning("The daily digests could not be read: %s", error)
            return
        for number, schedule in enumerate(schedules, 1):
            if number % _AT_A_TIME == 0:
                await asyncio.sleep(0)
            if schedule.off or not self._owns(schedule.guild):
                continue
            try:
                if await self._consider(schedule):
                    await asyncio.sleep(self._breath)
            except Exception as error:  # noqa: BLE001 - one digest must not stop the others
                told = error if isinstance(error, KnowledgeError) else type(error).__name__
                _log.warning("The daily digest %d could not be made: %s", schedule.id, told)
                self._later[schedule.id] = self._clock() + _PAUSE

    async def _consider(self, schedule: Schedule) -> bool:
        """Settle the day that is due, if there is one; whether it took any work."""
        at = self._clock()
        day = due_day(schedule, at)
        if day is None or self._settled.get(schedule.id) == day:
            return False
        if 0 < self._later.get(schedule.id, 0) - at <= _PAUSE:
            return False
        before = await self._posts.settled_before(schedule.id, day + 1)
        if before is not None and before.day == day:
            self._settled[schedule.id] = day
            return False
        made = await self._compose(schedule, day, before, at)
        if isinstance(made, str):
            await self._switch_off(schedule, made, at)
            return True
        if await self._posts.claim_digest(schedule.id, day, made, at=at) and made is not None:
            self._wake(made.channel)
        self._settled[schedule.id] = day
        return True

    async def told(self, post: Post, outcome: Outcome) -> None:
        """What became of a digest's post. A channel that refuses three in a row gets no more."""
        schedule = schedule_of(post.key)
        if not schedule or post.action is not PostAction.CREATE:
            return
        match outcome:
            case Sent():
                await self._posts.accepted(schedule)
            case Refused() if await self._posts.refused(schedule) >= _REFUSALS:
                for each in await self._posts.schedules(post.guild):
                    if each.id == schedule:
                        await self._switch_off(each, REFUSED, self._clock())

    async def _switch_off(self, schedule: Schedule, reason: str, at: int) -> None:
        notice = await self._notice(schedule, reason, at)
        if await self._posts.switch_off(schedule.id, reason, notice, at=at) and notice is not None:
            self._wake(notice.channel)
