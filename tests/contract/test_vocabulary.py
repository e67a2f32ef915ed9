"""Term statistics are those of a recount, after any sequence of loads."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.models import Pack
from knowledge.storage.interface import FactStore
from tests.contract.conftest import ONE_RECORD
from tests.contract.records import FLOOD, FULL, fact, keep, pack, stored

STORM = "storm-1987"


def recount(*packs: Pack) -> tuple[int, float, dict[str, int]]:
    """Facts, mean words of a statement and document frequencies, counted from the packs."""
    documents = [document for made in packs for document in stored(made).documents]
    counts = Counter(token for document in documents for token in document.tokens)
    words = sum(len(dict(document.fields).get("statement", ())) for document in documents)
    return len(documents), words / len(documents) if documents else 0.0, dict(counts)


async def statistics(store: FactStore, *scopes: str) -> tuple[int, float, dict[str, int]]:
    found = await store.vocabulary(scopes)
    return found.facts, found.mean_length, dict(found.frequency)


async def test_statistics_equal_a_recount(store: FactStore) -> None:
    await keep(store, FULL)
    assert await statistics(store, FLOOD) == recount(FULL)


async def test_statistics_of_several_scopes_add_up(store: FactStore) -> None:
    storm = pack(fact("S-1", "A storm rose over the quay."), slug=STORM)
    await keep(store, FULL)
    await keep(store, storm)
    assert await statistics(store, FLOOD, STORM) == recount(FULL, storm)
    assert await statistics(store, STORM, FLOOD) == recount(FULL, storm)
    assert await statistics(store, STORM) == recount(storm)
    assert await statistics(store, "nowhere") == (0, 0.0, {})


async def test_token_shows_the_word_it_most_often_came_from(store: FactStore) -> None:
    """Among equals the earlier in the alphabet; marks of names and measures show none."""
    await keep(
        store,
        pack(
            fact("V-1", "Floods came."),
            fact("V-2", "The flood came."),
            fact("V-3", "Flooding came."),
            fact("V-4", "Flooding stayed.", places=("quay",)),
            fact("V-5", "Boats."),
            fact("V-6", "Boat."),
        ),
    )
    words = await store.vocabulary((FLOOD,))
    assert words.surface["flood"] == "flooding"
    assert words.surface["boat"] == "boat"
    assert "n_quay" in words.frequency
    assert "n_quay" not in words.surface


async def test_version_moves_with_each_change_and_only_then(store: FactStore) -> None:
    await keep(store, FULL)
    first = await store.vocabulary((FLOOD,))
    assert await store.vocabulary((FLOOD,)) is first
    await keep(store, FULL)
    assert await store.vocabulary((FLOOD,)) is first
    await keep(store, pack(*FULL.facts[:1]))
    second = await store.vocabulary((FLOOD,))
    assert second.version > first.version
    assert (second.facts, second.mean_length, second.frequency) == recount(pack(*FULL.facts[:1]))


_SAYINGS = ("Rain fell.", "The river rose.", "Boats sank.", "Rain rose over boats.")
_STATES = st.dictionaries(
    st.sampled_from(["V-1", "V-2", "V-3", "V-4", "V-5"]), st.sampled_from(_SAYINGS)
)


@settings(ONE_RECORD, max_examples=40)
@given(states=st.lists(_STATES, min_size=1, max_size=4))
async def test_statistics_facts_and_index_follow_every_load(
    store: FactStore, states: list[dict[str, str]]
) -> None:
    """All examples are of one event, which each of them empties first."""
    for state in ({}, *states):
        made = pack(*(fact(fact_id, said) for fact_id, said in state.items()))
        await keep(store, made)
        assert await statistics(store, FLOOD) == recount(made)
        told = {each.id: each.statement for each in await store.facts((FLOOD,))}
        assert told == state
    assert [each for each in await store.check(deep=True) if not each.ok] == []
