"""A day as a summary: order, headings, and what is not that day's."""

import pytest

from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, PartOfDay, Precision
from knowledge.digest import compose, day_order, within_reach
from knowledge.models import Event, Fact, Name, NameKind

EVENT = Event(slug="x", title="X", first=1, last=20, default_names=("land",))
NAMES = {
    ("x", "land"): Name("land", NameKind.PLACE, "Land", scope="x"),
    ("x", "town"): Name("town", NameKind.PLACE, "Town", within="land", scope="x"),
    ("x", "airport"): Name("airport", NameKind.FACILITY, "Town airport", within="town", scope="x"),
}


def made(fact_id: str, when: DateSpan, *places: str) -> Fact:
    return Fact(id=fact_id, statement=fact_id, when=when, places=places, scope="x")


def test_a_day_is_read_from_night_to_late() -> None:
    late = made("a", DateSpan(5, 5, part=PartOfDay.LATE))
    morning = made("b", DateSpan(5, 5, part=PartOfDay.MORNING))
    untimed = made("c", DateSpan(5, 5))
    clock = made("d", DateSpan(5, 5, clock=(30, 30)))
    order = [fact.id for fact in sorted((late, untimed, morning, clock), key=day_order)]
    assert order == ["d", "b", "c", "a"]


def test_facts_are_grouped_under_the_place_below_the_country() -> None:
    facts = [
        made("a", DateSpan(5, 5), "airport"),
        made("b", DateSpan(5, 5), "town"),
        made("c", DateSpan(5, 5), "land"),
    ]
    digest = compose(DateSpan(5, 5), facts, (), (EVENT,), {}, NAMES)
    assert [(group.title, len(group.facts)) for group in digest.groups] == [
        ("Town", 2),
        ("Elsewhere and in general", 1),
    ]


def test_vaguer_facts_are_never_that_days() -> None:
    month = made("a", DateSpan(1, 20, Precision.RANGE), "town")
    digest = compose(DateSpan(5, 5), [month], [made("b", DateSpan(6, 6))], (EVENT,), {}, NAMES)
    assert digest.groups == ()
    assert digest.wider == (month,)
    assert [fact.id for fact in digest.nearest] == ["b"]


def test_what_has_no_day_is_read_first_and_is_never_that_days() -> None:
    undated = Fact(id="b", statement="b", when=None, scope="x")
    assert day_order(undated) < day_order(made("a", DateSpan(5, 5)))
    digest = compose(DateSpan(5, 5), [undated], (), (EVENT,), {}, NAMES)
    assert digest.groups == ()
    assert digest.wider == (undated,)


def test_a_place_that_nobody_named_heads_no_group() -> None:
    digest = compose(
        DateSpan(5, 5), [made("a", DateSpan(5, 5), "nowhere")], (), (EVENT,), {}, NAMES
    )
    assert [group.title for group in digest.groups] == ["Elsewhere and in general"]


def test_larger_groups_come_first_and_the_rest_last() -> None:
    facts = [
        made("a", DateSpan(5, 5)),
        made("b", DateSpan(5, 5)),
        made("c", DateSpan(5, 5), "town"),
    ]
    digest = compose(DateSpan(5, 5), facts, [made("d", DateSpan(6, 6))], (EVENT,), {}, NAMES)
    assert [group.title for group in digest.groups] == ["Town", "Elsewhere and in general"]
    assert digest.nearest == ()


@pytest.mark.parametrize(
    ("asked", "reached"),
    [((1, 3), "ab"), ((7, 9), "bc"), ((12, 20), "c"), ((-900, -800), ""), ((800, 900), "")],
)
def test_open_ends_reach_no_further_than_their_event(asked: tuple[int, int], reached: str) -> None:
    facts = (
        made("a", DateSpan(OPEN_START, 6, Precision.OPEN_START)),
        made("b", DateSpan(OPEN_START, 9, Precision.OPEN_START)),
        made("c", DateSpan(8, OPEN_END, Precision.OPEN_END)),
    )
    span = DateSpan(*asked, Precision.RANGE)
    assert "".join(fact.id for fact in within_reach(facts, span, (EVENT,))) == reached
    digest = compose(span, facts, (), (EVENT,), {}, NAMES)
    assert "".join(fact.id for fact in digest.wider) == reached
