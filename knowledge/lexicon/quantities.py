"""What the form of a question says of the quantity asked: "how long" wants a duration. General English."""

import re
from typing import Final

__all__ = ["TIME_UNITS", "is_unit", "measures_by_form"]

_FORMS: Final = (
    (
        r"\bhow long\b(?! ago)|\bfor how long\b|\bwhat (?:was |is )?the (?:duration|length)\b",
        "duration length",
    ),
    (
        r"\bhow (?:far|distant)\b|\bwhat (?:was |is )?the distance\b|\bat what distance\b",
        "distance",
    ),
    (r"\bhow old\b|\bwhat (?:was |is )?(?:his|her|their|the) age\b|\bat what age\b", "age"),
    (
        r"\bhow much .{1,60}\b(?:costs?|pay|paid|worth|spent|spend|charged?)\b|\bhow much (?:money|cash)\b|\bhow (?:expensive|costly)\b|"
        r"\bwhat (?:was |is |did )?(?:the |it )?(?:cost|price|bill)\b",
        "cost price damage",
    ),
    (
        r"\bhow (?:tall|high)\b|\bwhat (?:was |is )?the (?:height|altitude|elevation)\b",
        "height altitude depth",
    ),
    (r"\bhow deep\b|\bwhat (?:was |is )?the depth\b|\bat what depth\b", "depth height"),
    (r"\bhow fast\b|\bwhat (?:was |is )?the speed\b|\bat what speed\b", "speed"),
    (
        r"\bhow heavy\b|\bhow much .{1,60}\bweigh|"
        r"\bhow many (?:metric )?(?:tons|tonnes|kilos|kilograms|pounds|grams)\b",
        "weight mass",
    ),
    (
        r"\bhow many (?:kilomet(?:er|re)s|km|miles|met(?:er|re)s|feet|yards)\b",
        "distance length height depth",
    ),
    (r"\bhow many (?:degrees)\b", "temperature"),
    (
        r"\bhow many (?:seconds|minutes|hours|days|nights|weeks|months|years|decades)\b(?! old| ago)",
        "duration",
    ),
    (r"\bhow many (?:years old)\b", "age"),
    (
        r"\bhow many (?:dollars|euros|pounds|rubles|roubles|tenge|yen|francs|marks)\b",
        "cost price damage",
    ),
    (r"\bhow (?:hot|cold|warm)\b|\bwhat (?:was |is )?the temperature\b", "temperature"),
    (
        r"\b(?:what|which) (?:percentage|percent|share|proportion|fraction)\b|\bhow many percent\b|"
        r"\bwhat per ?cent\b",
        "share",
    ),
    (r"\bhow many (?:inhabitants|residents)\b|\bwhat (?:was |is )?the population\b", "population"),
    (r"\bhow (?:strong|powerful)\b|\bwhat (?:was |is )?the magnitude\b", "magnitude speed power"),
)
_COMPILED: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), frozenset(measures.split()))
    for pattern, measures in _FORMS
)

TIME_UNITS: Final = frozenset(
    "second seconds minute minutes hour hours day days night nights week weeks month months year "
    "years decade decades".split()
)


_UNITS: Final = TIME_UNITS | frozenset(
    "ton tons tonne tonnes kilo kilos kilogram kilograms gram grams pound pounds kilometer kilometers "
    "kilometre kilometres km mile miles meter meters metre metres foot feet yard yards degree degrees "
    "percent dollar dollars euro euros ruble rubles rouble roubles tenge yen litre litres liter liters".split()
)


def is_unit(word: str) -> bool:
    """Whether the folded word is a unit, as "tonnes" in "how many tonnes"; it names nothing itself."""
    return word in _UNITS


def measures_by_form(text: str) -> frozenset[str]:
    """Measures of which one must be met, by the form of the question alone; empty: any will do."""
    for pattern, measures in _COMPILED:
        if pattern.search(text):
            return measures
    return frozenset()
