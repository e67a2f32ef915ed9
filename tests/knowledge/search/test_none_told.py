"""How many there were, and who, where the record says that there were none."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
The ferries at Kolnes

The ferry Astra ran aground at Kolnes on 7 March 2021. Nobody was killed. Four people were injured, the coast guard said.
No one was missing. Nobody was arrested, police chief Rune Dahl said on 9 March 2021.

On 12 March 2021 the hull was sealed. No oil leaked. No casualties were reported among the divers. The ferry line cancelled no
crossings. None of the crew had been drunk, Dahl said. Nobody but the mate was fined. No more than three ships came to help.

It was not known whether nobody had been bribed. Nobody was robbed except the cook.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how many people were killed?", "Nobody was killed."),
        ("how many died?", "Nobody was killed."),
        ("who was killed?", "Nobody was killed."),
        ("how many were missing?", "No one was missing."),
        ("who was arrested?", "Nobody was arrested"),
        ("how much oil leaked?", "No oil leaked."),
        ("how many divers were hurt?", "No casualties were reported"),
        ("how many crossings were cancelled?", "cancelled no crossings"),
        ("how many of the crew were drunk?", "None of the crew"),
    ],
)
def test_none_is_an_answer(ask_text: Asker, question: str, told: str) -> None:
    answer = ask_text(question)
    assert answer.status is Status.ANSWERED
    assert told in " ".join(first_of(answer).split())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how many people were injured?", "Four people were injured"),
        ("how many ships came to help?", "No more than three ships"),
    ],
)
def test_a_number_goes_before_it(ask_text: Asker, question: str, told: str) -> None:
    answer = ask_text(question)
    assert told in first_of(answer)
    assert answer.lead[0].figure is not None


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("how many were fined?", id="nobody-but"),
        pytest.param("how many were robbed?", id="nobody-except"),
        pytest.param("how many were bribed?", id="not-known-whether"),
        pytest.param("how many crossings were sold?", id="another-deed"),
        pytest.param("how much water leaked?", id="another-thing"),
    ],
)
def test_what_says_that_there_were_some_is_not_told_as_none(ask_text: Asker, question: str) -> None:
    shown = ask_text(question)
    assert not any(line.fact.statement.startswith(("Nobody", "No ")) for line in shown.lead)
