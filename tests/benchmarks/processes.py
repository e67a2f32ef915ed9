"""``python -m tests.benchmarks.processes``: several processes on one record on PostgreSQL. How fast a share of the
shards is taken over from one that is killed or hangs, and whether it ever has two owners; whether each claim has one
winner; how far apart sessions begin; how soon an edit is heard of.

Each process notes the server's time whenever it believes that it holds its share, many times a second; what two of them
noted of one share must not overlap. Run by hand; it ends with status 1 when something went wrong.
"""

import argparse
import asyncio
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Awaitable
from contextlib import suppress
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Final

import asyncpg

from bot.config import Settings
from bot.running.shares import Shares
from knowledge.storage import open_store
from knowledge.storage.leasing import Held
from knowledge.storage.postgres.processes import PostgresProcesses
from knowledge.storage.posting import DigestMode, Post, Schedule
from tests.benchmarks.figure import Figure, heading, row
from tests.server import running_server

__all__ = ["main"]

_PARTS: Final = 4
_PROCESSES: Final = 8
_LANES: Final = 4
_SHARED: Final = 16
"""Claims that share a commit."""
_EDITS: Final = 200
_CLOCK: Final = "SELECT EXTRACT(EPOCH FROM clock_timestamp())::float8"
_CHANCE: Final = random.SystemRandom()
_SCHEMA: Final = {"search_path": "ticktock"}


# -- shares ---------------------------------------------------------------------------------------


async def _hold(address: str, file: Path) -> None:
    """Hold a share whenever there is one, and note the server's time while it is held."""
    processes = PostgresProcesses(address)
    shares = Shares(processes, Settings(process_count=_PARTS, shard_count=_PARTS))
    looking = await asyncpg.connect(address)
    with file.open("a") as notes:
        while True:
            await shares.take(asyncio.Event())
            keeping = asyncio.create_task(shares.keep())
            while not shares.gone.is_set():
                at = await looking.fetchval(_CLOCK)
                if shares.holds() and shares.lease is not None:
                    print(shares.lease.share.part, shares.lease.fence, at, file=notes, flush=True)
                await asyncio.sleep(0.005)
            await keeping


class _Holders:
    """Processes that hold shares or stand by, ``killed`` and ``hung`` one after the other."""

    def __init__(self, address: str, folder: Path) -> None:
        self._address = address
        self._folder = folder
        self._numbers = itertools.count()
        self._running: dict[int, subprocess.Popen[bytes]] = {}
        self.taken: dict[str, list[float]] = {"killed": [], "hung": []}
        """Seconds from an end until somebody else had the share."""

    def start(self) -> None:
        file = self._folder / f"{next(self._numbers)}.txt"
        words = [sys.executable, "-m", __spec__.name, "_hold", self._address, str(file)]
        begun = subprocess.Popen(words)
        self._running[begun.pid] = begun

    async def round(self, processes: PostgresProcesses, looking: asyncpg.Connection) -> None:
        """Kill half of the holders and let the others hang; wait until every share is held again."""
        before = {each.lease.share.part: each.lease for each in await self._held(processes)}
        # At any time between two renewals.
        await asyncio.sleep(_CHANCE.uniform(0.0, 5.0))
        at = {}
        hung = []
        for part, lease in before.items():
            pid = int(lease.owner.split(":")[1])
            kills = _CHANCE.random() < 0.5
            os.kill(pid, signal.SIGKILL if kills else signal.SIGSTOP)
            at[part] = await looking.fetchval(_CLOCK), "killed" if kills else "hung"
            if kills:
                self._running.pop(pid).wait()
                self.start()
            else:
                hung.append(pid)
        while True:
            now = {each.lease.share.part: each for each in await self._held(processes)}
            if all(now[part].lease.fence > lease.fence for part, lease in before.items()):
                break
            await asyncio.sleep(0.2)
        for part, (begun, how) in at.items():
            self.taken[how].append(now[part].taken - begun)
        for pid in hung:
            os.kill(pid, signal.SIGCONT)
        await asyncio.sleep(2.0)

    async def _held(self, processes: PostgresProcesses) -> list[Held]:
        while True:
            held = [each for each in await processes.shares() if each.live]
            if len(held) == _PARTS:
                return held
            await asyncio.sleep(0.2)

    def end(self) -> None:
        for each in self._running.values():
            each.kill()
            each.wait()


