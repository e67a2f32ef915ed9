"""``python -m tests.benchmarks.editing``: editors who are killed, whose power is cut, and whose word to
a member waits to be sent while the bot is killed; nothing that was acknowledged may be lost or doubled.
``--on-server`` does the first with a record on PostgreSQL, and kills its server as often as the editors.

Editors of four records (the operator's and three guilds') add, correct, retract, undo, roll back,
import, propose and accept without pause, and say through a pipe what was acknowledged. Run by hand; it
ends with status 1 when anything was lost, doubled or not whole. Cutting the power needs the extra
``faults``.
"""

import argparse
import asyncio
import os
import pickle
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

from tests.faults.conftest import surroundings
from tests.faults.lives import Lives, begin
from tests.faults.power import Tape, cuts, faults_after
from tests.faults.servers import lone_server
from tests.faults.test_edit_kill import DEEDS, changes_of, edits_killed, judged, mixed
from tests.faults.test_edit_lives import TAPED
from tests.wire.deciding import confirmed_through_kills

__all__ = ["main"]

_SEED: Final = 20220105
_EACH: Final = 50
"""Lives that are spent on one record before a new one is begun, and whole checks are made."""
_LINES: Final = 60
_PAUSE: Final = 0.03
"""A process is killed within so many lines that it says, and so many seconds after the last of them."""
_CUTS_EACH: Final = 100
"""Power cuts of one run."""
_EXAMPLES: Final = 3

Fault = str


def _told(faults: Sequence[Fault]) -> Iterator[str]:
    for each in faults[:_EXAMPLES]:
        yield f"    {each}"


def _kills(folder: Path, kills: int) -> list[Fault]:
    chance = random.Random(_SEED)  # noqa: S311 - the same moments in every run, as far as they go
    begun = perf_counter()
    killed = acknowledged = unsaid = 0
    faults: list[Fault] = []
    while killed < kills:
        lives = Lives(folder / f"killed-{killed}.db")
        while lives.killed < _EACH and killed + lives.killed < kills:
            number = killed + lives.killed
            lives.live(
                seed=number,
                deeds=1000,
                lines=chance.randrange(_LINES),
                pause=chance.uniform(0, _PAUSE),
                deep=lives.killed == _EACH - 1 or number == kills - 1,
            )
            if lives.faults:
                break
        killed += lives.killed
        acknowledged += lives.acknowledged
        unsaid += lives.unsaid
        faults += lives.faults
        if lives.faults:
            break
    print(
        f"{killed} kills at random in {perf_counter() - begun:.0f} s: {acknowledged} deeds "
        f"acknowledged, {unsaid} more found done; {len(faults)} lost, doubled or not whole"
    )
    return faults


def _server_kills(kills: int) -> list[Fault]:
    """Kill editors and the server under them by turns; a new record every so many lives."""
    chance = random.Random(_SEED)  # noqa: S311 - the same moments in every run, as far as they go
    begun = perf_counter()
    killed = acknowledged = unsaid = 0
    faults: list[Fault] = []
    while killed < kills and not faults:
        with lone_server() as server:
            lives = Lives(server.address)
            while lives.killed < _EACH and killed + lives.killed < kills and not lives.faults:
                number = killed + lives.killed
                lives.live(
                    seed=number,
                    deeds=6 if number % 2 else 1000,
                    lines=chance.randrange(24 if number % 2 else _LINES),
                    pause=chance.uniform(0, _PAUSE),
                    deep=lives.killed == _EACH - 1 or number == kills - 1,
                    strike=server.anew if number % 2 else None,
                )
        killed += lives.killed
        acknowledged += lives.acknowledged
        unsaid += lives.unsaid
        faults += lives.faults
    print(
        f"PostgreSQL: {killed} kills of editors and of the server in {perf_counter() - begun:.0f} s: {acknowledged} "
        f"deeds acknowledged, {unsaid} more found done; {len(faults)} lost, doubled or not whole"
    )
    return faults


