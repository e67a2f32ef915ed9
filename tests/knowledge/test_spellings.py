"""How English words are written, and how common each is."""

import pytest

from knowledge.lexicon.spellings import grade, is_written, words_from


def test_the_commoner_a_word_the_higher_its_grade() -> None:
    grades = [grade(word) for word in ("the", "police", "coup", "ruble", "polie")]
    assert grades == sorted(grades, reverse=True)
    assert grades[-1] == 0
    assert len(set(grades)) == len(grades)


@pytest.mark.parametrize(
    "word", ["rubles", "tightest", "overflew", "tweeted", "crises", "lobbied", "bombed"]
)
def test_plain_endings_and_beginnings_of_a_word_are_written(word: str) -> None:
    assert is_written(word)


@pytest.mark.parametrize("word", ["polie", "numbes", "countrys", "emergancy", "reson", "", "über"])
def test_slips_are_not(word: str) -> None:
    assert not is_written(word)


def test_words_from_a_grade_are_in_order_and_have_it() -> None:
    words = list(words_from(15))
    assert words == sorted(words)
    assert "people" in words
    assert min(map(grade, words)) == 15
