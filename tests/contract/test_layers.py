"""Edits by hand: a guild's own lie over the operator's, which lie over the pack."""

import random
from dataclasses import replace

import pytest

from knowledge.document import describe
from knowledge.errors import NotFound
from knowledge.flow import Plan
from knowledge.models import Fact, FactState, Name, NameKind, RevisionAction, Source
from knowledge.storage.editing import ChangeSet, Edit, EditConflict, Edited, Editor, Receipt
from knowledge.storage.interface import FactStore
from tests.contract.conftest import Scratch
from tests.contract.records import AT, FLOOD, FULL, fact, keep, pack, span

ANN = Editor(77, "Ann")
HERE, THERE = 501, 502
NAMES = {name.id: name for name in FULL.names}


async def edit(
    store: FactStore,
    guild: int,
    *edits: Edit,
    key: str = "",
    at: int = AT + 10,
    editor: Editor = ANN,
    **more: tuple[Source, ...] | tuple[Name, ...],
) -> Receipt:
    """Make the edits in a guild's layer."""
    key = key or f"{guild}/{[(e.fact.id, e.expected, e.action) for e in edits]}/{at}"
    changes = ChangeSet(editor, "a slip", at, key, edits, **more)  # type: ignore[arg-type]
    return await store.view(guild).edit(changes)


def corrected(before: Fact, statement: str, *, expected: int = 0) -> Edit:
    after = replace(before, statement=statement, scope=FLOOD)
    number = expected or before.revision
    return Edit(after, describe(after, NAMES), RevisionAction.CORRECT, number)


def added(fact_id: str, statement: str, day: int = 3) -> Edit:
    new = replace(fact(fact_id, statement, span(day)), scope=FLOOD)
    return Edit(new, describe(new, NAMES), RevisionAction.ADD, 0)


def retracted(before: Fact, *, expected: int = 0) -> Edit:
    number = expected or before.revision
    gone = replace(before, scope=FLOOD)
    return Edit(gone, None, RevisionAction.RETRACT, number, FactState.RETRACTED)


def released(before: Fact, expected: int) -> Edit:
    gone = replace(before, scope=FLOOD)
    return Edit(gone, None, RevisionAction.UNDO, expected, FactState.RELEASED)


async def statements(store: FactStore, guild: int | None) -> list[str]:
    return [each.statement for each in await store.view(guild).facts((FLOOD,))]


async def found(store: FactStore, guild: int | None, token: str) -> list[str]:
    candidates = await store.view(guild).candidates(Plan((FLOOD,), (token,)))
    return [each.fact for each in candidates]


@pytest.fixture
async def flood(store: FactStore) -> FactStore:
    await keep(store, FULL, at=AT)
    return store


async def test_edit_of_a_guild_is_read_there_and_nowhere_else(flood: FactStore) -> None:
    first, *_ = await flood.facts((FLOOD,))
    await edit(flood, HERE, corrected(first, "Zebras swam."))
    assert (await statements(flood, HERE))[0] == "Zebras swam."
    for other in (THERE, 0, None):
        assert await statements(flood, other) == [each.statement for each in FULL.facts]
        assert await found(flood, other, "zebra") == []
    assert await found(flood, HERE, "zebra") == [first.id]
    assert "zebra" not in (await flood.view(THERE).vocabulary((FLOOD,))).frequency
    assert (await flood.view(HERE).vocabulary((FLOOD,))).frequency["zebra"] == 1


async def test_operators_edit_is_read_everywhere_but_under_a_guilds_own(flood: FactStore) -> None:
    first, second, *_ = await flood.facts((FLOOD,))
    await edit(flood, HERE, corrected(first, "Ours."))
    await edit(flood, 0, corrected(first, "The operator's."), corrected(second, "Everybody's."))
    assert (await statements(flood, HERE))[:2] == ["Ours.", "Everybody's."]
    assert (await statements(flood, THERE))[:2] == ["The operator's.", "Everybody's."]
    assert await statements(flood, None) == [each.statement for each in FULL.facts]


