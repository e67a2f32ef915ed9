"""What somebody said to what was told before, and what is new in a follow-up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, asked_of_text, first_of

_TEXT = """The mine at Karsted

The mine at Karsted fell in on 3 May 2019. The owner, Piers Lock, left on 6 May with a payment of two million crowns, which
the union called obscene. Governor Ida Holm promised an inquiry.

Walter Dessen, a foreman, told reporters that the pumps had failed. Lock denied this. The sum of the damage was put at
nine million crowns by the bank on 9 May. The insurer doubted the figure.

The first report appeared on 2 June 2020 and found that the roof had been too thin. The second report appeared on 8 July 2021. It
held that the pumps had failed. The trial of Lock began on 3 March 2022. Dessen wept in court.

The chairman of the miners' fund was Emil Thorn. Lars Ek, a lawyer, was the head of the office that paid for the dead. Holm
opened a new road in August 2022.
"""


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path: Path = tmp_path_factory.mktemp("mine") / "mine.txt"
    path.write_text(_TEXT)
    with asked_of_text(path) as asker:
        yield asker


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        ("when did Lock leave?", "what did the union say to that?", "which the union called"),
        ("what did Dessen tell reporters?", "what did Lock say to that?", "Lock denied this"),
    ],
)
def test_a_reply_stands_in_or_by_what_was_told(
    mine: Asker, before: str, text: str, told: str
) -> None:
    assert told in first_of(mine.after(before, text))


@pytest.mark.parametrize(
    "text",
    [
        "what did Holm say to that?",
        "what did Thorn say about it?",
        "what did the governor say about that?",
    ],
)
def test_whatever_else_they_did_is_no_reply(mine: Asker, text: str) -> None:
    answer = mine.after("when did the second report appear?", text)
    assert answer.status is not Status.ANSWERED


def test_without_a_line_told_before_it_is_asked_of_all(mine: Asker) -> None:
    assert not mine("what did Lock say to that?").question.replies_to


def test_an_ordinal_that_is_new_has_to_be_told(mine: Asker) -> None:
    answer = mine.after("what did the first report find?", "and the second report?")
    assert first_of(answer).startswith(("The second report", "It held"))


def test_the_holder_of_an_office_is_nobody_told_of_before(mine: Asker) -> None:
    answer = mine.after("who is Lars Ek?", "and who was the chairman?")
    assert "Emil Thorn" in first_of(answer)


def test_somebody_new_is_named_by_the_line_itself(mine: Asker) -> None:
    answer = mine.after("when did the trial of Lock begin?", "what about Dessen?")
    assert "trial" not in first_of(answer)


def test_what_he_is_asked_to_have_said_has_to_be_told(mine: Asker) -> None:
    answer = mine.after("who is Walter Dessen?", "did he say it would close?")
    assert answer.status is not Status.ANSWERED
    answer = mine.after("who is Walter Dessen?", "did he say the pumps had failed?")
    assert "told reporters" in first_of(answer)


def test_what_is_said_of_a_thing_tells_nothing_of_him(mine: Asker) -> None:
    answer = mine.after("who is Lars Ek?", "what did he hold?")
    assert not first_of(answer).startswith("It held")
