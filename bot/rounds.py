"""Going round the same things again and again, such as schedules: one task, in which what goes wrong with
one thing leaves the others alone."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, Generic, TypeVar

from knowledge.errors import KnowledgeError

__all__ = ["Rounds"]

_AT_A_TIME: Final = 100
"""Things that are looked at before others have their turn."""
_PAUSE: Final = 300
"""Seconds until one that went wrong is tried again."""

_log = logging.getLogger(__name__)

Thing = TypeVar("Thing")


class Rounds(Generic[Thing]):
    """One task, however often it is started.

    ``read`` gives the things of a round, ``number_of`` tells them apart, and ``consider`` does what is
    due with one and tells whether that took any work. ``name`` stands in the log. ``every`` is how many
    seconds lie between two rounds, ``breath`` how many are left to others after each work, since at a
    full hour much is due at once.
    """

    def __init__(
        self,
        name: str,
        read: Callable[[], Awaitable[Sequence[Thing]]],
        consider: Callable[[Thing], Awaitable[bool]],
        number_of: Callable[[Thing], int],
        *,
        clock: Callable[[], int],
        every: float,
        breath: float,
    ) -> None:
        self._name = name
        self._read = read
        self._consider = consider
        self._number_of = number_of
        self._clock = clock
        self._every = every
        self._breath = breath
        self._later: dict[int, int] = {}
        """Instants before which things that were put off are not looked at again."""
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to go round; a second start changes nothing."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Stop going round. What is under way in the store is done, or not, as a whole."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _run(self) -> None:
        while True:
            await self.look()
            await asyncio.sleep(self._every)

    async def look(self) -> None:
        """Go round once."""
        try:
            things = await self._read()
        except KnowledgeError as error:
            _log.warning("No %s could be read: %s", self._name, error)
            return
        self._forget({self._number_of(each) for each in things})
        for place, thing in enumerate(things, 1):
            if place % _AT_A_TIME == 0:
                await asyncio.sleep(0)
            if not self._is_put_off(thing):
                await self._take(thing)

    async def _take(self, thing: Thing) -> None:
        try:
            if await self._consider(thing):
                await asyncio.sleep(self._breath)
        except Exception as error:  # noqa: BLE001 - one thing must not stop the others
            told = error if isinstance(error, KnowledgeError) else type(error).__name__
            _log.warning("The %s %d failed: %s", self._name, self._number_of(thing), told)
            self.put_off(thing)

    def put_off(self, thing: Thing) -> None:
        """Look at a thing again in five minutes, not before."""
        self._later[self._number_of(thing)] = self._clock() + _PAUSE

    def _is_put_off(self, thing: Thing) -> bool:
        # A clock that was set back must not put a thing off for longer than was meant.
        return 0 < self._later.get(self._number_of(thing), 0) - self._clock() <= _PAUSE

    def _forget(self, held: set[int]) -> None:
        for number in self._later.keys() - held:
            del self._later[number]
