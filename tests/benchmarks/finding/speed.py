"""What finding costs at several sizes, ours beside others: each system at each size in a process of its own."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any, Final

from knowledge.text import STOP, tokens
from tests.benchmarks.finding.asking import write_passages
from tests.benchmarks.finding.engines import ENGINES
from tests.benchmarks.finding.sets import Passage
from tests.benchmarks.finding.typos import with_typos

__all__ = ["SpeedRow", "asked_of", "measure_speed", "multiplied", "speed_rows", "stage_rows"]

_ROOT: Final = Path(__file__).parents[3]
_WORDS: Final = 4
_BARE: Final = ("fts5", "fts5-porter")
_SLOW: Final = {"rank-bm25": 20_000, "rapidfuzz": 6_000}
"""Engines that look at every passage, and up to how many they are asked about."""
_LAST: Final = date.max.toordinal()
OURS: Final = "ours, whole question"


@dataclass(frozen=True, slots=True)
class SpeedRow:
    """``times`` are milliseconds of the processor for each question, ``build`` seconds, the rest bytes."""

    system: str
    passages: int
    times: tuple[float, ...]
    build: float = 0.0
    size: int = 0
    resident: int = 0
    start: float = 0.0
    """Seconds until the first question can be asked; not measured for others."""
    stages: dict[str, float] = field(default_factory=dict)

    def within(self, hundredth: int) -> float:
        """Milliseconds within which so many of a hundred questions were done."""
        if len(self.times) < 2:
            return self.times[0] if self.times else 0.0
        return quantiles(self.times, n=100, method="inclusive")[hundredth - 1]

    @property
    def throughput(self) -> float:
        """Questions a second, one after the other."""
        return 1000 * len(self.times) / (sum(self.times) or 1.0)


def multiplied(passages: Sequence[Passage], count: int) -> Iterator[Passage]:
    """So many passages: an even sample, or all of them again and again, each time with later days."""
    size = len(passages)
    for at in range(count):
        if count <= size:
            yield passages[at * size // count]
            continue
        turn, place = divmod(at, size)
        one = passages[place]
        day = date.fromisoformat(one.day).toordinal() + turn if one.day else 0
        later = date.fromordinal(min(day, _LAST)).isoformat() if day else ""
        yield Passage(f"{one.id}-{turn}", one.text, later) if turn else one


def asked_of(passages: Sequence[Passage], count: int) -> list[str]:
    """Questions: four words of a statement in their order, drawn evenly; the same for the same passages."""
    chance = Random(count)  # noqa: S311 - a draw of questions, not secrets
    found: list[str] = []
    for one in chance.sample(list(passages), len(passages)):
        words = [
            word.folded
            for word in tokens(one.text)
            if word.folded.isalpha() and word.folded not in STOP and len(word.folded) > 2
        ]
        if len(words) >= _WORDS:
            picked = sorted(chance.sample(range(len(words)), _WORDS))
            found.append(" ".join(words[at] for at in picked))
        if len(found) == count:
            break
    return found


def measure_speed(
    passages: Sequence[Passage], count: int, questions: Sequence[str], interpreter: str = ""
) -> Iterator[SpeedRow]:
    """Ours whole, ours with a slip in each question, ours from plan to candidates, then the others."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "passages.jsonl")
        write_passages(file, multiplied(passages, count))
        yield from _ours(file, folder, count, questions)
        for name in ENGINES if interpreter else _BARE:
            if count > _SLOW.get(name, count):
                continue
            asked = {"stop": sorted(STOP), "file": str(file), "questions": questions}
            told = _run([interpreter or sys.executable, "-m", f"{_HERE}.engines", name], asked)
            if "absent" in told:
                sys.stderr.write(f"{name} takes no part: {told['absent']}\n")
                continue
            yield _row(name, count, told)


_HERE: Final = "tests.benchmarks.finding"


def _ours(file: Path, folder: str, count: int, questions: Sequence[str]) -> Iterator[SpeedRow]:
    """Half of the questions are asked as they are, the others with a slip, so that nothing is remembered."""
    pace = [sys.executable, "-m", f"{_HERE}.pace"]
    built = _run([*pace, "import", str(file), folder], None)
    half = len(questions) // 2
    slips = [with_typos(text, 1, str(at)) for at, text in enumerate(questions[half:])]
    told = _run([*pace, "ask", folder], {"clean": questions[:half], "slips": slips})
    shown = {"resident": told["resident"], "start": told["start"]}
    yield _row(OURS, count, built | told | {"times": told["clean"]})
    yield _row("ours, with a slip", count, shown | {"times": told["slips"]})
    yield _row("ours, candidates", count, shown | {"times": told["candidates"]})


def _row(system: str, count: int, told: dict[str, Any]) -> SpeedRow:
    return SpeedRow(
        system,
        count,
        tuple(told["times"]),
        told.get("build", 0.0),
        told.get("size", 0),
        told["resident"],
        told.get("start", 0.0),
        told.get("stages", {}),
    )


def _run(command: Sequence[str], asked: object) -> dict[str, Any]:
    """What a process of its own tells. Raises ``CalledProcessError`` when it fails."""
    done = subprocess.run(
        command,
        input=json.dumps(asked),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=_ROOT,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def speed_rows(rows: Sequence[SpeedRow]) -> list[tuple[str, ...]]:
    """The table; growth is the median beside that of the same system at the smallest size."""
    head = ("passages", "system", "p50 ms", "p99 ms", "a second", "growth")
    told: list[tuple[str, ...]] = [(*head, "build s", "start s", "file MB", "memory MB")]
    first: dict[str, float] = {}
    for row in rows:
        median = row.within(50)
        growth = median / first.setdefault(row.system, median)
        told.append(
            (
                f"{row.passages:,}",
                row.system,
                f"{median:.2f}",
                f"{row.within(99):.2f}",
                f"{row.throughput:,.0f}",
                f"{growth:.1f}",
                f"{row.build:.1f}" if row.build else "",
                f"{row.start:.1f}" if row.start else "",
                f"{row.size / 1e6:.1f}" if row.size else "",
                f"{row.resident / 1e6:.0f}",
            )
        )
    return told


def stage_rows(rows: Sequence[SpeedRow]) -> list[tuple[str, ...]]:
    """For each of ours what share of a question's time each stage takes."""
    shown = [row for row in rows if row.stages]
    names = sorted({stage for row in shown for stage in row.stages})
    told = [("stage", *(f"{row.passages:,}" for row in shown))]
    told += [(name, *(f"{row.stages.get(name, 0.0):.0%}" for row in shown)) for name in names]
    return told
