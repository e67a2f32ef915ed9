"""How sure an answer is, learned: the fit of the signals, what it is worth on questions that it has not seen, the file.

Three ways to look at the worth: on what was learned from; on ``unseen`` questions, each judged by what was learned
from four fifths of the questions, its own not among them; and on a set ``left_out`` altogether, which is what another
record would see.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import sqrt
from operator import itemgetter
from random import Random
from statistics import fmean
from typing import Final

from knowledge.search.answering.confidence import SIGNALS, Calibration, term
from tests.benchmarks.finding.logistic import fit_logistic

__all__ = [
    "TERMS",
    "Sample",
    "Told",
    "area",
    "as_toml",
    "by_chance",
    "error",
    "learn",
    "left_out",
    "of",
    "risk_and_coverage",
    "unseen",
]

Told = Sequence[tuple[float, bool]]
"""Confidences, each with whether that answer is right."""

TERMS: Final = {
    "facts": (
        *("kind", "holds", "score", "tenth", "ahead", "subject", "why", "who"),
        "text*length",
    ),
    "passages": (
        *("kind", "holds", "score", "tenth", "apart", "told", "length", "type", "why", "who"),
        *("text*tenth", "second*subject", "saying*length", "coverage*missing", "numbers*score"),
    ),
}
"""What is learned from, by kind of record: of all signals and products of two those without any of which unseen
questions and sets left out are told apart less well."""
_BINS: Final = 10
_PARTS: Final = 5
_DRAWS: Final = 200


@dataclass(frozen=True, slots=True)
class Sample:
    """What would be told first: its signals in the order of ``SIGNALS``, the present confidence, and whether it is right.

    ``gold``: whether it is right by its id alone, not for holding the text of the answer.
    """

    signals: tuple[float, ...]
    confidence: float
    right: bool
    gold: bool


def learn(
    sets: Sequence[Sequence[Sample]], terms: Sequence[str], answer_from: float = 0.0
) -> Calibration:
    """Weights of the ``terms`` by which the samples are most likely.

    A set counts by the root of its size: great ones more, but none drowns the others. ``answer_from`` is the
    bar, which is chosen and not learned.
    """
    kept = [each for each in sets if each]
    mean = fmean(len(each) for each in kept)
    *weights, bias = fit_logistic(
        [_row(one, terms) for each in kept for one in each],
        [one.right for each in kept for one in each],
        [sqrt(mean / len(each)) for each in kept for _ in each],
    )
    return Calibration(dict(zip(terms, weights, strict=True)), bias, answer_from)


def _row(sample: Sample, terms: Sequence[str]) -> tuple[float, ...]:
    told = _signals(sample)
    return tuple(term(name, told) for name in terms)


def _signals(sample: Sample) -> Mapping[str, float]:
    return dict(zip(SIGNALS, sample.signals, strict=True))


def of(calibration: Calibration, samples: Sequence[Sample]) -> list[float]:
    """The confidence of each sample by a calibration."""
    return [calibration.of(_signals(one)) for one in samples]


def unseen(sets: Mapping[str, Sequence[Sample]], terms: Sequence[str]) -> dict[str, list[float]]:
    """The confidence of each sample by what was learned without its fifth of the questions; pairs stay together."""
    found = {name: [0.0] * len(samples) for name, samples in sets.items()}
    for part in range(_PARTS):
        learned = learn(
            [[one for at, one in enumerate(each) if _part(at) != part] for each in sets.values()],
            terms,
        )
        for name, samples in sets.items():
            for at, one in enumerate(samples):
                if _part(at) == part:
                    found[name][at] = learned.of(_signals(one))
    return found


def _part(at: int) -> int:
    return at // 2 % _PARTS


def left_out(sets: Mapping[str, Sequence[Sample]], terms: Sequence[str]) -> dict[str, list[float]]:
    """The confidence of each sample by what was learned from the other sets."""
    return {
        name: of(learn([each for other, each in sets.items() if other != name], terms), samples)
        for name, samples in sets.items()
    }


def area(told: Told) -> float:
    """How often a right one is surer than a wrong one, equal ones counted half: the area under the ROC curve."""
    ordered = sorted(told)
    right = sum(good for _, good in ordered)
    wrong = len(ordered) - right
    if not right or not wrong:
        return 1.0
    above, passed, at = 0.0, 0, 0
    while at < len(ordered):
        end = at
        while end < len(ordered) and ordered[end][0] == ordered[at][0]:
            end += 1
        good = sum(each for _, each in ordered[at:end])
        above += good * (passed + (end - at - good) / 2)
        passed += end - at - good
        at = end
    return above / (right * wrong)


def error(told: Told) -> float:
    """How far confidence and share of right ones lie apart, over ten groups of as many by confidence."""
    ordered = sorted(told, key=itemgetter(0))
    ends = [len(ordered) * at // _BINS for at in range(_BINS + 1)]
    gaps = [
        abs(sum(sure for sure, _ in group) - sum(good for _, good in group))
        for start, end in pairwise(ends)
        if (group := ordered[start:end])
    ]
    return sum(gaps) / len(ordered)


def by_chance(sure: Sequence[float]) -> float:
    """The error to expect of so few questions though every confidence were true; the same at each call."""
    chance = Random(len(sure))  # noqa: S311 - draws, not secrets
    return fmean(error([(one, chance.random() < one) for one in sure]) for _ in range(_DRAWS))


def risk_and_coverage(told: Told) -> Iterator[tuple[float, float, float]]:
    """For each number of the surest: their share of all, the share of wrong ones among them, the least confidence."""
    wrong = 0
    for count, (sure, good) in enumerate(sorted(told, reverse=True), start=1):
        wrong += not good
        yield count / len(told), wrong / count, sure


def as_toml(
    calibrations: Mapping[str, Calibration],
    on: date,
    fits: Mapping[str, Sequence[tuple[str, float]]],
) -> str:
    """The file of the calibrations; ``fits`` are figures by set, told in comments' stead as tables."""
    lines = [
        "# How sure it is that the best fact answers. Learned, not written by hand:",
        "# python -m tests.benchmarks.finding abstain --on DAY",
        f"fitted = {on.isoformat()}",
    ]
    for kind, calibration in calibrations.items():
        lines += [
            "",
            f"[{kind}]",
            f"answer_from = {calibration.answer_from:.2f}",
            f"bias = {calibration.bias:.4f}",
            "",
            f"[{kind}.weights]",
            *(f"{_key(name)} = {weight:.4f}" for name, weight in calibration.weights.items()),
        ]
    for name, figures in fits.items():
        lines += ["", f"[fit.{name}]", *(f"{label} = {value:.4f}" for label, value in figures)]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return f'"{name}"' if "*" in name else name
