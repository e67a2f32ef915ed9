"""How well a fact fits a question: pure scores from 0 to 1.

The second of two passes. ``wordfit`` scores every candidate from its index row alone; ``weigh`` looks at the facts
of the best and adds what only the fact tells: the kind of thing asked, the day, the phrase.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from knowledge.dates.span import DateSpan
from knowledge.document import in_full
from knowledge.flow import Asked, Evidence, IndexDocument, Question, Reason
from knowledge.models import Basis, Fact, Figure, NameKind, Standing
from knowledge.regex import regex
from knowledge.search.reading.asserting import asks_deed
from knowledge.search.reading.counting import (
    SURE_FIT,
    asked_figure,
    counts_anybody,
    counts_others,
)
from knowledge.search.reading.dayfit import day_fit, days_off, goes_by_time
from knowledge.search.reading.peopledeeds import groups_counted, lacks_deed, names_only_one
from knowledge.search.reading.wholes import counts_whole
from knowledge.search.weighing.acting import asks_of_one
from knowledge.search.weighing.callings import called_thing, calling_fit
from knowledge.search.weighing.concepts import Concept
from knowledge.search.weighing.constructions import AS_TOLD, constructions
from knowledge.search.weighing.contrary import contraries
from knowledge.search.weighing.demands import Demands
from knowledge.search.weighing.fates import asks_fate
from knowledge.search.weighing.features import FEATURES, features, written_fit
from knowledge.search.weighing.instances import Instances
from knowledge.search.weighing.kindfit import (
    Places,
    asks_several,
    defines,
    kind_fit,
)
from knowledge.search.weighing.lying import lie_fit, place_asked
from knowledge.search.weighing.measuring import (
    is_of_neighbour,
    is_of_other_stuff,
    is_rate,
    measures_another,
)
from knowledge.search.weighing.naming import name_fit, ways_to_say
from knowledge.search.weighing.office import only_holder
from knowledge.search.weighing.owning import (
    asked_owner,
    fell_on_another,
    is_at_height,
    is_margin,
    tells_of_owner,
)
from knowledge.search.weighing.parts import Parts, View
from knowledge.search.weighing.passing import Passing
from knowledge.search.weighing.sorts import sort_asked, sort_fit
from knowledge.search.weighing.spotted import asks_spot, tells_spot
from knowledge.search.weighing.weights import OF_FACTS, weights_for
from knowledge.search.weighing.wordfit import SAID, WordFit, near, said_too
from knowledge.text import tokens

__all__ = ["salience", "share_of_days", "weigh"]

_ANYWHERE = Places()
DAY_WEIGHT = 0.2
_WIDE_DAY_WEIGHT = 0.06
_MONTH = 31
_ITS_OWN = 0.8
"""What the day of a passage counts at least whose part names another: it helps to rank, not to answer."""
_PART_WEIGHT = 0.5
_ANEW = 0.5
_TOLD = 0.08
_ITS_TELLER = 0.3
"""How far a fact that the answer before led with falls behind when something new is asked."""
_AS_WRITTEN = 0.12
"""What a passage gains that has every asked word in its very form, where a month at most is asked for."""
_WITH_FIGURE = 0.06
"""What a passage gains that has the number that is asked for: how many, how heavy, how hot."""
_WITH_NAME = 0.5
"""The same where a name is asked for that stands beside what it is of."""
_WITH_SENSE = 0.1
"""The same where it is asked what something is, and told."""
_OF_ALL = 0.25
"""What a passage gains that tells what all of it cost, for which a question asks with hardly a word of its own."""
_AT_A_SPOT = 0.7
"""How well what tells a place of its own accord is of the kind that is asked for by "where"."""
_PHRASE_CAP = 300
_TELLS_ANYWAY = 0.6
"""Content from which a fact answers though it has another word for what happened."""
_FAR_BEHIND = 0.79
"""Share of the best score below which no line is told in other words: a little less than what is looked at."""
_TELLS_TOO_LITTLE = 0.25
"""Coverage up to which nothing answers, so that the rest need not be looked at."""
_MAY_ANSWER = 0.4
"""Coverage from which on another day that a passage names is looked for."""
_OF_THOSE = regex(r"\bhow many of (?:those|them|these)\b", re.IGNORECASE)
_OF_DAYS = {
    passage: dict.fromkeys((*OF_FACTS, *(FEATURES if passage else ())), 0.0)
    for passage in (False, True)
}
"""What a fact, or a passage, has of what is asked where days alone are."""
_TELLING = 3.0
"""Least weight of what a passage must hold. Prose does not repeat what all of it is about, as a
curated fact names its place each time."""
_TELLING_GROUP = 2.0
"""The same of people of some kind who are counted: the dead of a fire are no firefighters."""
_TELLING_NAME = 2.0
"""The same of a name: that of what a fifth of the passages tell need not be repeated, any other's does."""


