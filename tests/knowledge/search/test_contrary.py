"""What was undone is no answer to what was done."""

import pytest

from knowledge.search.reading.glossary import Glossary
from knowledge.search.weighing.contrary import contraries, tells_contrary
from tests.knowledge.search.test_understanding import read


@pytest.mark.parametrize(
    ("text", "statement", "turned"),
    [
        ("how many people were released?", "Some 45 people were arrested.", True),
        ("how many people were released?", "Of those arrested, 45 were released.", False),
        ("how many people were set free?", "Some 45 people were arrested.", True),
        ("were the people released?", "Some 45 people were arrested.", False),
        ("when did the water rise?", "The water fell on Monday.", True),
        ("when did the water arrive?", "The water fell on Monday.", False),
        ("who was there?", "The water fell on Monday.", False),
    ],
)
def test_a_statement_tells_the_contrary_where_it_lacks_what_is_asked(
    flood: Glossary, text: str, statement: str, turned: bool
) -> None:
    assert tells_contrary(contraries(read(text, flood)), statement) is turned
