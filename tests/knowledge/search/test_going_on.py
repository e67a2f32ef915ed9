"""What a question in the middle of a conversation goes on from: of whom, of which figure and of what."""

import pytest

from knowledge.flow import Asked, Context, Status
from knowledge.search.glossary import Glossary
from knowledge.search.leaning import folded_words, opens
from knowledge.search.question import understand
from knowledge.search.samefigure import with_what_counted
from tests.knowledge.search.asker import TODAY, Asker, lead_ids

FLOOD = "velm-1997"


@pytest.mark.parametrize("text", ["any buses", "any more soldiers", "and any schools"])
def test_any_of_a_thing_is_asked_in_a_conversation(ask: Asker, text: str) -> None:
    before = ask("what happened to the bridge?", FLOOD)
    assert ask(text, FLOOD, context=before.context).question.is_question


@pytest.mark.parametrize(
    ("text", "fact"), [("any buses", "VF-17"), ("any schools", "VF-15"), ("any soldiers", "VF-18")]
)
def test_some_of_a_thing_are_told(ask: Asker, text: str, fact: str) -> None:
    answer = ask.after("who resigned?", text, event=FLOOD)
    assert lead_ids(answer)[:1] == [fact]


@pytest.mark.parametrize("text", ["any trams", "any tourists", "any luck"])
def test_none_of_a_thing_is_told_by_something_like_it(ask: Asker, text: str) -> None:
    assert ask.after("who resigned?", text, event=FLOOD).status is not Status.ANSWERED


def test_a_slip_makes_no_chatter_of_a_follow_up(ask: Asker) -> None:
    before = ask("how many buses did the town send?", FLOOD)
    assert ask("from wich town", FLOOD, context=before.context).question.is_question
    assert not ask("from wich town", FLOOD).question.is_question
    assert not ask("from Oderby", FLOOD, context=before.context).question.is_question


def test_the_figure_of_another_day_is_of_what_was_counted(ask: Asker) -> None:
    answer = ask.after(
        "how many people had died by 13 June?", "what was the figure on 15 June?", event=FLOOD
    )
    assert lead_ids(answer)[0] == "VF-06"
    again = ask("and on 20 June?", FLOOD, context=answer.context)
    assert lead_ids(again)[0] == "VF-07"


def test_the_figure_of_some_leaves_room_for_that_of_all(ask: Asker) -> None:
    answer = ask.after(
        "how many of the dead were firefighters?", "what was the number on 15 June?", event=FLOOD
    )
    assert lead_ids(answer)[:1] == ["VF-06"]


def test_the_figure_is_none_where_no_number_was_asked() -> None:
    text = "what was the figure on 15 June?"
    assert with_what_counted(text, None) == text
    assert with_what_counted(text, Context(asked=(Asked.WHO,))) == text


@pytest.mark.parametrize(
    "text",
    [
        "who gave that figure?",
        "who reported the number",
        "whose count is that?",
        "where does that total come from?",
    ],
)
def test_who_tells_the_figure_is_asked_of_the_line_told(ask: Asker, text: str) -> None:
    assert lead_ids(ask.after("how many people were evacuated?", text, event=FLOOD)) == ["VF-09"]


def test_of_no_figure_told_nobody_is_told(ask: Asker) -> None:
    answer = ask.after("how many cows died on 12 June?", "who gave that figure?", event=FLOOD)
    assert answer.status is not Status.ANSWERED
    assert answer.why_not == "It is not clear what “figure” is; say which."


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("why did the rain go on in Oderby after that?", False),
        ("why after that?", True),
        ("what happened then on 12 June?", False),
        ("what happened then?", True),
        ("was there a fire?", False),
        ("how many victims were there?", False),
        ("was it calm there?", True),
        ("who was there?", True),
    ],
)
def test_what_only_tells_a_time_or_that_something_is_points_at_nothing(
    flood: Glossary, text: str, points: bool
) -> None:
    words = folded_words(understand(text, today=TODAY, glossary=flood))
    assert bool(words & {"that", "then", "there"}) is points


@pytest.mark.parametrize("text", ["wats the mill dam", "whos ada ström", "wats mill dam"])
def test_what_somebody_is_takes_nothing_over_in_chat_either(ask: Asker, text: str) -> None:
    before = ask("who visited the camp in Oderby?", FLOOD)
    question = ask(text, FLOOD, context=before.context).question
    assert not question.follow_up
    assert len(question.names) == 1


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("from which town?", True),
        ("about what did they talk?", False),
        ("from where was it?", False),
    ],
)
def test_what_has_a_verb_is_no_mere_place(flood: Glossary, text: str, yes: bool) -> None:
    assert opens(understand(text, today=TODAY, glossary=flood)) is yes


@pytest.mark.parametrize("text", ["what happened?", "what happened in Norland?"])
def test_the_whole_of_it_started_on_the_first_day(ask: Asker, text: str) -> None:
    asked = ask.after(text, "when did it start", event=FLOOD).question.assumed
    assert any(each.startswith("the first day as") for each in asked)
    told = ask.after("when did the Mill Dam break?", "when did it start", event=FLOOD)
    assert not any(each.startswith("the first day as") for each in told.question.assumed)


@pytest.mark.parametrize(
    "text", ["in which town did the flood start?", "which day did the flood begin"]
)
def test_where_it_broke_out_is_asked_by_a_kind_of_place_or_day_too(
    flood: Glossary, text: str
) -> None:
    assert understand(text, today=TODAY, glossary=flood).earliest


def test_for_what_somebody_acts_is_why(flood: Glossary) -> None:
    for text in ("for what did they march", "people for what they march?"):
        assert Asked.WHY in understand(text, today=TODAY, glossary=flood).asked