async def test_new_fact_gets_an_id_that_no_pack_will_take(flood: FactStore) -> None:
    receipt = await edit(flood, HERE, added("", "A dam held."), added("", "A bridge fell."))
    ids = [each.fact for each in receipt.edited]
    assert len(set(ids)) == 2
    assert all(each.startswith("RI-G") for each in ids)
    (house,) = (await edit(flood, 0, added("", "A road opened."))).edited
    assert house.fact.startswith("RI-H")
    assert house.fact in [each.id for each in await flood.view(HERE).facts((FLOOD,))]


async def test_only_one_of_two_edits_of_a_revision_is_made(flood: FactStore) -> None:
    first, *_ = await flood.facts((FLOOD,))
    await edit(flood, HERE, corrected(first, "The first."))
    with pytest.raises(EditConflict) as caught:
        await edit(flood, HERE, added("", "Not alone."), corrected(first, "The second."), key="b")
    assert caught.value.current is not None
    assert caught.value.current.statement == "The first."
    assert "Not alone." not in await statements(flood, HERE)
    assert await found(flood, HERE, "alon") == []


async def test_what_a_refused_edit_would_have_said_is_never_told(flood: FactStore) -> None:
    first, second, *_ = await flood.facts((FLOOD,))
    await edit(flood, HERE, corrected(second, "The layer is there."))
    twice = corrected(first, "Taken back."), corrected(first, "Too late.")
    with pytest.raises(EditConflict):
        await edit(flood, HERE, *twice, key="twice")
    (told,) = await flood.view(HERE).facts((FLOOD,), (first.id,))
    assert told == first
    await edit(flood, HERE, corrected(first, "As it should be."))
    (told,) = await flood.view(HERE).facts((FLOOD,), (first.id,))
    assert told.statement == "As it should be."


async def test_key_that_is_known_changes_nothing_and_tells_the_same(flood: FactStore) -> None:
    receipt = await edit(flood, HERE, added("", "A dam held."), key="k")
    again = await edit(flood, HERE, added("", "A dam held."), key="k")
    assert (again.edited, again.repeated) == (receipt.edited, True)
    assert await flood.receipt("k") == again
    assert await flood.receipt("other") is None
    assert (await statements(flood, HERE)).count("A dam held.") == 1


async def test_retracted_fact_is_gone_for_the_guild_and_can_come_back(flood: FactStore) -> None:
    first, *_ = await flood.facts((FLOOD,))
    await edit(flood, HERE, retracted(first))
    assert first.id not in [each.id for each in await flood.view(HERE).facts((FLOOD,))]
    assert first.id in [each.id for each in await flood.view(THERE).facts((FLOOD,))]
    history = await flood.view(HERE).history(FLOOD, first.id)
    assert [(each.action, each.stands, each.guild) for each in history] == [
        (RevisionAction.ADD, True, None),
        (RevisionAction.RETRACT, False, HERE),
    ]
    assert (history[-1].member, history[-1].actor) == (77, "Ann")
    await edit(flood, HERE, released(first, 2))
    assert first in await flood.view(HERE).facts((FLOOD,))
    # What is read is the pack's revision again, and so is what an edit has to name.
    with pytest.raises(EditConflict):
        await edit(flood, HERE, corrected(first, "Late.", expected=3), key="late")
    receipt = await edit(flood, HERE, corrected(first, "Anew."), key="anew")
    assert receipt.edited == (Edited(FLOOD, first.id, 4, RevisionAction.CORRECT),)


async def test_sources_and_names_of_an_edit_are_the_guilds_own(flood: FactStore) -> None:
    source = Source("blog", "A blog", "Ann", scope=FLOOD)
    name = Name("mill", NameKind.FACILITY, "the mill", scope=FLOOD)
    await edit(flood, HERE, added("", "The mill stood."), sources=(source,), names=(name,))
    assert source in await flood.view(HERE).sources((FLOOD,))
    assert name in await flood.view(HERE).names((FLOOD,))
    assert source not in await flood.view(THERE).sources((FLOOD,))
    assert name not in await flood.view(None).names((FLOOD,))


