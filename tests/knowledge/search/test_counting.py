"""How-many questions: the noun that is counted, and the figure that says how many."""

from datetime import date
from typing import Any

import pytest

from knowledge.flow import Asked, NameMatch, Question, Term, Variant
from knowledge.models import Fact, Figure, Name, NameKind
from knowledge.search.reading.counting import (
    SURE_FIT,
    asked_figure,
    counts_others,
)
from knowledge.search.reading.heads import counted, role_asked
from knowledge.search.reading.wholes import counts_whole
from knowledge.text import tokens
from tests.knowledge.search.records import span

NOWHERE: frozenset[str] = frozenset()


def stem(word: str) -> str:
    return tokens(word)[0].stem


def asked(*words: str, counting: str = "", **more: Any) -> Question:
    """A how-many question of these words; the word after ``counting`` is what is counted."""
    terms = tuple(Term(word, stem(word), counted=word == counting) for word in words)
    return Question("", more.pop("text", ""), asked=(Asked.HOW_MANY,), terms=terms, **more)


def told(statement: str, *figures: Figure) -> Fact:
    return Fact("F", statement, span(date(2001, 5, 4)), figures=figures)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("how many officers were hurt", "officers"),
        ("how many police officers were hurt", "officers"),
        ("how many of the officers were hurt", "officers"),
        ("how many members of the police were hurt", "police"),
        ("how many trains left the station", "trains"),
        ("how many private school teachers lost their licence", "teachers"),
        ("how many police officers resigned", "officers"),
        ("how many police shot rioters", "police"),
        ("how many firemen fought it", "firemen"),
        ("the number of wounded soldiers", "wounded"),
        ("what was the total of stolen cars", "stolen"),
        ("how much body weight the crew lost", "weight"),
        ("how many people watched it", "people"),
        ("how many of the 12 trains left", "trains"),
        ("how many were hurt", None),
        ("how many came to the service", None),
        ("how many work at the mine", None),
        ("how many tonnes of sand", None),
        ("how many hours did it last", None),
        ("when did the train leave", None),
    ],
)
def test_the_counted_noun_is_found_by_what_follows(text: str, noun: str | None) -> None:
    found = counted(text, tokens(text))
    assert (found.text if found else None) == noun


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("who was the mayor of the town", "mayor"),
        ("who's the driver", "driver"),
        ("who is Ada Vale's former deputy", "deputy"),
        ("who was the captain’s widow", "captain’s"),
        ("what is the name of the pilot", "pilot"),
        ("who was the train driven by", None),
        ("who was the oldest of the group", None),
        ("who resigned", None),
    ],
)
def test_the_office_whose_holder_is_asked_for(text: str, office: str | None) -> None:
    found = role_asked(text, tokens(text))
    assert (found.text if found else None) == office


def test_a_number_beside_the_counted_noun_counts_it_whatever_its_group() -> None:
    figure = Figure("closed", 60, group="institutions")
    question = asked("schools", "closed", counting="schools")
    assert not counts_others(question, figure, "60 private schools and other institutions closed.")
    assert counts_others(question, figure, "60 institutions closed, some of them schools.")


def test_attempts_are_told_to_who_asks_how_often() -> None:
    fact = told("Four attempts to dock failed.", Figure("attempts", 4))
    text = "how many times did they try to dock"
    figure, fit = asked_figure(asked("times", "dock", counting="times", text=text), fact, NOWHERE)
    assert figure == fact.figures[0]
    assert fit >= SURE_FIT


def test_what_only_describes_the_counted_is_not_counted() -> None:
    fact = told("26 armed rioters died.", Figure("killed", 26, group="rioters"))
    figure, fit = asked_figure(asked("armed", counting="armed"), fact, NOWHERE)
    assert figure is None or fit < SURE_FIT


def test_the_figure_of_the_asked_measure_fits_best() -> None:
    fact = told("5 died and 60 were hurt.", Figure("killed", 5), Figure("injured", 60))
    figure, fit = asked_figure(asked("injured", measure="injured"), fact, NOWHERE)
    assert figure == fact.figures[1]
    assert fit > SURE_FIT


def test_a_measure_without_words_of_its_own_is_met_by_its_name() -> None:
    fact = told("The fire burnt 70 boats.", Figure("burnt-boats", 70))
    figure, fit = asked_figure(asked("boats"), fact, NOWHERE)
    assert figure == fact.figures[0]
    assert fit > SURE_FIT


def test_who_is_counted_says_what_the_figure_counts() -> None:
    fact = told("Help came.", Figure("helped", 12, group="nurses"))
    assert asked_figure(asked("nurses"), fact, NOWHERE)[0] == fact.figures[0]


def test_a_figure_of_something_else_is_unsure() -> None:
    fact = told("Help came.", Figure("rescued", 12))
    assert asked_figure(asked("tents", counting="tents"), fact, NOWHERE)[1] < SURE_FIT


