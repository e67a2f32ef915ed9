"""Concepts and the pure scores: what a question needs, and how well a fact meets it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from knowledge.dates.span import DateSpan, Precision
from knowledge.document import describe, name_token
from knowledge.flow import (
    Asked,
    Candidate,
    NameMatch,
    Question,
    Term,
    Variant,
    Vocabulary,
)
from knowledge.models import (
    Attribution,
    Basis,
    Fact,
    FactName,
    Figure,
    Link,
    LinkKind,
    Name,
    NameKind,
    Standing,
)
from knowledge.search.fetching import GREAT, enough_for
from knowledge.search.weighing.concepts import Concept, concepts, plan_for, rarity
from knowledge.search.weighing.kindfit import Places, kind_fit
from knowledge.search.weighing.likes import tells_which
from knowledge.search.weighing.rank import weigh
from knowledge.search.weighing.telling import salience
from knowledge.search.weighing.wordfit import best_by_words, fit_words
from knowledge.search.weighing.wording import Wording
from knowledge.text import tokens
from tests.knowledge.search.records import span

DAY = span(date(2001, 5, 4))
VOCABULARY = Vocabulary(1, 100, 8.0, {"bridg": 4, "river": 60, "fell": 4, "n_oderby": 9})
ODERBY = Name("oderby", NameKind.PLACE, "Oderby")
NORLAND = Name("norland", NameKind.PLACE, "Norland")
ADA = Name("ada", NameKind.PERSON, "Ada Ström")


def term(word: str, **more: Any) -> Term:
    return Term(word, tokens(word)[0].stem, **more)


def question(*terms: Term, **more: Any) -> Question:
    return Question("", "", terms=terms, **more)


def match(name: Name, **more: Any) -> NameMatch:
    return NameMatch(name, name.display, 1.0, **more)


def candidate(statement: str, **more: Any) -> Candidate:
    fact = Fact("F", statement, DAY, **more)
    names = {each.id: each for each in (ODERBY, NORLAND, ADA)}
    return Candidate("x", "F", 1, DAY.first, DAY.last, describe(fact, names))


def concept(word: str, weight: float = 1.0, **more: Any) -> Concept:
    return Concept(word, {tokens(word)[0].stem: 1.0}, weight, **more)


def test_rarer_words_weigh_more_and_unknown_ones_most() -> None:
    common, rare, unknown = (rarity((word,), VOCABULARY) for word in ("river", "bridg", "xyz"))
    assert unknown > rare > common > 0
    assert rarity(("river", "bridg"), VOCABULARY) == common
    assert rarity((), VOCABULARY) == unknown


def test_names_come_before_words_and_default_names_ask_for_nothing() -> None:
    asked = question(term("bridge"), names=(match(NORLAND), match(ODERBY)))
    found = concepts(asked, VOCABULARY, frozenset({"norland"}))
    assert [each.label for each in found] == ["Oderby", "bridge"]


def test_what_is_said_twice_asks_once() -> None:
    twice = replace(term("bridges"), token=term("bridge").token, counted=True)
    (found,) = concepts(question(term("bridge"), twice), VOCABULARY, frozenset())
    assert found.label == "bridges"
    assert found.least > 0


@pytest.mark.parametrize(
    ("name", "required"),
    [
        (match(ODERBY), True),
        (match(ODERBY, by_title=True), True),
        (NameMatch(ODERBY, "the river town", 1.0, by_title=True), False),
        (match(ADA, by_title=True), False),
        (match(ODERBY, sorting=True), False),
    ],
)
def test_a_name_that_was_written_has_to_be_there_and_an_office_need_not(
    name: NameMatch, required: bool
) -> None:
    (found,) = concepts(question(names=(name,)), VOCABULARY, frozenset())
    assert (found.least > 0) is required
    assert found.tokens[name_token(name.name.id)] == 1.0


def test_another_single_word_for_a_place_meets_it_less_surely_than_its_mark() -> None:
    (found,) = concepts(
        question(names=(match(ODERBY, words=("odrobi",)),)), VOCABULARY, frozenset()
    )
    assert found.least <= found.tokens["odrobi"] < found.tokens["oderbi"]


@pytest.mark.parametrize(
    ("statement", "meets"),
    [
        ("Pump 2 failed on the bridge.", True),
        ("Pumps 1 and 2 failed on the bridge.", True),
        ("No 2 pump failed on the bridge.", True),
        ("Pump 4 failed on the bridge at 2:05.", False),
        ("A pump failed on the bridge.", True),
    ],
)
def test_a_thing_with_a_number_is_not_its_like(statement: str, meets: bool) -> None:
    assert tells_which(question(numbered=(("pump", "2"),)), statement) is meets


def test_every_word_of_a_name_that_the_record_does_not_list_has_to_be_there() -> None:
    asked = question(term("bridge"), spelled=(("river", "bridg"),))
    wanted = concepts(asked, VOCABULARY, frozenset())
    for statement, lacks in (("The River Bridge fell.", False), ("The bridge fell.", True)):
        fits = best_by_words([candidate(statement)], wanted, 1)
        (found,) = weigh(asked, fits, {("x", "F"): Fact("F", statement, DAY, scope="x")}, wanted)
        assert found.unmet is lacks


def test_titles_and_hints_weigh_less_than_names() -> None:
    (plain,) = concepts(question(names=(match(ODERBY),)), VOCABULARY, frozenset())
    for weaker in (match(ODERBY, by_title=True), match(ODERBY, sorting=True)):
        (found,) = concepts(question(names=(weaker,)), VOCABULARY, frozenset())
        assert found.weight < plain.weight


def test_a_name_of_several_words_is_spelled_out_only_as_a_whole() -> None:
    (found,) = concepts(question(names=(match(ADA),)), VOCABULARY, frozenset())
    both = candidate("Ada was seen, says Ström.")
    one = candidate("Ada was seen.")
    marked = candidate("She was seen.", names=(FactName("ada"),))
    fits = [fit_words(each, [found]).coverage for each in (marked, both, one)]
    assert fits[0] > fits[1] > fits[2] == 0


def test_a_word_that_the_record_lacks_counts_less_beside_two_other_ideas() -> None:
    two = concepts(question(term("bridge"), term("zebra")), VOCABULARY, frozenset())
    three = concepts(
        question(term("bridge"), term("river"), term("zebra")), VOCABULARY, frozenset()
    )
    assert three[-1].weight < two[-1].weight
    assert three[0].weight == two[0].weight


def test_distant_words_for_each_of_several_ideas_are_no_answer() -> None:
    ideas = [
        Concept(word, {word: 1.0, near: 0.65}, 1.0)
        for word, near in (("a", "river"), ("b", "rose"))
    ]
    assert fit_words(candidate("The river rose."), ideas).unmet
    assert not fit_words(candidate("The river rose."), ideas[:1]).unmet


def test_what_is_counted_has_to_be_there() -> None:
    found = concepts(question(term("bridge", counted=True)), VOCABULARY, frozenset())
    assert found[0].least > 0
    assert not fit_words(candidate("The bridge fell."), found).unmet
    assert fit_words(candidate("The river rose."), found).unmet


def test_framing_words_are_generic_and_need_not_be_there() -> None:
    found = concepts(question(term("happened", weight=0.2, counted=True)), VOCABULARY, frozenset())
    assert found[0].generic
    assert found[0].least == 0


def test_a_word_is_known_by_whatever_may_stand_for_it() -> None:
    variant = Variant("bridg", 0.7, "synonym")
    found = concepts(
        question(term("viaduct", variants=(variant,)), term("umbrella")), VOCABULARY, frozenset()
    )
    assert [each.known for each in found] == [True, False]


def test_a_correction_is_the_label() -> None:
    (found,) = concepts(question(term("brigde", corrected="bridge")), VOCABULARY, frozenset())
    assert found.label == "bridge"


def test_the_plan_reads_the_rarest_words_first() -> None:
    wanted = (concept("river"), concept("bridge"), concept("umbrella"))
    plan = plan_for(("x",), wanted, VOCABULARY, None)
    assert plan.tokens == ("bridg", "river")
    assert (plan.first, plan.last) == (None, None)
    assert plan_for(("x",), (), VOCABULARY, (3, 9)).tokens == ()
    assert plan_for(("x",), (), VOCABULARY, (3, 9)).last == 9


def test_fewer_candidates_suffice_where_words_alone_decide() -> None:
    by_words = question(term("bridge"))
    day = DateSpan(738_000, 738_000)
    few = enough_for(by_words, GREAT - 1)
    assert few < enough_for(by_words, GREAT)
    assert enough_for(by_words, GREAT) < enough_for(replace(by_words, when=(day,)), GREAT)
    assert few < enough_for(replace(by_words, latest=True), GREAT - 1)
    assert plan_for(("x",), (concept("bridge"),), VOCABULARY, None, enough=few).enough == few


def test_coverage_is_the_share_of_the_weight_that_is_there() -> None:
    fit = fit_words(candidate("The bridge fell."), [concept("bridge", 3), concept("river", 1)])
    assert fit.coverage == pytest.approx(0.75)
    assert [each.label for each in fit.missing] == ["river"]
    assert fit_words(candidate("The bridge fell."), []).coverage == 0.0


def test_content_leaves_names_framing_and_hints_aside() -> None:
    wanted = [
        concept("bridge"),
        concept("Oderby", is_name=True),
        concept("happened", generic=True),
        concept("river", inherited=True),
    ]
    assert fit_words(candidate("The bridge fell."), wanted).content == 1.0
    assert fit_words(candidate("It fell."), wanted[1:]).content == 1.0
    assert fit_words(candidate("The river rose in Oderby."), wanted).content == 0.0


def test_the_statement_counts_more_than_the_topics() -> None:
    told = fit_words(candidate("The bridge fell."), [concept("bridge")])
    filed = fit_words(candidate("It fell.", topics=("bridge",)), [concept("bridge")])
    assert told.coverage > filed.coverage > 0


def test_short_exact_facts_have_more_focus() -> None:
    short = fit_words(candidate("The bridge fell."), [concept("bridge")])
    long = fit_words(
        candidate("The bridge fell while rain, hail and storm raged over villages."),
        [concept("bridge")],
    )
    assert short.focus > long.focus > 0
    assert fit_words(candidate("The."), [concept("bridge")]).focus == 0.0


def test_words_side_by_side_are_nearer() -> None:
    wanted = [concept("bridge"), concept("fell")]
    near = fit_words(candidate("Then the bridge fell."), wanted)
    far = fit_words(candidate("The bridge near the old mill of the village fell."), wanted)
    assert near.nearness == 1.0
    assert near.nearness > far.nearness > 0
    assert fit_words(candidate("The bridge burnt."), wanted).nearness == 0.0


def test_a_repeated_word_does_not_hide_the_nearest_pair() -> None:
    wanted = [concept("bridge"), concept("fell")]
    fit = fit_words(candidate("The bridge, old bridge of stone, the bridge fell."), wanted)
    assert fit.nearness == 1.0


def test_a_fact_of_the_asked_day_is_not_crowded_out() -> None:
    many = [replace(candidate("The bridge fell."), fact=f"F{at}") for at in range(9)]
    dated = replace(candidate("The bridge fell."), fact="G1", first=700_000, last=700_002)
    day = DateSpan(700_001, 700_001)
    found = best_by_words([*many, dated], [concept("bridge")], 3, [day], share=0.2)
    assert [fit.candidate.fact for fit in found] == ["G1", "F0", "F1"]


def test_the_nearer_to_the_asked_day_the_sooner_it_is_weighed() -> None:
    of_days = [
        replace(
            candidate("The bridge fell."), fact=f"F{off}", first=700_001 + off, last=700_001 + off
        )
        for off in (9, 2, 1, 0, -1)
    ]
    day = DateSpan(700_001, 700_001)
    found = best_by_words(of_days, [concept("bridge")], 4, [day], share=0.2)
    assert [fit.candidate.fact for fit in found] == ["F0", "F-1", "F1", "F2"]


def test_words_of_an_asked_day_count_only_for_what_has_no_day() -> None:
    asked = [Wording({"bridg": 1.0}, 2.0), Wording({"1932": 1.0}, 4.0, dated=True)]
    undated = replace(candidate("In 1932 it stood."), fact="U", first=None, last=None)
    other_day = replace(candidate("In 1932 it stood."), fact="O", first=5, last=5)
    of_bridge = replace(candidate("The bridge stood."), fact="B", first=5, last=5)
    found = best_by_words([undated, other_day, of_bridge], [concept("bridge")], 3, (), asked)
    text = {fit.candidate.fact: fit.text for fit in found}
    assert text["O"] == 0.0
    assert text["U"] > 0.2
    assert text["B"] > text["U"]


def test_the_best_by_words_are_few_and_in_a_fixed_order() -> None:
    many = [replace(candidate("The bridge fell."), fact=f"F-{at}") for at in (3, 1, 2)]
    worse = replace(candidate("The river rose."), fact="F-0")
    found = best_by_words([worse, *many], [concept("bridge")], 3)
    assert [fit.candidate.fact for fit in found] == ["F-1", "F-2", "F-3"]


def test_a_fact_that_was_not_read_is_left_out() -> None:
    fits = best_by_words([candidate("The bridge fell.")], [concept("bridge")], 3)
    assert weigh(question(), fits, {}) == ()


def test_equal_scores_go_by_day_scope_and_id() -> None:
    facts = {
        ("x", "F-2"): Fact("F-2", "The bridge fell.", DAY, scope="x"),
        ("x", "F-1"): Fact("F-1", "The bridge fell.", DAY, scope="x"),
        ("x", "F-3"): Fact("F-3", "The bridge fell.", span(date(2001, 5, 1)), scope="x"),
    }
    fits = [
        fit_words(replace(candidate("The bridge fell."), fact=key[1]), [concept("bridge")])
        for key in facts
    ]
    found = weigh(question(), fits, facts, [concept("bridge")])
    assert [each.fact.id for each in found] == ["F-3", "F-1", "F-2"]
    assert all(0 <= each.score <= 1 for each in found)


def test_what_lacks_a_word_far_behind_the_best_is_not_looked_at_further() -> None:
    statements = {"F-1": "The bridge fell.", "F-2": "Ada Ström spoke on a hill."}
    facts = {("x", each): Fact(each, text, DAY, scope="x") for each, text in statements.items()}
    wanted = [concept("bridge", least=0.5)]
    fits = [
        fit_words(replace(candidate(text), fact=each), wanted) for each, text in statements.items()
    ]
    bars = [
        [(each.unmet, each.barred) for each in weigh(question(), fits, facts, wanted, every=every)]
        for every in (True, False)
    ]
    assert bars == [[(False, False), (True, True)], [(False, False), (True, False)]]


def test_a_deed_tells_more_of_its_day_than_words() -> None:
    deed = Fact("F", "x", DAY, figures=(Figure("killed", 1),))
    claim = Fact("F", "x", DAY, standing=Standing.CLAIMED, attribution=Attribution("She"))
    guess = replace(claim, basis=Basis.INFERRED)
    linked = replace(deed, links=(Link(LinkKind.UPDATES, "G"),))
    values = [salience(each) for each in (linked, deed, claim, guess)]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == 4
    assert all(0 <= value <= 1 for value in values)


def asking(
    kind: Asked, *names: NameMatch, text: str = "", terms: tuple[Term, ...] = ()
) -> Question:
    return Question("", text, asked=(kind,), names=names, terms=terms)


def fact(statement: str = "x", when: DateSpan | None = DAY, **more: Any) -> Fact:
    return Fact("F", statement, when, **more)


@pytest.mark.parametrize(
    ("kind", "better", "worse"),
    [
        (Asked.WHEN, fact(), fact(basis=Basis.INFERRED)),
        (Asked.WHEN, fact(), fact(when=span(date(2001, 5, 1), date(2001, 5, 9)))),
        (Asked.WHEN, fact(basis=Basis.INFERRED), fact(when=None)),
        (Asked.WHO, fact(names=(FactName("ada", "actor"),)), fact(names=(FactName("ada"),))),
        (Asked.WHO, fact(names=(FactName("ada"),)), fact()),
        (Asked.WHO, fact(attribution=Attribution("She")), fact()),
        (Asked.WHERE, fact(places=("lindow",)), fact()),
        (Asked.WHY, fact("It fell because of rust."), fact("It fell at night.")),
        (Asked.WHY, fact("They closed it to prevent a fire."), fact("They closed it.")),
        (Asked.WHY, fact("It fell since it was old."), fact("It rained since June.")),
        (Asked.WHY, fact("They quarrelled over the toll."), fact("They took over the toll.")),
        (Asked.WHO_SAID, fact(attribution=Attribution("She")), fact()),
        (Asked.HOW_MANY, fact("60 came."), fact("Many came.")),
    ],
)
def test_what_is_of_the_asked_kind_fits_better(kind: Asked, better: Fact, worse: Fact) -> None:
    asked = asking(kind, terms=(term("bridge"),))
    assert kind_fit(asked, better, 0.0) > kind_fit(asked, worse, 0.0)


def test_who_said_it_is_best_told_by_the_asked_speaker() -> None:
    asked = asking(Asked.WHO_SAID, match(ADA))
    hers = fact(attribution=Attribution("Ada Ström", who_name="ada"))
    spoken = fact(names=(FactName("ada", "speaker"),))
    other = fact(attribution=Attribution("He"))
    assert kind_fit(asked, hers, 0.0) == kind_fit(asked, spoken, 0.0) == 1.0
    assert kind_fit(asked, other, 0.0) < 1.0


def test_the_asked_person_does_not_answer_who() -> None:
    asked = asking(Asked.WHO, match(ADA))
    assert kind_fit(asked, fact(names=(FactName("ada", "actor"),)), 0.0) < 0.5


def test_where_a_place_is_wants_its_position() -> None:
    asked = asking(Asked.WHERE, match(ODERBY))
    lies = fact("Oderby lies north of the lake.", places=("oderby",))
    works = fact("Schools closed in Oderby.", places=("oderby",))
    assert kind_fit(asked, lies, 0.0) > kind_fit(asked, works, 0.0)


def test_several_places_answer_which_places_better_than_one() -> None:
    asked = asking(Asked.WHERE, text="which towns were flooded", terms=(term("flooded"),))
    one, two = fact(places=("oderby",)), fact(places=("oderby", "lindow"))
    assert kind_fit(asked, two, 0.0) > kind_fit(asked, one, 0.0)


def test_the_place_of_the_whole_event_tells_nobody_where() -> None:
    asked = asking(Asked.WHERE, text="where did it break out", terms=(term("broke"),))
    there, somewhere = fact(places=("norland", "oderby")), fact(places=("norland",))
    event = Places(frozenset({"norland"}))
    assert kind_fit(asked, there, 0.0, event) > kind_fit(asked, somewhere, 0.0, event)
    assert kind_fit(asked, somewhere, 0.0) == 1.0


def test_a_house_in_a_town_is_no_second_town() -> None:
    asked = asking(Asked.WHERE, text="which towns were flooded", terms=(term("flooded"),))
    house = fact(places=("oderby", "oderby-hall"))
    assert kind_fit(asked, house, 0.0, Places(wide={"oderby"})) < kind_fit(asked, house, 0.0)


def test_a_country_named_twice_is_one() -> None:
    asked = asking(Asked.WHERE, text="which countries sent help")
    two = fact("Norway and Sweden sent help.")
    again = fact("Norway said that Norway sent help.")
    assert kind_fit(asked, two, 0.0) > kind_fit(asked, again, 0.0)


def test_a_figure_fits_as_well_as_it_says_what_is_asked() -> None:
    asked = asking(Asked.HOW_MANY)
    assert kind_fit(asked, fact("60 came."), 0.9) == 0.9


def test_the_best_of_two_kinds_counts() -> None:
    both = replace(asking(Asked.WHY), asked=(Asked.WHY, Asked.WHEN))
    assert kind_fit(both, fact(), 0.0) == 1.0
    assert kind_fit(replace(both, asked=()), fact(), 0.0) == 0.5


def test_a_month_answers_when_less_well_than_a_day() -> None:
    month = fact(when=span(date(2001, 5, 1), date(2001, 5, 31), precision=Precision.MONTH))
    assert kind_fit(asking(Asked.WHEN), month, 0.0) < kind_fit(asking(Asked.WHEN), fact(), 0.0)


@pytest.mark.parametrize(
    ("text", "better", "worse"),
    [
        (
            "where did they come from",
            "They came from the hills.",
            "They marched to the harbour.",
        ),
        (
            "which countries sent ships",
            "Ships came of France, Italy and Spain.",
            "Ships came of one country.",
        ),
    ],
)
def test_origins_and_several_places_are_told_where_they_are_asked(
    text: str, better: str, worse: str
) -> None:
    asked = Question("", text, asked=(Asked.WHERE,))
    fits = [kind_fit(asked, Fact("F", statement, DAY), 0.0) for statement in (better, worse)]
    assert fits[0] == 1.0
    assert fits[1] < 0.5


def test_who_holds_an_office_is_best_told_by_saying_so() -> None:
    asking = question(term("mayor", counted=True), asked=(Asked.WHO,), identity=True)
    plain = Fact("F", "Ada Ström was the mayor of Oderby.", None)
    acting = Fact("F", "Mayor Ada Ström opened the bridge.", DAY, names=(FactName("ada", "actor"),))
    assert kind_fit(asking, plain, 0.0) > kind_fit(asking, acting, 0.0)
