"""Days of a story that are counted from its first one: "on the first morning", "on the third day"."""

import re
from typing import Final

from knowledge.dates.span import DateSpan
from knowledge.lexicon.numbers import ORDINALS
from knowledge.regex import regex

__all__ = ["nth_day", "tells_nth"]

_COUNTED: Final = regex(
    rf"\b(?:on|during|by) the (?:very )?(?P<nth>{'|'.join(ORDINALS)}) (?P<part>day|morning|afternoon|evening|night)\b(?!['’]| (?:of|after|before|in|for)\b)",
    re.IGNORECASE,
)
_NEAR: Final = 10
"""Days from the beginning of a story within which its days are counted from there."""


def tells_nth(text: str) -> bool:
    """Whether a sentence counts a day from the first one."""
    return _COUNTED.search(text) is not None


def nth_day(text: str, start: DateSpan | None, carried: DateSpan | None) -> DateSpan | None:
    """The day that a sentence counts from the first one of the story, ``start``, or of what the sentence before tells of its
    day, ``carried``; ``None`` where it may be another one: a second night is that of the first day or of the next."""
    found = _COUNTED.search(text)
    if found is None:
        return None
    nth = ORDINALS.index(found["nth"].lower())
    base = start
    if carried is not None and (start is None or abs(carried.first - start.first) > _NEAR):
        base = carried if nth == 0 else None
    if base is None or base.days > 1 or (nth and found["part"].lower() == "night"):
        return None
    return DateSpan(base.first + nth, base.first + nth)
