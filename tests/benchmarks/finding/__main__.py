"""``python -m tests.benchmarks.finding quality``: how well passages are found, by ours and by others.

Sets of labelled questions (``sets.py``) are imported as an operator imports passages and asked as members ask;
what counts is the order of the passages before anything is decided. ``--peers`` names an interpreter in whose
environment ``peers.txt`` was installed; each engine runs in a process of its own, in its best setting
(``engines.py``). "1 typo" and "2 typos" are nDCG@10 with a slip of the hand in one and in two words of five letters or
more, "kept" what share of the clean figure that is; intervals are bootstrapped over the questions. The time
beside ours is the median of the processor for a clean question.

``python -m tests.benchmarks.finding fit --on DAY`` learns from the same sets how much each part of a score counts
(``fit.py``), prints what that is worth on each set, learned with it and without it, and writes the shares.

``python -m tests.benchmarks.finding abstain --on DAY`` asks the golden questions and the sets, half of them as if no
passage with the answer were there, learns how sure an answer is (``abstain.py``), prints for each set how well that
tells right from wrong, learned with it and without it, and writes the calibration and, with ``--picture``, the curves of the surest shares of
questions and of how many of them are answered wrongly.

``python -m tests.benchmarks.finding dates`` asks for known happenings of Wikipedia's Current Events by three of their
commoner words, without a day, with theirs, with their month, and with a day that is wrong (``dated.py``).

``python -m tests.benchmarks.finding speed`` measures what finding costs among 1,000, 10,000 and 100,000 of those statements
(``--passages 1000000`` repeats them, each time with later days), by questions of four words of a statement, ours and
the others (``speed.py``). All times are of the processor. "Ours, candidates" is the store's part alone; the rest of a
whole question is reading it, ordering, and deciding. The memory beside ours is that of the whole process, beside others what their
index adds; a file of ours holds the record itself besides.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from knowledge.search.answering.confidence import FILE as CALIBRATION
from knowledge.search.weighing.weights import FILE, OF_PASSAGES
from tests.benchmarks.finding.abstain import (
    as_passages,
    samples_of_golden,
    samples_of_labels,
    samples_of_set,
)
from tests.benchmarks.finding.answers import answers_of_file
from tests.benchmarks.finding.asking import ours_of
from tests.benchmarks.finding.calibrate import (
    TERMS,
    Sample,
    area,
    by_chance,
    error,
    left_out,
    of,
    risk_and_coverage,
    unseen,
)
from tests.benchmarks.finding.calibrate import (
    as_toml as calibration_toml,
)
from tests.benchmarks.finding.calibrate import (
    learn as learn_calibration,
)
from tests.benchmarks.finding.curve import as_svg, powers, shares
from tests.benchmarks.finding.dated import dated_rows, read_corpus
from tests.benchmarks.finding.fit import Example, as_toml, examples_of, learn, mean_ndcg
from tests.benchmarks.finding.quality import measure, rows_told
from tests.benchmarks.finding.sets import DATA, LabelledSet, read_set
from tests.benchmarks.finding.speed import SpeedRow, asked_of, measure_speed, speed_rows, stage_rows
from tests.benchmarks.finding.unheld import learn_unheld
from tests.golden.sets import SETS

__all__ = ["main"]

_SETS = ("qed", "xquad", "timeqa")
_SIZES = (1_000, 10_000, 100_000)
_ANSWER_FROM = {"facts": 0.1, "passages": 0.4}
_FIGURES = (
    "AUC",
    "error",
    "AUC unseen",
    "error unseen",
    "AUC left out",
    "error left out",
    "chance",
)
_LABELS = ("auc", "error", "auc_unseen", "error_unseen", "auc_left_out", "error_left_out", "chance")
_MADE_BARE = ("kazakhstan", "other-words")
"""Golden questions that are also asked of the record as bare passages; of the other event there are some."""
_ACROSS = "share of the questions that is answered, the surest first"
_UP = "wrong among them"


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _sets(options: argparse.Namespace, *, all_questions: bool = False) -> Iterator[LabelledSet]:
    files = options.set or [options.data / f"{name}.jsonl.gz" for name in _SETS]
    missing = [str(file) for file in files if not file.exists()]
    if missing:
        sys.stderr.write(f"These sets are not there: {', '.join(missing)}; see --data and --set.\n")
        sys.exit(2)
    for file in files:
        asked = read_set(file)
        yield asked if all_questions else asked.answerable(options.questions)


async def _quality(options: argparse.Namespace) -> int:
    for asked in _sets(options):
        rows = await measure(asked, options.peers or "")
        print(f"{len(asked.passages)} passages, {len(asked.questions)} questions")
        print(f"{_table(rows_told(asked, rows))}\n", flush=True)
    return 0


async def _fit(options: argparse.Namespace) -> int:
    names = tuple(OF_PASSAGES)
    found: dict[str, tuple[Example, ...]] = {}
    for asked in _sets(options):
        async with ours_of(asked.name, asked.passages) as ours:
            found[asked.name] = await examples_of(ours, asked, names)
        sys.stderr.write(f"{asked.name}: {len(found[asked.name])} questions\n")
    start = tuple(OF_PASSAGES.values())
    learned = learn(list(found.values()), start)
    rows: list[tuple[str, ...]] = [("set", "questions", "before", "learned", "left out")]
    scores = {}
    for name, examples in found.items():
        others = [each for other, each in found.items() if other != name]
        without = learn(others, start) if others else start
        told = [mean_ndcg([examples], each) for each in (start, learned, without)]
        rows.append((name, str(len(examples)), *(f"{score:.4f}" for score in told)))
        scores[name] = (len(examples), told[1], told[2])
    print(_table(rows))
    shares = dict(zip(names, learned, strict=True))
    options.write.write_text(as_toml(shares, options.on, scores), encoding="utf-8")
    return 0


async def _abstain(options: argparse.Namespace) -> int:
    found = await _samples(options)
    rows: list[tuple[str, ...]] = [("set", "questions", "right", *_FIGURES)]
    calibrations, figures, curves = {}, {}, {}
    for kind, sets in found.items():
        terms = TERMS[kind]
        calibrations[kind] = learn_calibration(tuple(sets.values()), terms, _ANSWER_FROM[kind])
        new, without = unseen(sets, terms), left_out(sets, terms)
        for name, samples in sets.items():
            looks = (of(calibrations[kind], samples), new[name], without[name])
            by_text = [one.right for one in samples]
            by_id = [one.gold for one in samples]
            figures[name] = _worth(looks, by_text)
            rows.append(_cells(name, by_text, figures[name]))
            if by_id != by_text:
                figures[f"{name}-ids"] = _worth(looks, by_id)
                rows.append(_cells(f"{name}, ids alone", by_id, figures[f"{name}-ids"]))
            told = list(zip(without[name], by_text, strict=True))
            curves[name] = [(share, risk) for share, risk, _ in risk_and_coverage(told)]
    print(_table(rows))
    written = {name: list(zip(_LABELS, values, strict=True)) for name, values in figures.items()}
    calibrations |= learn_unheld()
    options.write.write_text(calibration_toml(calibrations, options.on, written), encoding="utf-8")
    if options.picture:
        drawn = as_svg(curves, shares(_ACROSS), shares(_UP))
        options.picture.write_text(drawn, encoding="utf-8")
    return 0


async def _samples(options: argparse.Namespace) -> dict[str, dict[str, Sequence[Sample]]]:
    """By kind of record, then by set."""
    found: dict[str, dict[str, Sequence[Sample]]] = {"facts": {}, "passages": {}}
    with tempfile.TemporaryDirectory() as folder:
        made = [as_passages(SETS[name], Path(folder)) for name in _MADE_BARE]
        for golden in (*SETS.values(), *made):
            samples = await samples_of_golden(golden)
            found["passages" if golden.bare else "facts"][golden.name] = samples
    if options.labels:
        labels = [json.loads(line) for line in options.labels.read_text("utf-8").splitlines()]
        found["facts"]["labels"] = await samples_of_labels(labels, options.store)
    answers: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, _, file in (each.partition("=") for each in options.answers):
        answers.setdefault(name, {}).update(answers_of_file(Path(file)))
    for asked in _sets(options, all_questions=True):
        async with ours_of(asked.name, asked.passages) as ours:
            samples = await samples_of_set(ours, asked, answers.get(asked.name, {}))
            found["passages"][asked.name] = samples
        sys.stderr.write(f"{asked.name}: {len(samples)} questions\n")
    return found


def _worth(looks: Sequence[Sequence[float]], right: Sequence[bool]) -> list[float]:
    """The figures of confidences learned with the set, without the question, and without the set."""
    told = [list(zip(sure, right, strict=True)) for sure in looks]
    figures = [figure for each in told for figure in (area(each), error(each))]
    return [*figures, by_chance(looks[0])]


def _cells(name: str, right: Sequence[bool], figures: Sequence[float]) -> tuple[str, ...]:
    return (name, str(len(right)), str(sum(right)), *(f"{value:.3f}" for value in figures))


async def _dates(options: argparse.Namespace) -> int:
    file = options.corpus or options.data / "current-events.jsonl.gz"
    if not file.exists():
        sys.stderr.write(f"The dated statements are not in {file}; name them with --corpus.\n")
        return 2
    passages = read_corpus(file, options.passages)
    rows = await dated_rows(passages, options.items)
    print(f"{len(passages)} dated statements, {min(options.items, len(passages))} known items")
    print(_table(rows))
    return 0


async def _speed(options: argparse.Namespace) -> int:
    file = options.corpus or options.data / "current-events.jsonl.gz"
    if not file.exists():
        sys.stderr.write(f"The dated statements are not in {file}; name them with --corpus.\n")
        return 2
    passages = read_corpus(file)
    rows: list[SpeedRow] = []
    for count in options.passages or _SIZES:
        if count > len(passages):
            sys.stderr.write(f"{count} are the {len(passages)} statements, repeated.\n")
        questions = asked_of(passages[:count], options.questions)
        rows += measure_speed(passages, count, questions, options.peers or "")
    print(f"{options.questions} questions of four words, {len(passages)} statements to draw on")
    print(f"{_table(speed_rows(rows))}\n\n{_table(stage_rows(rows))}")
    if options.picture:
        curves: dict[str, list[tuple[float, float]]] = {}
        for row in rows:
            curves.setdefault(row.system, []).append((row.passages, row.within(50)))
        drawn = as_svg(curves, powers("passages", 3, 6), powers("milliseconds, median", -2, 3))
        options.picture.write_text(drawn, encoding="utf-8")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; the status to exit with."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.finding",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True)
    quality = commands.add_parser("quality", help="nDCG@10, MRR@10, R@1 and R@5 beside others")
    quality.add_argument(
        "--peers", metavar="PYTHON", help="also run the others, by this interpreter"
    )
    quality.set_defaults(run=_quality)
    dates = commands.add_parser("dates", help="known happenings by words and days")
    dates.add_argument("--corpus", type=Path, metavar="FILE", help="these statements instead")
    dates.add_argument(
        "--passages", type=int, default=0, metavar="N", help="an even sample of so many"
    )
    dates.add_argument("--items", type=int, default=600, metavar="N", help="default: 600")
    dates.set_defaults(run=_dates)
    speed = commands.add_parser("speed", help="times, sizes and memory beside others")
    speed.add_argument("--corpus", type=Path, metavar="FILE", help="these statements instead")
    speed.add_argument(
        "--passages", type=int, action="append", metavar="N", help="these sizes instead"
    )
    speed.add_argument("--peers", metavar="PYTHON", help="also run the others, by this interpreter")
    speed.add_argument("--questions", type=int, default=400, metavar="N", help="default: 400")
    speed.set_defaults(run=_speed)
    fit = commands.add_parser("fit", help="learn the shares of the parts of a score")
    fit.add_argument(
        "--on", type=date.fromisoformat, required=True, metavar="DAY", help="the day to write down"
    )
    fit.add_argument("--write", type=Path, default=FILE, metavar="FILE", help=f"default: {FILE}")
    fit.set_defaults(run=_fit)
    abstain = commands.add_parser("abstain", help="learn how sure an answer is")
    abstain.add_argument(
        "--on", type=date.fromisoformat, required=True, metavar="DAY", help="the day to write down"
    )
    abstain.add_argument(
        "--write", type=Path, default=CALIBRATION, metavar="FILE", help=f"default: {CALIBRATION}"
    )
    abstain.add_argument(
        "--labels", type=Path, metavar="FILE", help="also questions of ticktock gaps --labels"
    )
    abstain.add_argument("--store", metavar="URL", help="the record that they are asked of")
    abstain.add_argument(
        "--answers",
        action="append",
        default=[],
        metavar="SET=FILE",
        help="texts of answers as the set's publisher has them; several files of a set add up",
    )
    for each in (abstain, speed):
        each.add_argument("--picture", type=Path, metavar="FILE", help="an SVG of the curves")
    abstain.set_defaults(run=_abstain)
    for each in (quality, fit, abstain):
        each.add_argument(
            "--set", type=Path, action="append", metavar="FILE", help="these sets instead"
        )
        each.add_argument(
            "--questions", type=int, default=0, metavar="N", help="at most so many of a set"
        )
    for each in (quality, dates, fit, abstain, speed):
        each.add_argument("--data", type=Path, default=DATA, help=f"default: {DATA}")
    options = parser.parse_args(arguments)
    status: int = asyncio.run(options.run(options))
    return status


if __name__ == "__main__":
    sys.exit(main())
