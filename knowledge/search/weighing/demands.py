"""What a question asks to be said in a certain way: of an office that somebody holds it, of a deed that it was done, of each
thing by a word of its own. A line that does not say it so answers nothing."""

from collections.abc import Callable, Sequence
from typing import Final

from knowledge.flow import Asked, IndexDocument, Question
from knowledge.models import Fact
from knowledge.search.reading.asserting import asks_deed
from knowledge.search.reading.ends import tells_end
from knowledge.search.reading.figuredays import counts_asked
from knowledge.search.reading.homeland import names_another_country
from knowledge.search.weighing.amiss import (
    lacks_unit,
    only_attempted,
    sort_of_body,
    tried_asked,
    unit_asked,
)
from knowledge.search.weighing.apart import told_apart, ways_asked
from knowledge.search.weighing.attributes import attribute_asked, lacks_attribute
from knowledge.search.weighing.callings import (
    TELLS_CALLING,
    asks_calling,
    called_thing,
    calling_fit,
)
from knowledge.search.weighing.compounds import (
    another_asked,
    compounds_asked,
    lacks_compound,
    tells_only_one,
)
from knowledge.search.weighing.concepts import Concept
from knowledge.search.weighing.constructions import constructions
from knowledge.search.weighing.contrary import contraries, tells_contrary
from knowledge.search.weighing.deedform import (
    asked_deed,
    only_as_deeds,
    tells_no_deed,
    tells_what_was_done,
    things_asked,
    work_asked,
)
from knowledge.search.weighing.denial import deeds_asked, only_denies, tells_denial
from knowledge.search.weighing.doerless import deed_without_doer, tells_no_doer
from knowledge.search.weighing.doing import (
    asked_doers,
    asks_of_knowing,
    does_something,
    tells_of_knowing,
)
from knowledge.search.weighing.embedded import said_clause
from knowledge.search.weighing.instances import (
    kind_to_tell,
    leaves_kind_open,
    names_none_of_many,
    one_asked,
    only_introduces,
)
from knowledge.search.weighing.kindfit import Places, asks_whereabouts, tells_whereabouts
from knowledge.search.weighing.liberty import asked_liberty, lacks_liberty
from knowledge.search.weighing.likes import tells_which
from knowledge.search.weighing.lying import TELLS_LIE, lie_fit, place_asked
from knowledge.search.weighing.naming import (
    NAMED_SO,
    name_fit,
    names_somebody,
    people_to_name,
    ways_to_say,
)
from knowledge.search.weighing.office import (
    lacks_rank,
    leaves_holder_open,
    rank_asked,
    tells_office,
    tells_titled,
    titles_asked,
)
from knowledge.search.weighing.ofpeople import lacks_of_people
from knowledge.search.weighing.owning import Owner, tells_of_owner
from knowledge.search.weighing.passing import Passing
from knowledge.search.weighing.peoples import lacks_peoples, peoples_asked
from knowledge.search.weighing.planned import (
    asks_paid,
    asks_planned,
    missed_deeds,
    only_bid,
    only_missed,
    tells_plan,
)
from knowledge.search.weighing.relations import (
    asks_call,
    asks_successor,
    tells_call,
    tells_successor,
)
from knowledge.search.weighing.since import asks_since, tells_beginning
from knowledge.search.weighing.sorts import TELLS_SORT, sort_asked, sort_fit
from knowledge.search.weighing.speech import lacks_speech, speech_asked
from knowledge.search.weighing.spotted import (
    asks_carried,
    asks_origin,
    asks_spot,
    tells_carried,
    tells_origin,
    tells_spot,
)
from knowledge.search.weighing.subjected import (
    befell_another,
    beginning_asked,
    suffering_asked,
    tells_of_others,
)
from knowledge.search.weighing.tellers import doers_asked, does_another, only_filed, spots_asked
from knowledge.search.weighing.traits import lacks_trait, traits_asked
from knowledge.search.weighing.turns import (
    asks_another,
    end_asked,
    tells_another,
    tells_end_of_order,
    tells_turn,
    turn_asked,
)
from knowledge.search.weighing.untold import deed_to_tell, leaves_undone
from knowledge.search.weighing.whom import befallen, befell_people, people_asked, tells_of_them
from knowledge.search.weighing.wordfit import WordFit

__all__ = ["Demands"]

_Test = Callable[[WordFit, Fact], bool]
_Tests = tuple[tuple[object, _Test], ...]
"""What is asked for, and whether a fact lacks it; nothing asked for is not looked for."""

_MAY_ANSWER: Final = 0.4
"""Coverage from which on a line is looked at word by word."""
_BY_KEYWORD: Final = 0.75
"""How well a fact tells at most what only one of the words that were recorded for it says."""
_HARDLY: Final = 0.3
"""How well a fact tells at most what it says only by a far word."""
_DONE: Final = 0.45
"""How well the deed is told at least where it is asked whether it was done: a killing is no beheading."""


