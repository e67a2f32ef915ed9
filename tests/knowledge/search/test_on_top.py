"""How many it were by a day is told by what it had risen to, and not by how many more there were on it."""

from collections.abc import Iterator

import pytest

from tests.knowledge.search.asker import Asker, asked_of_text

STORY = """\
The barge at Orsa

A barge ran aground off Orsa on Monday, 3 May 2010. By midnight five bodies had been recovered.

Divers recovered nine more bodies on Wednesday, 5 May. The death toll rose to 16, police said.

The mill reopened on Friday, 7 May. The bank had stayed shut.
"""


@pytest.fixture(scope="module")
def barge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "barge.txt"
    path.write_text(STORY)
    with asked_of_text(path) as asker:
        yield asker


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how many died by 5 may?", "rose to 16"),
        ("how many bodies in total?", "rose to 16"),
        ("how many died by 3 may?", "five bodies"),
        ("how many more bodies did the divers find on 5 may?", "nine more bodies"),
    ],
)
def test_what_it_had_risen_to_is_told(barge: Asker, text: str, told: str) -> None:
    assert told in barge(text).lead[0].fact.statement
