"""What was done to the thing that a text is about, and not to another in the same words."""

import pytest

from knowledge.flow import Status
from knowledge.search.weighing.subjected import Suffering, befell_another
from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
The Harn Canal

In 1851 King Otto II granted a concession. The steamer Regina was the first ship to pass, on 17 June 1881. During the war of 1912 the enemy
sank a barge, and the canal was shut for five months. It was widened between 1926 and 1931. A motorway bridge was opened over the canal on
9 September 1974. Some 85,000 people came in 2019, but only 12,000 in 2020. The canal had cost 31 million thalers. The state plans to spend 120 million euros on new gates by 2030.
"""


def test_what_was_done_to_another_thing_is_not_told(ask_text: Asker) -> None:
    assert ask_text("when was the canal opened?").status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("when was the canal widened?", "It was widened"),
        ("when was the canal shut?", "the canal was shut"),
        ("when was the bridge opened?", "A motorway bridge"),
        ("what happened in 1912?", "During the war of 1912"),
        ("how much did the canal cost?", "31 million thalers"),
    ],
)
def test_what_was_done_to_it_is(ask_text: Asker, question: str, told: str) -> None:
    assert told in " ".join(first_of(ask_text(question)).split())


def test_what_is_only_planned_was_not_paid(ask_text: Asker) -> None:
    lines = ask_text("how much did the state pay?").lead
    assert not any("plans to spend" in line.fact.statement for line in lines)


@pytest.mark.parametrize(
    ("statement", "another"),
    [
        ("A bridge was opened over the canal.", True),
        ("The canal was opened by the queen.", False),
        ("It was opened by the queen.", False),
        ("The queen opened the canal.", False),
        ("A bridge was opened, and later the canal was opened too.", False),
        ("Ships came.", False),
    ],
)
def test_who_or_what_stands_before_the_deed_suffered_it(statement: str, another: bool) -> None:
    asked = Suffering("canal", frozenset({"open"}))
    assert befell_another(asked, statement, "The Harn Canal") is another


def test_of_a_year_that_is_named_it_is_not_said_that_nothing_is_told(ask_text: Asker) -> None:
    answer = ask_text("what happened in 2020?")
    assert answer.why_not == "The record holds no sure answer; these facts come closest."
    assert "12,000 in 2020" in " ".join(answer.nearest[0].fact.statement.split())
    assert ask_text("what happened in 1995?").why_not == "The record has nothing for 1995."
