"""What is put up to be judged, letters that stand for a name, and the words of both."""

import pytest

from knowledge.flow import Status
from knowledge.search.reading.judging import judged
from knowledge.search.reading.shortnames import spells_out
from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
The spill at Dunmore

On 4 May 2018 a pipe of the Dunmore works burst. The Northern River and Lake Agency (NRLA) closed the lake on 5 May 2018. Ada Brandt, the head of
the works, resigned on 6 May 2018. The mayor, Olav Ness, called for an inquiry. The DWU, a union, struck on 7 May 2018.
"""


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("is it true that Ada Brandt resigned?", "did Ada Brandt resign?"),
        ("True or false: the lake was closed on 5 May", "was the lake closed on 5 May?"),
        ("the mayor has fled, is that true?", "has the mayor fled?"),
        ("164 people died, true or false?", "did 164 people die?"),
        ("fact check: there were deaths", "were there deaths?"),
        ("can anyone confirm that the shop closed?", "did the shop close?"),
        ("is it true?", "is it true?"),
        ("is that true?", "is that true?"),
        ("true or false?", "true or false?"),
        ("is it right to strike?", "is it right to strike?"),
        ("it's true that he left", "it's true that he left"),
        ("fact check: was the lake closed?", "fact check: was the lake closed?"),
    ],
)
def test_what_is_put_up_to_be_judged_is_asked(text: str, asked: str) -> None:
    assert judged(text) == asked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("is it true that Ada Brandt resigned?", "Ada Brandt"),
        ("true or false: the lake was closed", "closed the lake"),
        ("a pipe burst on 4 May, true or false?", "a pipe"),
    ],
)
def test_what_came_is_told(ask_text: Asker, text: str, told: str) -> None:
    assert told in first_of(ask_text(text))


@pytest.mark.parametrize(
    "text",
    ["is it true that Olav Ness resigned?", "true or false: the lake was closed on 4 May 2018"],
)
def test_what_did_not_come_so_is_not_answered(ask_text: Asker, text: str) -> None:
    assert ask_text(text).status is Status.CLOSEST


@pytest.mark.parametrize(
    "question",
    [
        "what does NRLA stand for?",
        "what is the nrla short for?",
        "full name of the NRLA?",
        "what does N.R.L.A. mean?",
    ],
)
def test_letters_are_told_by_the_words_that_they_stand_for(ask_text: Asker, question: str) -> None:
    assert "Northern River and Lake Agency" in first_of(ask_text(question))


def test_letters_whose_words_are_not_told_are_not_explained(ask_text: Asker) -> None:
    answer = ask_text("what does DWU stand for?")
    assert answer.status is Status.CLOSEST
    assert answer.why_not == "The record does not say."


@pytest.mark.parametrize(
    ("letters", "statement", "full"),
    [
        ("CSTO", "the Collective Security Treaty Organization said", True),
        ("EU", "the European Union", True),
        ("UN", "Under no law", False),
        ("CSTO", "a collective security treaty organization", False),
    ],
)
def test_only_words_with_capitals_are_what_letters_stand_for(
    letters: str, statement: str, full: bool
) -> None:
    assert spells_out(letters, statement) is full
