"""Questions answered by standbys, and never from a record older than what the main server has.

A standby is behind by some milliseconds. So before each unit of reading the main server is asked for the
number of its last edit, which takes it no time, and the standby reads only once it has that edit.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

from knowledge.errors import StoreError
from knowledge.storage.postgres.lane import PostgresLane
from knowledge.storage.postgres.session import SERVER

__all__ = ["Following"]

T = TypeVar("T")

_WAIT: Final = 0.25
"""Seconds for which a standby that is behind is waited for."""
_PAUSE: Final = 0.003
_LONGEST: Final = 600.0
"""Seconds for which work without a limit of its own may take."""
_REST: Final = 10.0
"""Seconds for which a standby that failed is left alone."""
_BEHIND: Final = object()


class Following:
    """A ``Lane`` that reads on a standby where that can be, and else on the main server."""

    def __init__(self, leader: PostgresLane, standby: PostgresLane) -> None:
        self._leader = leader
        self._standby = standby
        self._rests_until = 0.0
        self.told = 0
        """Units of work that the standby did."""

    async def run(self, work: Callable[[Any], T], *, seconds: float = 0.0) -> T:
        """As on the main server."""
        return await self._leader.run(work, seconds=seconds)

    async def read(self, work: Callable[[Any], T], *, seconds: float = 0.0) -> T:
        """What ``work`` reads of a state that has every edit which was acknowledged before."""
        if time.monotonic() >= self._rests_until:
            edit = await self._leader.read(_last_edit)
            try:
                async with asyncio.timeout(_WAIT + (seconds or _LONGEST)):
                    found = await self._from(edit, work, seconds)
            except (StoreError, TimeoutError):
                # It is away, or was too slow; whatever else is wrong the main server tells.
                found = _BEHIND
            if found is not _BEHIND:
                self.told += 1
                return cast("T", found)
            self._rests_until = time.monotonic() + _REST
        return await self._leader.read(work, seconds=seconds)

    async def _from(self, edit: int, work: Callable[[Any], T], seconds: float) -> object:
        until = time.monotonic() + _WAIT

        def unit(raw: Any) -> object:
            return work(raw) if _last_edit(raw) >= edit else _BEHIND

        while True:
            found = await self._standby.read(unit, seconds=seconds)
            if found is not _BEHIND or time.monotonic() > until:
                return found
            await asyncio.sleep(_PAUSE)

    def explain(self, error: BaseException) -> BaseException:
        """What people may be shown of an error."""
        return self._leader.explain(error)

    async def close(self) -> None:
        """Close both. Twice is fine."""
        await self._standby.close()
        await self._leader.close()


def _last_edit(raw: Any) -> int:
    (number,) = raw.execute(SERVER["last_edit"]).fetchone()
    return int(number)
