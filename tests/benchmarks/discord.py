"""``python -m tests.benchmarks.discord``: the bot over real sockets, under load, with many guilds.

Run by hand on a quiet machine; nothing here is asserted. The make-believe Discord runs in this process,
the bot in one of its own.
"""

import argparse
import asyncio
import shutil
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from tests.benchmarks.figure import Figure, heading, row
from tests.benchmarks.lagging import lag_of
from tests.golden.sets import SETS
from tests.wire.fake import FakeDiscord
from tests.wire.interactions import Interaction
from tests.wire.process import Process
from tests.wire.town import QUESTION, load_record
from tests.wire.world import Channel, User

__all__ = ["main"]

_SETTLE: Final = 3.0
"""Seconds after the start before memory is read."""


class Bench:
    """A guild with members and channels to ask in, and the bot."""

    def __init__(self, folder: Path, record: Path, *, guilds: int = 1) -> None:
        self.discord = FakeDiscord(checked=False)
        world = self.discord.world
        self.guild = world.add_guild("Riverside")
        self.channels = [world.add_channel(self.guild, f"talk-{at}") for at in range(30)]
        self.users = [self.discord.members.join(self.guild, f"member{at}") for at in range(200)]
        for at in range(1, guilds):
            guild = world.add_guild(f"guild {at}", owner=self.users[0])
            for number in range(30):
                world.add_channel(guild, f"channel-{number}")
            for number in range(19):
                world.add_role(guild, f"role {number}")
        self.bot = Process(self.discord, folder, record)
        self.only_ask = False
        """Whether every command is a question."""

    def turn(self, number: int) -> tuple[User, Channel]:
        """Who asks the question of a number, and where."""
        return self.users[number % len(self.users)], self.channels[number % len(self.channels)]


@asynccontextmanager
async def _bench(folder: Path, record: Path, *, guilds: int = 1) -> AsyncIterator[Bench]:
    place = Path(tempfile.mkdtemp(dir=folder))
    bench = Bench(place, Path(shutil.copy(record, place / "record.db")), guilds=guilds)
    async with bench.discord:
        try:
            yield bench
        finally:
            bench.bot.end_at_once()


def _share(values: Sequence[float], percent: int) -> float:
    if len(values) < 2:
        return float("nan")
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


async def _started(bench: Bench, times: int = 1) -> float:
    """Start the bot; seconds until it knows its guilds."""
    began = perf_counter()
    bench.bot.start()
    await bench.discord.ready(times, 60)
    return perf_counter() - began


async def _memory(folder: Path, record: Path, guilds: int, budget: float) -> list[Figure]:
    async with _bench(folder, record, guilds=guilds) as bench:
        began = perf_counter()
        ready = await _started(bench)
        await asyncio.sleep(_SETTLE)
        idle, spent = bench.bot.resident, bench.bot.spent
        asked = await bench.discord.members.asks(*bench.turn(0), QUESTION)
        at = perf_counter()
        await bench.discord.answered(asked, 60)
        first = perf_counter() - at
        for number in range(20):
            user, channel = bench.turn(number)
            await bench.discord.answered(await bench.discord.members.asks(user, channel, QUESTION))
        note = f"{spent:.2f} s of processor time in {perf_counter() - began:.0f} s"
        return [
            Figure(f"ready, {guilds} guilds", ready, "s"),
            Figure(f"idle, {guilds} guilds", idle, "MiB", budget, note),
            Figure("first answer after that", first, "s"),
            Figure("after 21 answers", bench.bot.resident, "MiB"),
        ]


