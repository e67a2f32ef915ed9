"""What a question and its answer leave to the next one.

A word that found nothing is no topic: it is left behind as soon as an answer does without it. A follow-up that finds nothing
leaves the topic that it went on from; one that brings words of its own leaves these; and what found nothing twice is left.
"""

import re
from collections.abc import Container
from dataclasses import replace
from typing import Final

from knowledge.flow import Asked, Context, DateUse, Evidence, Question, Term
from knowledge.models import Fact
from knowledge.regex import regex
from knowledge.search.following.leaning import (
    HE,
    THEY,
    THINGS,
    folded_words,
    is_fragment,
    opens,
    own_terms,
)
from knowledge.search.following.pointing import goes_on
from knowledge.search.following.sense import words_told
from knowledge.search.reading.grammar import SAYING
from knowledge.search.reading.terms import SPECIFIC
from knowledge.text import tokens

__all__ = ["left_behind", "with_nearest"]

_OF_SUFFERERS: Final = regex(
    r"\bwho(?:m)? (?:was|were|is|are|got|has been|have been|had been) \w+(?:ed|en|ot|ught|nt)\b",
    re.IGNORECASE,
)
"""Asks to whom something was done: "who was removed"."""
_FROM_THAT: Final = regex(r"\b(?:before|after|since) (?:that|this|then)\W*\Z", re.IGNORECASE)
_DOING: Final = ("actor", "subject")
"""Parts of those in a fact who may have done what it tells."""
_EARLIER: Final = 6
_NEAR: Final = 0.6
"""Coverage from which on a fact that only came closest tells most of what was asked."""


def left_behind(
    question: Question,
    lead: tuple[Evidence, ...],
    before: Context | None,
    people: Container[str],
    everywhere: Container[str] = (),
    title: Container[str] = (),
) -> Context:
    """The context of the next question; ``lead`` are the lines that answered, ``before`` what this one went on from,
    ``everywhere`` the places of the whole event, ``title`` the stems of its title, which are the topic where nothing
    else is."""
    if before is not None and question.vague:
        return replace(before, astray=True)
    if before is not None and not lead and question.follow_up and _leans_on(question, before):
        # Where nothing came next, it is still the line told before that is spoken of.
        return before if goes_on(question.text) else _still(question, before)
    fact = lead[0].fact if lead else None
    topic = _topic(question, lead, before)
    # What came next is counted from the day told, and what is asked of that is not asked of all the days behind it.
    goes = goes_on(question.text) or _FROM_THAT.search(question.text) is not None
    counted_on = goes and fact is not None and fact.when is not None
    return Context(
        asked=question.asked if question.asked != (Asked.WHAT,) else (),
        measure=question.measure,
        quantity=question.quantity,
        terms=tuple(
            replace(term, focal=False) if term.focal else term
            for term in (*topic, *_of_title(question, title))
        ),
        said=words_told(topic, lead[0]) if lead else (),
        names=_names(question, lead, before),
        when=() if counted_on else question.when,
        date_use=DateUse.ON if counted_on else question.date_use,
        days_kept=_keeps_days(question, before) and not counted_on,
        facts=tuple(found.fact.id for found in lead),
        people=_people(lead, question, people),
        earlier=_earlier(lead, before, people),
        actors=_actors(fact, people),
        places=tuple(place for place in fact.places if place not in everywhere) if fact else (),
        told=fact.when if fact is not None else None,
        event=question.event,
    )


def with_nearest(
    left: Context, question: Question, nearest: tuple[Evidence, ...], people: Container[str]
) -> Context:
    """``left`` with what came closest where nothing answered, if it is of what was asked."""
    first = nearest[:1]
    if left.facts or question.vague or not first:
        return left
    if first[0].coverage < _NEAR or first[0].days_off:
        return left
    whom = _people(first, question, people)
    return replace(left, near=first[0].fact.id, people=left.people or whom)