def weigh(
    question: Question,
    fits: Sequence[WordFit],
    facts: Mapping[tuple[str, str], Fact],
    wanted: Sequence[Concept] = (),
    places: Places = _ANYWHERE,
    *,
    every: bool = True,
) -> tuple[Evidence, ...]:
    """Evidence for every fit whose fact is given, best first; ties by day, scope and id. But for ``every`` one, whether a line is
    barred is left open where it lacks a word and stands far behind the best."""
    if question.identity:
        statements = (fact.statement for fact in facts.values())
        question = replace(question, holder=only_holder(question, statements))
    weigher = _Weigher(_repaired(question), wanted, places, every=every)
    found = [
        weigher.evidence(fit, facts[key])
        for fit in fits
        if (key := (fit.candidate.scope, fit.candidate.fact)) in facts
    ]
    found.sort(key=_order)
    return tuple(found)


class _Weigher:
    """One question with all that is the same for every fact."""

    def __init__(
        self, question: Question, wanted: Sequence[Concept], places: Places, *, every: bool
    ) -> None:
        self._every = every
        self._best = 0.0
        """The best score so far."""
        self._question = question
        self._wanted = wanted
        self._places = places
        self._everywhere = places.everywhere
        self._several = asks_several(question.text)
        self._to_name = ways_to_say(question)
        self._spot = asks_spot(question)
        self._place = place_asked(question)
        self._sort = sort_asked(question)
        self._called = called_thing(question)
        self._of_day = {wanted: _day_weight(question, wanted=wanted) for wanted in (False, True)}
        self._shares = self._weighed()
        self._undated = question.undated
        self._by_words = not goes_by_time(question)
        people = any(match.name.kind is NameKind.PERSON for match in question.names)
        self._defines = question.definition and not people
        self._counts = Asked.HOW_MANY in question.asked
        self._of_deed = asks_deed(question)
        self._contraries = contraries(question)
        self._passing = Passing(question)
        self._instances = Instances(question)
        self._owner = asked_owner(question, wanted)
        self._groups = groups_counted(question)
        self._constructions = constructions(question, wanted)
        self._demands = Demands(question, wanted, places, self._owner)
        self._as_written = bool(question.when) and share_of_days(question.when) == DAY_WEIGHT
        self._parts = Parts(question, wanted, dated=self._goes_by_days())

    def _weighed(self) -> Mapping[tuple[bool, bool], Mapping[str, float]]:
        """The weights beside the day, for a passage or a fact, where more than days is wanted or not."""
        question = self._question
        by_kind = Asked.WHY in question.asked or question.definition or self._several
        by_kind = by_kind or bool(self._to_name or self._place or self._sort or self._called)
        by_kind = by_kind or asks_of_one(question) or asks_fate(question)
        return {
            (passage, wanted): {
                name: weight * (1.0 - self._of_day[wanted])
                for name, weight in weights_for(passage=passage, by_kind=by_kind).items()
            }
            for passage in (False, True)
            for wanted in (False, True)
        }

    def _goes_by_days(self) -> bool:
        """Whether the order or the choice of what answers depends on the days of the facts."""
        question = self._question
        by_day = (Asked.WHEN, Asked.DAY, Asked.HISTORY, Asked.HOW_MANY)
        return (
            bool(question.when)
            or not set(question.asked).isdisjoint(by_day)
            or question.latest
            or question.earliest
            or question.history
            or question.clock
            or self._several
        )

    def evidence(self, fit: WordFit, fact: Fact) -> Evidence:
        """The fact as its best part tells it, weighed."""
        question, stems = self._question, fit.candidate.document.statement
        for each in self._constructions:
            if fit.held.get(each.label, 1.0) < AS_TOLD and each.told_by(fact.statement, fit.held):
                fit = said_too(fit, self._wanted, each.label, AS_TOLD)
        fit, view = self._by_part(fit, fact, stems)
        fact = view.fact
        figure, figure_fit = (
            asked_figure(question, fact, self._everywhere) if self._counts else (None, 0.0)
        )
        if figure_fit < SURE_FIT:
            figure = None
        if fact.meant:
            # What is shown stays as the source has it, but is weighed with what "it" means.
            view = view._replace(fact=replace(fact, statement=in_full(fact)))
        reasons = self._reasons(fit, view, stems, figure_fit)
        if question.when:
            day = day_fit(question, fact, figure)
            if fact.passage:
                day = max(day, _ITS_OWN * near(fit.candidate, question.when))
            reasons.append(Reason("day", day, self._of_day[fit.wanted]))
        score = sum([value * weight for _, value, weight in reasons])
        if fact.passage:
            score += self._beside(fact, figure, fit.candidate.document)
        if fact.id in question.told[:1]:
            score += _told_before(question, fact, self._everywhere)
        score = max(0.0, min(1.0, score))
        self._best = max(self._best, score)
        lacks = self._lacks(fit, view)
        left_open = lacks and not self._every and score < _FAR_BEHIND * self._best
        barred = not left_open and self._is_barred(fit, view, figure)
        return Evidence(
            fact=fact,
            score=score,
            coverage=view.coverage,
            content=view.content,
            days_off=days_off(question, fact, figure) if question.when else 0,
            reasons=tuple(reasons),
            figure=figure,
            missing=tuple([concept.label for concept in fit.missing]),
            stems=view.stems,
            part=view.part,
            unmet=barred or lacks,
            barred=barred,
        )

    def _beside(self, fact: Fact, figure: Figure | None, document: IndexDocument) -> float:
        """What a passage gains beside its reasons."""
        gained = _WITH_FIGURE if figure is not None else 0.0
        if figure is not None and self._owner.whole:
            gained += _OF_ALL * tells_of_owner(self._owner, fact.statement, document)
        if self._to_name:
            gained += _WITH_NAME * name_fit(self._to_name, fact.statement)
        if self._defines:
            gained += _WITH_SENSE * defines(self._question, fact)
        if self._as_written:
            gained += _AS_WRITTEN * written_fit(self._undated, fact.statement)
        return gained

    def _by_part(self, fit: WordFit, fact: Fact, stems: Sequence[str]) -> tuple[WordFit, View]:
        """A passage of several sentences as its best part tells it; anything else as it is."""
        if not fact.passage:
            return fit, View(fact, fit.coverage, fit.content, frozenset(stems))
        lacking = any(
            concept.weight >= self._telling_weight(concept)
            and fit.held[concept.label] < concept.least
            for concept in self._wanted
        )
        fit = fit if fit.unmet == lacking else fit._replace(unmet=lacking)
        view = self._parts.best(fact, fit.held, stems)
        if view is None:
            several = bool(fact.also) or fit.coverage >= _MAY_ANSWER
            told = self._parts.on_asked_day(fact) if several else fact
            view = View(told, fit.coverage, fit.content, frozenset(stems))
        return fit, view

    def _telling_weight(self, concept: Concept) -> float:
        """Least weight of what a passage has to hold."""
        if concept.label in self._groups:
            return _TELLING_GROUP
        return _TELLING_NAME if concept.is_name else _TELLING

    def _reasons(
        self, fit: WordFit, view: View, stems: Sequence[str], figure_fit: float
    ) -> list[Reason]:
        """All but the day."""
        fact = view.fact
        if fit.wanted:
            parts = self._telling(fit, view, stems, figure_fit)
        else:
            # Of days alone very many are weighed, and hardly anything about them counts.
            parts = _OF_DAYS[fact.passage] | {"coverage": salience(fact), "text": fit.text}
        shares = self._shares[fact.passage, fit.wanted]
        # Quicker than by name, for a question makes some hundreds.
        return [tuple.__new__(Reason, (name, value, shares[name])) for name, value in parts.items()]

    def _telling(
        self, fit: WordFit, view: View, stems: Sequence[str], figure_fit: float
    ) -> dict[str, float]:
        """What a fact has of what is asked besides days, by what it is called in the weights."""
        question, fact = self._question, view.fact
        parts = {
            "coverage": view.coverage,
            "text": fit.text,
            "focus": fit.focus,
            "nearness": fit.nearness,
            "phrase": fuzz.token_set_ratio(question.text, fact.statement[:_PHRASE_CAP]) / 100,
            "kind": self._kind(fact, figure_fit),
        }
        if fact.passage:
            # What has a day is measured by that, so that the words of the asked days ask for nothing.
            text = question.text if fit.candidate.first is None else self._undated
            parts |= features(question, text, fact.statement, stems)
        return parts

    def _kind(self, fact: Fact, figure_fit: float) -> float:
        """How well it is of the asked kind."""
        if self._instances.asked and not fact.passage:
            return self._instances.fit(fact.statement)
        if self._to_name:
            return name_fit(self._to_name, fact.statement)
        if self._place:
            return lie_fit(self._place, fact.statement)
        if self._sort:
            return sort_fit(self._sort, fact.statement)
        if self._called:
            return calling_fit(self._called, fact.statement)
        if any(each.tells(fact.statement) for each in self._constructions):
            return 1.0
        fit = kind_fit(self._question, fact, figure_fit, self._places)
        if self._spot and fact.passage and fit < _AT_A_SPOT:
            # A place that the record does not list is one all the same.
            fit = _AT_A_SPOT if tells_spot(self._question, fact, self._places) else fit
        return fit * self._passing.share(fact.statement)

    def _lacks(self, fit: WordFit, view: View) -> bool:
        """Whether it lacks a word that an answer has to hold, which it may say in another."""
        return fit.unmet or (fit.idle and (self._of_deed or view.content < _TELLS_ANYWAY))

    def _is_barred(self, fit: WordFit, view: View, figure: Figure | None) -> bool:
        """Whether it tells too little, or what it tells is of something else, in whatever words."""
        return (
            (self._by_words and view.coverage < _TELLS_TOO_LITTLE)
            or (figure is not None and self._counts_another(fit, view, figure))
            or self._demands.lacked_by(fit, view.fact)
        )

    def _counts_another(self, fit: WordFit, view: View, figure: Figure) -> bool:
        """Whether the figure is of something else than what is counted."""
        question = self._question
        return (
            counts_others(question, figure, view.fact.statement)
            or counts_anybody(question, figure, fit.held)
            or counts_whole(question, figure, _lacking(fit))
            or lacks_deed(question, _lacking(fit), view.fact)
            or names_only_one(question, figure, view.fact.statement)
            or is_at_height(question, figure, view.fact.statement)
            or is_margin(question, figure, view.fact.statement)
            or fell_on_another(question, view.fact.statement)
            or is_rate(question, figure, view.fact.statement)
            or is_of_neighbour(question, figure, view.fact.statement)
            or is_of_other_stuff(question, figure, _lacking(fit))
            or measures_another(
                question, figure, view.fact.statement, fit.candidate.document, self._wanted
            )
        )