async def test_what_was_known_at_an_instant_is_told_as_it_was(flood: FactStore) -> None:
    first, second, *_ = await flood.facts((FLOOD,))
    view = flood.view(HERE)
    await edit(flood, HERE, corrected(first, "Later."), at=AT + 100)
    await edit(flood, HERE, retracted(second), at=AT + 200)
    assert await view.known_at((FLOOD,), AT - 1) == ()
    assert await view.known_at((FLOOD,), AT + 99) == FULL.facts
    known = await view.known_at((FLOOD,), AT + 100)
    assert [each.statement for each in known] == ["Later.", *(f.statement for f in FULL.facts[1:])]
    assert second.id not in [each.id for each in await view.known_at((FLOOD,), AT + 200)]
    assert await flood.view(THERE).known_at((FLOOD,), AT + 200) == FULL.facts


async def test_update_of_the_pack_keeps_the_layer_and_tells_what_differs(flood: FactStore) -> None:
    first, second, third = await flood.facts((FLOOD,))
    view = flood.view(HERE)
    await edit(flood, HERE, corrected(first, "Ours."), retracted(second))
    await edit(flood, HERE, added("", "Our own."), key="own")
    assert await view.diverged((FLOOD,)) == ()
    changed = replace(first, statement="The pack's, put right.")
    await keep(flood, pack(changed, third, slug=FLOOD), at=AT + 50)
    assert await statements(flood, HERE) == ["Ours.", third.statement, "Our own."]
    gone, mine = await view.diverged((FLOOD,))
    assert (mine.mine.statement, mine.stands, mine.based) == ("Ours.", True, 1)
    assert mine.below is not None
    assert (mine.below.statement, mine.below_revision) == ("The pack's, put right.", 3)
    assert (gone.mine.id, gone.stands, gone.below) == (second.id, False, None)
    kept = replace(corrected(mine.mine, "Ours."), rebase=True)
    await edit(flood, HERE, kept, key="kept")
    assert [each.mine.id for each in await view.diverged((FLOOD,))] == [second.id]


@pytest.mark.parametrize("guild", [0, HERE])
async def test_an_edited_fact_is_found_by_what_a_newer_pack_calls_its_names(
    flood: FactStore, guild: int
) -> None:
    first, *_ = await flood.facts((FLOOD,))
    await edit(flood, guild, corrected(first, "Zebras swam."), added("RF-G100", "It hailed."))
    assert await found(flood, guild, "quay") == ["RF-0002"]
    renamed = {"quay": "Harbourfront", "norland": "Lowlands"}
    names = tuple(replace(n, display=renamed.get(n.id, n.display)) for n in FULL.names)
    assert (await keep(flood, replace(FULL, names=names), at=AT + 20)).corrected == 0
    assert await found(flood, guild, "quay") == []
    assert await found(flood, guild, "harbourfront") == ["RF-0002"]
    assert await found(flood, guild, "zebra") == ["RF-0002"]
    vocabulary = await flood.view(guild).vocabulary((FLOOD,))
    assert "harbourfront" in vocabulary.frequency
    assert "quay" not in vocabulary.frequency


async def test_edits_are_listed_with_who_made_them(flood: FactStore) -> None:
    first, second, *_ = await flood.facts((FLOOD,))
    await edit(flood, HERE, corrected(first, "Once."), at=AT + 10)
    await edit(flood, HERE, corrected(second, "Twice."), at=AT + 20, editor=Editor(0, "terminal"))
    listed = await flood.view(HERE).edits((FLOOD,), since=AT, until=AT + 21)
    assert [(each.fact, each.editor.member, each.editor.name) for each in listed] == [
        (first.id, 77, "Ann"),
        (second.id, 0, "terminal"),
    ]
    assert await flood.view(THERE).edits((FLOOD,), since=0, until=AT * 2) == ()
    assert await flood.layers() == {HERE}


async def test_unknown_event_is_refused_and_nothing_is_kept(flood: FactStore) -> None:
    nowhere = replace(added("", "A dam held."), fact=replace(fact("", "A."), scope="nowhere"))
    with pytest.raises(NotFound):
        await edit(flood, HERE, added("", "Not alone."), nowhere, key="n")
    assert "Not alone." not in await statements(flood, HERE)


