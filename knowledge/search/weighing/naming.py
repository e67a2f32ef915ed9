"""What something is called is told where its name stands beside it: "the ferry Northern Star", "the Baikonur cosmodrome"."""

import re
from collections.abc import Container, Mapping, Sequence
from itertools import takewhile
from typing import Final

from knowledge.flow import Asked, Question, Term
from knowledge.lexicon.common import is_place
from knowledge.lexicon.demonyms import kin_of_country
from knowledge.lexicon.humans import are_any_humans, are_humans, is_office
from knowledge.lexicon.thesaurus import kinds
from knowledge.regex import regex
from knowledge.text import STOP, Token, tokens

__all__ = [
    "NAMED_SO",
    "asked_to_name",
    "is_called",
    "name_fit",
    "names_somebody",
    "people_to_name",
    "ways_to_say",
]

_NAMED: Final = regex(
    r"\bwhat(?:['’]?s| is| was| are| were) (?:the|his|her|their) .{1,60} (?:called|named)\W*\Z|"
    r"\bwhat (?:do|did|does) (?:they|people|one) (?:call|name) the\b|\bnames? of (?:the|his|her|their) ",
    re.IGNORECASE,
)
_OF_SOMEBODY: Final = regex(
    r"\bnames? of (?:the|his|her|their|its|an?|all) (?P<who>[^,;.?!]+)|"
    r"\bwhat(?:['’]?s| is| was| are| were) (?:the|his|her|their|its|\w{1,30}['’]s?) (?:(?P<whose>[^,;.?!]{1,60}?)['’]s? (?:\w+ )?names?|(?P<called>[^,;.?!]{1,60}?) (?:called|named))\W*\Z",
    re.IGNORECASE,
)
_JOINT: Final = regex(r",|\b(?:is|was|are|were|called|named|known as|of)\b", re.IGNORECASE)
"""What joins a thing to its name: "Belavia, the carrier", "their camp was called Hope"."""
_QUOTED: Final = regex(r"[ (][“‘\"'«]")
"""What a title begins with: a film, "Cold Iron"."""
_OWNER: Final = regex(r"['’]s? \Z")
_SAME: Final = 0.8
_LIKE: Final = 0.7
_MOSTLY: Final = 0.5
_ANOTHER: Final = 0.6
_BESIDE: Final = 1.0
_NEAR: Final = 0.7
_APART: Final = 0.3
_REACH: Final = 5
_ANYBODY: Final = frozenset(
    "man woman guy lady girl boy child kid son daughter mother father wife".split()
)
"""What somebody is called who may as well be called otherwise."""
_BACK: Final = 120
"""Letters before a name within which it is called so."""
_CALLED: Final = regex(
    r"(?:\b(?:called|named|dubbed|christened|nicknamed) (?:it|him|her|them)|\b(?!and|who|they|he|she|it|had|have|but|then|later)[a-z]+,? "
    r"(?:called|named|dubbed|christened|nicknamed|known (?:locally )?as)) [“‘\"']?\Z"
)
"""What stands before a name where it is given."""
_SOMEBODY: Final[Mapping[str, float]] = {"": 1.0}
"""Where "the man's name" is asked, which may stand anywhere in a line."""
NAMED_SO: Final = 0.6
"""Least fit of what answers: a name beside another word for the thing, or near the thing itself."""


def asked_to_name(question: Question) -> frozenset[str]:
    """The thing whose name is asked for, as it is written; none where no name is, or somebody's."""
    return frozenset(term.corrected or term.word for term in _named(question))


def ways_to_say(question: Question) -> dict[str, float]:
    """The stems of that thing, with how far a name beside each is surely its own: the vessel may be another."""
    found: dict[str, float] = {}
    for term in _named(question):
        found[term.token] = 1.0
        for each in term.variants:
            if each.weight >= _SAME or each.why == "spelling":
                found.setdefault(each.token, 1.0 if each.why == "spelling" else _ANOTHER)
    return found


