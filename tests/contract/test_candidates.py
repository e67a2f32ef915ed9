"""Candidates: the facts that hold an asked word, bounded, of the asked scopes alone."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.flow import Plan
from knowledge.models import Fact
from knowledge.storage.interface import FactStore
from tests.contract.conftest import ONE_RECORD, new_event
from tests.contract.records import FLOOD, day, fact, ids, keep, pack, span, stored

STORM = "storm-1987"


def plan(*words: str, limit: int = 100, scopes: tuple[str, ...] = (FLOOD,)) -> Plan:
    return Plan(scopes, words, limit=limit)


async def test_any_of_the_tokens_is_enough(store: FactStore) -> None:
    await keep(
        store,
        pack(
            fact("C-3", "Rain fell."),
            fact("C-1", "Boats sank in rain."),
            fact("C-2", "Boats came."),
            fact("C-4", "Nothing."),
        ),
    )
    assert ids(await store.candidates(plan("rain", "boat"))) == ["C-1", "C-2", "C-3"]
    assert ids(await store.candidates(plan("boat"))) == ["C-1", "C-2"]
    assert ids(await store.candidates(plan())) == ["C-1", "C-2", "C-3", "C-4"]
    assert await store.candidates(plan("snow")) == ()


async def test_candidate_carries_its_document_revision_and_days(store: FactStore) -> None:
    made = pack(fact("C-1", "Boats sank in rain.", span(3, 5), places=("quay",)))
    await keep(store, made)
    (found,) = await store.candidates(plan("boat"))
    assert (found.scope, found.fact, found.revision) == (FLOOD, "C-1", 1)
    assert (found.first, found.last) == (day(3), day(5))
    assert found.document.fields == stored(made).documents[0].fields


async def test_candidate_follows_a_correction(store: FactStore) -> None:
    await keep(store, pack(fact("C-1", "Boats sank.", span(3))))
    (before,) = await store.candidates(plan("boat"))
    await keep(store, pack(fact("C-1", "Ships sank.", span(4))))
    assert await store.candidates(plan("boat")) == ()
    (after,) = await store.candidates(plan("ship"))
    assert (before.revision, after.revision, after.first) == (1, 2, day(4))


async def test_candidate_follows_a_name_that_changed_while_its_fact_did_not(
    store: FactStore,
) -> None:
    """A place now lies within another: the fact reads the same, its document does not."""
    told = fact("C-1", "Boats sank.", places=("quay",))
    inside = pack(told)
    await keep(store, pack(told, names=inside.names[:1]))
    assert await store.candidates(plan("n_norland")) == ()
    receipt = await keep(store, inside)
    assert receipt.unchanged == 1
    (found,) = await store.candidates(plan("n_norland"))
    assert "n_norland" in found.document.tokens
    assert (await store.vocabulary((FLOOD,))).frequency["n_norland"] == 1


async def test_scopes_are_apart_though_words_and_ids_are_shared(store: FactStore) -> None:
    await keep(store, pack(fact("C-1", "Rain fell.", span(1)), slug=STORM))
    await keep(store, pack(fact("C-1", "Rain fell.", span(1)), fact("C-2", "Rain fell.")))
    for on in (None, day(1)):
        found = await store.candidates(Plan((STORM,), ("rain",), on, on))
        assert [(each.scope, each.fact) for each in found] == [(STORM, "C-1")]
    both = await store.candidates(plan("rain", scopes=(STORM, FLOOD)))
    assert [(each.scope, each.fact) for each in both] == [
        (FLOOD, "C-1"),
        (FLOOD, "C-2"),
        (STORM, "C-1"),
    ]
    assert await store.candidates(plan("rain", scopes=())) == ()
    assert await store.candidates(plan("rain", scopes=("nowhere",))) == ()


@pytest.mark.parametrize("limit", [0, 1, 3, 7])
@pytest.mark.parametrize("words", [("rain",), ("storm", "rain"), ()])
@pytest.mark.parametrize("dated", [False, True])
async def test_never_more_than_the_limit(
    store: FactStore, limit: int, words: tuple[str, ...], *, dated: bool
) -> None:
    await keep(
        store, pack(*(fact(f"C-{at:02}", "Rain and storm.", span(at)) for at in range(1, 21)))
    )
    first, last = (day(1), day(20)) if dated else (None, None)
    found = await store.candidates(Plan((FLOOD,), words, first, last, limit=limit))
    assert ids(found) == [f"C-{at:02}" for at in range(1, limit + 1)]


async def test_facts_with_the_rarer_words_stay_when_the_limit_cuts(store: FactStore) -> None:
    """The words come rarest first, and the smaller ids stay among equals."""
    common = [fact(f"C-{at:02}", "Rain fell.") for at in range(20)]
    await keep(store, pack(*common, fact("C-98", "Rain and hail."), fact("C-99", "Snow in rain.")))
    found = await store.candidates(plan("snow", "hail", "rain", limit=4))
    assert ids(found) == ["C-00", "C-01", "C-98", "C-99"]
    assert ids(await store.candidates(plan("snow", "hail", "rain", limit=1))) == ["C-99"]


async def test_with_weights_those_that_hold_most_stay_when_the_limit_cuts(store: FactStore) -> None:
    """However rare a word is that weighs little; the first to be stored stay among equals."""
    common = [fact(f"C-{at:02}", "Rain fell.") for at in range(20)]
    both = [fact(f"C-{at}", "Rain and hail.") for at in range(96, 99)]
    await keep(store, pack(*common, *both, fact("C-99", "Snow.")))
    words, weights = ("snow", "hail", "rain"), (0.1, 0.4, 1.0)
    for limit, expected in ((3, ["C-96", "C-97", "C-98"]), (4, ["C-00", "C-96", "C-97", "C-98"])):
        found = await store.candidates(Plan((FLOOD,), words, limit=limit, weights=weights))
        assert sorted(ids(found)) == expected


async def test_weights_cut_nothing_that_has_room(store: FactStore) -> None:
    await keep(store, pack(fact("C-1", "Rain fell."), fact("C-2", "Snow fell.")))
    found = await store.candidates(Plan((FLOOD,), ("snow", "rain"), limit=2, weights=(0.0, 1.0)))
    assert ids(found) == ["C-1", "C-2"]


async def test_days_and_words_together_narrow(store: FactStore) -> None:
    await keep(
        store,
        pack(
            fact("C-1", "Rain fell.", span(1)),
            fact("C-2", "Rain fell.", span(2, 4)),
            fact("C-3", "Hail fell.", span(3)),
            fact("C-4", "Rain fell."),
        ),
    )
    assert ids(await store.candidates(Plan((FLOOD,), ("rain",), day(3), day(9)))) == ["C-2"]
    assert ids(await store.candidates(Plan((FLOOD,), (), day(3), day(9)))) == ["C-2", "C-3"]


@pytest.mark.parametrize(
    "hostile",
    [
        '"',
        '" OR "rain',
        "rain*",
        "tokens:rain",
        "rain NEAR hail",
        "NOT",
        "AND",
        "(",
        "rain)",
        "-rain",
        "^rain",
        "ra\x00in",
        "",
        " ",
        "дождь",
        "s_1",
    ],
)
async def test_a_token_is_never_read_as_an_expression(store: FactStore, hostile: str) -> None:
    """Whatever reaches the engine is a word to look up, and finds no fact that lacks it."""
    await keep(store, pack(fact("C-1", "Rain fell."), fact("C-2", "Hail fell.")))
    await keep(store, pack(fact("C-1", "Rain fell."), slug=STORM))
    found = await store.candidates(plan(hostile, "hail"))
    assert {each.scope for each in found} == {FLOOD}
    if hostile != "s_1":
        assert ids(found) == ["C-2"]


async def test_as_many_words_as_a_question_can_have_are_read(store: FactStore) -> None:
    await keep(store, pack(fact("C-1", "Rain fell."), fact("C-2", "Hail fell.")))
    many = tuple(f"word{at}" for at in range(150))
    assert ids(await store.candidates(plan(*many, "rain"))) == ["C-1"]
    assert await store.candidates(plan(*(f"word{at}" for at in range(2000)))) == ()


_WORDS = ("rain", "hail", "snow", "fog")


def _by_hand(facts: Sequence[Fact], asked: Plan) -> list[str]:
    """Ids of the candidates, word by word: the promise of the interface in a few lines."""
    fitting = [
        each
        for each in sorted(facts, key=lambda each: each.id)
        if asked.first is None
        or asked.last is None
        or (each.when and each.when.first <= asked.last and each.when.last >= asked.first)
    ]
    chosen: list[str] = []
    for word in asked.tokens:
        chosen += [
            each.id for each in fitting if word in each.statement.lower() and each.id not in chosen
        ]
    return sorted(chosen[: asked.limit])


@ONE_RECORD
@given(
    told=st.lists(
        st.tuples(
            st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3),
            st.one_of(st.none(), st.tuples(st.integers(1, 40), st.integers(0, 40))),
        ),
        max_size=12,
    ),
    words=st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4, unique=True),
    days=st.one_of(st.none(), st.tuples(st.integers(1, 40), st.integers(0, 40))),
)
async def test_candidates_are_those_found_by_hand(
    store: FactStore,
    told: list[tuple[list[str], tuple[int, int] | None]],
    words: list[str],
    days: tuple[int, int] | None,
) -> None:
    facts = [
        fact(
            f"C-{at:02}",
            " and ".join(said).capitalize() + ".",
            span(when[0], when[0] + when[1]) if when else None,
        )
        for at, (said, when) in enumerate(told)
    ]
    rarest_first = sorted(words, key=lambda w: sum(w in each.statement.lower() for each in facts))
    first, last = (day(days[0]), day(days[0] + days[1])) if days else (None, None)
    event = new_event()
    await keep(store, pack(*facts, slug=event))
    asked = Plan((event,), tuple(rarest_first), first, last, limit=50)
    assert ids(await store.candidates(asked)) == _by_hand(facts, asked)