def _leans_on(question: Question, before: Context) -> bool:
    """Whether it says nothing of its own, or goes on from what was asked before it."""
    taken = {term.token for term in before.terms}
    own = any(term.token not in taken and not term.token.isdigit() for term in own_terms(question))
    words = folded_words(question)
    return not own or opens(question) or is_fragment(words) or bool(words & (HE | THEY | THINGS))


def _still(question: Question, before: Context) -> Context:
    """The topic before, of the days and names asked last; what found nothing twice is none."""
    return replace(
        before,
        terms=before.terms if before.facts else (),
        names=tuple(match.name.id for match in question.names),
        when=question.when,
        date_use=question.date_use,
        days_kept=_keeps_days(question, before),
        astray=True,
    )


def _keeps_days(question: Question, before: Context | None) -> bool:
    """Whether its days are those of the question before it."""
    own = bool(question.date_words) or not question.when
    return before is not None and not own and question.when == before.when


def _names(
    question: Question, lead: tuple[Evidence, ...], before: Context | None
) -> tuple[str, ...]:
    """Those of the question; of one that names nobody and found nothing, those of the question before it."""
    if question.names or lead or before is None:
        return tuple(match.name.id for match in question.names)
    return before.names


def _of_title(question: Question, title: Container[str]) -> tuple[Term, ...]:
    if question.names:
        return ()
    light = (term for term in question.terms if term.weight < SPECIFIC)
    return tuple(term for term in light if term.token in title)


def _topic(
    question: Question, lead: tuple[Evidence, ...], before: Context | None
) -> tuple[Term, ...]:
    """The telling words, without those that are none of the topic."""
    terms = own_terms(question)
    if not lead and all(term.token.isdigit() for term in terms):
        # Mere numbers that found nothing, as in "what is 2+2", are no topic.
        return ()
    if before is None or not question.follow_up:
        return terms
    taken = {term.token: term for term in before.terms}
    if not lead:
        return tuple(term for term in terms if term.token not in taken)
    missing = set(lead[0].missing)
    held = (term for term in terms if (term.corrected or term.word) not in missing)
    return tuple(taken.get(term.token, term) for term in held) or before.terms


def _people(
    lead: tuple[Evidence, ...], question: Question, people: Container[str]
) -> tuple[str, ...]:
    """Persons of the first line, those first of whom it was asked: to whom something was done, who did it, or who said it."""
    if not lead:
        return ()
    fact = lead[0].fact
    speaker = fact.attribution.who_name
    first: list[str] = []
    if _OF_SUFFERERS.search(question.text):
        first = [part.name for part in fact.names if part.role == "target"]
    elif Asked.WHO in question.asked and not _asks_of_words(question):
        first = [part.name for part in fact.names if part.role in _DOING and part.name != speaker]
    named = (*first, speaker, *(part.name for part in fact.names))
    return tuple(dict.fromkeys(name for name in named if name in people))


def _earlier(
    lead: tuple[Evidence, ...], before: Context | None, people: Container[str]
) -> tuple[str, ...]:
    """Persons of the further lines, then those of the turns before."""
    told = [part.name for found in lead[1:] for part in found.fact.names]
    was = (*before.people, *before.names, *before.earlier) if before is not None else ()
    return tuple(dict.fromkeys(each for each in (*told, *was) if each in people))[:_EARLIER]


def _actors(fact: Fact | None, people: Container[str]) -> tuple[str, ...]:
    """Who does what the fact tells, where that is no person."""
    if fact is None:
        return ()
    acts = (part.name for part in fact.names if part.role == "actor")
    return tuple(
        dict.fromkeys(name for name in acts if name not in people and name not in fact.places)
    )


def _asks_of_words(question: Question) -> bool:
    """Whether it asks who said something: "who blamed the operators"."""
    said = any(word.stem in SAYING for word in tokens(question.text))
    return said or Asked.WHO_SAID in question.asked
