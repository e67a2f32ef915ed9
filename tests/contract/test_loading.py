"""A load makes the record hold a pack: all or nothing, once, and with nothing ever lost."""

from dataclasses import replace

import pytest

from knowledge.ingest.export import pack_files, stored_pack
from knowledge.models import Figure, RevisionAction
from knowledge.storage.interface import FactStore, LoadReceipt, StoredPack
from tests.contract.conftest import Opener
from tests.contract.records import AT, FLOOD, FULL, fact, ids, keep, pack, span, stored

ACTIONS = [RevisionAction.ADD, RevisionAction.CORRECT, RevisionAction.RETRACT, RevisionAction.ADD]


async def test_new_record_holds_nothing(store: FactStore) -> None:
    assert await store.events() == ()
    assert await store.pack_digest(FLOOD) == ""
    assert await store.facts((FLOOD,)) == ()
    assert await store.history(FLOOD, "RF-0001") == ()
    assert (await store.vocabulary((FLOOD,))).facts == 0


async def test_loaded_pack_comes_back_as_it_was(store: FactStore) -> None:
    receipt = await keep(store, FULL)
    assert receipt == LoadReceipt(FLOOD, added=3, corrected=0, retracted=0, unchanged=0)
    assert pack_files(await stored_pack(store, FLOOD)) == pack_files(FULL)
    assert await store.pack_digest(FLOOD) == stored(FULL).digest
    assert await store.events() == (FULL.event,)


async def test_loading_the_same_pack_again_changes_nothing(store: FactStore) -> None:
    await keep(store, FULL)
    words = await store.vocabulary((FLOOD,))
    receipt = await keep(store, FULL, actor="someone else", at=AT + 60)
    assert receipt == LoadReceipt(FLOOD, added=0, corrected=0, retracted=0, unchanged=3)
    assert (await store.vocabulary((FLOOD,))).version == words.version
    assert [len(await store.history(FLOOD, fact_id)) for fact_id in ("RF-0001", "RF-0002")] == [
        1,
        1,
    ]


async def test_record_outlives_its_closing(opener: Opener) -> None:
    first = await opener()
    await keep(first, FULL)
    await first.close()
    second = await opener()
    try:
        assert pack_files(await stored_pack(second, FLOOD)) == pack_files(FULL)
    finally:
        await second.close()


async def test_changed_new_and_missing_facts_are_corrected_added_and_retracted(
    store: FactStore,
) -> None:
    await keep(store, FULL)
    changed = replace(FULL.facts[0], statement="The river rose over the old quay.")
    new = fact("RF-0009", "The water fell.", span(9))
    receipt = await keep(store, pack(changed, FULL.facts[1], new))
    assert receipt == LoadReceipt(FLOOD, added=1, corrected=1, retracted=1, unchanged=1)
    found = await store.facts((FLOOD,))
    assert ids(found) == ["RF-0002", "RF-0001", "RF-0009"]
    assert [each.revision for each in found] == [2, 1, 1]
    assert found[0].statement == "The river rose over the old quay."


async def test_history_keeps_every_revision_with_its_actor_and_instant(store: FactStore) -> None:
    told = [fact("RF-1", "Water rose.", span(1)), fact("RF-1", "Water rose fast.", span(2))]
    await keep(store, pack(told[0]), actor="ann", at=AT)
    await keep(store, pack(told[1]), actor="bob", at=AT + 1)
    await keep(store, pack(fact("RF-2", "Water fell.")), actor="cid", at=AT + 2)
    await keep(store, pack(told[0]), actor="dan", at=AT + 3)
    history = await store.history(FLOOD, "RF-1")
    assert [revision.number for revision in history] == [1, 2, 3, 4]
    assert [revision.actor for revision in history] == ["ann", "bob", "cid", "dan"]
    assert [revision.at for revision in history] == [AT, AT + 1, AT + 2, AT + 3]
    assert [revision.action for revision in history][:3] == ACTIONS[:3]
    assert [revision.fact.statement for revision in history] == [
        "Water rose.",
        "Water rose fast.",
        "Water rose fast.",
        "Water rose.",
    ]
    assert all(revision.reason for revision in history[1:])
    assert [revision.fact.revision for revision in history] == [1, 2, 3, 4]
    assert [each.id for each in await store.facts((FLOOD,))] == ["RF-1"]


