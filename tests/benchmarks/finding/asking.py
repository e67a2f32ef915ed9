"""Orders of passages for questions: by the product's own finding, and by the engines of others."""

import json
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import process_time
from typing import Final

from knowledge.flow import Evidence
from knowledge.models import Event
from knowledge.search.find import Attempt, Finder
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from knowledge.text import STOP
from tests.benchmarks.finding.score import DEPTH
from tests.benchmarks.finding.sets import Passage

__all__ = ["LOADED_AT", "TODAY", "Orders", "Ours", "by_engine", "ours_of", "write_passages"]

TODAY: Final = date(2026, 11, 24)
_ROOT: Final = Path(__file__).parents[3]
LOADED_AT: Final = 1_790_000_000


@dataclass(frozen=True, slots=True)
class Orders:
    """For each question ids of passages, best first; ``absent`` says why an engine could not run.

    ``times`` are milliseconds of the processor for each question; not measured for others.
    """

    found: tuple[tuple[str, ...], ...] = ()
    times: tuple[float, ...] = ()
    absent: str = ""


@dataclass(frozen=True, slots=True)
class Ours:
    """The product's finding stage over one collection that it imported."""

    finder: Finder
    event: Event

    async def orders(self, questions: Sequence[str]) -> Orders:
        """The orders before anything is decided: also where the product would not answer."""
        found, times = [], []
        for text in questions:
            started = process_time()
            ranked = await self.ranked(text)
            times.append((process_time() - started) * 1000)
            found.append(tuple(each.fact.id for each in ranked[:DEPTH]))
        return Orders(tuple(found), tuple(times))

    async def ranked(self, text: str) -> tuple[Evidence, ...]:
        """All that was weighed for a question, best first."""
        return (await self.attempt(text)).ranked

    async def attempt(self, text: str) -> Attempt:
        """A question as it is read and weighed, before anything is decided."""
        return await self.finder.attempt(
            text, self.event, today=TODAY, context=None, as_of=None, top=DEPTH, always=True
        )


@asynccontextmanager
async def ours_of(name: str, passages: Sequence[Passage]) -> AsyncIterator[Ours]:
    """Imports the passages as an operator would, into a store that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"{name}.jsonl")
        write_passages(file, passages)
        store = await open_store(f"sqlite:///{folder}/finding.db")
        try:
            knowledge = KnowledgeBase(store)
            await knowledge.import_passages(
                file, slug=name, title=name, actor="benchmark", at=LOADED_AT
            )
            (event,) = (each for each in await store.events() if each.slug == name)
            yield Ours(Finder(store), event)
        finally:
            await store.close()


def write_passages(file: Path, passages: Iterable[Passage]) -> None:
    """Passages as lines of a file that an operator could import."""
    with file.open("w", encoding="utf-8") as lines:
        for each in passages:
            line = {"id": each.id, "text": each.text, "date": each.day or None}
            lines.write(f"{json.dumps(line)}\n")


def by_engine(
    name: str, interpreter: str, passages: Sequence[Passage], questions: Sequence[str]
) -> Orders:
    """The orders of another engine, in a process of its own."""
    asked = {
        "stop": sorted(STOP),
        "passages": [(each.id, each.text) for each in passages],
        "questions": questions,
    }
    done = subprocess.run(
        [interpreter, "-m", "tests.benchmarks.finding.engines", name],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=_ROOT,
        check=False,
    )
    if done.returncode:
        return Orders(absent=done.stderr.strip().rpartition("\n")[2])
    told = json.loads(done.stdout)
    return Orders(tuple(map(tuple, told.get("found", ()))), absent=told.get("absent", ""))
