"""Whose question is answered now: limits for those who ask too fast, and one question at a time.

Answering takes the loop some milliseconds. So questions are answered one after the other, with room
between them for all else that waits, and each guild in its turn: who floods one guild makes nobody
wait in another. Knows no Discord.
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Final

__all__ = ["Admission", "Crowded", "Limits", "Rate", "Turns", "Verdict"]

_QUARTER: Final = 0.25
"""Share of a limit that has to be free again before the same one is told a second time."""

_HOLD: Final = 0.01
"""Seconds for which questions wait at a time while something else presses."""
_LONGEST_HOLD: Final = 0.5
"""Seconds after which a question is answered nevertheless."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most ``burst`` at once, and ``each_second`` in the long run; both above 0."""

    burst: float
    each_second: float


@dataclass(frozen=True, slots=True)
class Limits:
    """How fast anybody may ask.

    A member types at most one message a second into a channel, so these stop programs, not people; and
    after a lost connection Discord tells at once what was said meanwhile. While very many wait, each
    gets what a person needs, ``when_crowded``.
    """

    member: Rate = Rate(150, 25)
    when_crowded: Rate = Rate(10, 1 / 3)
    channel: Rate = Rate(300, 40)
    guild: Rate = Rate(600, 80)
    writing: Rate = Rate(60, 1 / 2)
    """Commands that write something down, by one member."""
    typing: Rate = Rate(150, 25)
    """Suggestions for what one member types: apart from questions, so that typing costs no answer."""
    crowd: int = 200
    """Questions waiting in all, from which on it is crowded."""
    waiting: int = 600
    """Questions of one guild that may wait; the oldest gives way."""
    remembered: int = 10_000
    """Members, channels and guilds that are kept in mind, each; the longest silent are forgotten."""


class Verdict(StrEnum):
    """``TELL``: asked too fast, and has not been told so. ``IGNORE``: has been."""

    ADMIT = "admit"
    TELL = "tell"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Admission:
    """``wait`` is how many whole seconds it takes until another try succeeds; 0 when admitted."""

    verdict: Verdict
    wait: int = 0

    @property
    def admitted(self) -> bool:
        return self.verdict is Verdict.ADMIT


class Crowded(Exception):
    """More questions of the guild wait than may; this was the oldest."""


@dataclass(slots=True)
class _Bucket:
    level: float
    at: float
    told: bool = False


