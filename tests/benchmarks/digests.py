"""``python -m tests.benchmarks.digests``: years of daily digests in many zones, in a process that is
killed again and again; each local day must have been posted once.

The years pass quickly: a process works through them look by look, with pauses of up to three hours
between two looks, posts what is due and sends it to a file that stands for Discord. It is killed at
random, and the next one goes on. Run by hand; it ends with status 1 when a day was lost or doubled.
"""

import argparse
import asyncio
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Final
from zoneinfo import available_timezones

from bot.digests.clockwork import KIND, Clockwork, digest_key
from bot.digests.daily import local_day
from bot.sending.outbox import Outbox, Outcome, Sent
from knowledge.storage import open_store
from knowledge.storage.posting import DigestMode, Post, PostState, Schedule, Settled

__all__ = ["main"]

_START: Final = int(datetime(2023, 1, 1, tzinfo=UTC).timestamp())
_HOUR: Final = 3600
_DAY: Final = 24 * _HOUR
_LIVES: Final = (0.4, 3.0)
"""Seconds within which a process is killed."""


class _Life:
    """One process, from its start to its end or to its being killed."""

    def __init__(self, folder: Path, end: int) -> None:
        self._folder = folder
        self._end = end
        self._spot = folder / "time"
        self._now = int(self._spot.read_text()) if self._spot.exists() else _START

    async def run(self) -> None:
        store = await open_store(f"sqlite:///{self._folder / 'record.db'}", readers=1)
        outbox = Outbox(store.posts, self._deliver, clock=lambda: self._now)
        outbox.start()
        works = Clockwork(
            store.posts,
            self._compose,
            self._notice,
            clock=lambda: self._now,
            wake=outbox.wake,
            breath=0.0,
        )
        chance = random.Random(os.getpid())  # noqa: S311 - times need not be secret
        while self._now < self._end:
            await works.rounds.look()
            self._now += chance.randrange(60, int(2.9 * _HOUR))
            draft = self._spot.with_suffix(".new")
            draft.write_text(str(self._now))
            draft.rename(self._spot)
        await outbox.drain(120)
        for post in await store.posts.waiting(limit=1000):
            raise RuntimeError(f"{post.key} was not sent")
        await store.close()

    async def _compose(
        self, schedule: Schedule, day: int, before: Settled | None, at: int
    ) -> Post | None:
        key = digest_key(schedule.id, day)
        return Post(key, KIND, schedule.channel, schedule.guild, body="{}", created=at)

    async def _notice(self, schedule: Schedule, reason: str, at: int) -> Post | None:
        return None

    async def _deliver(self, post: Post, doubtful: bool) -> Outcome:
        with (self._folder / "received").open("a", encoding="utf-8") as file:
            file.write(f"{post.key}\n")
        return Sent(1000)


async def _begin(folder: Path, zones: Sequence[str]) -> list[Schedule]:
    store = await open_store(f"sqlite:///{folder / 'record.db'}")
    chance = random.Random(1)  # noqa: S311 - the same hours each time are what is wanted
    made = [
        await store.posts.save_schedule(
            Schedule(5, channel, DigestMode.CHANGES, "", chance.randrange(24), zone), at=_START
        )
        for channel, zone in enumerate(zones, 1)
    ]
    await store.close()
    return made


def _live(folder: Path, end: int) -> int:
    """Let processes work until the end has come; how many were killed."""
    chance = random.Random(2)  # noqa: S311 - times need not be secret
    command = [sys.executable, "-m", "tests.benchmarks.digests", "--life", str(folder), str(end)]
    killed = 0
    while True:
        process = subprocess.Popen(command)
        try:
            process.wait(chance.uniform(*_LIVES))
        except subprocess.TimeoutExpired:
            process.kill()
            killed += process.wait() == -signal.SIGKILL
        if process.returncode == 0:
            return killed
        if process.returncode > 0:
            raise SystemExit(process.returncode)


async def _judge(folder: Path, made: Sequence[Schedule], end: int) -> tuple[int, int, int, int]:
    """Days that were due, posts that were lost, doubled, and sent again under the same nonce."""
    received = Counter((folder / "received").read_text(encoding="utf-8").split())
    store = await open_store(f"sqlite:///{folder / 'record.db'}")
    days = lost = 0
    for each in made:
        for day in range(local_day(each.zone, _START) + 1, local_day(each.zone, end) - 1):
            key = digest_key(each.id, day)
            post = await store.posts.post(key)
            days += 1
            lost += not (post and post.state is PostState.SENT and received[key])
    known = [key for key in received if await store.posts.post(key)]
    wrong = [each for each in await store.check(deep=True) if not each.ok]
    await store.close()
    if wrong:
        raise SystemExit(f"The record is damaged: {wrong}")
    doubled = len(received) - len(known)
    return days, lost, doubled, sum(received.values()) - len(received)


def main(arguments: Sequence[str] | None = None) -> int:
    """Let the years pass and print what became of their days."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=730)
    parser.add_argument("--zones", type=int, default=40, help="how many zones; 0 for all")
    parser.add_argument("--life", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.life:
        asyncio.run(_Life(Path(chosen.life[0]), int(chosen.life[1])).run())
        return 0
    zones = sorted(available_timezones())
    if chosen.zones:
        zones = random.Random(3).sample(zones, chosen.zones)  # noqa: S311 - the same zones each time
    end = _START + chosen.days * _DAY
    begun = perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = asyncio.run(_begin(folder, zones))
        killed = _live(folder, end)
        days, lost, doubled, again = asyncio.run(_judge(folder, made, end))
    print(f"{len(zones)} zones, {chosen.days} days, {perf_counter() - begun:.0f} s")
    print(f"{killed} kills; {days} local days due: {lost} lost, {doubled} doubled")
    print(f"{again} posts were sent again under their nonce after a kill")
    return int(lost > 0 or doubled > 0)


if __name__ == "__main__":
    sys.exit(main())
