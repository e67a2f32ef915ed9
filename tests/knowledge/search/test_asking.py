"""Which part of a message asks."""

import pytest

from knowledge.search.reading.asking import asides, asking_part


@pytest.mark.parametrize(
    ("message", "part"),
    [
        (
            "My brother lives near there. When did the Mill Dam break?",
            "When did the Mill Dam break?",
        ),
        (
            "Hi! We had rain as well. How many people died? Who counted the dead?",
            "How many people died? Who counted the dead?",
        ),
        ("I saw a film about it! Which bridge collapsed first?", "Which bridge collapsed first?"),
    ],
)
def test_the_sentences_that_ask_stand_alone(message: str, part: str) -> None:
    assert asking_part(message) == part


@pytest.mark.parametrize(
    "message",
    [
        "When did the Mill Dam break?",
        "when did the dam break",
        "The dam broke at night. Was it inspected?",
        "Ada Ström resigned in June. Why did she do that?",
        "There was a flood in Oderby. Why?",
        "Who resigned? When was the airport reopened?",
        "The dam broke. It was sad.",
        "",
    ],
)
def test_what_needs_the_rest_or_is_all_of_it_stays_whole(message: str) -> None:
    assert asking_part(message) == message


@pytest.mark.parametrize(
    "message",
    [
        "When did the Mill Dam break? I need this for school.",
        "My cousin asked me. When did the Mill Dam break? Thanks a lot.",
    ],
)
def test_a_remark_behind_the_question_is_left_out(message: str) -> None:
    assert asking_part(message) == "When did the Mill Dam break?"


def test_numbers_do_not_end_a_sentence() -> None:
    message = "Was it 3.5 metres deep? No. 4 bridges fell"
    assert asking_part(message) == message


@pytest.mark.parametrize("message", ["a. " * 500, "?" * 300, "\x00. \ud800? b", "." * 10_000])
def test_any_message_is_safe(message: str) -> None:
    assert isinstance(asking_part(message), str)


@pytest.mark.parametrize(
    ("message", "left"),
    [
        (
            "I'm writing a leaflet for my class and need the list of towns that were flooded",
            "towns that were flooded",
        ),
        (
            "we are making a map and would like to know which roads were shut",
            "which roads were shut",
        ),
        ("when did the people of the list of towns need to know it", None),
    ],
)
def test_what_somebody_does_with_the_answer_is_beside_the_point(
    message: str, left: str | None
) -> None:
    ends = [end for _, end in asides(message)]
    assert (message[max(ends) :].strip() if ends else None) == left
