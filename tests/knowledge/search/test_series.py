"""Numbers that a plain text gives one after the other: the last one answers, and how they moved is told."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from knowledge.flow import Answer
from tests.knowledge.search.asker import Asker, asked_of_text, first_of

STORY = """\
The Arden flood

The river Arden broke its banks on the night of 3 March 2019 and flooded the town of Melbury. At Melbury bridge the river stood at 4.2 metres on
3 March, at 6.8 metres on 4 March and at 7.1 metres on 5 March.

At noon on 4 March the police in Melbury spoke of four dead and 30 wounded, and of nine dead by the evening. On 5 March the governor put
the number at 23, among them three children. The Red Cross put it at 31 on 7 March. On 12 March the ministry lowered the toll to 28
without the soldiers. About 1,200 people were evacuated on 4 March and 3,500 by 6 March.

The estimates of the outflow were disputed. The company spoke of a leak of 500 tonnes of oil a day on 8 March. A chemist, Ruth Eames, put
it at 2,000 tonnes a day on 9 March. A panel raised the estimate to between 3,000 and 4,000 tonnes a day on 20 March, and to between
5,000 and 6,000 on 3 April. Later it found that 11,000 tonnes of oil had leaked in total.

The health office reported 14 cases of fever on 10 March. The count rose to 57 on 17 March and to 131 on 24 March. A court in Melbury
sentenced two men to life in prison on 2 May. Of the 201 households that needed new homes, 62 had been settled by 20 April and 184 by
30 June.
"""


@pytest.fixture(scope="module")
def flood(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "arden.txt"
    path.write_text(STORY, encoding="utf-8")
    with asked_of_text(path) as asker:
        yield asker


def told(answer: Answer) -> float:
    figure = answer.lead[0].figure if answer.lead else None
    return figure.best if figure is not None else 0.0


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("how many people died?", 28),
        ("what was the final death toll?", 28),
        ("what was the death toll on 7 March?", 31),
        ("how many dead were there at noon on 4 March?", 4),
        ("how many dead were there on the evening of 4 March?", 9),
        ("how many children died?", 3),
        ("how many people were evacuated?", 3500),
        ("how many people were evacuated on 4 March?", 1200),
        ("how high was the river?", 7.1),
        ("how high was the river on 4 March?", 6.8),
        ("how many tonnes a day were leaking?", 5000),
        ("how many tonnes a day as of 12 March?", 2000),
        ("how many tonnes a day on 20 March?", 3000),
        ("how much oil leaked in all?", 11_000),
        ("how many cases of fever were there?", 131),
        ("how many cases were there on 17 March?", 57),
        ("how many had died by the evening of 4 March?", 9),
        ("how many households had been settled by 1 May?", 62),
        ("how many households had been settled by 30 June?", 184),
    ],
)
def test_the_number_of_the_asked_day_answers_or_the_last(
    flood: Asker, question: str, number: float
) -> None:
    assert told(flood(question)) == number


def test_how_it_moved_is_told_beside_it(flood: Asker) -> None:
    def moved(question: str) -> list[tuple[int, float]]:
        history = flood(question).history
        assert history is not None
        days = [(date.fromordinal(point.day), point.figure.best) for point in history.points]
        return [(day.day, best) for day, best in days]

    dead = [(4, 4), (4, 9), (5, 23), (7, 31), (12, 28)]
    assert moved("how many people died?") == dead
    assert moved("how many tonnes a day were leaking?") == [
        (8, 500),
        (9, 2000),
        (20, 3000),
        (3, 5000),
    ]
    assert moved("how many cases of fever were there?") == [(10, 14), (17, 57), (24, 131)]


def test_whom_a_count_leaves_out_it_does_not_count(flood: Asker) -> None:
    assert told(flood("how many soldiers died?")) != 28


def test_what_it_is_of_is_told_before(flood: Asker) -> None:
    assert "Ruth Eames" in first_of(flood("what was the outflow estimate on 9 March?"))


def test_a_follow_up_goes_on_with_the_count(flood: Asker) -> None:
    rates = "how many tonnes a day were leaking?"
    assert told(flood.after(rates, "and by 12 March?")) == 2000
    assert told(flood.after(rates, "and in April?")) == 5000
    assert told(flood.after(rates, "and in total?")) == 11_000
    assert told(flood.after("how many died on 5 March?", "and the final number?")) == 28


def test_what_another_says_of_that_day_comes_after_nothing(tmp_path: Path) -> None:
    path = tmp_path / "fair.txt"
    path.write_text(
        "The fair\n\nThe hall burned on 3 May 2011. The firm spoke of 19 guests. The union said that the true number was 26.\n",
        encoding="utf-8",
    )
    with asked_of_text(path) as asker:
        lead = asker("how many guests were there?").lead
        assert [line.fact.figures[0].best for line in lead] == [19, 26]


def test_a_count_of_all_does_not_go_on_with_that_of_one_place(tmp_path: Path) -> None:
    path = tmp_path / "storm.txt"
    path.write_text(
        "The storm\n\nThe storm came over the county on the night of 3 May 2011.\n\n"
        "The roof of the theatre fell in at 9 p.m. Officials said that 12 people were wounded, two of them seriously.\n\n"
        "On 5 May the governor, Ann Reed, spoke on the radio. She put the wounded at 1,491 and said that only 24 sailors had been killed.\n",
        encoding="utf-8",
    )
    with asked_of_text(path) as asker:
        assert told(asker("how many people got hurt at the theatre?")) == 12
        assert told(asker("how many people got hurt?")) == 1491
