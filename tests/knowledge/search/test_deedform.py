"""Deeds and things of the same stem, special people, wants, and what can only come after its opposite."""

from collections.abc import Iterator
from datetime import date

import pytest

from knowledge.flow import Status
from knowledge.lexicon.opposites import presupposes
from knowledge.lexicon.synonyms import synonyms
from knowledge.models import Citation, Fact, FactName, Figure, Name, NameKind
from knowledge.search.weighing.deedform import Deed, sorts_next, tells_no_deed
from knowledge.text import tokens
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span

NAMES = (
    Name("moss", NameKind.PERSON, "Edda Moss", titles=("the president",)),
    Name("lang", NameKind.PERSON, "Otto Lang", titles=("the mayor",)),
    Name("oderby", NameKind.PLACE, "Oderby"),
    Name("velm", NameKind.PLACE, "Velmstad", titles=("the capital",)),
)


def told(number: int, statement: str, *names: FactName, figures: tuple[Figure, ...] = ()) -> Fact:
    return Fact(
        f"DE-{number:02}",
        statement,
        span(date(2001, 5, number)),
        citations=(Citation("paper", number),),
        names=names,
        places=tuple(each.name for each in names if each.name in ("oderby", "velm")),
        figures=figures,
    )


FACTS = (
    told(1, "The ministry's travel advisory said that dockers had been hurt."),
    told(2, "Residents of Oderby marched and demanded lower fares.", FactName("oderby")),
    told(3, "Oderby lies on the coast.", FactName("oderby")),
    told(4, "Edda Moss dismissed the harbour board.", FactName("moss", "actor")),
    told(5, "The pier was closed."),
    told(6, "A lower fare was the main demand of the strikers."),
    told(7, "Velmstad and Oderby were cut off.", FactName("velm"), FactName("oderby")),
    told(
        8,
        "More than 200 people had been arrested, the police ministry said.",
        figures=(Figure("detained", 200, group="people", cumulative=True),),
    ),
)


@pytest.fixture(scope="module")
def own() -> Iterator[Asker]:
    with asked_of(pack_of(*FACTS, names=NAMES, title="The harbour days")) as asker:
        yield asker


@pytest.mark.parametrize(
    "text",
    [
        "were any travellers hurt?",
        "did the president resign?",
        "was the pier reopened?",
        "is Oderby the capital?",
        "what will happen next?",
        "how many foreigners were arrested?",
        "what did the people of Velmstad want?",
    ],
)
def test_what_is_not_told_is_not_answered(own: Asker, text: str) -> None:
    assert own(text).status is not Status.ANSWERED


@pytest.mark.parametrize(
    "text", ["what did the workers in Oderby want?", "what did the dockers of Oderby demand?"]
)
def test_who_of_a_place_wants_something_may_be_called_otherwise(own: Asker, text: str) -> None:
    assert lead_ids(own(text))[0] == "DE-02"


@pytest.mark.parametrize(
    ("ways", "whom", "statement", "nothing"),
    [
        (("visit", "travel"), (), "The ministry's travel advisory was read.", True),
        (("visit", "travel"), (), "She had travelled to the coast.", False),
        (("build",), (), "The crowd overran the buildings.", True),
        (("kill",), ("guard",), "Rioters had been killed in clashes with guards.", True),
        (("kill",), ("guard",), "Two guards had been killed by rioters.", False),
        (("kill",), ("guard",), "Rioters killed two guards.", False),
        (("guard",), ("harbour",), "Troops were guarding the harbour.", False),
    ],
)
def test_deeds_are_told_as_deeds(
    ways: tuple[str, ...], whom: tuple[str, ...], statement: str, nothing: bool
) -> None:
    assert tells_no_deed(Deed(frozenset(ways), frozenset(whom)), statement) is nothing


@pytest.mark.parametrize(
    ("statement", "plain", "nothing"),
    [
        ("The drill broke through into the vault.", True, True),
        ("The drill broke through into the vault.", False, False),
        ("The drill broke on Friday.", True, False),
        ("The drill broke, then another broke through to them.", True, False),
    ],
)
def test_a_deed_of_several_words_is_another(statement: str, plain: bool, nothing: bool) -> None:
    stem = tokens("break")[0].stem
    assert tells_no_deed(Deed(frozenset({stem}), plain=plain), statement) is nothing


def test_a_noun_behind_its_owner_sorts_the_next() -> None:
    words = tokens("the ministry's travel advisory spoke")
    assert sorts_next(words, 2)
    assert not sorts_next(words, 3)


def test_some_deeds_come_only_after_their_opposites() -> None:
    assert presupposes(tokens("released")[0].stem)
    assert not presupposes(tokens("arrested")[0].stem)


@pytest.mark.parametrize(
    ("asked", "told"),
    [("defect", "support"), ("paid", "price"), ("army", "defended"), ("shoot", "filmed")],
)
def test_words_of_another_sense_do_not_tell_a_deed(asked: str, told: str) -> None:
    stems = {word: tokens(word)[0].stem for word in (asked, told)}
    assert stems[told] not in dict(synonyms(stems[asked]))
