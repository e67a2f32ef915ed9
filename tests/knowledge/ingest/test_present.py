"""News of the day is told in the present tense; accounts of what was are not."""

import pytest

from knowledge.ingest.present import is_in_present


@pytest.mark.parametrize(
    "text",
    [
        "Police arrest a man after the fire on Monday.",
        "The minister resigns over a vote held in May.",
        "Bodies are found after the boat sank two days ago.",
        "The death toll has risen to six.",
        "Officials announce that it rained.",
        "Norland says that it rained on Monday.",
    ],
)
def test_present_tense(text: str) -> None:
    assert is_in_present(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested a man on Monday.",
        "Police caught a man on Monday.",
        "The men ate their first meal, which is told of in a book.",
        "Jets bombed the harbour.",
        "Two trains ran.",
        "A taxi, else 25 marks, was dear.",
        "By Friday the governor read out the names.",
        "The council will meet in May.",
        "Flood",
        "",
    ],
)
def test_other_tenses_and_none(text: str) -> None:
    assert not is_in_present(text)
