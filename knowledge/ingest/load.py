"""A checked pack into the store, and the packs that come with Ticktock."""

from importlib.resources import files
from pathlib import Path

from knowledge.document import describe
from knowledge.errors import BadPack
from knowledge.ingest.check import check_pack
from knowledge.ingest.export import pack_digest, pack_files
from knowledge.ingest.read import EVENT, read_pack
from knowledge.models import Pack
from knowledge.storage.interface import FactStore, LoadReceipt, Progress, StoredPack

__all__ = ["bundled_packs", "load_pack", "prepare"]

_STEP = 1000
"""Facts described between two reports of progress."""


def bundled_packs() -> tuple[Path, ...]:
    """Folders of the packs that are installed with Ticktock, by name."""
    root = Path(str(files("knowledge") / "packs"))
    return tuple(sorted(path.parent for path in root.glob(f"*/{EVENT}")))


def prepare(pack: Pack, progress: Progress | None = None) -> StoredPack:
    """The pack with its index documents and digest; ``progress`` counts facts."""
    names = {name.id: name for name in pack.names}
    documents = []
    for done, fact in enumerate(pack.facts, start=1):
        documents.append(describe(fact, names))
        if progress and (done % _STEP == 0 or done == len(pack.facts)):
            progress(done, len(pack.facts))
    return StoredPack(pack, tuple(documents), pack_digest(pack_files(pack)))


async def load_pack(
    store: FactStore,
    source: Path | Pack,
    *,
    actor: str,
    at: int,
    progress: Progress | None = None,
) -> LoadReceipt:
    """Make the store hold a pack, from its folder or as records that were made in memory.

    ``at`` is Unix seconds, written into new revisions with ``actor``. A folder is read and checked
    first; raises ``BadPack`` with every problem, and then nothing is loaded. A pack that the store
    already holds changes nothing.
    """
    pack = _checked(source) if isinstance(source, Path) else source
    scope = pack.event.slug
    digest = pack_digest(pack_files(pack))
    if await store.pack_digest(scope) == digest:
        return LoadReceipt(scope, added=0, corrected=0, retracted=0, unchanged=len(pack.facts))
    return await store.load(prepare(pack, progress), actor=actor, at=at, progress=progress)


def _checked(folder: Path) -> Pack:
    read = read_pack(folder)
    findings = check_pack(read)
    if findings.errors:
        raise BadPack(findings.errors)
    return read.pack
