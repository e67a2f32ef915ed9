"""Counts at an hour, what became of those counted, how a count or an expectation moved, and what a size is of."""

from collections.abc import Iterator

import pytest

from knowledge.flow import Answer, Status
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.cave import CAVE, SLUG


@pytest.fixture(scope="module")
def ask() -> Iterator[Asker]:
    with asked_of(CAVE) as asker:
        yield asker


def best(answer: Answer) -> float | None:
    if answer.status is not Status.ANSWERED or answer.lead[0].figure is None:
        return None
    return answer.lead[0].figure.best


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("How many pupils were out by noon on 18 March?", 6),
        ("how many had been brought up by 5pm on mar 18?", 13),
        ("how many pupils had come out at 17:00 on 18 March", 13),
        ("as of 6 in the evening on 18 March, how many were out?", 13),
        ("how many were out on 18 March by half past nine in the morning", 6),
        ("number of pupils rescued by midnight on 18 March", 21),
        ("how many pupils got out of the cave by the evening of 18 March", 21),
        ("how many had been freed by noon on the 18th", 6),
        ("how many had made it out by 10 in the morning on 18 March?", 6),
        ("how many were lifted out by quarter past nine on 18 March", 6),
        ("how many were brought out between noon and 6pm on 18 March?", 13),
        ("how many were up by the end of 18 March?", 21),
    ],
)
def test_the_count_of_the_asked_hour_is_told(ask: Asker, text: str, told: float) -> None:
    assert best(ask(text, SLUG)) == told


@pytest.mark.parametrize(
    "text",
    [
        "how many pupils were out by 7 am on 18 March?",
        "how many were out at 14:00 on 18 March?",
        "how many volunteers were out by noon on 18 March?",
        "how many pupils left the hospital on 19 March?",
        "how many were out of work by noon on 18 March?",
        "how many teachers had been brought up by 17:00 on 18 March?",
        "how many had left the hospital by noon?",
        "how many pupils were in hospital by 6 am?",
    ],
)
def test_the_count_of_another_hour_or_group_is_no_answer(ask: Asker, text: str) -> None:
    assert best(ask(text, SLUG)) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("on the evening of 2 March, how many were believed to be stuck?", 22),
        ("how many pupils were thought to be trapped on 3 March?", 21),
        ("how many days did they spend below ground?", 16),
        ("how many days were the pupils under the ground?", 16),
        ("how cold was it where the pupils stayed?", 8),
        ("how long did Brask talk to the families?", 40),
        ("how many went home from hospital on 20 March?", 9),
    ],
)
def test_other_words_for_a_state_find_its_figure(ask: Asker, text: str, told: float) -> None:
    assert best(ask(text, SLUG)) == told


@pytest.mark.parametrize(
    "text",
    [
        "how long did the pupils stay in hospital?",
        "how many days did Brask spend below ground?",
        "how hot was the water of the lake?",
        "how long did the inquiry last?",
        "how wide was the ledge?",
        "how long did it take to pay the volunteers?",
    ],
)
def test_the_size_or_time_of_something_else_is_no_answer(ask: Asker, text: str) -> None:
    assert best(ask(text, SLUG)) is None


def test_counts_of_two_days_are_told_each_with_its_day(ask: Asker) -> None:
    answer = ask("how many went home from hospital on the 20th and the 21st of March?", SLUG)
    assert lead_ids(answer)[:2] == ["HC-08", "HC-09"]


def test_how_a_count_moved_is_told_by_several_of_its_points(ask: Asker) -> None:
    answer = ask("how did the reported number of trapped pupils change in the first days?", SLUG)
    assert answer.status is Status.ANSWERED
    assert set(lead_ids(answer)) == {"HC-01", "HC-02"}
    assert answer.history is not None
    assert [point.figure.best for point in answer.history.points] == [22, 21]


def test_how_an_expectation_moved_is_told_in_the_order_of_its_days(ask: Asker) -> None:
    for text in (
        "how did the expected date of the rescue change over the weeks?",
        "how did the forecast for the rescue develop?",
    ):
        assert lead_ids(ask(text, SLUG)) == ["HC-03", "HC-04"]


@pytest.mark.parametrize(
    "text",
    [
        "how did the expected date of the trial move?",
        "how did the number of teachers develop over the weeks?",
        "how did the forecast for the weather change?",
    ],
)
def test_where_nothing_moved_nothing_is_told(ask: Asker, text: str) -> None:
    assert ask(text, SLUG).status is not Status.ANSWERED
