"""The composition root: an address becomes an open store, with the bundled packs, behind one door.

Nothing else opens a store or makes a ``KnowledgeBase``.
"""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import knowledge
from knowledge.errors import StoreError, StoreReadOnly
from knowledge.ingest.export import pack_digest
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore, Progress

__all__ = ["BUNDLED", "bundled_packs", "open_knowledge"]

BUNDLED: Final = "bundled pack"
"""Actor of what a first start or a new release loads."""


@asynccontextmanager
async def open_knowledge(
    store_url: str, *, now: int, progress: Progress | None = None
) -> AsyncIterator[KnowledgeBase]:
    """The record at ``store_url``, open until the block ends; ``now`` is Unix seconds.

    A bundled event that the store lacks, or holds in an older release's words, is loaded first, all or
    nothing. One that people have since changed by an import stays theirs. A record that cannot be
    written is opened as it is, and answers.
    """
    store, writable = await _open(store_url)
    try:
        door = KnowledgeBase(store)
        for folder in bundled_packs() if writable else ():
            if await _wanting(store, folder):
                await door.import_pack(folder, actor=BUNDLED, at=now, progress=progress)
        yield door
    finally:
        await store.close()


async def _open(store_url: str) -> tuple[FactStore, bool]:
    """The store, and whether it can be written."""
    try:
        return await open_store(store_url), True
    except StoreReadOnly as refused:
        try:
            return await open_store(store_url, read_only=True), False
        except StoreError:
            raise refused from None


def bundled_packs() -> tuple[Path, ...]:
    """Folders of the packs that come with Ticktock; each is named as its event's slug."""
    root = Path(knowledge.__file__).parent / "packs"
    return tuple(sorted(path.parent for path in root.glob("*/event.toml")))


async def _wanting(store: FactStore, folder: Path) -> bool:
    held = await store.pack_digest(folder.name)
    if not held:
        return True
    if held == pack_digest(_files(folder)):
        return False
    for fact_id in _fact_ids(folder):
        revisions = await store.history(folder.name, fact_id)
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
