"""The composition root: an address becomes an open store, with the bundled packs, behind one door.

Nothing else opens a store or makes a ``KnowledgeBase``.
"""

import asyncio
import gc
import json
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import knowledge
from knowledge.errors import StoreError, StoreReadOnly, StoreVersion
from knowledge.ingest.export import pack_digest
from knowledge.meaning.encoder import Encoder
from knowledge.storage import open_processes, open_store
from knowledge.storage.interface import FactStore, Progress

if TYPE_CHECKING:
    from bot.desk import Desk
    from knowledge.curate import Bulk, Curator, Privacy
    from knowledge.service import KnowledgeBase
    from knowledge.storage.keeping import KeepStore

__all__ = [
    "BUNDLED",
    "Workshop",
    "bundled_packs",
    "open_desk",
    "open_knowledge",
    "open_workshop",
]

BUNDLED: Final = "bundled pack"
"""Actor of what a first start or a new release loads."""
_REPORT: Final = 2
"""Numbers in a line by which the loader tells how much is done of how much."""
_FEW: Final = 2000
"""Facts without a vector that are seen to when the record is opened."""
_IN_MEMORY: Final = ":memory:"
_LOADER: Final = (
    "import asyncio, json, sys\n"
    "sys.path[:], address = json.loads(sys.stdin.readline())\n"
    "from bot.app import open_knowledge\n"
    "def tell(done, total):\n"
    "    print(done, total, flush=True)\n"
    "async def load():\n"
    "    async with open_knowledge(address, now=int(sys.argv[1]), progress=tell):\n"
    "        pass\n"
    "asyncio.run(load())\n"
)
"""A program that opens the record once, whereby the bundled packs are loaded, and tells by a line how much is done of how much.
It is told by a line where modules lie, as they do for this process and not by the folder that it was started in, and the
address, since arguments are everybody's to read and an address may hold a password."""


@asynccontextmanager
async def open_knowledge(
    store_url: str,
    *,
    now: int,
    progress: Progress | None = None,
    encoder: Encoder | None = None,
    writes: bool = False,
    stays: bool = False,
) -> "AsyncIterator[KnowledgeBase]":
    """The record at ``store_url``, open until the block ends; ``now`` is Unix seconds.

    A bundled event that the store lacks, or holds in an older release's words, is loaded first, all or
    nothing. One that people have since changed by an import stays theirs. A record that cannot be
    written is opened as it is, and answers; for work that ``writes`` it is refused. With an ``encoder`` facts have vectors of meaning: the few that lack
    one get it now, many when ``ticktock vectors`` is run. A process that ``stays`` should not go on holding what loading
    took, so where there is a file another process loads them.
    """
    from knowledge.service import KnowledgeBase

    if writes:
        store, writable = await open_store(store_url, encoder=encoder), True
    elif stays:
        store, writable = await _open_loaded(store_url, encoder, now, progress)
    else:
        store, writable = await _open(store_url, encoder)
    try:
        door = KnowledgeBase(store)
        if writable:
            try:
                await _load_bundled(store, now, progress)
            except StoreReadOnly:
                # Of a standby, or a user who may only read, a server tells it where the first row is written;
                # of a full disk the system does.
                if writes or not await store.events():
                    raise
        yield door
    finally:
        await store.close()


@asynccontextmanager
async def open_desk(
    store_url: str,
    *,
    clock: Callable[[], int],
    progress: Progress | None = None,
    encoder: Encoder | None = None,
) -> "AsyncIterator[Desk]":
    """The desk over the record at ``store_url``, open until the block ends.

    The bundled packs are seen to as in ``open_knowledge`` by a process that stays.
    """
    from bot.desk import Desk

    store, writable = await _open_loaded(store_url, encoder, clock(), progress)
    try:
        if writable:
            await _load_bundled(store, clock(), progress)
        processes = open_processes(store_url) if writable else None
        desk = Desk(
            store,
            clock=clock,
            read=lambda opened: _read(opened, clock()),
            processes=processes,
        )
        try:
            yield desk
        finally:
            await desk.close()
            if processes is not None:
                await processes.close()
    finally:
        await store.close()


class Workshop(NamedTuple):
    """The record with those who edit it for everybody: what the operator's commands work at."""

    knowledge: "KnowledgeBase"
    curator: "Curator"
    bulk: "Bulk"
    privacy: "Privacy"
    keeps: "KeepStore"
    store: FactStore


@asynccontextmanager
async def open_workshop(
    store_url: str,
    *,
    now: int,
    progress: Progress | None = None,
    encoder: Encoder | None = None,
) -> "AsyncIterator[Workshop]":
    """The record at ``store_url`` for editing, open until the block ends; see ``open_knowledge``.

    Raises ``StoreReadOnly`` for a record that cannot be written.
    """
    from knowledge.curate import Bulk, Curator, Privacy
    from knowledge.service import KnowledgeBase
    from knowledge.storage.posting import Guild

    store = await open_store(store_url, encoder=encoder)
    try:
        await _load_bundled(store, now, progress)
        curator = Curator(store, Guild(0))
        yield Workshop(
            KnowledgeBase(store),
            curator,
            Bulk(store, curator),
            Privacy(store, curator),
            store.keeps,
            store,
        )
    finally:
        await store.close()


