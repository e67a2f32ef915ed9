"""Where sentences end: not behind what is written short, at any other full stop and at each line."""

import pytest

from knowledge.search.weighing.parts import _sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The bridge fell. The river rose.", 2),
        ("Mr. Smith spoke to Gen. Brown. He left.", 2),
        ("J. Smith spoke. Nos. 4 and 5 burnt.", 2),
        ("It fell in the U.S. The river rose.", 1),
        ("A casino. It fell!” “Who saw it?", 3),
        ("Seen by Dr.\nWho saw it", 2),
        ("no end", 1),
        ("", 0),
    ],
)
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    assert len(_sentences(text)) == count
