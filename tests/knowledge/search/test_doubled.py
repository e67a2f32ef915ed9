"""Two questions in one."""

import pytest

from knowledge.flow import Status
from knowledge.search.following.doubled import halves
from tests.knowledge.search.asker import Asker, lead_ids

FLOOD = "velm-1997"


@pytest.mark.parametrize(
    ("text", "both"),
    [
        (
            "who died and how many were arrested",
            ("who died?", "how many were arrested?"),
        ),
        ("when did it start and where?", ("when did it start?", "where did it start?")),
        (
            "when and where did the dam break?",
            ("when did the dam break?", "where did the dam break?"),
        ),
        (
            "how many died, and who counted the dead?",
            ("how many died?", "who counted the dead?"),
        ),
        ("who died and how many", ("who died?", "how many died?")),
        ("was the airport shut and when?", ("was the airport shut?", "when was the airport shut?")),
        (
            "when did the dam break and was anyone hurt?",
            ("when did the dam break?", "was anyone hurt?"),
        ),
        ("where was the bridge and why", ("where was the bridge?", "why was the bridge?")),
    ],
)
def test_two_questions_are_told_apart(text: str, both: tuple[str, str]) -> None:
    assert halves(text) == both


@pytest.mark.parametrize(
    "text",
    [
        "how many died and were injured?",
        "what happened to the bridge and the dam?",
        "who resigned and why",
        "when did the dam break and when did it rain and where",
        "did he say who did it and who paid",
        "who said that and when",
        "what is known and what not",
        "and where?",
        "was the dam sound and who paid for the bridge",
        "what did people want and did they get it",
        "",
        "who and who and who and who",
    ],
)
def test_what_is_one_question_stays_one(text: str) -> None:
    assert halves(text) is None


def test_both_are_answered(ask: Asker) -> None:
    answer = ask("who resigned and how many buses were sent to the camp?", FLOOD)
    assert answer.status is Status.ANSWERED
    assert lead_ids(answer)[:2] == ["VF-23", "VF-17"]


def test_one_line_that_answers_both_is_told_once(ask: Asker) -> None:
    found = lead_ids(ask("when and where did the Mill Dam break?", FLOOD))
    assert found[0] == "VF-02"
    assert len(found) == len(set(found))


def test_where_one_half_has_no_answer_it_is_asked_as_one(ask: Asker) -> None:
    whole = ask("who resigned and who composed the opera?", FLOOD)
    assert whole.question.text == "who resigned and who composed the opera?"
