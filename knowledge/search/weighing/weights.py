"""The shares of the parts of a score; see ``weights.toml``."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from knowledge.dates.span import DateSpan
from knowledge.flow import Question

__all__ = [
    "DAY_WEIGHT",
    "FILE",
    "OF_FACTS",
    "OF_PASSAGES",
    "day_weights",
    "share_of_days",
    "weights_for",
]

FILE: Final = Path(__file__).with_name("weights.toml")

DAY_WEIGHT: Final = 0.2
_WIDE_DAY_WEIGHT: Final = 0.06
_MONTH: Final = 31
_PART_WEIGHT: Final = 0.5
_BY_KIND: Final = 0.12
"""How much more being of the asked kind counts for a reason or a definition, which tells its own words."""


def _read() -> Mapping[str, float]:
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {name: float(weight) for name, weight in told["weights"].items()}


def _raised(weights: Mapping[str, float]) -> Mapping[str, float]:
    rest = (1.0 - weights["kind"] - _BY_KIND) / (1.0 - weights["kind"])
    raised = {name: weight * rest for name, weight in weights.items()}
    return raised | {"kind": weights["kind"] + _BY_KIND}


OF_PASSAGES: Final = _read()
"""Shares for a passage, learned; they add up to 1, as those of facts do. With a date asked, the day has a
share of the whole and the rest shrinks in proportion."""

OF_FACTS: Final[Mapping[str, float]] = {
    "coverage": 0.38,
    "text": 0.12,
    "focus": 0.05,
    "nearness": 0.03,
    "phrase": 0.22,
    "kind": 0.20,
}
"""The same for a curated fact, whose marks tell its kind, its names and its figures more surely than words do."""

_WEIGHTS: Final = {
    (True, False): OF_PASSAGES,
    (True, True): _raised(OF_PASSAGES),
    (False, False): OF_FACTS,
    (False, True): _raised(OF_FACTS),
}


def weights_for(*, passage: bool, by_kind: bool) -> Mapping[str, float]:
    """The shares for a passage or a fact; ``by_kind``: the kind of thing says more than the words."""
    return _WEIGHTS[passage, by_kind]


def day_weights(question: Question) -> Mapping[bool, float]:
    """The share of the day in the score, where words are wanted or not."""
    return {wanted: _day_weight(question, wanted=wanted) for wanted in (False, True)}


def _day_weight(question: Question, *, wanted: bool) -> float:
    """The share of the day in the score: more where a part of the day is all that is asked, and no words are ``wanted``."""
    if not question.when:
        return 0.0
    parts = any(span.part is not None or span.clock is not None for span in question.when)
    return _PART_WEIGHT if parts and not wanted else share_of_days(question.when)


def share_of_days(days: Sequence[DateSpan]) -> float:
    """Less for years: what falls into them is no answer for that alone, as what falls on a day may be."""
    return DAY_WEIGHT if all(span.days <= _MONTH for span in days) else _WIDE_DAY_WEIGHT
