"""Learning how much each part of a score counts, from labelled questions.

The finding stage is asked each question; of every passage that it weighs the parts of the score are kept. Then the
shares are moved, one after the other, by ever smaller steps, for as long as the mean nDCG@10 over the sets rises:
each set counts the same, however many questions it has. The same questions give the same shares.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log2
from typing import Final

from knowledge.flow import Evidence
from tests.benchmarks.finding.asking import Ours
from tests.benchmarks.finding.score import DEPTH
from tests.benchmarks.finding.sets import LabelledSet

__all__ = ["Example", "as_toml", "examples_of", "learn", "mean_ndcg"]

_DAY: Final = "day"
_STEPS: Final = (0.1, 0.05, 0.025, 0.0125)
_ROUNDS: Final = 12
_LEAST_GAIN: Final = 1e-5
_DISCOUNT: Final = tuple(1 / log2(at + 2) for at in range(DEPTH))

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """A question's weighed passages: the parts of their scores, what the day adds to each, and which are gold.

    ``share`` is what the day leaves to the other parts; ``ideal`` the most that could be gained.
    """

    parts: tuple[tuple[float, ...], ...]
    days: tuple[float, ...]
    gold: tuple[bool, ...]
    share: float
    ideal: float


async def examples_of(ours: Ours, asked: LabelledSet, names: Sequence[str]) -> tuple[Example, ...]:
    """One for each question of which some gold was weighed, in order; ``names`` are the parts."""
    found = []
    for question in asked.questions:
        ranked = await ours.ranked(question.text)
        gold = tuple(each.fact.id in question.gold for each in ranked)
        if any(gold):
            ideal = sum(_DISCOUNT[: len(question.gold)])
            found.append(_example(ranked, gold, names, ideal))
    return tuple(found)


def _example(
    ranked: Sequence[Evidence], gold: tuple[bool, ...], names: Sequence[str], ideal: float
) -> Example:
    values = [{reason.name: reason for reason in each.reasons} for each in ranked]
    days = [each[_DAY] for each in values if _DAY in each]
    return Example(
        tuple(tuple(each[name].value for name in names) for each in values),
        tuple(day.value * day.weight for day in days) or (0.0,) * len(values),
        gold,
        1.0 - (days[0].weight if days else 0.0),
        ideal,
    )


def _ndcg(example: Example, weights: Sequence[float]) -> float:
    scores = [
        -example.share * sum(map(float.__mul__, weights, parts)) - day
        for parts, day in zip(example.parts, example.days, strict=True)
    ]
    best = sorted(range(len(scores)), key=scores.__getitem__)[:DEPTH]
    gained = sum(part for part, at in zip(_DISCOUNT, best, strict=False) if example.gold[at])
    return gained / example.ideal


def mean_ndcg(sets: Sequence[Sequence[Example]], weights: Sequence[float]) -> float:
    """The mean over sets of their means; of weights that add up to 1."""
    means = [sum(_ndcg(one, weights) for one in each) / len(each) for each in sets if each]
    return sum(means) / len(means) if means else 0.0


def learn(sets: Sequence[Sequence[Example]], start: Sequence[float]) -> tuple[float, ...]:
    """Shares that add up to 1, none below 0, from those of ``start`` upwards."""
    weights = _scaled(start)
    best = mean_ndcg(sets, weights)
    for step in _STEPS:
        for _ in range(_ROUNDS):
            before = best
            for at in range(len(weights)):
                for change in (step, -step):
                    moved = list(weights)
                    moved[at] = max(0.0, moved[at] + change)
                    tried = _scaled(moved)
                    score = mean_ndcg(sets, tried)
                    if score > best + _LEAST_GAIN:
                        best, weights = score, tried
            if best - before < _LEAST_GAIN:
                break
    return weights


def _scaled(weights: Sequence[float]) -> tuple[float, ...]:
    whole = sum(weights) or 1.0
    return tuple(weight / whole for weight in weights)


def as_toml(weights: Weights, on: date, scores: Mapping[str, tuple[int, float, float]]) -> str:
    """The file of the shares; ``scores`` are by set the questions, nDCG@10 with them, and learned without the set."""
    lines = [
        "# How much each part of a score counts, where no day is asked. Learned, not written by hand:",
        "# python -m tests.benchmarks.finding fit",
        f"fitted = {on.isoformat()}",
        "",
        "[weights]",
        *(f"{name} = {weight:.4f}" for name, weight in weights.items()),
    ]
    for name, (count, score, left_out) in scores.items():
        lines += [
            "",
            "# nDCG@10 of the questions of which an answer was weighed, then the same with shares learned without them.",
            f"[fit.{name}]",
            f"questions = {count}",
            f"ndcg = {score:.4f}",
            f"left_out = {left_out:.4f}",
        ]
    return "\n".join(lines) + "\n"
