"""``python -m tests.benchmarks.layers``: what edits cost those who make them and those who ask meanwhile.

Run by hand on a quiet machine; nothing here is asserted. All of it is in one process, over a file.
"""

import argparse
import asyncio
import gc
import statistics
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from shutil import copy
from time import perf_counter
from typing import Final

from bot.app import open_desk
from bot.desk import Desk
from knowledge.authority import Actor
from knowledge.curate import Entering
from knowledge.dates.span import DateSpan
from knowledge.document import describe
from knowledge.entry import Draft
from knowledge.models import Citation, Fact, RevisionAction
from knowledge.storage import open_store
from knowledge.storage.editing import ChangeSet, Edit, Editor
from knowledge.storage.interface import FactStore
from knowledge.storage.posting import Guild
from tests.benchmarks.figure import Figure, heading, row
from tests.golden.sets import SETS
from tests.wire.town import load_record

__all__ = ["main"]

EVENT: Final = "kazakhstan-2022"
_SOURCE: Final = "globalsecurity-tick-tock"
_TODAY: Final = date(2024, 3, 15)
_AT: Final = 1_710_000_000
_ROLE: Final = 7
_EACH_SECOND: Final = 20.0
_WORDS: Final = "lantern harvest marble pepper violin walnut copper zebra canoe magnet".split()


