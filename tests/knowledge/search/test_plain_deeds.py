"""Deeds in plain words, a number beside a name, and how something changed that has no number."""

from collections.abc import Iterator

import pytest

from knowledge.flow import Status
from knowledge.models import Fact, Name, NameKind
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, told

ENTERED = told(1, "The pupils entered the mine after school.")
DIVERS = told(
    2, "Minister Ada Vale said that 19 Norlanders were involved in the rescue.", "norlanders"
)
SLOGAN = told(3, "The strikers changed their demands and called for the mayor to resign.")
VOTE = told(4, "After the vote the crew went back to the harbour.")
OTHERS = (
    told(5, "A bank bought the opera house after a long quarrel."),
    told(6, "Two trains were late because a signal had failed."),
)


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    names = (Name("norlanders", NameKind.GROUP, "Norlanders"),)
    with asked_of(pack_of(ENTERED, DIVERS, SLOGAN, VOTE, *OTHERS, names=names)) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("when did the pupils go into the mine?", ENTERED),
        ("who said that 19 Norlanders took part?", DIVERS),
        ("how did the strikers' demands change?", SLOGAN),
        ("what did the crew do right after the vote?", VOTE),
    ],
)
def test_question_in_plain_words_is_answered(asker: Asker, question: str, line: Fact) -> None:
    answer = asker(question)
    assert answer.status is Status.ANSWERED
    assert lead_ids(answer)[0] == line.id


@pytest.mark.parametrize(
    "question",
    [
        "who said that 19 of them came?",
        "how did the number of strikers change?",
        "how did the price of bread change?",
    ],
)
def test_number_alone_or_none_answers_nothing(asker: Asker, question: str) -> None:
    assert asker(question).status is not Status.ANSWERED


def test_what_came_after_a_day_begins_with_the_next_and_before_it_with_the_last(
    asker: Asker,
) -> None:
    after = asker("what happened after 3 May 2001?")
    assert lead_ids(after)[0] == VOTE.id
    before = asker("what happened before 3 May 2001?")
    assert lead_ids(before)[0] == DIVERS.id
