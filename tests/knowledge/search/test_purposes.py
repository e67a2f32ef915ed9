"""What something was done for, told by an infinitive alone."""

import pytest

from knowledge.search.weighing.purposes import tells_purpose


@pytest.mark.parametrize(
    "statement",
    [
        "Navy divers blew holes into the hull with small charges to get in faster.",
        "Workers drilled a shaft to reach the men.",
        "The bank raised rates to curb inflation.",
    ],
)
def test_an_infinitive_may_tell_a_purpose(statement: str) -> None:
    assert tells_purpose(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "Police wanted people to leave the square.",
        "The company decided to close the mine.",
        "He gave the order to abandon ship.",
        "More than 3,000 troops were sent to Norland.",
        "The mayor had no time to flee.",
        "Protesters tried to storm the office.",
    ],
)
def test_what_a_verb_or_a_noun_takes_is_none(statement: str) -> None:
    assert not tells_purpose(statement)


def test_a_long_run_of_letters_is_read_once() -> None:
    assert not tells_purpose("It was flooded from noon to the " + "a-" * 60_000 + " end.")
