"""What something is called is told where its name stands beside it."""

import pytest

from knowledge.flow import Asked, Question, Term, Variant
from knowledge.search.weighing.naming import NAMED_SO, asked_to_name, name_fit, ways_to_say
from knowledge.text import tokens


def _stem(word: str) -> str:
    return tokens(word)[0].stem


def _asked(text: str, thing: str, *others: str) -> Question:
    variants = tuple(Variant(_stem(other), 0.9, "synonym") for other in others)
    term = Term(thing, _stem(thing), 1.0, variants, counted=True)
    return Question(raw=text, text=text, terms=(term,), asked=(Asked.WHAT,))


@pytest.mark.parametrize(
    "text",
    ["what is the ferry called", "what was the ferry named?", "what's the name of the ferry"],
)
def test_a_name_is_asked_for(text: str) -> None:
    assert asked_to_name(_asked(text, "ferry")) == {"ferry"}


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("who called the ferry", "ferry"),
        ("what did the ferry carry", "ferry"),
        ("what is the name of the captain", "captain"),
    ],
)
def test_no_thing_is_to_be_named(text: str, thing: str) -> None:
    assert not asked_to_name(_asked(text, thing))


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("The ferry Northern Star ran aground.", True),
        ("The Baikonur ferry dates from 1950.", True),
        ("Belavia, the Belarusian ferry, stopped.", True),
        ("Their ferry was called Hope.", True),
        ("The vessel Hope came.", True),
        ("Ada Vale's ferry was slow.", False),
        ("The ferry sailed on 5 May.", False),
        ("A bus came to Oderby.", False),
    ],
)
def test_the_name_stands_beside_the_thing(statement: str, named: bool) -> None:
    things = ways_to_say(_asked("what is the ferry called", "ferry", "vessel"))
    assert (name_fit(things, statement) >= NAMED_SO) is named


def test_its_own_word_is_surer_than_another() -> None:
    things = ways_to_say(_asked("what is the ferry called", "ferry", "vessel"))
    assert name_fit(things, "The ferry Hope came.") > name_fit(things, "The vessel Hope came.")
