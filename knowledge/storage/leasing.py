"""Several processes on one record: which of them has which share of the shards, and when.

A lease is held for so many seconds of the database server's clock, and renewed four times as often. Taking a
share gives it a new fence, a number that only grows; what is written under an older one is refused. So
a process that hangs, or that cannot reach the server, never has a share together with another.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

__all__ = ["LEASE", "Held", "Lease", "Processes", "Share", "Waiting"]

LEASE: Final = 20.0
"""Seconds for which a share is held unless it is renewed."""


@dataclass(frozen=True, slots=True)
class Share:
    """Part ``part`` (from 0) of ``parts`` of the ``shards``; 0 shards: as many as Discord advises."""

    part: int
    parts: int
    shards: int


@dataclass(frozen=True, slots=True)
class Lease:
    """A share that is held by ``owner``, under the fence that it was taken with."""

    share: Share
    owner: str
    fence: int


@dataclass(frozen=True, slots=True)
class Held:
    """How a share stands: who took it last, from when and until when (Unix seconds of the server), and
    whether they still hold it."""

    lease: Lease
    taken: float
    expires: float
    live: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Why no share was taken: ``owner`` holds the one that was wanted, or all are held; or, with
    ``otherwise``, those who run still divide the shards in another way, which is theirs."""

    owner: str
    otherwise: Share | None = None


class Processes(Protocol):
    """What processes on one record agree on. Safe for many tasks. Every method may raise ``StoreError``;
    none takes longer than a few seconds."""

    @property
    def seconds(self) -> float:
        """For how long a share is held unless it is renewed; the same for all processes."""

    async def take(
        self, parts: int, shards: int, *, owner: str, part: int | None = None
    ) -> Lease | Waiting:
        """Take the share ``part``, or any that nobody holds.

        ``owner`` is unique among processes. One that takes holds nothing: what it held before it
        gets anew, under a new fence. While others divide the shards otherwise nothing is taken.
        """

    async def renew(self, lease: Lease) -> bool:
        """Hold a share as long again from now on; false when it is held no longer."""

    async def give_back(self, lease: Lease) -> None:
        """End a lease, so that others need not wait for its end."""

    async def shares(self) -> tuple[Held, ...]:
        """Every share that was ever taken, by part."""

    async def book(self, shard: int, lanes: int) -> float:
        """Seconds until a new session of a shard may begin, which is taken to begin then.

        Each of so many lanes takes one in five seconds at most, over all processes; a shard that begins again
        and again within an hour waits longer.
        """

    async def follow(self, told: Callable[[int], None]) -> None:
        """Call ``told`` with the number of the last change each time that somebody has edited the record,
        within a second; until it is cancelled. Raises nothing: what cannot be reached is tried again."""

    async def close(self) -> None:
        """Let go of the server. Twice is fine."""
