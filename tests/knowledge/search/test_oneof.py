"""A line that answers "which company" or "who" names one."""

from dataclasses import replace

import pytest

from knowledge.flow import Asked, NameMatch, Question, Term, Variant
from knowledge.models import Attribution, Fact, FactName, Name, NameKind
from knowledge.search.reading.oneof import Kinds, names_one, tells_of_doers

KINDS = Kinds(
    people=frozenset({"ada"}), places=frozenset({"oderby"}), bodies=frozenset({"skyline", "press"})
)


def _asked(text: str, *asked: Asked) -> Question:
    return Question(raw=text, text=text, asked=asked or (Asked.WHAT,))


def _told(statement: str, *names: str, role: str = "subject", **more: object) -> Fact:
    return Fact(
        id="F-1",
        statement=statement,
        names=tuple(FactName(name, role) for name in names),
        **more,  # type: ignore[arg-type]  # a test gives few of many fields
    )


def test_a_company_is_named_where_one_is_asked_for() -> None:
    question = _asked("which insurance company covered the bridge?")
    assert names_one(question, _told("Skyline covered it.", "skyline"), KINDS)
    assert not names_one(question, _told("Ada Ström covered it with a cloth.", "ada"), KINDS)


def test_what_a_company_did_asks_for_no_company() -> None:
    told = Fact("F-1", "It announced that twelve branches would close.", passage=True)
    assert names_one(_asked("what did Quay Bank announce?"), told, KINDS)


def test_who_only_says_so_is_no_company_that_did_it() -> None:
    told = _told("Skyline said the bridge was insured.", "skyline", role="speaker")
    assert not names_one(_asked("which company insured the bridge?"), told, KINDS)
    said = _told("The bridge fell.", attribution=Attribution(who="Press", who_name="press"))
    assert names_one(_asked("which news agency told of the bridge?"), said, KINDS)


@pytest.mark.parametrize(
    ("statement", "names", "told"),
    [
        ("The flood reached Oderby.", ("oderby",), True),
        ("The flood reached Paris.", (), True),
        ("The flood came at night.", (), False),
    ],
)
def test_a_town_is_named_where_one_is_asked_for(
    statement: str, names: tuple[str, ...], told: bool
) -> None:
    assert names_one(_asked("which town was flooded?"), _told(statement, *names), KINDS) is told


@pytest.mark.parametrize(
    ("text", "statement", "names", "told"),
    [
        ("what is the mayor called?", "A crowd stormed the mayor's office.", (), False),
        ("did the mayor resign?", "A crowd stormed the mayor’s house.", (), False),
        ("did the mayor resign?", "The mayor left the mayor's office.", (), True),
        ("did the mayor resign?", "A crowd stormed the town hall.", (), False),
        ("did the mayor resign?", "Ada Ström left the town hall.", ("ada",), True),
        ("who stormed the mayor's office?", "A crowd stormed the mayor's office.", (), True),
        ("who stormed the seat of the mayor?", "A crowd stormed the mayor's office.", (), True),
        ("who stormed the hall?", "A crowd stormed the mayor's office.", (), True),
    ],
)
def test_the_house_of_who_holds_an_office_is_not_the_holder(
    text: str, statement: str, names: tuple[str, ...], told: bool
) -> None:
    assert names_one(_asked(text), _told(statement, *names), KINDS) is told


@pytest.mark.parametrize(("described", "told"), [("n_ada", True), ("n_press", False)])
def test_who_is_not_said_to_hold_the_office_is_not_the_holder(described: str, told: bool) -> None:
    term = Term("mayor", "mayor", variants=(Variant(described, 0.8, "described"),))
    question = replace(_asked("did the mayor resign?"), terms=(term,))
    assert names_one(question, _told("Ada Ström left the hall.", "ada"), KINDS) is told


def test_what_only_belongs_to_one_of_the_kind_is_not_it() -> None:
    question = _asked("which broadcaster's tower was burned?")
    assert names_one(question, _told("The tower at the pier was burned."), KINDS)


@pytest.mark.parametrize(
    ("question", "statement", "told"),
    [
        ("who designed the bridge?", "Rioters burned the bridge.", False),
        ("who designed the bridge?", "The architect Ada Ström was honoured.", True),
        ("who made the statue?", "Rioters toppled the statue.", False),
        ("who made the decision?", "Rioters toppled the statue.", True),
        ("who made the list?", "The governor Ada Ström published the list.", True),
    ],
)
def test_makers_are_told_by_the_making(question: str, statement: str, told: bool) -> None:
    assert tells_of_doers(_asked(question, Asked.WHO), _told(statement)) is told


def test_any_line_will_do_where_no_kind_is_asked_for() -> None:
    assert names_one(_asked("what was flooded?"), _told("The flood came at night."), KINDS)


@pytest.mark.parametrize(
    ("statement", "names", "told"),
    [
        ("The plant had four units.", (), False),
        ("Rioters pulled the gate down; the guards ran.", (), True),
        ("The gate was opened by Ada Ström.", ("ada",), True),
    ],
)
def test_somebody_is_told_of_where_it_is_asked_who_did_it(
    statement: str, names: tuple[str, ...], told: bool
) -> None:
    question = _asked("who opened the gate?", Asked.WHO)
    assert tells_of_doers(question, _told(statement, *names)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("who is in it?", False),
        ("who belongs to the league?", False),
        ("who are the members of the league?", False),
        ("which countries are in the league?", False),
        ("what did the members of the league say?", True),
        ("who is the head of the league?", True),
    ],
)
def test_members_of_a_body_are_told_by_what_names_several(text: str, told: bool) -> None:
    kinds = Kinds(places=frozenset({"norland", "velland"}), bodies=frozenset({"league", "police"}))
    league = NameMatch(Name("league", NameKind.ORGANISATION, "League"), "league", 1.0)
    question = replace(_asked(text, Asked.WHO), names=(league,))
    several = _told("Norland and Velland form it.", "league", "norland", "velland")
    assert names_one(question, several, kinds)
    other = _told("The league thanked Norland's police.", "league", "norland", "police")
    assert names_one(question, other, kinds) is told
