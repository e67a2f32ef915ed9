"""Words of other languages told by words of English."""

import pytest

from knowledge.meaning.encoder import is_installed
from knowledge.meaning.words import WordFinder
from tests.encoding import encoder

FINDER = WordFinder(encoder())


def test_the_model_is_there() -> None:
    assert is_installed()


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("полиция", "police"),
        ("Regierung", "government"),
        ("incendie", "fire"),
        ("ejército", "army"),
    ],
)
def test_a_word_is_told_by_the_nearest(word: str, said: str) -> None:
    assert FINDER.nearest([(word.lower(), False)], ()) == (said,)


def test_a_word_of_the_record_is_preferred_among_near_ones() -> None:
    assert FINDER.nearest([("солдат", False)], ()) == ("soldier",)
    assert FINDER.nearest([("солдат", False)], ("soldiers", "tea")) == ("soldiers",)


def test_a_word_that_nothing_is_near_to_is_not_told() -> None:
    assert FINDER.nearest([("эрдоган", True), ("аблязов", True)], ("tokayev",)) == ("", "")


def test_nothing_asked_is_nothing_told() -> None:
    assert FINDER.nearest((), ("tea",)) == ()
