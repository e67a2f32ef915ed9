"""Adding, correcting, retracting, undoing, linking by those who may; refused and audited for others."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from knowledge.authority import Actor
from knowledge.curate import Curator, Entering
from knowledge.errors import BadEntry, BadInput, KnowledgeError, NotFound, Refused
from knowledge.flow import Plan
from knowledge.models import FactState, Link, LinkKind, RevisionAction
from knowledge.storage.editing import EditConflict, Edited
from knowledge.storage.interface import FactStore
from tests.contract.records import FLOOD, FULL, span
from tests.knowledge.curate.people import (
    ANN,
    BEN,
    HERE,
    MEMBER,
    NOON,
    OPERATOR,
    STRANGER,
    THERE,
    TODAY,
    actions,
    audited,
    by,
    correct,
    draft,
    one,
    statements,
    strict,
)

SAID = {each.id: each.statement for each in FULL.facts}


# Adding.


async def test_added_fact_is_read_and_found_in_its_guild_alone(
    store: FactStore, curator: Curator
) -> None:
    done = await curator.add(by(ANN), FLOOD, draft(), today=TODAY)
    (new,) = done.edited
    assert new == Edited(FLOOD, "RI-G001", 1, RevisionAction.ADD)
    assert done.remarks == ()
    made = await one(curator, new.fact)
    assert (made.statement, made.when, made.scope) == (draft().statement, span(5), FLOOD)
    found = await store.view(HERE.id).candidates(Plan((FLOOD,), ("ferri",)))
    assert [each.fact for each in found] == [new.fact]
    assert await store.view(THERE.id).candidates(Plan((FLOOD,), ("ferri",))) == ()
    assert await statements(store, 0) == SAID


async def test_operators_fact_is_read_by_everybody(store: FactStore) -> None:
    everybody = Curator(store.view(0), replace(HERE, id=0))
    (new,) = (await everybody.add(by(OPERATOR), FLOOD, draft(), today=TODAY)).edited
    assert new.fact == "RI-H001"
    for guild in (0, HERE.id, THERE.id):
        assert new.fact in await statements(store, guild)


async def test_added_fact_brings_its_new_source_and_name(
    store: FactStore, curator: Curator
) -> None:
    typed = draft(
        "Otto Brandt opened the lock.",
        source="Lock log, Harbour office, https://harbour.example/log",
        paragraph="",
        names="person: Otto Brandt (actor)",
    )
    done = await curator.add(by(ANN), FLOOD, typed, today=TODAY)
    made = await one(curator, done.edited[0].fact)
    here = store.view(HERE.id)
    sources = {each.id: each for each in await here.sources((FLOOD,))}
    names = {each.id: each for each in await here.names((FLOOD,))}
    assert sources[made.citations[0].source].publisher == "Harbour office"
    assert names[made.names[0].name].display == "Otto Brandt"
    assert {each.code for each in done.remarks} == {"entry-new-source", "entry-new-name"}
    assert len(await store.view(THERE.id).sources((FLOOD,))) == 1
    assert len(await store.view(THERE.id).names((FLOOD,))) == len(FULL.names)


async def test_what_the_checks_refuse_is_told_whole_and_not_saved(
    store: FactStore, curator: Curator
) -> None:
    bad = draft("", date="the day of days", source="")
    with pytest.raises(BadEntry) as caught:
        await curator.add(by(ANN), FLOOD, bad, today=TODAY)
    told = {(field, remark.code) for field, remark in caught.value.faults}
    assert told >= {("statement", "entry-empty"), ("date", "entry-no-date")}
    assert "date: “the day of days” is not a date" in str(caught.value)
    assert await statements(store, HERE.id) == SAID
    assert await audited(store) == []


async def test_same_key_adds_once(store: FactStore, curator: Curator) -> None:
    first = await curator.add(by(ANN, key="i1"), FLOOD, draft(), today=TODAY)
    again = await curator.add(by(ANN, key="i1"), FLOOD, draft("Other words."), today=TODAY)
    assert again.repeated
    assert again.edited == first.edited
    assert len(await statements(store, HERE.id)) == len(SAID) + 1


async def test_same_key_in_another_guild_is_another(store: FactStore, curator: Curator) -> None:
    await curator.add(by(ANN, key="i1"), FLOOD, draft(), today=TODAY)
    there = Curator(store.view(THERE.id), THERE)
    done = await there.add(by(STRANGER, key="i1"), FLOOD, draft(), today=TODAY)
    assert not done.repeated
    assert len(await statements(store, THERE.id)) == len(SAID) + 1


async def test_unknown_event_is_named(curator: Curator) -> None:
    with pytest.raises(NotFound, match="river-2000"):
        await curator.add(by(ANN), "river-2000", draft(), today=TODAY)


# Correcting.


async def test_correction_changes_what_was_touched_and_keeps_the_rest(curator: Curator) -> None:
    before = await one(curator, "RF-0001")
    words = "Mayor Ada Ström said that 1,200 people were evacuated."
    done = await correct(curator, by(ANN), "RF-0001", statement=words)
    after = await one(curator, "RF-0001")
    assert done.edited == (Edited(FLOOD, "RF-0001", 2, RevisionAction.CORRECT),)
    assert after == replace(before, statement=words, revision=2)
    assert after.links == before.links != ()
    assert after.names[0].role == "speaker"


async def test_fact_goes_by_its_id_in_any_case(curator: Curator) -> None:
    await correct(curator, by(ANN), "rf-0001", date="4 March 1999")
    assert (await one(curator, "RF-0001")).when == span(4)


async def test_correction_needs_a_reason(curator: Curator) -> None:
    typed, revision = await curator.draft(FLOOD, "RF-0001")
    typed = replace(typed, statement="Other words.")
    for reason, words in (("", "Say why"), ("  \n", "Say why"), ("x" * 501, "too long")):
        with pytest.raises(BadInput, match=words):
            await curator.correct(
                by(ANN), FLOOD, "RF-0001", typed, expected=revision, reason=reason, today=TODAY
            )


async def test_correction_that_changes_nothing_is_refused(
    store: FactStore, curator: Curator
) -> None:
    with pytest.raises(Refused, match="Nothing would change in RF-0001"):
        await correct(curator, by(ANN), "RF-0001")
    assert await audited(store) == []


async def test_second_of_two_editors_sees_what_the_first_one_made(
    store: FactStore, curator: Curator
) -> None:
    await correct(curator, by(ANN), "RF-0003", statement="The harbour has brick walls.")
    with pytest.raises(EditConflict) as caught:
        await correct(curator, by(BEN), "RF-0003", expected=1, statement="It has none.")
    assert caught.value.current is not None
    assert caught.value.current.statement == "The harbour has brick walls."
    assert (await statements(store, HERE.id))["RF-0003"] == "The harbour has brick walls."


async def test_retracted_fact_is_not_corrected_but_said_to_be_retracted(curator: Curator) -> None:
    await curator.retract(by(ANN), FLOOD, "RF-0003", expected=1, reason="not so")
    with pytest.raises(NotFound, match="RF-0003 was retracted"):
        await curator.draft(FLOOD, "RF-0003")
    with pytest.raises(NotFound, match="no fact “RF-9999”"):
        await curator.draft(FLOOD, "RF-9999")


# Taking back.


async def test_retracted_fact_is_gone_and_its_history_stays(
    store: FactStore, curator: Curator
) -> None:
    await curator.retract(by(ANN), FLOOD, "rf-0003", expected=1, reason="a mistake")
    assert "RF-0003" not in await statements(store, HERE.id)
    assert "RF-0003" in await statements(store, THERE.id)
    assert await store.view(HERE.id).candidates(Plan((FLOOD,), ("harbour",))) == ()
    last = (await curator.history(FLOOD, "RF-0003"))[-1]
    assert (last.action, last.state) == (RevisionAction.RETRACT, FactState.RETRACTED)
    assert (last.member, last.actor, last.reason) == (77, "Ann", "a mistake")


async def test_undo_goes_back_step_by_step_to_the_pack(curator: Curator) -> None:
    await correct(curator, by(ANN), "RF-0003", statement="The harbour has brick walls.")
    await correct(curator, by(BEN), "RF-0003", statement="The harbour has no walls.")
    for words in ("The harbour has brick walls.", SAID["RF-0003"]):
        seen = await curator.seen(FLOOD, "RF-0003")
        await curator.undo(by(ANN), FLOOD, "RF-0003", expected=seen, reason="it was right")
        assert (await one(curator, "RF-0003")).statement == words
    seen = await curator.seen(FLOOD, "RF-0003")
    with pytest.raises(Refused, match="Nothing was edited here in RF-0003"):
        await curator.undo(by(ANN), FLOOD, "RF-0003", expected=seen, reason="once more")


async def test_undo_of_an_added_fact_takes_it_away_and_of_a_retraction_brings_it_back(
    store: FactStore, curator: Curator
) -> None:
    (new,) = (await curator.add(by(ANN), FLOOD, draft(), today=TODAY)).edited
    await curator.undo(by(ANN), FLOOD, new.fact, expected=1, reason="not now")
    assert new.fact not in await statements(store, HERE.id)
    await curator.retract(by(ANN), FLOOD, "RF-0002", expected=1, reason="not so")
    seen = await curator.seen(FLOOD, "RF-0002")
    await curator.undo(by(ANN), FLOOD, "RF-0002", expected=seen, reason="it is so")
    assert (await statements(store, HERE.id))["RF-0002"] == SAID["RF-0002"]


async def test_undo_looks_at_what_the_editor_saw(curator: Curator) -> None:
    await correct(curator, by(ANN), "RF-0003", statement="The harbour has brick walls.")
    await correct(curator, by(BEN), "RF-0003", statement="The harbour has no walls.")
    with pytest.raises(EditConflict):
        await curator.undo(by(ANN), FLOOD, "RF-0003", expected=2, reason="wrong")
    assert (await one(curator, "RF-0003")).statement == "The harbour has no walls."


async def test_restore_makes_any_revision_stand_again(curator: Curator) -> None:
    await correct(curator, by(ANN), "RF-0003", statement="The harbour has brick walls.")
    await correct(curator, by(ANN), "RF-0003", statement="The harbour has no walls.")
    await curator.restore(by(BEN), FLOOD, "RF-0003", 2, expected=3, reason="it has")
    assert (await one(curator, "RF-0003")).statement == "The harbour has brick walls."
    seen = await curator.seen(FLOOD, "RF-0003")
    await curator.restore(by(BEN), FLOOD, "RF-0003", 1, expected=seen, reason="as printed")
    assert (await one(curator, "RF-0003")).statement == SAID["RF-0003"]
    seen = await curator.seen(FLOOD, "RF-0003")
    with pytest.raises(NotFound, match="no revision 9"):
        await curator.restore(by(BEN), FLOOD, "RF-0003", 9, expected=seen, reason="why not")


# Linking.


async def test_facts_are_linked_and_unlinked(curator: Curator) -> None:
    link = Link(LinkKind.CONTRADICTS, "rf-0003")
    await curator.link(by(ANN), FLOOD, "RF-0002", link, expected=1)
    assert (await one(curator, "RF-0002")).links == (Link(LinkKind.CONTRADICTS, "RF-0003"),)
    last = (await curator.history(FLOOD, "RF-0002"))[-1]
    assert last.reason == "linked: contradicts RF-0003"
    with pytest.raises(Refused, match="already"):
        await curator.link(by(ANN), FLOOD, "RF-0002", link, expected=2)
    await curator.link(by(ANN), FLOOD, "rf-0002", link, expected=2, unlink=True)
    assert (await one(curator, "RF-0002")).links == ()
    with pytest.raises(Refused, match="not linked"):
        await curator.link(by(ANN), FLOOD, "RF-0002", link, expected=3, unlink=True)


async def test_link_leads_to_another_fact_that_stands(curator: Curator) -> None:
    itself = Link(LinkKind.UPDATES, "rf-0002")
    with pytest.raises(BadInput, match="itself"):
        await curator.link(by(ANN), FLOOD, "RF-0002", itself, expected=1)
    nothing = Link(LinkKind.UPDATES, "RF-9999")
    with pytest.raises(NotFound, match="no fact “RF-9999”"):
        await curator.link(by(ANN), FLOOD, "RF-0002", nothing, expected=1)


# Taking back what one member did.


async def test_rollback_takes_back_a_members_edits_and_keeps_what_others_made_of_them(
    store: FactStore, curator: Curator
) -> None:
    await correct(curator, by(BEN, at=NOON - 10), "RF-0001", statement="Ada Ström spoke.")
    await correct(curator, by(ANN, at=NOON), "RF-0001", statement="Nobody spoke.")
    await curator.retract(by(ANN, at=NOON), FLOOD, "RF-0002", expected=1, reason="no")
    (new,) = (await curator.add(by(ANN, at=NOON), FLOOD, draft(), today=TODAY)).edited
    await correct(curator, by(ANN, at=NOON), "RF-0003", statement="The harbour has no walls.")
    await correct(curator, by(BEN, at=NOON + 1), "RF-0003", statement="It has brick walls.")
    before = await statements(store, HERE.id)

    who = by(BEN, at=NOON + 9)
    shown = await curator.rollback(who, ANN.user, NOON, preview=True)
    assert await statements(store, HERE.id) == before
    done = await curator.rollback(who, ANN.user, NOON, reason="vandalism")
    assert {each.fact for each in shown.edited} == {each.fact for each in done.edited}
    assert {each.fact for each in done.edited} == {"RF-0001", "RF-0002", new.fact}
    assert done.kept == shown.kept == ((FLOOD, "RF-0003"),)
    assert await statements(store, HERE.id) == {
        "RF-0001": "Ada Ström spoke.",
        "RF-0002": SAID["RF-0002"],
        "RF-0003": "It has brick walls.",
    }
    again = await curator.rollback(who, ANN.user, NOON, reason="vandalism")
    assert again.repeated


async def test_rollback_needs_a_reason_and_finds_nothing_where_nothing_was_done(
    curator: Curator,
) -> None:
    nothing = await curator.rollback(by(BEN), ANN.user, NOON - 100)
    assert (nothing.edited, nothing.kept) == ((), ())
    await correct(curator, by(ANN), "RF-0003", statement="The harbour has no walls.")
    with pytest.raises(BadInput, match="Say why"):
        await curator.rollback(by(BEN), ANN.user, NOON)


async def test_rollback_in_the_terminal_goes_by_the_name_of_the_tool(store: FactStore) -> None:
    everybody = Curator(store.view(0), replace(HERE, id=0))
    importer = replace(OPERATOR, name="importer")
    await correct(everybody, by(OPERATOR), "RF-0003", statement="The harbour has no walls.")
    await correct(everybody, by(importer), "RF-0002", statement="The river fell.")
    done = await everybody.rollback(by(OPERATOR), 0, NOON, reason="slip", name="importer")
    assert [each.fact for each in done.edited] == ["RF-0002"]


@pytest.mark.parametrize("who", [ANN, BEN])
async def test_rollback_that_is_repeated_leaves_alone_what_is_already_as_it_was(
    store: FactStore, curator: Curator, who: Actor
) -> None:
    """Whoever did the first one, also of their own edits."""
    manager = replace(who, manages=True)
    await correct(curator, by(ANN), "RF-0001", statement="Nobody spoke.")
    await curator.retract(by(ANN), FLOOD, "RF-0002", expected=1, reason="no")
    (new,) = (await curator.add(by(ANN), FLOOD, draft(), today=TODAY)).edited
    done = await curator.rollback(by(manager, at=NOON + 5), ANN.user, NOON, reason="vandalism")
    told = {each.fact: (each.now, each.then) for each in done.returns}
    assert [told["RF-0002"][0], told[new.fact][1]] == [None, None]
    assert [each and each.statement for each in told["RF-0001"]] == [
        "Nobody spoke.",
        SAID["RF-0001"],
    ]
    audit = await actions(store)
    for at in (NOON + 6, NOON + 7):
        again = await curator.rollback(by(manager, at=at), ANN.user, NOON, reason="again")
        assert (again.edited, again.kept, again.nameless) == ((), (), ())
        assert {fact for _, fact in again.same} == {"RF-0001", "RF-0002", new.fact}
    assert await actions(store) == audit
    assert await statements(store, HERE.id) == SAID


async def test_fact_that_was_put_back_by_hand_is_already_as_it_was(curator: Curator) -> None:
    await correct(curator, by(ANN), "RF-0003", statement="The harbour has no walls.")
    await correct(curator, by(BEN), "RF-0003", statement=SAID["RF-0003"])
    found = await curator.rollback(by(BEN), ANN.user, NOON, preview=True)
    assert (found.edited, found.kept, found.same) == ((), (), ((FLOOD, "RF-0003"),))


# Where a second person is wanted.


async def test_edit_waits_where_the_guild_wants_a_second_person(store: FactStore) -> None:
    curator = strict(store)
    done = await curator.add(by(ANN, channel=5), FLOOD, draft(), today=TODAY, reason="heard")
    assert done.edited == ()
    assert done.proposal is not None
    assert (done.proposal.author.member, done.proposal.channel) == (77, 5)
    assert (done.proposal.action, done.proposal.fact) == (RevisionAction.ADD, "")
    assert await statements(store, HERE.id) == SAID


async def test_member_proposes_any_sort_of_edit_and_saves_none(
    store: FactStore, curator: Curator
) -> None:
    who: Callable[[], Entering] = lambda: by(MEMBER, propose=True)  # noqa: E731 - a new key each time
    link = Link(LinkKind.UPDATES, "RF-0003")
    done = [
        await curator.add(who(), FLOOD, draft(), today=TODAY),
        await correct(curator, who(), "RF-0003", statement="The harbour has no walls."),
        await curator.retract(who(), FLOOD, "RF-0001", expected=1, reason="no"),
        await curator.link(who(), FLOOD, "RF-0002", link, expected=1),
    ]
    assert [each.proposal and each.proposal.action for each in done] == [
        RevisionAction.ADD,
        RevisionAction.CORRECT,
        RevisionAction.RETRACT,
        RevisionAction.CORRECT,
    ]
    assert await statements(store, HERE.id) == SAID
    assert len(await store.keeps.proposals(HERE.id)) == 4


async def test_proposal_under_the_same_key_is_the_same(store: FactStore, curator: Curator) -> None:
    who = by(MEMBER, propose=True)
    first = await curator.add(who, FLOOD, draft(), today=TODAY)
    again = await curator.add(who, FLOOD, draft(), today=TODAY)
    assert first.proposal == again.proposal
    assert len(await store.keeps.proposals(HERE.id)) == 1


# What is looked at beforehand.


async def test_check_saves_nothing_and_shows_what_is_near(
    store: FactStore, curator: Curator
) -> None:
    typed = draft("The river rose over the quay.", date="2 March 1999")
    checked = await curator.check(FLOOD, typed, today=TODAY)
    assert [each.id for each in checked.duplicates] == ["RF-0002"]
    assert await actions(store) == []
    assert await statements(store, HERE.id) == SAID


async def test_every_error_is_one_of_the_records(curator: Curator) -> None:
    """What Discord and the terminal tell in a sentence; anything else would be a fault."""
    for work in (
        curator.fact(FLOOD, "’; DROP"),
        curator.draft("nowhere", "RF-0001"),
        curator.history(FLOOD, "x" * 1000),
        curator.undo(by(ANN), FLOOD, "RF-0001", expected=1, reason="r"),
    ):
        with pytest.raises(KnowledgeError) as caught:
            await work
        assert str(caught.value).endswith(".")
        assert len(str(caught.value)) < 200
