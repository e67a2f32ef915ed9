"""To "which weapons" a line tells which: by another word for one, or by what tells them apart."""

from dataclasses import replace

import pytest

from knowledge.flow import Asked, Question, Variant
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.question import understand
from knowledge.search.weighing.instances import Instances
from knowledge.text import tokens
from tests.knowledge.search.asker import TODAY

ASKED = "which vehicles were sent?"
LORRIES = Variant(tokens("lorries")[0].stem, 0.6, "synonym")


def read(text: str, glossary: Glossary) -> Question:
    """The question in a record that has lorries."""
    question = understand(text, today=TODAY, glossary=glossary)
    terms = (
        replace(term, variants=(LORRIES,)) if term.word == "vehicles" else term
        for term in question.terms
    )
    return replace(question, terms=tuple(terms))


@pytest.mark.parametrize(
    ("text", "better", "worse"),
    [
        (ASKED, "Two lorries were sent.", "Vehicles were sent."),
        (ASKED, "Two lorries were sent.", "Somebody was sent."),
        (ASKED, "Armoured vehicles were sent.", "The vehicles were sent."),
        (ASKED, "They left.", "The sale of vehicles was stopped."),
        (ASKED, "Two lorries were sent.", "Vehicles and lorries were sent."),
        ("which army vehicles were sent?", "Two army vehicles were sent.", "Vehicles were sent."),
        ("what vehicles did they send?", "Two lorries were sent.", "Vehicles were sent."),
        (ASKED, "Armoured vehicles were sent.", "In the night, vehicles were sent."),
    ],
)
def test_what_tells_which_one_fits_better(
    flood: Glossary, text: str, better: str, worse: str
) -> None:
    instances = Instances(read(text, flood))
    assert instances.asked
    assert instances.fit(better) > instances.fit(worse)


@pytest.mark.parametrize(
    "text",
    [
        "what happened to the vehicles?",
        "which towns were flooded?",
        "how many vehicles were sent?",
        "why were vehicles sent?",
        "which thing was sent?",
    ],
)
def test_no_kind_is_asked_for_where_something_else_is(flood: Glossary, text: str) -> None:
    assert not Instances(read(text, flood)).asked


def test_what_is_asked_of_whom_is_no_kind(flood: Glossary) -> None:
    assert not Instances(replace(read(ASKED, flood), asked=(Asked.WHO,))).asked
