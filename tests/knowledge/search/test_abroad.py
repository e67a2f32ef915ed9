"""Questions in other languages as they are understood: days, names and what was typed for a word."""

from datetime import date

import pytest

from bot.understood import understood_as
from knowledge.flow import Asked, DateUse
from knowledge.models import Fact
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.question import understand
from tests.knowledge.search.asker import asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "asked", "measure"),
    [
        ("сколько человек эвакуировали?", Asked.HOW_MANY, "evacuated"),
        ("қанша адам қаза тапты?", Asked.HOW_MANY, "killed"),
        ("Wie viele Menschen wurden verletzt?", Asked.HOW_MANY, "injured"),
        ("Combien de soldats ont été envoyés ?", Asked.HOW_MANY, "troops"),
        ("¿Cuántos edificios fueron destruidos?", Asked.HOW_MANY, "buildings"),
        ("почему отменили рейсы?", Asked.WHY, ""),
        ("көпір қайда құлады?", Asked.WHERE, ""),
        ("Wer sagte, dass die Regierung fallen wird?", Asked.WHO_SAID, ""),
        ("Quand a commencé l'inondation ?", Asked.WHEN, ""),
        ("¿Se cortó internet?", Asked.WHETHER, ""),
    ],
)
def test_what_is_asked_for_is_read(flood: Glossary, text: str, asked: Asked, measure: str) -> None:
    question = understand(text, today=TODAY, glossary=flood)
    assert question.is_question
    assert asked in question.asked
    assert question.measure == measure


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("сколько человек эвакуировали к 3 июля 2021?", DateUse.BY),
        ("Wie viele wurden bis zum 3. Juli 2021 evakuiert?", DateUse.BY),
        ("Combien de personnes ont été évacuées avant le 3 juillet 2021 ?", DateUse.BEFORE),
        ("¿Qué pasó después del 3 de julio de 2021?", DateUse.AFTER),
        ("2021 жылғы 3 шілдеде не болды?", DateUse.ON),
    ],
)
def test_days_keep_their_use(flood: Glossary, text: str, use: DateUse) -> None:
    question = understand(text, today=TODAY, glossary=flood)
    assert len(question.when) == 1
    assert question.date_use is use


def test_the_typed_word_is_told_beside_the_english_one(flood: Glossary) -> None:
    question = understand("сколько человек эвакуировали?", today=TODAY, glossary=flood)
    assert "evacuated (“эвакуировали”)" in understood_as(question)
    assert question.raw == "сколько человек эвакуировали?"
    assert question.abroad == "ru"


@pytest.mark.parametrize(
    "text",
    ["привет, как дела?", "рахмет!", "Danke schön!", "salut, ça va ?", "¡muchas gracias!"],
)
def test_chat_is_no_question(flood: Glossary, text: str) -> None:
    assert not understand(text, today=TODAY, glossary=flood).is_question


def test_an_english_question_is_read_as_before(flood: Glossary) -> None:
    question = understand("did many die in the flood?", today=TODAY, glossary=flood)
    assert question.text == question.raw
    assert question.abroad == ""


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Что произошло в Киеве?", "OW-1"),
        ("Was geschah in Kiew?", "OW-1"),
        ("¿Qué pasó en Alemania?", "OW-2"),
        ("Que s’est-il passé en Allemagne ?", "OW-2"),
        ("Германияда не болды?", "OW-2"),
    ],
)
def test_a_place_is_asked_for_by_the_name_that_the_record_has(text: str, fact: str) -> None:
    day = span(date(2001, 5, 4))
    told = ("A bridge collapsed in Kiev.", "A German bank closed.", "A ferry sank near Dover.")
    facts = (Fact(f"OW-{at}", each, day) for at, each in enumerate(told, start=1))
    with asked_of(pack_of(*facts)) as asker:
        assert lead_ids(asker(text)) == [fact]


def test_a_place_of_which_the_record_does_not_tell_stays_as_it_is_typed(flood: Glossary) -> None:
    question = understand("Что произошло в Нидерландах?", today=TODAY, glossary=flood)
    assert "Нидерландах" in question.text
