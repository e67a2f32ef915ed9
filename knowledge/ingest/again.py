"""Numbers of a sentence that go on with the one before them, whose noun they leave out: "300 tickets on Monday and 450 on
Tuesday", "the police counted 5,000 people and the organisers 12,000"."""

import re
from dataclasses import replace
from typing import Final

from knowledge.ingest.deeds import DEEDS
from knowledge.ingest.measured import made
from knowledge.ingest.numerals import Number
from knowledge.ingest.worded import has_break
from knowledge.models import Figure
from knowledge.regex import regex

__all__ = ["again", "likened"]

_LENGTHS: Final = frozenset(
    {"distance", "extent", "height", "length", "depth", "width", "altitude"}
)
_ALONE: Final = frozenset({"position", "age", "duration"})
"""Measures of which a number without its noun or unit tells nothing more."""
_AND: Final = regex(
    r"(?:\band|\bthen|,|\bbut|\bwhile)\s+(?:(?:then|another|a further)\s+)?(?:(?:to|of|at|as|for|by|from)\s+)?(?:between\s+)?\Z"
)
_FROM: Final = regex(r"\bfrom\s+\Z", re.IGNORECASE)
_TO: Final = regex(r"\bto\s+\Z")
_OTHERS: Final = regex(
    r"(?:\band|\bbut|\bwhile|,)\s+(?:the\s+[a-z]+(?:\s[a-z]+)?|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)\s+\Z"
)
"""Somebody else of whom only the number is told: "and the organisers"."""
_THEN: Final = regex(
    r"\s+(?:on|in|at|by|about|around|during|the (?:next|following|day|week|month|year)|a (?:day|week|month|year|few)|"
    r"yesterday|today|later|last|this|after|before|from|of|elsewhere|more)\b|\s*[.;]|\s*\Z",
    re.IGNORECASE,
)
_BY: Final = regex(r"\s+by\b")
_NOTHING: Final = regex(r"\s*[.;]|\s*\Z|\s+(?:on|in|at|by|during)\b")


def again(text: str, number: Number, before: tuple[Number, Figure] | None) -> Figure | None:
    """What a number without a noun or unit counts, which is what the one ``before`` it does."""
    if before is None or before[1].measure in _ALONE or number.unit:
        return None
    first, told = before
    between = text[first.end : number.start]
    if has_break(between) or not _goes_on(text, first, number, between):
        return None
    running = told.cumulative or (told.measure in DEEDS and _BY.match(text, number.end) is not None)
    return replace(made(number, told.measure, told.unit, told.group), cumulative=running)


def likened(
    text: str, number: Number, figure: Figure, before: tuple[Number, Figure] | None
) -> Figure:
    """A length that goes on with the one before it, as one of the same: "a height of 900 metres on Monday and of 2,300
    metres on Tuesday"."""
    if before is None or not (figure.unit and figure.unit == before[1].unit):
        return figure
    if not {figure.measure, before[1].measure} <= _LENGTHS:
        return figure
    between = text[before[0].end : number.start]
    goes_on = not has_break(between) and _AND.search(between)
    return replace(figure, measure=before[1].measure) if goes_on else figure


def _goes_on(text: str, first: Number, number: Number, between: str) -> bool:
    if _OTHERS.search(between):
        return _NOTHING.match(text, number.end) is not None
    if not _THEN.match(text, number.end):
        return False
    if _AND.search(between):
        return True
    begins = _FROM.search(text, 0, first.start) is not None
    return begins and _TO.search(between) is not None
