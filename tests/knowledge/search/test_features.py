"""What a text shows of being an answer: kinds, numbers, neighbours, pieces of words; and their shares."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.flow import Asked, Question
from knowledge.search.weighing.features import (
    characters_fit,
    features,
    numbers_fit,
    pairs_fit,
    type_fit,
    written_fit,
)
from knowledge.search.weighing.weights import OF_FACTS, OF_PASSAGES, weights_for
from knowledge.text import STOP, tokens
from tests.knowledge.search.records import span


def asked(text: str, *kinds: Asked) -> Question:
    return Question(text, text, asked=kinds or (Asked.WHAT,))


def stems(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in tokens(text) if word.folded not in STOP)


@pytest.mark.parametrize(
    ("kind", "question", "better", "worse"),
    [
        (Asked.WHO, "who built the bridge", "Ada Ström built the bridge.", "Workers built it."),
        (
            Asked.WHO,
            "who built Oderby Bridge",
            "It was built by Ada Ström.",
            "Oderby Bridge stood.",
        ),
        (
            Asked.WHO,
            "who built Oderby Bridge",
            "Ada Ström did.",
            "Oderby Bridge Company stood there.",
        ),
        (Asked.WHO, "who built it", "Built by the Count of Velm.", "Monday was dry."),
        (Asked.WHERE, "where was he born", "He was born in Oderby.", "He was born poor."),
        (
            Asked.WHERE,
            "where in Velm was he born",
            "Born in the old town of Oderby.",
            "He was born in Velm.",
        ),
        (Asked.WHERE, "where was he born", "He was born in Oderby.", "He was born in May."),
        (Asked.WHEN, "when did it open", "It opened in 1932.", "It opened to the public."),
        (Asked.WHEN, "when did it open", "It opened in May.", "It opened to the public."),
        (Asked.WHEN, "when in 1932 did it open", "It opened in May.", "It stood in 1932 already."),
        (Asked.HOW_MANY, "how many died", "Some 40 died.", "Many died."),
        (Asked.HOW_MANY, "how many died", "Hundreds died.", "Many died."),
    ],
)
def test_what_tells_something_new_of_the_asked_kind_fits_better(
    kind: Asked, question: str, better: str, worse: str
) -> None:
    assert type_fit(asked(question, kind), better) > type_fit(asked(question, kind), worse)


def test_other_kinds_fit_alike() -> None:
    assert type_fit(asked("what is it"), "It is a bridge.") == 0.5


@pytest.mark.parametrize(
    ("shown", "whole", "fit"),
    [
        ("In 1932 it opened.", "In 1932 it opened.", 1.0),
        ("It opened.", "In 1932 it was built. It opened.", 0.5),
        ("It opened in 1933.", "It opened in 1933.", 0.0),
    ],
)
def test_a_number_counts_in_what_is_shown_and_in_the_whole(
    shown: str, whole: str, fit: float
) -> None:
    assert numbers_fit("what opened in 1932", shown, stems(whole)) == fit


def test_a_question_without_numbers_asks_for_none() -> None:
    assert numbers_fit("what opened", "In 1932 it opened.", ("1932",)) == 0.0


@pytest.mark.parametrize(
    ("statement", "fit"),
    [
        ("Crowds killed nobody.", 1.0),
        ("A crowd was killed.", 0.5),
        ("Killed: crowds.", 1.0),
        ("Nobody.", 0.0),
    ],
)
def test_words_count_in_the_very_form_in_which_they_were_asked(statement: str, fit: float) -> None:
    assert written_fit("the crowds, killed", statement) == fit
    assert written_fit("who is it", statement) == 0.0


def test_neighbours_that_stay_neighbours_fit_better() -> None:
    question = "the old stone bridge"
    side, near, far = (
        pairs_fit(question, stems(text))
        for text in (
            "An old stone bridge.",
            "Old grey stone, a bridge.",
            "The old men saw nobody but stone",
        )
    )
    assert side == 1.0 > near > far == 0.0
    assert pairs_fit("bridge", ("bridg",)) == 0.0


def test_pieces_of_words_forgive_endings_and_slips() -> None:
    question = "demonstrating"
    assert characters_fit(question, "Demonstrators came.") > characters_fit(question, "They came.")
    assert characters_fit("the bridge", "A bridge.") == 1.0
    assert characters_fit("who is he", "A bridge.") == 0.0


def test_the_words_of_an_asked_day_ask_for_nothing_where_the_day_itself_is_known() -> None:
    text = "crowds on 5 May 1932"
    question = replace(asked(text), when=(span(date(1932, 5, 5)),), date_words=("5 May 1932",))
    told = "Crowds wait for the elections of 5 May 1932."
    by_words, by_day = (
        features(question, each, told, stems(told)) for each in (text, question.undated)
    )
    assert (by_words["numbers"], by_day["numbers"]) == (1.0, 0.0)
    assert by_words["pairs"] > by_day["pairs"] == 0.0
    assert by_day["characters"] == 1.0


@pytest.mark.parametrize("passage", [True, False])
@pytest.mark.parametrize("by_kind", [True, False])
def test_shares_add_up_to_one_and_none_is_below_nothing(*, passage: bool, by_kind: bool) -> None:
    shares = weights_for(passage=passage, by_kind=by_kind)
    assert sum(shares.values()) == pytest.approx(1.0, abs=1e-3)
    assert min(shares.values()) >= 0.0


@pytest.mark.parametrize("passage", [True, False])
def test_for_reasons_the_kind_counts_for_more(*, passage: bool) -> None:
    plain, by_kind = (weights_for(passage=passage, by_kind=each) for each in (False, True))
    assert by_kind["kind"] > plain["kind"]
    assert set(OF_FACTS) < set(OF_PASSAGES)
