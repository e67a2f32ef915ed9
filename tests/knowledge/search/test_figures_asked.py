"""How-many questions to bare passages: which of their figures answers."""

from collections.abc import Iterator
from datetime import date

import pytest

from knowledge.flow import Status
from knowledge.ingest.counts import figures_in
from knowledge.lexicon.humans import are_humans
from knowledge.models import Citation, Fact
from tests.knowledge.search.asker import Asker, asked_of
from tests.knowledge.search.records import pack_of, span

TEXTS = (
    "Fourteen climbers were cut off by the avalanche on the ridge.",
    "The glacier is 40 metres deep at the ridge.",
    "The viaduct at Larkmoor is 2.7 kilometres long.",
    "Tankers brought 80 million litres of milk to Larkmoor.",
    "Two thirds of the orchard were lost in the frost.",
    "The choir director was robbed twice in the tram.",
    "The dress rehearsal cost between 10 and 20 million crowns; the opera paid 30 million dollars.",
    "Ada Quill finished third in the regatta.",
    "Forty were in the cathedral when the bell fell.",
    "The weather mast rises 324 metres above the quay.",
    "Landslides killed shepherds in 30 hamlets of the valley.",
    "The letter was found on Ensign Carl Brook, 27, in the wheelhouse.",
)


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    facts = (
        Fact(
            f"P-{number}",
            text,
            span(date(2001, 5, number)),
            passage=True,
            citations=(Citation("paper", number),),
            figures=figures_in(text),
        )
        for number, text in enumerate(TEXTS, start=1)
    )
    with asked_of(pack_of(*facts)) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "measure", "value"),
    [
        ("how old was Carl Brook with the letter", "age", 27),
        ("how many men were cut off by the avalanche", "count", 14),
        ("how many people were cut off by the avalanche", "count", 14),
        ("how deep is the glacier", "depth", 40),
        ("how long is the viaduct", "length", 2.7),
        ("how much milk did the tankers bring", "volume", 80e6),
        ("how large a part of the orchard was lost", "share", 66.7),
        ("how often was the choir director robbed", "count", 2),
        ("how many times was the choir director robbed", "count", 2),
        ("how many people were in the cathedral when the bell fell", "count", 40),
        ("how much did the opera pay", "cost", 30e6),
    ],
)
def test_the_figure_is_of_the_asked_kind(
    asker: Asker, question: str, measure: str, value: float
) -> None:
    answer = asker(question)
    assert answer.status is Status.ANSWERED
    figure = answer.lead[0].figure
    assert figure is not None
    assert (figure.measure, figure.best) == (measure, value)


@pytest.mark.parametrize(
    "question",
    [
        "how deep is the viaduct",
        "how wide is the glacier",
        "how deep is the quay",
        "how many people were killed in the hamlets",
        "how many boats were in the regatta of Ada Quill",
    ],
)
def test_a_figure_of_another_kind_is_no_answer(asker: Asker, question: str) -> None:
    assert asker(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("words", "humans"),
    [
        ("trapped miners", True),
        ("young men", True),
        ("patients", True),
        ("firemen", True),
        ("mobile towers", False),
        ("helicopters", False),
        ("", False),
    ],
)
def test_people_are_known_by_their_nouns(words: str, humans: bool) -> None:
    assert are_humans(words) is humans
