"""Which events are held whole in memory: those that are asked most, as long as there is room."""

from knowledge.flow import Candidate, IndexDocument, Plan
from knowledge.storage.layers import Visible
from knowledge.storage.standing import Standing
from knowledge.storage.whole import SMALL, Wholes

ENOUGH = 6
"""Searches after which an event is worth holding."""
FULL = 5
"""Events of the greatest size that are one too many to be held together."""


def standing(layer: int, change: int = 1, facts: int = SMALL) -> Standing:
    visible = Visible({layer: f"event-{layer}"}, "[]")
    return Standing(visible, facts, {}, {layer: change})


def candidates(of: Standing) -> list[Candidate]:
    ((layer, slug),) = of.visible.scopes.items()
    tokens = (("statement", ("rain", f"of{layer}")),)
    return [
        Candidate(slug, f"F-{at:04}", 1, None, None, IndexDocument(f"F-{at:04}", tokens))
        for at in range(of.facts)
    ]


def search(wholes: Wholes, of: Standing) -> bool:
    """Search an event once, as a reader does; whether memory answered."""
    plan = Plan(tuple(of.visible.scopes.values()), ("rain",))
    found = wholes.candidates(plan, plan.tokens, of)
    if found is None and wholes.is_due(of):
        wholes.hold(of, candidates(of))
    return found is not None and len(found) == of.facts


def test_event_is_held_once_it_was_searched_often() -> None:
    wholes, event = Wholes(), standing(1)
    assert [search(wholes, event) for _ in range(ENOUGH + 1)] == [False] * ENOUGH + [True]


def test_too_large_an_event_is_never_held() -> None:
    wholes, event = Wholes(), standing(1, facts=SMALL + 1)
    assert not any(search(wholes, event) for _ in range(3 * ENOUGH))


def test_events_asked_in_turn_do_not_drive_each_other_out() -> None:
    wholes = Wholes()
    events = [standing(layer) for layer in range(FULL)]
    for _ in range(ENOUGH):
        for event in events:
            search(wholes, event)
    for _ in range(ENOUGH):
        assert [search(wholes, event) for event in events] == [True] * (FULL - 1) + [False]


def test_event_that_nobody_asks_for_makes_room() -> None:
    wholes = Wholes()
    events = [standing(layer) for layer in range(FULL)]
    for event in events[:-1]:
        for _ in range(ENOUGH):
            search(wholes, event)
    for _ in range(2 * SMALL):
        search(wholes, events[-1])
    assert search(wholes, events[-1])
    assert not search(wholes, events[0])


def test_edit_frees_what_was_held_before_it() -> None:
    """So that a thousand edits take no more room than one."""
    wholes = Wholes()
    others = [standing(layer) for layer in range(1, FULL - 1)]
    for other in others:
        for _ in range(ENOUGH):
            search(wholes, other)
    for change in range(1, 20):
        for _ in range(ENOUGH):
            assert not search(wholes, standing(0, change))
        assert search(wholes, standing(0, change))
    assert all(search(wholes, other) for other in others)
