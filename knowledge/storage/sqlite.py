"""The default engine: one SQLite file, one writer, a few read-only readers."""

import asyncio
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final, TypeVar

from knowledge.errors import StoreDamaged, StoreError, StoreReadOnly
from knowledge.flow import Candidate, Plan, Vocabulary
from knowledge.models import Event, Fact, Name, Passage, Revision, Source
from knowledge.storage.checking import check
from knowledge.storage.connection import Lane, open_lane
from knowledge.storage.interface import CheckResult, LoadReceipt, Progress, StoredPack
from knowledge.storage.loading import load_pack
from knowledge.storage.migrate import APPLICATION_ID, migrate
from knowledge.storage.reading import Reader

__all__ = ["SqliteStore", "open_sqlite"]

T = TypeVar("T")

_HEADER: Final = b"SQLite format 3\x00"
_READ_SECONDS: Final = 1.0


class SqliteStore:
    """``FactStore`` on SQLite; see the interface for what each method promises."""

    def __init__(self, writer: Lane | None, readers: tuple[Lane, ...]) -> None:
        self._writer = writer
        self._readers = readers
        self._reader = Reader()
        self._write_lock = asyncio.Lock()
        self._turn = 0
        self._words: dict[tuple[str, ...], Vocabulary] = {}

    async def _read(self, work: Callable[[Any], T]) -> T:
        self._turn = (self._turn + 1) % len(self._readers)
        return await self._readers[self._turn].run(work)

    async def close(self) -> None:
        for lane in {*self._readers, *([self._writer] if self._writer else [])}:
            await lane.close()

    async def events(self) -> tuple[Event, ...]:
        return await self._read(self._reader.events)

    async def pack_digest(self, scope: str) -> str:
        return await self._read(lambda raw: self._reader.digest(raw, scope))

    async def load(
        self, stored: StoredPack, *, actor: str, at: int, progress: Progress | None = None
    ) -> LoadReceipt:
        writer = self._writer
        if writer is None:
            raise StoreReadOnly(
                "This record was opened for reading only, so nothing can be loaded."
            )
        async with self._write_lock:
            return await writer.run(lambda raw: load_pack(raw, stored, actor, at, progress))

    async def names(self, scopes: tuple[str, ...]) -> tuple[Name, ...]:
        return await self._read(lambda raw: self._reader.names(raw, scopes))

    async def sources(self, scopes: tuple[str, ...]) -> tuple[Source, ...]:
        return await self._read(lambda raw: self._reader.sources(raw, scopes))

    async def passages(self, scope: str) -> tuple[Passage, ...]:
        return await self._read(lambda raw: self._reader.passages(raw, scope))

    async def vocabulary(self, scopes: tuple[str, ...]) -> Vocabulary:
        held = self._words.get(scopes)
        version = await self._read(lambda raw: self._reader.version(raw, scopes))
        if held is None or held.version != version:
            held = await self._read(lambda raw: self._reader.vocabulary(raw, scopes))
            self._words[scopes] = held
        return held

    async def candidates(self, plan: Plan) -> tuple[Candidate, ...]:
        return await self._read(lambda raw: self._reader.candidates(raw, plan))

    async def facts(
        self, scopes: tuple[str, ...], ids: Iterable[str] | None = None
    ) -> tuple[Fact, ...]:
        wanted = None if ids is None else list(ids)
        return await self._read(lambda raw: self._reader.facts(raw, scopes, wanted))

    async def between(
        self, scopes: tuple[str, ...], first: int, last: int, *, limit: int = 500
    ) -> tuple[Fact, ...]:
        return await self._read(lambda raw: self._reader.between(raw, scopes, first, last, limit))

    async def nearest_days(
        self, scopes: tuple[str, ...], day: int, *, limit: int = 4
    ) -> tuple[int, ...]:
        return await self._read(lambda raw: self._reader.nearest_days(raw, scopes, day, limit))

    async def measured(self, scopes: tuple[str, ...], measure: str) -> tuple[Fact, ...]:
        return await self._read(lambda raw: self._reader.measured(raw, scopes, measure))

    async def measures(self, scopes: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        return await self._read(lambda raw: self._reader.measures(raw, scopes))

    async def history(self, scope: str, fact: str) -> tuple[Revision, ...]:
        return await self._read(lambda raw: self._reader.history(raw, scope, fact))

    async def check(self, *, deep: bool = False) -> tuple[CheckResult, ...]:
        lane = self._writer or self._readers[0]
        return await lane.run(lambda raw: check(raw, deep=deep))


async def open_sqlite(
    path: Path | None, *, readers: int = 2, read_only: bool = False, busy_seconds: float = 5.0
) -> SqliteStore:
    """Open or create the database; ``None`` keeps it in memory. Raises the ``StoreError`` family.

    ``readers`` read-only connections serve questions (at least 1); ``busy_seconds`` is how long a
    write waits for another program's lock.
    """
    if path is None:
        writer = await open_lane(None, writes=True, busy_seconds=busy_seconds)
        await _prepare(writer, "memory")
        return SqliteStore(writer, (writer,))
    _inspect(path, read_only)
    opened: list[Lane] = []
    try:
        if not read_only:
            _make_private(path)
            opened.append(await open_lane(path, writes=True, busy_seconds=busy_seconds))
            await _prepare(opened[0], str(path))
        for _ in range(max(1, readers)):
            opened.append(
                await open_lane(
                    path, writes=False, busy_seconds=busy_seconds, read_seconds=_READ_SECONDS
                )
            )
        if read_only:
            await opened[0].run(lambda raw: _recognise(raw, str(path)))
    except BaseException:
        for lane in opened:
            await lane.close()
        raise
    if read_only:
        return SqliteStore(None, tuple(opened))
    return SqliteStore(opened[0], tuple(opened[1:]))


async def _prepare(writer: Lane, path: str) -> None:
    def work(raw: Any) -> None:
        _recognise(raw, path)
        migrate(raw, path)

    await writer.run(work)


def _recognise(raw: Any, path: str) -> None:
    """Refuse a database that another program made."""
    (mark,) = raw.execute("PRAGMA application_id").fetchone()
    (tables,) = raw.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    if mark != APPLICATION_ID and tables:
        raise StoreDamaged(
            f"{path} is a database of another program. It was left as it is; "
            "choose another file with --store."
        )


def _inspect(path: Path, read_only: bool) -> None:
    """Refuse what is plainly not ours before SQLite touches it."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder; --store needs a file, such as {path}/ticktock.db.")
    if not path.exists():
        if read_only:
            raise StoreError(f"{path} does not exist. Start “ticktock chat” once to make it.")
        return
    try:
        head = path.open("rb").read(len(_HEADER))
    except OSError as error:
        raise StoreError(f"{path} cannot be read ({error.strerror}).") from error
    if not head:
        raise StoreDamaged(
            f"{path} is empty although it exists: its content was lost, or it is not a database. "
            "Restore a backup, or remove the empty file to begin anew."
        )
    if head != _HEADER:
        raise StoreDamaged(
            f"{path} is not a database. It was left as it is; choose another file with --store."
        )


def _make_private(path: Path) -> None:
    """Create folder and file readable by their owner alone."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except PermissionError as error:
        raise StoreReadOnly(
            f"{path.parent} cannot be written. Choose another place with --store."
        ) from error
    except OSError as error:
        raise StoreError(f"{path} cannot be created ({error.strerror}).") from error
