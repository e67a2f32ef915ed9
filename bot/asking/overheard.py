"""Whether to answer a message that was not put to the bot: only what it is sure of.

In a channel where every question is answered, most of what people write is meant for one another. So
the message must read as a question about what is on record, by its form and by two things that anchor
it there, and the first line must hold nearly all that is asked, what happened in the asked words.
``docs/answers.md`` tells how often that is right.
"""

import re
from collections.abc import Set
from typing import Final

from knowledge.flow import Answer, Asked, Evidence, Question, Status, Term
from knowledge.lexicon.cues import is_chatter, is_keywords
from knowledge.lexicon.languages import language_of
from knowledge.search.reading.abroad import in_english
from knowledge.text import tokens

__all__ = ["is_sure", "may_ask"]

_COVERAGE: Final = 0.88
"""Least share of the asked meaning that the first line holds."""
_WHOLE: Final = 0.99
"""The same, of a question that wants a yes or no."""
_KIND: Final = 0.5
"""Least that it is the kind of thing asked for."""
_CONFIDENCE: Final = 0.88
"""Least that it is sure: what is less so is told where somebody asks, but not unasked."""
_TELLING: Final = 0.8
"""Weight from which a word says what is asked."""
_WRITTEN: Final = 0.9
"""Least likeness of a name as written."""
_ANCHORS: Final = 2

_OF_NOW: Final = re.compile(
    r"\b(?:is|are|isn'?t|aren'?t|do|does|don'?t|doesn'?t|can|will|now|current|currently|today|nowadays"
    r"|presently|still|who'?s|where'?s|at\W+(?:the\W+moment|present))\b|^\W*who\W+[a-z]+[^\Ws]s\b",
    re.IGNORECASE,
)
"""Forms of a question about what holds now, of which a record of what happened says nothing."""

_WHO_DID: Final = re.compile(r"^\W*who\b", re.IGNORECASE)
"""A question whose first telling word is what somebody did."""

_AMONG_PEOPLE: Final = re.compile(
    r"\b(?:you|u|ur|your|yours|y'?all|we|us|our|ours|i|i'?m|me|my|mine|he|him|his|she|her|hers|they|them"
    r"|their|theirs|it|its|this|these|those|here|everyone|everybody|anyone|anybody|someone|somebody|bot"
    r"|channel|server)\b|\bthat\W*$",
    re.IGNORECASE,
)
"""Words that point at the people in the room, or at what was said there before."""


def may_ask(text: str) -> bool:
    """Whether a message has the form of a question that stands by itself; costs next to nothing."""
    if spoken := language_of(text):
        text = in_english(text, spoken).text
    words = tokens(text)
    if not words or _AMONG_PEOPLE.search(text) or is_chatter(text):
        return False
    return not is_keywords(text, words)


def is_sure(answer: Answer) -> bool:
    """Whether the answer is one that nobody would mind to get unasked."""
    question = answer.question
    if answer.status is not Status.ANSWERED or question.follow_up:
        return False
    first = answer.lead[0]
    least = _WHOLE if Asked.WHETHER in question.asked else _COVERAGE
    if first.coverage < least or first.kind < _KIND or answer.confidence < _CONFIDENCE:
        return False
    if not _is_dated(answer) and not _holds_by_itself(question, first):
        return False
    everywhere = {(each.slug, name) for each in answer.events for name in each.default_names}
    return _anchors(question, everywhere) >= _ANCHORS


def _is_dated(answer: Answer) -> bool:
    """Whether a stretch that begins or ends in the record's own days is asked for: no year, not today."""
    return any(
        event.first <= day <= event.last
        for span in answer.question.when
        for day in (span.first, span.last)
        for event in answer.events
    )


def _holds_by_itself(question: Question, line: Evidence) -> bool:
    """Whether a question that no day ties to the record is about the past, and told in its words.

    Words of like meaning will do beside them, but not for what is said to have happened: "built" is
    near "construction", and the line need not tell when. A count says by its measure what it counts.
    """
    asked = f"{question.text} \n {question.raw}" if question.abroad else question.raw
    if Asked.WHETHER in question.asked or _OF_NOW.search(asked):
        return False
    if line.figure and line.figure.measure == question.measure:
        return True
    written = {token.stem for token in tokens(line.fact.statement)}
    telling = [term for term in question.terms if _tells(term)]
    happened = [term for term in question.terms if term.predicate]
    if _WHO_DID.search(asked):
        happened += telling[:1]
    return any(_is_written(term, written) for term in telling) and all(
        _is_written(term, written) for term in happened
    )


def _is_written(term: Term, written: Set[str]) -> bool:
    """Whether a word is among the stems ``written``, in whatever form."""
    forms = {each.token for each in term.variants if each.why == "inflection"}
    forms |= {term.token, *(each.stem for each in tokens(term.word))}
    return bool(forms & written)


def _tells(term: Term) -> bool:
    return term.weight >= _TELLING and not (term.inherited or term.corrected)


def _anchors(question: Question, everywhere: Set[tuple[str, str]]) -> int:
    """How many things tie a question to the record: telling words, its days, its names.

    Names that a whole event is about, ``everywhere``, tie it to nothing in particular.
    """
    named = any(
        not match.by_title
        and match.fit >= _WRITTEN
        and (match.name.scope, match.name.id) not in everywhere
        for match in question.names
    )
    telling = sum(_tells(term) for term in question.terms)
    return named + telling + bool(question.when)