class _Buckets:
    """What each of a kind may still ask, for the ``remembered`` that asked last."""

    def __init__(self, rate: Rate, remembered: int) -> None:
        self._rate = rate
        self._remembered = remembered
        self._forgiven = min(rate.burst, max(2.0, rate.burst * _QUARTER))
        self._held: OrderedDict[int, _Bucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def look(self, who: int, now: float) -> _Bucket:
        """The bucket filled up to now. A clock that was put back fills nothing."""
        bucket = self._held.pop(who, None) or _Bucket(self._rate.burst, now)
        gained = max(0.0, now - bucket.at) * self._rate.each_second
        bucket.level = min(self._rate.burst, bucket.level + gained)
        bucket.at = now
        bucket.told = bucket.told and bucket.level < self._forgiven
        self._held[who] = bucket
        if len(self._held) > self._remembered:
            self._held.popitem(last=False)
        return bucket

    def forget(self, who: int) -> None:
        """Keep nothing of somebody; as if they had never asked."""
        self._held.pop(who, None)

    def wait(self, bucket: _Bucket) -> float:
        """Seconds until the bucket holds a whole one."""
        return max(0.0, 1.0 - bucket.level) / self._rate.each_second


def _take(buckets: _Buckets, who: int, now: float) -> float:
    """Take one out of somebody's bucket; else seconds until it holds a whole one."""
    bucket = buckets.look(who, now)
    wait = buckets.wait(bucket)
    if not wait:
        bucket.level -= 1.0
    return wait


class Turns:
    """The order in which questions are answered. ``clock`` tells seconds that go forward."""

    def __init__(
        self,
        clock: Callable[[], float],
        *,
        limits: Limits | None = None,
        pressed: Callable[[], bool] = lambda: False,
    ) -> None:
        """``pressed`` tells that something has to be done before the next question is answered."""
        self._clock = clock
        self._pressed = pressed
        self._held = 0.0
        self._limits = limits = limits or Limits()
        self._members = _Buckets(limits.member, limits.remembered)
        self._careful = _Buckets(limits.when_crowded, limits.remembered)
        self._writing = _Buckets(limits.writing, limits.remembered)
        self._typing = _Buckets(limits.typing, limits.remembered)
        self._channels = _Buckets(limits.channel, limits.remembered)
        self._guilds = _Buckets(limits.guild, limits.remembered)
        self._waiting: OrderedDict[int, deque[asyncio.Future[None]]] = OrderedDict()
        self._running = False

    @property
    def waiting(self) -> int:
        """Questions that wait, of all guilds."""
        return sum(map(len, self._waiting.values()))

    @property
    def busy(self) -> bool:
        """Whether a question would have to wait; an interaction is then acknowledged at once."""
        return self._running

    def admit(self, *, user: int, channel: int, guild: int) -> Admission:
        """Whether a question may be asked now. ``guild`` is 0 in direct messages."""
        now = self._clock()
        asked = [(self._members, user), (self._channels, channel)]
        if guild:
            asked.append((self._guilds, guild))
        if self.waiting >= self._limits.crowd:
            asked.append((self._careful, user))
        found = [(buckets, buckets.look(who, now)) for buckets, who in asked]
        wait = max(buckets.wait(bucket) for buckets, bucket in found)
        if not wait:
            for _, bucket in found:
                bucket.level -= 1.0
            return Admission(Verdict.ADMIT)
        short = [bucket for _, bucket in found if bucket.level < 1.0]
        told = all(bucket.told for bucket in short)
        for bucket in short:
            bucket.told = True
        return Admission(Verdict.IGNORE if told else Verdict.TELL, ceil(wait))

    def admit_command(self, user: int, *, writes: bool) -> Admission:
        """Whether a command may be given now that is no question; with ``writes`` one that writes
        something down, or would if its member might."""
        wait = _take(self._writing if writes else self._members, user, self._clock())
        return Admission(Verdict.TELL if wait else Verdict.ADMIT, ceil(wait))

    def admit_typing(self, user: int) -> bool:
        """Whether something may be suggested now."""
        return not _take(self._typing, user, self._clock())

    def forget(self, user: int) -> None:
        """Keep nothing of a member in mind."""
        for buckets in (self._members, self._careful, self._writing, self._typing):
            buckets.forget(user)

    @asynccontextmanager
    async def turn(self, place: int) -> AsyncIterator[None]:
        """The time in which one question is answered; ``place`` is the guild, or the channel outside.

        Raises ``Crowded`` when newer questions of the place take its room while it waits.
        """
        if self._running:
            await self._wait_in(place)
        self._running = True
        try:
            yield
        finally:
            # Not at once: what came in meanwhile, such as an interaction to acknowledge, goes first.
            asyncio.get_running_loop().call_soon(self._next)

    async def _wait_in(self, place: int) -> None:
        line = self._waiting.setdefault(place, deque())
        if len(line) >= self._limits.waiting:
            oldest = line.popleft()
            if not oldest.done():
                oldest.set_exception(Crowded())
        mine = asyncio.get_running_loop().create_future()
        line.append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled() and mine.exception() is None:
                # It was this one's turn just now: the next one takes it.
                self._next()
            elif mine in line:
                line.remove(mine)
            raise

    def _next(self) -> None:
        """Give the turn to the next place's oldest question, unless something else comes first."""
        if self._waiting and self._held < _LONGEST_HOLD and self._pressed():
            self._held += _HOLD
            asyncio.get_running_loop().call_later(_HOLD, self._next)
            return
        self._held = 0.0
        while self._waiting:
            place, line = self._waiting.popitem(last=False)
            if not line:
                continue
            first = line.popleft()
            if line:
                self._waiting[place] = line
            if not first.done():
                first.set_result(None)
                return
        self._running = False
