"""Questions for the news of somebody or something: "what's the latest on the airport?", "any news from Oderby?"."""

import re
from typing import Final

from knowledge.flow import Asked, Question
from knowledge.regex import regex

__all__ = ["asks_news"]

_ON: Final = r"(?:in|on|about|from|with|of|at|for|around|regarding|concerning|over)\b"
_NEWS: Final = r"(?:news|updates?|developments?|info|information)"
_STATE: Final = r"(?:situation|status|state(?: of (?:things|affairs|play))?)"
_IS: Final = r"\bwhat(?:['’]?s| is| are)"
_ASKED: Final = regex(
    rf"\b(?:latest|newest|most recent|current|recent) (?:{_NEWS}|{_STATE}) {_ON}|"
    rf"(?:\A\W*|\bthe )(?:latest|newest|most recent)(?: thing)? (?:in|on|about|from|with|at|around|regarding)\b|"
    rf"(?:\A\W*|\bany |\bthe )(?:new |fresh )?{_NEWS} {_ON}|"
    rf"(?:{_IS}|\banything) new {_ON}|"
    rf"{_IS} (?:going on|happening|up|the {_STATE})\b.{{0,60}}\b(?:now|currently|at the moment)\W*\Z",
    re.IGNORECASE,
)


def asks_news(question: Question) -> bool:
    """Whether the latest of somebody or something is asked for, whatever it may be; not a number, nor of some day."""
    if question.asked[0] is not Asked.WHAT or Asked.HOW_MANY in question.asked or question.when:
        return False
    return _ASKED.search(question.text) is not None
