"""What was recorded between two instants."""

import pytest

from knowledge.errors import NotFound
from knowledge.models import Revision, RevisionAction
from knowledge.service import KnowledgeBase
from knowledge.storage.interface import FactStore
from tests.contract.records import AT, FLOOD, FULL, fact, keep, pack, span

OTHER = "river-2001"


def told(found: tuple[Revision, ...]) -> list[tuple[str, str, int]]:
    return [(each.fact.scope, each.fact.id, each.number) for each in found]


@pytest.fixture
async def changing(store: FactStore) -> FactStore:
    """Two events: one loaded and then changed a day later, the other loaded in between."""
    await keep(store, FULL, at=AT)
    await keep(store, pack(fact("X-1", "Rain fell.", span(1)), slug=OTHER), at=AT + 50)
    await keep(store, pack(fact("RF-0002", "The river fell.", span(2)), FULL.facts[1]), at=AT + 100)
    return store


async def test_changes_come_oldest_first_then_by_scope_and_fact(changing: FactStore) -> None:
    found = await changing.changed((OTHER, FLOOD), since=AT, until=AT + 101)
    assert told(found) == [
        (FLOOD, "RF-0001", 1),
        (FLOOD, "RF-0002", 1),
        (FLOOD, "RF-0003", 1),
        (OTHER, "X-1", 1),
        (FLOOD, "RF-0002", 2),
        (FLOOD, "RF-0003", 2),
    ]
    assert [each.action for each in found[3:]] == [
        RevisionAction.ADD,
        RevisionAction.CORRECT,
        RevisionAction.RETRACT,
    ]
    assert found[4] == (await changing.history(FLOOD, "RF-0002"))[1]


async def test_first_instant_belongs_to_the_changes_and_the_last_does_not(
    changing: FactStore,
) -> None:
    both = (FLOOD, OTHER)
    assert len(await changing.changed(both, since=AT, until=AT + 50)) == 3
    assert len(await changing.changed(both, since=AT + 50, until=AT + 51)) == 1
    assert await changing.changed(both, since=AT + 51, until=AT + 100) == ()
    assert await changing.changed(both, since=AT + 100, until=AT) == ()


async def test_changes_of_other_scopes_are_not_seen(changing: FactStore) -> None:
    assert told(await changing.changed((OTHER,), since=0, until=AT * 2)) == [(OTHER, "X-1", 1)]
    assert await changing.changed((), since=0, until=AT * 2) == ()
    assert await changing.changed(("unknown",), since=0, until=AT * 2) == ()


async def test_of_many_changes_the_oldest_are_told(changing: FactStore) -> None:
    found = await changing.changed((OTHER, FLOOD), since=AT, until=AT + 101, limit=4)
    assert told(found)[-1] == (OTHER, "X-1", 1)
    assert len(found) == 4


async def test_changes_are_asked_of_the_door_by_event(changing: FactStore) -> None:
    door = KnowledgeBase(changing)
    assert len(await door.changes(since=AT, until=AT + 101)) == 6
    assert told(await door.changes(since=AT, until=AT + 101, event=OTHER)) == [(OTHER, "X-1", 1)]
    with pytest.raises(NotFound):
        await door.changes(since=AT, until=AT + 101, event="unknown")


async def test_corrections_are_what_changed_something_recorded_before_newest_first(
    changing: FactStore,
) -> None:
    both = (FLOOD, OTHER)
    found = await changing.corrections(both, since=AT, until=AT + 101)
    assert told(found) == [(FLOOD, "RF-0003", 2), (FLOOD, "RF-0002", 2)]
    assert found[1] == (await changing.history(FLOOD, "RF-0002"))[1]
    newest = await changing.corrections(both, since=AT, until=AT + 101, limit=1)
    assert told(newest) == [(FLOOD, "RF-0003", 2)]
    assert await changing.corrections(both, since=AT, until=AT + 100) == ()
    everybody = KnowledgeBase(changing)
    assert await everybody.corrections(since=AT, until=AT + 101, event=FLOOD) == found
