"""Which nouns are animals."""

import pytest

from knowledge.lexicon.animals import is_animal


@pytest.mark.parametrize(
    "word", "cow cattle sheep seabirds bird catfish greyhounds racehorses".split()
)
def test_animals(word: str) -> None:
    assert is_animal(word)


@pytest.mark.parametrize("word", "people miners firefighters owners fisherman houses trees".split())
def test_people_and_things_are_none(word: str) -> None:
    assert not is_animal(word)
