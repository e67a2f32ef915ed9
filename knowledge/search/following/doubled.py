"""Two questions in one: "who died and how many were arrested", "when did it start and where", "when and where …"."""

import re
from typing import Final

from knowledge.regex import regex
from knowledge.search.reading.framing import generic_weight
from knowledge.search.reading.terms import SPECIFIC
from knowledge.text import STOP, tokens

__all__ = ["halves"]

_ASK: Final = r"(?:who|whom|when|where|why|how many|how much|how long|what|which)"
_AUXILIARY: Final = r"(?:did|was|were|is|are|does|do|has|have)"
_JOINED: Final = regex(
    rf"\A\W*(?P<first>(?:{_ASK}|{_AUXILIARY})\b.+?)[\s,]+and (?P<second>(?:{_ASK}|{_AUXILIARY})\b.*?)[\s?!.]*\Z",
    re.IGNORECASE,
)
_YES_OR_NO: Final = regex(rf"{_AUXILIARY}\b", re.IGNORECASE)
_WITH_SUBJECT: Final = regex(
    rf"{_AUXILIARY} (?:the|an?|any\w*|some\w*|all|no|every\w*|there|people|[A-Z][\w’'-]+)\b"
)
_POINTS: Final = regex(
    r"\b(?:it|its|that|this|they|them|their|those|these|he|him|his|she|her|there|then)\b",
    re.IGNORECASE,
)
_WHO: Final = regex(r"who\s+(?=\w)", re.IGNORECASE)
_BOTH: Final = regex(
    r"\A\W*(?P<one>when|where|why|how)[\s,]+and (?P<other>when|where|why|how)\s+(?P<rest>(?:did|was|were|is|are|does|do|has|have)\b.+)\Z",
    re.IGNORECASE | re.DOTALL,
)
_FIRST_WORD: Final = regex(
    rf"{_ASK}\s+(?=(?:did|was|were|is|are|does|do|has|have)\b)", re.IGNORECASE
)
_BARE: Final = regex(r"(?:when|where|why|how)\Z", re.IGNORECASE)
_TURNED: Final = regex(r"\bthat\W*\Z|\b(?:know|tell|say|said|between|both)\W*\Z", re.IGNORECASE)
_AGAIN: Final = regex(rf"\band {_ASK}\b", re.IGNORECASE)


def halves(text: str) -> tuple[str, str] | None:
    """The two questions of ``text``, each whole; ``None`` where it is one, or more than two."""
    both = _BOTH.match(text)
    if both is not None and not _AGAIN.search(both["rest"]):
        return f"{both['one']} {both['rest']}", f"{both['other']} {both['rest']}"
    found = _JOINED.match(text)
    if found is None or _AGAIN.search(found["second"]) or _TURNED.search(found["first"]):
        return None
    first, second = found["first"], found["second"]
    if _YES_OR_NO.match(first) or _YES_OR_NO.match(second):
        return _of_yes_or_no(first, second)
    if second.casefold() == "how many" and (who := _WHO.match(first)):
        return f"{first}?", f"{second} {first[who.end() :]}?"
    if _BARE.match(second):
        asked = _FIRST_WORD.match(first)
        return (f"{first}?", f"{second} {first[asked.end() :]}?") if asked else None
    return (f"{first}?", f"{second}?") if _tells(first) and _tells(second) else None


def _of_yes_or_no(first: str, second: str) -> tuple[str, str] | None:
    """Both where one of them wants a yes or a no: "was it shut and when", "when did it burn and was anyone hurt"."""
    if _BARE.match(second):
        return f"{first}?", f"{second} {first}?"
    whole = _WITH_SUBJECT.match(second) and not _POINTS.search(second)
    return (f"{first}?", f"{second}?") if whole and _tells(first) and _tells(second) else None


def _tells(half: str) -> bool:
    """Whether it asks of something by itself."""
    telling = (word for word in tokens(half) if word.folded not in STOP)
    return any(generic_weight(word.stem) >= SPECIFIC for word in telling)
