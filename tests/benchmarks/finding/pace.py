"""What finding costs, measured in a process of its own; run by ``speed.py``.

``python -m tests.benchmarks.finding.pace import FILE FOLDER`` imports the passages of a file,
and ``… ask FOLDER`` answers the questions that come in as JSON. All times are of the
processor, so that others at work on the machine count little; that of an import counts the processes that it
starts, and beside it stand the time that somebody waits for it and the most memory of it and of each of those, in MB.
"""

import asyncio
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import perf_counter, process_time
from typing import Any, Final

from bot.resident import settle
from knowledge.flow import Plan
from knowledge.models import Event
from knowledge.search.fetching import enough_for
from knowledge.search.find import Finder
from knowledge.search.weighing.concepts import plan_for
from knowledge.search.weighing.wording import wordings, worth
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from tests.benchmarks.finding.asking import LOADED_AT, TODAY
from tests.benchmarks.finding.engines import resident
from tests.benchmarks.finding.stages import Stages

__all__ = ["main"]

_NAME: Final = "speed"
_FILE: Final = "finding.db"
_TOP: Final = 3
_SAMPLED: Final = 200
"""Questions that are asked again while the stack is watched."""


def _place(folder: Path) -> str:
    return f"sqlite:///{folder}/{_FILE}"


async def _import(file: Path, folder: Path) -> dict[str, Any]:
    store = await open_store(_place(folder))
    try:
        started, began = _worked(), perf_counter()
        await KnowledgeBase(store).import_passages(
            file, slug=_NAME, title=_NAME, actor="benchmark", at=LOADED_AT
        )
        took, waited = _worked() - started, perf_counter() - began
    finally:
        # The thread of an open store keeps the process alive.
        await store.close()
    own, others = (getrusage(whose).ru_maxrss // 1024 for whose in (RUSAGE_SELF, RUSAGE_CHILDREN))
    return {"build": took, "waited": waited, "peak": own, "peak of others": others}


def _worked() -> float:
    """Processor time of this process and of those that it started and that ended."""
    return sum(os.times()[:4])


async def _plan(finder: Finder, event: Event, text: str) -> Plan:
    """What the store is asked for by a question."""
    attempt = await finder.attempt(
        text, event, today=TODAY, context=None, as_of=None, top=_TOP, always=True
    )
    vocabulary, wanted = attempt.glossary.vocabulary, attempt.wanted
    asked = worth(wordings(attempt.question, wanted, vocabulary))
    enough = enough_for(attempt.question, vocabulary.facts)
    return plan_for((event.slug,), wanted, vocabulary, None, asked, enough)


async def _ask(folder: Path, clean: list[str], slips: list[str]) -> dict[str, Any]:
    """Times of whole questions, clean and with a slip, then of the store's part: from plan to candidates."""
    store = await open_store(_place(folder), read_only=True)
    try:
        (event,) = (each for each in await store.events() if each.slug == _NAME)
        knowledge = KnowledgeBase(store)
        started = process_time()
        await settle(knowledge, TODAY)
        told: dict[str, Any] = {"start": process_time() - started}

        async def asked(text: str) -> float:
            started = process_time()
            await knowledge.ask(text, today=TODAY, event=_NAME, top=_TOP, always=True)
            return (process_time() - started) * 1000

        told["clean"] = [await asked(text) for text in clean]
        told["resident"] = resident()
        told["slips"] = [await asked(text) for text in slips]
        finder = Finder(store)
        plans = [await _plan(finder, event, text) for text in clean]
        told["candidates"] = await _found(folder, plans)
        with Stages() as stages:
            for text in clean[:_SAMPLED]:
                await asked(text)
        return told | {"stages": stages.shares()}
    finally:
        await store.close()


async def _found(folder: Path, plans: Sequence[Plan]) -> list[float]:
    """Milliseconds for each plan, by a store that remembers nothing of the questions before."""
    store = await open_store(_place(folder), read_only=True)
    try:
        times = []
        for plan in plans:
            started = process_time()
            await store.candidates(plan)
            times.append((process_time() - started) * 1000)
        return times
    finally:
        await store.close()


def main(what: str, *places: str) -> None:
    """Measure, and print the figures as JSON."""
    if what == "import":
        told = asyncio.run(_import(Path(places[0]), Path(places[1])))
        told["size"] = Path(places[1], _FILE).stat().st_size
    else:
        told = asyncio.run(_ask(Path(places[0]), **json.load(sys.stdin)))
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
