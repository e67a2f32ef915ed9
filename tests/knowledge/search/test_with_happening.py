"""Where the day of a named happening finds no answer, the line that tells the happening itself is one."""

from collections.abc import Iterator
from datetime import date

import pytest

from knowledge.flow import Status
from knowledge.models import Fact
from knowledge.search.anchors import names_event
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span

_FACTS = (
    Fact(
        "O1",
        "The miller ordered the gates to be opened at once when he was warned of the water.",
        span(date(2001, 5, 3)),
    ),
    Fact("O2", "Engineers said that the miller had been warned.", span(date(2001, 5, 20))),
    Fact("O3", "The ferry sank in the river.", span(date(2001, 5, 12))),
    Fact("O4", "The ferry was blessed by a bishop before it was lengthened.", None),
    Fact("O5", "The ferry was lengthened.", span(date(2001, 5, 9))),
    Fact("O6", "Access to the telephones came back after about 90 minutes.", None),
    Fact("O7", "Access to the telephones was blocked.", span(date(2001, 5, 10))),
)


@pytest.fixture(scope="module")
def mill() -> Iterator[Asker]:
    with asked_of(pack_of(*_FACTS)) as asker:
        yield asker


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how long after access was blocked did the telephones come back?", "O6"),
        ("how many minutes after the telephones were blocked did they come back?", "O6"),
        ("what was blessed by a bishop before it was lengthened?", "O4"),
        ("what did the miller order to be opened after engineers had warned him?", "O1"),
    ],
)
def test_the_line_that_tells_the_happening_answers(mill: Asker, text: str, told: str) -> None:
    assert lead_ids(mill(text))[:1] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "what did the miller order after the ferry sank?",
        "what did the miller order after the telephones were blocked?",
        "what was blessed by a bishop the day before it was lengthened?",
    ],
)
def test_what_no_line_tells_with_the_happening_has_no_answer(mill: Asker, text: str) -> None:
    assert mill(text).status is not Status.ANSWERED


def test_before_what_the_event_is_of_is_before_it_began() -> None:
    """Not before the day of the line that tells most of it."""
    facts = (
        Fact("O1", "The union warned that the mill was not safe.", span(date(2001, 4, 2))),
        Fact("O2", "The mill burned, and the fire reached its roof.", span(date(2001, 5, 3))),
        Fact("O3", "The owner said that the mill had been safe.", span(date(2001, 5, 3))),
        Fact("O4", "The fire was out.", span(date(2001, 5, 5))),
    )
    pack = pack_of(*facts, first=date(2001, 5, 3), title="The mill fire")
    with asked_of(pack) as own:
        assert lead_ids(own("what happened before the fire?")) == ["O1"]
        assert lead_ids(own("who warned of the mill before the fire?"))[:1] == ["O1"]


def test_what_became_of_it_is_not_the_event() -> None:
    title = frozenset({"mill", "fire"})
    assert names_event("the fire at the mill", title)
    assert not any(names_event(each, title) for each in ("the fire was out", "the alarm", "the"))
