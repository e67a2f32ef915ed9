"""The first or the last of a kind: "when was the first protest", "last attack?"."""

import re
from dataclasses import replace
from itertools import takewhile
from typing import Final

from knowledge.flow import Asked, Question, Term
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.models import Fact
from knowledge.regex import regex
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.terms import SPECIFIC
from knowledge.text import STOP, tokens

__all__ = [
    "first_counts",
    "from_its_first_count",
    "of_its_first",
    "of_last_count",
    "told_as_such",
]

_RANKED: Final = regex(
    r"(?:\A\W*(?:(?:so|and|but|ok|then)\W+)*|"
    r"\b(?:when|where|what|which (?:day|date|place|town|city))(?:['’]?s| is| was| were| are) )"
    r"(?:the )?(?:very )?(?P<rank>first|earliest|last|latest|most recent) (?:(?:ever|known|recorded|reported) )?"
    r"(?:(?:days?|sign|signs|instance|case|report|reports|news) of (?:the |any )?)?(?P<kind>(?:[a-z’'-]+ ?){1,4})",
    re.IGNORECASE,
)
_WAS_AT_FIRST: Final = regex(
    r"\b(?:at first|initially|originally|at the (?:start|beginning|outset)|in the beginning|to (?:begin|start) with)\b.{0,40}[0-9]|"
    r"[0-9].{0,60}\b(?:at first|initially|originally|at the (?:start|beginning|outset)|in the beginning|to (?:begin|start) with)\b",
    re.IGNORECASE,
)
_LAST: Final = frozenset("last latest most".split())
_FINAL: Final = frozenset("final finally last latest".split())
_AS_FRAMING: Final = 0.2
_THE_SAME: Final = 0.8
"""Least weight of another word for the kind."""
_REACH: Final = 2
"""Words that may stand between "first" and what was the first."""
_NO_KIND: Final = frozenset(
    "week weeks month months year years night time times day days hour hours minute minutes thing things event events "
    "one ones name part half day step place degree aid hand lady count figure number toll".split()
)
"""What "first" stands before and sorts nothing that happened."""


def of_its_first(question: Question, text: str, glossary: Glossary) -> Question:
    """What happened first or last of a kind is told by the days of what is told of the kind, whether or not the record
    says that it was the first. Of people "first" tells which one is meant ("the first president")."""
    asked = {Asked.WHEN, Asked.WHERE, Asked.WHAT}
    ranked = _RANKED.search(text) if question.asked[0] in asked and not question.when else None
    if ranked is None or Asked.HOW_MANY in question.asked:
        return question
    kind = _kind(ranked["kind"])
    told = [
        term for term in question.terms if term.word.casefold() == kind and _is_kind(term, glossary)
    ]
    if not told:
        return question
    last = ranked["rank"].lower().split()[0] in _LAST
    same = (v.token for term in told for v in term.variants if v.weight >= _THE_SAME)
    return replace(
        question,
        terms=tuple(map(_lighter, question.terms)),
        earliest=not last,
        latest=last,
        first_of=frozenset((*(term.token for term in told), *same)),
    )


def of_last_count(question: Question) -> Question:
    """The final count of a how-many question is the last that is told, whether or not the record calls it final."""
    if not question.latest or Asked.HOW_MANY not in question.asked:
        return question
    return replace(
        question,
        terms=tuple(
            replace(term, weight=_AS_FRAMING, variants=())
            if term.word.casefold() in _FINAL
            else term
            for term in question.terms
        ),
    )


def from_its_first_count(question: Question, text: str) -> Question:
    """How a count went on of which the question itself tells what it was at first: "at first it was some 200, how did it go on
    rising". That number is known, and the later ones are meant."""
    if not (question.history and question.earliest and _WAS_AT_FIRST.search(text)):
        return question
    numbers = {word.text for word in tokens(text) if word.number is not None}
    return replace(
        question,
        earliest=False,
        terms=tuple(
            replace(term, weight=_AS_FRAMING, variants=()) if term.word in numbers else term
            for term in question.terms
        ),
    )


def first_counts(question: Question) -> frozenset[float]:
    """The numbers that the question itself tells as the first ones of what it asks how it went on; mostly none."""
    if not (question.history and _WAS_AT_FIRST.search(question.text)):
        return frozenset()
    return frozenset(word.number for word in tokens(question.text) if word.number is not None)


def _kind(words: str) -> str:
    """The first of the nouns that are ranked; empty where they are no kind of happening."""
    nouns = list(takewhile(lambda word: word not in STOP, words.casefold().split()))
    if not nouns or nouns[0] in _NO_KIND or is_office(nouns[0]) or are_humans(nouns[-1]):
        return ""
    return nouns[0]


def _is_kind(term: Term, glossary: Glossary) -> bool:
    return term.weight >= SPECIFIC or term.token in glossary.title


def _lighter(term: Term) -> Term:
    ranks = term.word.casefold() in ("first", "earliest", "last", "latest", "recent")
    return replace(term, weight=_AS_FRAMING, variants=()) if ranks else term


def told_as_such(question: Question, fact: Fact) -> bool:
    """Whether the fact itself calls what it tells the first or the last of the asked kind."""
    words = tokens(fact.statement)
    rank = "last" if question.latest else "first"
    return any(
        word.folded == rank
        and any(after.stem in question.first_of for after in words[at + 1 : at + 2 + _REACH])
        for at, word in enumerate(words)
    )
