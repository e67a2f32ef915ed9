"""The quick test: whether a text can hold a date at all."""

import re
from typing import Final

from knowledge.dates.lexicon import TRIGGERS, level

__all__ = ["may_hold_date"]

_DIGIT: Final = re.compile(
    r"[0-9]|hundert|tausend|[a-z](?:woche|tage|hälfte|drittel)"
    r"|\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?\s?(?:[-–/,&+]|bis\b|und\b)\s?(?:Mo|Di|Mi|Do|Fr|Sa|So)\b"
)
"""A figure, the end of a German word for a number or a part of a month, or two German short weekdays."""
_WORDS: Final = re.compile(r"[^\W\d_]+")
_ANCHORED: Final = frozenset(
    "between zwischen entre между before after since until till when while during time day prior following as by avant apres "
    "depuis jusqu pendant nach vor seit wahrend bis antes despues tras desde hasta durante после "
    "перед до с во кеиін соң деиін бұрын from de del du des d von vom nachdem bevor seitdem vorabend vortag "
    "со от на кеиінгі шеиін бері бастап арасында аралығында кезінде барысында күні күнінде".split()
)


def may_hold_date(text: str, anchored: bool) -> bool:
    """``False`` only when no rule can find anything. ``anchored``: happenings count as dates."""
    if _DIGIT.search(text):
        return True
    words = _WORDS.findall(level(text))
    if not TRIGGERS.isdisjoint(words):
        return True
    return anchored and not _ANCHORED.isdisjoint(words)
