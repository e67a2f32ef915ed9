"""What an editor's keywords say of a fact, against a thesaurus and for its number."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import pytest

from knowledge.flow import Status
from knowledge.models import Citation, Fact, Figure
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span


def fact(number: int, statement: str, *keywords: str, figures: tuple[Figure, ...] = ()) -> Fact:
    return Fact(
        f"OW-{number}",
        statement,
        span(date(2001, 5, number)),
        citations=(Citation("paper", number),),
        keywords=keywords,
        figures=figures,
    )


FACTS: Final = (
    fact(1, "The mill had 129 flats.", "apartments", figures=(Figure("flats", 129),)),
    fact(
        2, "The guards evacuated 30 homes near the mill.", figures=(Figure("homes-evacuated", 30),)
    ),
    fact(
        3,
        "The clinic said that 37 people from the mill were in hospital, 17 of them in critical care.",
        "hurt",
        figures=(Figure("in-hospital", 37), Figure("critical", 17)),
    ),
    fact(4, "Nobody had started the fire at the mill on purpose, the guards said.", "arson"),
    fact(5, "Ada Rowe said it was helping to look into the fire."),
    fact(6, "A silence for the victims of the fire was held.", "mourning"),
    fact(7, "The mill was a 24-storey block.", "floors", figures=(Figure("storeys", 24),)),
    fact(8, "A lamp lay on the fourth floor of the mill."),
)


@pytest.fixture(scope="module")
def ask() -> Iterator[Asker]:
    with asked_of(pack_of(*FACTS)) as asker:
        yield asker


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how many apartments were there?", "OW-1"),
        ("was it arson?", "OW-4"),
        ("how many homes were evacuated?", "OW-2"),
    ],
)
def test_a_word_that_was_given_for_a_fact_goes_before_one_near_to_it(
    ask: Asker, text: str, told: str
) -> None:
    assert lead_ids(ask(text))[0] == told


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("how many apartments?", 129),
        ("how many were hurt?", 37),
        ("how many people were injured on 3 May?", 37),
        ("how many floors did the mill have?", 24),
    ],
)
def test_a_number_is_asked_for_by_the_keywords_of_its_fact(
    ask: Asker, text: str, number: float
) -> None:
    lead = ask(text).lead
    assert lead[0].figure is not None
    assert lead[0].figure.best == number


@pytest.mark.parametrize(
    "text",
    ["how many people were killed?", "how long was the mill?", "how many lamps had the mill?"],
)
def test_a_number_is_not_asked_for_by_other_words(ask: Asker, text: str) -> None:
    assert ask(text).status is not Status.ANSWERED
