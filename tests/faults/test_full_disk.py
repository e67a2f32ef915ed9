"""No room left: the import is refused in words, what was there stays, and later it works."""

import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from knowledge.errors import StoreError
from knowledge.storage import open_store
from knowledge.storage.store import Store
from tests.contract.records import FLOOD, FULL, fact, keep, pack
from tests.faults.conftest import ROOT, Command, one_sentence

BIG = pack(*(fact(f"B-{at:04}", f"House {at} stood by the river.") for at in range(2000)))


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await open_store(f"sqlite:///{tmp_path / 'record.db'}")
    assert isinstance(opened, Store)
    yield opened
    await opened.close()


async def allow(store: Store, more: int) -> None:
    """Let the file grow by so many pages, as if the disk ended there."""
    writer = store._lanes.editing
    assert writer is not None
    (pages,) = await writer.run(lambda raw: raw.execute("PRAGMA page_count").fetchone())
    await writer.run(lambda raw: raw.execute(f"PRAGMA max_page_count = {pages + more}").fetchone())


@pytest.mark.parametrize("more", [0, 1, 5, 40, 100])
async def test_load_without_room_is_undone_and_done_when_there_is(store: Store, more: int) -> None:
    await keep(store, FULL)
    await allow(store, more)
    with pytest.raises(StoreError, match=r"is full\. Nothing was changed"):
        await keep(store, BIG)
    assert await store.facts((FLOOD,)) == FULL.facts
    assert [result for result in await store.check(deep=True) if not result.ok] == []
    await allow(store, 100_000)
    assert (await keep(store, BIG)).added == 2000


def test_command_without_room_says_so_and_loses_nothing(
    ticktock: Command, record: Path, tmp_path: Path
) -> None:
    """The system refuses to let any file grow beyond a little more than the record has now."""
    tool = shutil.which("prlimit")
    if tool is None:
        pytest.skip("prlimit is missing")
    lines = tmp_path / "news.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        for at in range(3000):
            text = f"House number {at} in Quay stood empty for {at} days."
            file.write(json.dumps({"id": f"n-{at}", "text": text}) + "\n")
    importing = ("import", "--passages", str(lines), "--store", f"sqlite:///{record}")
    limit = record.stat().st_size // 4096 * 4096
    done = ticktock(*importing, before=(tool, f"--fsize={limit}"))
    assert (done.returncode, done.stdout) == (1, "")
    assert one_sentence(done.stderr)
    assert "The disk that holds" in done.stderr
    verified = ticktock("verify", "--store", f"sqlite:///{record}")
    assert (verified.returncode, verified.stderr) == (0, "")
    assert ticktock(*importing).stdout.startswith("news: 3000 added")


@pytest.fixture
def full(ticktock: Command) -> Command:
    """The command where not even the file that open records share has room."""
    tool = shutil.which("prlimit")
    if tool is None:
        pytest.skip("prlimit is missing")
    # Python would leave cut off what it compiles, for others to stumble over.
    before = (tool, "--fsize=4096", "env", "PYTHONDONTWRITEBYTECODE=1")
    return lambda *arguments: ticktock(*arguments, before=before)


def test_questions_are_answered_where_nothing_can_be_written(full: Command, record: Path) -> None:
    store = ("--store", f"sqlite:///{record}")
    before = record.read_bytes()
    asked = full("ask", "who seized Almaty airport?", *store)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert "[1]" in asked.stdout
    assert full("verify", *store).returncode == 0
    for words in (
        ("facts", "retract", "KZ-0001", "--reason", "x"),
        ("import", str(ROOT / "knowledge/packs/kazakhstan-2022")),
    ):
        refused = full(*words, *store)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert one_sentence(refused.stderr)
        assert f"The disk that holds {record} is full" in refused.stderr
    assert record.read_bytes() == before


def size(path: str) -> int:
    return Path(path).stat().st_size


async def test_edits_that_are_still_in_the_log_are_read_too(
    full: Command, ticktock: Command, record: Path, tmp_path: Path
) -> None:
    left = tmp_path / "left.db"
    store = await open_store(f"sqlite:///{record}")
    await keep(store, FULL)
    log = shutil.copy(f"{record}-wal", f"{left}-wal")
    shutil.copy(record, left)
    await store.close()
    assert size(log)
    listing = ("facts", "list", "--event", FLOOD, "--store", f"sqlite:///{left}")
    told = full(*listing)
    assert (told.returncode, len(told.stdout.splitlines())) == (0, len(FULL.facts))
    assert ticktock(*listing).stdout == told.stdout
