"""What is offered while somebody types: useful, forgiving, few, and from open events alone."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import open_knowledge
from bot.reader import NOWHERE, Reader, reader_of
from bot.reading.autocompleting import (
    MOST,
    Choice,
    Index,
    Suggestions,
    day_choices,
    event_choices,
    fact_choices,
    index_of,
    measure_choices,
    place_choices,
    topic_choices,
)
from bot.words import ENGLISH, words_for
from knowledge.dates.span import DateSpan
from knowledge.ingest.export import write_pack
from knowledge.models import Event, Figure
from knowledge.service import KnowledgeBase
from knowledge.storage.posting import Guild
from tests.bot.answers import BRIDGE, COUNTS, DENIAL, EVENT, NAMES, SOURCES, day, fact
from tests.bot.conftest import PACK

TODAY = date(2024, 3, 15)
FACTS = (BRIDGE, DENIAL, *COUNTS)
INDEX = index_of(EVENT, FACTS, NAMES.values())


@pytest.fixture
async def knowledge(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[KnowledgeBase]:
    folder = tmp_path_factory.mktemp("record")
    write_pack(PACK, folder / "flood")
    async with open_knowledge("sqlite:///:memory:", now=0) as opened:
        await opened.import_pack(folder / "flood", actor="tests", at=0)
        yield opened


def reader(*events: str, today: date = TODAY) -> Reader:
    made = reader_of(Guild(1, events=events), user=1, locale="en", at=0)
    return Reader(made.user, made.guild, made.language, today, made.events)


def names(choices: tuple[Choice, ...]) -> list[str]:
    return [choice.name for choice in choices]


class TestDays:
    def test_come_fullest_first_with_their_number_of_facts(self) -> None:
        offered = names(day_choices([INDEX], "", ENGLISH, TODAY))
        counts = [int(name.split(" · ")[1].split()[0]) for name in offered]
        assert counts == sorted(counts, reverse=True)
        assert offered[0].endswith("facts") or offered[0].endswith("fact")

    def test_are_sent_so_that_any_reader_s_date_is_read_back(self) -> None:
        values = {choice.value for choice in day_choices([INDEX], "", ENGLISH, TODAY)}
        assert "2021-07-03" in values

    def test_of_today_s_date_come_first(self) -> None:
        for number in (3, 4, 6):
            first = day_choices([INDEX], "", ENGLISH, date(2024, 7, number))[0]
            assert first.value == f"2021-07-0{number}"

    @pytest.mark.parametrize("typed", ["3 July", "3.7.2021", "2021-07-03", "3 июля", "july 3rd"])
    def test_are_found_however_they_are_written(self, typed: str) -> None:
        assert [each.value for each in day_choices([INDEX], typed, ENGLISH, TODAY)][
            -1
        ] == "2021-07-03"

    def test_of_a_run_are_offered_as_one_and_each(self) -> None:
        offered = day_choices([INDEX], "3 to 6 July 2021", ENGLISH, TODAY)
        assert offered[0] == Choice("3–6 July 2021 · 4 facts", "3 to 6 July 2021")
        assert {each.value for each in offered[1:]} == {"2021-07-03", "2021-07-04", "2021-07-06"}

    def test_stand_in_the_reader_s_language(self) -> None:
        offered = names(day_choices([INDEX], "", words_for("ru"), TODAY))
        assert "3 июл. 2021 · 2 факта" in offered

    def test_many_are_cut_to_the_fullest_and_may_be_put_in_order(self) -> None:
        many = [fact(f"X-{at}", "It rained.", DateSpan(at, at)) for at in range(738_000, 738_060)]
        many += [fact("X-99", "It rained.", DateSpan(738_050, 738_050))]
        index = index_of(EVENT, many, ())
        offered = day_choices([index], "", ENGLISH, TODAY, in_order=True)
        assert len(offered) == MOST
        assert [each.value for each in offered] == sorted(each.value for each in offered)
        assert any("2 facts" in each.name for each in offered)


class TestOthers:
    def test_measures_are_found_by_words_that_ask_for_them(self) -> None:
        for typed in ("", "evac", "evacuees", "the relocated", "evakuated"):
            assert names(measure_choices([INDEX], typed, ENGLISH)) == ["evacuated · 3 facts"]
        assert measure_choices([INDEX], "zzzz", ENGLISH) == ()

    def test_places_are_those_of_the_measure(self) -> None:
        here = fact("X-1", "Counted.", day(1), figures=(Figure("evacuated", 2, place="oldtown"),))
        there = fact(
            "X-2", "Counted.", day(1), figures=(Figure("injured", 2, place="mill-bridge"),)
        )
        index = index_of(EVENT, (here, there), NAMES.values())
        assert names(place_choices([index], "", ENGLISH, "evacuated")) == ["Oldtown · 1 fact"]
        assert len(place_choices([index], "", ENGLISH)) == 2

    def test_facts_are_found_by_id_and_by_slips_of_their_words(self) -> None:
        assert fact_choices([INDEX], "fl-0007")[0].value == "FL-0007"
        assert BRIDGE.id in {each.value for each in fact_choices([INDEX], "colapsed")}

    def test_ids_that_two_events_have_are_sent_with_their_event(self) -> None:
        twin = index_of(Event("storm", "Storm", 1, 2), FACTS[:1], NAMES.values())
        values = [each.value for each in fact_choices([INDEX, twin], BRIDGE.id)]
        assert values[:2] == [f"{EVENT.slug}/{BRIDGE.id}", f"storm/{BRIDGE.id}"]

    def test_names_and_topics_are_offered_by_how_much_there_is(self) -> None:
        offered = topic_choices([INDEX], "", ENGLISH)
        assert any(each.value == "Mill Bridge" for each in offered)
        assert topic_choices([INDEX], "mil brige", ENGLISH)[0].value == "Mill Bridge"

    def test_events_are_found_by_title_and_by_slips(self) -> None:
        for typed in ("", "valley", "flod", "2021"):
            assert names(event_choices([INDEX], typed, ENGLISH)) == [
                f"The valley flood, 2021 · {len(FACTS)} facts"
            ]


@given(st.text(max_size=100))
def test_any_typed_text_is_taken(typed: str) -> None:
    """Within Discord's limits, and without a thing that the index does not hold."""
    for found in (
        day_choices([INDEX], typed, ENGLISH, TODAY),
        event_choices([INDEX], typed, ENGLISH),
        fact_choices([INDEX], typed),
        measure_choices([INDEX], typed, ENGLISH),
        place_choices([INDEX], typed, ENGLISH),
        topic_choices([INDEX], typed, ENGLISH),
    ):
        assert len(found) <= MOST
        assert all(0 < len(each.name) <= 100 and 0 < len(each.value) <= 100 for each in found)


