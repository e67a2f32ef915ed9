"""Facts, names, sources, events and figures are read in a promised order, scope by scope."""

from dataclasses import replace

from knowledge.models import Figure, Name, NameKind, Passage, Source
from knowledge.storage.interface import FactStore
from tests.contract.records import FLOOD, FULL, day, fact, ids, keep, pack, span

STORM = "storm-1987"


async def two_events(store: FactStore) -> tuple[str, str]:
    """Two events that share ids of facts, names and sources; their scopes in order of slug."""
    await keep(store, pack(fact("X-1", "The storm came."), slug=STORM, first=-20, last=-10))
    await keep(store, pack(fact("X-2", "Rain fell."), fact("X-1", "The river rose.")))
    return FLOOD, STORM


async def test_events_come_by_first_day_then_slug(store: FactStore) -> None:
    for slug, first in (("b-event", 5), ("a-event", 5), ("z-event", 1)):
        await keep(store, pack(fact("X-1", "Rain fell."), slug=slug, first=first))
    assert [event.slug for event in await store.events()] == ["z-event", "a-event", "b-event"]


async def test_all_facts_come_by_scope_then_in_the_order_of_the_pack(store: FactStore) -> None:
    both = await two_events(store)
    for scopes in (both, both[::-1], (*both, *both)):
        found = [(each.scope, each.id) for each in await store.facts(scopes)]
        assert found == [(FLOOD, "X-2"), (FLOOD, "X-1"), (STORM, "X-1")]


async def test_facts_by_id_come_in_the_order_asked_without_unknown_ones(store: FactStore) -> None:
    await keep(store, FULL)
    asked = ["RF-0003", "RF-9999", "RF-0001", "RF-0003", "RF-0002"]
    assert ids(await store.facts((FLOOD,), asked)) == ["RF-0003", "RF-0001", "RF-0002"]
    assert await store.facts((FLOOD,), []) == ()
    assert await store.facts((), ["RF-0001"]) == ()


async def test_fact_carries_its_scope_and_all_that_was_recorded(store: FactStore) -> None:
    await keep(store, FULL)
    assert await store.facts((FLOOD,), [each.id for each in FULL.facts]) == FULL.facts


async def test_nothing_of_another_scope_is_seen(store: FactStore) -> None:
    await two_events(store)
    assert [each.statement for each in await store.facts((STORM,))] == ["The storm came."]
    assert [each.statement for each in await store.facts((STORM,), ["X-1", "X-2"])] == [
        "The storm came."
    ]
    assert {each.scope for each in await store.names((STORM,))} == {STORM}
    assert {each.scope for each in await store.sources((FLOOD,))} == {FLOOD}
    assert await store.history(STORM, "X-2") == ()
    assert [each.fact.statement for each in await store.history(FLOOD, "X-1")] == [
        "The river rose."
    ]
    assert await store.names(("nowhere",)) == ()
    assert await store.passages("nowhere") == ()


async def test_reload_of_one_scope_leaves_the_other_alone(store: FactStore) -> None:
    await two_events(store)
    words = await store.vocabulary((STORM,))
    await keep(store, pack(fact("X-1", "The river fell.")))
    assert [each.statement for each in await store.facts((STORM,))] == ["The storm came."]
    assert (await store.vocabulary((STORM,))) == words


async def test_names_and_sources_come_by_scope_then_id(store: FactStore) -> None:
    names = [Name(name_id, NameKind.PLACE, name_id.title()) for name_id in ("sea", "bay", "dam")]
    for slug in (STORM, FLOOD):
        await keep(
            store,
            pack(
                fact("X-1", "Rain fell."),
                slug=slug,
                names=tuple(replace(name, scope=slug) for name in names),
                sources=tuple(Source(mark, mark, "", scope=slug) for mark in ("gazette", "am")),
            ),
        )
    assert [(name.scope, name.id) for name in await store.names((STORM, FLOOD))] == [
        (scope, name_id) for scope in (FLOOD, STORM) for name_id in ("bay", "dam", "sea")
    ]
    assert [(source.scope, source.id) for source in await store.sources((STORM, FLOOD))] == [
        (scope, mark) for scope in (FLOOD, STORM) for mark in ("am", "gazette")
    ]


