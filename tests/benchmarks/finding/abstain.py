"""Examples of when to answer and when not: from labelled questions, from the golden ones, and from what moderators said.

Each is what would be told first to a question, with the signals of ``knowledge.search.answering.confidence``, and whether
that is right. Of the public sets half of the questions are asked as if no passage with their answer were
there; the golden questions hold their own that the record does not answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from knowledge.flow import Answer, Judged, Status
from knowledge.search.answering.answer import decide
from knowledge.search.answering.confidence import SIGNALS
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from tests.benchmarks.finding.answers import holds_answer
from tests.benchmarks.finding.asking import TODAY, Ours, write_passages
from tests.benchmarks.finding.calibrate import Sample
from tests.benchmarks.finding.sets import LabelledSet, Passage, lines_of
from tests.golden.score import Case, Outcome, judge
from tests.golden.sets import GoldenSet, answers_of, line_of

__all__ = ["as_passages", "samples_of_golden", "samples_of_labels", "samples_of_set"]

_TOP: Final = 3
_DAY: Final = len("2022-01-02")


def _sample(judged: Judged, *, right: bool, gold: bool | None = None) -> Sample:
    signals = tuple(judged.signals[name] for name in SIGNALS)
    return Sample(signals, judged.confidence, right, right if gold is None else gold)


async def samples_of_set(
    ours: Ours, asked: LabelledSet, answers: Mapping[str, Sequence[str]]
) -> tuple[Sample, ...]:
    """One for each question for which anything was found, in order; every other one has lost its gold.

    ``answers`` are texts by the question's words: a line that holds one is right whatever passage it is of.
    """
    found = []
    for at, question in enumerate(asked.questions):
        attempt = await ours.attempt(question.text)
        gold = question.gold if at % 2 else frozenset[str]()
        ranked = [e for e in attempt.ranked if e.fact.id in gold or e.fact.id not in question.gold]
        decision = decide(attempt.question, ranked, attempt.wanted, top=_TOP)
        if decision.judged:
            best = decision.judged.best.fact
            by_id = best.id in gold
            by_text = holds_answer(best.statement, answers.get(question.text.strip(), ()))
            found.append(_sample(decision.judged, right=by_id or by_text, gold=by_id))
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


def as_passages(golden: GoldenSet, folder: Path) -> GoldenSet:
    """The same questions of the same record as bare passages: what one paragraph tells of one day is one of them.

    They are written into ``folder``. Only a whole day is told, as operators have them.
    """
    texts: dict[tuple[int, str], list[str]] = {}
    for line in lines_of(golden.record / "facts.jsonl"):
        day = (line.get("when") or {}).get("first", "")
        place = (line["citations"][0]["paragraph"], day if _is_day(day) else "")
        texts.setdefault(place, []).append(line["statement"])
    passages = [
        Passage(f"P{at}", " ".join(told), day)
        for at, ((_, day), told) in enumerate(texts.items(), start=1)
    ]
    file = folder / f"{golden.event}.jsonl"
    write_passages(file, passages)
    return replace(golden, name=f"{golden.name}-passages", record=file)


def _is_day(text: str) -> bool:
    return len(text) == _DAY and text[0].isdigit()
