"""Roman numerals, in which four of the six languages count centuries."""

from typing import Final

__all__ = ["roman"]

_NUMERALS: Final = (
    *((100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def roman(number: int) -> str:
    """The numeral of a number from 1 to 399."""
    written = ""
    for value, numeral in _NUMERALS:
        count, number = divmod(number, value)
        written += numeral * count
    return written