async def test_passages_come_by_source_then_paragraph(store: FactStore) -> None:
    places = [("gazette", 10), ("gazette", 2), ("am", 7)]
    passages = tuple(Passage(f"{source}-{at}", source, at, "Text.") for source, at in places)
    await keep(store, pack(fact("X-1", "Rain fell."), passages=passages))
    found = [(each.source, each.paragraph) for each in await store.passages(FLOOD)]
    assert found == [("am", 7), ("gazette", 2), ("gazette", 10)]


async def test_passages_of_a_stretch_are_those_of_one_source(store: FactStore) -> None:
    places = [("gazette", 10), ("gazette", 2), ("gazette", 3), ("am", 3)]
    passages = tuple(Passage(f"{source}-{at}", source, at, "Text.") for source, at in places)
    await keep(store, pack(fact("X-1", "Rain fell."), passages=passages))
    found = await store.passages_between(FLOOD, "gazette", 1, 9)
    assert [each.id for each in found] == ["gazette-2", "gazette-3"]
    assert await store.passages_between(FLOOD, "gazette", 11, 20) == ()
    assert await store.passages_between("nowhere", "gazette", 1, 20) == ()


_WEATHER = (
    fact("F-1", "Rain.", span(3)),
    fact("F-2", "More rain.", span(3)),
    fact("F-3", "A flood.", span(2, 4)),
    fact("F-4", "Sun.", span(9)),
    fact("F-5", "No day."),
)


async def test_facts_that_lie_within_days_are_counted_of_the_first_that_overlap(
    store: FactStore,
) -> None:
    await keep(
        store,
        pack(
            *_WEATHER,
        ),
    )
    runs = [(day(3), day(3)), (day(2), day(4)), (day(1), day(31)), (day(20), day(21))]
    assert await store.lying_within((FLOOD,), runs, limit=60) == (2, 3, 4, 0)
    assert await store.lying_within((FLOOD,), runs, limit=2) == (1, 2, 2, 0)
    assert await store.lying_within((STORM,), runs, limit=60) == (0, 0, 0, 0)
    assert await store.lying_within((FLOOD,), (), limit=60) == ()


async def test_days_on_which_nothing_else_goes_on_are_counted_up_to_the_limit(
    store: FactStore,
) -> None:
    await keep(store, pack(*(fact(f"F-{at}", "Rain.", span(5 + at % 2)) for at in range(9))))
    runs = [(day(5), day(5)), (day(6), day(6)), (day(1), day(31))]
    assert await store.lying_within((FLOOD,), runs, limit=60) == (5, 4, 9)
    assert await store.lying_within((FLOOD,), runs, limit=4) == (4, 4, 4)


async def test_facts_that_begin_on_each_day_are_counted_the_shortest_first(
    store: FactStore,
) -> None:
    await keep(
        store,
        pack(
            *_WEATHER,
            fact("F-6", "A wet month.", span(1, 30)),
        ),
    )
    whole = (day(1), 1, 0), (day(2), 1, 0), (day(3), 2, 2), (day(9), 1, 1)
    assert await store.begun_by_day((FLOOD,), day(1), day(31), limit=60) == whole
    assert await store.begun_by_day((FLOOD,), day(1), day(31), limit=4) == whole[1:]
    assert await store.begun_by_day((FLOOD,), day(1), day(31), limit=1) == ((day(3), 1, 1),)
    assert await store.begun_by_day((FLOOD,), day(4), day(5), limit=60) == whole[:2]
    assert await store.begun_by_day((STORM,), day(1), day(31), limit=60) == ()


