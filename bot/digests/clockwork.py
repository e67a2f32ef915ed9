"""The clockwork of daily digests: looks every half minute which are due, and claims each day once.

A local day is settled in the same transaction in which its post is written down, so of several
programs on one record one posts it, and a kill at any moment neither loses nor doubles it.
"""

from collections.abc import Awaitable, Callable
from typing import Final

from bot.digests.daily import due_day
from bot.rounds import Rounds
from bot.sending.outbox import Outcome, Refused, Sent
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
_REFUSALS: Final = 3

Compose = Callable[[Schedule, int, Settled | None, int], Awaitable[Post | str | None]]
"""Makes the post of a schedule's local day at an instant, given the day settled before it: ``None`` for
a day that has nothing to show, a reason when the schedule has come to its end."""
Notice = Callable[[Schedule, str, int], Awaitable[Post | None]]
"""Makes the message by which moderators are told why a schedule was switched off, if they want any."""


def digest_key(schedule: int, day: int) -> str:
    """The key of the post of a schedule's local day."""
    return f"d{schedule}-{day}"


def schedule_of(key: str) -> int:
    """The schedule whose post has this key; 0 for other posts."""
    number, _, day = key.removeprefix("d").partition("-")
    return int(number) if number.isdecimal() and day.isdecimal() and key.startswith("d") else 0


class Clockwork:
    """``rounds`` is the task that looks.

    ``wake`` tells that something waits for a channel; ``owns`` whether a guild's posts are this
    process's to send; ``breath`` is how many seconds are left to others between two posts.
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
        self._settled: dict[int, int] = {}
        """Days of which this process knows that they are settled, so as not to ask again."""
        self.rounds = Rounds(
            "daily digest",
            self._schedules,
            self._consider,
            lambda schedule: schedule.id,
            clock=clock,
            every=_LOOK,
            breath=breath,
        )

    async def _schedules(self) -> tuple[Schedule, ...]:
        schedules = await self._posts.schedules()
        return tuple(each for each in schedules if not each.off and self._owns(each.guild))

    async def _consider(self, schedule: Schedule) -> bool:
        """Settle the day that is due, if there is one; whether it took any work."""
        at = self._clock()
        day = due_day(schedule, at)
        if day is None or self._settled.get(schedule.id) == day:
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
