"""Everyday questions of a chronicle that was imported as plain text, which says nearly everything in other words."""

import asyncio
from collections.abc import Iterator

import pytest

from knowledge.flow import Answer, Status
from knowledge.ingest.passages import Origin
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from tests.knowledge.search.asker import Asker

STORY = """\
The flood of the mill

The dam above Orsa gave way on Monday, 3 May 2010, at an altitude of 1,240 metres. The wave carried off seven of the carters.
The foreman of the sawmill, Edda Moss, was found in an attic. Her cousin was Otto Lang, a former ferryman. The dyke warden
Ruth Aasen had raised the alarm. In the evening, Bjarne Vik came home.

The army sent three Falcon helicopters on 4 May. The insurer Nordland Mutual granted the mill a loan of 60 million crowns.
The mill repaid 12 million crowns within a year. Moss was fined 9,000 crowns for a leak. Villagers withdrew 3 million crowns that day.

The council held a vote on 9 May. The clerk declared Lang the winner with 410 votes. Moss conceded the same evening.
A court acquitted Aasen of fraud on 20 May. The body of the miller Iver Holt was recovered on 21 May. Otto Lang thanked the
helpers. Edda Moss moved to the coast. Ruth Aasen kept her post.
"""


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "mill.txt"
    path.write_text(STORY)
    with asyncio.Runner() as runner:
        store = runner.run(open_store("sqlite:///:memory:"))
        try:
            knowledge = KnowledgeBase(store)
            runner.run(
                knowledge.import_passages(
                    path, slug="", title="", origin=Origin(), actor="test", at=1
                )
            )
            yield Asker(runner, store, knowledge)
        finally:
            runner.run(store.close())


def first_of(answer: Answer) -> str:
    return answer.lead[0].fact.statement if answer.status is Status.ANSWERED else ""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who won the vote?", "declared Lang the winner"),
        ("who won?", "declared Lang the winner"),
        ("who lost?", "Moss conceded"),
        ("did moss lose?", "Moss conceded"),
        ("was aasen convicted?", "acquitted Aasen"),
        ("did iver holt survive?", "The body of the miller"),
    ],
)
def test_the_outcome_may_be_told_by_another_word(
    chronicle: Asker, question: str, told: str
) -> None:
    assert told in first_of(chronicle(question))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how much was the loan?", "a loan of 60 million"),
        ("how big was the loan?", "a loan of 60 million"),
        ("how much was moss fined?", "fined 9,000"),
        ("how much did the mill repay?", "repaid 12 million"),
        ("how much did the villagers withdraw?", "withdrew 3 million"),
        ("how many were carried off?", "seven of the carters"),
        ("how many were swept away?", "seven of the carters"),
        ("at what altitude did the dam give way?", "1,240 metres"),
    ],
)
def test_an_amount_stands_behind_the_deed_or_the_thing(
    chronicle: Asker, question: str, told: str
) -> None:
    assert told in first_of(chronicle(question))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who is edda moss?", "The foreman of the sawmill, Edda Moss"),
        ("who was otto lang?", "a former ferryman"),
        ("who is ruth aasen?", "The dyke warden Ruth Aasen"),
    ],
)
def test_who_somebody_is_stands_beside_the_name(chronicle: Asker, question: str, told: str) -> None:
    assert told in first_of(chronicle(question))
