"""The one door to the record: days, timelines, figures, facts, import and export."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from knowledge.dates.span import DateSpan
from knowledge.errors import BadDate, BadPack, NotFound, Refused
from knowledge.flow import Status
from knowledge.ingest.export import write_pack
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from tests.knowledge.search.asker import TODAY, ids
from tests.knowledge.search.records import FLOOD, MISSION, TRAIN, span

AT: Final = 1_700_000_000
FLOOD_SLUG: Final = "velm-1997"
TRAIN_SLUG: Final = "karst-2009"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """The three events as pack folders."""
    made = tmp_path_factory.mktemp("packs")
    for pack in (FLOOD, TRAIN, MISSION):
        write_pack(pack, made / pack.event.slug)
    return tuple(made / pack.event.slug for pack in (FLOOD, TRAIN, MISSION))


@pytest.fixture
async def empty() -> AsyncIterator[KnowledgeBase]:
    """A record that holds nothing yet."""
    store = await open_store("sqlite:///:memory:")
    try:
        yield KnowledgeBase(store)
    finally:
        await store.close()


@pytest.fixture
async def knowledge(empty: KnowledgeBase, folders: tuple[Path, ...]) -> KnowledgeBase:
    """A record that holds all three events."""
    for folder in folders:
        await empty.import_pack(folder, actor="test", at=AT)
    return empty


async def test_events_come_by_their_first_day(knowledge: KnowledgeBase) -> None:
    events = await knowledge.events()
    assert [event.slug for event in events] == ["halcyon-1975", FLOOD_SLUG, TRAIN_SLUG]


async def test_an_unknown_event_is_named_with_those_that_are_there(
    knowledge: KnowledgeBase,
) -> None:
    with pytest.raises(NotFound, match=r"no event “atlantis” here\. Events: halcyon-1975, velm"):
        await knowledge.ask("who resigned?", today=TODAY, event="atlantis")


async def test_an_empty_record_has_no_events(empty: KnowledgeBase) -> None:
    assert await empty.events() == ()
    with pytest.raises(NotFound, match="Events: none"):
        await empty.ask("who resigned?", today=TODAY)


async def test_a_question_is_answered_from_the_event_that_knows_best(
    knowledge: KnowledgeBase,
) -> None:
    answer = await knowledge.ask("who resigned?", today=TODAY)
    assert answer.status is Status.ANSWERED
    assert ids(answer.lead) == ["VF-23"]
    assert set(answer.sources) == {(FLOOD_SLUG, "paper"), (FLOOD_SLUG, "radio")}


async def test_a_context_of_one_event_means_nothing_in_another(knowledge: KnowledgeBase) -> None:
    before = await knowledge.ask("what happened in Oderby?", today=TODAY, event=FLOOD_SLUG)
    after = await knowledge.ask(
        "who was questioned?", today=TODAY, context=before.context, event=TRAIN_SLUG
    )
    assert ids(after.lead) == ["KD-06"]
    assert not after.question.follow_up


@pytest.mark.parametrize("words", ["12 June 1997", "12 June", "1997-06-12", "the 12th"])
async def test_a_day_is_read_as_a_summary(knowledge: KnowledgeBase, words: str) -> None:
    digest = await knowledge.day(words, today=TODAY, event=FLOOD_SLUG)
    assert digest.span.first == date(1997, 6, 12).toordinal()
    told = [fact.id for group in digest.groups for fact in group.facts]
    assert told == ["VF-02", "VF-03"]
    assert ids(digest.wider) == ["VF-15"]
    assert digest.nearest == ()
    assert (FLOOD_SLUG, "velmstad") in digest.names
    assert (FLOOD_SLUG, "paper") in digest.sources


async def test_a_day_may_be_given_as_a_span(knowledge: KnowledgeBase) -> None:
    asked = span(date(1997, 6, 13), date(1997, 6, 15))
    digest = await knowledge.day(asked, today=TODAY, event=FLOOD_SLUG)
    assert digest.span == asked
    assert {point.figure.best for point in digest.figures} == {3, 5, 8000, 11}
    assert [point.day for point in digest.figures] == sorted(p.day for p in digest.figures)


async def test_a_day_of_all_events_holds_only_that_day(knowledge: KnowledgeBase) -> None:
    digest = await knowledge.day("4 November 2009", today=TODAY)
    told = [fact.id for group in digest.groups for fact in group.facts]
    assert told == ["KD-06", "KD-09"]


async def test_an_empty_day_shows_the_nearest_on_both_sides(knowledge: KnowledgeBase) -> None:
    digest = await knowledge.day("17 June 1997", today=TODAY, event=FLOOD_SLUG)
    assert digest.groups == ()
    days = [fact.when.first for fact in digest.nearest if fact.when]
    assert set(ids(digest.nearest)) >= {"VF-11", "VF-19", "VF-21"}
    assert min(days) < digest.span.first < max(days)
    assert not any(digest.span.contains(fact.when) for fact in digest.nearest if fact.when)


async def test_a_far_day_shows_the_nearest_there_is(knowledge: KnowledgeBase) -> None:
    digest = await knowledge.day("1 January 2020", today=TODAY, event=TRAIN_SLUG)
    assert ids(digest.nearest)[0] == "KD-08"


@pytest.mark.parametrize("words", ["", "bananas", "the day of the dam", "\x00"])
async def test_words_that_name_no_day_are_refused(knowledge: KnowledgeBase, words: str) -> None:
    with pytest.raises(BadDate, match="is not a date that I can read"):
        await knowledge.day(words, today=TODAY)


async def test_a_long_text_that_names_no_day_is_quoted_in_part(knowledge: KnowledgeBase) -> None:
    with pytest.raises(BadDate) as caught:
        await knowledge.day("x" * 5000, today=TODAY)
    assert len(str(caught.value)) < 250


async def test_a_timeline_runs_in_order(knowledge: KnowledgeBase) -> None:
    facts = await knowledge.timeline(today=TODAY, event=TRAIN_SLUG)
    days = [fact.when.first for fact in facts if fact.when]
    assert len(facts) == len(TRAIN.facts)
    assert days == sorted(days)


async def test_a_timeline_has_ends_both_included(knowledge: KnowledgeBase) -> None:
    facts = await knowledge.timeline(
        today=TODAY, start="4 November", end="5 November", event=TRAIN_SLUG
    )
    assert set(ids(facts)) == {"KD-04", "KD-05", "KD-06", "KD-09", "KD-10"}


async def test_a_timeline_about_something_keeps_what_it_finds(knowledge: KnowledgeBase) -> None:
    facts = await knowledge.timeline(today=TODAY, about="crane", event=TRAIN_SLUG)
    assert ids(facts) == ["KD-09", "KD-10", "KD-11"]
    assert await knowledge.timeline(today=TODAY, about="umbrella", event=TRAIN_SLUG) == ()


async def test_a_timeline_of_all_events_keeps_their_facts_apart(knowledge: KnowledgeBase) -> None:
    facts = await knowledge.timeline(today=TODAY, about="crane")
    assert {fact.scope for fact in facts} == {TRAIN_SLUG}


async def test_a_timeline_of_no_date_is_refused(knowledge: KnowledgeBase) -> None:
    with pytest.raises(BadDate):
        await knowledge.timeline(today=TODAY, start="bananas")


@pytest.mark.parametrize("measure", ["killed", " Killed "])
async def test_a_figure_shows_how_it_moved(knowledge: KnowledgeBase, measure: str) -> None:
    moved = await knowledge.figure(measure, event=FLOOD_SLUG)
    assert [point.figure.best for point in moved.points] == [3, 5, 11, 2, 19]
    assert moved.cumulative


async def test_a_figure_of_one_place(knowledge: KnowledgeBase) -> None:
    moved = await knowledge.figure("evacuated", place="velmstad", event=FLOOD_SLUG)
    assert [point.figure.best for point in moved.points] == [45]
    assert moved.place == "velmstad"
    assert (await knowledge.figure("evacuated", place="oderby")).points == ()


async def test_an_unknown_figure_is_named_with_those_that_are_there(
    knowledge: KnowledgeBase,
) -> None:
    with pytest.raises(NotFound, match=r"no figure called “unicorns”\. It has: injured, speed\."):
        await knowledge.figure("unicorns", event=TRAIN_SLUG)


async def test_measures_come_most_used_first(knowledge: KnowledgeBase) -> None:
    found = await knowledge.measures(TRAIN_SLUG)
    assert found == (("injured", 3), ("speed", 1))
    assert dict(await knowledge.measures())["killed"] == 5


async def test_every_fact_comes_in_the_order_of_the_record(knowledge: KnowledgeBase) -> None:
    facts = await knowledge.facts(FLOOD_SLUG)
    assert ids(facts) == [fact.id for fact in FLOOD.facts]
    assert len(await knowledge.facts()) == sum(len(p.facts) for p in (FLOOD, TRAIN, MISSION))


@pytest.mark.parametrize("spelled", ["KD-06", "kd-06"])
async def test_a_fact_comes_with_its_revisions(knowledge: KnowledgeBase, spelled: str) -> None:
    fact, revisions = await knowledge.fact(spelled)
    assert fact.id == "KD-06"
    assert [revision.number for revision in revisions] == [1]
    assert revisions[-1].fact == fact


async def test_a_fact_of_another_event_is_not_there(knowledge: KnowledgeBase) -> None:
    with pytest.raises(NotFound, match="There is no fact “KD-06”"):
        await knowledge.fact("KD-06", FLOOD_SLUG)


async def test_a_corrected_fact_answers_as_corrected(
    knowledge: KnowledgeBase, tmp_path: Path
) -> None:
    before = await knowledge.ask("who was questioned?", today=TODAY, event=TRAIN_SLUG)
    corrected = tuple(
        replace(fact, statement="Tomas Ruhl, the driver, was heard by the judge.")
        if fact.id == "KD-06"
        else fact
        for fact in TRAIN.facts
        if fact.id != "KD-11"
    )
    write_pack(replace(TRAIN, facts=corrected), tmp_path / "again")
    receipt = await knowledge.import_pack(tmp_path / "again", actor="test", at=AT + 1)
    assert (receipt.added, receipt.corrected, receipt.retracted) == (0, 1, 1)
    after = await knowledge.ask("who was heard by the judge?", today=TODAY, event=TRAIN_SLUG)
    assert ids(before.lead) == ids(after.lead) == ["KD-06"]
    assert "judge" in after.lead[0].fact.statement
    gone = await knowledge.ask("when did the last crane arrive?", today=TODAY, event=TRAIN_SLUG)
    assert "KD-11" not in ids((*gone.lead, *gone.nearest))
    assert len((await knowledge.fact("KD-06"))[1]) == 2


async def test_a_broken_pack_changes_nothing(
    knowledge: KnowledgeBase, folders: tuple[Path, ...], tmp_path: Path
) -> None:
    (tmp_path / "event.toml").write_text("slug = 5", encoding="utf-8")
    before = await knowledge.facts()
    with pytest.raises(BadPack):
        await knowledge.import_pack(tmp_path, actor="test", at=AT)
    assert await knowledge.facts() == before


async def test_an_event_is_written_and_read_back(knowledge: KnowledgeBase, tmp_path: Path) -> None:
    await knowledge.export(FLOOD_SLUG, tmp_path / "out")
    again = await knowledge.import_pack(tmp_path / "out", actor="test", at=AT + 1)
    assert (again.added, again.corrected, again.retracted) == (0, 0, 0)
    with pytest.raises(NotFound):
        await knowledge.export("atlantis", tmp_path / "other")


async def test_passages_become_an_event_of_their_own(
    knowledge: KnowledgeBase, tmp_path: Path
) -> None:
    file = tmp_path / "notes.jsonl"
    file.write_text(
        '{"id": "n1", "text": "On 4 May 2001 the old windmill burnt down. Nobody was hurt."}\n',
        encoding="utf-8",
    )
    told: list[tuple[int, int]] = []
    await knowledge.import_passages(
        file,
        slug="notes",
        title="Notes",
        actor="test",
        at=AT,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told
    answer = await knowledge.ask("when did the windmill burn down?", today=TODAY, event="notes")
    assert ids(answer.lead) == ["n1"]
    with pytest.raises(Refused):
        await knowledge.import_passages(file, slug=FLOOD_SLUG, title="", actor="test", at=AT)


async def test_a_sound_record_passes_its_checks(knowledge: KnowledgeBase) -> None:
    results = await knowledge.check(deep=True)
    assert results
    assert all(result.ok for result in results)


async def test_the_sources_and_names_of_facts_are_told(knowledge: KnowledgeBase) -> None:
    facts = await knowledge.facts(TRAIN_SLUG)
    sources, names = await knowledge.refer(facts)
    assert set(sources) == {(TRAIN_SLUG, "paper")}
    assert {key[0] for key in names} == {TRAIN_SLUG}
    assert await knowledge.refer(()) == ({}, {})


async def test_as_of_is_kept_for_a_question_without_a_date(knowledge: KnowledgeBase) -> None:
    until = DateSpan(0, date(1997, 6, 14).toordinal())
    answer = await knowledge.ask(
        "how many people died?", today=TODAY, event=FLOOD_SLUG, as_of=until
    )
    assert answer.question.when == (until,)
    assert ids(answer.lead)[0] == "VF-05"
