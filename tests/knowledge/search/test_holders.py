"""Who holds an office, of a text that calls several people by theirs."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
The grounding off Port Ellory

On 12 March 2023 Transport Minister Dora Lindqvist flew to Port Ellory. Captain Pell told reporters that the rudder had failed. The chief
inspector, Ralf Okonedo, said that the bolt was twelve years old. The mayor of Port Ellory, Hanne Brook, asked the government for money. The minister
answered that the owners would have to pay. The head of the seamen's union was Ivo Sand. A judge was called.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who is the mayor?", "Hanne Brook"),
        ("who is mayor of port ellory", "Hanne Brook"),
        ("who is the chief inspector?", "Ralf Okonedo"),
        ("who is the transport minister?", "Dora Lindqvist"),
        ("who was the captain?", "Captain Pell"),
    ],
)
def test_who_holds_an_office_is_told(ask_text: Asker, question: str, told: str) -> None:
    assert told in " ".join(first_of(ask_text(question)).split())


@pytest.mark.parametrize("question", ["who is the prime minister?", "who was the judge?"])
def test_what_only_speaks_of_an_office_is_no_answer(ask_text: Asker, question: str) -> None:
    answer = ask_text(question)
    assert answer.status is not Status.ANSWERED or "Dora Lindqvist" in first_of(answer)
