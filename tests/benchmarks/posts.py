"""``python -m tests.benchmarks.posts``: how fast posts and claims are kept, and what that takes of the loop.

Run by hand on a quiet machine; nothing here is asserted. Every write waits for the disk.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

from bot.digests.daily import due_day
from knowledge.storage import open_store
from knowledge.storage.posting import DigestMode, Post, PostedFact, PostStore, Schedule

__all__ = ["main"]

_POSTS: Final = 3000
_EACH_SECOND: Final = 300
_CHANNELS: Final = 50
_SCHEDULES: Final = 2500
_AT: Final = 1_767_225_600


def _post(number: int) -> Post:
    """A post of the size of an answer."""
    facts = (PostedFact("kazakhstan-2022", f"KZ-{(number + at) % 300:04}", 1) for at in range(4))
    return Post(
        f"i{number}",
        "answer",
        number % _CHANNELS,
        guild=5,
        asker=number % 700,
        body="x" * 2500,
        view="x" * 400,
        context="x" * 200,
        facts=tuple(facts),
        created=_AT + number,
        message=number + 1,
    )


async def _all(works: Sequence[Awaitable[object]]) -> float:
    """Works a second, all asked for at once."""
    begun = perf_counter()
    await asyncio.gather(*works)
    return len(works) / (perf_counter() - begun)


async def _answered(posts: PostStore, number: int) -> float:
    """Seconds that one interaction waits for the store, in its turn."""
    await asyncio.sleep(number / _EACH_SECOND)
    begun = perf_counter()
    await posts.claim(f"c{number}", at=_AT)
    await posts.keep(_post(number))
    await posts.latest(number % _CHANNELS, number % 700, since=0)
    return perf_counter() - begun


async def _lags(done: asyncio.Event) -> list[float]:
    """By how much the loop was late, every five milliseconds."""
    lags: list[float] = []
    while not done.is_set():
        begun = perf_counter()
        await asyncio.sleep(0.005)
        lags.append(perf_counter() - begun - 0.005)
    return sorted(lags)


async def _drained(posts: PostStore, channel: int) -> None:
    while post := await posts.next_in(channel):
        await posts.sent(post.key, body=post.body, message=post.message, at=_AT)


async def _measure(folder: Path) -> None:
    store = await open_store(f"sqlite:///{folder / 'record.db'}")
    posts = store.posts
    begun = perf_counter()
    for number in range(200):
        await posts.claim(f"s{number}", at=_AT)
    print(f"claims one after the other      {200 / (perf_counter() - begun):8,.0f} a second")
    done = asyncio.Event()
    watching = asyncio.create_task(_lags(done))
    taken = sorted(await asyncio.gather(*(_answered(posts, at) for at in range(_POSTS))))
    done.set()
    lags = await watching
    print(
        f"claim, keep, look at {_EACH_SECOND} a second   "
        f"p50 {taken[_POSTS // 2] * 1e3:.1f} ms, p99 {taken[_POSTS * 99 // 100] * 1e3:.1f} ms; "
        f"loop late p99 {lags[len(lags) * 99 // 100] * 1e3:.1f} ms"
    )
    rate = await _all([posts.keep(_post(10_000 + at)) for at in range(_POSTS)])
    print(f"keep, all at once               {rate:8,.0f} a second")
    rate = await _all([posts.queue(_post(20_000 + at)) for at in range(_POSTS)])
    print(f"queue, all at once              {rate:8,.0f} a second")
    begun = perf_counter()
    await asyncio.gather(*(_drained(posts, channel) for channel in range(_CHANNELS)))
    print(f"taken and noted as sent         {_POSTS / (perf_counter() - begun):8,.0f} a second")
    await _all(
        [
            posts.save_schedule(Schedule(at, at, DigestMode.CHANGES, "", at % 24, "UTC"), at=_AT)
            for at in range(_SCHEDULES)
        ]
    )
    begun = perf_counter()
    due = [due_day(each, _AT) for each in await posts.schedules()]
    spent = (perf_counter() - begun) * 1e3
    print(f"a look at {len(due):,} schedules       {spent:8.1f} ms")
    await store.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print a line for each figure."""
    argparse.ArgumentParser(description=__doc__).parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_measure(Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
