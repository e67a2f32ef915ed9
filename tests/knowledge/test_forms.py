"""Stems of words beside those of Snowball's own program."""

from itertools import product
from random import Random
from typing import Final

import pytest
from snowballstemmer.english_stemmer import EnglishStemmer

from knowledge.forms import stem
from knowledge.text import STOP, tokens

_ENDINGS: Final = (
    "ed ing edly ingly eed eedly s ies ied sses ss us y ness ful ational tional ization izer ator alism "
    "aliti alli li bli ogi logi ogist ative icate iciti ical alize ion sion tion e l ll al ance ence er ment "
    "ement ent ive ously lessly fulness iviti biliti ousness iveness entli anci abli ism ible able"
).split()
_ROOTS: Final = (
    "gener commun arsen organ emerg past inter later univers succ proc exc even cann inn earr herr out dy "
    "vy add egg hop hopp fizz bl at iz troubl say sky boy yell enjoy cosmo new only x box snow paste be a"
).split()
_LETTERS: Final = "aeiouysldnpt"


@pytest.fixture(scope="module")
def snowball() -> EnglishStemmer:
    return EnglishStemmer()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("", ""),
        ("as", "as"),
        ("skies", "sky"),
        ("news", "news"),
        ("dying", "die"),
        ("hoping", "hope"),
        ("hopping", "hop"),
        ("generations", "generat"),
        ("communism", "communism"),
        ("proceed", "proceed"),
        ("evening", "evening"),
        ("yellowy", "yellowi"),
        ("controllers", "control"),
    ],
)
def test_a_word_is_reduced_to_its_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_endings_of_all_kinds_are_reduced_alike(snowball: EnglishStemmer) -> None:
    words = [root + end for root, end in product(_ROOTS, _ENDINGS)]
    assert [stem(word) for word in words] == [snowball.stemWord(word) for word in words]


def test_any_letters_are_reduced_alike(snowball: EnglishStemmer) -> None:
    chance = Random(7)  # noqa: S311 - a draw of letters, not secrets
    words = ["".join(chance.choices(_LETTERS, k=1 + at % 9)) for at in range(1_500)]
    assert [stem(word) for word in words] == [snowball.stemWord(word) for word in words]


def test_function_words_are_reduced_alike(snowball: EnglishStemmer) -> None:
    assert [stem(word) for word in sorted(STOP)] == [snowball.stemWord(w) for w in sorted(STOP)]


def test_tokens_have_these_stems() -> None:
    assert [word.stem for word in tokens("Protesters were dying")] == ["protest", "were", "die"]
