"""What somebody said of what happened, and what they said nothing of."""

import pytest

from tests.knowledge.search.asker import Asker, first_of

TEXT = """
Two trains collided in the Karsk tunnel on 9 October 2020, and 38 people were killed. Signalman Otto Brand had been on duty for fourteen hours.

Queen Sofia wrote to the families that there were no words. Cardinal Emil Stross told the mourners that grief was love with nowhere to go.

The railway's chief executive, Jonas Pike, insisted that the brakes had been serviced in June. Pike said on Monday that he would not resign. Pike told a paper that the tunnel was safe.

President Mona Reis visited the wounded on Sunday. She called the crash the child of greed.
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("what did Queen Sofia say about the accident?", "no words"),
        ("what did Cardinal Stross say about the disaster?", "nowhere to go"),
        ("what did President Reis say about the crash?", "greed"),
    ],
)
def test_few_words_are_on_what_happened(ask_text: Asker, text: str, told: str) -> None:
    assert told in first_of(ask_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "what did Cardinal Stross say about the brakes?",
        "what did Queen Sofia say about the signalman?",
        "what did Jonas Pike say about the disaster?",
    ],
)
def test_what_somebody_is_tells_nothing_of_the_matter(ask_text: Asker, text: str) -> None:
    assert not first_of(ask_text(text))
