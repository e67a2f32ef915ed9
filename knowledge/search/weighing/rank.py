"""How well a fact fits a question: pure scores from 0 to 1.

The second of two passes. ``wordfit`` scores every candidate from its index row alone; ``weigh`` looks at the facts
of the best and adds what only the fact tells: the kind of thing asked, the day, the phrase.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from knowledge.flow import Asked, Evidence, Question, Reason
from knowledge.models import Fact
from knowledge.regex import regex
from knowledge.search.reading.dayfit import day_fit, days_off
from knowledge.search.weighing.concepts import Concept
from knowledge.search.weighing.kindfit import Places
from knowledge.search.weighing.office import only_holder
from knowledge.search.weighing.telling import Telling
from knowledge.search.weighing.wordfit import WordFit, near
from knowledge.text import tokens

__all__ = ["Weighed", "weigh"]

_ANYWHERE = Places()
_ITS_OWN = 0.8
"""What the day of a passage counts at least whose part names another: it helps to rank, not to answer."""
_ANEW = 0.5
_TOLD = 0.08
_ITS_TELLER = 0.3
"""How far a fact that the answer before led with falls behind when something new is asked."""
_FAR_BEHIND = 0.79
"""Share of the best score below which no line is told in other words: a little less than what is looked at."""
_OF_THOSE = regex(r"\bhow many of (?:those|them|these)\b", re.IGNORECASE)


def weigh(
    question: Question,
    fits: Sequence[WordFit],
    facts: Mapping[tuple[str, str], Fact],
    wanted: Sequence[Concept] = (),
    places: Places = _ANYWHERE,
    *,
    every: bool = True,
    before: "Weighed | None" = None,
) -> tuple[Evidence, ...]:
    """Evidence for every fit whose fact is given, best first; ties by day, scope and id. But for ``every`` one, whether a line is
    barred is left open where it lacks a word and stands far behind the best. ``before`` knows what was weighed of the
    question when it asked of other days."""
    if question.identity:
        statements = (fact.statement for fact in facts.values())
        question = replace(question, holder=only_holder(question, statements))
    question = _repaired(question)
    telling = (before or Weighed()).telling(question, wanted, places)
    weigher = _Weigher(question, telling, every=every, everywhere=places.everywhere)
    found = [
        weigher.evidence(fit, facts[key])
        for fit in fits
        if (key := (fit.candidate.scope, fit.candidate.fact)) in facts
    ]
    found.sort(key=_order)
    return tuple(found)


class Weighed:
    """What facts were found to tell of a question, kept for its readings of other days."""

    def __init__(self) -> None:
        self._last: Telling | None = None

    def telling(self, question: Question, wanted: Sequence[Concept], places: Places) -> Telling:
        """What is asked besides days: that of the reading before, where this one asks the same."""
        if self._last is None or not self._last.serves(question, wanted, places):
            self._last = Telling(question, wanted, places)
        return self._last


class _Weigher:
    """One reading of a question, with its days."""

    def __init__(
        self, question: Question, telling: Telling, *, every: bool, everywhere: Container[str]
    ) -> None:
        self._question = question
        self._telling = telling
        self._parts = telling.parts(question)
        self._every = every
        self._everywhere = everywhere
        self._best = 0.0
        """The best score so far."""

    def evidence(self, fit: WordFit, fact: Fact) -> Evidence:
        """The fact as its best part tells it, weighed."""
        told, question = self._telling.of(fit, fact, self._parts), self._question
        fact, reasons, score = told.view.fact, told.reasons, told.worth
        if question.when:
            day = day_fit(question, fact, told.figure)
            if fact.passage:
                day = max(day, _ITS_OWN * near(fit.candidate, question.when))
            weight = self._telling.of_day[fit.wanted]
            reasons, score = (*reasons, Reason("day", day, weight)), score + day * weight
        score += told.beside
        if fact.id in question.told[:1]:
            score += _told_before(question, fact, self._everywhere)
        score = max(0.0, min(1.0, score))
        self._best = max(self._best, score)
        left_open = told.lacks and not self._every and score < _FAR_BEHIND * self._best
        barred = not left_open and self._telling.bars(told)
        return Evidence(
            fact=fact,
            score=score,
            coverage=told.view.coverage,
            content=told.view.content,
            days_off=days_off(question, fact, told.figure) if question.when else 0,
            reasons=reasons,
            figure=told.figure,
            missing=tuple([concept.label for concept in told.fit.missing]),
            stems=told.view.stems,
            part=told.view.part,
            unmet=barred or told.lacks,
            barred=barred,
        )


def _repaired(question: Question) -> Question:
    """With the words that were meant in its text where others were typed: a slip is like nothing that is told."""
    text = question.text
    for term in question.terms:
        if term.corrected and not term.inherited:
            text = re.sub(rf"\b{re.escape(term.word)}\b", term.corrected, text, count=1, flags=re.I)
    return question if text == question.text else replace(question, text=text)


def _order(evidence: Evidence) -> tuple[float, int, str, str]:
    first = evidence.fact.when.first if evidence.fact.when else 0
    return (-round(evidence.score, 6), first, evidence.fact.scope, evidence.fact.id)


def _told_before(question: Question, fact: Fact, everywhere: Container[str]) -> float:
    """What the line that was told first before gains or loses: it is asked who said so, or something else."""
    if Asked.WHO_SAID in question.asked and not question.speaker and not _asks_anew(question):
        return _ITS_TELLER
    if _counts_of_those(question, fact):
        return _ITS_TELLER
    another = Asked.WHY in question.asked or any(
        match.written in question.text and match.name.id not in everywhere
        for match in question.names
    )
    return -_TOLD if another or _asks_anew(question) else 0.0


def _counts_of_those(question: Question, fact: Fact) -> bool:
    """Whether it is asked how many of those just told were of some kind, and the very line tells it: "7,543 people, among them
    6,038 soldiers"."""
    if Asked.HOW_MANY not in question.asked or not _OF_THOSE.search(question.text):
        return False
    kind = {term.token for term in question.terms if not term.inherited}
    return any(word.stem in kind for figure in fact.figures for word in tokens(figure.group))


def _asks_anew(question: Question) -> bool:
    """Whether a follow-up has telling words of its own, so that the line told before is no answer to it."""
    own = [term for term in question.terms if term.weight >= _ANEW and not term.inherited]
    taken = any(term.inherited for term in question.terms)
    return any(term.focal for term in own) or (bool(own) and taken)
