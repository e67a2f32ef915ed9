"""What somebody did, asked by a name and no more."""

import pytest

from knowledge.search.weighing.acting import asks_deeds
from tests.knowledge.search.asker import Asker, first_of

TEXT = """The storm at Skellby

Nella Varga was the harbour master of Skellby. On 3 May 2019 Nella Varga said that the wind was too strong.

Harbour master Nella Varga closed the port at noon on 4 May 2019. Nella Varga's house was flooded that evening. \
The council criticised Nella Varga on 5 May 2019.

Pilot Ola Rasmus was 62 years old. The pilot Ola Rasmus and Tom Birk were guarding the lock on 6 May 2019. \
Tom Birk was fined on 7 May 2019."""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what did Nella Varga do?", "closed the port"),
        ("what has varga done", "closed the port"),
        ("what did Ola Rasmus do?", "guarding the lock"),
        ("what did Tom Birk do", "Tom Birk"),
    ],
)
def test_a_deed_comes_before_words_and_before_who_somebody_is(
    ask_text: Asker, question: str, told: str
) -> None:
    assert told in first_of(ask_text(question))


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("What did Ada Vale do?", True),
        ("what has ada vale done on 5 may", True),
        ("what were the miners up to", True),
        ("what did ada vale want people to do?", False),
        ("what did the fire do to the roof?", False),
        ("what did you do?", False),
        ("what did ada vale say?", False),
    ],
)
def test_who_is_asked_for_deeds_is_asked_for_nothing_else(text: str, yes: bool) -> None:
    assert asks_deeds(text) is yes


@pytest.mark.parametrize("question", ["Nella Varga?", "tell me about Nella Varga"])
def test_of_somebody_by_name_alone_who_they_are_comes_first_and_their_deeds_behind(
    ask_text: Asker, question: str
) -> None:
    lines = [line.fact.statement for line in ask_text(question).lead]
    assert lines[0] == "Nella Varga was the harbour master of Skellby."
    assert "closed the port" in lines[1]
