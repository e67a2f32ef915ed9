"""Whether what reads like a day is what the record speaks of, and no day of the question: "what did she say about Christmas",
"at the march"."""

import re
from collections.abc import Container
from typing import Final

from knowledge.dates.mention import How, Mention, Relation
from knowledge.regex import regex
from knowledge.text import STOP, tokens

__all__ = ["is_spoken_of"]

_SPOKEN_OF: Final = regex(r"\b(?:about|of|regarding|concerning) (?:the )?\Z", re.IGNORECASE)
_A_THING: Final = regex(r"\b(?:the|an?|this|that|his|her|their|its|first|second) \Z", re.IGNORECASE)
_ALSO_A_THING: Final = "march"
"""A month that in small letters and behind "the" is a walk of many."""


def is_spoken_of(mention: Mention, text: str, known: Container[str]) -> bool:
    """Whether the words of a mention in ``text`` are a holiday of which something is said, or a march, and all ``known`` to the
    record by their stems: then they are words as others are."""
    words = [word for word in tokens(mention.text) if word.folded not in STOP]
    if not all(word.stem in known for word in words):
        return False
    before = text[: mention.start]
    if mention.text == _ALSO_A_THING:
        return _A_THING.search(before) is not None
    said = mention.how is How.HOLIDAY and mention.relation is Relation.ON
    return said and _SPOKEN_OF.search(before) is not None
