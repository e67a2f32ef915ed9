"""Numbers of several words are read as the record writes them."""

import pytest

from knowledge.search.numerals import in_digits

KNOWN = frozenset({"2000", "25", "103"})


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("who said over two thousand died?", "who said over 2,000 died?"),
        ("were twenty-five hurt", "were 25 hurt"),
        ("one hundred three in all", "103 in all"),
        ("two thousand here, twenty five there", "2,000 here, 25 there"),
        ("did two die", "did two die"),
        ("nine hundred", "nine hundred"),
        ("one, two", "one, two"),
        ("2 thousand", "2 thousand"),
        ("", ""),
    ],
)
def test_only_numbers_of_several_words_that_the_record_has_are_put_in_digits(
    typed: str, read: str
) -> None:
    assert in_digits(typed, KNOWN) == read
