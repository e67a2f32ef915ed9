"""Follow-ups of a word or two: what it came to, out of how many, and somebody else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.flow import Asked, Context, Question, Status, Term
from knowledge.search.following.carrying import left_behind
from knowledge.search.following.shortly import (
    asks_of_whole,
    spelled_out,
    tells_at_last,
    tells_whole,
)
from tests.knowledge.search.asker import Asker, asked_of_text, first_of
from tests.knowledge.search.records import span, told

_DAY = span(date(2019, 5, 5))

_TEXT = """The ferry at Onsted

The ferry Marit struck a rock off Onsted on the night of 3 May 2019. There were 41 people on board. By the morning of 4 May
nine people were dead. On 5 May the police spoke of 14 dead. In the end 17 people were dead.

Four boats were sent at first. Of the 41 people on board, 24 were saved. The harbour master, Lars Ek, said that the light had
been out. The minister, Ida Holm, promised an inquiry on 6 May.
"""


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path: Path = tmp_path_factory.mktemp("ferry") / "ferry.txt"
    path.write_text(_TEXT)
    with asked_of_text(path) as asker:
        yield asker


@pytest.mark.parametrize("last", ["and in the end", "and finally", "in total", "overall?"])
def test_what_a_number_came_to_is_asked_in_a_word(ferry: Asker, last: str) -> None:
    answer = ferry.after("how many were dead by 4 May?", last)
    assert answer.status is Status.ANSWERED
    assert "17" in first_of(answer)


def test_what_it_was_at_first_is_not_what_it_came_to(ferry: Asker) -> None:
    answer = ferry.after("how many boats were sent?", "and in the end")
    assert answer.status is not Status.ANSWERED


def test_out_of_how_many_is_asked_of_the_line_told(ferry: Asker) -> None:
    answer = ferry.after("how many were saved?", "out of how many")
    assert answer.status is Status.ANSWERED
    assert first_of(answer).startswith("Of the 41")


def test_a_line_that_counts_no_part_tells_not_out_of_how_many(ferry: Asker) -> None:
    answer = ferry.after("how many were dead on 5 May?", "out of how many")
    assert answer.status is Status.CLOSEST


def test_somebody_whom_the_record_does_not_know_is_asked_of(ferry: Asker) -> None:
    answer = ferry.after("what did Lars Ek say?", "and frans brandt")
    assert answer.status is not Status.ANSWERED
    assert "brandt" in answer.why_not


def test_a_remark_behind_an_answer_is_none(ferry: Asker) -> None:
    for remark in ("and thanks", "and so on", "and lol", "and stuff"):
        assert ferry.after("what did Lars Ek say?", remark).status is Status.NOT_A_QUESTION


def test_by_themselves_they_are_no_questions(ferry: Asker) -> None:
    for text in ("and in the end", "finally"):
        assert ferry(text).status is Status.NOT_A_QUESTION


def test_of_a_group_that_is_not_counted_no_other_number_is_told(ferry: Asker) -> None:
    answer = ferry.after("how many were dead on 5 May?", "and children?")
    assert answer.status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("statement", "tells"),
    [
        ("62 of the 201 households had been settled.", True),
        ("Of the 41 people on board, 24 were saved.", True),
        ("The airport cancelled 140 of its 390 flights.", True),
        ("Eight of the forty bolts were missing.", True),
        ("Only one train in nine was running.", True),
        ("It was settled at a rise of 8 per cent.", False),
        ("A girl of sixteen was found on 3 of 5 May.", False),
        ("Some 2,745 judges were dismissed.", False),
        ("Three of them died in 2016 metres of water.", False),
    ],
)
def test_what_tells_of_how_many(statement: str, tells: bool) -> None:
    assert tells_whole(statement) is tells


def test_how_many_then_is_of_the_day_told(ferry: Asker) -> None:
    answer = ferry.after("when did the minister promise an inquiry?", "how many were dead then?")
    assert answer.question.when == (span(date(2019, 5, 6)),)


def test_days_that_were_taken_over_are_not_meant_for_ever() -> None:
    asked, kept = Context(when=(_DAY,)), Context(when=(_DAY,), days_kept=True)
    own = Question("and on the 5th?", "and on the 5th?", when=(_DAY,), date_words=("5th",))
    taken = replace(own, date_words=(), follow_up=True)
    assert not left_behind(own, (), asked, ()).days_kept
    assert left_behind(taken, (), asked, ()).days_kept
    assert left_behind(taken, (), kept, ()).days_kept


def test_what_is_spelled_out() -> None:
    counted = Context(asked=(Asked.HOW_MANY,), terms=(Term("dead", "dead"),), facts=("a-1",))
    assert spelled_out("and finally", None) == "and finally"
    assert spelled_out("and finally", Context(facts=("a-1",))) == "and finally"
    assert asks_of_whole(spelled_out("out of how many?", counted))
    assert spelled_out("and norland", counted) == "and norland?"
    assert spelled_out("and how", counted) == "and how"


def test_what_tells_the_end() -> None:
    asked = Question("and finally", "and how many in the end?", told=("t-1",))
    fact = told(1, "Four boats were sent at first.")
    told_now = Question("and finally", "and how many in the end?", told=(fact.id,))
    assert tells_at_last(asked, fact)
    assert not tells_at_last(told_now, fact)
    assert tells_at_last(told_now, told(1, "In the end 17 people were dead by noon."))