def people_to_name(question: Question) -> Mapping[str, float]:
    """The stems of what somebody is whose name is asked for, and of other words for it; of "the man" no stem, as any name may be his."""
    asked = _OF_SOMEBODY.search(question.text)
    if asked is None or Asked.HOW_MANY in question.asked:
        return {}
    who = asked["who"] or asked["whose"] or asked["called"]
    phrase = list(takewhile(lambda word: word.folded not in STOP, tokens(who)))
    if not phrase:
        return {}
    head = phrase[-1]
    if head.folded in _ANYBODY:
        return _SOMEBODY
    if are_any_humans((head.stem,)):
        return {}
    if not (asked["whose"] or are_humans(head.folded) or is_office(head.folded)):
        return {}
    terms = [each for each in question.terms if each.word.casefold() == head.folded]
    others = (v.token for each in terms for v in each.variants if v.weight >= _LIKE)
    nouns = [each for each in others if dict(kinds(each)).get("noun", 0.0) >= _MOSTLY]
    return dict.fromkeys((head.stem, *(each.token for each in terms), *nouns), 1.0)


def names_somebody(ways: Mapping[str, float], statement: str) -> bool:
    """Whether a name stands so beside what somebody is, and not merely of which people they are."""
    if ways is _SOMEBODY:
        words = tokens(statement)
        return any(_is_name(words, at) or _is_unknown(words[at]) for at in range(len(words)))
    peoples = [
        word
        for word in tokens(statement)
        if word.text[:1].isupper() and kin_of_country(word.stem) and not is_place(word.folded)
    ]
    for word in reversed(peoples):
        statement = statement[: word.start] + word.folded + statement[word.end :]
    return name_fit(ways, statement) >= NAMED_SO


def _is_unknown(word: Token) -> bool:
    """Whether a word with a capital is no English word, and so a name wherever it stands."""
    return word.text[:1].isupper() and word.folded not in STOP and not kinds(word.stem)


def is_called(statement: str, own: Container[str]) -> bool:
    """Whether something is said to be called so: "a borer began to turn; they called it Plan A"."""
    return any(
        word.stem in own and _CALLED.search(statement, max(0, word.start - _BACK), word.start)
        for word in tokens(statement)
    )


def _named(question: Question) -> Sequence[Term]:
    if Asked.HOW_MANY in question.asked or not _NAMED.search(question.text):
        return ()
    return [
        term
        for term in question.terms
        if term.counted and not (are_humans(term.word) or is_office(term.word.casefold()))
    ]


def name_fit(things: Mapping[str, float], statement: str) -> float:
    """0 to 1: whether a name stands right beside one of the ``things``, or joined to it; 0 where none does."""
    words = tokens(statement)
    told = (at for at, word in enumerate(words) if word.stem in things)
    return max((_fit(statement, words, at) * things[words[at].stem] for at in told), default=0.0)


def _fit(statement: str, words: Sequence[Token], at: int) -> float:
    before = at > 0 and _OWNER.search(statement[words[at - 1].start : words[at].start]) is None
    if (before and _is_name(words, at - 1)) or _is_name(words, at + 1):
        return _BESIDE
    near = range(max(0, at - _REACH), min(len(words), at + _REACH + 1))
    joined = [
        each
        for each in near
        if each != at
        and _is_name(words, each)
        and _JOINT.search(statement, words[min(at, each)].end, words[max(at, each)].start)
    ]
    if any(_QUOTED.match(statement, words[each].start - 2) for each in joined):
        return _BESIDE
    return _NEAR if joined else _APART


def _is_name(words: Sequence[Token], at: int) -> bool:
    """Whether a capital that no sentence begins with says that it is a name; at the beginning the next word tells."""
    if not 0 <= at < len(words) or words[at].folded in STOP or not words[at].text[:1].isupper():
        return False
    return at > 0 or words[1:2] == [] or words[1].text[:1].isupper()