def test_the_whole_fits_better_than_a_special_group_or_place() -> None:
    question = asked("died", measure="killed")
    whole = told("x", Figure("killed", 9))
    group = told("x", Figure("killed", 2, group="nurses"))
    place = told("x", Figure("killed", 4, place="oderby"))
    people = told("x", Figure("killed", 4, group="people"))
    fits = [asked_figure(question, fact, NOWHERE)[1] for fact in (whole, group, place, people)]
    assert fits[0] == fits[3] > max(fits[1:3])


def test_naming_the_country_of_the_event_is_no_part() -> None:
    question = asked("died", measure="killed")
    fact = told("x", Figure("killed", 9, place="norland"))
    everywhere = asked_figure(question, fact, frozenset({"norland"}))[1]
    assert everywhere > asked_figure(question, fact, NOWHERE)[1]


def test_the_asked_place_is_the_figures_place() -> None:
    name = Name("oderby", NameKind.PLACE, "Oderby")
    question = asked("died", measure="killed", names=(NameMatch(name, "Oderby", 1.0),))
    fact = told("x", Figure("killed", 30), Figure("killed", 4, place="oderby"))
    figure, fit = asked_figure(question, fact, NOWHERE)
    assert figure is not None
    assert fit > SURE_FIT


@pytest.mark.parametrize(
    ("quantity", "figure", "fits"),
    [
        (("duration", "length"), Figure("duration", 9, unit="hours"), True),
        (("duration", "length"), Figure("power-cut", 9, unit="hours"), True),
        (("duration", "length"), Figure("age", 9, unit="years"), False),
        (("duration",), Figure("distance", 40, unit="kilometres"), False),
        (("distance",), Figure("tunnel", 40, unit="km"), True),
        (("mass", "weight"), Figure("cargo", 40, unit="metric tonnes"), True),
        (("cost", "damage", "price"), Figure("damage", 40), True),
        (("cost", "damage", "price"), Figure("killed", 40), False),
    ],
)
def test_the_form_of_the_question_rules_measures_out(
    quantity: tuple[str, ...], figure: Figure, fits: bool
) -> None:
    fact = told("Nothing is written here.", figure)
    assert (asked_figure(asked("x", quantity=quantity), fact, NOWHERE)[0] == figure) is fits


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("The town sent 35 buses.", 35),
        ("The town sent 1,200 old city buses.", 1200),
        ("A convoy of buses of 60 left.", 60),
        ("Buses came in 1999.", None),
        ("The 35 men waited for a very late bus.", None),
        ("Many buses came.", None),
        ("The number of buses in the town rose from 30 before dawn to 75.", 75),
        ("The mayor put the number of city buses at between 60 and 70.", 60),
        ("By 5 May the number of buses was unknown.", None),
        ("The number of buses on 5 May 1999 was 12.", 12),
        ("The price of buses reached 900.", None),
        ("He lost count of the buses.", None),
    ],
)
def test_a_number_before_the_counted_noun_serves_without_a_figure(
    statement: str, number: float | None
) -> None:
    figure, _ = asked_figure(asked("buses", counting="buses"), told(statement), NOWHERE)
    assert (figure.best if figure else None) == number


def test_a_number_before_a_strong_synonym_of_the_noun_serves_too() -> None:
    coaches = Term("coaches", stem("coaches"), 1.0, (Variant(stem("buses"), 0.9, "synonym"),))
    question = Question("", "", asked=(Asked.HOW_MANY,), terms=(coaches,))
    marked = Question(
        "",
        "",
        asked=(Asked.HOW_MANY,),
        terms=(Term("coaches", stem("coaches"), 1.0, coaches.variants, counted=True),),
    )
    fact = told("The town sent 35 buses.")
    assert asked_figure(question, fact, NOWHERE)[0] is None
    assert asked_figure(marked, fact, NOWHERE)[0] == Figure("count", 35)


def test_a_number_before_a_unit_of_the_form_serves_without_a_figure() -> None:
    fact = told("The tunnel is 12 kilometres long and 9 years old.")
    figure, _ = asked_figure(asked("tunnel", quantity=("distance",)), fact, NOWHERE)
    assert figure == Figure("distance", 12, unit="kilometres")
    figure, _ = asked_figure(asked("tunnel", quantity=("speed",)), fact, NOWHERE)
    assert figure is None


def test_a_mended_word_asks_for_its_measure() -> None:
    mended = Term("injurd", "injurd", 1.0, (Variant("injur", 0.8, "spelling"),), "injured")
    question = Question("", "", asked=(Asked.HOW_MANY,), terms=(mended,), measure="injured")
    fact = told("x", Figure("injured", 60))
    assert asked_figure(question, fact, NOWHERE)[1] > SURE_FIT


def test_a_part_of_a_count_is_not_the_whole() -> None:
    question = asked("soldiers", counting="soldiers")
    assert (
        asked_figure(question, told("Eleven people, seven of them soldiers."), NOWHERE)[0] is None
    )
    figure, _ = asked_figure(question, told("It took 50 soldiers."), NOWHERE)
    assert figure is not None
    assert figure.best == 50


