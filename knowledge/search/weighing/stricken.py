"""Who it was to whom something was done: "who was killed?". Best told by a line that says that it was done to people whom it names or
counts, less by what is only claimed to go on, and by nothing that was not done."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from knowledge.flow import Question
from knowledge.lexicon.humans import are_humans
from knowledge.lexicon.measures import measure_of
from knowledge.lexicon.thesaurus import kinds
from knowledge.models import Fact, Standing
from knowledge.regex import regex
from knowledge.search.reading.perquestion import per_question
from knowledge.text import Token, tokens

__all__ = ["deeds_suffered", "tells_stricken"]

_WHO: Final = regex(
    r"\A\W*(?:(?:so|and|ok|but|then|exactly)\W+)*(?:who|whom|which people)(?: all| else| exactly)? "
    r"(?:(?:was|were|got|get|gets|is|are|has been|have been|had been|ended up)(?: all| also| actually| being)? (?P<done>[a-z]+)|"
    r"(?:has |have |had )?(?:all )?(?P<did>died|dies|dead|perished|drowned|survived|suffered|escaped|fled|resigned))\b"
)
_LIKE: Final = 0.75
_BACK: Final = 5
_NEVER: Final = frozenset(
    "no nobody none not never neither nor without n't didn't wasn't weren't".split()
)
_MAY: Final = frozenset("to might may could would should will can must if".split())
_BEING: Final = frozenset("was were been is are being got had has have".split())
_DONE: Final = 1.0
_CLAIMED: Final = 0.8
_OF_NOBODY: Final = 0.7
_AS_NOUN: Final = 0.45
_ONGOING: Final = 0.3
_NOT_DONE: Final = 0.1
_UNTOLD: Final = 0.3


@lru_cache(maxsize=8)
def _asked_verb(text: str) -> str:
    found = _WHO.search(text.casefold())
    return (found["done"] or found["did"]) if found else ""


@per_question
def deeds_suffered(question: Question) -> frozenset[str]:
    """Stems of what those suffered or did who are asked for; none of a question that asks of anybody by name, or of a
    person by what they are."""
    verb = _asked_verb(question.text)
    if not verb or question.identity:
        return frozenset()
    for term in question.terms:
        if term.word.casefold() == verb:
            return frozenset({term.token, *(v.token for v in term.variants if v.weight >= _LIKE)})
    return frozenset()


def tells_stricken(deeds: frozenset[str], fact: Fact) -> float:
    """How well the fact tells of people to whom one of the ``deeds`` was done, 0 to 1."""
    words = tokens(fact.statement)
    told = [_told(words, at) for at, word in enumerate(words) if word.stem in deeds]
    best = max(told, default=_UNTOLD)
    if best >= _AS_NOUN and _counts_them(deeds, fact):
        best = _DONE
    if best == _DONE and not _has_people(fact, words):
        best = _OF_NOBODY
    if fact.standing is Standing.DENIED:
        return _NOT_DONE
    return best * (_CLAIMED if fact.standing is Standing.CLAIMED else 1.0)


def _counts_them(deeds: frozenset[str], fact: Fact) -> bool:
    """Whether a number is of those to whom it was done: "164 deaths"."""
    measure = measure_of(tuple(sorted(deeds)))
    return bool(measure) and any(figure.measure == measure for figure in fact.figures)


def _told(words: Sequence[Token], at: int) -> float:
    """How plainly the word tells that it was done."""
    word = words[at].folded
    before = [each.folded for each in words[max(0, at - _BACK) : at]]
    if not _NEVER.isdisjoint(before):
        return _NOT_DONE
    if word.endswith("ing"):
        return _ONGOING
    near = before[-2:]
    if not _MAY.isdisjoint(near):
        return _NOT_DONE
    done = word.endswith("ed") or not _BEING.isdisjoint(near)
    if done or dict(kinds(words[at].stem)).get("noun", 0.0) < 0.5:
        return _DONE
    return _AS_NOUN


def _has_people(fact: Fact, words: Sequence[Token]) -> bool:
    """Whether it counts people or names somebody, or has a word for them."""
    named = any(
        part.role not in ("speaker", "outlet") and part.name not in fact.places
        for part in fact.names
    )
    return bool(fact.figures) or named or any(are_humans(word.folded) for word in words)
