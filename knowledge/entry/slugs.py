"""Ids made of names and titles."""

from typing import Final

from knowledge.regex import regex
from knowledge.text import fold

__all__ = ["slug_of"]

_OTHER: Final = regex(r"[^a-z0-9]+")
_LONGEST: Final = 48


def slug_of(text: str, taken: frozenset[str] = frozenset()) -> str:
    """An id made of a name: lower case, Latin, words joined by hyphens; numbered where it is taken."""
    made = _OTHER.sub("-", fold(text)).strip("-")[:_LONGEST].strip("-") or "new"
    slug, number = made, 2
    while slug in taken:
        slug, number = f"{made}-{number}", number + 1
    return slug
