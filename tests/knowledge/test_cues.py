"""What a question asks for and whether a message asks at all, by form alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lexicon import cues
from knowledge.text import tokens


def asked(text: str) -> tuple[str, ...]:
    return cues.asked(text, tokens(text))


def is_question(text: str) -> bool:
    return cues.looks_like_question(text, tokens(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("who said it", "who-said"),
        ("what did the minister say", "who-said"),
        ("what has the union claimed", "who-said"),
        ("according to whom was it safe", "who-said"),
        ("the response of the mayor", "who-said"),
        ("whose words were these", "who-said"),
        ("how much was lost", "how-many"),
        ("what did a litre of milk cost", "how-many"),
        ("what salary did a guard get", "how-many"),
        ("what was the reward for the finder", "how-many"),
        ("how often did it fail", "how-many"),
        ("what was the death toll", "how-many"),
        ("number of injured", "how-many"),
        ("share of the fallout", "how-many"),
        ("which troop numbers are given", "how-many"),
        ("first reported arrest figure", "how-many"),
        ("what did she reckon", "who-said"),
        ("casualties so far", "how-many"),
        ("at what depth did it lie", "how-many"),
        ("what is the population", "how-many"),
        ("what was the detainee count", "how-many"),
        ("which men were freed", "who"),
        ("which of the miners came first", "who"),
        ("what day was it", "when"),
        ("on which date did it open", "when"),
        ("since when is it shut", "when"),
        ("which town was hit", "where"),
        ("in what country is it", "where"),
        ("what caused the fire", "why"),
        ("the reason for the delay", "why"),
        ("how come it fell", "why"),
        ("what reason did she give", "why"),
        ("why can the number of dead not be checked", "why"),
        ("when was the number of injured published", "when"),
        ("Oderby population", "how-many"),
        ("how close did the fire come to the town", "how-many"),
        ("the dead of the whole flood, as of 16 June", "how-many"),
        ("how did the number of dead develop", "how-many"),
        ("how did the expected date of the opening slip", "how-many"),
        ("which company built it", "who"),
        ("whom did they call", "who"),
        ("which German politician spoke", "who"),
        ("the list of towns that were hit", "where"),
        ("so was it closed", "whether"),
        ("is it true it fell", "whether"),
    ],
)
def test_the_kind_is_read_from_the_form(text: str, kind: str) -> None:
    assert asked(text)[0] == kind


@pytest.mark.parametrize(
    "text",
    [
        "what happened when the bridge fell",
        "what became of those who fled",
        "bridge of the river",
        "",
    ],
)
def test_a_word_that_only_joins_asks_nothing(text: str) -> None:
    assert not {"when", "who"} & set(asked(text)[:1])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("when and where did it fall", {"when", "where"}),
        ("who did it and why", {"who", "why"}),
        ("how many died and when", {"how-many", "when"}),
    ],
)
def test_two_kinds_may_be_asked_at_once(text: str, kinds: set[str]) -> None:
    assert set(asked(text)) == kinds


def test_never_more_than_two_kinds() -> None:
    assert len(asked("who, when, where, why and how many")) == 2


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("what is the name of the pilot", True),
        ("who was the mayor", True),
        ("who is the owner of the ship", True),
        ("who fell", False),
        ("who was the ship sunk by", False),
        ("when was the mayor born", False),
    ],
)
def test_whose_name_is_asked(text: str, yes: bool) -> None:
    assert cues.asks_identity(text) is yes


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("at what time did it fall", True),
        ("what exact time was it", True),
        ("at which hour", True),
        ("in what time zone is it", False),
        ("what time frame was given", False),
        ("how many times did it fall", False),
        ("at the time of the fall", False),
    ],
)
def test_whether_a_time_of_day_is_asked(text: str, yes: bool) -> None:
    assert cues.asks_clock(text) is yes


@pytest.mark.parametrize(
    ("text", "latest", "earliest", "history"),
    [
        ("the latest count", True, False, False),
        ("how many so far", True, False, False),
        ("the last reported toll", True, False, False),
        ("how many in total", True, False, False),
        ("the initial toll", False, True, False),
        ("how many at first", False, True, False),
        ("the first reported toll", False, True, False),
        ("how did the toll change", False, False, True),
        ("has the number gone up", False, False, True),
        ("the toll day by day", False, False, True),
        ("timeline of arrests", False, False, True),
        ("how did they leave", False, False, False),
        ("the last train", False, False, False),
    ],
)
def test_which_state_is_asked_for(text: str, latest: bool, earliest: bool, history: bool) -> None:
    words = tokens(text)
    found = (
        cues.wants_latest(text, words),
        cues.wants_earliest(text, words),
        cues.wants_history(text, words),
    )
    assert found == (latest, earliest, history)


def test_how_a_number_moved_is_a_question_for_a_number() -> None:
    assert asked("how did the toll change over time")[0] == "how-many"


@pytest.mark.parametrize(
    "text",
    [
        "when did the bridge fall",
        "at what time was the launch",
        "from which side did they come",
        "please tell me about the bridge",
        "could you list the towns that were hit",
        "do you know who was the pilot",
        "I wonder why the dam failed",
        "hi bot, how many were hurt",
        "lol, who did that?",
        "thanks. and when was it opened again?",
        "I need the list of the towns",
        "we heard about it on the radio, how many were hurt",
        "bridge collapse",
        "just curious when it happened",
        "any news about the dam",
    ],
)
def test_a_message_that_asks_is_a_question(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "good evening all",
        "thanks a lot",
        "who wants pizza",
        "what are you doing",
        "should I stay",
        "do you want to play?",
        "how was your day?",
        "I think it rained",
        "we are late",
        "is anyone online?",
        "nice one",
        "have a nice day",
        "have a great evening everyone!",
        "...",
        "",
    ],
)
def test_a_message_to_the_room_is_none(text: str) -> None:
    assert not is_question(text)


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("lol", True),
        ("hi, thanks", True),
        ("how are you", True),
        ("bridge collapse", False),
        ("when did it fall", False),
    ],
)
def test_how_chatter_begins(text: str, yes: bool) -> None:
    assert cues.is_chatter(text) is yes


@given(st.text(max_size=300))
def test_any_text_is_safe(text: str) -> None:
    words = tokens(text)
    assert len(cues.asked(text, words)) <= 2
    assert isinstance(cues.looks_like_question(text, words), bool)
    assert isinstance(cues.is_chatter(text), bool)
    assert isinstance(cues.asks_clock(text), bool)
    assert isinstance(cues.asks_identity(text), bool)


@pytest.mark.parametrize(
    "text",
    [
        "which airlines did not fly",
        "who wasn't paid?",
        "how many of the houses were never rebuilt",
        "which reactors weren't running",
    ],
)
def test_what_did_not_happen_is_asked(text: str) -> None:
    assert cues.asks_denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "why did they not go home",
        "what could not be sold",
        "what were people not allowed to do",
        "who told them to stop so it wouldn't get worse",
        "who not only spoke but wrote",
        "which town said that it was not flooded",
    ],
)
def test_a_not_beside_the_point_is_no_denial(text: str) -> None:
    assert not cues.asks_denied(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("who became prime minister", True),
        ("who was appointed as the new mayor", True),
        ("who was named head of the board", True),
        ("who was elected in 1990", False),
        ("who was named after the river", False),
        ("who became ill", False),
    ],
)
def test_who_got_an_office_asks_for_a_person(text: str, named: bool) -> None:
    assert cues.asks_identity(text) is named


@pytest.mark.parametrize(
    "text",
    [
        "show me how arrests went up",
        "how did the water level go down",
        "how the death toll rose",
        "how has the zone expanded",
        "trace the number of wounded",
        "the growth in cases",
        "track how many were held day after day",
    ],
)
def test_how_a_number_moved_is_asked(text: str) -> None:
    assert cues.wants_history(text, tokens(text))


@pytest.mark.parametrize(
    "text", ["how did the bridge fall down", "the history teacher", "rise of May"]
)
def test_what_only_moves_is_no_history(text: str) -> None:
    assert not cues.wants_history(text, tokens(text))


@pytest.mark.parametrize(
    "message",
    [
        "what a mess",
        "what a day for Norland!",
        "what a week honestly, poor people",
        "cheers mate",
        "the guards were brutal",
        "this bridge is so old",
        "Oderby is lovely in spring",
        "stay safe everybody in Oderby",
        "rip to all the victims",
        "good morning from Oderby",
        "who's joining voice chat later?",
        "how's everyone doing today",
    ],
)
def test_sighs_wishes_and_statements_ask_nothing(message: str) -> None:
    assert not cues.looks_like_question(message, tokens(message))


@pytest.mark.parametrize(
    "message",
    [
        "the bridge was shut when",
        "number of drowned is what",
        "curfew times",
        "state of emergency end",
        "what a mess did they leave at the bridge?",
        "were the guards brutal",
        "who is joining the alliance?",
        "the number of people that were drowned",
        "the day the bridge was blown up",
        "the place Ström was buried",
        "what a sluice is",
        "what a Gazette reporter saw",
        "sending boats to Oderby",
        "hope camp relatives",
        "how are all the rescued people?",
    ],
)
def test_what_asks_in_a_like_form_is_a_question(message: str) -> None:
    assert cues.looks_like_question(message, tokens(message))


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        ("how do I cook rice?", True),
        ("ok so how can we sign up", True),
        ("how to build a raft", True),
        ("how do we know that it fell?", False),
        ("how did they build the raft?", False),
    ],
)
def test_directions_are_told_from_how_something_was_done(message: str, asks: bool) -> None:
    assert cues.asks_how_to(message) is asks
