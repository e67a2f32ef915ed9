"""The share of the shards that this process holds: waited for, kept by renewing its lease, and lost for sure
before anybody else can have it.

Whether it is still held is told by this process's own clock, counted from before the last renewal was
asked for. So a process that hung, or that cannot reach the server, knows at once that it must be silent.
"""

import asyncio
import logging
import os
import platform
import secrets
import time
from collections.abc import Callable
from typing import Final

from bot.config import Settings
from knowledge.errors import StoreError
from knowledge.storage.leasing import Lease, Processes, Share, Waiting

__all__ = ["SharedGate", "Shares", "forward"]

_LOOK: Final = 1.0
"""Seconds between two tries to take a share, or to renew one when the server was not reached."""
_EARLY: Final = 0.1
"""Share of a lease's time by which it counts as lost before its end."""

_log = logging.getLogger(__name__)


def forward() -> float:
    """Seconds that go forward, also while the machine sleeps where the system counts them."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class Shares:
    """What this process holds of the shards, by ``settings``; at most one share at a time.

    ``gone`` is set while it holds none.
    """

    def __init__(
        self,
        processes: Processes,
        settings: Settings,
        *,
        clock: Callable[[], float] = forward,
    ) -> None:
        self._processes = processes
        self._parts = settings.process_count
        self._shards = settings.shard_count
        self._part = settings.process_index if isinstance(settings.process_index, int) else None
        self._owner = f"{platform.node()[:64]}:{os.getpid()}:{secrets.token_hex(4)}"
        self._clock = clock
        self._renew = processes.seconds / 4
        self._held: Lease | None = None
        self._until = 0.0
        self._told = ""
        self.gone = asyncio.Event()
        self.gone.set()

    @property
    def lease(self) -> Lease | None:
        """What is held, or was last."""
        return self._held

    def holds(self) -> bool:
        """Whether the share is held now, for sure."""
        return not self.gone.is_set() and self._clock() < self._until

    async def take(self, stop: asyncio.Event) -> Share | None:
        """Wait until there is a share to hold, and take it; ``None`` when it is time to stop."""
        while not stop.is_set():
            asked = self._clock()
            try:
                found = await self._processes.take(
                    self._parts,
                    self._shards,
                    owner=self._owner,
                    part=self._part,
                )
            except StoreError as error:
                self._tell(f"No share of the shards could be taken: {error}")
            else:
                if isinstance(found, Lease):
                    self._held = found
                    self._prolong(asked)
                    self.gone.clear()
                    self._tell("")
                    return found.share
                self._tell(_why(found, self._part))
            await _wait(stop, _LOOK)
        return None

    async def keep(self) -> None:
        """Renew the lease until it is lost or given back; ``gone`` is then set."""
        held = self._held
        if held is None:
            return
        try:
            pause = self._renew
            while self.holds():
                await asyncio.sleep(min(pause, max(0.0, self._until - self._clock())))
                if self.holds():
                    done = await self._renewed(held)
                    pause = self._renew if done else min(_LOOK, self._renew)
        finally:
            self.gone.set()

    async def _renewed(self, held: Lease) -> bool:
        """Whether it could be asked for more time; ends the lease when there is none."""
        asked = self._clock()
        try:
            async with asyncio.timeout(max(0.0, self._until - asked)):
                if await self._processes.renew(held):
                    self._prolong(asked)
                else:
                    self._until = 0.0
        except (StoreError, TimeoutError) as error:
            self._tell(f"The lease of the shards could not be renewed: {str(error) or 'in time'}")
            return False
        return True

    async def give_back(self) -> None:
        """Let others have the share at once."""
        self.gone.set()
        if self._held is None or self._clock() >= self._until:
            return
        self._until = 0.0
        try:
            await self._processes.give_back(self._held)
        except StoreError as error:
            _log.warning("The lease of the shards ends by itself: %s", error)

    def _prolong(self, asked: float) -> None:
        self._until = asked + self._processes.seconds * (1.0 - _EARLY)

    def _tell(self, why: str) -> None:
        """One line for each new reason to wait."""
        if why and why != self._told:
            _log.warning("%s", why)
        self._told = why


def _why(found: Waiting, part: int | None) -> str:
    """Why a process stands by, as a sentence for the log."""
    if other := found.otherwise:
        shards = other.shards or "as many as Discord advises"
        return (
            f"Others divide the shards otherwise ({other.parts} processes, shards: {shards}; one is "
            f"{found.owner}); standing by until they have ended."
        )
    if part is not None:
        return f"Process {part} runs already, as {found.owner}; standing by until its lease ends."
    return "Every share of the shards is held; standing by until one is free."


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return


class SharedGate:
    """When a new session may begin, as all processes on the record agree by the server's clock."""

    def __init__(self, processes: Processes) -> None:
        self.at_once = 1
        self._processes = processes

    async def admit(self, shard: int) -> None:
        """Wait until this shard may begin."""
        while True:
            try:
                wait = await self._processes.book(shard, self.at_once)
            except StoreError as error:
                _log.warning("When shard %d may begin could not be asked: %s", shard, error)
                await asyncio.sleep(_LOOK)
            else:
                await asyncio.sleep(wait)
                return
