"""How sure an answer is: surer of what covers the question, and less sure of what others tell as well."""

import tomllib
from dataclasses import replace

import pytest

from knowledge.flow import Asked, Evidence, Question, Reason, Status
from knowledge.models import Fact
from knowledge.search.answering.confidence import (
    FILE,
    OF_FACTS,
    OF_PASSAGES,
    SIGNALS,
    Calibration,
    judge,
    term,
)
from knowledge.search.weighing.concepts import Concept
from tests.knowledge.search.asker import Asker


def found(statement: str = "A bridge stood.", **values: float) -> Evidence:
    """Evidence whose parts of the score are given; ``score`` and ``coverage`` are its own."""
    score, coverage = (values.pop(name, 0.5) for name in ("score", "coverage"))
    reasons = tuple(Reason(name, value, 0.1) for name, value in values.items())
    return Evidence(Fact("F-1", statement, None), score, coverage, reasons=reasons)


def other(at: int, statement: str = "It fell.", **values: float) -> Evidence:
    one = found(statement, **values)
    return replace(one, fact=replace(one.fact, id=f"F-{at}"))


def concept(label: str, weight: float = 2.0, *, is_name: bool = False) -> Concept:
    return Concept(label, {label: 1.0}, weight, is_name=is_name)


def signals(
    best: Evidence, *others: Evidence, wanted: tuple[Concept, ...] = (), text: str = "what stood"
) -> dict[str, float]:
    question = Question(text, text, asked=(Asked.WHAT,))
    return dict(judge(question, best, (best, *others), wanted, holds=True).signals)


def test_every_weight_in_the_file_is_of_known_signals() -> None:
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for kind in ("facts", "passages"):
        named = {signal for name in told[kind]["weights"] for signal in name.split("*")}
        assert named <= set(SIGNALS)
        assert 0 <= told[kind]["answer_from"] < 1


def test_product_is_that_of_its_signals() -> None:
    told = {"text": 0.5, "tenth": 0.4}
    assert term("text*tenth", told) == pytest.approx(0.2)
    assert term("text", told) == 0.5
    assert Calibration({"text*tenth": 1.0}, -0.2, 0.0).of(told) == pytest.approx(0.5)


def test_confidence_lies_between_nothing_and_all() -> None:
    for calibration in (OF_FACTS, OF_PASSAGES):
        for value in (0.0, 0.5, 1.0):
            assert 0 < calibration.of(dict.fromkeys(SIGNALS, value)) < 1


def test_what_passes_by_the_rules_is_surer() -> None:
    told = dict.fromkeys(SIGNALS, 0.5)
    for calibration in (OF_FACTS, OF_PASSAGES):
        assert calibration.of(told | {"holds": 1.0}) > calibration.of(told | {"holds": 0.0})


def test_covering_more_than_all_others_is_told_by_their_spread() -> None:
    best = found(coverage=0.8)
    alike, spread = (
        signals(best, *(other(at, coverage=each) for at, each in enumerate(covered, start=2)))
        for covered in ((0.5, 0.5, 0.5), (0.2, 0.5, 0.8))
    )
    assert alike["apart"] == 1.0 > spread["apart"] > 0.5
    assert signals(best, other(2, coverage=0.8))["apart"] == 0.5
    assert signals(best)["apart"] == 1.0


def test_words_that_fit_better_than_those_of_any_other_are_ahead() -> None:
    best = found(text=0.4)
    ahead = [signals(best, other(2, text=each))["ahead"] for each in (0.2, 0.4, 0.6)]
    assert ahead == pytest.approx([0.75, 0.5, 0.25])


def test_subject_is_what_some_line_writes_with_a_capital() -> None:
    wanted = (concept("oderby", 3.0), concept("built", 1.0))
    best = replace(found("A bridge was built."), stems=frozenset(("built", "bridg")))
    best = replace(best, missing=("oderby",))
    told = signals(best, other(2, statement="In Oderby it rained."), wanted=wanted)
    assert (told["subject"], told["saying"]) == (0.0, 1.0)
    assert told["told"] == pytest.approx(1 / 20)


def test_what_only_the_rest_of_a_passage_says_counts_half() -> None:
    wanted = (concept("built"),)
    best = found("It stood.")
    passage = replace(best, fact=replace(best.fact, passage=True))
    said = [signals(each, wanted=wanted)["saying"] for each in (best, passage)]
    assert said == [1.0, 0.5]


@pytest.mark.parametrize(("text", "value"), [("what stood in 1932", 0.0), ("what stood", 0.5)])
def test_numbers_say_nothing_where_none_is_asked(text: str, value: float) -> None:
    assert signals(found(numbers=0.0), text=text)["numbers"] == value


def test_answer_is_surer_than_the_nearest_facts(ask: Asker) -> None:
    sure = ask("When did the mayor resign?", "velm-1997")
    unsure = ask("Who won the football cup?", "velm-1997")
    assert sure.status is Status.ANSWERED
    assert unsure.status is not Status.ANSWERED
    assert sure.confidence > 0.6
    assert unsure.confidence < 0.3


def test_nothing_found_has_no_confidence(ask: Asker) -> None:
    assert ask("zzyzx qwrtp", "velm-1997").confidence == 0.0


def test_signals_are_told_with_the_answer(ask: Asker) -> None:
    judged = ask("How many people died?", "velm-1997").judged
    assert judged is not None
    assert set(judged.signals) == set(SIGNALS)
    assert all(0 <= value <= 1 for value in judged.signals.values())
