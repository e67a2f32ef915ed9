"""What is remembered of an event that stands still is what the record says, and each edit is seen by the next question."""

from collections.abc import Callable

import pytest

from knowledge.flow import Candidate, Plan
from knowledge.models import Fact
from knowledge.storage.interface import FactStore
from knowledge.storage.lanes import Readers
from tests.contract.conftest import Engine, Opener
from tests.contract.records import AT, FLOOD, FULL, day, fact, ids, keep, pack, span
from tests.contract.test_layers import HERE, added, corrected, edit, retracted

WORDS = ("rain", "boat", "quay", "river", "wall", "snow")
MANY = 8
"""Searches after which an event of few facts is remembered whole."""


@pytest.fixture
async def flood(store: FactStore) -> FactStore:
    await keep(store, FULL, at=AT)
    return store


async def warm(store: FactStore) -> None:
    """Search until memory answers."""
    for at in range(MANY):
        await store.candidates(Plan((FLOOD,), ("rain", f"word{at}")))


def many_facts() -> list[Fact]:
    """Facts of one or two words each, of no day, a day, or several."""
    told = []
    for at in range(40):
        words = sorted({WORDS[at % 6], WORDS[at // 6 % 6]})
        first = at % 25 + 1
        when = (None, span(first), span(first, first + at % 9))[at % 3]
        told.append(fact(f"F-{at * 7 % 40:02}", " and ".join(words) + ".", when))
    return told


TOKENS = (("rain",), ("hail", "boat", "wall"), ('not"a token',), ())
DAYS = ((None, None), (day(3), day(5)), (day(24), day(60)))
PLANS = [
    Plan((FLOOD,), tokens, first, last, limit=limit)
    for tokens in TOKENS
    for first, last in DAYS
    for limit in (5, 2000)
]


async def test_memory_tells_what_the_record_would(store: FactStore, opener: Opener) -> None:
    await keep(store, pack(*many_facts()))
    first, second, *_ = await store.facts((FLOOD,))
    await edit(store, HERE, corrected(first, "Snow on the quay."), added("X-1", "Rain, boat."))
    await edit(store, HERE, retracted(second))
    mine = store.view(HERE)
    await warm(mine)
    steady = await mine.steady()
    fresh = await opener()
    try:
        for at, plan in enumerate(PLANS):
            if at % (MANY // 2) == 0:  # Before it remembers anything whole.
                await fresh.close()
                fresh = await opener()
            expected = outline(await fresh.view(HERE).candidates(plan))
            for _ in range(2):
                assert outline(await steady.candidates(plan)) == expected, plan
    finally:
        await fresh.close()


def outline(found: tuple[Candidate, ...]) -> list[object]:
    return [(c.scope, c.fact, c.revision, c.first, c.last, c.document.fields) for c in found]


async def test_each_edit_is_seen_by_whoever_looks_next(flood: FactStore) -> None:
    view = flood.view(HERE)
    await warm(view)
    first, *_ = await flood.facts((FLOOD,))
    before = await view.steady()
    assert ids(await before.candidates(Plan((FLOOD,), ("zebra",)))) == []
    await edit(flood, HERE, corrected(first, "Zebras swam."))
    after = await view.steady()
    for store in (view, after):
        assert ids(await store.candidates(Plan((FLOOD,), ("zebra",)))) == [first.id]
        assert (await store.facts((FLOOD,), [first.id]))[0].statement == "Zebras swam."
        assert "zebra" in (await store.vocabulary((FLOOD,))).frequency
    assert ids(await flood.candidates(Plan((FLOOD,), ("zebra",)))) == []


async def test_steady_record_stays_one_guilds_own(flood: FactStore) -> None:
    first, *_ = await flood.facts((FLOOD,))
    await edit(flood, HERE, corrected(first, "Zebras swam."))
    for guild, expected in ((HERE, [first.id]), (0, []), (None, [])):
        view = flood.view(guild)
        await warm(view)
        for store in (await view.steady(), (await flood.view(HERE).steady()).view(guild)):
            assert ids(await store.candidates(Plan((FLOOD,), ("zebra",)))) == expected


async def test_event_loaded_anew_is_not_told_as_it_was(flood: FactStore) -> None:
    await warm(flood)
    await keep(flood, pack(fact("N-1", "Rain of frogs.", span(4))))
    steady = await flood.steady()
    assert ids(await steady.candidates(Plan((FLOOD,), ("frog",)))) == ["N-1"]
    assert ids(await steady.candidates(Plan((FLOOD,), (), day(1), day(9)))) == ["N-1"]
    assert await steady.facts((FLOOD,), ["RF-0001"]) == ()


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time that the record is looked at."""
    seen: list[int] = []
    read = Readers.read

    async def counted(self: Readers, work: Callable[[object], object], *, seconds: float) -> object:
        seen.append(1)
        return await read(self, work, seconds=seconds)

    monkeypatch.setattr(Readers, "read", counted)
    return seen


async def asked(store: FactStore) -> None:
    """What a question reads."""
    steady = await store.steady((FLOOD,))
    await steady.events()
    await steady.vocabulary((FLOOD,))
    found = await steady.candidates(Plan((FLOOD,), ("river", "quay")))
    found += await steady.candidates(Plan((FLOOD,), (), day(1), day(9)))
    await steady.facts((FLOOD,), ids(found))


async def test_record_that_stands_still_is_looked_at_once_a_question(
    flood: FactStore, engine: Engine, looks: list[int]
) -> None:
    for _ in range(MANY):
        await asked(flood)
    del looks[:]
    await asked(flood)
    searches = 2 if engine.large == 1 else 0  # An event of many facts is not held whole.
    assert len(looks) == 1 + searches
