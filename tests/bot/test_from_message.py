"""What a message of a chat becomes when it is taken for a fact."""

from datetime import UTC, date, datetime
from typing import Final

import pytest

from bot.curating.from_message import draft_of_message, likeliest, words_of_message
from knowledge.models import Event
from tests.bot.answers import EVENT

AT: Final = int(datetime(2021, 7, 4, 21, 30, tzinfo=UTC).timestamp())
OTHER: Final = Event(
    "storm-2020", "A storm", date(2020, 2, 1).toordinal(), date(2020, 2, 9).toordinal()
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The **bridge** fell.", "The bridge fell."),
        ("> # The bridge\n> fell", "# The bridge fell"),
        ("# The bridge fell", "The bridge fell"),
        ("<@42> said: the bridge fell <:sad:123> <t:1600000000:R>", "said: the bridge fell"),
        ("The bridge fell: https://post.example/bridge", "The bridge fell"),
        ("The mayor left his post, see https://post.example/a", "The mayor left his post"),
        ("So says the office. See https://post.example/a", "So says the office."),
        ("So says the office. Source: <https://post.example/a>.", "So says the office."),
        ("The ferry stopped yesterday and https://post.example/a", "The ferry stopped yesterday"),
        ("It fell (read more here: https://post.example/a).", "It fell."),
        ("It fell – https://a.example/1 and https://b.example/2", "It fell"),
        ("It fell. https://a.example/1 and the dam broke.", "It fell. the dam broke."),
        ("https://post.example/a: the bridge fell.", "the bridge fell."),
        ("The report https://post.example/a names the mayor.", "The report names the mayor."),
        ("He still lives there https://post.example/a", "He still lives there"),
        ("He wrote a report: https://post.example/a", "He wrote a report"),
        ("It fell\nFull story: https://post.example/a", "It fell"),
        ("It fell, details here https://post.example/a", "It fell"),
        ("See https://post.example/a", ""),
        ("It fell https://a.example/1 https://b.example/2 at noon.", "It fell at noon."),
        ("Мост упал, см. https://post.example/a", "Мост упал"),
        ("Die Brücke fiel, siehe https://post.example/a!", "Die Brücke fiel!"),
        ("The [bridge](https://post.example/bridge) fell", "The bridge fell"),
        ("Мост упал", "Мост упал"),
        ("<#7> https://post.example", ""),
        ("", ""),
    ],
)
def test_words_stand_alone(text: str, words: str) -> None:
    assert words_of_message(text) == words


def test_long_messages_are_cut_between_words() -> None:
    told = words_of_message("water " * 400)
    assert len(told) <= 1000
    assert told.endswith("water…")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The bridge fell.", "4 July 2021"),
        ("The bridge fell yesterday.", "3 July 2021"),
        ("The bridge fell on 2 July.", "2 July 2021"),
        ("The bridge fell on the evening of 2 July.", "evening of 2 July 2021"),
    ],
)
def test_the_day_is_that_of_the_words_else_that_of_writing(text: str, told: str) -> None:
    assert draft_of_message(text, at=AT, zone="UTC", event=EVENT).date == told


def test_the_day_of_writing_is_that_of_the_guild() -> None:
    draft = draft_of_message("The bridge fell.", at=AT, zone="Asia/Almaty", event=EVENT)
    assert draft.date == "5 July 2021"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It fell (https://post.example/bridge).", "https://post.example/bridge"),
        ("It fell <https://post.example/bridge>", "https://post.example/bridge"),
        ("[It](https://post.example/bridge) fell", "https://post.example/bridge"),
        ("It fell", ""),
        (f"It fell https://post.example/{'x' * 700}", ""),
    ],
)
def test_the_link_is_the_source(text: str, source: str) -> None:
    assert draft_of_message(text, at=AT, zone="UTC", event=EVENT).source == source


def test_of_several_events_the_one_of_its_days_is_likeliest() -> None:
    known = (OTHER, EVENT)
    assert likeliest(known, "The bridge fell.", at=AT, zone="UTC") is EVENT
    assert likeliest(known, "It blew on 3 February 2020.", at=AT, zone="UTC") is OTHER
    assert likeliest(known, "Look at this!", at=AT + 10**8, zone="UTC") is EVENT