async def test_measured_facts_come_by_as_of_day_then_first_day_then_pack_order(
    store: FactStore,
) -> None:
    await keep(
        store,
        pack(
            fact("F-late", "Nine died.", span(9), figures=(Figure("killed", 9),)),
            fact("F-as-of", "Two.", span(20), figures=(Figure("killed", 2, as_of=day(2)),)),
            fact("F-same-b", "Five.", span(5), figures=(Figure("killed", 5),)),
            fact("F-same-a", "Five again.", span(5), figures=(Figure("killed", 5),)),
            fact("F-other", "Boats.", span(1), figures=(Figure("boats", 1),)),
            fact(
                "F-two",
                "One, later three.",
                span(30),
                figures=(Figure("killed", 3, as_of=day(30)), Figure("killed", 1, as_of=day(1))),
            ),
        ),
    )
    found = ids(await store.measured((FLOOD,), "killed"))
    assert found == ["F-two", "F-as-of", "F-same-b", "F-same-a", "F-late"]
    assert await store.measured((FLOOD,), "KILLED") == ()
    near = await store.measured((FLOOD,), "killed", near=day(6), limit=3)
    assert ids(near) == ["F-same-b", "F-same-a", "F-late"]
    assert ids(await store.measured((FLOOD,), "killed", limit=5)) == found


async def test_of_very_many_measured_facts_the_nearest_are_found_too(store: FactStore) -> None:
    many = (
        fact(f"F-{at:02}", "Died.", span(at), figures=(Figure("killed", at),))
        for at in range(1, 31)
    )
    await keep(store, pack(*many))
    for near, found in ((20, [19, 20, 21]), (1, [1, 2, 3]), (90, [28, 29, 30])):
        told = await store.measured((FLOOD,), "killed", near=day(1) + near - 1, limit=3)
        assert ids(told) == [f"F-{at:02}" for at in found]
    assert await store.measured((FLOOD,), "killed", near=day(1) + 400, limit=3) == ()
    assert ids(await store.measured((FLOOD,), "killed", near=day(1) + 284, limit=3)) == [
        "F-29",
        "F-30",
    ]
    assert await store.measured((FLOOD,), "killed", near=None, limit=3) == ()
    assert len(await store.measured((FLOOD,), "killed", near=None, limit=4)) == 4


async def test_of_many_measured_facts_those_alike_are_enough(store: FactStore) -> None:
    places = ("", "norland", "sudland")
    many = (
        fact(f"F-{at:02}", "Died.", span(at % 30 + 1), figures=(Figure("killed", at, place=place),))
        for at, place in enumerate(places * 20)
    )
    await keep(store, pack(*many))

    def alike(unit: str, place: str, group: str) -> bool:
        return (unit, place, group) == ("", "norland", "")

    every = await store.measured((FLOOD,), "killed", near=day(9), limit=40)
    told = await store.measured((FLOOD,), "killed", near=day(9), limit=40, alike=alike)
    assert len(every) == 40
    assert told == tuple(each for each in every if each.figures[0].place == "norland")


async def test_measures_come_with_their_facts_most_used_first(store: FactStore) -> None:
    twice = (Figure("boats", 1), Figure("boats", 2))
    await keep(
        store,
        pack(
            fact("F-1", "Boats.", figures=twice),
            fact("F-2", "Deaths.", figures=(Figure("killed", 1),)),
            fact("F-3", "Deaths and cars.", figures=(Figure("killed", 2), Figure("cars", 2))),
        ),
    )
    await keep(store, pack(fact("S-1", "Cars.", figures=(Figure("cars", 3),)), slug=STORM))
    assert await store.measures((FLOOD,)) == (("killed", 2), ("boats", 1), ("cars", 1))
    assert await store.measures((FLOOD, STORM)) == (("cars", 2), ("killed", 2), ("boats", 1))
