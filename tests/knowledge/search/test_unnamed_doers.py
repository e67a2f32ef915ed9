"""Who did something is told without a name too: by a word for one person, or for a body behind a day."""

from typing import Final

import pytest

from knowledge.lexicon.humans import are_humans
from tests.knowledge.search.asker import Asker, first_of

TEXT: Final = """
The painting vanished from the Orvane museum on 4 March 2011. A cleaning woman noticed the empty frame at dawn. A passing fisherman pulled the crate from the canal in April. The rain flooded the cellar on 9 April.

In May 2012 an appeal court doubled the fine. On 7 June 2012 the council closed the gallery.
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("who noticed the empty frame?", "cleaning woman"),
        ("who pulled the crate from the canal?", "fisherman"),
        ("who doubled the fine?", "appeal court"),
        ("who closed the gallery?", "council"),
    ],
)
def test_one_without_a_name_is_told(ask_text: Asker, text: str, told: str) -> None:
    assert told in first_of(ask_text(text))


def test_nobody_did_it(ask_text: Asker) -> None:
    assert not first_of(ask_text("who flooded the cellar?"))


@pytest.mark.parametrize(
    ("word", "human"),
    [("woman", True), ("fisherman", True), ("child", True), ("witness", True), ("wife", True)]
    + [(word, False) for word in ("human", "german", "mountain", "glass", "plane")],
)
def test_one_of_those_who_are_people(word: str, human: bool) -> None:
    assert are_humans(word) is human
