"""Facts are found by their days: overlap of whole numbers, with open ends, in any year."""

from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan
from knowledge.flow import Plan
from knowledge.storage.interface import FactStore
from tests.contract.conftest import ONE_RECORD, new_event
from tests.contract.records import FLOOD, day, fact, ids, keep, pack, span

LENGTHS = (1, 2, 8, 9, 32, 33, 366, 367, 4000)
"""Days of a span on both sides of every boundary between classes of length."""
CAESAR = -15_979
"""Day number of 15 March of the year -43, well before day 1."""


def spans(*days: DateSpan) -> list[tuple[str, DateSpan]]:
    return [(f"F-{at:03}", each) for at, each in enumerate(days)]


async def test_a_span_is_found_from_each_day_that_it_covers_and_from_no_other(
    store: FactStore,
) -> None:
    made = spans(*(DateSpan(day(1), day(length)) for length in LENGTHS))
    await keep(store, pack(*(fact(fact_id, "Rain fell.", when) for fact_id, when in made)))
    for length, offset in product(LENGTHS, (-1, 0, 1)):
        asked = day(length + offset)
        expected = {fact_id for fact_id, when in made if when.first <= asked <= when.last}
        assert set(ids(await store.between((FLOOD,), asked, asked))) == expected, length
    assert await store.between((FLOOD,), day(0), day(0)) == ()


async def test_between_comes_by_first_day_then_length_then_pack_order(store: FactStore) -> None:
    await keep(
        store,
        pack(
            fact("B-later", "Rain.", span(4)),
            fact("B-month", "Rain.", span(2, 30)),
            fact("B-second", "Rain.", span(2)),
            fact("B-first", "Rain.", span(2)),
            fact("B-undated", "Rain."),
            fact("B-earlier", "Rain.", span(1, 9)),
        ),
    )
    found = await store.between((FLOOD,), day(2), day(31))
    assert ids(found) == ["B-earlier", "B-second", "B-first", "B-month", "B-later"]
    assert ids(await store.between((FLOOD,), day(2), day(31), limit=3)) == ids(found)[:3]


async def test_over_the_limit_the_more_exact_facts_stay(store: FactStore) -> None:
    long = [fact(f"L-{at}", "Rain.", span(1 + at, 25)) for at in range(6)]
    since = [fact(f"O-{at}", "Rain.", DateSpan(OPEN_START, day(20 + at))) for at in range(6)]
    await keep(store, pack(*long, *since, fact("Z-day", "Rain.", span(9))))
    found = await store.candidates(Plan((FLOOD,), (), day(9), day(9), 3))
    assert [each.fact for each in found] == ["L-0", "L-1", "Z-day"]


async def test_between_reads_several_scopes_as_one(store: FactStore) -> None:
    await keep(store, pack(fact("A", "Rain.", span(3)), slug="b-event"))
    await keep(store, pack(fact("B", "Rain.", span(2)), fact("C", "Hail.", span(3))))
    found = await store.between(("b-event", FLOOD), day(1), day(9))
    assert [(each.scope, each.id) for each in found] == [
        (FLOOD, "B"),
        ("b-event", "A"),
        (FLOOD, "C"),
    ]
    assert ids(await store.between((FLOOD,), day(1), day(9))) == ["B", "C"]


async def test_open_ends_reach_as_far_as_anyone_asks(store: FactStore) -> None:
    await keep(
        store,
        pack(
            fact("O-since", "Rain.", DateSpan(day(5), OPEN_END)),
            fact("O-until", "Rain.", DateSpan(OPEN_START, day(5))),
            fact("O-always", "Rain.", DateSpan(OPEN_START, OPEN_END)),
            fact("O-day", "Rain.", span(5)),
        ),
    )

    async def on(first: int, last: int) -> set[str]:
        return set(ids(await store.between((FLOOD,), first, last)))

    assert await on(day(4), day(4)) == {"O-until", "O-always"}
    assert await on(day(6), day(6)) == {"O-since", "O-always"}
    assert await on(OPEN_START, day(4)) == {"O-until", "O-always"}
    assert await on(day(6), OPEN_END) == {"O-since", "O-always"}
    assert await on(OPEN_START, OPEN_END) == {"O-since", "O-until", "O-always", "O-day"}


async def test_days_before_the_year_1_are_days_like_others(store: FactStore) -> None:
    await keep(
        store,
        pack(
            fact("C-day", "Caesar died.", DateSpan(CAESAR, CAESAR)),
            fact("C-age", "A republic stood.", DateSpan(CAESAR - 170_000, CAESAR)),
            fact("C-now", "Rain.", span(1)),
        ),
    )
    assert ids(await store.between((FLOOD,), CAESAR, CAESAR)) == ["C-age", "C-day"]
    assert ids(await store.between((FLOOD,), CAESAR - 1, CAESAR - 1)) == ["C-age"]
    (found,) = await store.facts((FLOOD,), ["C-day"])
    assert found.when == DateSpan(CAESAR, CAESAR)


async def test_nearest_days_are_those_of_one_day_facts_and_the_earlier_of_equals_first(
    store: FactStore,
) -> None:
    days = (2, 5, 5, 9, 20)
    await keep(
        store,
        pack(
            *(fact(f"N-{at}", "Rain.", span(number)) for at, number in enumerate(days)),
            fact("N-wide", "Rain.", span(6, 8)),
        ),
    )
    nearest = await store.nearest_days((FLOOD,), day(7))
    assert nearest == tuple(map(day, (5, 9, 2, 20)))
    assert await store.nearest_days((FLOOD,), day(7), limit=1) == (day(5),)
    assert (await store.nearest_days((FLOOD,), day(9)))[0] == day(9)
    assert await store.nearest_days(("nowhere",), day(9)) == ()


_DAYS = st.integers(day(1) - 800, day(1) + 800)


@st.composite
def _spans(draw: st.DrawFn) -> DateSpan:
    first = draw(st.one_of(_DAYS, st.just(OPEN_START)))
    length = draw(st.sampled_from((1, 1, 1, 7, 8, 9, 31, 32, 33, 365, 366, 367, 900)))
    last = draw(st.sampled_from((max(first, day(-800)) + length - 1, OPEN_END)))
    return DateSpan(first, last)


@ONE_RECORD
@given(days=st.lists(_spans(), max_size=12), asked=_spans())
async def test_overlap_is_what_it_is_by_hand(
    store: FactStore, days: list[DateSpan], asked: DateSpan
) -> None:
    """Two ways to ask for days, against comparing each span."""
    made = spans(*days)
    expected = {fact_id for fact_id, when in made if when.overlaps(asked)}
    event = new_event()
    facts = (fact(fact_id, "Rain fell.", when) for fact_id, when in made)
    await keep(store, pack(*facts, slug=event))
    found = await store.between((event,), asked.first, asked.last)
    assert set(ids(found)) == expected
    plan = Plan((event,), ("rain",), asked.first, asked.last)
    assert set(ids(await store.candidates(plan))) == expected


def test_the_day_before_the_year_1_is_counted_on() -> None:
    assert date(1, 1, 1).toordinal() - CAESAR > 365 * 43
