"""``python -m tests.benchmarks.asking``: how long an answer takes, and how much memory the chat holds.

Run by hand on a quiet machine; nothing here is asserted. The budgets are those of ``docs/developers.md``.
Processes of their own may keep what they compile of the modules, as those of an installed copy do, whatever the
tester's surroundings say.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

from bot.resident import settle
from knowledge.service import KnowledgeBase
from knowledge.text import MAX_QUESTION
from tests.benchmarks.figure import Figure, heading, row
from tests.golden.sets import SETS, TODAY, ask_all, knowledge_of

__all__ = ["main"]

ROOT: Final = Path(__file__).parents[2]
QUESTION: Final = "how many ppl were detained in kazakstan by 7 jan?"


def hostile_questions() -> Mapping[str, str]:
    """Questions of the greatest length that is read, each meant to cost as much as it can."""
    letters = "bcdfghklmnprstvz"
    slips = " ".join(
        f"{letters[at % 16]}a{letters[at * 7 % 16]}{letters[at * 5 % 16]}" for at in range(99)
    )
    shapes = {
        "one long word": "a" * 999,
        "typing slips": slips,
        "near misses of a name": "kazakstn almatyy tokaevv aktobbe " * 30,
        "openings": "how did what did so lol, " * 40,
        "apostrophes": "a'" * 500,
        "days": "1 jan 2 feb 3 mar 4 apr " * 30,
        "numbers": "1/2/3 4.5.6 7-8-9 2022 " * 30,
        "ranges": "from 1 to 2 to 3 until 4 " * 30,
        "anchors": "before the airport was seized after " * 30,
        "relative days": "the day before the day after " * 30,
        "number words": "two hundred and twenty thousand and " * 30,
        "quotes and brackets": "(\"'[{<" * 99,
        "search syntax": 'NEAR("a" OR b*) AND ^c: -d ' * 30,
        "hyphens": "a-b" * 99,
        "initials": "U.S.A." * 99,
        "marks on letters": "e\u0301\u0302\u0303" * 99,
        "other scripts": "Тоқаев Алматы 阿拉木图 ٣٤ " * 30,
        "common words": "what did the people do in the city and " * 30,
    }
    return {name: text[:MAX_QUESTION] for name, text in shapes.items()}


async def _inside() -> tuple[Figure, ...]:
    """Figures of one process that is already running."""
    sets = tuple(SETS.values())
    events = {golden.event for golden in sets}
    async with knowledge_of(sets) as knowledge:
        await settle(knowledge, TODAY)
        times = [outcome.ms for golden in sets for outcome in await ask_all(knowledge, golden)]
        slowest, name = max(await _hostile(knowledge, SETS["kazakhstan"].event))
        of_all, worst = max(await _hostile(knowledge))
    share = statistics.quantiles(times, n=100, method="inclusive")
    return (
        Figure("golden question, half of them within", share[49], "ms", 0, f"{len(times)} asked"),
        Figure("golden question, 99 of 100 within", share[98], "ms", 15),
        Figure("golden question, slowest", max(times), "ms"),
        Figure("hostile question, slowest", slowest, "ms", 100, name),
        Figure(f"hostile question, of {len(events)} events at once", of_all, "ms", 0, worst),
    )


async def _hostile(knowledge: KnowledgeBase, event: str = "") -> list[tuple[float, str]]:
    """The time of each, the better of two; of one event, or of all at once."""
    found = []
    for name, text in hostile_questions().items():
        times = []
        for _ in range(2):
            started = perf_counter()
            await knowledge.ask(text, today=TODAY, event=event)
            times.append((perf_counter() - started) * 1000)
        found.append((min(times), name))
    return found


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bot", *arguments]


def _surroundings() -> Mapping[str, str]:
    """The tester's own, with compiled modules kept: else each start compiles all of them anew."""
    return {name: told for name, told in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _cold(store: str, runs: int) -> Figure:
    """A whole process from start to end, on a record that is already loaded."""
    times, used = [], []
    for _ in range(runs + 1):
        before = os.times()
        started = perf_counter()
        subprocess.run(
            _command("ask", QUESTION, "--store", store),
            check=True,
            capture_output=True,
            cwd=ROOT,
            env=_surroundings(),
        )
        times.append(perf_counter() - started)
        after = os.times()
        used.append(after.children_user + after.children_system)
        used[-1] -= before.children_user + before.children_system
    note = f"{statistics.median(used[1:]):.2f} s of processor time"
    return Figure("ticktock ask, from start to end", statistics.median(times[1:]), "s", 0.6, note)


def _resident(store: str, questions: Sequence[str]) -> Iterable[Figure]:
    """Memory of a chat after it has answered; read where Linux tells it, else nothing."""
    with subprocess.Popen(
        _command("chat", "--store", store),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=_surroundings(),
    ) as chat:
        assert chat.stdin is not None
        assert chat.stdout is not None
        for question in (*questions, "/no-such-command"):
            chat.stdin.write(question.encode() + b"\n")
        chat.stdin.flush()
        while b"There is no command" not in chat.stdout.readline():
            pass
        status = Path(f"/proc/{chat.pid}/status")
        text = status.read_text(encoding="ascii") if status.exists() else ""
        chat.stdin.close()
        chat.stdout.read()
    for line in text.splitlines():
        if line.startswith("VmRSS:"):
            held = int(line.split()[1]) / 1024
            yield Figure("chat, resident", held, "MiB", 90, f"after {len(questions)} questions")


def _outside(runs: int) -> tuple[Figure, ...]:
    """Figures of whole processes."""
    questions = [case.question for case in SETS["kazakhstan"].cases() if "\n" not in case.question]
    with tempfile.TemporaryDirectory() as folder:
        store = f"sqlite:///{folder}/record.db"
        return (_cold(store, runs), *_resident(store, questions))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; always 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.asking", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="cold starts (default: 9)")
    runs = parser.parse_args(arguments).runs
    print(heading())
    for figure in (*asyncio.run(_inside()), *_outside(runs)):
        print(row(figure))
    return 0


if __name__ == "__main__":
    sys.exit(main())
