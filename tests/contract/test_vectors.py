"""Vectors of facts: made when facts are loaded or edited, found by nearness, gone with their facts."""

from collections.abc import AsyncIterator

import pytest

from knowledge.storage import open_store
from knowledge.storage.interface import FactStore
from tests.contract.conftest import Engine
from tests.contract.records import AT, FLOOD, FULL, fact, keep, pack, span
from tests.contract.test_layers import HERE, THERE, added, corrected, edit, retracted
from tests.encoding import encoder

ENCODER = encoder()
TEXTS = ("The bridge was closed.", "Three hundred people lost their homes.", "Ada Ström resigned.")


@pytest.fixture
async def meant(engine: Engine, place: str) -> AsyncIterator[FactStore]:
    """A record of three facts in which every fact has a vector."""
    opened = await open_store(place, large=engine.large, encoder=ENCODER)
    try:
        await keep(opened, pack(*(fact(f"f{at}", text, span(3)) for at, text in enumerate(TEXTS))))
        yield opened
    finally:
        await opened.close()


async def nearest(store: FactStore, text: str, limit: int = 1) -> list[str]:
    likeness = await store.likeness((FLOOD,), ENCODER.encode([text])[0], limit=limit)
    return [each.fact for each in likeness.nearest] if likeness else []


async def test_every_loaded_fact_has_a_vector(meant: FactStore) -> None:
    held, size, lacking = await meant.count_vectors()
    assert (held, size, lacking) == (3, 3 * 512, 0)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Wer ist zurückgetreten?", "f2"),
        ("Сколько людей осталось без крова?", "f1"),
        ("could anybody cross the river", "f0"),
    ],
)
async def test_what_means_the_same_is_nearest_in_any_language(
    meant: FactStore, question: str, found: str
) -> None:
    assert await nearest(meant, question) == [found]


async def test_nearness_of_given_facts_is_told_too(meant: FactStore) -> None:
    vector = ENCODER.encode([TEXTS[0]])[0]
    likeness = await meant.likeness((FLOOD,), vector, limit=1, beside=[(FLOOD, "f1")])
    assert likeness is not None
    assert likeness.facts == 3
    assert set(likeness.cosines) == {(FLOOD, "f0"), (FLOOD, "f1")}
    assert likeness.cosines[FLOOD, "f0"] > 0.98
    assert likeness.cosines[FLOOD, "f1"] < 0.5


async def test_a_corrected_fact_is_found_by_what_it_says_now(meant: FactStore) -> None:
    (first,) = await meant.facts((FLOOD,), ["f0"])
    await edit(meant, 0, corrected(first, "A whale was seen in the harbour."))
    assert await nearest(meant, "Кита видели в порту") == ["f0"]
    assert (await meant.count_vectors())[2] == 0


async def test_a_guild_s_fact_is_near_there_and_nowhere_else(meant: FactStore) -> None:
    await edit(meant, HERE, added("g1", "A whale was seen in the harbour."))
    assert await nearest(meant.view(HERE), "whale sighting") == ["g1"]
    for other in (THERE, 0, None):
        assert "g1" not in await nearest(meant.view(other), "whale sighting", 9)


async def test_a_fact_that_a_guild_changed_is_near_as_each_reads_it(meant: FactStore) -> None:
    (first,) = await meant.facts((FLOOD,), ["f0"])
    await edit(meant, HERE, corrected(first, "A whale was seen in the harbour."))
    vector = ENCODER.encode(["A whale was seen in the harbour."])[0]
    near = {}
    for guild in (HERE, THERE):
        likeness = await meant.view(guild).likeness((FLOOD,), vector, limit=9)
        assert likeness is not None
        near[guild] = likeness.cosines[FLOOD, "f0"]
    assert near[HERE] > 0.98
    assert near[THERE] < 0.6


async def test_a_retracted_fact_is_near_nothing(meant: FactStore) -> None:
    await edit(meant, 0, added("g1", "A whale was seen in the harbour."))
    await nearest(meant, "whale")
    (new,) = await meant.facts((FLOOD,), ["g1"])
    await edit(meant, 0, retracted(new))
    assert "g1" not in await nearest(meant, "whale sighting", 9)
    assert (await meant.count_vectors())[0] == 3


async def test_vectors_of_an_erased_guild_are_gone(meant: FactStore) -> None:
    await edit(meant, HERE, added("g1", "A whale was seen in the harbour."))
    assert (await meant.count_vectors())[0] == 4
    await meant.keeps.leave(HERE, at=AT + 20)
    assert (await meant.count_vectors())[0] == 3


async def test_what_was_loaded_without_an_encoder_is_made_up_for(
    engine: Engine, place: str
) -> None:
    plain = await open_store(place, large=engine.large)
    await keep(plain, FULL)
    assert await plain.likeness((FLOOD,), ENCODER.encode(["a flood"])[0], limit=3) is None
    assert await plain.make_vectors() == 0
    await plain.close()
    seen: list[tuple[int, int]] = []
    opened = await open_store(place, large=engine.large, encoder=ENCODER)
    try:
        assert await opened.make_vectors(progress=lambda *told: seen.append(told)) == len(
            FULL.facts
        )
        assert seen == [(len(FULL.facts), len(FULL.facts))]
        assert await opened.make_vectors() == 0
        assert len(await nearest(opened, "a flood", 3)) == 3
        assert await opened.drop_vectors() == len(FULL.facts)
        assert await nearest(opened, "a flood", 3) == []
    finally:
        await opened.close()


async def test_a_whole_check_compares_vectors_with_their_facts(meant: FactStore) -> None:
    results = [each for each in await meant.check(deep=True) if each.name == "vectors"]
    assert [each.ok for each in results] == [True, True]
    assert "all 3 vectors" in results[-1].detail
