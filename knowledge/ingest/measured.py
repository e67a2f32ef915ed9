"""Numbers that size something: ages, shares, sums of money, magnitudes, and quantities in a unit."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile
from typing import Final

from knowledge.ingest.extents import measure_of_length
from knowledge.ingest.numerals import Number
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.lexicon.units import Unit, unit_at
from knowledge.models import Figure
from knowledge.regex import regex
from knowledge.text import STOP

__all__ = ["made", "with_unit"]

_BACK: Final = 40
"""Characters before a number in which the words stand that say what it is."""
_OLD: Final = regex(
    r"[\s-]+(?:and[\s-]a[\s-]half[\s-]+)?(years?|months?|weeks?|days?)[\s-]+old\b", re.IGNORECASE
)
_AGED: Final = regex(
    r"\b(?:aged?(?: of| between| from)?|at age|turn(?:ed|s|ing)|(?:youngest|oldest|eldest)(?: [\w'’-]+){0,4} (?:is|was|being)|"
    r"who (?:is|was)(?: only| just| now)?)\s+(?:[0-9]{1,3}\s*(?:,|and|or|to)\s*)*\Z",
    re.IGNORECASE,
)
_NAME: Final = regex(r"(?<![.!?] )\b[A-Z][\w’'-]+ [A-Z][\w’'.-]+(?:,\s|\s\()\Z")
_SOMEBODY_OF: Final = regex(
    r"\b(?:an?|the|one|his|her|their)\s+(?:[a-z-]+\s){0,2}(?P<who>[a-z-]+)\s+of\s+(?:only\s+|just\s+)?\Z",
    re.IGNORECASE,
)
"""What stands before somebody's age: "a man of 67"."""
_PARENTS: Final = frozenset("mother father parent widow widower grandmother grandfather".split())
_GROWN: Final = 14
"""Years from which on "a mother of 34" tells her age, and not how many children she has."""
_GROUPS: Final = frozenset(
    "crew staff team party crowd group family couple squad gang jury class police troops cast people".split()
)
"""Words for several people, which tell behind "of" how many they are."""
_YOUNG: Final = frozenset(
    "man woman boy girl child youth teenager pupil toddler lad lady person".split()
)
_NO_NOUN: Final = regex(
    r"\s*(?:[.,;:)!?]|\Z)|\s+(?:has|had|was|is|were|who|whose|whom|from|in|at|on|and|died|drowned|with|by|which|that)\b"
)
_ENDS: Final = regex(
    r"\s*(?:[.,;:)!?]|and\b|or\b|\Z|years?\b|years? old|were\b|was\b|had\b|at\b|in\b|on\b|when\b|this\b|last\b)"
)
_CLOSED: Final = regex(r"\s*(?:[,);]|\.(?:\s|\Z))")
_LIVED: Final = range(1, 123)
"""Years that people are old."""
_MAGNITUDE: Final = regex(
    r"\bmagnitude(?:[\s-]+(?:of|was|is|at|to|reached))*(?:\s+an?)?\s*\Z", re.IGNORECASE
)
_MAGNITUDE_AFTER: Final = regex(
    r"[\s-]+(?:on\s+the\s+)?(?:open-ended\s+)?(?:moment\s+)?(?:magnitude|richter)\b", re.IGNORECASE
)
_LARGEST_MAGNITUDE: Final = 12.0
_MINUS: Final = regex(r"(?:\bminus\s+|(?:(?<=\s)|^|(?<=\())[-−–])\Z", re.IGNORECASE)
_BELOW: Final = regex(r"\s+below\s+(?:zero|freezing)\b|\s+of\s+frost\b", re.IGNORECASE)
_WEIGHING: Final = regex(r"\b(?:weigh\w*|weight|heav\w+)\b[^.;:]{0,30}\Z", re.IGNORECASE)
_THINNING: Final = regex(r"\b(?:los(?:e|t|ing)|gain\w*)\b[^.;:]{0,30}\Z", re.IGNORECASE)
_A_BODY: Final = 1_000
"""Pounds below which somebody may have lost them from his body."""
_STUFF: Final = regex(
    r"\s+of\s+(?!(?:damage|debts?|aid|funding|loans?|investments?|public|tax\w*|revenue|losses|profits?"
    r"|savings?|compensation|money|cash|support|help|goods|property|sales|cuts?|spending|fines?)\b)[a-z]",
    re.IGNORECASE,
)
"""Pounds of what has a weight."""
_AMOUNTS: Final = frozenset({"weight", "volume", "area", "energy"})
_OF_WHAT: Final = regex(r"\s+of\s+([a-z]+(?:\s[a-z]+)?)\b(?<!ed)")
"""What an amount is of: "4,000 tonnes of rice"."""
_EXCHANGE: Final = regex(
    r"\s+(?:[a-z]+\s+)?(?:to|against|per|for)\s+(?:the|a|one|each)\s+(?:US\s+|American\s+)?(?P<per>dollar|euro|pound|franc|mark|yen)\b(?!\s+(?:in|of|spent|sign|bill|note|store)\b)",
    re.IGNORECASE,
)
"""What follows what a currency is worth: "87 roubles to the dollar"."""
_PER: Final = regex(
    r"(?:\s+of\s+[a-z]+(?:\s[a-z]+)?)??\s+(?:(?:an?|per|each|every)\s+(?P<per>second|minute|hour|day|night|week|month|year)\b"
    r"(?!\s+(?:later|after|before|earlier|ago))|(?P<daily>daily|hourly|weekly|monthly|yearly|annually)\b)",
    re.IGNORECASE,
)
_TIMES: Final = {
    "daily": "day",
    "hourly": "hour",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
}
_PRICES: Final = ("price", "cost")


