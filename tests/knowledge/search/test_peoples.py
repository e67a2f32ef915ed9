"""People of a country, what came in a country, and things that two words name together."""

from collections.abc import Iterator
from datetime import date

import pytest

from knowledge.flow import Status
from knowledge.lexicon.chat import expand
from knowledge.models import Attribution, Citation, Fact, Name, NameKind
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span

NAMES = (
    Name("norway", NameKind.PLACE, "Norway", aliases=("Norwegian", "Norwegians")),
    Name("usa", NameKind.PLACE, "United States", aliases=("US", "America", "American")),
    Name("bank", NameKind.ORGANISATION, "Harbour Bank"),
)


def told(number: int, statement: str, *places: str, who: str = "") -> Fact:
    return Fact(
        f"PE-{number:02}",
        statement,
        span(date(2001, 5, number)),
        citations=(Citation("paper", number),),
        places=places,
        attribution=Attribution(who),
    )


FACTS = (
    told(1, "The ferryman said on Norwegian media that several people had been hurt."),
    told(2, "The Norwegian ministry claimed that the strike was stoked from outside."),
    told(3, "The US embassy's advice said that dockers had been killed."),
    told(4, "Two Norwegian sailors were robbed at the pier."),
    told(5, "Looters set fire to the store building of the bank."),
    told(6, "Officers shot back from the roof."),
    told(7, "A ship brought coal from Norway."),
)


@pytest.fixture(scope="module")
def own() -> Iterator[Asker]:
    with asked_of(pack_of(*FACTS, names=NAMES, title="The harbour days")) as asker:
        yield asker


@pytest.mark.parametrize(
    "text",
    [
        "were any Norwegians hurt?",
        "were Americans killed?",
        "was there a strike in Norway?",
        "was the water tower set on fire?",
        "did officers use rubber bullets?",
    ],
)
def test_what_only_shares_a_word_with_them_does_not_answer(own: Asker, text: str) -> None:
    assert own(text).status is not Status.ANSWERED


def test_people_of_a_country_are_told_as_such(own: Asker) -> None:
    assert lead_ids(own("were any Norwegians robbed?")) == ["PE-04"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("what did the us say", "what did the US say"),
        ("did us troops come", "did US troops come"),
        ("did they tell us", "did they tell us"),
        ("did the dam save us all", "did the dam save us all"),
    ],
)
def test_the_us_is_a_country(typed: str, read: str) -> None:
    assert expand(typed) == read
