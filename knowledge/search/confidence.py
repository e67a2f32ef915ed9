"""How sure it is that the best fact found answers: a calibrated share, learned from labelled questions.

The logistic function of a weighted sum of *signals*, each 0 to 1, whose weights stand in ``confidence.toml``:
of a hundred answers with a confidence of 0.8, about eighty are right.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from pathlib import Path
from typing import Final

from knowledge.flow import Evidence, Judged, Question
from knowledge.search.concepts import Concept

__all__ = [
    "ABROAD",
    "FILE",
    "OF_FACTS",
    "OF_PASSAGES",
    "SIGNALS",
    "Abroad",
    "Calibration",
    "judge",
    "suffices",
]

FILE: Final = Path(__file__).with_name("confidence.toml")
ABROAD: Final = Path(__file__).with_name("abroad.toml")
SIGNALS: Final = (
    "coverage",
    "content",
    "text",
    "kind",
    "type",
    "characters",
    "numbers",
    "second",
    "tenth",
    "names",
    "length",
    "missing",
    "unknown",
    "holds",
)
_PARTS: Final = ("text", "kind", "type", "characters", "numbers")
_TENTH: Final = 9
_LONG: Final = 6
_MANY: Final = 4
_STEEP: Final = 30.0
_LEAST: Final = 0.001
_MEANING: Final = "meaning"
"""Signal that is there where the question was in another language."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """``weights`` by signal; ``bias`` is what no signal tells.

    From ``answer_from`` on, a confidence is enough to answer.
    """

    weights: Mapping[str, float]
    bias: float
    answer_from: float

    def of(self, told: Mapping[str, float]) -> float:
        """The confidence of signals, above 0 and below 1."""
        total = self.bias + sum(weight * told[name] for name, weight in self.weights.items())
        return 1.0 / (1.0 + exp(-max(-_STEEP, min(_STEEP, total))))


@dataclass(frozen=True, slots=True)
class Abroad:
    """The same for a question in another language, from what it would be in English: weights of its log odds and of
    the meaning."""

    answer_from: float
    confidence: float
    meaning: float
    bias: float

    def of(self, sure: float, meaning: float) -> float:
        """The confidence, above 0 and below 1."""
        sure = min(1.0 - _LEAST, max(_LEAST, sure))
        total = self.bias + self.confidence * log(sure / (1.0 - sure)) + self.meaning * meaning
        return 1.0 / (1.0 + exp(-total))


def _read(kind: str) -> Calibration:
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))[kind]
    weights = {name: float(told["weights"][name]) for name in SIGNALS}
    return Calibration(weights, float(told["bias"]), float(told["answer_from"]))


OF_FACTS: Final = _read("facts")
"""For curated facts, whose marks tell names, days and figures."""
OF_PASSAGES: Final = _read("passages")
"""For imported passages, of which only the text is known."""


def judge(
    question: Question,
    best: Evidence,
    ranked: Sequence[Evidence],
    wanted: Sequence[Concept],
    *,
    holds: bool,
) -> Judged:
    """How sure it is that ``best`` answers.

    ``ranked`` is best first, and ``best`` one of it; ``holds``: whether it passes as an answer by the rules.
    """
    told = _signals(question, best, ranked, wanted, holds=holds)
    sure = _calibration(best).of(told)
    if question.tongue and wanted:
        told = told | {_MEANING: best.meaning, "english": sure}
        sure = _abroad(best).of(sure, best.meaning)
    return Judged(best, told, sure)


def suffices(judged: Judged) -> bool:
    """Whether it is sure enough to be told as an answer."""
    if _MEANING in judged.signals:
        return judged.confidence >= _abroad(judged.best).answer_from
    return judged.confidence >= _calibration(judged.best).answer_from


def _abroad(best: Evidence) -> Abroad:
    """For a question in another language, whose words were told in English one by one."""
    return _read_abroad()["passages" if best.fact.passage else "facts"]


@lru_cache(maxsize=1)
def _read_abroad() -> Mapping[str, Abroad]:
    told = tomllib.loads(ABROAD.read_text(encoding="utf-8"))
    return {kind: Abroad(**told[kind]) for kind in ("facts", "passages")}


def _calibration(best: Evidence) -> Calibration:
    return OF_PASSAGES if best.fact.passage else OF_FACTS


def _signals(
    question: Question,
    best: Evidence,
    ranked: Sequence[Evidence],
    wanted: Sequence[Concept],
    *,
    holds: bool,
) -> dict[str, float]:
    parts = {reason.name: reason.value for reason in best.reasons}
    names = [concept for concept in wanted if concept.is_name]
    telling = [concept for concept in wanted if not (concept.is_name or concept.generic)]
    me = (best.fact.scope, best.fact.id)
    others = [found for found in ranked if (found.fact.scope, found.fact.id) != me]
    told = {
        "coverage": best.coverage,
        "content": best.content,
        "second": _margin(best, others[:1]),
        "tenth": _margin(best, others[_TENTH - 1 : _TENTH]),
        "names": _held(names, best) if names else 0.5,
        "length": min(len(telling), _LONG) / _LONG,
        "missing": min(len(best.missing), _MANY) / _MANY,
        "unknown": float(bool(question.unknown)),
        "holds": float(holds),
    }
    return told | {name: parts.get(name, 0.0) for name in _PARTS}


def _margin(best: Evidence, other: Sequence[Evidence]) -> float:
    """By what share of its score the best is ahead of another; whole where there is no other."""
    if not other or best.score <= 0:
        return 1.0
    return max(0.0, 1.0 - other[0].score / best.score)


def _held(names: Sequence[Concept], best: Evidence) -> float:
    return sum(concept.label not in best.missing for concept in names) / len(names)
