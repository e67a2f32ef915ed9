"""Questions for an hour without a day: of the days of which the record tells that hour."""

from datetime import date

import pytest

from knowledge.dates.span import DateSpan
from knowledge.flow import Context, Status
from knowledge.search.reading.clocks import lone_hours
from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
The fire at Brandvik

At 21:40 on 2 May 2019 a spark set light to the tar works at Brandvik. The alarm was given at ten to ten in the evening by Liv Aas.
At 22:15 the roof fell in. Nils Foss, the fire chief, spoke to the crowd at about 23:30.

At 00:20 on 3 May 2019 the wind turned. The last flames were put out at 5.45 am. Liv Aas was thanked at a church service on 5 May 2019.
The service began at 11 a.m. and 900 people came.
"""


def _at(hour: int, minute: int = 0) -> int:
    return 60 * hour + minute


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what happened at 21:40?", "a spark set light"),
        ("what happened at 9.40 pm", "a spark set light"),
        ("what happened at twenty to ten in the evening?", "a spark set light"),
        ("what happened at 9:50?", "The alarm was given"),
        ("anything at 22.15?", "the roof fell in"),
        ("what did Nils Foss do at 11:30 pm?", "spoke to the crowd"),
        ("what happened at 12:20?", "the wind turned"),
        ("what went on at quarter to six", "The last flames"),
        ("what began at 11 o'clock", "The service began"),
        ("what happened between midnight and 1 am?", "the wind turned"),
        ("what happened from 11 pm to 1 am?", "spoke to the crowd"),
        ("was geschah um 22.15 Uhr?", "the roof fell in"),
        ("que s'est-il passé à 22h15 ?", "the roof fell in"),
        ("что случилось в 22:15?", "the roof fell in"),
        ("¿qué pasó a las 22:15?", "the roof fell in"),
    ],
)
def test_an_hour_is_told_of_whatever_day_it_was(ask_text: Asker, question: str, told: str) -> None:
    answer = ask_text(question)
    assert answer.status is Status.ANSWERED
    assert told in first_of(answer)


def test_what_day_was_meant_is_told(ask_text: Asker) -> None:
    question = ask_text("what happened at 22:15?").question
    assert question.assumed == ("“at 22:15” as 2 May 2019, 22:15",)
    assert question.date_words == ("at 22:15",)


@pytest.mark.parametrize("words", ["at 3:10 pm", "at 14:00", "around 2 in the afternoon"])
def test_of_an_hour_of_which_nothing_is_told_those_near_it_are_shown(
    ask_text: Asker, words: str
) -> None:
    answer = ask_text(f"what happened {words}?")
    assert answer.status is Status.CLOSEST
    assert answer.why_not == f"The record tells of nothing “{words}”."
    assert any("The service began at 11 a.m." in near.fact.statement for near in answer.nearest)


@pytest.mark.parametrize("question", ["who spoke at 15:10?", "what did Nils Foss do at 04:00?"])
def test_what_came_at_another_hour_is_no_answer(ask_text: Asker, question: str) -> None:
    assert ask_text(question).status is not Status.ANSWERED


def test_the_day_of_a_conversation_goes_first(ask_text: Asker) -> None:
    day = date(2019, 5, 3).toordinal()
    context = Context(event="text", when=(DateSpan(day, day),))
    (span,) = ask_text("what happened around 5:45?", context=context).question.when
    assert (span.first, span.clock) == (day, (_at(5, 45), _at(5, 45)))


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("at 15.30", [[_at(15, 30)]]),
        ("at 3:20 am", [[_at(3, 20)]]),
        ("at 03:20", [[_at(3, 20)]]),
        ("at half past three", [[_at(3, 30), _at(15, 30)]]),
        ("at noon", [[_at(12)]]),
        ("at 12:26", [[_at(12, 26)], [_at(0, 26)]]),
        ("at 5", [[_at(5), _at(17)]]),
        ("сағат 22:50-де", [[_at(22, 50)]]),
    ],
)
def test_an_hour_without_its_half_of_the_day_is_either(text: str, runs: list[list[int]]) -> None:
    hours = lone_hours(f"what happened {text}?")
    assert hours is not None
    exactly = [[first for first, last in run if first == last] for run in hours.runs]
    assert [run for run in exactly if run] == runs


@pytest.mark.parametrize(
    "text",
    [
        "what happened by 15:30?",
        "what happened after 3 pm?",
        "who won at 1.5 metres?",
        "who sat at 5 tables?",
        "what happened at 3:20 and at 4:40?",
        "what happened?",
    ],
)
def test_no_single_hour_is_asked(text: str) -> None:
    assert lone_hours(text) is None
