"""Questions in other languages, and nearness in meaning: what vectors add, and what they leave as it is."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from knowledge.flow import Answer, Status
from knowledge.ingest.load import load_pack
from knowledge.search.reading.meant import SHARE, SHARE_ABROAD
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from tests.encoding import encoder
from tests.golden.sets import SETS, TODAY
from tests.knowledge.search.asker import Asker

PRICES = "Что Токаев сделал с ценами на горючее и газ?"
"""It has words that the lists of other languages lack."""


@contextmanager
def _asked() -> Iterator[Asker]:
    with asyncio.Runner() as runner:
        store = runner.run(open_store("sqlite:///:memory:", encoder=encoder()))
        try:
            record = SETS["kazakhstan"].record
            runner.run(load_pack(store, record, actor="test", at=1_700_000_000))
            yield Asker(runner, store, KnowledgeBase(store))
        finally:
            runner.run(store.close())


@pytest.fixture(scope="module")
def ask() -> Iterator[Asker]:
    """The bundled event with vectors."""
    with _asked() as asker:
        yield asker


def put(ask: Asker, text: str) -> Answer:
    return ask(text, today=TODAY)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Сколько всего человек было задержано?", "5,969"),
        ("Кто попросил ОДКБ о помощи?", "Tokayev"),
        ("Когда ОДКБ решила направить миротворцев?", "peacekeepers"),
        ("Welche Fluggesellschaften strichen Flüge nach Almaty?", "cancelled flights"),
        ("Où un monument à Nazarbaïev a-t-il été démoli ?", "Taldykorgan"),
        ("¿Cuántas personas han sido detenidas en total?", "5,969"),
    ],
)
def test_a_question_in_another_language_is_answered(ask: Asker, question: str, told: str) -> None:
    answer = put(ask, question)
    assert answer.status is Status.ANSWERED
    assert told in answer.lead[0].fact.statement
    assert answer.question.raw == question


def test_a_day_in_another_language_is_asked_for(ask: Asker) -> None:
    assert put(ask, "Что произошло 4 января?").status is Status.ANSWERED


def test_what_a_question_was_taken_for_is_told(ask: Asker) -> None:
    answer = put(ask, PRICES)
    assert answer.status is Status.ANSWERED
    assert answer.question.assumed[0].startswith("in English: “what ")


@pytest.mark.parametrize(
    "question",
    [
        "Что сказал о протестах Мухтар Аблязов?",
        "Сколько журналистов было убито?",
        "Wer hat die Mona Lisa gemalt?",
        "Quelle est la capitale de l'Australie ?",
        "¿Cuál fue la reacción de Joe Biden?",
    ],
)
def test_what_the_record_lacks_is_not_answered_in_any_language(ask: Asker, question: str) -> None:
    assert put(ask, question).status in (Status.CLOSEST, Status.NOTHING)


@pytest.mark.parametrize("text", ["спасибо!", "guten Morgen zusammen"])
def test_chatter_stays_chatter(ask: Asker, text: str) -> None:
    assert put(ask, text).status is Status.NOT_A_QUESTION


def test_what_only_means_something_like_it_is_told_as_near(ask: Asker) -> None:
    answer = put(ask, "Где разъярённые толпы сожгли телеканал?")
    assert answer.status is Status.CLOSEST
    assert any("TV channel" in each.fact.statement for each in answer.nearest)


@pytest.mark.parametrize(
    ("question", "share"),
    [("how many people were detained?", SHARE), (PRICES, SHARE_ABROAD)],
)
def test_meaning_has_its_share_and_all_shares_add_up(
    ask: Asker, question: str, share: float
) -> None:
    best = put(ask, question).lead[0]
    weights = {reason.name: reason.weight for reason in best.reasons}
    assert weights["meaning"] == share
    assert sum(weights.values()) == pytest.approx(1.0)
    assert sum(each.value * each.weight for each in best.reasons) == pytest.approx(best.score)


def test_confidence_abroad_is_told_by_meaning_too(ask: Asker) -> None:
    judged = put(ask, PRICES).judged
    assert judged is not None
    assert judged.confidence < judged.signals["english"]
    english = put(ask, "how many people were detained in total?").judged
    assert english is not None
    assert "english" not in english.signals
