"""What is only wished, planned or demanded in a fact: "they want him to resign" does not tell that anybody resigned."""

import re
from collections.abc import Container, Sequence
from typing import Final

from knowledge.flow import Asked, Question, Term
from knowledge.lexicon.phrasal import senses
from knowledge.regex import regex
from knowledge.text import Token, tokens

__all__ = ["deed_asked", "tells_it_done", "verb_asked"]

_ASKED: Final = frozenset({Asked.WHO, Asked.WHEN, Asked.WHETHER})
_PAST: Final = regex(
    r"\b(?:did|was|were|has|have|had)\b|\bwho (?:all )?[a-z]+ed\b|\bwho (?:left|quit|went|fled|fell|won|lost|took|gave|shot|broke|sent|set|hit|led|made|met|came|flew|ran|died)\b",
    re.IGNORECASE,
)
_AHEAD: Final = regex(
    r"\b(?:would|will|going to|plan\w*|want\w*|due|supposed|meant|expect\w*)\b", re.IGNORECASE
)
_WHO: Final = regex(
    r"\bwho (?:(?:has|have|had|all|else|really|actually|then) )*(?P<deed>[a-z]+)", re.IGNORECASE
)
_GETTING: Final = frozenset("get gets got".split())
"""What tells that something was done to somebody: who got killed did nothing."""
_FORMS: Final = r"(?:s|es|ed|e|d|ing|ning|ned)?"
_WISHES: Final = regex(
    rf"(?:want|wish|demand|call|urge|ask|appeal|press|pressur|plead|beg|threaten|propos){_FORMS}|wanted|sought|begged|seeks?|"
    r"calls|demands|requests?|proposals?|appeals|pleas?"
)
_PLANS: Final = regex(
    rf"(?:plan|intend|hope|promis|vow|pledg|expect|prepar|refus|declin|aim|tri|try|attempt){_FORMS}|tries|ready|willing|likely|reluctant|unwilling|"
    r"due|supposed|readiness|plans|intentions?|chances?"
)
"""What answers whether something was done: "they refused to", "it is ready to"."""
_WISHED_THING: Final = regex(
    r"\A[^.;,]{0,40}\b(?:was|were|is|are) (?:the|their|his|her|its|one|an?) (?:\w+ ){0,2}?(?:demands?|aims?|goals?|wish|wishes|hopes?|dreams?|requests?|calls?)\b",
    re.IGNORECASE,
)
"""What follows a deed that is a mere wish: "a cut was the main demand"."""
_SURE: Final = 0.85
"""Least weight of another word for the deed."""
_REACH: Final = 7
"""Words before the deed among which the wish stands."""
_NEAR: Final = 4
_OUGHT: Final = frozenset("must should shall ought".split())
_MODAL: Final = 3
"""Words before the deed among which "must" stands: "must not be"."""
_AS_THINGS: Final = ("tion", "sion", "ment", "ture", "val", "sal", "rial", "ance", "dom")
"""Ends of deeds told as things: resignation, departure, removal, dismissal, trial."""


def tells_it_done(question: Question, statement: str) -> bool:
    """Whether the fact tells that the asked deed was done, not only that it was wished; or none is asked."""
    if (
        _ASKED.isdisjoint(question.asked)
        or not _PAST.search(question.text)
        or _AHEAD.search(question.text)
    ):
        return True
    deed = deed_asked(question)
    wishes = (_WISHES,) if Asked.WHETHER in question.asked else (_WISHES, _PLANS)
    if deed is None or any(
        _is_one(wish, word.folded) for wish in (_WISHES, _PLANS) for word in tokens(question.text)
    ):
        return True
    words = tokens(statement)
    turned = {each.token for each in deed.variants if each.why == "opposite"}
    if turned and _only_ought(words, turned | _stems(deed)):
        return False
    own = _stems(deed)
    told = [at for at, word in enumerate(words) if word.stem in own]
    if told and _WISHED_THING.match(statement[words[told[-1]].end :]):
        return False
    return not told or any(not _is_wished(words, at, wishes) for at in told)


def _only_ought(words: Sequence[Token], ways: Container[str]) -> bool:
    """Whether it is told only as what ought to be: "assembly must be protected" tells of no attack on it, nor of none."""
    told = [at for at, word in enumerate(words) if word.stem in ways]
    return bool(told) and all(
        any(word.folded in _OUGHT for word in words[max(0, at - _MODAL) : at]) for at in told
    )


def deed_asked(question: Question) -> Term | None:
    """The word for what was done."""
    own = [term for term in question.terms if not term.inherited]
    if Asked.WHO not in question.asked:
        return next((term for term in own if term.predicate), None)
    said = verb_asked(question.text)
    return next((term for term in own if term.word.casefold() == said), None) or _by_expression(
        question, own, said
    )


def verb_asked(text: str) -> str:
    """The verb behind "who", as it is written; empty where there is none."""
    told = _WHO.search(text)
    return told["deed"].casefold() if told else ""


def _by_expression(question: Question, own: Sequence[Term], said: str) -> Term | None:
    """What an expression that begins with the verb says: the shutting in "who switched off the alarm"."""
    if said in _GETTING:
        return None
    words = tokens(question.text)
    senses_said = {each.stem for each in senses(words) if words[each.first].folded == said}
    return next((term for term in own if term.token in senses_said), None)


def _is_one(wish: re.Pattern[str], folded: str) -> bool:
    return wish.fullmatch(folded) is not None


def _stems(deed: Term) -> set[str]:
    return {deed.token, *(v.token for v in deed.variants if v.weight >= _SURE)}


def _is_wished(words: Sequence[Token], at: int, wishes: Sequence[re.Pattern[str]]) -> bool:
    """Whether it is "to resign" or "the resignation" behind a wish, with little but who should do it between."""
    before = [word.folded for word in words[max(0, at - _REACH) : at]]
    if words[at].folded.endswith(_AS_THINGS):
        return any(_is_one(wish, word) for wish in wishes for word in before[-_NEAR:])
    if "to" not in before[-2:]:
        return False
    to = len(before) - 1 - before[::-1].index("to")
    return any(_is_one(wish, word) for wish in wishes for word in before[:to])
