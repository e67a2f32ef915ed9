"""Words that tell something else: hours where years are asked, and a trial by what somebody "tried to" do."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
The robbery at Arnholt

On 3 May 2005 two men tried to rob the bank at Arnholt. Police questioned Erik Lund for three hours. Ida Roth was freed from a cellar by firemen. Karl
Brandt, 44, of Velmstad, had planned the robbery. On 9 June Brandt was tried before a jury. He spent eleven months in prison. The bank did not
comment on the loss. Ministers declined to comment.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("for how many hours was Lund questioned?", "three hours"),
        ("how many months did Brandt spend in prison?", "eleven months"),
        ("when was Brandt tried?", "tried before a jury"),
        ("where was Ida Roth found?", "from a cellar"),
        ("where does Karl Brandt come from?", "of Velmstad"),
        ("did the bank say anything about the loss?", "did not comment"),
    ],
)
def test_it_is_told_as_it_is_asked(ask_text: Asker, question: str, told: str) -> None:
    assert told in " ".join(first_of(ask_text(question)).split())


@pytest.mark.parametrize(
    "question",
    [
        "how many years was Lund questioned?",
        "was Lund tried in court on 3 May?",
        "did the robbery hurt the ferry bookings of tourists?",
    ],
)
def test_what_only_sounds_so_does_not_answer(ask_text: Asker, question: str) -> None:
    assert ask_text(question).status is not Status.ANSWERED
