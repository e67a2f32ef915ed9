"""What a member meant, and what is said where that is not clear."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date

import pytest

from bot.app import bundled_packs, open_knowledge
from bot.reader import reader_of
from bot.reading.autocompleting import Suggestions
from bot.reading.wanted import (
    Choosing,
    Unclear,
    day_wanted,
    fact_wanted,
    figure_wanted,
    of_event,
    timeline_wanted,
)
from knowledge.dates.span import OPEN_END, OPEN_START
from knowledge.errors import BadInput
from knowledge.ingest.export import write_pack
from knowledge.models import Pack
from knowledge.storage.posting import Guild
from tests.bot.answers import BRIDGE, COUNTS, EVENT, NAMES, SOURCES, day
from tests.bot.conftest import PACK

THIRD = day(3).first


@pytest.fixture
async def choosing(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Choosing]:
    """The flood alone, on a day of another month."""
    folder = tmp_path_factory.mktemp("record") / "flood"
    write_pack(PACK, folder)
    async with open_knowledge("sqlite:///:memory:", now=0) as knowledge:
        await knowledge.import_pack(folder, actor="tests", at=0)
        reader = reader_of(Guild(1, events=(EVENT.slug,)), user=1, locale="en", at=0)
        reader = replace(reader, today=date(2024, 3, 15))
        yield Choosing(knowledge, reader, await Suggestions().indexes(knowledge, reader))


def on(choosing: Choosing, today: date) -> Choosing:
    return replace(choosing, reader=replace(choosing.reader, today=today))


class TestDay:
    async def test_is_the_one_that_is_named(self, choosing: Choosing) -> None:
        shown = day_wanted(choosing, "the 3rd of july")
        assert [span.first for span in shown.when] == [THIRD]
        assert shown.events == (EVENT.slug,)
        assert shown.understood == ""

    async def test_may_be_a_number_alone(self, choosing: Choosing) -> None:
        assert [span.first for span in day_wanted(choosing, "3").when] == [THIRD]
        (span,) = (await timeline_wanted(choosing, "3", "5", "")).when
        assert (span.first, span.last) == (THIRD, THIRD + 2)

    async def test_is_told_with_the_other_one_that_may_be_meant(self, choosing: Choosing) -> None:
        told = "6 May 2022 (“05/06/2022”, not 5 June 2022)"
        american = replace(choosing, reader=replace(choosing.reader, dates="en-us"))
        assert day_wanted(american, "05/06/2022").understood == told
        shown = await timeline_wanted(american, "05/06/2022", "", "")
        assert shown.understood == told

    async def test_may_be_a_run(self, choosing: Choosing) -> None:
        (span,) = day_wanted(choosing, "3..5 July").when
        assert (span.first, span.last) == (THIRD, THIRD + 2)

    async def test_is_today_s_date_where_none_is_named_and_that_has_facts(
        self, choosing: Choosing
    ) -> None:
        shown = day_wanted(on(choosing, date(2026, 7, 4)), "  ")
        assert shown.when[0].first == THIRD + 1
        assert shown.understood == "today’s date, as no day was named"

    async def test_is_else_the_fullest(self, choosing: Choosing) -> None:
        shown = day_wanted(choosing, "")
        assert shown.when[0].first == THIRD
        assert shown.understood == "the day with the most facts, as none was named"

    @pytest.mark.parametrize("typed", ["3 July about the bridge", "3 July and 6 July", "soonish"])
    async def test_more_or_less_than_a_day_is_refused(self, choosing: Choosing, typed: str) -> None:
        with pytest.raises(BadInput):
            day_wanted(choosing, typed)


class TestTimeline:
    async def test_has_open_ends_where_none_is_named(self, choosing: Choosing) -> None:
        assert (await timeline_wanted(choosing, "", "", "")).when == ()
        (span,) = (await timeline_wanted(choosing, "3 July", "", "")).when
        assert (span.first, span.last) == (THIRD, OPEN_END)
        (span,) = (await timeline_wanted(choosing, "", "3 July", "")).when
        assert (span.first, span.last) == (OPEN_START, THIRD)

    async def test_is_put_the_right_way_round(self, choosing: Choosing) -> None:
        (span,) = (await timeline_wanted(choosing, "5 July", "3 July", "")).when
        assert (span.first, span.last) == (THIRD, THIRD + 2)

    async def test_of_a_run_alone_ends_with_it(self, choosing: Choosing) -> None:
        (span,) = (await timeline_wanted(choosing, "3 to 5 July", "", "")).when
        assert span.last == THIRD + 2

    async def test_about_nothing_on_record_is_refused(self, choosing: Choosing) -> None:
        with pytest.raises(Unclear, match="nothing about “volcano” there"):
            await timeline_wanted(choosing, "", "", "volcano")

    async def test_keeps_no_words_that_nobody_but_its_asker_has(self, choosing: Choosing) -> None:
        """They find nothing; a slip of the key becomes what it was taken for."""
        shown = await timeline_wanted(choosing, "", "", "Mill Bridge collapsed xyzzy")
        assert shown.about == "Mill Bridge collapsed"
        shown = await timeline_wanted(choosing, "", "", "bridge.mill@example.org bridge collapsed")
        assert shown.about == "bridge collapsed"
        shown = await timeline_wanted(choosing, "", "", "bridge colapsed")
        assert shown.about == "bridge collapsed"


class TestFigure:
    @pytest.mark.parametrize("typed", ["evacuated", "Evacuated", "evacuees", "the relocated"])
    async def test_goes_by_any_word_for_it(self, choosing: Choosing, typed: str) -> None:
        assert (await figure_wanted(choosing, typed, "")).measure == "evacuated"

    async def test_goes_by_its_name_in_the_reader_s_language(self, choosing: Choosing) -> None:
        german = replace(choosing, reader=replace(choosing.reader, language="de"))
        assert (await figure_wanted(german, "Evakuierte", "")).measure == "evacuated"

    async def test_goes_by_those_whom_it_counts(self, choosing: Choosing) -> None:
        """By the same words, so that what is posted is rebuilt with those alone after an edit."""
        await choosing.knowledge.import_pack(bundled_packs()[0], actor="tests", at=0)
        reader = replace(choosing.reader, events=("kazakhstan-2022",))
        indexes = await Suggestions().indexes(choosing.knowledge, reader)
        bundled = Choosing(choosing.knowledge, reader, indexes)
        shown = await figure_wanted(bundled, "rioters", "")
        assert shown.measure == "rioters"
        moved = await choosing.knowledge.figure(shown.measure)
        assert [(p.figure.measure, p.figure.best) for p in moved.points] == [("killed", 26)]

    async def test_slips_are_told_what_was_meant(self, choosing: Choosing) -> None:
        with pytest.raises(Unclear, match="Did you mean “evacuated”"):
            await figure_wanted(choosing, "evackuated", "")

    async def test_else_it_is_told_what_is_counted(self, choosing: Choosing) -> None:
        with pytest.raises(Unclear, match="There is: “evacuated”"):
            await figure_wanted(choosing, "detained", "")

    async def test_a_place_may_stand_beside_it(self, choosing: Choosing) -> None:
        with pytest.raises(Unclear, match="There is no such count for “Mill Bridge”"):
            await figure_wanted(choosing, "evacuated at Mill Bridge", "")

    @pytest.mark.parametrize("place", ["Oldtown", "Atlantis"])
    async def test_a_place_without_such_a_count_is_refused(
        self, choosing: Choosing, place: str
    ) -> None:
        with pytest.raises(Unclear, match=f"There is no such count for “{place}”."):
            await figure_wanted(choosing, "evacuated", place)


class TestFact:
    @pytest.mark.parametrize(
        "typed", [BRIDGE.id, BRIDGE.id.lower(), f"#{BRIDGE.id}", f" {BRIDGE.id} "]
    )
    async def test_goes_by_its_id(self, choosing: Choosing, typed: str) -> None:
        (ref,) = (await fact_wanted(choosing, typed)).facts
        assert ref.key == (EVENT.slug, BRIDGE.id)

    @pytest.mark.parametrize("typed", ["KZ-0001", "kazakhstan-2022/KZ-0001", "storm/FL-0001", "/"])
    async def test_of_an_event_that_is_not_open_is_not_there(
        self, choosing: Choosing, typed: str
    ) -> None:
        with pytest.raises(Unclear, match="There is no fact"):
            await fact_wanted(choosing, typed)

    async def test_that_was_retracted_is_told_to_be_gone(
        self, choosing: Choosing, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        folder = tmp_path_factory.mktemp("less") / "flood"
        write_pack(Pack(EVENT, tuple(SOURCES.values()), tuple(NAMES.values()), COUNTS), folder)
        await choosing.knowledge.import_pack(folder, actor="tests", at=1)
        with pytest.raises(
            Unclear, match=f"The fact {BRIDGE.id} has been taken out of the record."
        ):
            await fact_wanted(choosing, BRIDGE.id)


class TestEvent:
    async def test_goes_by_slug_and_by_title(self, choosing: Choosing) -> None:
        for typed in ("", EVENT.slug, EVENT.title, EVENT.title.upper()):
            assert of_event(choosing, typed).events == (EVENT.slug,)

    async def test_that_is_not_open_is_not_there(self, choosing: Choosing) -> None:
        with pytest.raises(Unclear) as caught:
            of_event(choosing, "kazakhstan-2022")
        assert "Kazakhstan, January 2022" not in str(caught.value)
        assert EVENT.title in str(caught.value)

    async def test_without_any_open_event_that_is_said(self, choosing: Choosing) -> None:
        with pytest.raises(Unclear, match="No event may be read here"):
            of_event(replace(choosing, indexes=()), "")
