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
from tests.measuring import unmeasured

LEAST_RIGHT: Final = 0.97
LEAST_FOUND: Final = 0.38
"""Shares, 0 to 1: of what is answered unasked, and of what the record answers; raise, never lower."""
LEAST_TOLD: Final = {"kazakhstan": 60, "chernobyl": 20, "chernobyl-passages": 10}
"""The sets that are asked, and how many of their questions at least are answered unasked."""

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
when did Tokayev become president?
which countries border Kazakhstan?
who was the president of Kazakhstan before Tokayev?
when was Tokayev born?
when did Kazakhstan become independent?
how many people live in Almaty?
which countries are members of the CSTO?
when was the CSTO founded?
who founded the CSTO?
what currency does Kazakhstan use?
how big is Almaty airport?
who owns Almaty airport?
when was Almaty airport built?
how much does petrol cost in Kazakhstan these days?
who is the current prime minister of Kazakhstan?
did Kazakhstan win the match?
was Nazarbayev a good president?
what time zone has Almaty?
how far is Almaty from Astana?
did Tokayev study in Moscow?
which airlines fly to Almaty airport?
when did Nazarbayev become president?
who built the Almaty metro?
how long did Nazarbayev rule?
when did Astana become the capital?
which language did Nazarbayev speak?
who commands the National Guard?
where do most Kazakhs live?
who replaced Nazarbayev as president in 2019?
Almaty airport
protesters seized the airport
lol the airport
""".strip().splitlines()

ELSEWHERE: Final = """
who is the current president of Ukraine?
is Chernobyl safe?
is Chernobyl in Ukraine or Belarus?
how far is Chernobyl from Kyiv?
where did Gorbachev live?
when did Gorbachev become general secretary?
when was Gorbachev born?
who runs the Chernobyl plant today?
how many people live in Pripyat these days?
which countries border Ukraine?
what language do people speak in Pripyat?
can tourists visit Pripyat?
when was Pripyat founded?
when was the Chernobyl power plant built?
who played Legasov in the series?
did Legasov win an Oscar?
how many episodes did Chernobyl have?
who directed Chernobyl?
which reactors are running in Ukraine now?
was Gorbachev a good leader?
where are the IAEA headquarters?
who leads the IAEA?
when was the IAEA founded?
how much does a tour of Pripyat cost?
when did the Soviet Union collapse?
who owned the power station?
where did Dyatlov study?
how many reactors does Ukraine have?
what does radiation do to people?
is the exclusion zone open to tourists?
""".strip().splitlines()
"""The like, beside a record of another event."""

ABROAD: Final = """
ты где был вчера?
кто хочет поиграть вечером?
почему у меня не работает интернет?
сколько стоит новая видеокарта?
что вчера случилось?
сен кеше қайда болдың?
кім ойнайды бүгін кешке?
бүгін ауа райы қандай?
Wo warst du gestern?
Wer will heute Abend spielen?
Warum ist mein Internet so langsam?
Wie viel kostet das neue Spiel?
qui veut jouer ce soir ?
tu étais où hier ?
combien coûte ce jeu ?
que s'est-il passé hier ?
¿quién quiere jugar esta noche?
¿dónde estabas ayer?
¿cuánto cuesta el juego nuevo?
¿por qué no funciona internet?
""".strip().splitlines()
"""Small talk in other languages."""

PLAIN: Final = """
When did protesters seize Almaty airport?
How many people were killed in Almaty?
When was the government of Kazakhstan dismissed?
how many police officers were injured in the clashes?
""".strip().splitlines()


@dataclass(frozen=True, slots=True)
class Heard:
    """What the questions of each set and the small talk were answered."""

    asked: dict[str, tuple[tuple[Case, Answer], ...]]
    talk: dict[str, Answer]


@pytest.fixture(scope="module")
def heard() -> Heard:
    with unmeasured():
        return asyncio.run(_hear())


async def _hear() -> Heard:
    asked: dict[str, tuple[tuple[Case, Answer], ...]] = {}
    talk: dict[str, Answer] = {}
    said = {"kazakhstan": [*SMALL_TALK, *ABROAD, *PLAIN], "chernobyl": ELSEWHERE}
    for name in LEAST_TOLD:
        golden = SETS[name]
        async with knowledge_of((golden,)) as knowledge:
            # A follow-up is none without what was asked before it.
            cases = [case for case in golden.cases() if not case.context and may_ask(case.question)]
            answers = [await knowledge.ask(case.question, today=TODAY) for case in cases]
            asked[name] = tuple(zip(cases, answers, strict=True))
            for text in said.get(name, ()):
                talk[text] = await knowledge.ask(text, today=TODAY)
    return Heard(asked, talk)


@pytest.mark.parametrize(("name", "least"), LEAST_TOLD.items())
def test_nearly_all_that_is_answered_unasked_is_right(heard: Heard, name: str, least: int) -> None:
    told = [(case, answer) for case, answer in heard.asked[name] if is_sure(answer)]
    right = [case for case, answer in told if _is_right(case, answer)]
    assert len(told) >= least
    assert len(right) / len(told) >= LEAST_RIGHT


def test_much_of_what_the_record_answers_is_answered_unasked(heard: Heard) -> None:
    alone = [case for case in SETS["kazakhstan"].cases() if case.expect and not case.context]
    told = heard.asked["kazakhstan"]
    right = [case for case, answer in told if is_sure(answer) and _is_right(case, answer)]
    assert len(right) / len(alone) >= LEAST_FOUND


def _is_right(case: Case, answer: Answer) -> bool:
    verdict = judge(Outcome(case, answer.status.value, lines_of(answer)))
    return case.expect is not None and verdict.first


@pytest.mark.parametrize("text", [*SMALL_TALK, *ABROAD, *ELSEWHERE])
def test_small_talk_is_left_alone(heard: Heard, text: str) -> None:
    assert not (may_ask(text) and is_sure(heard.talk[text]))


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_question_is_answered(heard: Heard, text: str) -> None:
    assert may_ask(text)
    assert is_sure(heard.talk[text])
