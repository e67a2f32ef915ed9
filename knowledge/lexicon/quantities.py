"""What the form of a question says of the quantity asked: "how long" wants a duration. General English."""

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["asks_measure", "has_form", "is_unit", "kinds_of", "measures_by_form", "unit_kind"]

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
    (
        r"\bhow deep\b|\b(?:what|which) depths?\b|\bwhat (?:was |is )?the depth\b|\bat what depth\b",
        "depth height",
    ),
    (r"\bhow (?:wide|broad|thick)\b|\bwhat (?:was |is )?the (?:width|diameter)\b", "width length"),
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

_MEASURING: Final = frozenset(
    "cost costs costing price priced bill worth pay paid pays spend spent charge charged expensive costly "
    "long length duration last lasted lasts far distant distance away old age aged tall high height "
    "altitude elevation deep depth depths wide broad thick width diameter fast speed heavy weigh weighs weighed "
    "weighing weight hot cold warm temperature strong powerful magnitude percentage percent share "
    "proportion fraction".split()
)

_KINDS: Final = {
    "length": (
        "m metre metres meter meters km kilometre kilometres kilometer kilometers cm centimetre centimetres "
        "centimeter centimeters mm mile miles mi foot feet ft inch inches yard yards fathoms"
    ),
    "weight": "g kg gram grams kilo kilos kilogram kilograms ton tons tonne tonnes t pound pounds lb lbs ounces",
    "money": (
        "dollar dollars euro euros pound pounds ruble rubles rouble roubles tenge yen yuan franc francs mark marks "
        "peso pesos rupee rupees usd eur gbp kzt rub"
    ),
    "temperature": "degree degrees celsius fahrenheit kelvin",
    "speed": "kmh mph knots kph",
    "share": "% percent",
    "volume": "litre litres liter liters gallon gallons barrel barrels",
    "area": "hectare hectares acre acres",
    "time": (
        "second seconds minute minutes hour hours day days night nights week weeks month months year "
        "years decade decades"
    ),
}
_KIND_OF_UNIT: Final = {
    unit: kind for kind, units in reversed(_KINDS.items()) for unit in units.split()
}
_KIND_OF_MEASURE: Final = {
    "distance": "length",
    "length": "length",
    "height": "length",
    "depth": "length",
    "altitude": "length",
    "width": "length",
    "weight": "weight",
    "mass": "weight",
    "duration": "time",
    "age": "time",
    "cost": "money",
    "price": "money",
    "damage": "money",
    "temperature": "temperature",
    "speed": "speed",
    "share": "share",
    "area": "area",
}


def is_unit(word: str) -> bool:
    """Whether the folded word is a unit, as "tonnes" in "how many tonnes"; it names nothing itself."""
    return len(word) > 2 and word in _KIND_OF_UNIT


def unit_kind(unit: str) -> str:
    """What a unit measures, such as ``length`` or ``time``; empty for what is no unit."""
    plain = unit.casefold()
    return _KIND_OF_UNIT.get(plain) or _KIND_OF_UNIT.get(plain.rpartition(" ")[2], "")


def has_form(measure: str) -> bool:
    """Whether a form of its own asks for the measure: a "height" is no "depth", though both are lengths."""
    return measure in _KIND_OF_MEASURE


def asks_measure(word: str) -> bool:
    """Whether the folded word only says which measure is asked for: "weigh" in "how much did it weigh"."""
    return word in _MEASURING


def kinds_of(measures: Iterable[str]) -> frozenset[str]:
    """What kinds of unit the measures are given in."""
    return frozenset(_KIND_OF_MEASURE[m] for m in measures if m in _KIND_OF_MEASURE)


def measures_by_form(text: str) -> frozenset[str]:
    """Measures of which one must be met, by the form of the question alone; empty: any will do."""
    for pattern, measures in _COMPILED:
        if pattern.search(text):
            return measures
    return frozenset()
