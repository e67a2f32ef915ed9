"""What befell animals is no answer on people."""

from collections.abc import Iterator
from datetime import date

import pytest

from knowledge.flow import Status
from knowledge.models import Citation, Fact, Figure
from knowledge.search.weighing.whom import befell_people
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span


def told(identity: str, statement: str, *figures: Figure) -> Fact:
    when, cited = span(date(2001, 5, 16)), (Citation("paper", 1),)
    return Fact(identity, statement, when, passage=True, citations=cited, figures=figures)


BIRDS = told(
    "P-1",
    "Volunteers counted 112 dead seabirds on the beaches.",
    Figure("count", 112, group="seabirds"),
)
OIL = told("P-2", "Oil leaked from the hull of the ferry.")


@pytest.fixture(scope="module")
def spill() -> Iterator[Asker]:
    with asked_of(pack_of(BIRDS, OIL)) as asker:
        yield asker


@pytest.mark.parametrize(
    "question", ["did anybody die", "was anyone killed", "how many died", "how many people died"]
)
def test_dead_birds_are_no_answer_on_people(spill: Asker, question: str) -> None:
    assert spill(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    "question",
    ["how many birds died", "how many seabirds died", "how many dead birds", "did any birds die"],
)
def test_birds_that_are_asked_for_are_found(spill: Asker, question: str) -> None:
    assert lead_ids(spill(question)) == ["P-1"]


@pytest.mark.parametrize(
    ("statement", "people"),
    [
        ("Oil killed some 900 seabirds.", False),
        ("Some 40 horses had died.", False),
        ("The fire killed 180 cows and three farmers.", True),
        ("The fire killed three farmers and 180 cows.", True),
        ("Three people died when fish farms were hit.", True),
        ("Cows died, and three people were killed.", True),
        ("Nobody was hurt.", True),
    ],
)
def test_of_whom_a_deed_is_told(statement: str, people: bool) -> None:
    assert befell_people((frozenset(("die", "kill")),), statement) is people
