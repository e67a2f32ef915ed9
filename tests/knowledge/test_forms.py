"""Stems: what is read of words of one family, so that one finds the other."""

import pytest

from knowledge.text import tokens


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Protesters were dying", ["protest", "were", "die"]),
        ("skies news hoping hopping", ["sky", "news", "hope", "hop"]),
        ("generations generated generating", ["generat"] * 3),
        ("proceed succeeded evening", ["proceed", "succeed", "evening"]),
        ("controllers' control", ["control"] * 2),
    ],
)
def test_words_of_a_family_have_one_stem(words: str, expected: list[str]) -> None:
    assert [word.stem for word in tokens(words)] == expected
