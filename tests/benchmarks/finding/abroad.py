"""``python -m tests.benchmarks.finding.abroad``: what vectors of meaning add, and how sure answers abroad are.

One set of passages is asked the same questions in several languages, each a file of XQuAD's form named after the
language (``ru=xquad.ru.json``), its questions in the order of the set's. Each is asked without and with an encoder: the
order of what is found before anything is decided, processor time for a question, memory and disk. Then half of the
passages that answer are taken away and all is asked again, to learn how sure an answer to a question in another language is;
with ``--on DAY`` that is written to ``knowledge/search/answering/abroad.toml``, for facts from the golden questions in other
languages.
"""

import argparse
import asyncio
import json
import resource
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from math import log
from pathlib import Path
from statistics import median
from time import process_time
from typing import Final

from knowledge.flow import Answer, Status
from knowledge.meaning.encoder import Encoder, SentenceEncoder
from knowledge.search.answering.confidence import ABROAD
from knowledge.search.find import Finder
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from tests.benchmarks.finding.asking import LOADED_AT, TODAY, Ours, write_passages
from tests.benchmarks.finding.logistic import fit_logistic, share_of
from tests.benchmarks.finding.score import mark, mean
from tests.benchmarks.finding.sets import DATA, LabelledSet, read_set
from tests.golden.score import Outcome, judge
from tests.golden.sets import HERE, SETS, GoldenSet, knowledge_of, line_of

_ANSWER_FROM: Final = {"facts": 0.55, "passages": 0.6}
_LEAST: Final = 0.001


@dataclass(frozen=True, slots=True)
class Example:
    """An answer's log odds as if in English, its meaning, whether it was told, and whether it is right."""

    odds: float
    meaning: float
    told: bool
    right: bool


def texts_of(file: Path) -> list[str]:
    """The questions of a file of XQuAD's form, in order."""
    data = json.loads(file.read_text(encoding="utf-8"))["data"]
    return [
        asked["question"]
        for article in data
        for part in article["paragraphs"]
        for asked in part["qas"]
    ]


@asynccontextmanager
async def _record(
    asked: LabelledSet, encoder: Encoder | None, without: frozenset[str] = frozenset()
) -> AsyncIterator[tuple[KnowledgeBase, Ours, str]]:
    passages = [each for each in asked.passages if each.id not in without]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"{asked.name}.jsonl")
        write_passages(file, passages)
        store = await open_store(f"sqlite:///{folder}/abroad.db", encoder=encoder)
        try:
            knowledge = KnowledgeBase(store)
            started = process_time()
            await knowledge.import_passages(
                file, slug=asked.name, title=asked.name, actor="benchmark", at=LOADED_AT
            )
            held, size, _ = await store.count_vectors()
            told = f"loaded in {process_time() - started:.1f} s, {held} vectors in {size} B"
            (event,) = await store.events()
            yield knowledge, Ours(Finder(store), event), told
        finally:
            await store.close()


async def _ranked(asked: LabelledSet, texts: dict[str, list[str]], step: int) -> None:
    places = range(0, len(asked.questions), step)
    for name, encoder in (("without", None), ("with", SentenceEncoder())):
        async with _record(asked, encoder) as (_, ours, told):
            print(f"{name} vectors: {told}")
            for language, questions in texts.items():
                orders = await ours.orders([questions[at] for at in places])
                marks = mean(
                    [
                        mark(found, asked.questions[at].gold)
                        for found, at in zip(orders.found, places, strict=True)
                    ]
                )
                print(
                    f"  {language}: R@1 {marks.first:.3f}  R@5 {marks.five:.3f}  nDCG@10 {marks.ndcg:.3f}"
                    f"  {median(orders.times):.0f} ms",
                    flush=True,
                )
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"  {most} MB resident at most", flush=True)


