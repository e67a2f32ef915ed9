"""How long something went on is told without a number too: "for several hours", "until Friday"."""

from collections.abc import Iterator

import pytest

from knowledge.flow import Status
from knowledge.models import Fact
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, told

BLAZE = told(1, "Villagers spoke of several hours of blazing fire in the granary.")
SHUT = told(2, "The harbour was shut from noon to midnight because of the ice.")
CUT = told(3, "A short circuit darkened the museum, and the opera stayed open until midnight.")
PATROL = told(4, "The patrols were to watch the dam for a limited time.")
VERDICT = told(
    5, "The verdict was impossible to reach because the witness was blocked from travel."
)
OTHERS = (
    told(6, "A bank bought the library after a long quarrel."),
    told(7, "Two trains were late because a signal had failed."),
)


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    with asked_of(pack_of(BLAZE, SHUT, CUT, PATROL, VERDICT, *OTHERS)) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("how long did the fire in the granary blaze?", BLAZE),
        ("for how long was the harbour shut?", SHUT),
        ("how long were the patrols to watch the dam?", PATROL),
        ("how long did the opera stay open?", CUT),
    ],
)
def test_a_length_of_time_in_words_answers(asker: Asker, question: str, line: Fact) -> None:
    answer = asker(question)
    assert answer.status is Status.ANSWERED
    assert lead_ids(answer)[0] == line.id


@pytest.mark.parametrize(
    "question",
    [
        "how long was the museum dark?",
        "how long was the witness blocked from travel?",
        "how long is the harbour?",
    ],
)
def test_that_of_something_else_or_none_answers_nothing(asker: Asker, question: str) -> None:
    assert asker(question).status is not Status.ANSWERED