def test_long_statements_and_titles_are_cut() -> None:
    long = fact("FL-1", "word " * 300, day(1), topics=("t" * 300, "short"))
    index = index_of(Event("x", "Title " * 60, 1, 2), (long,), ())
    for found in (
        fact_choices([index], ""),
        topic_choices([index], "", ENGLISH),
        event_choices([index], "", ENGLISH),
    ):
        assert found
        assert all(len(each.name) <= 100 and len(each.value) <= 100 for each in found)


async def test_only_open_events_are_indexed(knowledge: KnowledgeBase) -> None:
    suggestions = Suggestions()

    async def slugs(*events: str, event: str = "") -> set[str]:
        found = await suggestions.indexes(knowledge, reader(*events), event)
        return {each.event.slug for each in found}

    assert await slugs() == {"kazakhstan-2022", EVENT.slug}
    assert await slugs(EVENT.slug) == {EVENT.slug}
    assert await slugs(EVENT.slug, event="kazakhstan-2022") == set()
    assert await slugs(event=EVENT.slug) == {EVENT.slug}
    assert await slugs("gone") == set()


async def test_an_index_is_kept_until_its_event_changes(
    knowledge: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory
) -> None:
    suggestions = Suggestions()
    (before,) = await suggestions.indexes(knowledge, reader(), EVENT.slug)
    (same,) = await suggestions.indexes(knowledge, reader(), EVENT.slug)
    assert same is before
    folder = tmp_path_factory.mktemp("changed") / "flood"
    less = (BRIDGE, *COUNTS)
    write_pack(type(PACK)(EVENT, tuple(SOURCES.values()), tuple(NAMES.values()), less), folder)
    await knowledge.import_pack(folder, actor="tests", at=1)
    (after,) = await suggestions.indexes(knowledge, reader(), EVENT.slug)
    assert after.size == len(less)
    assert DENIAL.id not in {each.value for each in fact_choices([after], "")}


async def test_an_index_is_made_once_for_all_who_need_it(knowledge: KnowledgeBase) -> None:
    suggestions = Suggestions()
    asked = [suggestions.indexes(knowledge, reader(), EVENT.slug) for _ in range(9)]
    found = await asyncio.gather(*asked)
    assert len({id(index) for (index,) in found}) == 1


def test_no_event_offers_nothing() -> None:
    none: list[Index] = []
    assert day_choices(none, "6 jan", ENGLISH, TODAY) == ()
    assert fact_choices(none, "") == ()
    assert event_choices(none, "x", ENGLISH) == ()
    assert NOWHERE.events == ()
