"""Countries and the words for their people meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lexicon.demonyms import country_in_words, kin_of_country
from knowledge.text import tokens


def stem(word: str) -> str:
    return tokens(word)[0].stem


@pytest.mark.parametrize(
    ("country", "people"),
    [
        ("Sweden", "Swedish"),
        ("France", "French"),
        ("Germany", "Germans"),
        ("Netherlands", "Dutch"),
        ("Poland", "Poles"),
        ("Turkey", "Turkish"),
        ("Britain", "UK"),
        ("Japan", "Japanese"),
        ("Kazakhstan", "Kazakh"),
        ("USSR", "Soviet"),
        ("Thailand", "Thai"),
    ],
)
def test_a_country_and_its_people_are_kin_both_ways(country: str, people: str) -> None:
    assert stem(people) in kin_of_country(stem(country))
    assert stem(country) in kin_of_country(stem(people))


@pytest.mark.parametrize("word", ["bridge", "Almaty", "", "people", "river"])
def test_other_words_have_no_such_kin(word: str) -> None:
    assert kin_of_country(word.lower()) == ()


@pytest.mark.parametrize(
    ("one", "other"), [("Sweden", "Norwegian"), ("Iran", "Iraqi"), ("Austria", "Australian")]
)
def test_two_countries_are_no_kin(one: str, other: str) -> None:
    assert stem(other) not in kin_of_country(stem(one))


@given(st.text(max_size=20))
def test_kin_are_sorted_and_never_the_word_itself(word: str) -> None:
    found = kin_of_country(word)
    assert list(found) == sorted(set(found))
    assert word not in found


def test_a_country_of_several_words_is_known_by_its_people() -> None:
    united = {token.stem for token in tokens("united states")}
    assert country_in_words(tokens("americans")[0].stem) == united
    assert country_in_words(tokens("swedish")[0].stem) == frozenset()
