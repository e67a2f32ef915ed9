"""Which measure a length is: a depth, a height, a width, by the words around it. General English."""

import re
from typing import Final

from knowledge.regex import regex

__all__ = ["measure_of_length"]

_REACH: Final = 48
"""Characters before and after a length in which the words stand that say what it is."""

_AFTER: Final = regex(
    r"[\s-]*(?:(?:or (?:so|more|less)|and more) )?(?:"
    r"(?P<depth>deep|in depth|below|beneath|underground|underwater|under(?: the)?|down\b(?! the)|"
    r"of (?:[a-z]+ )?(?:snow|rain|water|mud|ash|ice)\b)|"
    r"(?P<height>high|tall|in height|above|up\b(?! to)|aloft|over the)|"
    r"(?P<width>wide|broad|across\b|in (?:diameter|width))|"
    r"(?P<thickness>thick|in thickness)|"
    r"(?P<length>long\b|in length)|"
    r"(?P<distance>away|from|off\b|apart|out (?:at|to|of)|inland|offshore|outside|distant|further|farther|"
    r"(?:to the )?(?:north|south|east|west)[a-z-]*|range|radius|zone|exclusion))",
    re.IGNORECASE,
)
_TALL: Final = (
    "waves?|tsunamis?|swells?|surf|towers?|cliffs?|masts?|statues?|chimneys?|trees?|peaks?|mountains?|flames?|"
    "skyscrapers?|columns?|plumes?|fountains?"
)
_OF_WHAT: Final = regex(
    rf"[\s-]+(?:[a-z]+[\s-]+)??(?:(?P<height>{_TALL})|(?P<length>[a-z]{{3,}}))\b", re.IGNORECASE
)
"""The noun that a length before it describes: "10-metre waves", "a 40-metre tunnel"."""
_BEFORE: Final = regex(
    r"\b(?:(?P<depth>depths?|deep|dug|drill(?:s|ed|ing)?|bor(?:ed|ing)|(?:gone|went|got) down|div(?:e|es|ed|ing)|dove|sank|sunk)|"
    r"(?P<height>heights?|tall|altitudes?|elevations?|ris(?:e|es|ing)|rose|rais(?:e|es|ed|ing)|tower(?:s|ed|ing)?|"
    rf"soar(?:s|ed|ing)?|climb(?:s|ed|ing)?|{_TALL})|"
    r"(?P<width>widths?|breadth|diameters?)|(?P<thickness>thickness)|(?P<extent>enlarg[a-z]+|widen[a-z]*|exten[dt][a-z]*|expand[a-z]*|gr[eo]w[a-z]*)|(?P<length>lengths?|stretch(?:es|ed)?)|"
    r"(?P<distance>distances?|radius|within|range|march(?:es|ed|ing)?|walk(?:s|ed|ing)?|r[au]n|running|dr[io]ven?|"
    r"driving|travel[a-z]*|fl[eo]w[a-z]*|flying|swam|sail(?:s|ed|ing)?|cover(?:s|ed|ing)?))\b"
    r"(?P<between>[^.;:,0-9]{0,24})\Z",
    re.IGNORECASE,
)
_CUE: Final = regex(r"[A-Za-z]+")
_FAR: Final = frozenset({"km", "mi", "nmi", "light-years"})
"""Units of what is far, unless it is said otherwise."""
_ONE: Final = frozenset({"m", "ft", "yd", "in"})
"""Units that, in the singular, describe the noun behind them: "a 100 metre race"."""


def measure_of_length(text: str, start: int, end: int, unit: str) -> str:
    """What the length at ``start:end`` measures; ``extent`` where nothing tells it."""
    if (found := _AFTER.match(text, end, end + _REACH)) and found.lastgroup:
        return found.lastgroup
    if text[end : end + 1] == "-" and (found := _OF_WHAT.match(text, end, end + _REACH)):
        return found.lastgroup or "length"
    if measure := _told_before(text[max(0, start - _REACH) : start]):
        return measure
    found = _OF_WHAT.match(text, end, end + _REACH)
    if found and found["height"]:
        return "height"
    if found and text[end - 1] != "s" and unit in _ONE:
        return "length"
    return "distance" if unit in _FAR else "extent"


def _told_before(before: str) -> str:
    """By the last word before the number that tells it."""
    measure = ""
    for cue in _CUE.finditer(before):
        if found := _BEFORE.match(before, cue.start()):
            measure = next(
                name for name, told in found.groupdict().items() if told and name != "between"
            )
    return measure
