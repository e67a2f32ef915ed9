"""A process that is killed: the next one finds the old state or the new one, never a mixture."""

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from knowledge.storage import open_store
from knowledge.storage.interface import LARGE
from tests.contract.records import FLOOD, FULL, fact, keep, pack
from tests.faults.conftest import PATIENCE, Command, command_line, surroundings

_MANY: Final = 3_000
"""Lines whose import takes long enough to be killed amid it."""

AFTER: Final = pack(
    FULL.facts[1],
    fact("RF-0002", "The river rose over the old quay."),
    *(fact(f"RF-1{at:03}", f"House {at} stood.") for at in range(40)),
)
POINTS: Final = 10
"""Moments of a load at which it is killed, spread evenly over its statements."""

PROGRAM: Final = """
import asyncio, os, signal, sys
from knowledge.storage import connection, open_store
from tests.contract.records import keep
from tests.faults.test_kill import AFTER

module = connection.driver()
connect, seen, fatal = module.connect, 0, 0

def count(statement):
    global seen
    seen += 1
    if seen == fatal:
        os.kill(os.getpid(), signal.SIGKILL)

def counted(*arguments, **options):
    opened = connect(*arguments, **options)
    opened.set_trace_callback(count)
    return opened

async def load(path, large):
    store = await open_store(f"sqlite:///{path}", readers=1, large=large)
    await keep(store, AFTER)
    await store.close()

# What a first load reads in is read in once, before there is a statement to count.
asyncio.run(load(":memory:", sys.maxsize))
module.connect = counted
for line in sys.stdin:
    path, fatal, large = line.rstrip("\\n").split("\\t")
    fatal = int(fatal)
    child = os.fork()
    if not child:
        asyncio.run(load(path, int(large)))
        print(seen, end=" ", flush=True)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
"""


class Loads:
    """Loads ``AFTER`` again and again, each time in a process of its own; they share what was imported."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def until(self, path: Path, fatal: int, large: int = LARGE) -> tuple[int, int]:
        """The exit status of a process that kills itself before its ``fatal``-th statement (0: never), and
        how many statements one that ended had run."""
        told, heard = self._process.stdin, self._process.stdout
        assert told is not None
        assert heard is not None
        print(path, fatal, large, sep="\t", file=told, flush=True)
        *seen, status = heard.readline().split()
        return int(status), int(*seen)


@pytest.fixture(scope="module")
def loads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loads]:
    """The process of which a new one is made for each load."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=dict(surroundings(tmp_path_factory.mktemp("loads"))),
    ) as process:
        try:
            yield Loads(process)
        finally:
            process.kill()


async def states(path: Path) -> list[str]:
    """The statements that the record holds, after checking all of it."""
    store = await open_store(f"sqlite:///{path}")
    try:
        assert [result for result in await store.check(deep=True) if not result.ok] == []
        return [each.statement for each in await store.facts((FLOOD,))]
    finally:
        await store.close()


async def begin(path: Path, large: int = LARGE) -> None:
    store = await open_store(f"sqlite:///{path}", large=large)
    await keep(store, FULL)
    await store.close()


@pytest.mark.parametrize(
    ("large", "fresh"),
    [(LARGE, True), (LARGE, False), (1, False)],
    ids=["first start", "reload", "reload of a large event"],
)
async def test_load_killed_at_any_statement_is_whole_or_nothing(
    tmp_path: Path, loads: Loads, large: int, *, fresh: bool
) -> None:
    """The same load afterwards ends as if there had been no kill."""
    begun, counted = tmp_path / "begun.db", tmp_path / "count.db"
    if not fresh:
        await begin(begun, large)
        shutil.copy(begun, counted)
    status, total = loads.until(counted, 0, large)
    assert status == 0
    whole = await states(counted)
    assert total > 200
    before = [] if fresh else [each.statement for each in FULL.facts]
    for point in range(POINTS + 1):
        path = tmp_path / f"record-{point}.db"
        if not fresh:
            shutil.copy(begun, path)
        killed, _ = loads.until(path, 1 + (total - 1) * point // POINTS, large)
        assert killed == -signal.SIGKILL
        assert await states(path) in (before, whole)
        assert loads.until(path, 0, large)[0] == 0
        assert await states(path) == whole


def test_import_killed_from_outside_is_undone_and_can_be_repeated(
    ticktock: Command, record: Path, tmp_path: Path
) -> None:
    lines = tmp_path / "news.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        for at in range(_MANY):
            text = f"House number {at} in Quay stood empty for {at} days, said Ada Ström."
            file.write(json.dumps({"id": f"n-{at}", "text": text}) + "\n")
    importing = ("import", "--passages", str(lines), "--store", f"sqlite:///{record}")
    process = subprocess.Popen(command_line(*importing), env=dict(surroundings(tmp_path)))
    log = record.with_name("record.db-wal")
    until = time.monotonic() + PATIENCE
    while not (log.exists() and log.stat().st_size > 500_000):
        assert process.poll() is None, "the import ended before it could be killed"
        assert time.monotonic() < until
        time.sleep(0.002)
    process.kill()
    assert process.wait(PATIENCE) == -signal.SIGKILL
    verified = ticktock("verify", "--store", f"sqlite:///{record}")
    assert (verified.returncode, verified.stderr) == (0, "")
    assert (
        ticktock(*importing).stdout
        == f"news: {_MANY} added, 0 corrected, 0 retracted, 0 unchanged.\n"
    )


@pytest.fixture
def hearing() -> Iterator[None]:
    """What is started from here hears Ctrl-C, though whoever started this may be deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("hearing")
def test_import_interrupted_by_key_ends_soon_and_changes_nothing(
    ticktock: Command, record: Path, tmp_path: Path
) -> None:
    """Ctrl-C as soon as the record is open, while the passages are read."""
    lines = tmp_path / "news.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        for at in range(20_000):
            file.write(json.dumps({"id": f"n-{at}", "text": f"House {at} stood empty."}) + "\n")
    importing = ("import", "--passages", str(lines), "--store", f"sqlite:///{record}")
    before = record.read_bytes()
    process = subprocess.Popen(
        command_line(*importing), env=dict(surroundings(tmp_path)), stderr=subprocess.PIPE
    )
    log = record.with_name("record.db-wal")
    until = time.monotonic() + PATIENCE
    while not log.exists():
        assert process.poll() is None, "the import ended before it could be interrupted"
        assert time.monotonic() < until
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=PATIENCE)
    assert (process.returncode, error) == (130, b"")
    assert "news" not in ticktock("doctor", "--store", f"sqlite:///{record}").stdout
    assert record.read_bytes() == before
