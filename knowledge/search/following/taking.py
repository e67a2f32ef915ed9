"""Which telling words a follow-up takes over: those that its own do not replace, in the sense in which they were told."""

import re
from dataclasses import replace
from typing import Final

from knowledge.flow import Asked, Context, Question, Term
from knowledge.lexicon.humans import are_humans
from knowledge.lexicon.measures import measure_of
from knowledge.lexicon.thesaurus import kinds
from knowledge.regex import regex
from knowledge.search.following.leaning import HE, THEY, THINGS, folded_words, own_terms, says_again
from knowledge.search.following.sense import in_sense
from knowledge.search.reading.terms import SPECIFIC, is_bound

__all__ = ["ABOUT", "FATES", "of_other_reports", "with_terms"]

FATES: Final = frozenset("killed injured missing detained evacuated rescued displaced".split())
ABOUT: Final = regex(r"\A\W*(?:and )?(?:about|regarding|concerning) ", re.IGNORECASE)
_EVENTFUL: Final = frozenset({Asked.WHEN, Asked.WHETHER})
_ECHO: Final = 0.6
"""Weight of what an independent question takes over, as a share of its own."""
_MOSTLY: Final = 0.8
_OTHER_REPORTS: Final = regex(
    r"\A\W*(?:(?:and|but|so)\W+)*what (?:do|did|does) (?:the )?(?:other|others|different)"
    r"(?: (?:reports?|sources?|accounts?|media|outlets?|papers?|people|estimates?))?"
    r" (?:say|suggest|claim|report|show|tell|give|indicate|speak of)\W*\Z",
    re.IGNORECASE,
)
_THEY_DO: Final = regex(
    r"\b(?:did|do|have|had|will|would|can|could) they\b(?! do\b)", re.IGNORECASE
)
_TOPIC: Final = SPECIFIC * _ECHO


def with_terms(
    question: Question, context: Context, *, soft: bool, opened: bool, binds: bool
) -> Question:
    """With the terms before that this question does not replace: a number by its own, "killed" by
    "injured", whom a number or an office was asked of by "and the soldiers?".

    ``binds``: an answer has to tell of them plainly.
    """
    taken = _kept(question, context, soft=soft, opened=opened)
    if ABOUT.match(question.text):
        taken = [term for term in taken if _is_deed(term)]
    if _asks_another(question, context):
        things = [term for term in taken if not _is_deed(term)]
        taken = things if things or question.names else taken
    if own_terms(question) and _THEY_DO.search(question.text):
        # Whom "they" means is all that it lacks: what these did before is another deed.
        taken = [term for term in taken if are_humans(term.word.casefold())] or taken
    if soft:
        taken = [
            replace(term, weight=term.weight * _ECHO, counted=False, inherited=True)
            for term in taken
        ]
    if binds:
        taken = [in_sense(term, context.said) for term in taken]
        topic = (term.corrected or term.word for term in taken if term.weight >= _TOPIC)
        question = replace(question, topic=tuple(topic))
    return replace(question, terms=(*question.terms, *taken))


def of_other_reports(question: Question, context: Context) -> Question | None:
    """What others tell of the matter of the question before: "what do other reports suggest?"; of any other ``None``."""
    if not _OTHER_REPORTS.match(question.text):
        return None
    things = tuple(term for term in context.terms if _is_matter(term))
    if not things:
        return None
    light = tuple(term for term in question.terms if term.weight < SPECIFIC)
    return replace(
        question, terms=(*light, *things), told=context.facts, others=True, follow_up=True
    )


def _kept(question: Question, context: Context, *, soft: bool, opened: bool) -> list[Term]:
    """The terms before that none of its own replaces."""
    own = {term.token for term in question.terms}
    counts = any(term.token.isdigit() for term in question.terms)
    counts = counts or (soft and _of_several(question))
    measures = frozenset(measure_of((token,)) for token in own) - {""}
    told = own_terms(question)
    others = opened and any(measure_of((term.token,)) not in FATES for term in told)
    happens = bool(told) and not _EVENTFUL.isdisjoint(question.asked)
    counts_deed = Asked.HOW_MANY in question.asked and any(map(_is_done, told))
    bounds = any(is_bound(token) for token in own)
    kept = [
        term
        for term in context.terms
        if term.token not in own
        and not (happens and term.predicate)
        and not (counts_deed and _is_done(term) and not _is_fate(term))
        and not (bounds and is_bound(term.token))
        and not (others and term.counted and not _is_fate(term))
        and not (counts and term.token.isdigit())
        and not _replaced(term, measures)
    ]
    if not others:
        return kept
    return [replace(each, located=True, counted=False) if _is_fate(each) else each for each in kept]


def _of_several(question: Question) -> bool:
    """Whether it asks of "those" or "them", of whom a number was told for something else: "what are those troops guarding"."""
    return not folded_words(question).isdisjoint(THEY | {"those", "these"})


def _asks_another(question: Question, context: Context) -> bool:
    """Whether something else is asked of "it" or "him" than before, so that what these did before is no matter: "when
    does it end?", "how long does it last?"."""
    points = folded_words(question) & (THINGS | THEY | HE)
    asks = question.asked not in ((Asked.WHAT,), context.asked)
    return bool(points) and asks and not says_again(question)


def _is_fate(term: Term) -> bool:
    """Whether it says what became of people."""
    return measure_of((term.token,)) in FATES


def _is_deed(term: Term) -> bool:
    """Whether it says what somebody did, and no thing or fate of people."""
    if term.predicate or is_bound(term.token):
        return True
    return dict(kinds(term.token)).get("verb", 0.0) >= _MOSTLY and not measure_of((term.token,))


def _is_matter(term: Term) -> bool:
    """Whether it is a thing, or what became of people: of these others may tell."""
    return bool(measure_of((term.token,))) or dict(kinds(term.token)).get("noun", 0.0) >= _MOSTLY


def _is_done(term: Term) -> bool:
    """Whether it says what was done, by its form too: "leaked", "carrying"."""
    return _is_deed(term) or term.word.casefold().endswith(("ed", "ing"))


def _replaced(term: Term, measures: frozenset[str]) -> bool:
    """Whether another measure is asked for instead: what became of people for what became of them, soldiers for
    officers."""
    was = measure_of((term.token,))
    return bool(was) and any((was in FATES) == (each in FATES) for each in measures)
