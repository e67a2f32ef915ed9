"""The encoder of meaning, once for a whole run: to read its model takes a second."""

from functools import cache

from knowledge.meaning.encoder import SentenceEncoder

__all__ = ["encoder"]


@cache
def encoder() -> SentenceEncoder:
    return SentenceEncoder()
