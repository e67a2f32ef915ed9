"""The shares of the parts of a score; see ``weights.toml``."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

__all__ = ["FILE", "OF_FACTS", "OF_PASSAGES", "weights_for"]

FILE: Final = Path(__file__).with_name("weights.toml")

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
