"""What was written out is read back, whatever was retracted meanwhile."""

import json
from pathlib import Path

import pytest

from knowledge.curate import Bulk, Curator
from knowledge.curate.entries import write_csv, write_lines
from knowledge.ingest.check import errors_in
from knowledge.ingest.export import export_pack
from knowledge.ingest.read import read_pack
from knowledge.models import Fact
from knowledge.storage.interface import FactStore
from tests.contract.records import FLOOD
from tests.knowledge.curate.people import ANN, HERE, by, one
from tests.knowledge.curate.test_bulk import faults, load, told


@pytest.fixture
async def linked(curator: Curator) -> Fact:
    """A fact with a link to one that was retracted since."""
    await curator.retract(by(ANN), FLOOD, "RF-0002", expected=1, reason="gone")
    found = await one(curator, "RF-0001")
    assert [each.fact for each in found.links] == ["RF-0002"]
    return found


@pytest.mark.parametrize("form", ["jsonl", "csv"])
async def test_file_with_a_link_to_a_retracted_fact_changes_nothing(
    store: FactStore, bulk: Bulk, linked: Fact, form: str
) -> None:
    view = store.view(HERE.id)
    facts = await view.facts((FLOOD,))
    known = await view.names((FLOOD,)), await view.sources((FLOOD,))
    text = write_csv(facts, *known) if form == "csv" else write_lines(facts)
    assert told(await load(bulk, text, f"facts.{form}")) == (0, 0, len(facts))


async def test_linked_fact_is_put_right_by_a_file_and_keeps_its_link(
    bulk: Bulk, curator: Curator, linked: Fact
) -> None:
    text = f"id,caveat\n{linked.id},Perhaps.\n"
    assert told(await load(bulk, text)) == (0, 1, 0)
    now = await one(curator, linked.id)
    assert (now.caveat, now.links) == ("Perhaps.", linked.links)


async def test_new_link_to_a_retracted_fact_is_a_fault(bulk: Bulk, linked: Fact) -> None:
    line = {"id": "RF-0003", "links": [{"kind": "updates", "fact": "RF-0002"}]}
    (fault,) = await faults(bulk, json.dumps(line), "facts.jsonl")
    assert "RF-0002" in fault


async def test_pack_is_written_without_links_to_nowhere(
    store: FactStore, tmp_path: Path, linked: Fact
) -> None:
    await export_pack(store.view(HERE.id), FLOOD, tmp_path / "pack")
    read = read_pack(tmp_path / "pack")
    assert list(errors_in(read)) == []
    assert {fact.id: fact.links for fact in read.pack.facts}[linked.id] == ()
