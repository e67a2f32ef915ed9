"""Hours that a sentence tells apart from its day, which stands elsewhere in it or in the one before: "At 23:05 he spoke"."""

import re
from dataclasses import replace
from typing import Final

from knowledge.dates.span import DateSpan, Precision
from knowledge.lexicon.hours import DAY, Bound, hours_in
from knowledge.regex import regex

__all__ = ["with_hour"]

_WRITTEN: Final = regex(
    r"[0-9][:.][0-5][0-9]|[0-9] ?[ap]\.? ?m\b|clock\b|\b(?:in the (?:morning|afternoon|evening)|at night)\b",
    re.IGNORECASE,
)
"""An hour in figures, or with what only an hour has behind it."""
_OTHERWISE: Final = regex(
    r"\b(?:had|has|have|would|will|shall|should|could|may|might|must|until|till|since|due|planned|expected|meant|scheduled"
    r"|that|who|whom|whose|which|where|when|because|if|as|after|before|while|and|but)\b|[;:]\s",
    re.IGNORECASE,
)
"""What stands before an hour that may be of something else than what the sentence tells."""
_MORE: Final = regex(r",\s(?:and|but|while)\b|;\s", re.IGNORECASE)
"""What more is told, of another hour."""
_LED: Final = regex(r"(?:at|about|around|towards) ", re.IGNORECASE)
_ABOUT: Final = regex(r"\b(?:about|around|towards|roughly|approximately)\b", re.IGNORECASE)


def with_hour(text: str, when: DateSpan | None) -> DateSpan | None:
    """The day of a sentence with the one hour that it tells, if that is of all that it tells."""
    if when is None or when.days > 1 or when.clock is not None or when.part is not None:
        return when
    hours = list(hours_in(text))
    if len(hours) != 1 or hours[0].bound is not Bound.AT:
        return when
    (hour,) = hours
    told = text[hour.start : hour.end]
    if not (_LED.match(told) and _WRITTEN.search(told)) or hour.minutes >= DAY:
        return when
    if _OTHERWISE.search(text, 0, hour.start) or _MORE.search(text, hour.end):
        return when
    about = when.approximate or _ABOUT.search(told) is not None
    clock = (hour.minutes, hour.minutes)
    return replace(when, clock=clock, precision=Precision.MINUTE, approximate=about)