async def _read(store: FactStore, now: int) -> "KnowledgeBase":
    """The record with all in memory that the first questions would wait for."""
    ready = await asyncio.to_thread(_warmed, store, datetime.fromtimestamp(now, UTC).date())
    # What was just read stays for good: searching it for garbage would hold questions up.
    gc.freeze()
    return ready


def _warmed(store: FactStore, today: date) -> "KnowledgeBase":
    """Import and try all that answers, on a thread with a loop of its own: the bot's goes on."""
    from knowledge.service import KnowledgeBase

    door = KnowledgeBase(store)
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(door.warm_up(today=today))
    finally:
        loop.close()
    return door


async def _open(store_url: str, encoder: Encoder | None) -> tuple[FactStore, bool]:
    """The store, and whether it can be written."""
    try:
        return await open_store(store_url, encoder=encoder), True
    except StoreReadOnly as refused:
        try:
            return await open_store(store_url, read_only=True, encoder=encoder), False
        except StoreVersion:
            raise
        except StoreError:
            raise refused from None


async def _open_loaded(
    store_url: str, encoder: Encoder | None, now: int, progress: Progress | None
) -> tuple[FactStore, bool]:
    """As ``_open``, after another process has loaded what there is to load into a file or a server."""
    store, writable = await _open(store_url, encoder)
    try:
        has_work = writable and not store_url.endswith(_IN_MEMORY) and await _has_work(store)
    except BaseException:
        await store.close()
        raise
    if not has_work:
        return store, writable
    await store.close()
    await _load_elsewhere(store_url, now, progress)
    return await _open(store_url, encoder)


def bundled_packs() -> tuple[Path, ...]:
    """Folders of the packs that come with Ticktock; each is named as its event's slug."""
    root = Path(knowledge.__file__).parent / "packs"
    return tuple(sorted(path.parent for path in root.glob("*/event.toml")))


async def _load_bundled(store: FactStore, now: int, progress: Progress | None) -> None:
    await store.reindex(progress=progress)
    for folder in await _wanted(store):
        from knowledge.ingest.load import load_pack

        await load_pack(store, folder, actor=BUNDLED, at=now, progress=progress)
    if store.encoder is not None:
        _, _, lacking = await store.count_vectors()
        if 0 < lacking <= _FEW:
            await store.make_vectors(progress=progress)


async def _load_elsewhere(store_url: str, now: int, progress: Progress | None) -> None:
    """Load the bundled packs in a process that ends; what it cannot do is tried here, and told."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-c",
        _LOADER,
        str(now),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        await _follow(child, json.dumps([sys.path, store_url]), progress)
    except BaseException:
        with suppress(ProcessLookupError):
            child.kill()
        await child.wait()
        raise


async def _follow(child: asyncio.subprocess.Process, told: str, progress: Progress | None) -> None:
    """Tell a process a line, and report what it tells until it ends."""
    if child.stdin is not None:
        with suppress(BrokenPipeError, ConnectionResetError):
            child.stdin.write(f"{told}\n".encode())
            await child.stdin.drain()
        child.stdin.close()
    if child.stdout is not None:
        async for line in child.stdout:
            report = line.split()
            # Whatever else is set up to start with it may print something too.
            if progress is not None and len(report) == _REPORT and all(map(bytes.isdigit, report)):
                progress(int(report[0]), int(report[1]))
    await child.wait()


async def _has_work(store: FactStore) -> bool:
    """Whether a pack is to be loaded or the index to be made anew."""
    return bool(await _wanted(store)) or not await store.is_indexed()


async def _wanted(store: FactStore) -> list[Path]:
    """Folders of the bundled packs that the store lacks or holds in an older release's words."""
    return [folder for folder in bundled_packs() if await _wanting(store, folder)]


async def _wanting(store: FactStore, folder: Path) -> bool:
    held = await store.pack_digest(folder.name)
    if not held:
        return True
    if held == pack_digest(_files(folder)):
        return False
    packs = store.view(None)
    for fact_id in _fact_ids(folder):
        revisions = await packs.history(folder.name, fact_id)
        if revisions and revisions[-1].actor != BUNDLED:
            return False
    return True


def _files(folder: Path) -> dict[str, str]:
    """The texts of a pack's files: a bundled pack is kept in the form in which it is exported."""
    names = sorted(path.name for path in folder.iterdir() if path.suffix in (".toml", ".jsonl"))
    return {name: (folder / name).read_text(encoding="utf-8") for name in names}


def _fact_ids(folder: Path) -> Iterator[str]:
    with (folder / "facts.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["id"]
