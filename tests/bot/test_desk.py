"""The desk: the record is read once, at the first call, and the loop goes on meanwhile."""

import asyncio
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from bot.app import open_desk, open_knowledge
from bot.desk import Desk
from knowledge.errors import StoreError
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore

NOW = 1_750_000_000


def clock() -> int:
    return NOW


async def test_desk_answers_from_the_bundled_record() -> None:
    async with open_desk("sqlite:///:memory:", clock=clock) as desk:
        first, second = await asyncio.gather(desk.knowledge(0), desk.knowledge(0))
        assert first is second
        answer = await first.ask("how many were detained?", today=date(2024, 1, 1))
        assert answer.lead
        assert desk.clock() == NOW


async def test_file_gets_the_bundled_record_at_the_first_start(store_url: str) -> None:
    async with open_desk(store_url, clock=clock) as desk:
        (event, *_) = await (await desk.knowledge(0)).events()
        assert event.slug == "kazakhstan-2022"
    async with open_knowledge(store_url, now=NOW) as door:
        _, (first, *_) = await door.fact("KZ-0001")
        assert first.at == NOW


async def test_failure_is_told_to_all_who_wait_and_tried_again() -> None:
    calls: list[FactStore] = []

    async def read(store: FactStore) -> KnowledgeBase:
        calls.append(store)
        await asyncio.sleep(0)
        if len(calls) == 1:
            raise StoreError("The record is away.")
        return KnowledgeBase(store)

    store = await open_store("sqlite:///:memory:")
    desk = Desk(store, clock=clock, read=read)
    told = await asyncio.gather(desk.knowledge(0), desk.knowledge(0), return_exceptions=True)
    assert [str(each) for each in told] == ["The record is away."] * 2
    assert isinstance(await desk.knowledge(0), KnowledgeBase)
    assert len(calls) == 2
    await store.close()


async def test_caller_that_goes_away_does_not_stop_the_reading() -> None:
    async with open_desk("sqlite:///:memory:", clock=clock) as desk:
        leaving = asyncio.create_task(desk.knowledge(0))
        await asyncio.sleep(0)
        leaving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leaving
        assert await (await desk.knowledge(0)).events()


def test_waiting_for_a_question_takes_little(tmp_path: Path) -> None:
    """An open desk has loaded neither the search nor the reader of packs."""
    store_url = f"sqlite:///{tmp_path / 'record.db'}"
    program = (
        "import asyncio, sys\n"
        "from bot.app import open_desk\n"
        "async def wait():\n"
        f"    async with open_desk({store_url!r}, clock=lambda: {NOW}) as desk:\n"
        "        heavy = {'knowledge.service', 'knowledge.ingest.load', 'rapidfuzz', 'babel', 'pydantic'}\n"
        "        print(*sorted(heavy & set(sys.modules)))\n"
        "asyncio.run(wait())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "\n"


_PATIENCE = 20.0
"""Seconds."""


async def test_closed_desk_leaves_no_record_of_an_earlier_time_open(store_url: str) -> None:
    """Each has a thread of its own, without whose end the process would never end."""
    before = set(threading.enumerate())
    async with open_desk(store_url, clock=clock) as desk:
        for at in range(6):
            await desk.knowledge(0, NOW + at)
        begun = set(threading.enumerate()) - before
        assert begun
    await asyncio.get_running_loop().shutdown_default_executor()
    for each in begun:
        # What it runs was told to end; on a busy machine it has not done so yet.
        each.join(_PATIENCE)
    assert not any(each.is_alive() for each in begun)
