"""Slips of the hand on a keyboard, told from other letters."""

import pytest

from knowledge.lexicon.keys import slips_to


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("filjed", "filmed"),
        ("sgart", "start"),
        ("posion", "poison"),
        ("piccks", "picks"),
        ("alowed", "allowed"),
        ("wheell", "wheel"),
        ("whel", "wheel"),
    ],
)
def test_a_key_beside_a_swap_and_a_key_twice_or_once_are_of_the_hand(
    written: str, word: str
) -> None:
    assert slips_to(written, word)
    assert slips_to(word, written)


@pytest.mark.parametrize(
    ("written", "word"),
    [("filjed", "filled"), ("piccks", "piccu"), ("firt", "first"), ("word", "sword"), ("a", "a")],
)
def test_other_letters_are_not(written: str, word: str) -> None:
    assert not slips_to(written, word)
