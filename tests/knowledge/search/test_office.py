"""Whose office it is."""

import pytest

from knowledge.flow import Asked, NameMatch, Question, Term
from knowledge.models import Name, NameKind
from knowledge.search.reading.heads import asks_who_leads
from knowledge.search.weighing.office import tells_office

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
