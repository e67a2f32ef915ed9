"""``python -m tests.benchmarks.store``: how fast a record is filled, searched and verified, and its size.

Run by hand on a quiet machine; nothing here is asserted. ``--passages FILE`` measures an import too.
"""

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final

from bot.app import bundled_packs
from knowledge.dates.span import DateSpan
from knowledge.flow import Plan
from knowledge.ingest.export import digest_of
from knowledge.ingest.load import load_passages, prepare
from knowledge.ingest.read import read_pack
from knowledge.models import Fact, Pack
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore

__all__ = ["main"]

_AT: Final = 1_700_000_000
_ASKED: Final = 200
"""Plans of each kind."""
_LIMIT: Final = 200

Row = tuple[str, str]
"""What was measured, and the outcome in words."""


def shuffled(facts: int) -> Pack:
    """A pack of so many facts, made of the words and days of the bundled one; the same each time."""
    pack = read_pack(bundled_packs()[0]).pack
    chance = random.Random(1)  # noqa: S311 - the same pack each time is what is wanted
    words = [word for fact in pack.facts for word in fact.statement.split()]
    first = pack.event.first

    def made(number: int) -> Fact:
        said = " ".join(chance.choices(words, k=20))
        day = first + chance.randrange(4000)
        return Fact(
            id=f"B-{number:07}",
            statement=f"{said} {number}",
            when=DateSpan(day, day + chance.choice((0, 0, 0, 6, 30))),
            scope=pack.event.slug,
        )

    event = replace(pack.event, last=first + 4100)
    return replace(pack, event=event, facts=tuple(made(number) for number in range(facts)))


def plans(pack: Pack) -> Iterator[tuple[str, list[Plan]]]:
    """Plans of each kind that a question can lead to."""
    chance = random.Random(2)  # noqa: S311 - the same questions each time are what is wanted
    scopes = (pack.event.slug,)
    names = {name.id: name for name in pack.names}

    def some(words: int) -> tuple[str, ...]:
        fact = chance.choice(pack.facts)
        (document,) = prepare(
            replace(pack, facts=(fact,), names=tuple(names.values())), ""
        ).documents
        return tuple(chance.sample(document.tokens, min(words, len(document.tokens))))

    def on(words: int) -> Plan:
        day = pack.event.first + chance.randrange(4000)
        return Plan(scopes, some(words), day, day + 3, _LIMIT)

    yield "four words", [Plan(scopes, some(4), limit=_LIMIT) for _ in range(_ASKED)]
    yield "twelve words", [Plan(scopes, some(12), limit=_LIMIT) for _ in range(_ASKED)]
    yield "four words and days", [on(4) for _ in range(_ASKED)]
    yield "days alone", [on(0) for _ in range(_ASKED)]


async def _timed(work: Callable[[], Awaitable[object]]) -> float:
    """Seconds that it takes."""
    started = perf_counter()
    await work()
    return perf_counter() - started


async def _filled(store: FactStore, pack: Pack) -> list[Row]:
    stored = prepare(pack, digest_of(pack))
    count = len(pack.facts)
    seconds = await _timed(lambda: store.load(stored, actor="benchmark", at=_AT))
    changed = replace(pack, facts=(replace(pack.facts[0], statement="Changed."), *pack.facts[1:]))
    again = prepare(changed, digest_of(changed))
    corrected = await _timed(lambda: store.load(again, actor="benchmark", at=_AT))
    return [
        ("load", f"{seconds:.1f} s, {count / seconds:,.0f} facts a second"),
        ("load again with one change", f"{corrected:.1f} s"),
    ]


async def _searched(store: FactStore, pack: Pack) -> list[Row]:
    words = await _timed(lambda: store.vocabulary((pack.event.slug,)))
    rows = [("word counts, first time", f"{words * 1000:.0f} ms")]
    for kind, asked in plans(pack):
        times = [await _timed(partial(store.candidates, plan)) for plan in asked]
        share = [1000 * each for each in statistics.quantiles(times, n=100, method="inclusive")]
        rows.append((f"candidates, {kind}", f"p50 {share[49]:.1f} ms, p99 {share[98]:.1f} ms"))
    return rows


async def _measured(facts: int, passages: Path | None) -> list[Row]:
    pack = shuffled(facts)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        store = await open_store(f"sqlite:///{path}")
        try:
            rows = [*await _filled(store, pack), *await _searched(store, pack)]
            deep = await _timed(lambda: store.check(deep=True))
            rows.append(("verify", f"{deep:.1f} s"))
            if passages is not None:
                taken = await _timed(
                    lambda: load_passages(store, passages, slug="x", actor="benchmark", at=_AT)
                )
                rows.append(("import of passages", f"{taken:.1f} s"))
        finally:
            await store.close()
        if passages is None:
            size = path.stat().st_size
            rows.append(("size", f"{size / 1e6:.0f} MB, {size / facts:.0f} bytes a fact"))
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; always 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.store", description=__doc__)
    parser.add_argument("--facts", type=int, default=50_000, help="default: 50,000")
    parser.add_argument("--passages", type=Path, help="a file of passages to import")
    given = parser.parse_args(arguments)
    for what, value in asyncio.run(_measured(given.facts, given.passages)):
        print(f"{what:<34}{value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
