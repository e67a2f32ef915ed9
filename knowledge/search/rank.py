"""How well a fact fits a question: pure scores from 0 to 1.

The second of two passes. ``wordfit`` scores every candidate from its index row alone; ``weigh`` looks at the facts
of the best and adds what only the fact tells: the kind of thing asked, the day, the phrase.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from knowledge.dates.span import DateSpan
from knowledge.flow import Asked, Evidence, IndexDocument, Question, Reason
from knowledge.models import Basis, Fact, Standing
from knowledge.search.concepts import Concept
from knowledge.search.contrary import tells_contrary
from knowledge.search.counting import SURE_FIT, asked_figure, counts_others, counts_whole
from knowledge.search.dayfit import day_fit, days_off
from knowledge.search.denial import tells_denial
from knowledge.search.features import features, written_fit
from knowledge.search.kindfit import asks_several, kind_fit
from knowledge.search.likes import tells_which
from knowledge.search.office import tells_office
from knowledge.search.parts import Parts, View
from knowledge.search.weights import weights_for
from knowledge.search.wordfit import SAID, WordFit, near

__all__ = ["salience", "share_of_days", "weigh"]

DAY_WEIGHT = 0.2
_WIDE_DAY_WEIGHT = 0.06
_MONTH = 31
_ITS_OWN = 0.8
"""What the day of a passage counts at least whose part names another: it helps to rank, not to answer."""
_PART_WEIGHT = 0.5
_ANEW = 0.5
_TOLD = 0.08
"""How far a fact that the answer before led with falls behind when something new is asked."""
_AS_WRITTEN = 0.12
"""What a passage gains that has every asked word in its very form, where a month at most is asked for."""
_PHRASE_CAP = 300
_TELLS_ANYWAY = 0.6
"""Content from which a fact answers though it has another word for what happened."""
_TELLING = 3.0
"""Least weight of what a passage must hold. Prose does not repeat what all of it is about, as a
curated fact names its place each time."""


def weigh(
    question: Question,
    fits: Sequence[WordFit],
    facts: Mapping[tuple[str, str], Fact],
    wanted: Sequence[Concept] = (),
    everywhere: frozenset[str] = frozenset(),
) -> tuple[Evidence, ...]:
    """Evidence for every fit whose fact is given, best first; ties by day, scope and id.

    ``everywhere`` are ids of the places that the whole event is about.
    """
    question = _repaired(question)
    parts = Parts(question, wanted, dated=_goes_by_days(question))
    found = [
        _evidence(question, *_by_part(parts, fit, facts[key], wanted), everywhere)
        for fit in fits
        if (key := (fit.candidate.scope, fit.candidate.fact)) in facts
    ]
    found.sort(key=_order)
    return tuple(found)


def _repaired(question: Question) -> Question:
    """With the words that were meant in its text where others were typed: a slip is like nothing that is told."""
    text = question.text
    for term in question.terms:
        if term.corrected and not term.inherited:
            text = re.sub(rf"\b{re.escape(term.word)}\b", term.corrected, text, count=1, flags=re.I)
    return question if text == question.text else replace(question, text=text)


def _goes_by_days(question: Question) -> bool:
    """Whether the order or the choice of what answers depends on the days of the facts."""
    by_day = (Asked.WHEN, Asked.DAY, Asked.HISTORY, Asked.HOW_MANY)
    return (
        bool(question.when)
        or not set(question.asked).isdisjoint(by_day)
        or question.latest
        or question.earliest
        or question.history
        or question.clock
        or asks_several(question.text)
    )


def _by_part(
    parts: Parts, fit: WordFit, fact: Fact, wanted: Sequence[Concept]
) -> tuple[WordFit, View]:
    """A passage of several sentences as its best part tells it; anything else as it is."""
    stems = fit.candidate.document.statement
    if not fact.passage:
        return fit, View(fact, fit.coverage, fit.content, frozenset(stems))
    lacking = any(
        concept.weight >= _TELLING and fit.held[concept.label] < concept.least for concept in wanted
    )
    fit = fit if fit.unmet == lacking else replace(fit, unmet=lacking)
    view = parts.best(fact, fit.held, stems)
    return fit, view or View(fact, fit.coverage, fit.content, frozenset(stems))


def salience(fact: Fact) -> float:
    """0 to 1: how much a fact tells of its day on its own: a deed more than words, firm more than vague."""
    told = 0.2 * bool(fact.figures) + 0.15 * (fact.standing is not Standing.CLAIMED)
    told += 0.4 * (fact.basis is Basis.STATED) + 0.1 * min(2, len(fact.links)) / 2
    return told + 0.15 * (not fact.attribution.who)


def _order(evidence: Evidence) -> tuple[float, int, str, str]:
    first = evidence.fact.when.first if evidence.fact.when else 0
    return (-round(evidence.score, 6), first, evidence.fact.scope, evidence.fact.id)


def _evidence(question: Question, fit: WordFit, view: View, everywhere: frozenset[str]) -> Evidence:
    fact = view.fact
    figure, figure_fit = (
        asked_figure(question, fact, everywhere)
        if Asked.HOW_MANY in question.asked
        else (None, 0.0)
    )
    if figure_fit < SURE_FIT:
        figure = None
    parts = {
        "coverage": view.coverage,
        "text": fit.text,
        "focus": fit.focus,
        "nearness": fit.nearness,
        "phrase": fuzz.token_set_ratio(question.text, fact.statement[:_PHRASE_CAP]) / 100,
        "kind": kind_fit(question, fact, figure_fit),
    }
    if fact.passage:
        dated = fit.candidate.first is not None
        parts |= features(question, fact.statement, fit.candidate.document, dated=dated)
    if not fit.wanted:
        parts = dict.fromkeys(parts, 0.0) | {"coverage": salience(fact), "text": fit.text}
    day_weight = _day_weight(question, fit)
    share = 1.0 - day_weight
    by_kind = Asked.WHY in question.asked or question.definition or asks_several(question.text)
    weights = weights_for(passage=fact.passage, by_kind=by_kind)
    reasons = [Reason(name, value, weights[name] * share) for name, value in parts.items()]
    if question.when:
        day = day_fit(question, fact, figure)
        if fact.passage:
            day = max(day, _ITS_OWN * near(fit.candidate, question.when))
        reasons.append(Reason("day", day, day_weight))
    lacking = {label for label, held in fit.held.items() if held < SAID}
    score = sum(reason.value * reason.weight for reason in reasons)
    if fact.passage and question.when and share_of_days(question.when) == DAY_WEIGHT:
        score += _AS_WRITTEN * written_fit(question.undated, fact.statement)
    if fact.id in question.told[:1] and _asks_anew(question):
        score -= _TOLD
    return Evidence(
        fact=fact,
        score=max(0.0, min(1.0, score)),
        coverage=view.coverage,
        content=view.content,
        days_off=days_off(question, fact, figure),
        reasons=tuple(reasons),
        figure=figure,
        missing=tuple(concept.label for concept in fit.missing),
        stems=view.stems,
        part=view.part,
        unmet=fit.unmet
        or (fit.idle and view.content < _TELLS_ANYWAY)
        or (figure is not None and counts_others(question, figure))
        or (figure is not None and counts_whole(question, figure, lacking))
        or not tells_office(question, fact.statement, everywhere)
        or not tells_which(question, fact.statement)
        or not tells_denial(question, fact.statement)
        or tells_contrary(question, fact.statement)
        or not _spells(question, fit.candidate.document),
    )


def _day_weight(question: Question, fit: WordFit) -> float:
    """The share of the day in the score: more where a part of the day is all that is asked."""
    if not question.when:
        return 0.0
    parts = any(span.part is not None or span.clock is not None for span in question.when)
    return _PART_WEIGHT if parts and not fit.wanted else share_of_days(question.when)


def share_of_days(days: Sequence[DateSpan]) -> float:
    """Less for years: what falls into them is no answer for that alone, as what falls on a day may be."""
    return DAY_WEIGHT if all(span.days <= _MONTH for span in days) else _WIDE_DAY_WEIGHT


def _asks_anew(question: Question) -> bool:
    """Whether a follow-up has telling words of its own, so that the line told before is no answer to it."""
    return any(term.weight >= _ANEW and not term.inherited for term in question.terms) and any(
        term.inherited for term in question.terms
    )


def _spells(question: Question, document: IndexDocument) -> bool:
    """Whether the fact holds every word of each asked name that the record does not list."""
    if not question.spelled:
        return True
    held = {token for _, tokens in document.fields for token in tokens}
    return all(stem in held for name in question.spelled for stem in name)
