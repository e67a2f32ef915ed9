"""A ship that is called "she"."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.flow import Context, Status
from knowledge.search.following.vessels import as_vessel
from knowledge.search.reading.glossary import Glossary
from tests.knowledge.search.asker import Asker, asked_of_text, first_of

_TEXT = """The grounding of the Marit

The ship Marit ran aground off Onsted on 3 May 2019. The ship is owned by the firm Lund and Sons. She was built at Karsted and
launched on 9 June 2008. The ship was carrying timber. The mate, Anna Holm, raised the alarm. Holm was hurt in the storm.

Tugs freed the ship on 12 May. The ship left Onsted on 20 May.
"""


@pytest.fixture(scope="module")
def marit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path: Path = tmp_path_factory.mktemp("marit") / "marit.txt"
    path.write_text(_TEXT)
    with asked_of_text(path) as asker:
        yield asker


def test_she_is_the_ship_of_which_a_record_tells(marit: Asker) -> None:
    assert "built at Karsted" in first_of(marit("where was she built"))
    assert "owned by" in first_of(marit.after("when did the ship run aground?", "who owns her"))


def test_she_is_a_woman_who_was_told_of(marit: Asker) -> None:
    answer = marit.after("who is Anna Holm?", "was she hurt")
    assert "Holm" in first_of(answer)
    assert "ship" not in answer.question.text


def test_where_she_got_to_is_not_told_by_what_was_asked_before(marit: Asker) -> None:
    answer = marit.after("when was the ship freed?", "when did she get there")
    assert answer.status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("where was she going", "where was the ship going"),
        ("how big is her crew", "how big is the ship's crew"),
        ("who owns her", "who owns the ship"),
        ("what did Anna say of her flag", "what did Anna say of her flag"),
        ("when did she get there", "when did she get there"),
        ("where did it go", "where did it go"),
    ],
)
def test_how_it_is_read(marit: Asker, text: str, read: str) -> None:
    assert as_vessel(text, None, marit.glossary("marit")) == read


def test_of_a_woman_asked_about_it_is_left(marit: Asker) -> None:
    glossary = marit.glossary("marit")
    assert as_vessel("was she hurt", Context(names=("anna-holm",)), glossary) == "was she hurt"


def test_a_record_about_no_ship_calls_none_she(flood: Glossary) -> None:
    assert as_vessel("where was she", None, flood) == "where was she"


def test_who_he_is_is_asked_of_the_line_told(marit: Asker) -> None:
    answer = marit.after("who owns the ship?", "who is he?")
    assert answer.question.vague == ""
