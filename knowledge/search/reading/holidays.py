"""Whether what reads like a day is no day of the question: it is what the record speaks of ("what did she say about Christmas",
"at the march"), or how long something was to last ("for the next six months")."""

import re
from collections.abc import Container
from datetime import date
from typing import Final

from knowledge.dates.mention import How, Mention, Relation
from knowledge.regex import regex
from knowledge.text import STOP, tokens

__all__ = ["is_length", "is_spoken_of"]

_SPOKEN_OF: Final = regex(r"\b(?:about|of|regarding|concerning) (?:the )?\Z", re.IGNORECASE)
_A_THING: Final = regex(r"\b(?:the|an?|this|that|his|her|their|its|first|second) \Z", re.IGNORECASE)
_ALSO_A_THING: Final = "march"
"""A month that in small letters and behind "the" is a walk of many."""
_LASTING: Final = regex(
    r"\bfor (?:at least |about |up to |roughly )?(?:the |their |his |her |its )?\Z", re.IGNORECASE
)
_AHEAD: Final = regex(r"(?:for )?(?:the )?(?:next|coming|following)\b", re.IGNORECASE)


def is_length(mention: Mention, text: str, timeline: tuple[int, int] | None, today: date) -> bool:
    """Whether a mention in ``text`` only tells how long something was to last, of a record that ended long ago: "prices were
    fixed for the next six months"."""
    if timeline is None or timeline[1] >= today.toordinal():
        return False
    behind = _LASTING.search(text[: mention.start]) or mention.text[:4].lower() == "for "
    return bool(behind) and _AHEAD.match(mention.text) is not None


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
