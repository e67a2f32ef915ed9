"""Many tasks on one record: readers see whole states, and a write is never half done."""

import asyncio
import contextlib
from dataclasses import replace

import pytest

from knowledge.flow import Plan
from knowledge.ingest.export import pack_files, stored_pack
from knowledge.models import Pack
from knowledge.storage.interface import FactStore
from tests.contract.conftest import Opener
from tests.contract.records import AT, FLOOD, FULL, fact, keep, pack, stored

MANY = 1500


def state(word: str) -> Pack:
    """A pack of many facts that all say one word."""
    return pack(*(fact(f"C-{at:04}", f"The {word} rose.") for at in range(MANY)))


async def test_reads_during_a_write_see_one_state_or_the_other(store: FactStore) -> None:
    await keep(store, state("river"))
    writing = asyncio.create_task(keep(store, state("water")))
    reads = 0
    while not writing.done():
        facts = await store.facts((FLOOD,))
        assert len(facts) == MANY
        assert len({each.statement for each in facts}) == 1
        words = await store.vocabulary((FLOOD,))
        assert {words.frequency.get("river", 0), words.frequency.get("water", 0)} == {0, MANY}
        river, water = [
            len(await store.candidates(Plan((FLOOD,), (word,), limit=MANY)))
            for word in ("river", "water")
        ]
        assert (river, water) in ((MANY, 0), (MANY, MANY), (0, MANY))
        reads += 1
    assert reads > 1
    await writing
    assert {each.statement for each in await store.facts((FLOOD,))} == {"The water rose."}


async def test_writes_at_once_are_done_one_after_the_other(store: FactStore) -> None:
    packs = [pack(fact("W-1", f"Boat {at} sank."), slug=f"event-{at}") for at in range(8)]
    receipts = await asyncio.gather(*(keep(store, made) for made in packs))
    assert [receipt.added for receipt in receipts] == [1] * 8
    assert len(await store.events()) == 8
    assert all(result.ok for result in await store.check(deep=True))


async def test_same_pack_loaded_at_once_is_loaded_once(store: FactStore) -> None:
    receipts = await asyncio.gather(*(keep(store, FULL) for _ in range(5)))
    assert sorted(receipt.added for receipt in receipts) == [0, 0, 0, 0, 3]
    assert len(await store.history(FLOOD, "RF-0001")) == 1


async def test_cancelled_load_leaves_the_record_as_it_was(store: FactStore) -> None:
    """Cancelled in mid-write, after the first report of progress: nothing of it stays."""
    await keep(store, FULL)
    begun = asyncio.Event()
    before = pack_files(await stored_pack(store, FLOOD))
    big = pack(*(fact(f"C-{at:05}", f"The river rose {at} times.") for at in range(20_000)))
    writing = asyncio.create_task(
        store.load(stored(big), actor="ed", at=AT, progress=lambda *_: begun.set())
    )
    await begun.wait()
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    assert (await keep(store, replace(FULL, facts=FULL.facts[:2]))).retracted == 1
    after = await stored_pack(store, FLOOD)
    assert {name: text for name, text in before.items() if name != "facts.jsonl"} == {
        name: text for name, text in pack_files(after).items() if name != "facts.jsonl"
    }
    assert after.facts == FULL.facts[:2]
    assert await store.history(FLOOD, "C-00000") == ()


@pytest.mark.parametrize("turns", range(0, 12, 2))
async def test_load_cancelled_at_any_moment_is_whole_or_nothing(opener: Opener, turns: int) -> None:
    store = await opener()
    writing = asyncio.create_task(keep(store, state("river")))
    for _ in range(turns):
        await asyncio.sleep(0.01)
    writing.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await writing
    await store.close()
    again = await opener()
    try:
        assert len(await again.facts((FLOOD,))) in (0, MANY)
        assert all(result.ok for result in await again.check(deep=True))
        await keep(again, state("river"))
        assert len(await again.facts((FLOOD,))) == MANY
    finally:
        await again.close()


async def test_cancelled_read_disturbs_nobody(store: FactStore) -> None:
    await keep(store, state("river"))
    reading = [asyncio.create_task(store.facts((FLOOD,))) for _ in range(6)]
    await asyncio.sleep(0)
    for task in reading[::2]:
        task.cancel()
    found = await asyncio.gather(*reading, return_exceptions=True)
    assert [len(each) for each in found if isinstance(each, tuple)] == [MANY] * 3
    assert len(await store.facts((FLOOD,))) == MANY
    assert (await keep(store, state("water"))).corrected == MANY