async def test_every_edit_is_in_the_audit_and_the_record_is_whole(flood: FactStore) -> None:
    first, second, *_ = await flood.facts((FLOOD,))
    await edit(flood, HERE, corrected(first, "Ours."), retracted(second), added("", "New."))
    await edit(flood, 0, corrected(first, "The operator's."))
    entries = await flood.keeps.audit(None)
    assert [(each.guild, each.action) for each in entries] == [
        (0, "load"),
        (HERE, "correct"),
        (HERE, "retract"),
        (HERE, "add"),
        (0, "correct"),
    ]
    assert [each for each in await flood.check(deep=True) if not each.ok] == []


@pytest.mark.parametrize("seed", range(12))
async def test_layered_record_reads_like_one_that_was_loaded_so(
    scratch: Scratch, seed: int
) -> None:
    """Facts, candidates, days, measures and word counts of a view are those of the merged facts."""
    chance = random.Random(seed)  # noqa: S311 - seeded on purpose
    async with scratch() as store, scratch() as plain:
        await keep(store, FULL, at=AT)
        words = ("zebra", "river", "rain", "bridge", "mill", "dam")
        for step in range(25):
            guild = chance.choice((0, HERE, HERE, THERE))
            view = store.view(guild)
            said = " ".join(chance.sample(words, 3)).capitalize() + "."
            held = await view.facts((FLOOD,))
            choice = chance.random()
            if choice < 0.3 or not held:
                step_edit = added("", said, day=chance.randint(1, 9))
            elif choice < 0.75:
                step_edit = corrected(chance.choice(held), said)
            else:
                step_edit = retracted(chance.choice(held))
            await edit(store, guild, step_edit, key=str(step))
        for guild in (0, HERE, THERE):
            view = store.view(guild)
            facts = await view.facts((FLOOD,))
            bare = tuple(replace(each, revision=1) for each in facts)
            await keep(plain, replace(FULL, facts=bare), at=AT + guild)
            other = plain.view(0)
            assert [f.statement for f in await other.facts((FLOOD,))] == [
                f.statement for f in facts
            ]
            ours, theirs = [await each.vocabulary((FLOOD,)) for each in (view, other)]
            assert ours.frequency == theirs.frequency
            assert (ours.facts, ours.mean_length) == (theirs.facts, theirs.mean_length)
            for token in words:
                assert await found(store, guild, token) == await found(plain, 0, token)
            for day in range(1, 10):
                there = [await each.between((FLOOD,), *_days(day)) for each in (view, other)]
                assert {f.id for f in there[0]} == {f.id for f in there[1]}
            assert await view.measures((FLOOD,)) == await other.measures((FLOOD,))
        assert [each for each in await store.check(deep=True) if not each.ok] == []


def _days(day: int) -> tuple[int, int]:
    when = span(day)
    return when.first, when.last


async def test_no_two_revisions_of_a_fact_have_one_number(flood: FactStore) -> None:
    """Else somebody who saw one of them could change the other unawares."""
    first, _, third = await flood.facts((FLOOD,))
    await edit(flood, HERE, corrected(first, "Ours."))
    await edit(flood, 0, corrected(first, "The operator's."))
    await keep(flood, pack(replace(first, statement="The pack's."), third, slug=FLOOD), at=AT + 50)
    await edit(flood, THERE, corrected((await flood.view(THERE).facts((FLOOD,)))[0], "Theirs."))
    numbers = {
        (each.guild, each.number)
        for guild in (None, 0, HERE, THERE)
        for each in await flood.view(guild).history(FLOOD, first.id)
    }
    assert sorted(number for _, number in numbers) == [1, 2, 3, 4, 5]


async def test_names_are_listed_as_they_are_read(flood: FactStore) -> None:
    for view in (flood, flood.view(HERE)):
        listed = await view.name_list((FLOOD,))
        assert tuple(listed.ordered()) == await view.names((FLOOD,))
