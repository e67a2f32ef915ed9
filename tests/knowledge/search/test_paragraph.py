"""A bare sentence answers on what another sentence of its paragraph says that all of it is about."""

from collections.abc import Iterator
from datetime import date

import pytest

from knowledge.flow import Status
from knowledge.models import Citation, Fact
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span


def passage(number: int, paragraph: int, text: str, *, bare: bool = True) -> Fact:
    return Fact(
        f"P-{number}",
        text,
        span(date(2001, 5, 4)),
        citations=(Citation("paper", paragraph),),
        passage=bare,
    )


SHEPHERDS = passage(1, 1, "The shepherds sheltered from the blizzard under a ledge.")
DRANK = passage(2, 1, "They drank snow melted over a candle.")
SOLDIERS = passage(3, 2, "A platoon of soldiers marched to the ledge from the valley.")
ATE = passage(4, 2, "They ate biscuits and drank tea from their flasks.")
ELSEWHERE = (
    passage(7, 5, "The shepherds and the soldiers met on a bridge in the evening."),
    passage(8, 6, "A doctor looked after the shepherds and the soldiers."),
    passage(5, 3, "A bank bought the opera house after a long quarrel."),
    passage(6, 4, "Two trains were late because a signal had failed."),
)
EVERYTHING = (SHEPHERDS, DRANK, SOLDIERS, ATE, *ELSEWHERE)


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    with asked_of(pack_of(*EVERYTHING)) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("what did the shepherds drink?", DRANK),
        ("what did the soldiers drink?", ATE),
    ],
)
def test_the_sentence_of_the_paragraph_that_is_about_them_comes_first(
    asker: Asker, question: str, line: Fact
) -> None:
    answer = asker(question)
    assert answer.status is Status.ANSWERED
    assert lead_ids(answer)[0] == line.id


def test_a_paragraph_about_others_answers_nothing(asker: Asker) -> None:
    assert asker("what did the pilots drink?").status is not Status.ANSWERED


def test_curated_facts_stand_alone() -> None:
    told = [passage(at, 1, fact.statement, bare=False) for at, fact in enumerate(EVERYTHING)]
    with asked_of(pack_of(*told)) as asker:
        answer = asker("what did the shepherds drink?")
        assert all(line.coverage < 1 for line in (*answer.lead, *answer.nearest))
