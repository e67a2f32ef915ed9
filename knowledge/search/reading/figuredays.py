"""Of several figures of one fact: those of the asked day, and of a running count the last."""

from collections.abc import Sequence
from typing import Final

from knowledge.figures import comparable
from knowledge.flow import Asked, DateUse, Question
from knowledge.lexicon.measures import measure_words
from knowledge.lexicon.opposites import opposites
from knowledge.models import Fact, Figure
from knowledge.search.reading.framing import asks_any_figure
from knowledge.search.reading.moments import asked_hours
from knowledge.search.reading.written import asked_beside, is_named_before
from knowledge.text import Token, tokens

__all__ = ["counts_asked", "is_nearer", "of_any_kind", "of_asked_days"]


_TELLING: Final = 0.5
"""Weight from which on a word says what is counted."""


def of_asked_days(question: Question, figures: Sequence[Figure]) -> Sequence[Figure]:
    """The figures but for those that count up to another day than the asked one, where some count up to that: of
    "140 that day and 260 the next" one."""
    dated = [figure for figure in figures if figure.as_of is not None]
    if not question.when or not dated:
        return figures
    if question.date_use in (DateUse.BY, DateUse.BEFORE):
        return _up_to(question.when[0].last, figures)
    if question.date_use is not DateUse.ON:
        return figures
    inside = [
        figure
        for figure in dated
        if any(span.first <= (figure.as_of or 0) <= span.last for span in question.when)
    ]
    return inside or [figure for figure in figures if figure.as_of is None] or figures


def _up_to(last: int, figures: Sequence[Figure]) -> Sequence[Figure]:
    """The figures without those of days after the ``last``, and without those of which a later one is told up to it."""
    known = [figure for figure in figures if figure.as_of is None or figure.as_of <= last]
    latest = [
        figure
        for figure in known
        if not any(
            (other.as_of or 0) > (figure.as_of or 0) and comparable(figure, other, frozenset())
            for other in known
        )
    ]
    return latest or figures


def of_any_kind(question: Question, fact: Fact) -> Figure | None:
    """The first figure of the asked days where it is asked which figures these days brought, whatever they count."""
    if not question.when or any(term.weight >= _TELLING for term in question.terms):
        return None
    if not asks_any_figure(question.text):
        return None
    return next(iter(of_asked_days(question, fact.figures)), None)


def is_nearer(
    question: Question, fact: Fact, words: Sequence[Token], figures: tuple[Figure, Figure]
) -> bool:
    """Whether the first of two figures that fit as well is meant: as a later state of the other, or since more of what is
    asked stands beside it. ``words`` are those of the statement."""
    if _goes_on(question, *figures):
        return True
    here, there = (
        (
            _is_of_kind(question, each),
            is_named_before(question, words, each.best),
            asked_beside(question, fact.statement, words, each.best),
        )
        for each in figures
    )
    return here > there


def _is_of_kind(question: Question, figure: Figure) -> bool:
    """Whether it counts those of the very kind that is asked for: of 7,543 people, among them 6,038 soldiers, the soldiers."""
    kind = {term.token for term in question.terms if term.counted and term.weight >= _TELLING}
    return any(word.stem in kind for word in tokens(figure.group)) if kind else False


def _goes_on(question: Question, figure: Figure, other: Figure) -> bool:
    """Whether it is a later state of the ``other``, and neither the first one nor that of a day or an hour is asked for, but
    for one up to which."""
    later = (figure.as_of or 0) > (other.as_of or 0)
    if not ((figure.cumulative or later) and comparable(figure, other, frozenset())):
        return False
    if question.earliest:
        return False
    if question.when:
        return question.date_use in (DateUse.BY, DateUse.BEFORE)
    hours = asked_hours(question.text)
    return hours is None or hours.upto


def counts_asked(question: Question, fact: Fact) -> bool:
    """Whether a figure of the fact is of the very measure for which the words with an opposite ask: how many survived is
    told where nine died and 18 were saved, but not how many were released where more were held."""
    if Asked.HOW_MANY not in question.asked or not question.measure:
        return False
    asking = measure_words(question.measure)
    if any(opposites(term.token) and term.token not in asking for term in question.terms):
        return False
    return any(figure.measure == question.measure for figure in fact.figures)
