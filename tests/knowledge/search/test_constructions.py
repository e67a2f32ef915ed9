"""What a line tells by how it is put."""

import pytest

from tests.knowledge.search.asker import Asker, first_of

TEXT = """
The chapel at Oderby burned down on 3 May 2021. Bishop Ole Rask came to the ruin on Sunday with Mayor Ada Blom and her brother Tom.

In June the council set up a committee under Helga Frisk. The committee met eleven times.

Treasurer Jan Moe was sacked in July, and Ingrid Foss took his place. Abbot Karl Lund prayed in his cell.
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("who accompanied the bishop?", "Ada Blom"),
        ("who stood at the ruin with the bishop?", "Ada Blom"),
        ("who headed the committee?", "Helga Frisk"),
        ("who took over from Moe?", "Ingrid Foss"),
    ],
)
def test_it_is_told_without_the_word_that_was_asked(ask_text: Asker, text: str, told: str) -> None:
    assert told in first_of(ask_text(text))


@pytest.mark.parametrize("text", ["who accompanied the abbot?", "who took over from Frisk?"])
def test_it_is_not_told_of_another(ask_text: Asker, text: str) -> None:
    assert not first_of(ask_text(text))