def test_whom_a_count_is_of_is_asked_before_what_only_says_when() -> None:
    hurt = told("95 guards were injured.", Figure("injured", 95))
    text = "how many people were arrested when guards were injured"
    question = asked("people", "arrested", "guards", "injured", text=text)
    assert asked_figure(question, hurt, NOWHERE)[1] < SURE_FIT
    assert asked_figure(asked("people", "injured"), hurt, NOWHERE)[1] >= SURE_FIT


@pytest.mark.parametrize(
    ("quantity", "text", "statement", "best"),
    [
        (("magnitude",), "how strong was it", "The magnitude was raised from 8.8 to 9.0.", 9.0),
        ((), "how big was the zone", "The zone was widened to 20 kilometres.", 20),
        ((), "when was the zone set", "The zone was widened to 20 kilometres.", None),
    ],
)
def test_a_size_stands_with_its_unit_and_a_magnitude_after_its_name(
    quantity: tuple[str, ...], text: str, statement: str, best: float | None
) -> None:
    figure, _ = asked_figure(asked(quantity=quantity, text=text), told(statement), NOWHERE)
    assert (figure.best if figure else None) == best


def test_a_measure_that_is_named_answers_another_form() -> None:
    dose = told("The radiation was 400.", Figure("radiation", 400))
    strong = ("magnitude", "power", "speed")
    assert asked_figure(asked("radiation", quantity=strong), dose, NOWHERE)[1] >= SURE_FIT
    assert asked_figure(asked("wind", quantity=strong), dose, NOWHERE)[1] < SURE_FIT


def test_a_bare_how_many_takes_a_count_without_unit() -> None:
    lifted = told("Twenty had been brought up.", Figure("lifted", 20))
    assert asked_figure(asked("brought"), lifted, NOWHERE)[1] >= SURE_FIT
    assert asked_figure(asked("boats", counting="boats"), lifted, NOWHERE)[1] < SURE_FIT


@pytest.mark.parametrize(("measure", "sure"), [("viewers", True), ("broadcasts", False)])
def test_people_are_counted_by_a_measure_that_says_who_they_are(measure: str, sure: bool) -> None:
    question = asked("people", "watched", counting="people")
    _, fit = asked_figure(question, told("40 million watched.", Figure(measure, 4e7)), NOWHERE)
    assert (fit >= SURE_FIT) is sure


def test_troops_are_no_count_of_the_countries_that_sent_them() -> None:
    question = asked("countries", "sent", "troops", counting="countries")
    _, fit = asked_figure(
        question, told("They sent 3,000 troops.", Figure("troops", 3000)), NOWHERE
    )
    assert fit < SURE_FIT
    five = told("Troops came from five countries.", Figure("countries", 5))
    assert asked_figure(question, five, NOWHERE)[1] >= SURE_FIT


def test_how_big_a_force_is_its_troops_tell() -> None:
    question = asked("large", "force", text="how large is the force?")
    _, fit = asked_figure(question, told("It has 2,500.", Figure("troops", 2500)), NOWHERE)
    assert fit >= SURE_FIT


@pytest.mark.parametrize(
    ("text", "lacking", "whole"),
    [
        ("how many of the detained were freed", {"freed"}, True),
        ("how many of the detained were freed", set(), False),
        ("how many detained were freed", {"freed"}, False),
    ],
)
def test_all_of_them_are_no_count_of_some(text: str, lacking: set[str], whole: bool) -> None:
    question = asked("detained", "freed", counting="detained", text=text)
    assert counts_whole(question, Figure("detained", 90), lacking) is whole


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("how many miners were rescued", False),
        ("how many rescuers came", True),
    ],
)
def test_rescuers_are_no_count_of_the_rescued(text: str, sure: bool) -> None:
    words = [word.folded for word in tokens(text) if word.folded not in ("how", "many", "were")]
    question = asked(*words, counting=words[0], text=text)
    fact = told("About 130 rescuers went in.", Figure("count", 130, group="rescuers"))
    assert (asked_figure(question, fact, NOWHERE)[1] >= SURE_FIT) is sure


def test_people_who_came_may_be_called_whatever_they_are_and_be_anywhere() -> None:
    fact = told("Some 600 islanders met.", Figure("count", 600, group="islanders", place="oderby"))
    question = asked("memorial", text="how many came to the memorial")
    figure, fit = asked_figure(question, fact, NOWHERE)
    assert figure == fact.figures[0]
    assert fit >= SURE_FIT


def test_who_did_it_is_not_counted() -> None:
    fact = told("They sent two helicopters.", Figure("count", 2, group="helicopters"))
    question = asked("helicopters", text="how many did the helicopters rescue")
    assert asked_figure(question, fact, NOWHERE)[1] < SURE_FIT
