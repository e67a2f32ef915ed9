"""What is said around a question is left out of it, and nothing of what is asked."""

import pytest

from knowledge.search.reading.courtesy import bare_question

_ASKED = "how many people drowned in Oderby"


@pytest.mark.parametrize(
    "lead",
    [
        "noob question: ",
        "quick q - ",
        "sorry if this came up before, ",
        "I read about this yesterday and wondered ",
        "not sure if this is the right thread, ",
        "for my homework i need to know: ",
        "my teacher asked me ",
        "does anyone here remember ",
        "can someone please tell me ",
        "hey guys, ",
        "right, ",
        "help: ",
        "sry for the dumb q, ",
        "in your database, ",
        "I'VE FORGOTTEN, ",
    ],
)
def test_a_lead_in_is_no_part_of_a_question(lead: str) -> None:
    assert bare_question(lead + _ASKED) == _ASKED


@pytest.mark.parametrize(
    "close",
    [
        " rn",
        " TIA",
        " kthx",
        " lol",
        " bro",
        " asap pls",
        ", anyone?",
        " if you know",
        " off the top of your head",
        " for a school project",
        " for my essay",
        " need it for class",
        " i cant find it anywhere",
        " just wondering",
        " thanks in advance!!",
        ", do we know?",
        ", help",
        ", sry if dumb q",
    ],
)
def test_what_follows_a_question_is_no_part_of_it(close: str) -> None:
    assert bare_question(_ASKED + close).rstrip("?") == _ASKED


@pytest.mark.parametrize(
    "question",
    [
        "who asked for help",
        "did the army help?",
        "did they arrest anyone?",
        "how many guys?",
        "who were the people",
        "when did the airport open again",
        "what did they need it for",
        "in the mine, who was killed",
        "in the morning, who spoke?",
        "In the US, who said that",
        "In Oderby, how many died?",
        "did he say sorry?",
        "what did the mayor of the town tell us",
        "what do you know about the mayor",
        "does anyone know if anyone was killed",
        "who do you think did it",
        "what was the test for",
        "was anybody working when the dam broke?",
        "how many drowned in our town Oderby",
        "who led the march in my city of Oderby?",
        "whom did the mayor thank",
        "did the town get any help?",
        "how long did she say the bridge would be",
        "when did World War I end?",
        "the U.S. embassy, which warning was given",
        "who were the mayor's friends?",
        "thanks",
        "hey",
        "hi how are you",
        "",
        "???",
    ],
)
def test_what_is_asked_stays(question: str) -> None:
    assert bare_question(question) == question


@pytest.mark.parametrize(
    "story",
    [
        "sorry to bother, my cousin lives in Oderby, ",
        "my uncle works at the mill. ",
        "hope this is the right channel - ",
        "I was in Norland last year, ",
        "my friend is worried, can anyone tell me: ",
    ],
)
def test_what_people_tell_of_themselves_is_no_part_of_a_question(story: str) -> None:
    assert bare_question(f"{story}was the bridge closed by the flood") == (
        "was the bridge closed by the flood"
    )


def test_there_is_the_place_that_was_told() -> None:
    asked = bare_question("my cousin lives in Oderby, do you know if the bridge was closed there?")
    assert asked == "do you know if the bridge was closed in Oderby?"
    assert "there" in bare_question("I live in Oderby, was there a fire?")


def test_a_question_that_needs_the_story_keeps_it() -> None:
    whole = "my dad worked at the mill, did he say when it closed"
    assert bare_question(whole) == whole


@pytest.mark.parametrize("joint", ["and", "but", "so"])
def test_what_joins_a_question_to_the_one_before_stays(joint: str) -> None:
    assert bare_question(f"ok thanks {joint} {_ASKED}") == f"{joint} {_ASKED}"


def test_letters_in_capitals_are_a_name_unless_all_are() -> None:
    assert bare_question("how many did WHO say died, thx") == "how many did WHO say died"
    assert bare_question("PLS HOW MANY DIED") == "HOW MANY DIED"


@pytest.mark.parametrize(
    "text", ["i " * 5000 + "who", "who died " + "thx " * 5000, "\ud800 who", "pls:" * 3000]
)
def test_any_text_is_safe(text: str) -> None:
    assert len(bare_question(text)) <= len(text) + 1
