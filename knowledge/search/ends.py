"""Where a story begins and ends: "what happened first", "how did it end", "when did the protests start"."""

from dataclasses import replace

from knowledge.dates.show import show
from knowledge.dates.span import DateSpan
from knowledge.errors import Remark
from knowledge.flow import Asked, DateUse, Question, Term
from knowledge.lexicon import cues
from knowledge.search.glossary import Glossary
from knowledge.search.terms import SPECIFIC, is_bound

__all__ = ["at_an_end", "from_its_outbreak"]

_MAIN = 0.1
"""Least share of the facts that hold a word for what the event is about."""
_AS_FRAMING = 0.2
"""Weight of "start" where the first fact tells the start."""


def at_an_end(question: Question, text: str, glossary: Glossary) -> Question:
    """The first or the last day of the event where "what happened first" or "how did it end" asks it."""
    if glossary.timeline is None:
        return question
    first, last = glossary.timeline
    if cues.asks_start(text):
        day, word, code = first, "first day", "first-day"
    elif cues.asks_end(text):
        day, word, code = last, "last day", "last-day"
    else:
        return question
    span = DateSpan(day, day)
    assumed = (Remark(f"the {word} as {show(span)}", code, day=span),)
    return replace(
        question,
        terms=_lighter(question),
        when=(span,),
        date_use=DateUse.ON,
        assumed=assumed,
        asked=(Asked.WHAT,),
    )


def from_its_outbreak(question: Question, text: str, glossary: Glossary) -> Question:
    """Of what most of the record is about, the first fact tells when, where and why it began.

    For anything else the beginning has to be told: a later fact on it says nothing of its start.
    """
    places = {match.name.id for match in question.names} - glossary.default_names
    if places or not cues.asks_outbreak(text):
        return question
    told = [
        term
        for term in question.terms
        if (term.weight >= SPECIFIC or term.token in glossary.title) and not is_bound(term.token)
    ]
    facts = max(1, glossary.vocabulary.facts)
    common = all(
        term.token in glossary.title
        or glossary.vocabulary.frequency.get(term.token, 0) >= _MAIN * facts
        for term in told
    )
    if not told or not common:
        return question
    return replace(question, terms=_lighter(question), earliest=True, latest=False)


def _lighter(question: Question) -> tuple[Term, ...]:
    """Its terms, with "start" and the like as framing."""
    return tuple(
        replace(term, weight=_AS_FRAMING) if is_bound(term.token) else term
        for term in question.terms
    )