def _overlaps(folder: Path) -> tuple[int, int, float]:
    """How many times a process believed that it held a share, how many of these lay among another's,
    and the shortest time in seconds between two owners."""
    noted: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for file in folder.glob("*.txt"):
        for line in file.read_text().splitlines():
            part, fence, at = line.split()
            noted[int(part)][int(fence)].append(float(at))
    beliefs = doubled = 0
    least = float("inf")
    for owners in noted.values():
        beliefs += sum(map(len, owners.values()))
        for before, after in itertools.pairwise(sorted(owners)):
            last, first = max(owners[before]), min(owners[after])
            least = min(least, first - last)
            doubled += sum(at >= first for at in owners[before])
    return beliefs, doubled, least


async def _takeovers(address: str, rounds: int) -> tuple[list[Figure], bool]:
    with tempfile.TemporaryDirectory() as folder:
        holders = _Holders(address, Path(folder))
        processes = PostgresProcesses(address)
        looking = await asyncpg.connect(address)
        try:
            for _ in range(_PROCESSES):
                holders.start()
            for _ in range(rounds):
                await holders.round(processes, looking)
        finally:
            holders.end()
            await looking.close()
            await processes.close()
        beliefs, doubled, least = _overlaps(Path(folder))
    figures = [
        figure
        for how, seconds in holders.taken.items()
        for figure in (
            Figure(f"taken over from one that was {how}, median", median(seconds), "s", 30),
            Figure("the same, longest", max(seconds), "s", 30, f"{len(seconds)} of them"),
        )
    ]
    figures += [
        Figure("times that somebody held a share", beliefs, "of them"),
        Figure("of these while another held it", doubled, "of them"),
        Figure("shortest time between two owners", least, "s"),
    ]
    late = any(second > 30 for seconds in holders.taken.values() for second in seconds)
    return figures, not doubled and not late


# -- claims ---------------------------------------------------------------------------------------


async def _claim(address: str, claims: int, days: int, schedule: int) -> None:
    """Claim everything, as all others do at the same time; print what was won."""
    store = await open_store(address)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)

    def digest(day: int) -> Awaitable[bool]:
        post = Post(f"d{schedule}-{day}", "digest", 1, guild=1, body="{}", created=day)
        return store.posts.claim_digest(schedule, day, post, at=day)

    keyed = [key for key in range(claims) if await store.posts.claim(f"c{key}", at=key)]
    settled = [day for day in range(days) if await digest(day)]
    # Many in one commit, in an order of this process's own.
    shared = list(range(days))
    _CHANCE.shuffle(shared)
    mixed: list[int] = []
    for at in range(0, days, _SHARED):
        part = shared[at : at + _SHARED]
        won = await asyncio.gather(*(store.posts.claim(f"s{key}", at=key) for key in part))
        mixed += [key for key, mine in zip(part, won, strict=True) if mine]
    print(json.dumps({"keys": keyed, "days": settled, "mixed": mixed}), flush=True)
    await store.close()


def _claimers(*words: object) -> "list[subprocess.Popen[str]]":
    """Processes that have opened the record and wait for a line."""
    program = [sys.executable, "-m", __spec__.name, "_claim", *map(str, words)]
    pipe = subprocess.PIPE
    running = [
        subprocess.Popen(program, stdin=pipe, stdout=pipe, text=True) for _ in range(_PROCESSES)
    ]
    for each in running:
        assert each.stdout is not None
        each.stdout.readline()
    return running


async def _claims(address: str, claims: int) -> tuple[list[Figure], bool]:
    days = claims // 10
    store = await open_store(address)
    schedule = await store.posts.save_schedule(
        Schedule(1, 1, DigestMode.CHANGES, "", 9, "UTC"), at=0
    )
    running = await asyncio.to_thread(_claimers, address, claims, days, schedule.id)
    begun = perf_counter()
    for each in running:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()
    won = [json.loads(each.communicate()[0]) for each in running]
    took = perf_counter() - begun
    posts = len(await store.posts.waiting(limit=10))
    await store.close()
    wanted = {"keys": claims, "days": days, "mixed": days}
    once = {
        kind: sum(count == 1 for count in Counter(n for each in won for n in each[kind]).values())
        for kind in wanted
    }
    shares = sorted(len(each["keys"]) for each in won)
    tries = _PROCESSES * sum(wanted.values())
    figures = [
        Figure(f"claims by {_PROCESSES} processes at once", claims, "of them"),
        Figure("won by exactly one", once["keys"], "of them"),
        Figure("won by each process, fewest", shares[0], "of them", 0, f"most {shares[-1]}"),
        Figure("days of a digest, each with its post", days, "of them"),
        Figure("won by exactly one", once["days"], "of them", 0, f"{posts} channel waits"),
        Figure(f"claims, {_SHARED} in a commit, in any order", days, "of them"),
        Figure("won by exactly one", once["mixed"], "of them"),
        Figure("tries a second, all processes together", tries / took, "of them"),
    ]
    return figures, once == wanted


