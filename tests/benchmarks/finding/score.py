"""How good an order of passages is, for one question and for many."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import log2
from random import Random
from statistics import fmean
from typing import Final

__all__ = ["DEPTH", "Marks", "interval", "mark", "mean"]

DEPTH: Final = 10
_DRAWS: Final = 500


@dataclass(frozen=True, slots=True)
class Marks:
    """Each 0 to 1: nDCG and reciprocal rank of the first ten, and whether gold is first or in the first five."""

    ndcg: float = 0.0
    mrr: float = 0.0
    first: float = 0.0
    five: float = 0.0


def mark(ranked: Sequence[str], gold: Collection[str]) -> Marks:
    """The marks of an order of distinct ids, best first; ``gold`` is not empty, and all of it is equally good."""
    hits = [at for at, found in enumerate(ranked[:DEPTH]) if found in gold]
    if not hits:
        return Marks()
    ideal = sum(1 / log2(at + 2) for at in range(min(DEPTH, len(gold))))
    gained = sum(1 / log2(at + 2) for at in hits)
    return Marks(gained / ideal, 1 / (hits[0] + 1), float(hits[0] == 0), float(hits[0] < 5))


def mean(marks: Sequence[Marks]) -> Marks:
    """The mean of each mark; zeros where there is nothing to mark."""
    if not marks:
        return Marks()
    return Marks(
        fmean(one.ndcg for one in marks),
        fmean(one.mrr for one in marks),
        fmean(one.first for one in marks),
        fmean(one.five for one in marks),
    )


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Within which the mean lies in 95 of 100 draws of as many values, with repeats; the same at each call."""
    if not values:
        return 0.0, 0.0
    chance = Random(len(values))  # noqa: S311 - draws for an interval, not a secret
    means = sorted(fmean(chance.choices(values, k=len(values))) for _ in range(_DRAWS))
    return means[_DRAWS // 40], means[-1 - _DRAWS // 40]
