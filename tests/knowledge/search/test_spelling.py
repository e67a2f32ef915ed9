"""Slips are repaired towards the record's words; right words are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.flow import Vocabulary
from knowledge.search.reading.spelling import Speller
from knowledge.text import tokens

WORDS = (
    "airport protesters government president police detained killed mayor office kazakhstan "
    "building emergency internet russia troops peacekeeping terrorists curfew ministry hospital "
    "square january city"
)


def vocabulary(words: str, **often: int) -> Vocabulary:
    made = [tokens(word)[0] for word in (*words.split(), *often)]
    frequency = {token.stem: often.get(token.folded, 3) for token in made}
    return Vocabulary(1, 200, 20.0, frequency, {token.stem: token.folded for token in made})


SPELLER = Speller(vocabulary(WORDS))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("airprot", "airport"),
        ("protesers", "protesters"),
        ("goverment", "government"),
        ("presidnet", "president"),
        ("polise", "police"),
        ("detaned", "detained"),
        ("kazakstan", "kazakhstan"),
        ("emergancy", "emergency"),
        ("peacekeping", "peacekeeping"),
        ("terorists", "terrorists"),
        ("curfue", "curfew"),
        ("hospitl", "hospital"),
    ],
)
def test_slips_are_repaired(typed: str, meant: str) -> None:
    best = SPELLER.suggest(tokens(typed)[0])[0]
    assert best.word == meant
    assert 0 < best.weight < 0.9


@pytest.mark.parametrize(
    "word", ["weather", "football", "recipe", "police", "horse", "austria", "moscow", "cat", "26"]
)
def test_right_words_are_left_alone(word: str) -> None:
    assert SPELLER.suggest(tokens(word)[0]) == ()


def test_a_rare_word_beside_a_far_commoner_one_is_questioned() -> None:
    speller = Speller(vocabulary("", goverment=1, government=90))
    assert [s.word for s in speller.suggest(tokens("goverment")[0])] == ["government"]
    assert speller.suggest(tokens("government")[0]) == ()


def test_nearer_slips_weigh_more() -> None:
    near = SPELLER.suggest(tokens("kazakstan")[0])[0]
    far = SPELLER.suggest(tokens("kazkstan")[0])[0]
    assert near.distance < far.distance
    assert near.weight > far.weight


@pytest.mark.parametrize(
    ("typed", "meant", "other"),
    [("filjed", "filmed", "filled"), ("piccks", "picks", "picces"), ("cuty", "city", "cute")],
)
def test_what_hands_do_on_a_keyboard_is_likelier_than_another_letter(
    typed: str, meant: str, other: str
) -> None:
    speller = Speller(vocabulary(f"{meant} {other}"))
    assert speller.suggest(tokens(typed)[0])[0].word == meant


def test_no_more_than_the_limit() -> None:
    speller = Speller(vocabulary("partal partol parlat portal"))
    assert len(speller.suggest(tokens("partil")[0], limit=2)) == 2


def test_joined_words_are_split_and_split_words_joined() -> None:
    assert SPELLER.split("mayorsoffice") == ("mayor", "office")
    assert SPELLER.split("cityairport") == ("city", "airport")
    assert SPELLER.split("airport") == ()
    assert SPELLER.join("air", "port") == "airport"
    assert SPELLER.join("city", "office") == ""


@given(st.text(max_size=60))
def test_any_word_is_safe(text: str) -> None:
    for token in tokens(text):
        assert len(SPELLER.suggest(token)) <= 3
        SPELLER.split(token.folded)