def _example(answer: Answer, *, right: bool) -> Example | None:
    """What is learned from an answer to a question in another language; its confidence taken back to English."""
    judged = answer.judged
    if judged is None or not answer.question.tongue:
        return None
    sure = min(1 - _LEAST, max(_LEAST, judged.signals["english"]))
    told = judged.signals["holds"] > 0
    return Example(log(sure / (1 - sure)), judged.best.meaning, told, right)


async def _of_passages(asked: LabelledSet, texts: dict[str, list[str]], step: int) -> list[Example]:
    """Every other question is asked as if its answer were not there."""
    places = range(0, len(asked.questions), step)
    gone = frozenset().union(*(asked.questions[at].gold for at in places[1::2]))
    found = []
    async with _record(asked, SentenceEncoder(), gone) as (knowledge, _, _):
        for questions in texts.values():
            for at in places:
                answer = await knowledge.ask(questions[at], today=TODAY, event=asked.name)
                best = answer.judged.best.fact.id if answer.judged else ""
                right = best in asked.questions[at].gold - gone
                found.append(_example(answer, right=right))
    return [each for each in found if each is not None]


async def _of_facts() -> list[Example]:
    golden = GoldenSet("languages", HERE / "languages.jsonl", SETS["kazakhstan"].record)
    found = []
    async with knowledge_of((golden,), encoder=SentenceEncoder()) as knowledge:
        for case in golden.cases():
            answer = await knowledge.ask(case.question, today=TODAY, event=golden.event)
            if answer.judged is None:
                continue
            line = line_of(answer.judged.best, answer)
            verdict = judge(Outcome(case, Status.ANSWERED.value, (line,)))
            found.append(_example(answer, right=verdict.first))
    return [each for each in found if each is not None]


def _learned(kind: str, examples: Sequence[Example]) -> tuple[float, ...]:
    rows = [(each.odds, each.meaning) for each in examples]
    right = [each.right for each in examples]
    weights = fit_logistic(rows, right, [1.0] * len(rows))
    sure = [share_of(weights, row) for row in rows]
    least = _ANSWER_FROM[kind]
    told = [
        each for each, share in zip(examples, sure, strict=True) if each.told and share >= least
    ]
    good = sum(each.right for each in told)
    off = sum(sure) / len(sure) - sum(right) / len(right)
    print(
        f"{kind}: {len(examples)} questions, {len(told)} answered, {good} rightly; bias {off:+.3f}"
    )
    return weights


def _as_toml(on: date, learned: dict[str, tuple[float, ...]]) -> str:
    head = ABROAD.read_text(encoding="utf-8").partition("fitted = ")[0]
    lines = [f"{head}fitted = {on.isoformat()}"]
    for kind, (odds, meaning, bias) in learned.items():
        lines += ["", f"[{kind}]", f"answer_from = {_ANSWER_FROM[kind]:.2f}"]
        lines += [f"confidence = {odds:.2f}", f"meaning = {meaning:.2f}", f"bias = {bias:.2f}"]
    return "\n".join(lines) + "\n"


async def _main(options: argparse.Namespace) -> None:
    asked = read_set(options.set)
    texts = {
        language: texts_of(Path(file))
        for language, _, file in (each.partition("=") for each in options.asked)
    }
    await _ranked(asked, texts, options.step)
    learned = {
        "facts": _learned("facts", await _of_facts()),
        "passages": _learned("passages", await _of_passages(asked, texts, options.step)),
    }
    if options.on:
        ABROAD.write_text(_as_toml(options.on, learned), encoding="utf-8")


def main() -> None:
    """Measure, and learn where that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "asked", nargs="+", metavar="LANGUAGE=FILE", help="questions of XQuAD's form"
    )
    parser.add_argument("--set", type=Path, default=DATA / "xquad.jsonl.gz", help="the passages")
    parser.add_argument("--step", type=int, default=1, help="ask every so-manyth question only")
    parser.add_argument("--on", type=date.fromisoformat, help="write what was learned, as of a day")
    asyncio.run(_main(parser.parse_args()))


if __name__ == "__main__":
    main()
