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
from tests.faults.conftest import Command, one_sentence

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
