"""Which language a question is in, and what its small words say."""

import pytest

from knowledge.meaning.tongues import tongue_of
from knowledge.text import STOP
from tests.golden.sets import SETS


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Сколько людей погибло в Алматы?", "ru"),
        ("Был ли отключён интернет?", "ru"),
        ("Wie viele Soldaten schickte die OVKS?", "de"),
        ("Wurde das Internet abgeschaltet?", "de"),
        ("Qui a limogé le gouvernement ?", "fr"),
        ("¿Qué incendiaron en Almatý?", "es"),
        ("Алматыда не болды?", "kk"),
        ("who was in charge?", ""),
        ("LOL", ""),
        ("123 !?", ""),
        ("", ""),
    ],
)
def test_the_language_is_that_which_knows_most_words(text: str, code: str) -> None:
    tongue = tongue_of(text, STOP)
    assert (tongue.code if tongue else "") == code


def test_no_golden_question_in_english_is_taken_for_another_language() -> None:
    english = [golden for name, golden in SETS.items() if name != "abroad"]
    asked = [case.question for golden in english for case in golden.cases()]
    assert [text for text in asked if tongue_of(text, STOP)] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Сколько времени это длилось", ["how long", "this"]),
        ("Wie lange dauerte es", ["how long", "it"]),
        ("Qu’est-ce qui a brûlé à l’aéroport", ["what", "has", "to", ""]),
        ("¿Por qué fue?", ["why", "was"]),
    ],
)
def test_the_longer_expression_counts(text: str, told: list[str]) -> None:
    tongue = tongue_of(text, STOP)
    assert tongue is not None
    assert [piece.says for piece in tongue.pieces(text)] == told


def test_pieces_stand_where_their_words_do_also_after_letters_that_grow() -> None:
    text = "İİ когда İ"
    tongue = tongue_of(text, STOP)
    assert tongue is not None
    (piece,) = tongue.pieces(text)
    assert text[piece.start : piece.end] == "когда"
    assert piece.asks