async def test_retracted_fact_is_found_by_nothing(store: FactStore) -> None:
    gone = fact("RF-1", "Twelve boats sank.", span(5), figures=(Figure("boats", 12),))
    await keep(store, pack(gone, fact("RF-2", "The water fell.", span(6))))
    await keep(store, pack(fact("RF-2", "The water fell.", span(6))))
    assert ids(await store.facts((FLOOD,))) == ["RF-2"]
    assert await store.facts((FLOOD,), ["RF-1"]) == ()
    assert ids(await store.between((FLOOD,), span(1).first, span(31).last)) == ["RF-2"]
    assert await store.nearest_days((FLOOD,), span(5).first) == (span(6).first,)
    assert await store.measured((FLOOD,), "boats") == ()
    assert await store.measures((FLOOD,)) == ()
    assert "sank" not in (await store.vocabulary((FLOOD,))).frequency


async def test_order_of_the_pack_is_kept_when_it_alone_changes(store: FactStore) -> None:
    await keep(store, FULL)
    receipt = await keep(store, replace(FULL, facts=FULL.facts[::-1]))
    assert receipt.unchanged == 3
    assert ids(await store.facts((FLOOD,))) == ["RF-0003", "RF-0001", "RF-0002"]


async def test_names_sources_passages_and_event_follow_the_pack(store: FactStore) -> None:
    await keep(store, FULL)
    later = replace(
        FULL,
        event=replace(FULL.event, title="The great flood"),
        sources=(replace(FULL.sources[0], title="The great flood"),),
        names=FULL.names[:1],
        passages=FULL.passages[:1],
    )
    await keep(store, later)
    assert await store.events() == (later.event,)
    assert await store.sources((FLOOD,)) == later.sources
    assert await store.names((FLOOD,)) == later.names
    assert await store.passages(FLOOD) == later.passages


async def test_load_that_fails_half_way_leaves_nothing(store: FactStore) -> None:
    """The last index document cannot be kept, after all else was written."""
    await keep(store, FULL)
    bad = stored(pack(*FULL.facts[:2], fact("RF-0009", "The water fell.")))
    last = replace(bad.documents[-1], fields=(("statement", ("naïve",)),))
    with pytest.raises(ValueError, match="RF-0009"):
        await store.load(
            StoredPack(bad.pack, (*bad.documents[:-1], last), bad.digest), actor="ed", at=AT
        )
    assert pack_files(await stored_pack(store, FLOOD)) == pack_files(FULL)
    assert await store.history(FLOOD, "RF-0009") == ()
    assert all(result.ok for result in await store.check(deep=True))
    assert (await keep(store, bad.pack)).retracted == 1


async def test_progress_is_told_up_to_the_end(store: FactStore) -> None:
    many = pack(*(fact(f"RF-{number:04}", f"House {number} stood.") for number in range(1200)))
    told: list[tuple[int, int]] = []
    await store.load(stored(many), actor="ed", at=AT, progress=lambda *report: told.append(report))
    assert [done for done, _ in told if done <= 1200] == [500, 1000, 1200]
    assert told[-1][0] == told[-1][1]


async def test_sound_record_passes_every_check(store: FactStore) -> None:
    await keep(store, FULL)
    await keep(store, pack(*FULL.facts[:1]))
    for deep in (False, True):
        results = await store.check(deep=deep)
        assert [result for result in results if not result.ok] == []
        assert all(result.detail and result.name for result in results)


async def test_closing_twice_is_fine(opener: Opener) -> None:
    opened = await opener()
    await opened.close()
    await opened.close()
