"""``python -m tests.golden``: ask the golden questions and print the score by kind."""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Final

from knowledge.meaning.encoder import SentenceEncoder
from tests.golden.score import Score, Verdict, by_kind, judge, summarise
from tests.golden.sets import SETS, GoldenSet, ask_all, knowledge_of

_COLUMNS: Final = ("first", "three", "found", "wrong", "precision", "recall", "cited", "status")


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask, print, and return 0, also when nobody reads to the end; 2 when the options do not fit."""
    parser = _options()
    chosen = parser.parse_args(arguments)
    wanted = [replace(golden, slips=chosen.slips or "") for golden in _wanted(chosen, parser)]
    judged = asyncio.run(_judged(wanted, semantic=chosen.semantic))
    try:
        _print_lines(_report(judged, chosen))
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _report(judged: Mapping[str, Sequence[Verdict]], chosen: argparse.Namespace) -> Iterable[str]:
    if chosen.json:
        yield json.dumps({name: _data(verdicts) for name, verdicts in judged.items()}, indent=2)
        return
    for name, verdicts in judged.items():
        yield f"\n{name}"
        yield from _table(verdicts)
        if chosen.failures:
            yield from _failures(verdicts)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__)
    parser.add_argument("--set", choices=sorted(SETS), help="one set (default: all)")
    parser.add_argument("--file", type=Path, help="other questions, in the same format")
    parser.add_argument("--pack", type=Path, help="pack folder that --file is asked of")
    parser.add_argument("--passages", type=Path, help="passages file that --file is asked of")
    parser.add_argument("--slips", metavar="SEED", help="with a slip of the hand in a word of each")
    parser.add_argument("--failures", action="store_true", help="list what failed, and the answer")
    parser.add_argument("--semantic", action="store_true", help="with vectors of meaning")
    parser.add_argument("--json", action="store_true", help="figures for a machine")
    return parser


def _wanted(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> tuple[GoldenSet, ...]:
    if chosen.file is None:
        if chosen.pack or chosen.passages:
            parser.error("--pack and --passages need --file")
        return (SETS[chosen.set],) if chosen.set else tuple(SETS.values())
    if chosen.pack and chosen.passages:
        parser.error("--file is asked of one record: give --pack or --passages, not both")
    named = SETS[chosen.set or "kazakhstan"].record
    return (GoldenSet(chosen.file.stem, chosen.file, chosen.pack or chosen.passages or named),)


async def _judged(wanted: Sequence[GoldenSet], *, semantic: bool) -> dict[str, tuple[Verdict, ...]]:
    encoder = SentenceEncoder() if semantic else None
    async with knowledge_of(wanted, encoder=encoder) as knowledge:
        return {
            golden.name: tuple(judge(each) for each in await ask_all(knowledge, golden))
            for golden in wanted
        }


def _data(verdicts: Sequence[Verdict]) -> dict[str, object]:
    kinds = {kind: asdict(summarise(group)) for kind, group in by_kind(verdicts).items()}
    return {"all": asdict(summarise(verdicts)), "kinds": kinds}


def _table(verdicts: Sequence[Verdict]) -> Iterable[str]:
    heads = "".join(f"{name:>10}" for name in _COLUMNS)
    yield f"{'kind':<14}{'n':>5}{heads}{'p50 ms':>9}{'p99 ms':>9}"
    for kind, group in by_kind(verdicts).items():
        yield _row(kind, summarise(group))
    yield _row("all", summarise(verdicts))


def _row(kind: str, score: Score) -> str:
    shares = (getattr(score, name) for name in _COLUMNS)
    shown = "".join(f"{'-' if share is None else f'{share:.1%}':>10}" for share in shares)
    return f"{kind:<14}{score.n:>5}{shown}{score.p50:>9.1f}{score.p99:>9.1f}"


def _failures(verdicts: Sequence[Verdict]) -> Iterable[str]:
    for verdict in verdicts:
        if not verdict.failed:
            continue
        outcome, case = verdict.outcome, verdict.outcome.case
        earlier = "".join(f"{question} / " for question in case.context)
        yield f"\n{case.id} {case.kind}: {earlier}{case.question}"
        yield f"  {_fault(verdict)}; status {outcome.status}; expected {_expected(verdict)}"
        for line in outcome.lines:
            cited = ", ".join(str(number) for number in line.paragraphs)
            yield f"  - {line.fact} ¶ {cited} [{_days(line.first, line.last)}] {line.text}"


def _fault(verdict: Verdict) -> str:
    if verdict.outcome.case.expect is None:
        return "WRONG: should not be answered" if verdict.wrong else "other status"
    if verdict.wrong:
        return "WRONG" + (", right within three" if verdict.three else "")
    if verdict.cited is False:
        return "other paragraph"
    if verdict.three:
        return "right, but not first"
    return "found, but not answered" if verdict.found else "missed"


def _expected(verdict: Verdict) -> str:
    expect = verdict.outcome.case.expect
    if expect is None:
        return verdict.outcome.case.status or "no answer"
    cited = sorted(map(str, expect.paragraphs or expect.passages))
    words = " | ".join(" & ".join(choice) for choice in expect.choices) or "any text"
    refused = f", not {', '.join(expect.refused)}" if expect.refused else ""
    days = f", on {_days(expect.first, expect.last)}" if expect.first else ""
    return f"¶ {', '.join(cited)}: {words}{refused}{days}"


def _days(first: int | None, last: int | None) -> str:
    if first is None or last is None:
        return "no day"
    ends = dict.fromkeys(_day(end) for end in (first, last))
    return "/".join(ends)


def _day(number: int) -> str:
    if not date.min.toordinal() <= number <= date.max.toordinal():
        return ".."
    return date.fromordinal(number).isoformat()


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
