"""What the bot tells of itself is true of the record and of the commands."""

from datetime import date
from typing import Any

import pytest

from bot.app import open_knowledge
from bot.blocks import Facts, Reply, Sentence, Table
from bot.reader import NOWHERE, reader_of
from bot.reading.autocompleting import Index, Suggestions, index_of
from bot.reading.catalogue import events_reply, sources_reply
from bot.reading.introducing import about_reply, examples, help_reply, privacy_reply
from bot.words import ENGLISH, LANGUAGES, words_for
from knowledge.flow import Status
from knowledge.models import Event, Source
from tests.bot.answers import BRIDGE, COUNTS, DENIAL, EVENT, NAMES, SOURCES

INDEX = index_of(EVENT, (BRIDGE, DENIAL, *COUNTS), NAMES.values())


def lines(reply: Reply) -> list[str]:
    told: list[str] = []
    for block in reply.blocks:
        if isinstance(block, Sentence):
            told.append(block.text)
        elif isinstance(block, Table):
            told += [block.title, *(f"{row.day} {row.value} {row.who}" for row in block.rows)]
        else:
            assert isinstance(block, Facts)
            told += [block.title, *(f"{line.text} {line.byline}" for line in block.lines)]
    return told


async def test_examples_are_answered_by_the_record() -> None:
    """Nothing would be worse than help that does not help."""
    async with open_knowledge("sqlite:///:memory:", now=0) as knowledge:
        indexes = await Suggestions().indexes(
            knowledge, reader_of(NOWHERE, user=1, locale="en", at=0)
        )
        asked = examples(indexes)
        assert len(asked) >= 3
        for question in asked:
            answer = await knowledge.ask(question, today=date(2024, 3, 15))
            assert answer.status is Status.ANSWERED, question


def test_examples_are_of_the_events_that_may_be_read() -> None:
    assert examples([]) == ()
    assert "how many people were evacuated?" in examples([INDEX])


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_names_commands_as_discord_shows_them(language: str) -> None:
    told = " ".join(lines(help_reply([INDEX], words_for("kk"), shown_in=language)))
    shown = {"de": "/tag", "ru": "/день", "fr": "/jour", "es": "/día"}.get(language, "/day")
    assert f"{shown} " in told


def test_help_shows_setting_up_to_those_who_may() -> None:
    plain = " ".join(lines(help_reply([INDEX], ENGLISH, shown_in="en")))
    managing = " ".join(lines(help_reply([INDEX], ENGLISH, shown_in="en", manages=True)))
    assert "/setup" not in plain
    assert "/setup" in managing
    assert "/digest" in managing


def test_about_tells_version_events_and_counts() -> None:
    told = lines(about_reply([INDEX], ENGLISH, version="9.8.7"))
    assert told[0] == "Ticktock 9.8.7"
    assert f"{EVENT.title} 5 facts 1–9 July 2021" in told
    assert "MIT" in told[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_privacy_tells_what_for_how_long_and_how_to_erase(language: str) -> None:
    words = words_for(language)
    wanted: dict[str, Any] = {"days": 30, "grace": 45, "shown_in": "en"}
    told = " ".join(lines(privacy_reply(words, reads_all=False, **wanted)))
    assert told.count("30") >= 4
    assert told.count("45") == 1
    assert "/mydata export" in told
    assert "/mydata delete" in told
    more = " ".join(lines(privacy_reply(words, reads_all=True, **wanted)))
    assert len(more) > len(told)


def test_commands_of_a_group_are_named_as_discord_shows_them() -> None:
    told = " ".join(
        lines(privacy_reply(ENGLISH, days=30, grace=30, reads_all=False, shown_in="de"))
    )
    assert "/meine-daten exportieren" in told
    assert "/meine-daten löschen" in told


class TestCatalogue:
    def test_events_tell_summary_days_and_number(self) -> None:
        event = Event("x", "An event", 738_000, 738_009, summary="What it was.")
        told = lines(events_reply([Index(event, size=7)], ENGLISH))
        assert told[0] == "An event"
        assert "What it was." in told[1]
        assert "7 facts" in told[1]

    def test_many_events_are_cut_and_counted(self) -> None:
        many = [Index(Event(f"x{at}", f"Event {at}", at, at + 1)) for at in range(1, 40)]
        assert lines(events_reply(many, ENGLISH))[-1] == "27 more events"

    def test_no_event_is_said(self) -> None:
        assert lines(events_reply([], ENGLISH)) == ["No event may be read here."]

    def test_sources_come_most_cited_first_with_dates_and_links(self) -> None:
        old = Source("old", "Old", "Archive", published="2021-07", scope=EVENT.slug)
        reply = sources_reply([INDEX], {**SOURCES, (EVENT.slug, "old"): old}, ENGLISH)
        (table,) = [block for block in reply.blocks if isinstance(block, Table)]
        assert [row.day for row in table.rows] == ["Valley Post", "Radio Valley", "Archive"]
        assert table.rows[-1].value == "0 facts"
        assert table.rows[-1].who == "published July 2021"
        assert reply.references[0].url == "https://post.example/river"

    def test_a_source_s_date_that_cannot_be_read_is_shown_as_written(self) -> None:
        odd = Source("post", "Odd", "Odd Press", modified="some day", scope=EVENT.slug)
        reply = sources_reply([INDEX], {(EVENT.slug, "post"): odd}, ENGLISH)
        assert "last changed some day" in lines(reply)[-1]

    def test_an_event_without_sources_is_left_out(self) -> None:
        assert lines(sources_reply([INDEX], {}, ENGLISH)) == ["The record names no sources here."]
