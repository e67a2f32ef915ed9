"""Whether a line that tells all about a thing leaves out the deed of which it is asked who did it, where or when: it tells of
the mansion, and not who inherited it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from knowledge.flow import Asked, Question, Term
from knowledge.regex import regex
from knowledge.search.reading.grammar import SAYING
from knowledge.search.weighing.concepts import Concept
from knowledge.search.weighing.wished import deed_asked
from knowledge.search.weighing.wordfit import WordFit
from knowledge.text import tokens

__all__ = ["Undone", "deed_to_tell", "leaves_undone"]

_MANY_WAYS: Final = SAYING | frozenset(
    word.stem
    for word in tokens(
        "hold stand find hit give take do have put keep let set call help lead run carry bring use want begin start end stop "
        "make play get go come stay leave turn see hear meet visit face join represent support back oppose report "
        "speak talk discuss confirm deny criticise criticize praise condemn grumble mock joke confess hint doubt expect ask appeal "
        "compare liken slam blast denounce express voice name rate estimate count deem consider"
    )
)
"""Deeds that are told in as many ways as there are things to do them to, and what is mere saying."""
_SAID: Final = 0.3
_PLAINLY: Final = 0.75
_AND_THING: Final = 2
_BY_DEED: Final = ((Asked.WHO,), (Asked.WHERE,), (Asked.WHEN,))
_TELLING: Final = 0.5
_LIGHT: Final = frozenset(
    "named woke wake woken made brought put kept heard used viewed recorded quoted served played worked shown mentioned "
    "explained described reported announced updated tried learned learnt read".split()
)
"""Verbs that frame many questions and yet are all that is asked to have been done in some."""
_OF_A_DEED: Final = regex(
    r"\b(?:\w{3,20}(?:[st]ion|ment|ance|ence|ery|val|sal)|call|speech|arrest|request|offer|attempt|promise|threat|claim|deal|bid|move|demand|visit|choice|plea|"
    r"mistake|change|progress|plan)s?\b",
    re.IGNORECASE,
)
"""What is made, given or heard and tells a deed by itself: whoever decided made the decision."""
_DONE_THERE: Final = regex(
    r"\b(?:where|when)(?: exactly)? (?:(?:was|were|is|are|(?:has|have|had) .{1,60}? been) (?:[\w’'-]+ ){1,6}?"
    r"(?P<done>[a-z]+(?:ed|en|orn|own|ilt|ght|ade|old|ent|eld|aid|ost|ung|uck|ut|urt)\b)|"
    r"(?:did|does|do) (?:[\w’'-]+ ){1,4}?(?:(?P<did>wake|make|hear|use|play|work)\b|(?P<end>[a-z]+)\W*\Z))",
    re.IGNORECASE,
)


class Undone(NamedTuple):
    """Labels of the deed and of what else is asked; none where the form of the question does not tell."""

    deed: str = ""
    rest: tuple[str, ...] = ()
    light: bool = False
    """Whether it is told by any word for it, but by no other sentence of the paragraph."""
    by_whom: bool = False
    """Whether it is asked who did it; only a passage is held to the rest, for a curated fact tells its deed in many words."""


def deed_to_tell(question: Question, wanted: Sequence[Concept]) -> Undone:
    """Of "who inherited the mansion" the inheriting, of "where was the vase made" the making; none where it may be told in many
    ways."""
    if question.definition or question.follow_up or question.asked not in _BY_DEED:
        return Undone()
    by_whom = question.asked == (Asked.WHO,)
    term = deed_asked(question) if by_whom else _done_there(question)
    if term is None:
        return Undone()
    label = term.corrected or term.word
    own = [
        each.label
        for each in wanted
        if not (each.generic or each.inherited or (each.is_name and by_whom))
    ]
    if term.weight < _TELLING:
        light = (
            term.word.casefold() in _LIGHT and bool(own) and not _OF_A_DEED.search(question.text)
        )
        return Undone(label, tuple(own), light=True) if light else Undone()
    if question.asked == (Asked.WHEN,) or any(
        word.stem in _MANY_WAYS for word in tokens(term.word)
    ):
        return Undone()
    if label not in own or len(own) < _AND_THING:
        return Undone()
    return Undone(label, tuple(each for each in own if each != label), by_whom=by_whom)


def _done_there(question: Question) -> Term | None:
    """What is asked to have been done somewhere or at some time: the making in "where was the vase made"."""
    asked = _DONE_THERE.search(question.text)
    said = (asked["done"] or asked["did"] or asked["end"]).casefold() if asked else ""
    own = (term for term in question.terms if not term.inherited)
    return next((term for term in own if term.word.casefold() == said), None)


def leaves_undone(asked: Undone, fit: WordFit) -> bool:
    """Whether a line does not tell the deed, and all the rest plainly or there is but one thing to tell."""
    if asked.light:
        told = all(each.label != asked.deed for each in fit.missing)
    else:
        told = fit.held.get(asked.deed, 1.0) >= _SAID
    if told:
        return False
    plain = all(fit.held.get(each, 1.0) >= _PLAINLY for each in asked.rest)
    return plain or len(asked.rest) < _AND_THING
