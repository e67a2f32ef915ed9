"""Whether a line that has the deed tells who did it: "Akar was freed" is no answer to "who freed Akar", nor "jets flew low" to
"who flew the jets"."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from knowledge.flow import Asked, Question, Term
from knowledge.regex import regex
from knowledge.search.weighing.wished import deed_asked, verb_asked
from knowledge.text import STOP, Token, tokens

__all__ = ["Deed", "deed_without_doer", "tells_no_doer", "tells_of_deed"]

_WHO: Final = regex(
    r"\bwho (?:else |all |then |really |actually |has |have |had )*(?!was\b|were\b|is\b|are\b)[a-z]+ ",
    re.IGNORECASE,
)
_BEFALLS: Final = frozenset(
    "died dies die perished perish drowned drown survived survive suffered suffer fainted vanished disappeared".split()
)
"""Deeds that befall somebody: who was killed has died, by whomever."""
_SUCCEEDED: Final = frozenset("replaced replace succeeded succeed".split())
_LIKE: Final = 0.7
_SURE: Final = 0.8
_TELLING: Final = 0.5
_BEEN: Final = frozenset("was were been being is are got".split())
_REACH: Final = 4
_AS_THINGS: Final = (
    "age",
    "ages",
    "ure",
    "ures",
    "tion",
    "tions",
    "sion",
    "sions",
    "ment",
    "ments",
)
_DONE: Final = ("ed", "en", "wn", "rn")
_ARTICLES: Final = frozenset("the a an this that his her its their".split())
_CLAUSE: Final = regex(r"[.;:!?](?:\s|\Z)|, (?:and|but|while) \b")
_BY: Final = regex(
    r"\bby (?!(?:[0-9]|noon|midnight|then|now|night|day|dawn|evening|morning|the (?:time|evening|morning|end)|"
    r"(?:[a-z]+ing)\b))|['’]s? \w+ing\b",
    re.IGNORECASE,
)


class Deed(NamedTuple):
    """Stems that tell the deed of which it is asked who did it, and those of what it was done to."""

    ways: frozenset[str] = frozenset()
    whom: frozenset[str] = frozenset()
    called: tuple[frozenset[str], ...] = ()
    """For each thing that it was done to, the stems that say it."""

    def __bool__(self) -> bool:
        return bool(self.ways)


def deed_without_doer(question: Question) -> Deed:
    """Of "who seized the airport" the seizing and the airport; none of any other question."""
    if question.asked != (Asked.WHO,) or question.definition or not _WHO.search(question.text):
        return Deed()
    deed = deed_asked(question)
    if deed is None or deed.word.casefold() in _BEFALLS:
        return Deed()
    if question.names and deed.word.casefold() in _SUCCEEDED:
        return Deed()  # Who came in somebody's place "took over" or "became" what they had been.
    named = {word.stem for match in question.names for word in tokens(match.written)}
    things = {
        each.token
        for each in question.terms
        if each is not deed and not each.inherited and each.weight >= _TELLING
    }
    called = tuple(_ways(each) for each in question.terms if each.token in things)
    # What is part of a name that was asked tells of that: a council is no governing of it. Nor is the thing to which it was
    # done another word for the deed: a rocket for launching it.
    like = {each.token for each in deed.variants if each.weight >= _LIKE} - named - things
    # "Switched off" says the shutting by words that are no other word for it.
    ways = frozenset(
        (deed.token, *like, *(word.stem for word in tokens(verb_asked(question.text))))
    )
    return Deed(ways, frozenset(named | things) - ways, called)


def _ways(term: Term) -> frozenset[str]:
    return frozenset((term.token, *(v.token for v in term.variants if v.weight >= _SURE)))


def tells_of_deed(asked: Deed, statement: str) -> bool:
    """Whether the deed is told, and of each thing that it was done to."""
    said = {word.stem for word in tokens(statement)}
    return all(not ways.isdisjoint(said) for ways in (asked.ways, *asked.called))


def tells_no_doer(asked: Deed, statement: str) -> bool:
    """Whether the deed is told, and everywhere as what befell somebody or what the thing itself did."""
    words = tokens(statement)
    said = [at for at, word in enumerate(words) if word.stem in asked.ways]
    return bool(said) and all(_has_none(statement, words, at, asked) for at in said)


def _has_none(statement: str, words: Sequence[Token], at: int, asked: Deed) -> bool:
    before = words[max(0, at - _REACH) : at]
    if before and before[-1].stem in asked.whom:
        return words[at].folded != before[-1].folded and not _by(statement, words[at])
    if _tells_which(statement, words, at, asked):
        return True
    passive = _is_passive(before) and not words[at].folded.endswith("ing")
    thing = words[at].folded.endswith(_AS_THINGS)
    return (passive or thing) and not _by(statement, words[at])


def _tells_which(statement: str, words: Sequence[Token], at: int, asked: Deed) -> bool:
    """Whether the deed only tells which thing is meant: "the dismissed controller", "a half-eaten apple"."""
    behind = words[at + 1 : at + 2]
    if not at or not behind or behind[0].stem not in asked.whom:
        return False
    joined = words[at - 1].end + 1 == words[at].start and statement[words[at].start - 1] == "-"
    return words[at].folded.endswith(_DONE) and (joined or words[at - 1].folded in _ARTICLES)


def _is_passive(before: Sequence[Token]) -> bool:
    """Whether a form of "be" stands before the deed with nothing but adverbs between."""
    for word in reversed(before):
        if word.folded in _BEEN:
            return True
        if not (word.folded.endswith("ly") or word.folded in STOP):
            return False
    return False


def _by(statement: str, word: Token) -> bool:
    """Whether "by somebody" stands behind the word in its clause."""
    ends = _CLAUSE.search(statement, word.end)
    return _BY.search(statement, word.end, ends.start() if ends else len(statement)) is not None
