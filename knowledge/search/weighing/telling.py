"""What a fact tells of what a question asks besides days: the kind of thing asked, the phrase, the number.

It is the same whatever days are asked, so that it is kept for the readings of a question that differ in these alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from knowledge.document import in_full
from knowledge.flow import Asked, IndexDocument, Question, Reason
from knowledge.models import Basis, Fact, Figure, NameKind, Standing
from knowledge.search.reading.asserting import asks_deed
from knowledge.search.reading.counting import (
    SURE_FIT,
    asked_figure,
    counts_anybody,
    counts_others,
)
from knowledge.search.reading.dayfit import goes_by_time
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
from knowledge.search.weighing.owning import (
    asked_owner,
    fell_on_another,
    is_at_height,
    is_margin,
    is_of_it,
    tells_of_owner,
)
from knowledge.search.weighing.parts import Parts, View
from knowledge.search.weighing.passing import Passing
from knowledge.search.weighing.sorts import sort_asked, sort_fit
from knowledge.search.weighing.spotted import asks_spot, tells_spot
from knowledge.search.weighing.weights import DAY_WEIGHT, OF_FACTS, day_weights, weights_for
from knowledge.search.weighing.wordfit import SAID, WordFit, said_too

__all__ = ["Telling", "Told", "salience"]

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
_TELLS_TOO_LITTLE = 0.25
"""Coverage up to which nothing answers, so that the rest need not be looked at."""
_MAY_ANSWER = 0.4
"""Coverage from which on another day that a passage names is looked for."""
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


@dataclass(slots=True)
class Told:
    """What a fact tells of what is asked besides days."""

    given: WordFit
    """How its words were found to fit."""
    said: WordFit
    """The same with what it says by how it is put."""
    fit: WordFit
    """The same of the part that is shown."""
    view: View
    figure: Figure | None
    reasons: tuple[Reason, ...]
    worth: float
    """What the reasons come to."""
    beside: float
    """What it gains beside them."""
    lacks: bool
    """Whether it lacks a word that an answer has to hold, which it may say in another."""
    barred: bool | None = None
    """See ``Telling.bars``; not known until it is asked for."""


class Telling:
    """One question with all that is the same for every fact, and what facts were found to tell."""

    def __init__(self, question: Question, wanted: Sequence[Concept], places: Places) -> None:
        self._known: dict[tuple[str, str], Told] = {}
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
        self._of_day = day_weights(question)
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
        self._as_written = self._of_day[True] == DAY_WEIGHT

    @property
    def of_day(self) -> Mapping[bool, float]:
        """The share of the day in a score, where words are wanted or not."""
        return self._of_day

    def serves(self, question: Question, wanted: Sequence[Concept], places: Places) -> bool:
        """Whether a reading asks the same, of whatever days that count as much."""
        same = replace(
            self._question,
            when=question.when,
            other_days=question.other_days,
            assumed=question.assumed,
        )
        return (
            question == same
            and question.undated == self._undated
            and day_weights(question) == self._of_day
            and (tuple(wanted), places) == (tuple(self._wanted), self._places)
        )

    def parts(self, question: Question) -> Parts:
        """The parts of passages that meet a reading that it serves."""
        return Parts(question, self._wanted, dated=self._goes_by_days())

    def of(self, fit: WordFit, fact: Fact, parts: Parts) -> Told:
        """What a fact tells by its best part: what was found before, where that is the same."""
        key = fact.scope, fact.id
        known = self._known.get(key)
        known = known if known is not None and known.given == fit else None
        said = known.said if known is not None else self._as_put(fit, fact)
        shown, view = self._by_part(said, fact, parts)
        if known is None or (known.fit, known.view) != (shown, view):
            known = self._known[key] = self._found_in(fit, said, shown, view)
        return known

    def bars(self, told: Told) -> bool:
        """Whether it tells too little, or what it tells is of something else, in whatever words."""
        if told.barred is None:
            fit, view, figure = told.fit, _meant(told.view), told.figure
            told.barred = (
                (self._by_words and view.coverage < _TELLS_TOO_LITTLE)
                or (figure is not None and self._counts_another(fit, view, figure))
                or self._demands.lacked_by(fit, view.fact)
            )
        return told.barred

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

    def _as_put(self, fit: WordFit, fact: Fact) -> WordFit:
        """With what the fact says by how it is put."""
        for each in self._constructions:
            if fit.held.get(each.label, 1.0) < AS_TOLD and each.told_by(fact.statement, fit.held):
                fit = said_too(fit, self._wanted, each.label, AS_TOLD)
        return fit

    def _found_in(self, given: WordFit, said: WordFit, fit: WordFit, view: View) -> Told:
        fact, document = view.fact, fit.candidate.document
        figure, figure_fit = (
            asked_figure(self._question, fact, self._everywhere) if self._counts else (None, 0.0)
        )
        if figure_fit < SURE_FIT:
            figure = None
        meant = _meant(view)
        reasons = self._reasons(fit, meant, document.statement, figure_fit)
        return Told(
            given=given,
            said=said,
            fit=fit,
            view=view,
            figure=figure,
            reasons=tuple(reasons),
            worth=sum([value * weight for _, value, weight in reasons]),
            beside=self._beside(fact, figure, document) if fact.passage else 0.0,
            lacks=self._lacks(fit, meant),
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

    def _by_part(self, fit: WordFit, fact: Fact, parts: Parts) -> tuple[WordFit, View]:
        """A passage of several sentences as its best part tells it; anything else as it is."""
        stems = fit.candidate.document.statement
        if not fact.passage:
            return fit, View(fact, fit.coverage, fit.content, frozenset(stems))
        lacking = any(
            (concept.own or concept.weight >= self._telling_weight(concept))
            and fit.held[concept.label] < concept.least
            for concept in self._wanted
        )
        fit = fit if fit.unmet == lacking else fit._replace(unmet=lacking)
        view = parts.best(fact, fit.held, stems)
        if view is None:
            several = bool(fact.also) or fit.coverage >= _MAY_ANSWER
            told = parts.on_asked_day(fact) if several else fact
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
            or is_of_it(self._owner, view.fact.statement)
            or fell_on_another(question, view.fact.statement)
            or is_rate(question, figure, view.fact.statement)
            or is_of_neighbour(question, figure, view.fact.statement)
            or is_of_other_stuff(question, figure, view.fact.statement, _lacking(fit))
            or measures_another(
                question, figure, view.fact.statement, fit.candidate.document, self._wanted
            )
        )


def _meant(view: View) -> View:
    """What is shown stays as the source has it, but is weighed with what "it" means."""
    fact = view.fact
    return view._replace(fact=replace(fact, statement=in_full(fact))) if fact.meant else view


def _lacking(fit: WordFit) -> set[str]:
    return {label for label, held in fit.held.items() if held < SAID}


def salience(fact: Fact) -> float:
    """0 to 1: how much a fact tells of its day on its own: a deed more than words, firm more than vague."""
    told = 0.2 * bool(fact.figures) + 0.15 * (fact.standing is not Standing.CLAIMED)
    told += 0.4 * (fact.basis is Basis.STATED) + 0.1 * min(2, len(fact.links)) / 2
    return told + 0.15 * (not fact.attribution.who)