def _statement(number: int) -> str:
    """Something that nobody has recorded before, in words of which some are on record."""
    one, other = _WORDS[number % 10], _WORDS[number // 10 % 10]
    return f"The {one} and the {other} of house {number} in Almaty were damaged by protesters."


def _share(values: Sequence[float], percent: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


async def _timed(work: Awaitable[object]) -> float:
    """Milliseconds that it takes."""
    began = perf_counter()
    await work
    return (perf_counter() - began) * 1000


@asynccontextmanager
async def _desk(folder: Path, record: Path) -> AsyncIterator[Desk]:
    place = Path(tempfile.mkdtemp(dir=folder))
    path = copy(record, place / "record.db")
    async with open_desk(f"sqlite:///{path}", clock=lambda: _AT) as desk:
        await desk.knowledge(0)
        yield desk


def _questions() -> Iterator[str]:
    """Questions people ask, of this event."""
    return cycle(
        [case.question for case in SETS["kazakhstan"].cases() if "\n" not in case.question]
    )


async def _fill(store: FactStore, guild: int, edits: int) -> None:
    """Put so many facts of a guild's own into its layer, at once."""
    view = store.view(guild)
    names = {name.id: name for name in await view.names((EVENT,))}
    day = date(2022, 1, 3).toordinal()
    made = []
    for number in range(edits):
        fact = Fact(
            "",
            _statement(guild * 1000 + number),
            DateSpan(day + number % 8, day + number % 8),
            citations=(Citation(_SOURCE, 1),),
            places=("almaty",) if "almaty" in names else (),
            scope=EVENT,
        )
        made.append(Edit(fact, describe(fact, names), RevisionAction.ADD, 0))
    changes = ChangeSet(Editor(0, "benchmark"), "", _AT, f"{guild}:fill", tuple(made))
    await view.edit(changes)


async def _edits(desk: Desk, guild: int, count: int) -> list[float]:
    """Times of so many additions one after the other, as a moderator's form makes them."""
    await desk.posts.save_guild(Guild(guild, editor_role=_ROLE), at=_AT)
    curator = await desk.curator(guild)
    actor = Actor(3, guild, frozenset({_ROLE}), name="Ann")
    times = []
    for number in range(count):
        who = Entering(actor, _AT + number, f"e{guild}-{number}")
        draft = Draft(_statement(number), "5 January 2022", _SOURCE, "1")
        times.append(await _timed(curator.add(who, EVENT, draft, today=_TODAY)))
    return times


async def _asking(desk: Desk, guild: int, times: list[float]) -> None:
    """Ask at an even pace until cancelled."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    for number, question in enumerate(_questions()):
        await asyncio.sleep(max(0.0, began + number / _EACH_SECOND - loop.time()))
        knowledge = await desk.knowledge(guild)
        times.append(await _timed(knowledge.ask(question, today=_TODAY, event=EVENT)))


async def _latency(folder: Path, record: Path, count: int) -> list[Figure]:
    async with _desk(folder, record) as desk:
        alone = await _edits(desk, 1, count)
        asked: list[float] = []
        asking = asyncio.create_task(_asking(desk, 2, asked))
        beside = await _edits(desk, 2, count)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
    return [
        Figure("an edit, half of them within", _share(alone, 50), "ms", 0, f"{count} edits"),
        Figure("an edit, 99 of 100 within", _share(alone, 99), "ms"),
        Figure("with 20 questions/s, half within", _share(beside, 50), "ms"),
        Figure("with 20 questions/s, 99 of 100 within", _share(beside, 99), "ms"),
        Figure("a question meanwhile, half within", _share(asked, 50), "ms", 0, f"{len(asked)}"),
        Figure("a question meanwhile, 99 of 100 within", _share(asked, 99), "ms"),
    ]


async def _times(desk: Desk, guild: int, count: int) -> list[float]:
    knowledge = await desk.knowledge(guild)
    return [
        await _timed(knowledge.ask(question, today=_TODAY, event=EVENT))
        for question in islice(_questions(), count)
    ]


async def _first(folder: Path, record: Path) -> list[Figure]:
    """The first question of a guild that has just recorded its first fact."""
    question = next(_questions())
    async with _desk(folder, record) as desk:
        await _times(desk, 0, 50)
        fresh = []
        for guild in range(1, 21):
            (_,) = await _edits(desk, guild, 1)
            knowledge = await desk.knowledge(guild)
            fresh.append(await _timed(knowledge.ask(question, today=_TODAY, event=EVENT)))
        again = []
        for number in range(20):
            curator = await desk.curator(1)
            who = Entering(Actor(3, 1, frozenset({_ROLE})), _AT, f"again-{number}")
            draft = Draft(_statement(5000 + number), "5 January 2022", _SOURCE, "1")
            await curator.add(who, EVENT, draft, today=_TODAY)
            knowledge = await desk.knowledge(1)
            again.append(await _timed(knowledge.ask(question, today=_TODAY, event=EVENT)))
    return [
        Figure("first question in a new layer, half within", _share(fresh, 50), "ms"),
        Figure("first question in a new layer, slowest", max(fresh), "ms"),
        Figure("first question after a further edit", _share(again, 50), "ms"),
    ]


async def _ratio(folder: Path, record: Path, edits: int, count: int) -> list[Figure]:
    """What asking takes where a guild has many edits of its own, beside the bare pack."""
    async with _desk(folder, record) as desk:
        store = await open_store(f"sqlite:///{_path_of(folder)}")
        await _fill(store, 9, edits)
        await store.close()
        await _times(desk, 0, 50)
        await _times(desk, 9, 50)
        bare, layered = await _times(desk, 0, count), await _times(desk, 9, count)
    ratio = _share(layered, 50) / _share(bare, 50)
    return [
        Figure("asking the bare pack, half within", _share(bare, 50), "ms"),
        Figure(f"asking a layer of {edits}, half within", _share(layered, 50), "ms"),
        Figure(f"asking a layer of {edits}, 99 of 100", _share(layered, 99), "ms"),
        Figure("so many times as long", ratio, "times"),
    ]


def _path_of(folder: Path) -> Path:
    """The record that was copied last."""
    return max(folder.glob("*/record.db"), key=lambda path: path.stat().st_ctime)


def _resident() -> float:
    """Memory in MiB, where Linux tells it; else 0."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    held = [line.split()[1] for line in lines if line.startswith("VmRSS:")]
    return int(held[0]) / 1024 if held else 0.0


async def _held(folder: Path, record: Path, guilds: int, edits: int) -> None:
    """Print the memory of a process that has answered in so many guilds."""
    async with _desk(folder, record) as desk:
        if edits:
            store = await open_store(f"sqlite:///{_path_of(folder)}")
            for guild in range(1, guilds + 1):
                await _fill(store, guild, edits)
            await store.close()
            gc.collect()
        for guild, question in zip(range(1, guilds + 1), _questions(), strict=False):
            knowledge = await desk.knowledge(guild)
            await knowledge.ask(question, today=_TODAY, event=EVENT)
        print(_resident())


def _memory(record: Path, guilds: int, edits: int) -> list[Figure]:
    """Memory of two processes, one of which has layers."""
    held = []
    for each in (0, edits):
        done = subprocess.run(
            [sys.executable, "-m", __spec__.name, "--held", str(record), str(guilds), str(each)],
            check=True,
            capture_output=True,
            text=True,
        )
        held.append(float(done.stdout))
    return [
        Figure(f"memory after a question in {guilds} guilds", held[0], "MiB"),
        Figure(f"where each has {edits} edits", held[1], "MiB"),
    ]


async def _measured(folder: Path, record: Path, choice: argparse.Namespace) -> None:
    parts: tuple[Callable[[], Awaitable[list[Figure]]], ...] = (
        lambda: _latency(folder, record, choice.edits),
        lambda: _first(folder, record),
        lambda: _ratio(folder, record, 500, choice.questions),
    )
    for part in parts:
        for figure in await part():
            print(row(figure), flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; always 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.layers", description=__doc__)
    parser.add_argument("--edits", type=int, default=300, help="that are timed (default: 300)")
    parser.add_argument("--questions", type=int, default=300, help="that are timed (default: 300)")
    parser.add_argument("--guilds", type=int, default=200, help="with layers (default: 200)")
    parser.add_argument("--held", nargs=3, help=argparse.SUPPRESS)
    choice = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if choice.held:
            record, guilds, edits = choice.held
            asyncio.run(_held(folder, Path(record), int(guilds), int(edits)))
            return 0
        record = folder / "sound.db"
        asyncio.run(load_record(record))
        print(heading())
        asyncio.run(_measured(folder, record, choice))
        for figure in _memory(record, choice.guilds, 20):
            print(row(figure))
    return 0


if __name__ == "__main__":
    sys.exit(main())
