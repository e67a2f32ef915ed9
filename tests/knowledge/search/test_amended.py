"""Numbers that were changed, and sums that were only asked for."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
The trial of the mayor of Brem

Otto Lind, the mayor of Brem, was arrested on 3 May 2010. In March 2011 Lind was sentenced to six years in prison. The \
sentence was later reduced to four years. His lawyer asked for mercy.

A robber demanded 600 crowns for the chain of the mayor. The council offered 90 crowns for the chain. The miller Eva Storm was \
fined 300 crowns in May 2015. The court raised the fine to 900 crowns in June 2015. The council paid 40 crowns for a lock.
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how long was Lind's sentence in the end?", "four years"),
        ("how long was Lind's sentence eventually?", "four years"),
        ("how long was Lind's sentence originally?", "six years"),
        ("how much was Storm fined at first?", "300"),
    ],
)
def test_of_a_number_that_was_changed_the_one_that_is_meant_comes_first(
    ask_text: Asker, text: str, told: str
) -> None:
    assert told in first_of(ask_text(text))


def test_what_was_paid_is_told_by_no_demand_and_no_offer(ask_text: Asker) -> None:
    assert ask_text("how much was paid for the chain?").status is not Status.ANSWERED
    assert "40 crowns" in first_of(ask_text("how much was paid for a lock?"))
    assert "600 crowns" in first_of(ask_text("how much did the robber demand?"))
