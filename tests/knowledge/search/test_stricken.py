"""Who was killed, arrested or moved to safety: by what was done, and to whom."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, first_of

TEXT = """The storm at Skellby

Mayor Ola Rasmus said on 3 May 2019 that looters were killing shopkeepers. Nobody was killed on the quay. Three fishermen were killed on \
4 May 2019 when the Anna sank.

The council decided on 3 May 2019 to evacuate the lower town. About 900 people were evacuated from the lower town on 4 May 2019. Constables \
arrested two looters on 5 May 2019. A judge refused to arrest the owner of the boat."""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who was killed?", "Three fishermen"),
        ("who got killed", "Three fishermen"),
        ("who died?", "Three fishermen"),
        ("who was evacuated?", "About 900 people"),
        ("who was arrested?", "two looters"),
    ],
)
def test_it_is_told_of_those_to_whom_it_was_done(ask_text: Asker, question: str, told: str) -> None:
    assert told in first_of(ask_text(question))


def test_where_it_happened_is_told_by_the_whole_of_it(ask_text: Asker) -> None:
    answer = ask_text("where did it happen?")
    assert answer.status is Status.ANSWERED
    assert answer.question.overview
