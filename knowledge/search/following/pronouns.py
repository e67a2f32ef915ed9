"""Pronouns that point at nothing before: what they stand for is in the question itself, or they stand for nothing.

"Why did the minister sack his deputy", "who said that 19 took part", "what kind of mine was it".
"""

import re
from typing import Final

from knowledge.flow import NameMatch, Question
from knowledge.models import NameKind
from knowledge.regex import regex
from knowledge.search.reading.terms import SPECIFIC

__all__ = ["explained"]

_PRONOUNS: Final = regex(
    r"\b(?:he|him|his|she|her|hers|they|them|their|theirs|it|its|that|this|these|those|there)\b",
    re.IGNORECASE,
)
_JOINING: Final = regex(
    r"that (?=(?:the|a|an|he|she|they|it|his|her|their|its|some|all|there|no|many|[0-9]+)\b)",
    re.IGNORECASE,
)
"""A "that" which only joins: "who said that 19 Australians took part"."""
_NO_END: Final = r"(?!\s+(?:is|was|did|does|has|had)\b)"
_BEHIND_NOUN: Final = regex(
    rf"\b(?:the|a|an|any|some|which|what) [\w’'-]+ that\b{_NO_END}(?=\s+\w)", re.IGNORECASE
)
"""A relative one: "the view that prevailed", "the man that died"."""
_OF_KIND: Final = regex(
    r"\b(?:what|which) (?:kind|sort|type) of [\w’'-]+ (?:is|was|are|were) (?:it|this|that|they|these|those)\b",
    re.IGNORECASE,
)
_BEFORE_SUBJECT: Final = regex(
    r"\b(?:that|if|whether|when|before|after|because|while|until|as|where|why|how|what)\s+\Z",
    re.IGNORECASE,
)
_OWNED: Final = regex(
    r"\s+(?!(?:on|in|at|by|for|with|from|to|of|after|before|when|while|and|or|then|there)\b)\w",
    re.IGNORECASE,
)
_OF_TIME: Final = regex(
    r"\b(?:after|before|since|until|till|by|around|during) (?:that|this)(?=\W*\Z| (?:on|in|at)\b)",
    re.IGNORECASE,
)
"""Where only the time is meant: "why did the strikes go on after that"."""
_ALONE: Final = 2
"""Telling words with which a question says itself what is asked of that time."""
_THERE_IS: Final = regex(
    r"\b(?:is|are|was|were|been) there (?!(?:on|in|at|by|for|when|then|and|or|before|after|during|with|now|too|as)\b)(?=\w)|"
    r"\bhow (?:many|much) (?:[\w’'-]+ ){1,3}(?:is|are|was|were) there(?=\W*\Z)",
    re.IGNORECASE,
)
"""Where "there" is no place: "was there a fire", "how many victims were there"."""
_OF_ONE: Final = frozenset("he him his she her hers".split())
_OWNING: Final = frozenset("his her its their".split())
_SUBJECTS: Final = frozenset("he she it they".split())


def explained(question: Question) -> frozenset[str]:
    """The pronouns of a question of which no occurrence points at what was told before."""
    found: dict[str, bool] = {}
    dated = _spans_of(question.text, question.date_words)
    for match in _PRONOUNS.finditer(question.text):
        inside = any(a <= match.start() and match.end() <= b for a, b in dated)
        word = match[0].casefold()
        found[word] = found.get(word, True) and (inside or _stands_for_own(match, question))
    return frozenset(word for word, own in found.items() if own)


def _spans_of(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    places = ((text.find(each), len(each)) for each in words)
    return [(at, at + length) for at, length in places if at >= 0]


def _stands_for_own(match: re.Match[str], question: Question) -> bool:
    """Whether what it stands for is told before it in the question, or is nothing."""
    text, word = question.text, match[0].casefold()
    if word == "that" and _JOINING.match(text, match.start()):
        return True
    if word == "there":
        return any(a.start() <= match.start() < a.end() for a in _THERE_IS.finditer(text))
    if any(found.end() == match.end() for found in _OF_TIME.finditer(text)):
        return _tells_itself(question)
    of_form = (*_BEHIND_NOUN.finditer(text), *_OF_KIND.finditer(text))
    if any(found.start() < match.start() and match.end() == found.end() for found in of_form):
        return True
    before = text[: match.start()]
    joined = word in _SUBJECTS and bool(_BEFORE_SUBJECT.search(before))
    owning = word in _OWNING and bool(_OWNED.match(text, match.end()))
    return (owning or joined) and _is_told_in(before.casefold(), word, question)


def _tells_itself(question: Question) -> bool:
    told = [each for each in question.terms if each.weight >= SPECIFIC]
    return len(told) + len(question.names) >= _ALONE


def _is_told_in(before: str, word: str, question: Question) -> bool:
    """Whether somebody or something is named there for which the pronoun may stand."""
    names = [each for each in question.names if each.written.casefold() in before]
    if word in _OF_ONE:
        return any(map(_is_person, names))
    telling = (each.word for each in question.terms if each.weight >= SPECIFIC)
    return any(not _is_person(each) for each in names) or any(
        each.casefold() in before for each in telling
    )


def _is_person(match: NameMatch) -> bool:
    return match.name.kind is NameKind.PERSON
