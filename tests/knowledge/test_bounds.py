"""Whether the beginning or the end of the whole is asked for."""

import pytest

from knowledge.lexicon.bounds import asks_end, asks_start


@pytest.mark.parametrize(
    "text",
    [
        "where did the whole thing kick off?",
        "how did this entire affair begin in the first place?",
        "what set it all off",
        "what started it all?",
        "when this all kicked off",
        "how it all began",
        "tell me where it all started",
        "what happened when everything kicked off?",
        "when did all of this start",
        "what day did it start",
        "in which town did this all begin?",
        "when was the beginning of all this",
        "how did this mess start",
    ],
)
def test_the_start_of_all_is_asked_for_in_many_ways(text: str) -> None:
    assert asks_start(text)


@pytest.mark.parametrize(
    "text",
    [
        "what set off the alarm?",
        "what started the fire?",
        "how did the whole team begin?",
        "when the strike began",
        "what did they do when it started raining",
        "when did the trouble in Oderby start",
        "who started it",
        "where was the mayor when it all kicked off?",
    ],
)
def test_the_start_of_a_part_is_another_matter(text: str) -> None:
    assert not asks_start(text)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("how did it all end", True),
        ("how it all ended", True),
        ("how did this mess turn out?", True),
        ("how did the fire end", False),
        ("when it ended", False),
    ],
)
def test_so_is_the_end(text: str, end: bool) -> None:
    assert asks_end(text) is end
