"""Slips in the words that every question is made of, and what stays as it was typed."""

from datetime import date

import pytest

from knowledge.flow import Status
from knowledge.lexicon.near import edits_allowed
from knowledge.models import Fact
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.question import understand
from knowledge.search.reading.repair import repairs
from knowledge.text import tokens
from tests.knowledge.search.asker import TODAY, asked_of
from tests.knowledge.search.records import pack_of, span


def mended(text: str, glossary: Glossary) -> str:
    for repair in reversed(repairs(tokens(text), glossary)):
        assert text[repair.start : repair.end] == repair.typed
        text = f"{text[: repair.start]}{repair.meant}{text[repair.end :]}"
    return text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("whne did teh bridge fall", "when did the bridge fall"),
        ("whta happend there", "what happened there"),
        ("how mnay poeple", "how many people"),
        ("befroe monday", "before monday"),
        ("who pulld it down", "who pulled it down"),
        ("on the 3rd of janurary", "on the 3rd of january"),
        ("how mannny people", "how many people"),
        ("untill febuary", "until february"),
        ("were helicoptors there", "were helicopters there"),
        ("did the buidling bunr donw", "did the building burn down"),
        ("wich countrys gave xlothes", "which countries gave clothes"),
        ("what happened on Fridsy in velmstd", "what happened on Friday in velmstad"),
        ("did it colapse jappened", "did it collapse happened"),
    ],
)
def test_words_of_asking_are_put_right(flood: Glossary, typed: str, meant: str) -> None:
    assert mended(typed, flood) == meant


@pytest.mark.parametrize(
    "text",
    [
        "when did the bridge fall",
        "what did Whne say",
        "when was it retaken",
        "which town was nearly flooded",
        "how many rubles were stolen",
        "was it in peru or in oman",
        "a 3x of q",
        "was he hurt lol",
        "it wasnt them",
        "did they overflow or overfly it",
        "zyxwv",
        "",
    ],
)
def test_what_is_right_or_a_name_or_of_the_record_stays(flood: Glossary, text: str) -> None:
    assert mended(text, flood) == text


@pytest.mark.parametrize(
    ("written", "meant"), [("umbrela", "umbrella"), ("bicylce", "bicycle"), ("bridge", "")]
)
def test_a_slip_of_an_ordinary_word_is_shown(flood: Glossary, written: str, meant: str) -> None:
    question = understand(f"was there a {written}", today=TODAY, glossary=flood)
    assert (question.terms[-1].word, question.terms[-1].typed) == (
        meant or written,
        written if meant else "",
    )
    assert question.unknown == ()


def test_longer_words_may_hold_more_slips() -> None:
    allowed = [edits_allowed(length) for length in (1, 4, 5, 8, 9, 30)]
    assert allowed == [1, 1, 2, 2, 3, 3]


def test_a_plural_of_a_rare_word_is_no_slip(flood: Glossary) -> None:
    question = understand("who stole the rubles?", today=TODAY, glossary=flood)
    assert [term.corrected for term in question.terms if term.word == "rubles"] == [""]


def test_a_question_is_read_on_as_it_was_meant(flood: Glossary) -> None:
    question = understand("wich towns wree flooded?", today=TODAY, glossary=flood)
    assert question.raw == "wich towns wree flooded?"
    assert question.text.startswith("which towns")


def test_a_word_that_is_written_right_is_no_slip_of_a_framing_word() -> None:
    said = Fact("RE-01", "The dockers had said no to the board.", span(date(2001, 5, 2)))
    with asked_of(pack_of(said, title="The harbour days")) as ask:
        assert ask("who paid the dockers?").status is not Status.ANSWERED
