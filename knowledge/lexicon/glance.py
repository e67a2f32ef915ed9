"""A first look at a text: its words in plain small letters, by which most of what is asked of it is told to be absent."""

from functools import lru_cache
from typing import Final, NamedTuple

from knowledge.regex import regex

__all__ = ["Glance", "glance"]

_RUN: Final = regex("[a-z]+")
_FIGURE: Final = regex("[0-9]")


class Glance(NamedTuple):
    """``runs`` are the runs of the letters a to z of the text in small letters, ``figures`` says whether it has digits."""

    runs: tuple[str, ...]
    figures: bool


@lru_cache(maxsize=16)
def glance(text: str) -> Glance:
    """The same text is mostly looked at several times in a row."""
    return Glance(tuple(_RUN.findall(text.lower())), _FIGURE.search(text) is not None)