def with_unit(text: str, number: Number, near: Callable[[], str]) -> Figure | None:
    """An age, a share, money, a magnitude, or a quantity in a unit such as kilometres.

    ``near`` gives the measure that the words of the number's clause tell.
    """
    before = text[max(0, number.start - _BACK) : number.start]
    if old := _OLD.match(text, number.end):
        unit = old[1].lower()
        return made(number, "age", unit if unit.endswith("s") else f"{unit}s")
    if number.unit == "%":
        return made(number, "share", "%")
    if exchange := _EXCHANGE.match(text, number.end):
        return made(number, "rate", "", f"to the {exchange['per'].lower()}")
    if _is_magnitude(text, number, before):
        return made(number, "magnitude", "")
    if number.unit:
        return _money(number, number.unit, near)
    if unit := unit_at(text, number.end):
        return _in_unit(text, number, unit, before, near)
    return made(number, "age", "years") if _is_age(text, number, before) else None


def made(number: Number, measure: str, unit: str, group: str = "") -> Figure:
    """The figure of a number."""
    return Figure(
        measure=measure,
        best=number.value,
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
        unit=unit,
        group=group,
    )


def _is_magnitude(text: str, number: Number, before: str) -> bool:
    if not 0 < number.value < _LARGEST_MAGNITUDE:
        return False
    told = "agnitude" in before and _MAGNITUDE.search(before)
    return bool(told or _MAGNITUDE_AFTER.match(text, number.end))


def _is_age(text: str, number: Number, before: str) -> bool:
    """Whether it is how old somebody is: "aged 21", "the youngest is 19", "Maria Lopez, 34,"."""
    if number.value not in _LIVED:
        return False
    if _is_of_somebody(before, number.value) and _NO_NOUN.match(text, number.end):
        return True
    if not _ENDS.match(text, number.end):
        return False
    if _AGED.search(before):
        return True
    return bool(_NAME.search(before) and _CLOSED.match(text, number.end))


def _is_of_somebody(before: str, value: float) -> bool:
    """Whether somebody stands before a number who is so old: "a woman of 67", "a former signalwoman of 52"."""
    told = _SOMEBODY_OF.search(before)
    if told is None:
        return False
    who = told["who"].lower()
    if who in _GROUPS or (who.endswith("s") and not who.endswith("ss")):
        return False
    if who in _PARENTS and value < _GROWN:
        return False
    return who in _YOUNG or is_office(who) or are_humans(who)


def _money(number: Number, currency: str, near: Callable[[], str]) -> Figure:
    told = near()
    return made(number, told if told in _PRICES else "cost", currency)


def _in_unit(
    text: str, number: Number, unit: Unit, before: str, near: Callable[[], str]
) -> Figure | None:
    if unit.kind == "money":
        if unit.written == "GBP" and _is_weight(text, number, unit, before):
            stuff = _OF_WHAT.match(text, unit.end)
            return made(number, "weight", "lb", _of(stuff[1]) if stuff else "")
        return replace(_money(number, unit.written, near), group=_rate(text, unit.end))
    if unit.kind == "temperature":
        return _temperature(text, number, unit, before)
    if unit.kind == "length":
        measure = measure_of_length(text, number.start, unit.end, unit.written)
        return made(number, measure, unit.written)
    if unit.kind not in _AMOUNTS:
        return made(number, unit.kind, unit.written)
    stuff = _OF_WHAT.match(text, unit.end)
    group = f"{_of(stuff[1]) if stuff else ''} {_rate(text, unit.end)}".strip()
    return made(number, unit.kind, unit.written, group)


def _is_weight(text: str, number: Number, unit: Unit, before: str) -> bool:
    """Whether pounds are no money."""
    if _WEIGHING.search(before) or _STUFF.match(text, unit.end):
        return True
    return number.value < _A_BODY and _THINNING.search(before) is not None


def _rate(text: str, end: int) -> str:
    """In how much time it comes to so much, "a day" for "5,000 barrels of oil per day"."""
    found = _PER.match(text, end)
    if found is None:
        return ""
    return f"a {_TIMES[found['daily'].lower()]}" if found["daily"] else f"a {found['per'].lower()}"


def _of(words: str) -> str:
    """What an amount is of: its words up to the first that belongs to no noun."""
    return " ".join(takewhile(lambda word: word not in STOP, words.split()))


def _temperature(text: str, number: Number, unit: Unit, before: str) -> Figure:
    figure = made(number, "temperature", unit.written)
    if number.low is None and (_MINUS.search(before) or _BELOW.match(text, unit.end)):
        return replace(figure, best=-number.value)
    return figure
