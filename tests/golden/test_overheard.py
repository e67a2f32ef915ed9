"""What is answered unasked: how often it is right on the golden questions, and that small talk is left."""

import asyncio
from dataclasses import dataclass
from typing import Final

import pytest

from bot.asking.overheard import is_sure, may_ask
from knowledge.flow import Answer
from tests.golden.score import Case, Outcome, judge
from tests.golden.sets import SETS, TODAY, knowledge_of
from tests.golden.sets import _lines as lines_of

LEAST_RIGHT: Final = 0.97
LEAST_FOUND: Final = 0.41
"""Shares, 0 to 1: of what is answered unasked, and of what the record answers; raise, never lower."""

SMALL_TALK: Final = """
what's the best pizza place in town?
how many people are coming tonight?
when does the game start?
who won the match yesterday?
did the police come to your street too?
what time is the meeting tomorrow?
where is everyone?
who is the president of france?
who is the president?
how much does a new gpu cost?
why is my internet so slow?
what happened to the old channel?
who made this bot?
is the server down?
why was I banned?
when did you join?
what happened yesterday?
where did the protest in paris start?
how many died in the earthquake in turkey?
what is the capital of kazakhstan?
is almaty worth visiting?
where can I get gas cheaper?
how much is gas right now?
is the internet working for you?
why did the internet go down?
what did the president say?
who got arrested?
what should we do on 7 january?
what happened on january 6?
where is the mayor's office?
is there a curfew?
what do we know about the shooting?
how many were killed?
who said that?
what's going on?
any news?
who died?
when did it start?
what is the csto?
how do I get a role?
which channel is for questions?
what is the source?
who attacked the capitol on january 6?
why did the police shoot him?
where did they take the detainees?
did putin send troops?
what happened in 2022?
which city is bigger, almaty or astana?
who is the current president of Kazakhstan?
who leads Kazakhstan?
where does Tokayev live?
is the internet down in Almaty?
is Kazakhstan in Europe?
what language do people speak in Kazakhstan?
what languages are spoken in Almaty?
where are the CSTO headquarters?
does Almaty still have a metro?
who runs the National Security Committee today?
Almaty airport
protesters seized the airport
lol the airport
""".strip().splitlines()

PLAIN: Final = """
When did protesters seize Almaty airport?
How many people were killed in Almaty?
When was the government of Kazakhstan dismissed?
how many police officers were injured in the clashes?
""".strip().splitlines()


@dataclass(frozen=True, slots=True)
class Heard:
    """What the questions of the set and the small talk were answered."""

    asked: tuple[tuple[Case, Answer], ...]
    talk: dict[str, Answer]


@pytest.fixture(scope="module")
def heard() -> Heard:
    return asyncio.run(_hear())


async def _hear() -> Heard:
    golden = SETS["kazakhstan"]
    async with knowledge_of((golden,)) as knowledge:
        # A follow-up is none without what was asked before it.
        cases = [case for case in golden.cases() if not case.context and may_ask(case.question)]
        asked = [(case, await knowledge.ask(case.question, today=TODAY)) for case in cases]
        said = [*SMALL_TALK, *PLAIN]
        return Heard(tuple(asked), {text: await knowledge.ask(text, today=TODAY) for text in said})


def test_nearly_all_that_is_answered_unasked_is_right(heard: Heard) -> None:
    told = [(case, answer) for case, answer in heard.asked if is_sure(answer)]
    right = [case for case, answer in told if _is_right(case, answer)]
    assert len(told) > 50
    assert len(right) / len(told) >= LEAST_RIGHT


def test_much_of_what_the_record_answers_is_answered_unasked(heard: Heard) -> None:
    alone = [case for case in SETS["kazakhstan"].cases() if case.expect and not case.context]
    right = [case for case, answer in heard.asked if is_sure(answer) and _is_right(case, answer)]
    assert len(right) / len(alone) >= LEAST_FOUND


def _is_right(case: Case, answer: Answer) -> bool:
    verdict = judge(Outcome(case, answer.status.value, lines_of(answer)))
    return case.expect is not None and verdict.first


@pytest.mark.parametrize("text", SMALL_TALK)
def test_small_talk_is_left_alone(heard: Heard, text: str) -> None:
    assert not (may_ask(text) and is_sure(heard.talk[text]))


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_question_is_answered(heard: Heard, text: str) -> None:
    assert may_ask(text)
    assert is_sure(heard.talk[text])
