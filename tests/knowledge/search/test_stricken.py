"""Who was killed, arrested or moved to safety: by what was done, and to whom."""

from collections.abc import Iterator

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, asked_of_text, first_of, written

TEXT = """The storm at Skellby

Mayor Ola Rasmus said on 3 May 2019 that looters were killing shopkeepers. Nobody was killed on the quay. Three fishermen were killed on \
4 May 2019 when the Anna sank.

The council decided on 3 May 2019 to evacuate the lower town. About 900 people were evacuated from the lower town on 4 May 2019. Constables \
arrested two looters on 5 May 2019. A judge refused to arrest the owner of the boat."""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with asked_of_text(written(TEXT, tmp_path_factory.mktemp("texts"))) as asker:
        yield asker


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
def test_it_is_told_of_those_to_whom_it_was_done(ask: Asker, question: str, told: str) -> None:
    assert told in first_of(ask(question))


def test_where_it_happened_is_told_by_the_whole_of_it(ask: Asker) -> None:
    answer = ask("where did it happen?")
    assert answer.status is Status.ANSWERED
    assert answer.question.overview
