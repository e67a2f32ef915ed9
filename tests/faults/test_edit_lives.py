"""Editors whose process is killed, or whose power is cut, at any moment: small runs of what
``tests.benchmarks.editing`` does at length."""

import asyncio
import json
import pickle
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from tests.faults.conftest import PATIENCE, surroundings
from tests.faults.editors import edit
from tests.faults.ledger import Deed, Done, Ledger, faults_of
from tests.faults.lives import begin
from tests.faults.power import Tape, cuts, faults_after

LIVES: Final = """
import json, sys
from pathlib import Path
from tests.faults.lives import Lives
lives = Lives(Path(sys.argv[1]))
for number in range(6):
    lives.live(seed=number, deeds=20, lines=3 + number * 7, deep=number == 5)
print(json.dumps([lives.killed, lives.acknowledged, lives.faults]))
"""
TAPED: Final = """
import asyncio, pickle, sys
from pathlib import Path
from tests.faults.apsw_driver import install
from tests.faults.editors import edit
from tests.faults.ledger import Ledger
from tests.faults.lives import begin
from tests.faults.power import Tape
path = Path(sys.argv[1])
asyncio.run(begin(path))
tape, ledger = Tape(path), Ledger()
install(tape)
first = int(sys.argv[2])
for life in range(first, first + 2):
    asyncio.run(edit(path, ledger, [], seed=life, deeds=12, say=tape.say))
path.with_name("tape").write_bytes(pickle.dumps(tape))
"""


def run(program: str, path: Path, *more: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, str(path), *more],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE * 4,
        env=dict(surroundings(path.parent)),
    )
    return done.stdout


def test_no_acknowledged_edit_is_lost_or_doubled_by_a_kill(tmp_path: Path) -> None:
    """Each life begins with what the one before had begun, by the same key."""
    killed, acknowledged, faults = json.loads(run(LIVES, tmp_path / "record.db"))
    assert faults == []
    assert killed == 6
    assert acknowledged > 30


def wrong_after_cuts(tape: Tape, folder: Path, points: int, **more: Any) -> list[list[str]]:
    """What is wrong after each of so many power cuts."""
    chance = random.Random(7)  # noqa: S311 - the same cuts in every run
    found: list[list[str]] = []
    for cut in cuts(tape, chance.sample(range(2, len(tape.steps)), points), seed=3, **more):
        place = folder / str(cut.step)
        place.mkdir()
        try:
            found.append(faults_after(cut, place, deep=not len(found) % 6))
        except Exception as error:  # noqa: BLE001 - a record that cannot be opened is a fault too
            found.append([repr(error)])
    return found


def edited(path: Path) -> Tape:
    """A record that is edited, its log read each time that an edit is acknowledged."""
    asyncio.run(begin(path))
    tape, log, held = Tape(path), path.with_name("record.db-wal"), b""

    def say(what: str, deed: Deed, done: Done) -> None:
        nonlocal held
        if what == "done":
            held = tape.sync(log, held)
        tape.say(what, deed, done)

    asyncio.run(edit(path, Ledger(), [], seed=5, deeds=3, say=say))
    return tape


def test_no_acknowledged_edit_is_lost_by_a_power_cut_in_a_commit(tmp_path: Path) -> None:
    """What the log held when an edit was acknowledged is there, what came after it in any state."""
    wrong = wrong_after_cuts(edited(tmp_path / "record.db"), tmp_path, 16)
    assert [each for each in wrong if each] == []


def test_edits_would_be_lost_where_the_disk_obeyed_no_sync(tmp_path: Path) -> None:
    """So the test above would notice."""
    wrong = wrong_after_cuts(edited(tmp_path / "record.db"), tmp_path, 6, syncs=False)
    assert [each for each in wrong if each]


def test_no_acknowledged_edit_is_lost_by_a_power_cut_at_any_write(tmp_path: Path) -> None:
    """Over all that the engine writes and syncs, as a driver of its own tells it."""
    pytest.importorskip("apsw")
    run(TAPED, tmp_path / "record.db", "0")
    tape: Tape = pickle.loads((tmp_path / "tape").read_bytes())  # noqa: S301 - made just now
    wrong = wrong_after_cuts(tape, tmp_path, 16)
    assert [each for each in wrong if each] == []


def test_a_lost_edit_is_noticed(tmp_path: Path) -> None:
    """Where the file of an earlier moment lies in the place of the record."""
    path, ledger = tmp_path / "record.db", Ledger()
    asyncio.run(begin(path))
    shutil.copy(path, tmp_path / "early.db")
    asyncio.run(edit(path, ledger, [], seed=1, deeds=1, say=lambda *_: None))
    assert faults_of(path, ledger, deep=True) == []
    shutil.copy(tmp_path / "early.db", path)
    lost = faults_of(path, ledger, deep=True)
    assert any("lost" in each for each in lost)