class Demands:
    """Those of one question, to be held against many facts."""

    def __init__(
        self, question: Question, wanted: Sequence[Concept], places: Places, owner: Owner
    ) -> None:
        self._question = question
        self._wanted = wanted
        self._places = places
        self._owner = owner
        tests = (*self._of_kinds(), *self._of_people(), *self._of_deeds(), *self._of_words())
        self._lacks = tuple(test for asked, test in tests if asked)

    def lacked_by(self, fit: WordFit, fact: Fact) -> bool:
        """Whether the fact, of whose words ``fit`` tells, does not say something as it is asked."""
        return any(lacks(fit, fact) for lacks in self._lacks)

    def _of_kinds(self) -> _Tests:
        question, places, everywhere = self._question, self._places, self._places.everywhere
        named, turned, passing = ways_to_say(question), contraries(question), Passing(question)
        somebody, place = people_to_name(question), place_asked(question)
        sort, one, kind = sort_asked(question), one_asked(question), kind_to_tell(question)
        unit = unit_asked(question)
        return (
            (question.topic, lambda fit, _: not self._tells_of_it(fit)),
            (
                question.identity,
                lambda _, fact: not tells_office(question, fact.statement, everywhere, fact.meant),
            ),
            (question.identity, lambda _, fact: leaves_holder_open(question, fact)),
            (unit, lambda _, fact: lacks_unit(unit, fact.statement)),
            (question.numbered, lambda _, fact: not tells_which(question, fact.statement)),
            (named, lambda _, fact: name_fit(named, fact.statement) < NAMED_SO),
            (somebody, lambda _, fact: not names_somebody(somebody, fact.statement)),
            (one, lambda _, fact: fact.passage and only_introduces(one, fact.statement)),
            (one, lambda _, fact: names_none_of_many(one, fact.statement)),
            (kind, lambda _, fact: fact.passage and leaves_kind_open(kind, fact.statement)),
            (question.ending, lambda _, fact: not tells_end(question, fact, everywhere)),
            (
                asks_whereabouts(question),
                lambda _, fact: not tells_whereabouts(question, fact, places),
            ),
            (
                sort,
                lambda _, fact: sort is not None and sort_fit(sort, fact.statement) < TELLS_SORT,
            ),
            (place, lambda _, fact: lie_fit(place, fact.statement) < TELLS_LIE),
            (asks_call(question), lambda _, fact: not tells_call(fact.statement)),
            (asks_successor(question.text), lambda _, fact: not tells_successor(fact.statement)),
            (asks_since(question.text), lambda _, fact: not tells_beginning(fact.statement)),
            (asks_origin(question.text), lambda _, fact: not tells_origin(fact.statement)),
            (asks_carried(question.text), lambda _, fact: not tells_carried(fact.statement)),
            (asks_spot(question), lambda _, fact: not tells_spot(question, fact, places)),
            (
                turned,
                lambda _, fact: (
                    tells_contrary(turned, fact.statement) and not counts_asked(question, fact)
                ),
            ),
            (passing.asks, lambda _, fact: passing.is_all(fact.statement)),
        )

    def _of_people(self) -> _Tests:
        question, everywhere = self._question, self._places.everywhere
        people, befell = people_asked(question), befallen(question)
        by_name = {Asked.HOW_MANY, Asked.WHETHER}.isdisjoint(question.asked)
        liberty, peoples = asked_liberty(question), peoples_asked(question, everywhere)
        acting, spots = asked_doers(question), spots_asked(question)
        of_people, turn = lacks_of_people(question), turn_asked(question)
        end, abroad = end_asked(question), names_another_country(question)
        titles, rank = titles_asked(question), rank_asked(question)
        return (
            (
                people,
                lambda fit, fact: (
                    not tells_of_them(people, fact, fit.candidate.document, by_name=by_name)
                ),
            ),
            (befell, lambda _, fact: not befell_people(befell, fact.statement)),
            (turn, lambda _, fact: turn is not None and not tells_turn(turn, fact.statement)),
            # A curated fact may be filed under the first of a kind without the word.
            (
                end,
                lambda _, fact: fact.passage and not tells_end_of_order(end, fact.statement),
            ),
            (abroad, lambda _, fact: fact.passage and abroad is not None and abroad(fact)),
            (
                titles,
                lambda fit, fact: (
                    fact.passage and not tells_titled(titles, fit.held, fact.statement)
                ),
            ),
            (rank, lambda _, fact: lacks_rank(rank, fact.statement)),
            (acting, lambda _, fact: not does_something(acting, fact.statement)),
            (of_people, lambda _, fact: any(lacks(fact) for lacks in of_people)),
            (liberty, lambda _, fact: lacks_liberty(liberty, fact.statement)),
            (
                peoples,
                lambda fit, fact: lacks_peoples(peoples, fact.statement, fit.candidate.document),
            ),
            (
                spots,
                lambda fit, fact: (
                    not fact.passage and only_filed(spots, fact, fit.candidate.document)
                ),
            ),
        )

    def _of_deeds(self) -> _Tests:
        question, wanted = self._question, self._wanted
        deeds, deed, doers = deeds_asked(question), asked_deed(question), doers_asked(question)
        done, missed = deed_without_doer(question), missed_deeds(question)
        work, ways = work_asked(question)
        suffered, begun = suffering_asked(question), beginning_asked(question)
        undone = deed_to_tell(question, wanted)
        company = next((each for each in constructions(question, wanted) if each.company), None)
        return (
            (
                begun,
                lambda _, fact: fact.passage and tells_of_others(begun, fact.statement, fact.title),
            ),
            (question.denied, lambda _, fact: not tells_denial(question, fact.statement)),
            (deeds, lambda _, fact: only_denies(deeds, fact.statement)),
            (
                asks_of_knowing(question),
                lambda _, fact: not tells_of_knowing(fact.statement),
            ),
            (asks_another(question), lambda _, fact: not tells_another(fact.statement)),
            (deed, lambda _, fact: tells_no_deed(deed, fact.statement)),
            (work, lambda _, fact: not tells_what_was_done(work, ways, fact.statement)),
            (
                done,
                lambda _, fact: (
                    tells_no_doer(done, fact.statement)
                    and not (company and company.tells(fact.statement))
                ),
            ),
            (
                undone.deed,
                lambda fit, fact: leaves_undone(undone, fit) and (undone.by_whom or fact.passage),
            ),
            (asks_planned(question), lambda _, fact: not tells_plan(fact.statement)),
            (missed, lambda _, fact: only_missed(missed, fact.statement)),
            (asks_paid(question), lambda _, fact: only_bid(fact.statement)),
            (
                Asked.WHETHER in question.asked and asks_deed(question),
                lambda fit, _: any(
                    each.predicate and fit.held.get(each.label, 1.0) < _DONE for each in wanted
                ),
            ),
            (doers.names, lambda _, fact: does_another(doers, fact)),
            (
                suffered.ways,
                lambda _, fact: (
                    fact.passage and befell_another(suffered, fact.statement, fact.title)
                ),
            ),
        )

    def _of_words(self) -> _Tests:
        question, wanted, owner = self._question, self._wanted, self._owner
        things, pairs = things_asked(question), compounds_asked(question, wanted)
        ways, speech = ways_asked(question), speech_asked(question)
        attribute, said = attribute_asked(question, wanted), said_clause(question)
        called = called_thing(question) if asks_calling(question) else frozenset()
        traits, other = traits_asked(question), another_asked(question)
        tried, body = tried_asked(wanted), sort_of_body(question, wanted)
        return (
            (said, lambda fit, _: fit.held.get(said, 1.0) <= _BY_KEYWORD),
            (
                owner,
                lambda fit, fact: not tells_of_owner(owner, fact.statement, fit.candidate.document),
            ),
            (
                tried,
                lambda fit, fact: only_attempted(tried, fact.statement, fit.candidate.document),
            ),
            (body, lambda fit, _: fit.held.get(body, 1.0) < _HARDLY),
            (called, lambda _, fact: calling_fit(called, fact.statement) < TELLS_CALLING),
            (things, lambda _, fact: only_as_deeds(things, fact.statement)),
            (pairs, lambda fit, fact: lacks_compound(pairs, fit.held, fact.statement, fact.meant)),
            (other, lambda _, fact: fact.passage and tells_only_one(other, fact.statement)),
            (speech.asked, lambda _, fact: lacks_speech(speech, fact)),
            (attribute, lambda fit, _: lacks_attribute(attribute, fit.held)),
            (traits, lambda _, fact: lacks_trait(traits, fact.statement)),
            (
                ways.ways,
                lambda fit, fact: (
                    fit.coverage >= _MAY_ANSWER
                    and not told_apart(ways, fact.statement, fit.candidate.document)
                ),
            ),
            (question.spelled, lambda fit, _: not _spells(question, fit.candidate.document)),
        )

    def _tells_of_it(self, fit: WordFit) -> bool:
        """Whether its statement plainly tells anything of what the question goes on from."""
        question = self._question
        focal = {term.corrected or term.word for term in question.terms if term.focal}
        new = [each.label for each in self._wanted if each.label in focal and not each.generic]
        if Asked.WHERE not in question.asked and any(
            fit.held.get(each, 1.0) <= _BY_KEYWORD for each in new
        ):
            return False
        return any(fit.held.get(label, 1.0) > _BY_KEYWORD for label in question.topic)


def _spells(question: Question, document: IndexDocument) -> bool:
    """Whether the fact holds every word of each asked name that the record does not list."""
    if not question.spelled:
        return True
    held = {token for _, tokens in document.fields for token in tokens}
    return all(stem in held for name in question.spelled for stem in name)
