"""Corrections of oneself: "I meant 6 January", "no, in Almaty", "sorry, Aktobe".

What is put right takes the place of its like in the question before; all else of that question stays.
"""

import re
from typing import Final

from knowledge.flow import Question
from knowledge.lexicon import cues
from knowledge.regex import regex
from knowledge.search.reading.terms import SPECIFIC
from knowledge.text import tokens

__all__ = ["amends", "put_right"]

_SLIP: Final = (
    r"oh|oops|whoops|ups|ah|argh|er+m?|uh+|um+|wait|hold on|(?:sorry|sry|srry|soz|apologies)(?! (?:if|for|about|to)\b)|my bad|my mistake|no+|nope|nah|wrong|incorrect|not that(?: one)?|"
    r"actually|rather|ok(?:ay)?|but|and"
)
_PLAINLY: Final = r"(?:i|we)(?: actually| really)? (?:meant|mean)|i['’]m asking about|meant|make (?:it|that)|correction|scratch that|typo|i wanted(?= to)"
_AMENDS: Final = regex(
    rf"\A\W*(?P<lead>(?:(?:{_SLIP}|{_PLAINLY})\b[\s,.:;!…-]*)+)(?:to (?:ask|say|write|type|know)\b[\s,:]*)?(?:about\b\s*)?(?P<rest>[^\W_].*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_SAID_PLAINLY: Final = regex(rf"\b(?:{_PLAINLY})\b", re.IGNORECASE)
_JOINS_ONLY: Final = regex(r"\A\W*(?:(?:ok(?:ay)?|but|and|actually|wait)\b\W*)*\Z", re.IGNORECASE)
"""What leads up to any question."""
_BEHIND: Final = regex(
    r"[\s,.;:-]+(?:(?:(?:and )?not|instead of|rather than)\b.*|(?:sorry|sry|i mean(?:t)?|instead|rather|obviously|of course|please|pls|lol|my bad)\W*)\Z",
    re.IGNORECASE,
)
_STATES: Final = regex(
    r"\b(?:is|are|am|was|were|be|been|has|have|had|do|does|did|will|would|can|could|should|must|not|never|i|you|u|we|they|he|she|it|"
    r"thanks?|thx|please stop)\b|n['’]t\b|['’](?:s|re|m|ve|ll|d)\b(?=\s+(?:a|an|the|so|not|very)\b)",
    re.IGNORECASE,
)
_LONGEST: Final = 6
"""Words of what is put right; more of them tell something."""
_IDEAS: Final = 1
_IDEAS_SAID_PLAINLY: Final = 3


def put_right(text: str) -> str:
    """The question that a correction makes, as one that goes on from the question before; empty where it is none."""
    found = _AMENDS.match(text)
    if found is None or _JOINS_ONLY.match(found["lead"]):
        return ""
    rest = _BEHIND.sub("", found["rest"]).strip(" ,.!?*\"'“”")
    if cues.looks_like_question(f"{rest}?", tokens(rest)) and cues.asked(rest, tokens(rest)):
        return f"{rest}?"
    if not rest or _STATES.search(rest) or len(rest.split()) > _LONGEST:
        return ""
    return f"and {rest}?"


def amends(text: str, question: Question) -> bool:
    """Whether ``question``, read from what ``put_right`` made of ``text``, asks by itself or names what the record can
    put in place of something else: a name or a day, and where it is said plainly words of the record."""
    if not question.text.casefold().startswith("and "):
        return question.is_question
    plainly = bool(_SAID_PLAINLY.search(text))
    ideas = [term for term in question.terms if term.weight >= SPECIFIC]
    if question.unknown or len(ideas) > (_IDEAS_SAID_PLAINLY if plainly else _IDEAS):
        return False
    return bool(question.names or question.when or (plainly and ideas))
