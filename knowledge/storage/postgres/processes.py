"""``Processes`` on PostgreSQL; see ``knowledge.storage.leasing`` for what each method promises."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, Final

from knowledge.storage.leasing import LEASE, Held, Lease, Share, Waiting
from knowledge.storage.postgres.direct import Asking, Direct, connect, failures, load_blocks

__all__ = ["CHANNEL", "PostgresProcesses"]

CHANNEL: Final = "ticktock_change"
"""Where the server tells that the record was changed."""
_LOOK: Final = 0.8
"""Seconds between two looks whether it was: a notice may be lost with the connection."""
_AGAIN: Final = 0.5
"""Seconds after which a lost connection is made anew."""
_SPACING: Final = 5.25
"""Seconds between two sessions of one lane: Discord asks for five, and its ways to each host differ."""
_HOUR: Final = 3600.0
_MANY: Final = 34
"""Sessions of one shard within an hour after which the next ones wait."""
_SLOWED: Final = 120.0


class PostgresProcesses:
    """What processes agree on, by a connection of its own to the server at ``url``."""

    def __init__(self, url: str, *, seconds: float = LEASE) -> None:
        self._url = url
        self._seconds = seconds
        self._direct = Direct(url, "ticktock leases")

    @property
    def seconds(self) -> float:
        return self._seconds

    async def take(
        self, parts: int, shards: int, *, owner: str, part: int | None = None
    ) -> Lease | Waiting:
        async def work(asking: Asking) -> Lease | Waiting:
            async with asking.transaction():
                await asking.do("take_turn")
                known = [_held(row) for row in await asking.do("shares_locked")]
                found = _choose(known, parts, shards, owner, part)
                if isinstance(found, Waiting):
                    return found
                values = {"part": found, "parts": parts, "shards": shards, "owner": owner}
                taken = await asking.do("take_share", seconds=self._seconds, **values)
                if not taken:
                    return Waiting("")
                return Lease(Share(found, parts, shards), owner, taken[0]["fence"])

        return await self._direct.run(work)

    async def renew(self, lease: Lease) -> bool:
        values = {"part": lease.share.part, "fence": lease.fence, "seconds": self._seconds}
        return bool(await self._direct.run(lambda asking: asking.do("renew_share", **values)))

    async def give_back(self, lease: Lease) -> None:
        values = {"part": lease.share.part, "fence": lease.fence}
        await self._direct.run(lambda asking: asking.do("give_share_back", **values))

    async def shares(self) -> tuple[Held, ...]:
        return tuple(map(_held, await self._direct.run(lambda asking: asking.do("shares"))))

    async def book(self, shard: int, lanes: int) -> float:
        async def work(asking: Asking) -> float:
            async with asking.transaction():
                await asking.do("prune_identifies", seconds=_HOUR)
                ((begun,),) = await asking.do("identifies", shard=shard, seconds=_HOUR)
                await asking.do("note_identify", shard=shard)
                pause = _SLOWED if begun >= _MANY else 0.0
                booked = await asking.do(
                    "book_identify", lane=shard % lanes, pause=pause, spacing=_SPACING
                )
                return float(booked[0][0])

        return max(0.0, await self._direct.run(work))

    async def follow(self, told: Callable[[int], None]) -> None:
        last: int | None = None

        def tell(number: int) -> None:
            nonlocal last
            if last is not None and number > last:
                told(number)
            last = number

        while True:
            try:
                await _listen(self._url, tell)
            except failures():
                await asyncio.sleep(_AGAIN)

    async def close(self) -> None:
        await self._direct.close()


async def _listen(url: str, tell: Callable[[int], None]) -> None:
    """Tell the number of the last change at once and then each second, or as soon as there is a notice;
    until the connection is lost."""
    connection = await connect(url, "ticktock notices")
    noticed = asyncio.Event()
    try:
        await connection.add_listener(CHANNEL, lambda *_: noticed.set())
        while True:
            noticed.clear()
            tell(await connection.fetchval(load_blocks("processes.sql")["last_change"]))
            try:
                await asyncio.wait_for(noticed.wait(), _LOOK)
            except TimeoutError:
                continue
    finally:
        connection.terminate()


def _choose(
    known: Sequence[Held], parts: int, shards: int, owner: str, part: int | None
) -> int | Waiting:
    """Which share to take, if any: the one that was had before, else the first that is free."""
    live = {each.lease.share.part: each.lease for each in known if each.live}
    mine = [number for number, lease in live.items() if lease.owner == owner]
    for number in mine:
        del live[number]
    for lease in live.values():
        if (lease.share.parts, lease.share.shards) != (parts, shards):
            return Waiting(lease.owner, lease.share)
    wanted = range(parts) if part is None else (part,)
    free = [number for number in wanted if number not in live]
    if free:
        return next((number for number in mine if number in free), free[0])
    return Waiting(live[wanted[0]].owner if part is not None else "")


def _held(row: Any) -> Held:
    share = Share(row["part"], row["parts"], row["shards"])
    lease = Lease(share, row["owner"], row["fence"])
    return Held(lease, row["taken"], row["expires"], row["live"])
