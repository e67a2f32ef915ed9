"""Whether a holiday that is asked of is what the record speaks of, and no day of the question: "what did she say about Christmas"."""

import re
from collections.abc import Container
from typing import Final

from knowledge.dates.mention import How, Mention, Relation
from knowledge.text import STOP, tokens

__all__ = ["is_spoken_of"]

_SPOKEN_OF: Final = re.compile(r"\b(?:about|of|regarding|concerning) (?:the )?\Z", re.IGNORECASE)


def is_spoken_of(mention: Mention, text: str, known: Container[str]) -> bool:
    """Whether the words of a mention in ``text`` are a holiday of which something is said, and all ``known`` to the record
    by their stems: then they are words as others are."""
    if mention.how is not How.HOLIDAY or mention.relation is not Relation.ON:
        return False
    words = [word for word in tokens(mention.text) if word.folded not in STOP]
    about = _SPOKEN_OF.search(text[: mention.start]) is not None
    return about and all(word.stem in known for word in words)
