"""``python -m tests.benchmarks.engines``: the same facts on SQLite and on PostgreSQL, in one run on one machine.

Facts are made of the words of the bundled event, spread over ten events. What is timed is the store's part of
a question (candidates of four words, in one event and over all), by one to sixteen processes at once; a load;
an edit until it is on the disk. The server is the tests' own, on loopback, with syncs. Run by hand; nothing
is asserted. How soon another process hears of an edit is told by ``tests.benchmarks.processes``.
"""

import argparse
import asyncio
import multiprocessing
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Final

from knowledge.flow import Plan
from knowledge.ingest.export import digest_of
from knowledge.ingest.load import prepare
from knowledge.models import Fact, Pack
from knowledge.storage import open_store
from tests.benchmarks.store import plans, shuffled
from tests.faults.editors import Door
from tests.faults.ledger import Deed
from tests.faults.lives import begin
from tests.faults.places import address_of
from tests.faults.servers import Server, lone_server

__all__ = ["main"]

_EVENTS: Final = 10
_AT: Final = 1_700_000_000
_SECONDS: Final = 5.0
"""How long the clients of one row ask."""
_EDITS: Final = 100

Asked = Sequence[Plan]


def _part(pack: Pack, number: int) -> Pack:
    """One of the events, with its share of the facts."""
    slug = f"part-{number}"
    facts: tuple[Fact, ...] = tuple(
        replace(fact, scope=slug) for fact in pack.facts[number::_EVENTS]
    )
    return replace(
        pack,
        event=replace(pack.event, slug=slug),
        facts=facts,
        names=tuple(replace(name, scope=slug) for name in pack.names),
        sources=tuple(replace(source, scope=slug) for source in pack.sources),
    )


async def _filled(address: str, pack: Pack) -> float:
    """Seconds of loading all events; making their index entries is not counted."""
    store = await open_store(address)
    taken = 0.0
    try:
        for number in range(_EVENTS):
            part = _part(pack, number)
            stored = prepare(part, digest_of(part))
            begun = perf_counter()
            await store.load(stored, actor="benchmark", at=_AT)
            taken += perf_counter() - begun
    finally:
        await store.close()
    return taken


async def _ask(address: str, asked: Asked, seconds: float) -> list[float]:
    store = await open_store(address, readers=1, read_only=address.startswith("sqlite"))
    times: list[float] = []
    try:
        for plan in asked[:20]:
            await store.candidates(plan)
        until = perf_counter() + seconds
        while perf_counter() < until:
            begun = perf_counter()
            await store.candidates(asked[len(times) % len(asked)])
            times.append(perf_counter() - begun)
    finally:
        await store.close()
    return times


def _client(address: str, asked: Asked, seconds: float) -> list[float]:
    return asyncio.run(_ask(address, asked, seconds))


def _by_many(address: str, asked: Asked, clients: int) -> tuple[float, float, float]:
    """Milliseconds of the median and of 99 of 100, and questions a second."""
    spread = [[*asked[client:], *asked[:client]] for client in range(clients)]
    with multiprocessing.get_context("spawn").Pool(clients) as pool:
        found = pool.starmap(_client, [(address, each, _SECONDS) for each in spread])
    times = [each for times in found for each in times]
    shares = statistics.quantiles(times, n=100, method="inclusive")
    return 1000 * shares[49], 1000 * shares[98], len(times) / _SECONDS


async def _edited(place: Path | str) -> tuple[float, float]:
    """Milliseconds of an added fact, until it is acknowledged: the median and 99 of 100."""
    await begin(place)
    store = await open_store(address_of(place))
    times: list[float] = []
    try:
        door = Door(store.view(501), 501)
        for number in range(1, _EDITS + 1):
            text = f"The copper violin of lot {number} was seen on the quay."
            begun = perf_counter()
            await door.do(Deed(501, "add", number, text))
            times.append(perf_counter() - begun)
    finally:
        await store.close()
    shares = statistics.quantiles(times, n=100, method="inclusive")
    return 1000 * shares[49], 1000 * shares[98]


def _size(place: Path | str, server: Server) -> int:
    if isinstance(place, Path):
        return place.stat().st_size
    return int(server.ask("SELECT pg_database_size('record')"))


@contextmanager
def _places() -> Iterator[tuple[Server, dict[str, Path | str]]]:
    with tempfile.TemporaryDirectory() as folder, lone_server() as server:
        yield server, {"sqlite": Path(folder) / "record.db", "postgres": server.address}


def _scoped(pack: Pack) -> list[Plan]:
    ((_, four), *_) = plans(pack)
    return [replace(plan, scopes=(f"part-{at % _EVENTS}",)) for at, plan in enumerate(four)]


def _row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


def _measured(facts: int, clients: Sequence[int], engines: Sequence[str]) -> None:
    pack = shuffled(facts)
    scoped = _scoped(pack)
    everywhere = tuple(f"part-{number}" for number in range(_EVENTS))
    unscoped = [replace(plan, scopes=everywhere) for plan in scoped]
    _row("engine", "what", "clients", "p50 ms", "p99 ms", "a second")
    _row(*["---"] * 6)
    with _places() as (server, places):
        for engine, place in places.items():
            if engine not in engines:
                continue
            address = address_of(place)
            loaded = asyncio.run(_filled(address, pack))
            bytes_each = _size(place, server) / facts
            _row(
                engine,
                f"load of {facts:,}: {loaded:.0f} s; {bytes_each:.0f} bytes a fact",
                "",
                "",
                "",
                "",
            )
            for kind, asked in (("one event", scoped), ("all events", unscoped)):
                for number in clients:
                    p50, p99, rate = _by_many(address, asked, number)
                    _row(engine, kind, str(number), f"{p50:.2f}", f"{p99:.2f}", f"{rate:,.0f}")
            edited = asyncio.run(_edited(place))
            _row(engine, "an edit, on the disk", "1", f"{edited[0]:.1f}", f"{edited[1]:.1f}", "")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print a table; always 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.engines", description=__doc__)
    parser.add_argument("--facts", type=int, default=100_000, help="default: 100,000")
    parser.add_argument("--clients", default="1,4,16", help="default: 1,4,16")
    parser.add_argument("--engines", default="sqlite,postgres", help="default: sqlite,postgres")
    chosen = parser.parse_args(arguments)
    clients = [int(each) for each in chosen.clients.split(",")]
    _measured(chosen.facts, clients, chosen.engines.split(","))
    return 0


if __name__ == "__main__":
    sys.exit(main())
