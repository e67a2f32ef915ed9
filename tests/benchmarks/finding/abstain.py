"""How well it is known when not to answer: examples from labelled questions, and what a fit on them is worth.

Each example is what would be told first to a question, with the signals of ``knowledge.search.confidence``, and whether
that is right. Of the public sets half of the questions are asked as if no passage with their answer were
there; the golden questions hold their own that the record does not answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from operator import itemgetter
from statistics import fmean
from typing import Any, Final

from knowledge.flow import Answer, Judged, Status
from knowledge.search.answer import decide
from knowledge.search.confidence import SIGNALS, Calibration
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from tests.benchmarks.finding.asking import TODAY, Ours
from tests.benchmarks.finding.logistic import fit_logistic
from tests.benchmarks.finding.sets import LabelledSet
from tests.golden.score import Case, Outcome, judge
from tests.golden.sets import GoldenSet, answers_of, line_of

__all__ = [
    "Sample",
    "area",
    "as_toml",
    "error",
    "learn",
    "of",
    "risk_and_coverage",
    "samples_of_golden",
    "samples_of_labels",
    "samples_of_set",
]

_BINS: Final = 10
_TOP: Final = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """What would be told first: its signals in the order of ``SIGNALS``, the present confidence, and whether it is right."""

    signals: tuple[float, ...]
    confidence: float
    right: bool


def _sample(judged: Judged, *, right: bool) -> Sample:
    return Sample(tuple(judged.signals[name] for name in SIGNALS), judged.confidence, right)


async def samples_of_set(ours: Ours, asked: LabelledSet) -> tuple[Sample, ...]:
    """One for each question for which anything was found, in order; every other one has lost its gold."""
    found = []
    for at, question in enumerate(asked.questions):
        attempt = await ours.attempt(question.text)
        gold = question.gold if at % 2 else frozenset[str]()
        ranked = [e for e in attempt.ranked if e.fact.id in gold or e.fact.id not in question.gold]
        decision = decide(attempt.question, ranked, attempt.wanted, top=_TOP)
        if decision.judged:
            right = decision.judged.best.fact.id in gold
            found.append(_sample(decision.judged, right=right))
    return tuple(found)


async def samples_of_labels(labels: Sequence[Mapping[str, Any]], place: str) -> tuple[Sample, ...]:
    """One for each question of ``ticktock gaps --labels`` that still finds anything in the record at ``place``.

    A report tells of one fact that it is wrong, and nothing of any other: then there is no sample.
    """
    store = await open_store(place, read_only=True)
    try:
        knowledge = KnowledgeBase(store)
        found = []
        for label in labels:
            answer = await knowledge.ask(label["question"], today=TODAY, event=label["event"])
            best = answer.judged.best.fact.id if answer.judged else ""
            if answer.judged and (not label["wrong"] or best in label["wrong"]):
                found.append(_sample(answer.judged, right=best in label["gold"]))
        return tuple(found)
    finally:
        await store.close()


async def samples_of_golden(golden: GoldenSet) -> tuple[Sample, ...]:
    """One for each question for which anything was found, in order."""
    found = []
    async for case, answer in answers_of(golden):
        if answer.judged and answer.status is not Status.NOT_A_QUESTION:
            found.append(_sample(answer.judged, right=_is_right(case, answer, answer.judged)))
    return tuple(found)


def _is_right(case: Case, answer: Answer, judged: Judged) -> bool:
    """Whether the line, if it were told, would be a right first one."""
    if case.expect is None:
        return False
    line = line_of(judged.best, answer)
    return judge(Outcome(case, Status.ANSWERED.value, (line,))).first


def learn(sets: Sequence[Sequence[Sample]], answer_from: float = 0.0) -> Calibration:
    """Weights by which the samples are most likely; each set counts the same, however many samples it has.

    ``answer_from`` is the bar, which is chosen and not learned.
    """
    mean = fmean(len(each) for each in sets)
    *weights, bias = fit_logistic(
        [one.signals for each in sets for one in each],
        [one.right for each in sets for one in each],
        [mean / len(each) for each in sets for _ in each],
    )
    return Calibration(dict(zip(SIGNALS, weights, strict=True)), bias, answer_from)


def of(calibration: Calibration, samples: Sequence[Sample]) -> list[tuple[float, bool]]:
    """The confidence of each sample by a calibration, and whether it is right."""
    return [
        (calibration.of(dict(zip(SIGNALS, one.signals, strict=True))), one.right) for one in samples
    ]


def area(told: Sequence[tuple[float, bool]]) -> float:
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


def error(told: Sequence[tuple[float, bool]]) -> float:
    """How far confidence and share of right ones lie apart, over ten groups of as many by confidence."""
    ordered = sorted(told, key=itemgetter(0))
    ends = [len(ordered) * at // _BINS for at in range(_BINS + 1)]
    gaps = [
        abs(sum(sure for sure, _ in group) - sum(good for _, good in group))
        for start, end in pairwise(ends)
        if (group := ordered[start:end])
    ]
    return sum(gaps) / len(ordered)


def risk_and_coverage(told: Sequence[tuple[float, bool]]) -> Iterator[tuple[float, float, float]]:
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
            *(f"{name} = {weight:.4f}" for name, weight in calibration.weights.items()),
        ]
    for name, figures in fits.items():
        lines += ["", f"[fit.{name}]", *(f"{label} = {value:.4f}" for label, value in figures)]
    return "\n".join(lines) + "\n"
