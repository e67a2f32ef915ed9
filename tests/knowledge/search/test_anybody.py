"""Who somebody is that is called "the guy", who died, and which party leader: by who it is told of, in whatever office."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, first_of

TEXT = """The fire at Norby

Watchman Eli Strand was killed in the mill office on 2 March 1964. Clerk Asta Moen died on the stairs.

Carter Jo Vik drove the wounded to the harbour at noon. Labour Party leader Rolf Aas attended the funeral in Norby.

Wealthy shipowner Kai Lunde paid for the coffins. The newspaper Dagen reported that six men had been killed, while others wrote of nine."""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who died in the mill office?", "Eli Strand"),
        ("who died on the stairs?", "Asta Moen"),
        ("who's the guy that drove the wounded to the harbour", "Jo Vik"),
        ("who was the man who paid for the coffins?", "Kai Lunde"),
        ("which party boss was at the funeral?", "Rolf Aas"),
        ("how many men lost their lives according to the newspaper?", "six men"),
    ],
)
def test_somebody_is_told_by_what_befell_them_or_what_they_did(
    ask_text: Asker, question: str, told: str
) -> None:
    asked = ask_text(question)
    assert asked.status is Status.ANSWERED
    assert told in first_of(asked)


@pytest.mark.parametrize(
    "question",
    ["who was the man who built the mill?", "who died in the harbour?"],
)
def test_nobody_is_told_of_whom_the_record_does_not_tell(ask_text: Asker, question: str) -> None:
    assert ask_text(question).status is not Status.ANSWERED
