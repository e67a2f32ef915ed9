"""Several layers and several editors at once: nobody's source, name or version takes another's place."""

import asyncio
import json

import pytest

from knowledge.curate import Bulk, Curator, Review
from knowledge.curate.entries import read_entries
from knowledge.errors import BadInput, BadPack, Denied, Refused
from knowledge.models import Link, LinkKind
from knowledge.storage.editing import EditConflict
from knowledge.storage.interface import FactStore
from knowledge.storage.posting import Guild
from tests.contract.records import FLOOD
from tests.knowledge.curate.people import (
    ANN,
    BEN,
    HERE,
    MEMBER,
    NOON,
    OPERATOR,
    TODAY,
    by,
    correct,
    draft,
    one,
    statements,
    strict,
)


@pytest.fixture
def everybody(store: FactStore) -> Curator:
    """The operator, who edits below every guild."""
    return Curator(store.view(0), Guild(0))


async def address(store: FactStore, guild: int, fact_id: str) -> str:
    """Where a fact's source is to be found, as the guild reads it."""
    view = store.view(guild)
    (fact,) = await view.facts((FLOOD,), (fact_id,))
    sources = {each.id: each for each in await view.sources((FLOOD,))}
    return sources[fact.citations[0].source].url


async def test_new_sources_of_one_title_in_two_layers_stay_two(
    store: FactStore, curator: Curator, everybody: Curator
) -> None:
    ours = draft(source="The Post, Post, https://guild.example/1")
    theirs = draft("The steeple burned down.", source="The Post, Post, https://operator.example/1")
    (mine,) = (await curator.add(by(ANN), FLOOD, ours, today=TODAY)).edited
    (other,) = (await everybody.add(by(OPERATOR), FLOOD, theirs, today=TODAY)).edited
    assert await address(store, HERE.id, mine.fact) == "https://guild.example/1"
    assert await address(store, HERE.id, other.fact) == "https://operator.example/1"


async def test_new_names_of_one_spelling_in_two_layers_stay_two(
    store: FactStore, curator: Curator, everybody: Curator
) -> None:
    person = draft("Amber Star sang.", names="person: Amber Star")
    ship = draft("The Amber-Star sank.", names="facility: Amber-Star")
    await curator.add(by(ANN), FLOOD, person, today=TODAY)
    (other,) = (await everybody.add(by(OPERATOR), FLOOD, ship, today=TODAY)).edited
    names = {each.id: each.kind.value for each in await store.view(HERE.id).names((FLOOD,))}
    assert [names[each.name] for each in (await one(curator, other.fact)).names] == ["facility"]


async def test_two_editors_at_once_keep_their_own_sources(
    store: FactStore, curator: Curator
) -> None:
    added = await asyncio.gather(
        *(
            curator.add(
                by(who),
                FLOOD,
                draft(f"Boat {number} sank.", source=f"Racer, P, https://r{number}.example/1"),
                today=TODAY,
            )
            for number, who in enumerate((ANN, BEN), start=1)
        )
    )
    found = [await address(store, HERE.id, each.edited[0].fact) for each in added]
    assert found == ["https://r1.example/1", "https://r2.example/1"]


async def test_restored_revision_of_the_pack_stands_though_the_operator_says_otherwise(
    store: FactStore, curator: Curator, everybody: Curator
) -> None:
    first = (await statements(store, 0))["RF-0003"]
    await correct(everybody, by(OPERATOR), "RF-0003", statement="The harbour has no walls.")
    seen = await curator.seen(FLOOD, "RF-0003")
    await curator.restore(by(ANN), FLOOD, "RF-0003", 1, expected=seen, reason="the first is right")
    assert (await statements(store, HERE.id))["RF-0003"] == first
    assert (await statements(store, 0))["RF-0003"] == "The harbour has no walls."


async def test_edit_below_counts_as_a_change_meanwhile(
    store: FactStore, curator: Curator, everybody: Curator
) -> None:
    """Ann saw the guild's own version; when she saves, the operator's is read in its place."""
    await correct(curator, by(ANN), "RF-0003", statement="Ours.")
    seen = await curator.seen(FLOOD, "RF-0003")
    await correct(everybody, by(OPERATOR), "RF-0003", statement="The operator's.")
    await curator.undo(by(BEN), FLOOD, "RF-0003", expected=seen, reason="no")
    with pytest.raises(EditConflict):
        await correct(curator, by(ANN), "RF-0003", expected=seen, statement="Ours again.")
    assert (await statements(store, HERE.id))["RF-0003"] == "The operator's."


async def test_link_to_a_fact_that_was_taken_back_can_be_removed(curator: Curator) -> None:
    link = Link(LinkKind.CORROBORATES, "RF-0003")
    await curator.link(by(ANN), FLOOD, "RF-0001", link, expected=1)
    await curator.retract(by(ANN), FLOOD, "RF-0003", expected=1, reason="no")
    seen = await curator.seen(FLOOD, "RF-0001")
    await curator.link(by(ANN), FLOOD, "RF-0001", link, expected=seen, unlink=True)
    assert link not in (await one(curator, "RF-0001")).links


async def test_nobody_accepts_their_own_by_being_forgotten(store: FactStore) -> None:
    keeper = strict(store)
    done = await keeper.add(by(ANN), FLOOD, draft(), today=TODAY)
    assert done.proposal is not None
    await store.keeps.forget(ANN.user)
    review = Review(store.view(HERE.id), keeper)
    with pytest.raises(Refused, match="does not wait"):
        await review.accept(BEN, done.proposal.number, today=TODAY, at=NOON)
    assert draft().statement not in (await statements(store, HERE.id)).values()


async def test_edits_of_those_who_were_forgotten_are_not_rolled_back_together(
    curator: Curator,
) -> None:
    with pytest.raises(BadInput, match="whose edits"):
        await curator.rollback(by(BEN), 0, NOON - 10, reason="all of them")


async def test_proposing_is_no_way_to_roll_back(curator: Curator) -> None:
    await correct(curator, by(ANN), "RF-0003", statement="Ours.")
    with pytest.raises(Denied):
        await curator.rollback(by(MEMBER, propose=True), ANN.user, NOON - 10, reason="no")


@pytest.mark.parametrize(
    "changed",
    [
        {"statement": "@everyone come here."},
        {"statement": "The river rose. " * 400},
        {"caveat": "See <@123456789012345678>."},
        {"attribution": {"who": "a\u0301\u0301\u0301\u0301\u0301"}},
        {"names": [{"name": "mayor", "role": "@here"}]},
    ],
)
async def test_lines_in_the_form_of_a_pack_are_looked_at_like_typed_ones(
    store: FactStore, bulk: Bulk, changed: dict[str, object]
) -> None:
    plain = {
        "statement": "A barge sank.",
        "when": {"first": "1999-03-05"},
        "citations": [{"source": "gazette", "paragraph": 1}],
    }
    before = await statements(store, HERE.id)
    lines = json.dumps({**plain, **changed}).encode()
    with pytest.raises(BadPack, match=r"new\.jsonl:1"):
        await bulk.add_many(
            by(ANN),
            FLOOD,
            read_entries(lines, "new.jsonl", event=FLOOD),
            name="new.jsonl",
            reason="a file",
            today=TODAY,
        )
    assert await statements(store, HERE.id) == before
