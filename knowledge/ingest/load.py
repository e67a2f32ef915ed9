"""Packs and passages into the store, all or nothing."""

import asyncio
import itertools
import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from knowledge.document import describe
from knowledge.errors import Refused
from knowledge.flow import Plan
from knowledge.ingest.check import read_sound
from knowledge.ingest.export import digest_of
from knowledge.ingest.passages import Origin, read_passages
from knowledge.models import Pack
from knowledge.storage.interface import FactStore, LoadReceipt, Progress, StoredPack

__all__ = ["lay_out", "load_pack", "load_passages", "prepare"]

Made = TypeVar("Made")

_STEP = 500
"""Facts described between two reports of progress."""
_KNOWN = "as known"
"""Stands for the digest and the actor of a record that is laid out as it was."""
_WHOLE = 1000
"""Steps in which the progress of several stages together is reported."""
_LOOKED_AT = 500
"""Facts of an event among which one passage tells that it is made of passages."""


class _Stopped(Exception):
    """Nobody waits for the work any more."""


async def load_pack(
    store: FactStore, folder: Path, *, actor: str, at: int, progress: Progress | None = None
) -> LoadReceipt:
    """Make the store hold the pack in a folder, which is read and checked first.

    ``at`` is Unix seconds, written into new revisions with ``actor``. Raises ``BadPack`` with every
    problem, and then nothing is loaded. A pack that the store already holds changes nothing.
    """
    pack = await _aside(lambda tell: read_sound(folder, lambda: tell(0, _WHOLE)))
    return await _load(store, pack, actor, at, _stages(progress, 0.0, 0.4, 1.0))


async def load_passages(
    store: FactStore,
    file: Path,
    *,
    slug: str = "",
    title: str = "",
    origin: Origin | None = None,
    actor: str,
    at: int,
    progress: Progress | None = None,
) -> LoadReceipt:
    """Make the store hold the passages of a file as an event of their own.

    Slug and title default to the file's name; importing the same slug again updates the event. Raises
    ``BadPack`` with the problems of every line, ``Refused`` when the slug is that of a curated event,
    ``BadInput`` for what can be no slug; then nothing is loaded.
    """
    reading, writing = _stages(progress, 0.0, 0.7, 1.0)
    with ExitStack() as held:
        made = await _aside(
            lambda tell: held.enter_context(
                read_passages(file, slug=slug, title=title, origin=origin, progress=tell)
            ),
            reading,
        )
        await _refuse_curated(store, made.pack.event.slug)
        return await store.load(made, actor=actor, at=at, progress=writing)


def prepare(pack: Pack, digest: str, progress: Progress | None = None) -> StoredPack:
    """The pack with its index documents and its digest; ``progress`` counts facts."""
    names = {name.id: name for name in pack.names}
    documents = []
    for done, fact in enumerate(pack.facts, start=1):
        documents.append(describe(fact, names))
        if progress and (done % _STEP == 0 or done == len(pack.facts)):
            progress(done, len(pack.facts))
    return StoredPack(pack, tuple(documents), digest)


async def lay_out(store: FactStore, at: int) -> FactStore:
    """A record in memory of what ``store`` told at an instant (Unix seconds); the caller closes it.

    Facts are those of then, names and sources those of today.
    """
    then = await store.blank()
    try:
        for event in await store.events():
            scopes = (event.slug,)
            pack = Pack(
                event,
                await store.sources(scopes),
                await store.names(scopes),
                await store.known_at(scopes, at),
                await store.passages(event.slug),
            )
            stored = await asyncio.to_thread(prepare, pack, _KNOWN)
            await then.load(stored, actor=_KNOWN, at=at)
    except BaseException:
        await then.close()
        raise
    return then


async def _load(
    store: FactStore, pack: Pack, actor: str, at: int, stages: list[Progress | None]
) -> LoadReceipt:
    scope = pack.event.slug
    digest = await _aside(lambda tell: digest_of(pack))
    if await store.pack_digest(scope) == digest:
        return LoadReceipt(scope, added=0, corrected=0, retracted=0, unchanged=len(pack.facts))
    describing, writing = stages
    stored = await _aside(lambda tell: prepare(pack, digest, tell), describing)
    return await store.load(stored, actor=actor, at=at, progress=writing)


async def _refuse_curated(store: FactStore, slug: str) -> None:
    """Passages must not take the place of facts that people wrote, by a slip in the slug. Facts that were added to
    passages stay beside those of a newer file."""
    found = await store.candidates(Plan(scopes=(slug,), limit=_LOOKED_AT))
    facts = await store.facts((slug,), tuple(each.fact for each in found))
    if facts and not any(fact.passage for fact in facts):
        raise Refused(
            f"The event “{slug}” holds curated facts, which passages would replace. "
            "Choose another slug with --event."
        )


async def _aside(work: Callable[[Progress], Made], progress: Progress | None = None) -> Made:
    """Do long ``work(tell)`` on a thread; it ends soon after the awaiting task is cancelled."""
    loop = asyncio.get_running_loop()
    stop = threading.Event()

    def tell(done: int, total: int) -> None:
        if stop.is_set():
            raise _Stopped
        if progress is not None:
            loop.call_soon_threadsafe(progress, done, total)

    try:
        return await asyncio.to_thread(work, tell)
    finally:
        stop.set()


def _stages(progress: Progress | None, *bounds: float) -> list[Progress | None]:
    """One report for each stage between two ``bounds`` (0 to 1) of the whole, in thousandths."""
    return [
        _stage(progress, start, end) if progress else None
        for start, end in itertools.pairwise(bounds)
    ]


def _stage(progress: Progress, start: float, end: float) -> Progress:
    def tell(done: int, total: int) -> None:
        progress(round(_WHOLE * (start + (end - start) * done / max(1, total))), _WHOLE)

    return tell
