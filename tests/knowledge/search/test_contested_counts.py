"""Counts that others contest, and series of which a count is of another group than the one that it updates."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import pytest

from knowledge.models import (
    Attribution,
    Citation,
    Fact,
    Figure,
    Link,
    LinkKind,
    Standing,
)
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span

PRESUMED: Final = "dead or presumed dead"


def toll(number: int, day: date, who: str, best: float, told: str, **more: Any) -> Fact:
    figure = Figure("killed", best, cumulative=True, group=more.pop("group", ""))
    return Fact(
        f"OW-{number}",
        f"{who} said that {told}.",
        span(day),
        attribution=Attribution(who),
        figures=(figure,),
        citations=(Citation("paper", number),),
        **more,
    )


def linked(kind: LinkKind, number: int) -> tuple[Link, ...]:
    return (Link(kind, f"OW-{number}"),)


COUNTS: Final = (
    toll(
        1,
        date(2001, 5, 3),
        "The mountain guard",
        17,
        "17 people had died in the avalanche",
        standing=Standing.CONFIRMED,
    ),
    toll(
        2,
        date(2001, 5, 3),
        "Ada Rowe",
        150,
        "150 people had died in the avalanche",
        standing=Standing.DISPUTED,
        links=linked(LinkKind.CONTRADICTS, 1),
    ),
    toll(
        3,
        date(2001, 5, 5),
        "The mountain guard",
        58,
        "58 people were dead or presumed dead after the avalanche",
        group=PRESUMED,
        links=linked(LinkKind.UPDATES, 1),
    ),
    toll(
        4,
        date(2001, 5, 19),
        "The mountain guard",
        41,
        "41 people had died in the avalanche",
        links=linked(LinkKind.UPDATES, 3),
    ),
    toll(
        5,
        date(2001, 5, 20),
        "The army",
        4,
        "four soldiers had died in the avalanche",
        group="soldiers",
        links=linked(LinkKind.UPDATES, 4),
    ),
)


@pytest.fixture(scope="module")
def ask() -> Iterator[Asker]:
    with asked_of(pack_of(*COUNTS)) as asker:
        yield asker


def moved(ask: Asker, text: str) -> list[float]:
    history = ask(text).history
    return [point.figure.best for point in history.points] if history else []


@pytest.mark.parametrize(
    "text", ["how many people died by 3 May?", "how many had died on 3 May?", "death toll on 3 May"]
)
def test_a_disputed_count_does_not_come_before_the_one_that_it_contradicts(
    ask: Asker, text: str
) -> None:
    answer = ask(text)
    assert lead_ids(answer)[0] == "OW-1"
    assert [line.fact.id for side in answer.rivals[1:] for line in side.evidence] == ["OW-2"]


@pytest.mark.parametrize(
    "text", ["how many died according to Ada Rowe?", "how many people had died, did Ada Rowe say?"]
)
def test_a_disputed_count_is_told_of_who_said_it(ask: Asker, text: str) -> None:
    assert lead_ids(ask(text))[0] == "OW-2"


def test_a_disputed_count_alone_is_told() -> None:
    with asked_of(pack_of(COUNTS[1])) as own:
        assert lead_ids(own("how many people died?")) == ["OW-2"]


def test_a_count_that_updates_one_of_another_group_goes_on_with_its_series(ask: Asker) -> None:
    assert lead_ids(ask("how many people had died by 6 May?"))[0] == "OW-3"
    assert moved(ask, "how many people had died by 6 May?") == [17, 150, 58, 41]
    assert lead_ids(ask("how many people died?"))[0] == "OW-4"


def test_a_count_of_some_of_the_people_is_a_series_of_its_own(ask: Asker) -> None:
    assert lead_ids(ask("how many soldiers died?"))[0] == "OW-5"
    assert moved(ask, "how many soldiers died?") == []
