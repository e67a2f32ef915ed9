"""What somebody wanted, offered or decided, why something was so, and what the whole of it is called."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, first_of

TEXT = """The Halden mutiny

Sailors of the cruiser Halden threw their officers overboard on 3 May 1921. Their speaker Jon Brekke demanded that the arrears \
be paid in full. The admiralty offered half of the money and a new cook.

Captain Aron Lund praised the cook on 4 May 1921. Captain Aron Lund walked through the harbour of Moss that night.

The harbour police kept visitors from boarding the ship. The mole was closed on account of the surf. \
Lund gave up his post in June 1921 to make way for a younger man.

The court in Moss ordered the admiralty to pay the arrears in July 1921. The minister Ida Holt told the press that the revolt \
had cost nobody his life.

A play about the sailors, "Salt and Rope", was put on in 1930. The admiralty had a wall built around the old dock."""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what did the sailors' speaker demand?", "arrears be paid in full"),
        ("what did the admiralty offer?", "half of the money"),
        ("what did the court in Moss decide?", "ordered the admiralty to pay"),
        ("what did Ida Holt say about the mutiny?", "cost nobody his life"),
        ("why couldn't visitors board the ship?", "kept visitors from boarding"),
        ("why was the mole closed?", "on account of the surf"),
        ("what is the play called?", "Salt and Rope"),
    ],
)
def test_it_is_told_by_who_wants_it_and_in_any_word_for_it(
    ask_text: Asker, question: str, told: str
) -> None:
    asked = ask_text(question)
    assert asked.status is Status.ANSWERED
    assert told in first_of(asked)


@pytest.mark.parametrize(
    "question",
    ["what did Aron Lund demand in the harbour of Moss?", "what did the sailors promise the cook?"],
)
def test_what_somebody_else_did_is_no_demand_and_no_promise(ask_text: Asker, question: str) -> None:
    assert ask_text(question).status is not Status.ANSWERED