async def _paced(each_second: float, seconds: float) -> AsyncIterator[int]:
    """Numbers at an even pace, in bursts no longer than what was missed."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    for number in range(int(each_second * seconds)):
        wait = began + number / each_second - loop.time()
        if wait > 0:
            await asyncio.sleep(wait)
        yield number


async def _interactions(
    folder: Path,
    record: Path,
    each_second: float,
    seconds: float,
    *,
    only_ask: bool = False,
    warm: bool = True,
) -> list[Figure]:
    """Slash commands of all kinds at once; each must be acknowledged within three seconds."""
    async with _bench(folder, record) as bench:
        bench.only_ask = only_ask
        await _started(bench)
        await bench.discord.until(lambda: bool(bench.discord.requests("PUT", "/commands")), 60)
        if warm:
            first = await bench.discord.members.asks(*bench.turn(0), QUESTION)
            await bench.discord.answered(first, 60)
        questions = _questions()
        calls: list[Interaction] = []
        spent = bench.bot.spent
        async for number in _paced(each_second, seconds):
            user, channel = bench.turn(number)
            calls.append(await _call(bench, number, user, channel, next(questions)))
        await asyncio.sleep(4)
        spent = bench.bot.spent - spent
        waits = [(call.answered - call.sent) * 1000 for call in calls if call.answer]
        lost = sum(not call.answer for call in calls)
        at = perf_counter()
        with suppress(TimeoutError):
            await bench.discord.until(lambda: not any(_open(call) for call in calls), 60)
        unfinished = sum(_open(call) for call in calls)
        turned = sum(call.private for call in calls if call.data["name"] == "ask")
        what = f"{each_second:.0f} {'questions' if only_ask else 'interactions'}/s"
        what = what if warm else f"at first {what}"
        return [
            Figure(f"{what}, acknowledged, half within", _share(waits, 50), "ms"),
            Figure(f"{what}, 99 of 100 within", _share(waits, 99), "ms", 1000),
            Figure(f"{what}, slowest", max(waits, default=0), "ms", 3000),
            Figure(f"{what}, lost", lost, "of them", 0, f"of {len(calls)}"),
            Figure(f"{what}, never completed", unfinished, "of them"),
            Figure(f"{what}, questions turned away", turned, "of them"),
            Figure("the last answer came after", perf_counter() - at + 4, "s"),
            Figure("processor time for each", spent * 1000 / max(1, len(calls)), "ms"),
        ]


def _open(call: Interaction) -> bool:
    return call.type == 2 and call.shown is None


async def _call(
    bench: Bench, number: int, user: User, channel: Channel, question: str
) -> Interaction:
    members = bench.discord.members
    kinds: tuple[tuple[str, dict[str, Any]], ...] = (
        ("ask", {"question": question}),
        ("help", {}),
        ("fact", {"id": "KZ-0001"}),
        ("day", {"date": "6 January 2022"}),
        ("events", {}),
    )
    if bench.only_ask:
        return await members.calls(user, channel, "ask", question=question)
    if number % 6 == 5:
        return await members.types(user, channel, "day", "date", date="6 jan")
    path, options = kinds[number % 6]
    return await members.calls(user, channel, path, **options)


def _questions() -> Iterator[str]:
    """Questions people ask, over and over."""
    asked = [
        case.question.replace("\n", " ") for golden in SETS.values() for case in golden.cases()
    ]
    while True:
        yield from asked


async def _mentions(folder: Path, record: Path, each_second: float, seconds: float) -> list[Figure]:
    async with _bench(folder, record) as bench:
        bench.bot.module = "tests.benchmarks.lagging"
        lag = folder / "lag"
        bench.bot.settings["LAG_FILE"] = str(lag)
        await _started(bench)
        await bench.discord.answered(await bench.discord.members.asks(*bench.turn(0), QUESTION), 60)
        await asyncio.sleep(1)
        await asyncio.to_thread(lag_of, bench.bot.pid, lag)
        questions = _questions()
        loop = asyncio.get_running_loop()
        told: dict[str, float] = {}
        spent = bench.bot.spent
        async for number in _paced(each_second, seconds):
            user, channel = bench.turn(number)
            began = loop.time()
            message = await bench.discord.members.asks(user, channel, next(questions))
            told[message["id"]] = began
        await asyncio.sleep(3)
        spent = bench.bot.spent - spent
        late = await asyncio.to_thread(lag_of, bench.bot.pid, lag)
        first: dict[str, float] = {}
        for seen in bench.discord.requests("POST", "/messages"):
            first.setdefault(seen.body["message_reference"]["message_id"], seen.at)
        waits = [(first[one] - began) * 1000 for one, began in told.items() if one in first]
        what = f"{each_second:.0f} mentions/s"
        return [
            Figure(f"{what}, told to send call, half within", _share(waits, 50), "ms", 50),
            Figure(f"{what}, 99 of 100 within", _share(waits, 99), "ms", 250),
            Figure(f"{what}, unanswered", len(told) - len(waits), "of them", 0, f"of {len(told)}"),
            Figure("the loop comes round late, 99 of 100", _share(late, 99), "ms", 25),
            Figure("the loop comes round late, worst", max(late, default=0), "ms", 100),
            Figure("processor time for each", spent * 1000 / max(1, len(told)), "ms"),
            Figure("memory at the end", bench.bot.resident, "MiB"),
        ]


async def _measure(choice: argparse.Namespace, folder: Path, record: Path) -> None:
    parts: dict[str, Callable[[], Awaitable[list[Figure]]]] = {
        "memory": lambda: _memory(folder, record, 1, 60),
        "guilds": lambda: _memory(folder, record, choice.guilds, 200),
        "interactions": lambda: _interactions(folder, record, choice.interactions, 10),
        "cold": lambda: _interactions(folder, record, choice.interactions, 10, warm=False),
        "questions": lambda: _interactions(folder, record, choice.interactions, 10, only_ask=True),
        "mentions": lambda: _mentions(folder, record, choice.mentions, choice.seconds),
    }
    print(heading())
    for name, part in parts.items():
        if choice.only in ("", name):
            for figure in await part():
                print(row(figure), flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; always 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.discord", description=__doc__)
    parser.add_argument(
        "--only", default="", help="memory, guilds, interactions, cold, questions or mentions"
    )
    parser.add_argument("--guilds", type=int, default=2500, help="default: 2500")
    parser.add_argument("--interactions", type=float, default=300, help="a second; default: 300")
    parser.add_argument("--mentions", type=float, default=20, help="a second; default: 20")
    parser.add_argument("--seconds", type=float, default=60, help="of mentions; default: 60")
    choice = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "sound.db"
        asyncio.run(load_record(record))
        asyncio.run(_measure(choice, Path(folder), record))
    return 0


if __name__ == "__main__":
    sys.exit(main())
