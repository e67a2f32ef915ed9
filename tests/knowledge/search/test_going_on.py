"""What a question in the middle of a conversation goes on from: of whom, of which figure and of what."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, lead_ids

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
