"""What the form of a question says of the quantity asked: "how long" wants a duration. General English."""

import re
from typing import Final

__all__ = ["TIME_UNITS", "measures_by_form"]

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
        r"\bhow much (?:money|cash)\b|\bhow (?:expensive|costly)\b|"
        r"\bwhat (?:was |is |did )?(?:the |it )?(?:cost|price|bill)\b",
        "cost price damage",
    ),
    (
        r"\bhow (?:tall|high)\b|\bwhat (?:was |is )?the (?:height|altitude|elevation)\b",
        "height altitude depth",
    ),
    (r"\bhow deep\b|\bwhat (?:was |is )?the depth\b|\bat what depth\b", "depth height"),
    (r"\bhow fast\b|\bwhat (?:was |is )?the speed\b|\bat what speed\b", "speed"),
    (r"\bhow heavy\b|\bhow many (?:tons|tonnes|kilos|kilograms)\b", "weight"),
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


def measures_by_form(text: str) -> frozenset[str]:
    """Measures of which one must be met, by the form of the question alone; empty: any will do."""
    for pattern, measures in _COMPILED:
        if pattern.search(text):
            return measures
    return frozenset()
