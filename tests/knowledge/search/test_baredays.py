"""Days of the month that are named in passing, above all behind a question of days."""

import pytest

from knowledge.dates.show import show
from knowledge.search.following.baredays import with_days_named
from tests.knowledge.search.asker import Asker

FLOOD = "velm-1997"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("and 5th?", "and on the 5th?"),
        ("5th", "on the 5th?"),
        ("what about 22nd?", "what about on the 22nd?"),
        ("5th and 6th?", "on the 5th and 6th?"),
        ("and 1st to 3rd?", "and on the 1st to 3rd?"),
        ("ok and 13th then?", "ok and on the 13th?"),
        ("and the 31st too?", "and on the 31st?"),
        ("and 5th in Oderby?", "and on the 5th in Oderby?"),
        ("and by 6th?", "and by the 6th?"),
        ("since 5th?", "since the 5th?"),
        ("and what happened 6th", "and what happened on the 6th"),
    ],
)
def test_a_bare_ordinal_behind_what_was_told_is_a_day(text: str, read: str) -> None:
    assert with_days_named(text, after_days=False, after_told=True) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("and the second?", "and on the second?"),
        ("twenty-first?", "on the twenty-first?"),
        ("and 5?", "and on the 5th?"),
        ("and 11?", "and on the 11th?"),
        ("21 to 23?", "on the 21st to 23rd?"),
    ],
)
def test_numbers_and_words_are_days_behind_a_question_of_days(text: str, read: str) -> None:
    assert with_days_named(text, after_days=True, after_told=True) == read
    assert with_days_named(text, after_days=False, after_told=True) == text


@pytest.mark.parametrize(
    "text",
    [
        "and the second one?",
        "and the 5th floor?",
        "and 10 people?",
        "and 32nd?",
        "and 0th?",
        "11st?",
        "and 5th brigade",
        "and 2022?",
    ],
)
def test_what_else_is_counted_is_no_day(text: str) -> None:
    assert with_days_named(text, after_days=True, after_told=True) == text


@pytest.mark.parametrize("text", ["5th?", "and 5th?", "the second?"])
def test_without_anything_before_nothing_is_a_day_by_itself(text: str) -> None:
    assert with_days_named(text, after_days=False, after_told=False) == text


@pytest.mark.parametrize(
    "text",
    ["and 15th?", "15th", "the 15th?", "what about 15th", "and the fifteenth?", "no, 15th", "15?"],
)
def test_the_day_is_asked_of_in_a_conversation(ask: Asker, text: str) -> None:
    question = ask.after("what happened on 14 June?", text, event=FLOOD).question
    assert [show(day) for day in question.when] == ["15 June 1997"]
    assert not question.terms
