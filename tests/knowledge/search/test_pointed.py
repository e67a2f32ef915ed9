"""A day that is told from another one, behind nothing and behind a question of a day."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
The fair of Halden

The fair of Halden opened on 3 June 2023. A storm blew down two tents next to the river on 4 June 2023. Jon Berg, the mayor, came
on 5 June 2023. The fair was closed on 6 June 2023.
"""


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("what happened the next day?", "the next day"),
        ("what happened the day after?", "the day after"),
        ("what happened the day before?", "the day before"),
        ("what about the following day?", "the following day"),
        ("what happened later that day?", "that day"),
        ("what did Jon Berg do the next day?", "the next day"),
    ],
)
def test_a_day_that_points_at_nothing_is_asked_back(
    ask_text: Asker, question: str, day: str
) -> None:
    answer = ask_text(question)
    assert answer.status is not Status.ANSWERED
    assert answer.why_not == f"It is not clear what “{day}” is; say which."


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        ("what happened on 3 June?", "what happened the next day?", "A storm"),
        ("what happened on 5 June?", "and the day before?", "A storm"),
        ("when did the mayor come?", "what happened the day after?", "The fair was closed"),
    ],
)
def test_behind_a_day_it_is_the_one_beside_it(
    ask_text: Asker, before: str, question: str, told: str
) -> None:
    context = ask_text(before).context
    assert told in first_of(ask_text(question, context=context))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what happened the day after the storm?", "Jon Berg"),
        ("what happened the day before the mayor came?", "A storm"),
    ],
)
def test_a_day_beside_a_happening_is_known(ask_text: Asker, question: str, told: str) -> None:
    assert told in first_of(ask_text(question))
