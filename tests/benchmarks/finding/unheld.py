"""How sure an answer is that holds too few of the asked words, learned from questions that no rule had seen.

Of questions that rules were made for, those that they refuse are refused rightly, and nothing can be learned from them. So
``unheld.jsonl`` keeps what 1,270 questions on four events looked like that were written when the rules stood, before anything
was changed for them: of each that was refused for its words alone, the signals of the line found first, and whether it was
right. When, where, whether and why are not among them (``answer``).
"""

import json
from pathlib import Path
from typing import Final

from knowledge.search.answering.confidence import Calibration
from tests.benchmarks.finding.logistic import fit_logistic

__all__ = ["TERMS", "learn_unheld"]

TERMS: Final = ("score", "coverage", "unmet", "ahead", "saying")
_FILE: Final = Path(__file__).with_name("unheld.jsonl")
_ANSWER_FROM: Final = 0.55
"""More likely right than not, by as much as so few examples tell."""
_PENALTY: Final = 1.0


def learn_unheld() -> dict[str, Calibration]:
    """The calibrations of facts and of passages that are refused for their words."""
    rows = [json.loads(line) for line in _FILE.read_text(encoding="utf-8").splitlines()]
    return {
        kind: _learn([row for row in rows if row["passage"] is passage])
        for kind, passage in (("facts-unheld", False), ("passages-unheld", True))
    }


def _learn(rows: list[dict[str, dict[str, float]]]) -> Calibration:
    told = [tuple(row["signals"][name] for name in TERMS) for row in rows]
    right = [bool(row["right"]) for row in rows]
    *weights, bias = fit_logistic(told, right, [1.0] * len(rows), _PENALTY)
    return Calibration(dict(zip(TERMS, weights, strict=True)), bias, _ANSWER_FROM)