async def _at_statements(folder: Path) -> list[Fault]:
    """Kill each kind of change before each of its statements."""
    faults: list[Fault] = []
    for kind in ("mixed", *DEEDS):
        path = folder / f"{kind}.db"
        if kind == "mixed":
            await begin(path)
            changes = mixed()
        else:
            changes = await changes_of(path, DEEDS[kind])
        before, seen = await asyncio.to_thread(edits_killed, path, changes)
        try:
            judged(before, seen)
        except AssertionError as error:
            faults.append(f"{kind}: {error}")
        print(f"{kind}: killed before each of {len(seen) - 1} statements; {len(faults)} not whole")
    return faults


def _taped(folder: Path, seed: int) -> Tape:
    place = folder / f"taped-{seed}"
    place.mkdir()
    subprocess.run(
        [sys.executable, "-c", TAPED, str(place / "record.db"), str(seed)],
        check=True,
        env=dict(surroundings(folder)),
    )
    tape: Tape = pickle.loads((place / "tape").read_bytes())  # noqa: S301 - made just now
    return tape


def _power(folder: Path, points: int, *, syncs: bool) -> list[Fault]:
    """Cut the power at so many points, over several runs of the editors."""
    chance = random.Random(_SEED)  # noqa: S311 - the same points in every run
    faults: list[Fault] = []
    bad = done = steps = 0
    begun = perf_counter()
    while done < points:
        with tempfile.TemporaryDirectory(dir=folder) as name:
            tape = _taped(Path(name), done)
            steps += len(tape.steps)
            wanted = min(_CUTS_EACH, points - done)
            at = chance.sample(range(2, len(tape.steps) + 1), wanted)
            for cut in cuts(tape, at, seed=done, syncs=syncs):
                place = Path(name) / f"cut-{cut.step}"
                place.mkdir()
                try:
                    wrong = faults_after(cut, place, deep=True)
                except Exception as error:  # noqa: BLE001 - what cannot be opened is lost
                    wrong = [repr(error)]
                bad += bool(wrong)
                faults += wrong
            done += wanted
    print(
        f"{done} power cuts over {steps} writes and syncs in {perf_counter() - begun:.0f} s"
        f"{'' if syncs else ', on a disk that obeys no sync'}: {bad} records not as acknowledged"
    )
    return faults


async def _confirmed(folder: Path, kills: int) -> list[Fault]:
    begun = perf_counter()
    told = await confirmed_through_kills(folder, kills=kills, each=4, seed=_SEED)
    print(
        f"{told.kills} kills of the bot in {perf_counter() - begun:.0f} s over {told.due} words to "
        f"members, of which {told.tried} were tried again: {told.missing} missing, "
        f"{told.doubled} doubled"
    )
    return [*told.faults, *["missing"] * told.missing, *["doubled"] * told.doubled]


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill, cut and print what became of the edits."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.editing", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000, help="of editors (default: 1000)")
    parser.add_argument("--cuts", type=int, default=1000, help="of the power (default: 1000)")
    parser.add_argument("--bot-kills", type=int, default=25, help="of the bot (default: 25)")
    parser.add_argument(
        "--on-server",
        type=int,
        default=0,
        help="kills of editors and of PostgreSQL (default: none)",
    )
    chosen = parser.parse_args(arguments)
    faults: list[Fault] = []
    if chosen.on_server:
        faults += _server_kills(chosen.on_server)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if chosen.kills:
            found = _kills(folder, chosen.kills)
            found += asyncio.run(_at_statements(folder))
            faults += found
        if chosen.cuts and _has_apsw():
            faults += _power(folder, chosen.cuts, syncs=True)
            if not _power(folder, min(chosen.cuts, _CUTS_EACH), syncs=False):
                faults.append("a disk that obeys no sync lost nothing: the cuts cut nothing")
        if chosen.bot_kills:
            faults += asyncio.run(_confirmed(folder, chosen.bot_kills))
    for line in _told(faults):
        print(line)
    return int(bool(faults))


def _has_apsw() -> bool:
    try:
        import apsw  # noqa: F401 - whether it is there
    except ImportError:
        print("power cuts: not made; install the extra “faults”")
        return False
    return True


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
