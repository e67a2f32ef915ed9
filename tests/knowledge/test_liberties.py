"""What anybody could do, or was allowed to do."""

import pytest

from knowledge.lexicon.cues import looks_like_question
from knowledge.lexicon.liberties import asks_liberty, of_anybody, tells_liberty
from knowledge.text import tokens


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("could you buy bread", "could people buy bread"),
        ("could u still buy bread?", "could people buy bread?"),
        ("so can i use my phone there", "so could people use their phone there"),
        ("were you allowed to leave", "were people allowed to leave"),
        ("could one cross the bridge", "could people cross the bridge"),
    ],
)
def test_what_you_could_do_anybody_could(text: str, meant: str) -> None:
    assert of_anybody(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "can you help with the bridge",
        "could you buy me a bridge",
        "can you stop",
        "can we play tonight",
        "could you send it",
        "can i use emojis here",
        "can you please cross the bridge",
        "did you cross the bridge",
        "can the bridge be crossed",
        "",
    ],
)
def test_what_the_room_is_asked_to_do_is_no_question_to_the_record(text: str) -> None:
    assert not of_anybody(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("could people buy bread", True),
        ("were residents allowed to return", True),
        ("was it possible to cross", True),
        ("could the police shoot", False),
        ("can anyone tell me when it fell", False),
    ],
)
def test_what_people_could_do_is_asked(text: str, asks: bool) -> None:
    assert asks_liberty(text) is asks


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("The order banned the sale of bread.", True),
        ("Residents could buy bread in two shops.", True),
        ("The shops had no bread in May.", False),
        ("Bread was thrown at the guards, who had closed the bridge.", False),
        ("The bakers opened the bread shop.", True),
    ],
)
def test_it_is_told_where_something_was_allowed_or_not(statement: str, told: bool) -> None:
    assert tells_liberty(statement, {word.stem for word in tokens("bread")}) is told


@pytest.mark.parametrize(
    "text",
    [
        "will there be elections",
        "could shops open",
        "can people hold strikes",
        "would the mayor resign",
        "will flights resume",
        "may journalists enter the zone",
    ],
)
def test_whether_something_can_or_will_be_is_a_question(text: str) -> None:
    assert looks_like_question(text, tokens(text))


@pytest.mark.parametrize(
    "text",
    [
        "can confirm",
        "will do, see you all in the voice channel of the guild later on today my friends of old",
        "would love that so much, thanks for the offer and for all the other nice things you said",
        "could be worse, at least it is not raining any more where my parents and my sister live",
        "can't wait",
    ],
)
def test_a_remark_that_begins_alike_is_none(text: str) -> None:
    words = tokens(text)
    assert len(words) <= 2 or not looks_like_question(text, words)
