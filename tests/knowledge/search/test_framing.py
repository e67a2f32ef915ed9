"""Words that only frame a question: by stem, or in one form alone."""

import pytest

from knowledge.search.reading.framing import frames_as_written, generic_weight
from knowledge.text import tokens


def stem(word: str) -> str:
    return tokens(word)[0].stem


@pytest.mark.parametrize("word", ["effort", "famous", "folk", "guy", "stuff", "whole", "exactly"])
def test_words_that_say_nothing_of_what_is_asked_weigh_little(word: str) -> None:
    assert frames_as_written(word) or generic_weight(stem(word)) < 0.5


@pytest.mark.parametrize(
    ("framing", "telling"),
    [
        ("quite", "quit"),
        ("bit", "bitten"),
        ("apart", "apartment"),
        ("according", "accord"),
        ("heard", "hearing"),
        ("contains", "container"),
        ("composed", "composer"),
        ("remained", "remains"),
        ("located", "locate"),
        ("openly", "open"),
    ],
)
def test_a_word_may_frame_in_one_form_alone(framing: str, telling: str) -> None:
    assert frames_as_written(framing)
    assert not frames_as_written(telling)
    assert generic_weight(stem(telling)) > 0.5


@pytest.mark.parametrize("word", ["relatives", "march", "general", "manager", "thanked"])
def test_people_and_deeds_do_not_frame(word: str) -> None:
    assert not frames_as_written(word)
    assert generic_weight(stem(word)) > 0.5
