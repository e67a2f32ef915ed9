"""Lines that hold too few of the asked words and so likely say them in others that they are told."""

import pytest

from knowledge.flow import Asked, Evidence, Question, Reason, Term
from knowledge.models import Fact
from knowledge.search.answering.otherwords import in_other_words
from knowledge.search.weighing.concepts import Concept


def term(word: str) -> Term:
    return Term(word, word.lower(), 1.0)


def question(text: str, *words: str, asked: Asked = Asked.WHAT, tongue: str = "") -> Question:
    terms = tuple(term(word) for word in words)
    return Question(text, text, asked=(asked,), terms=terms, tongue=tongue)


def line(at: int, score: float, coverage: float, *missing: str, barred: bool = False) -> Evidence:
    return Evidence(
        Fact(f"F-{at}", f"The gate number {at} was shut.", None),
        score,
        coverage,
        coverage,
        reasons=(Reason("text", coverage, 0.1),),
        missing=missing,
        barred=barred,
    )


WANTED = (Concept("gate", {"gate": 1.0}, 3.0), Concept("latched", {"latch": 1.0}, 2.0))
ASKED = question("what gate was latched?", "gate", "latched")
OTHERS = tuple(line(at, 0.2, 0.1, "gate", "latched") for at in range(2, 13))
FAR_AHEAD = (line(1, 0.8, 0.85, "latched"), *OTHERS)


def told(
    asked: Question, ranked: tuple[Evidence, ...] = FAR_AHEAD, *, of_kind: bool = True
) -> list[str]:
    found = in_other_words(asked, ranked, WANTED, lambda _: of_kind)
    return [each.fact.id for each in found[0]] if found else []


def test_a_line_far_ahead_of_all_others_is_told() -> None:
    assert told(ASKED) == ["F-1"]


def test_what_tells_of_something_else_or_too_little_is_not() -> None:
    assert told(ASKED, (line(1, 0.8, 0.85, barred=True), *OTHERS)) == []
    assert told(ASKED, of_kind=False) == []
    alike = tuple(line(at, 0.3, 0.3, "latched") for at in range(1, 13))
    assert told(ASKED, alike) == []


def test_among_few_lines_nothing_is_told_for_standing_out() -> None:
    assert told(ASKED, FAR_AHEAD[:6]) == []


@pytest.mark.parametrize(
    "asked", [Asked.WHEN, Asked.WHERE, Asked.WHETHER, Asked.WHY, Asked.WHO_SAID]
)
def test_when_and_whether_it_was_done_is_told_by_the_deed_alone(asked: Asked) -> None:
    assert told(question("when was the gate latched?", "gate", "latched", asked=asked)) == []


def test_a_name_that_is_not_told_is_told_by_no_other_word() -> None:
    asked = question("what gate did Ort latch?", "gate", "Ort")
    assert told(asked, (line(1, 0.8, 0.85, "Ort"), *OTHERS)) == []


def test_which_of_a_kind_is_told_by_one_of_it() -> None:
    asked = question("which fort was latched?", "fort", "latched")
    assert told(asked, (line(1, 0.8, 0.85, "fort"), *OTHERS)) == []


def test_of_a_question_in_another_language_nothing_is_guessed() -> None:
    assert told(question("was?", "gate", "latched", tongue="de")) == []
