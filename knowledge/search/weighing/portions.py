"""How much of something there was where no unit says it: "half a biscuit and two mouthfuls of water a day"."""

import re
from typing import Final

from knowledge.flow import Question
from knowledge.lexicon.quantities import asks_stuff
from knowledge.regex import regex
from knowledge.text import tokens

__all__ = ["asks_portion", "tells_portion"]

_LIKE: Final = 0.7
_PORTIONS: Final = (
    r"(?:mouthfuls?|handfuls?|spoonfuls?|teaspoons?|spoons?|cups?|cupfuls?|glass(?:es)?|bottles?|cans?|tins?|jars?|slices?|pieces?|"
    r"loaf|loaves|bites?|sips?|drops?|crumbs?|bars?|bowls?|plates?|rations?|buckets?|jugs?|sacks?|bags?|crates?|boxes|tanks?|"
    r"lorryloads?|truckloads?|tankers?|packets?|biscuits?|crackers?|potatoes|eggs?)"
)
_NUMBER: Final = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|several|some|[0-9]+)"
)
_TOLD: Final = regex(
    rf"\b{_NUMBER} (?:\w+ )?{_PORTIONS}\b|\b(?:half|a quarter of|a third of|half of) (?:an?|one|the) \w+\b",
    re.IGNORECASE,
)


def asks_portion(question: Question) -> bool:
    """Whether it is asked how much of something there was that people eat, drink or carry."""
    return asks_stuff(question.text)


def tells_portion(question: Question, statement: str) -> bool:
    """Whether a statement that names it tells so in cups, slices and the like."""
    asked = {
        token
        for term in question.terms
        if term.counted
        for token in (term.token, *(each.token for each in term.variants if each.weight >= _LIKE))
    }
    held = {word.stem for word in tokens(statement)}
    return not asked.isdisjoint(held) and _TOLD.search(statement) is not None
