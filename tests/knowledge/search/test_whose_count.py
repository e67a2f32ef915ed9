"""Numbers of whom they are asked for, by what these are."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
The blast at the Orlov mine

A blast tore through the Orlov mine on 11 November 2021. At that time 83 men were underground. By noon the emergencies ministry counted eleven
dead and 21 injured. The miners' union put the dead at 17. Helpers stopped work at 13:40. In the evening the ministry raised the number of
dead to 14.

President Anna Sorokin flew to Belsk on 12 November 2021. The owner, Vadim Kolt, denied that sensors had been switched off. Knocking was heard
from a gallery. Two men were rescued on 14 November 2021. A nurse was rescued on 15 November 2021. Director Igor Maas was arrested on
16 November 2021. The trial has been put off twice. The mine is still closed.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how many dead did the union report?", "The miners' union"),
        ("how many dead did the union claim?", "The miners' union"),
        ("how many were dead according to the union?", "The miners' union"),
        ("how many dead did the ministry report?", "ministry"),
    ],
)
def test_a_number_is_told_by_whom_it_is_asked_of(ask_text: Asker, question: str, told: str) -> None:
    answer = ask_text(question)
    assert told in first_of(answer)
    assert all(told.rsplit(maxsplit=1)[-1] in line.fact.statement for line in answer.lead)


def test_of_those_who_gave_none_none_is_told(ask_text: Asker) -> None:
    assert ask_text("how many dead did the police report?").status is not Status.ANSWERED


@pytest.mark.parametrize("question", ["and the union?", "what about the union?"])
def test_what_is_new_in_a_follow_up_is_told(ask_text: Asker, question: str) -> None:
    before = ask_text("how many people died?")
    answer = ask_text(question, context=before.context)
    assert "The miners' union" in (answer.lead or answer.nearest)[0].fact.statement


def test_who_else_is_somebody_who_was_not_told(ask_text: Asker) -> None:
    before = ask_text("who was arrested?")
    assert ask_text("who else was arrested?", context=before.context).status is not Status.ANSWERED
    before = ask_text("who was rescued on 14 November?")
    assert "Two men" in first_of(before)
    assert "A nurse" in first_of(ask_text("who else was rescued?", context=before.context))
