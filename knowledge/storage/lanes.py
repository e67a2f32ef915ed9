"""What an open record asks of its connections, whatever the engine."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple, Protocol, TypeVar

__all__ = ["Lane", "Lanes", "Readers"]

T = TypeVar("T")


class Lane(Protocol):
    """A connection that runs whole units of work, one after the other."""

    async def run(self, work: Callable[[Any], T], *, seconds: float = 0.0) -> T:
        """Run ``work(connection)``, stopping a statement after ``seconds`` (0: never).

        The work finishes, commits or rolls back even when the awaiting task is cancelled.
        """

    async def read(self, work: Callable[[Any], T], *, seconds: float = 0.0) -> T:
        """The same for work that sees one state of the record throughout and writes nothing."""

    def explain(self, error: BaseException) -> BaseException:
        """What people may be shown of an error that work on this connection ended with."""

    async def close(self) -> None:
        """Let the queued work finish, then close. Twice is fine."""


class Lanes(NamedTuple):
    """The connections of an open record. One may do several things; at least one reads."""

    editing: Lane | None
    """That which edits the record; ``None`` where it is open for reading only."""
    posting: Lane | None
    """That which writes beside the record."""
    reading: tuple[Lane, ...]
    """Those which read the record, with every edit that was acknowledged before."""
    close: Callable[[], Awaitable[None]]
    """Closes all of them."""
    beside: tuple[Lane, ...] = ()
    """Those which read what is kept beside the record, where other ones than ``reading``."""


class Readers:
    """Lanes that read. Work goes to one that has the least to do, the first among equals: the more one reads, the more of
    what is wanted it has in its memory, and those that are not needed have nothing."""

    def __init__(self, lanes: tuple[Lane, ...]) -> None:
        self._lanes = lanes
        self._waiting = [0] * len(lanes)
        """By lane for how much of its work somebody waits."""

    async def read(self, work: Callable[[Any], T], *, seconds: float) -> T:
        """See ``Lane.read``."""
        waiting = self._waiting
        at = waiting.index(min(waiting))
        waiting[at] += 1
        try:
            return await self._lanes[at].read(work, seconds=seconds)
        finally:
            waiting[at] -= 1