def _lacking(fit: WordFit) -> set[str]:
    return {label for label, held in fit.held.items() if held < SAID}


def _repaired(question: Question) -> Question:
    """With the words that were meant in its text where others were typed: a slip is like nothing that is told."""
    text = question.text
    for term in question.terms:
        if term.corrected and not term.inherited:
            text = re.sub(rf"\b{re.escape(term.word)}\b", term.corrected, text, count=1, flags=re.I)
    return question if text == question.text else replace(question, text=text)


def salience(fact: Fact) -> float:
    """0 to 1: how much a fact tells of its day on its own: a deed more than words, firm more than vague."""
    told = 0.2 * bool(fact.figures) + 0.15 * (fact.standing is not Standing.CLAIMED)
    told += 0.4 * (fact.basis is Basis.STATED) + 0.1 * min(2, len(fact.links)) / 2
    return told + 0.15 * (not fact.attribution.who)


def _order(evidence: Evidence) -> tuple[float, int, str, str]:
    first = evidence.fact.when.first if evidence.fact.when else 0
    return (-round(evidence.score, 6), first, evidence.fact.scope, evidence.fact.id)


def _day_weight(question: Question, *, wanted: bool) -> float:
    """The share of the day in the score: more where a part of the day is all that is asked, and no words are ``wanted``."""
    if not question.when:
        return 0.0
    parts = any(span.part is not None or span.clock is not None for span in question.when)
    return _PART_WEIGHT if parts and not wanted else share_of_days(question.when)


def share_of_days(days: Sequence[DateSpan]) -> float:
    """Less for years: what falls into them is no answer for that alone, as what falls on a day may be."""
    return DAY_WEIGHT if all(span.days <= _MONTH for span in days) else _WIDE_DAY_WEIGHT


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
