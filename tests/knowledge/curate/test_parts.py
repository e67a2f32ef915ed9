"""A file of facts of several events: saved in all of them or in none."""

from collections.abc import Mapping

import pytest

from knowledge.curate import Bulk, Entering, Imported
from knowledge.curate.entries import read_entries
from knowledge.errors import BadPack
from knowledge.storage.interface import FactStore
from tests.contract.records import FLOOD, fact, keep, pack, span
from tests.knowledge.curate.people import ANN, HERE, TODAY, by, statements
from tests.knowledge.curate.test_bulk import DAM, FERRY, HEAD, SAID, load, told

MILL = "mill-1999"


@pytest.fixture
async def two(store: FactStore) -> FactStore:
    """A record with a second event."""
    await keep(store, pack(fact("MI-0001", "The mill stood still.", span(4)), slug=MILL))
    return store


async def load_parts(
    bulk: Bulk, texts: Mapping[str, str], *, who: Entering | None = None
) -> Imported:
    """Import a file with lines for several events."""
    parts = {
        event: read_entries(f"{HEAD}{text}".encode(), "facts.csv", event=event)
        for event, text in texts.items()
    }
    who = who or by(ANN)
    return await bulk.add_parts(who, parts, name="facts.csv", reason="from both", today=TODAY)


async def test_file_of_several_events_is_one_edit_of_all_of_them(
    two: FactStore, bulk: Bulk
) -> None:
    who = by(ANN)
    done = await load_parts(bulk, {FLOOD: FERRY, MILL: DAM}, who=who)
    assert {each.scope for each in done.edited} == {FLOOD, MILL}
    receipt = await two.view(HERE.id).receipt(f"{HERE.id}:{who.key}")
    assert receipt is not None
    assert receipt.edited == done.edited


async def test_an_event_in_which_a_file_changes_nothing_holds_up_no_other(
    two: FactStore, bulk: Bulk
) -> None:
    await load(bulk, f"{HEAD}{FERRY}")
    same = "RF-0003,The harbour has stone walls.,,gazette,1,\n"
    assert told(await load_parts(bulk, {FLOOD: same, MILL: DAM})) == (1, 0, 1)


async def test_a_fault_in_one_event_keeps_a_file_out_of_all(two: FactStore, bulk: Bulk) -> None:
    with pytest.raises(BadPack):
        await load_parts(bulk, {FLOOD: FERRY, MILL: DAM.replace("6 March", "66 March")})
    assert await statements(two, HERE.id) == SAID
