"""How sure an answer is: surer of what covers the question, and less sure of what others tell as well."""

import tomllib

from knowledge.flow import Status
from knowledge.search.confidence import FILE, OF_FACTS, OF_PASSAGES, SIGNALS
from tests.knowledge.search.asker import Asker


def test_every_signal_has_a_weight_in_the_file() -> None:
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for kind in ("facts", "passages"):
        assert set(told[kind]["weights"]) == set(SIGNALS)
        assert 0 <= told[kind]["answer_from"] < 1


def test_confidence_lies_between_nothing_and_all() -> None:
    for calibration in (OF_FACTS, OF_PASSAGES):
        for value in (0.0, 0.5, 1.0):
            assert 0 < calibration.of(dict.fromkeys(SIGNALS, value)) < 1


def test_what_passes_by_the_rules_is_surer() -> None:
    told = dict.fromkeys(SIGNALS, 0.5)
    for calibration in (OF_FACTS, OF_PASSAGES):
        assert calibration.of(told | {"holds": 1.0}) > calibration.of(told | {"holds": 0.0})


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
