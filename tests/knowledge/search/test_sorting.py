"""A land that only says of which sort the asked company is need not be told again."""

from collections.abc import Iterator
from datetime import date

import pytest

from knowledge.flow import Status
from knowledge.models import Citation, Fact, FactName, Name, NameKind
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span

NAMES = (
    Name("usa", NameKind.PLACE, "United States", aliases=("US", "American")),
    Name("hall", NameKind.ORGANISATION, "Hallberg Marine"),
)
DEAL = Fact(
    "F-1",
    "Hallberg Marine got the contract to salvage the ferry.",
    span(date(2001, 5, 2)),
    names=(FactName("hall"),),
    citations=(Citation("paper", 1),),
)
ABROAD = Fact(
    "F-2",
    "The United States offered doctors to the port.",
    span(date(2001, 5, 3)),
    names=(FactName("usa"),),
    citations=(Citation("paper", 2),),
)


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    with asked_of(pack_of(DEAL, ABROAD, names=NAMES)) as found:
        yield found


def test_the_company_answers_though_its_land_is_not_told(asker: Asker) -> None:
    answer = asker("which US company got the contract to salvage the ferry?")
    assert answer.status is Status.ANSWERED
    assert lead_ids(answer) == [DEAL.id]


def test_a_land_that_did_it_has_to_be_told(asker: Asker) -> None:
    assert asker("did the US salvage the ferry?").status is not Status.ANSWERED
