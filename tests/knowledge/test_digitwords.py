"""Digits for small words: where no number can stand, and only there."""

import pytest

from knowledge.lexicon.chat import expand


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("what did they tell their staff 2 do?", "what did they tell their staff to do?"),
        ("how much was paid 4 the rescue?", "how much was paid for the rescue?"),
        ("how long did it take 2 find the van?", "how long did it take to find the van?"),
        ("did he have 2 pay?", "did he have to pay?"),
        ("what did the crews ask 4?", "what did the crews ask for?"),
        ("what did Holt say 2 reporters?", "what did Holt say to reporters?"),
        ("who r the thieves?", "who are the thieves?"),
        ("when r u going 2 tell me", "when are you going to tell me"),
    ],
)
def test_a_digit_stands_for_a_word_where_no_number_can(text: str, plain: str) -> None:
    assert expand(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "2 died, right?",
        "were 4 people hurt?",
        "did it last for 2 days?",
        "did 2 resign?",
        "were 2 more arrested?",
        "what happened on june 2 the day of the vote?",
        "what happened at unit 4?",
        "who drove 2 trucks to the gate?",
        "did they take 2 gold cups?",
        "did the crews get 4 per cent?",
        "between 2 and 4 in the morning",
        "how did 2 of them escape?",
        "did they pay 4 million?",
        "did the talks go on 2 days?",
        "reactor 4 explosion",
    ],
)
def test_a_number_stays(text: str) -> None:
    assert expand(text) == text
