"""Who only tells of something is neither where it was nor who did it, and what set something off is asked as why."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from knowledge.flow import Asked, Status
from knowledge.models import Attribution, Citation, Fact, FactName, Name, NameKind
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span

NAMES = (
    Name("tide", NameKind.ORGANISATION, "Tide TV"),
    Name("blom", NameKind.PERSON, "Ada Blom"),
    Name("norland", NameKind.PLACE, "Norland"),
    Name("league", NameKind.ORGANISATION, "River League"),
)


def told(number: int, statement: str, *names: FactName, **more: Any) -> Fact:
    return Fact(
        f"TE-{number:02}",
        statement,
        span(date(2001, 5, number)),
        citations=(Citation("paper", number),),
        names=names,
        **more,
    )


FACTS = (
    told(
        1,
        "Nine dockers had been hurt in brawls, Tide TV reported.",
        FactName("tide", "outlet"),
        attribution=Attribution(outlet="Tide TV", outlet_name="tide"),
        keywords=("broadcaster", "station"),
    ),
    told(
        2,
        "Ada Blom, the foreign minister of Norland, was worried about the sending of gunboats by the River League.",
        FactName("blom", "speaker"),
        FactName("norland", "origin"),
        FactName("league", "actor"),
        attribution=Attribution(who="Ada Blom", who_name="blom"),
    ),
    told(3, "The strike began because the harbour board had cut wages."),
    told(4, "Two clerks had been hurt at the mint."),
)


@pytest.fixture(scope="module")
def own() -> Iterator[Asker]:
    with asked_of(pack_of(*FACTS, names=NAMES, title="The harbour days")) as asker:
        yield asker


@pytest.mark.parametrize(
    "text",
    ["was anyone hurt at the TV station?", "did Norland send gunboats?", "any tourists hurt"],
)
def test_who_tells_of_it_does_not_stand_for_it(own: Asker, text: str) -> None:
    assert own(text).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("was anyone hurt at the mint?", "TE-04"),
        ("any dockers hurt", "TE-01"),
        ("did the River League send gunboats?", "TE-02"),
        ("what set off the strike?", "TE-03"),
    ],
)
def test_what_is_told_is_answered(own: Asker, text: str, line: str) -> None:
    assert lead_ids(own(text))[:1] == [line]


@pytest.mark.parametrize("text", ["what started the strike", "what brought about all this"])
def test_what_set_something_off_is_asked_as_why(own: Asker, text: str) -> None:
    assert Asked.WHY in own(text).question.asked
