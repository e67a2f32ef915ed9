"""What was first or last of a kind, by the days of the record; and what was first or last of all."""

from collections.abc import Iterator
from datetime import date

import pytest

from knowledge.flow import Status
from knowledge.models import Name, NameKind
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, told

FACTS = (
    told(3, "Dockers in Westhaven marched in protest against the new toll."),
    told(4, "A statue of the first governor was damaged in a protest at Eastport."),
    told(5, "Students held a protest in front of the theatre."),
    told(6, "Two trains were late because a signal had failed."),
    told(7, "The first strike began at the mill."),
    told(2, "A strike was threatened by the bakers."),
    told(8, "The governor asked the port authority to give the airport back to the airline."),
)


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    names = (Name("westhaven", NameKind.PLACE, "Westhaven"),)
    days = {"first": date(2001, 5, 2), "last": date(2001, 5, 8)}
    with asked_of(pack_of(*FACTS, names=names, **days)) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("when was the first protest", "D-3"),
        ("first protest?", "D-3"),
        ("first protest", "D-3"),
        ("where was the very first protest", "D-3"),
        ("first day of protests?", "D-3"),
        ("when was the last protest?", "D-5"),
        ("the most recent protest", "D-5"),
        ("when was the first strike?", "D-7"),
        ("first thing recorded", "D-2"),
        ("what's the latest?", "D-8"),
        ("any news?", "D-8"),
        ("latest update?", "D-8"),
        ("what is the most recent fact in the record", "D-8"),
    ],
)
def test_the_first_and_the_last_are_told_by_their_days(
    asker: Asker, question: str, first: str
) -> None:
    answer = asker(question)
    assert answer.status is Status.ANSWERED
    assert lead_ids(answer)[0] == first


@pytest.mark.parametrize(
    ("question", "first", "taken"),
    [
        ("what happened on the first day?", "D-2", "the first day as 2 May 2001"),
        ("what happened on the third day", "D-4", "day 3 as 4 May 2001"),
        ("and what happened on day two?", "D-3", "day 2 as 3 May 2001"),
        ("what happened on the last day?", "D-8", "the last day as 8 May 2001"),
    ],
)
def test_days_are_counted_from_the_first(
    asker: Asker, question: str, first: str, taken: str
) -> None:
    answer = asker(question)
    assert lead_ids(answer)[:1] == [first]
    assert taken in map(str, answer.question.assumed)


def test_a_record_with_earlier_facts_is_not_said_to_have_nothing(asker: Asker) -> None:
    assert str(asker("how many before 5 May?").why_not).startswith("The record does not say this")
    assert str(asker("how many before 2 May?").why_not).startswith("The record has nothing")


@pytest.mark.parametrize("question", ["what happened on day 40", "what happened on the ninth day?"])
def test_a_day_behind_the_last_is_none_of_them(asker: Asker, question: str) -> None:
    assert asker(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    "chatter", ["first time here", "last night was fun", "last week i was there", "first!"]
)
def test_remarks_are_no_questions_for_the_first(asker: Asker, chatter: str) -> None:
    assert asker(chatter).status is not Status.ANSWERED


def test_what_stands_inside_an_expression_is_asked_for_itself(asker: Asker) -> None:
    question = asker("when did they get the airport back").question
    assert question is not None
    assert [term.token for term in question.terms] == ["airport", "regain"]
