"""Whose office it is."""

from dataclasses import replace

import pytest

from knowledge.flow import Asked, NameMatch, Question, Term
from knowledge.models import Name, NameKind
from knowledge.search.reading.heads import asks_who_leads
from knowledge.search.weighing.office import only_holder, tells_office

GUARD = Name("guard", NameKind.ORGANISATION, "River Guard")
ASKED = Question(
    "who was the commander of the River Guard",
    "who was the commander of the River Guard",
    asked=(Asked.WHO,),
    terms=(Term("commander", "command", counted=True),),
    names=(NameMatch(GUARD, "River Guard", 1.0),),
    identity=True,
)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("The commander of the River Guard spoke.", True),
        ("River Guard commander Ada Blom spoke.", True),
        ("Guard boats came near, but there was no fight, its commander Ada Blom said.", True),
        ("Soldiers met the River Guard on Monday, while their own commander slept.", False),
        ("The River Guard was praised by a commander of the army.", False),
    ],
)
def test_the_office_stands_beside_its_owner_or_belongs_to_the_head_of_the_sentence(
    statement: str, told: bool
) -> None:
    assert tells_office(ASKED, statement, frozenset()) is told


def test_its_owner_may_be_what_it_means() -> None:
    statement = "It was founded anew under a commander."
    assert tells_office(ASKED, statement, frozenset(), ("the River Guard",))
    assert not tells_office(ASKED, "It was founded anew.", frozenset(), ("the River Guard",))


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("who leads the security service", True),
        ("who heads the union", True),
        ("who leads the march", False),
        ("who led the attack", False),
        ("who leads", False),
    ],
)
def test_who_is_at_the_head_of_something_without_a_name(text: str, leads: bool) -> None:
    assert asks_who_leads(text, ()) is leads


SHIP = Name("aurelia", NameKind.GROUP, "Aurelia")
OF_SHIP = Question(
    "who was the captain of the Aurelia",
    "who was the captain of the Aurelia",
    asked=(Asked.WHO,),
    terms=(Term("captain", "captain", counted=True),),
    names=(NameMatch(SHIP, "Aurelia", 1.0),),
    identity=True,
)
SAYS = "Captain Ada Blom said that the Aurelia had been overloaded."


@pytest.mark.parametrize(
    ("statements", "holder"),
    [
        ((SAYS, "Captain Blom was let go."), "blom"),
        ((SAYS, "The Petrel's captain, Tom Slate, denied it."), ""),
        (("The Aurelia sank.",), ""),
    ],
)
def test_the_holder_is_the_only_one_who_is_called_so(
    statements: tuple[str, ...], holder: str
) -> None:
    assert only_holder(OF_SHIP, statements) == holder


def test_nobody_is_the_only_holder_of_what_states_have() -> None:
    of_state = replace(OF_SHIP, terms=(Term("president", "presid", counted=True),))
    assert not only_holder(of_state, ("President Ada Blom spoke of the Aurelia.",))


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (SAYS, True),
        ("Captain Ada Blom of the river guard said that the Aurelia had sunk.", False),
        ("Captain Ada Blom said that the Aurelia had rammed the Petrel.", False),
        ("The Petrel's captain Ada Blom saw the Aurelia.", False),
    ],
)
def test_the_only_holder_needs_no_owner_beside_the_office_but_has_no_other(
    statement: str, told: bool
) -> None:
    assert tells_office(replace(OF_SHIP, holder="blom"), statement, frozenset()) is told


def test_a_word_for_anybody_is_no_office() -> None:
    anybody = replace(OF_SHIP, terms=(Term("guy", "guy", counted=True),))
    assert tells_office(anybody, "They wanted the Aurelia to hand over Ada Blom.", frozenset())
