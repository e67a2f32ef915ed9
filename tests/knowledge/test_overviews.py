"""Which words ask for the whole of what happened, and which ask whoever answers about itself."""

import pytest

from knowledge.lexicon.addressed import asks_the_bot
from knowledge.lexicon.overviews import overview_of, points_there


@pytest.mark.parametrize(
    "text",
    [
        "what happened?",
        "so what happened exactly",
        "what happened so far?",
        "what's this all about",
        "whats going on",
        "give me a quick summary please",
        "what's the gist?",
        "tl;dr",
        "catch me up",
        "can you tell me what happened",
        "tell me everything",
        "summarise what happened",
        "what did I miss?",
        "how did it all unfold?",
        "what are the key events",
        "so what actually happened",
        "wtf happened",
        "can someone give some context",
        "explain",
        "explain what happened like I'm 5",
        "what's the story here?",
        "что случилось?",
        "не болды?",
        "Worum geht es?",
        "Que s’est-il passé ?",
        "¿Qué pasó?",
    ],
)
def test_everything_is_asked_for(text: str) -> None:
    assert overview_of(text) == ""


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("what happened in the valley?", "the valley"),
        ("give me an overview of the flood", "the flood"),
        ("summarise the flood for me", "the flood"),
        ("what happened to the mayor", "the mayor"),
    ],
)
def test_it_tells_of_what(text: str, of: str) -> None:
    assert overview_of(text) == of


@pytest.mark.parametrize(
    "text",
    [
        "what happened next?",
        "what happened when the bridge fell",
        "who happened to be there",
        "how did the bridge fall",
        "what is the summary judgment",
        "explain the curfew",
        "what is this bridge",
        "what actually caused the flood",
        "recapture of the town",
        "",
    ],
)
def test_less_is_asked_for(text: str) -> None:
    assert overview_of(text) is None


def test_words_that_point_back() -> None:
    assert points_there("what happened there?")
    assert points_there("what was it about")
    assert not points_there("what's this about")
    assert not points_there("what happened?")


@pytest.mark.parametrize(
    "text",
    [
        "tell me a joke",
        "who made you?",
        "what do you know",
        "are you a bot?",
        "are you human or a bot",
        "what can I ask?",
        "hey, what can you do?",
        "how do you work",
        "do you speak Russian?",
        "where do you get your info from",
        "tell me about yourself",
        "who is your creator",
        "how many questions can I ask",
        "bot?",
        "which days do you cover",
        "what events do you know?",
        "how sure are you",
        "what language are you written in",
        "how do i add a fact",
        "how can I correct a mistake?",
        "how many facts are there",
    ],
)
def test_the_bot_is_asked(text: str) -> None:
    assert asks_the_bot(text)


@pytest.mark.parametrize(
    "text",
    [
        "how many soldiers do you know of",
        "how sure is the ministry",
        "how do I get out of Almaty",
        "how many sources are there for the death toll",
        "who made the decision",
        "who made you resign, Mr Mayor",
        "what do you know about the airport",
        "tell me about the joke that he made",
        "can I ask who seized the airport",
        "what can I do in Almaty",
        "are you sure that he resigned",
        "do you know what happened",
        "how does the bridge work",
        "who runs the airport",
        "who is the creator of the bridge",
        "how many questions did they ask",
    ],
)
def test_the_record_is_asked(text: str) -> None:
    assert not asks_the_bot(text)