# -- sessions and notices -------------------------------------------------------------------------


async def _sessions(address: str) -> tuple[list[Figure], bool]:
    """Book many sessions by all processes at once; when each begins, by the server's clock."""
    many = [PostgresProcesses(address) for _ in range(_PROCESSES)]
    looking = await asyncpg.connect(address)
    begun = await looking.fetchval(_CLOCK)
    lanes: dict[int, list[float]] = defaultdict(list)

    async def book(process: PostgresProcesses, shard: int) -> None:
        wait = await process.book(shard, _LANES)
        lanes[shard % _LANES].append(await looking_at() + wait)

    lock = asyncio.Lock()

    async def looking_at() -> float:
        async with lock:
            return float(await looking.fetchval(_CLOCK))

    await asyncio.gather(*(book(many[shard % 8], shard) for shard in range(_PROCESSES * 8)))
    gaps = [
        after - before
        for times in lanes.values()
        for before, after in itertools.pairwise(sorted(times))
    ]
    for each in many:
        await each.close()
    await looking.close()
    last = max(at for times in lanes.values() for at in times) - begun
    figures = [
        Figure(f"sessions booked, {_LANES} at a time", len(gaps) + _LANES, "of them"),
        Figure("shortest time between two of a lane", min(gaps), "s"),
        Figure("until the last begins", last, "s"),
    ]
    return figures, min(gaps) > 5.0


async def _notices(address: str) -> tuple[list[Figure], bool]:
    """Edit and hear of it, with notices and without."""
    many = [PostgresProcesses(address) for _ in range(_PROCESSES)]
    heard: asyncio.Queue[float] = asyncio.Queue()
    tasks = [
        asyncio.create_task(each.follow(lambda _change: heard.put_nowait(perf_counter())))
        for each in many
    ]
    await asyncio.sleep(1.5)
    editing = await asyncpg.connect(address, server_settings=_SCHEMA)
    figures: list[Figure] = []
    whole = True
    for quiet, edits in (("", _EDITS), ("on", _EDITS // 20)):
        late: list[float] = []
        for _ in range(edits):
            async with editing.transaction():
                await editing.execute("SELECT set_config('ticktock.quiet', $1, true)", quiet)
                await editing.execute("UPDATE meta SET value = value + 1 WHERE name = 'change'")
            at = perf_counter()
            async with asyncio.timeout(10):
                late += [await heard.get() - at for _ in many]
        how = "by looking alone" if quiet else "by notice"
        cuts = quantiles(late, n=100)
        figures += [
            Figure(f"edit heard of by {_PROCESSES}, {how}, median", cuts[49] * 1000, "ms"),
            Figure("the same, 99 of 100", cuts[98] * 1000, "ms", 1000),
        ]
        whole = whole and cuts[98] < 1.1
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await editing.close()
    return figures, whole


async def _measure(address: str, claims: int, rounds: int) -> bool:
    await (await open_store(address)).close()
    sound = True
    for part in (
        _claims(address, claims),
        _sessions(address),
        _notices(address),
        _takeovers(address, rounds),
    ):
        figures, ok = await part
        sound = sound and ok
        for figure in figures:
            print(row(figure), flush=True)
    return sound


def main() -> int:
    """The status to end with."""
    if sys.argv[1:2] == ["_hold"]:
        with suppress(KeyboardInterrupt):
            asyncio.run(_hold(sys.argv[2], Path(sys.argv[3])))
        return 0
    if sys.argv[1:2] == ["_claim"]:
        asyncio.run(_claim(sys.argv[2], *map(int, sys.argv[3:])))
        return 0
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.processes")
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=6, help="of about 25 seconds each")
    asked = parser.parse_args()
    with running_server(durable=True) as server:
        print(heading())
        return 0 if asyncio.run(_measure(f"{server}/postgres", asked.claims, asked.rounds)) else 1


if __name__ == "__main__":
    sys.exit(main())
