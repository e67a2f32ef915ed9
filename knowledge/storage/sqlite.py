"""The default engine: one SQLite file, one writer, a few read-only readers."""

import asyncio
import copy
import tempfile
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from knowledge.errors import Refused, StoreError, StoreReadOnly
from knowledge.flow import Candidate, Plan, Vocabulary
from knowledge.models import Event, Fact, Name, Passage, Revision, Source
from knowledge.names.listing import NameList
from knowledge.storage.connection import Lane, driver, is_fixed, open_lane
from knowledge.storage.interface import LARGE, CheckResult, LoadReceipt, Progress, StoredPack
from knowledge.storage.loading import load_pack
from knowledge.storage.memory import Memory
from knowledge.storage.migrate import migrate
from knowledge.storage.place import create, inspect, open_lone_reader, open_reader, open_writer
from knowledge.storage.reading import Reader
from knowledge.storage.segments import is_due
from knowledge.storage.writing import Writes

if TYPE_CHECKING:
    from knowledge.storage.editing import ChangeSet, Diverged, KnownEdit, Receipt
    from knowledge.storage.keeps import SqliteKeeps
    from knowledge.storage.posts import SqlitePosts
    from knowledge.storage.ready import MadePack

__all__ = ["SqliteStore", "open_sqlite"]

T = TypeVar("T")

_READ_SECONDS: Final = 1.0
"""How long a statement of a question may run."""


class SqliteStore:
    """``FactStore`` on SQLite; see the interface for what each method promises.

    ``readers`` are at least one; the writer itself where there is but one connection. ``copies``
    is a folder to remove at the end.
    """

    def __init__(
        self,
        writer: Lane | None,
        readers: tuple[Lane, ...],
        copies: tempfile.TemporaryDirectory[str] | None = None,
        *,
        large: int = LARGE,
    ) -> None:
        self._large = large
        self._writer = writer
        self._readers = readers
        self._copies = copies
        self._reader = Reader()
        self._write_lock = asyncio.Lock()
        self._writes = Writes(writer, self._write_lock)
        self._posts: SqlitePosts | None = None
        self._keeps: SqliteKeeps | None = None
        self._guild: int | None = 0
        self._turn = 0
        self._words: Memory[tuple[int | None, tuple[str, ...]], Vocabulary] = Memory(16)

    async def _read(self, work: Callable[[Any], T], *, seconds: float = _READ_SECONDS) -> T:
        """One unit of reading that sees one state of the record throughout."""
        self._turn = (self._turn + 1) % len(self._readers)
        return await self._readers[self._turn].run(lambda raw: _steady(raw, work), seconds=seconds)

    @property
    def guild(self) -> int | None:
        return self._guild

    def view(self, guild: int | None) -> "SqliteStore":
        shared = copy.copy(self)
        shared._guild = guild
        return shared

    async def blank(self) -> "SqliteStore":
        return await open_sqlite(None, large=self._large)

    @property
    def posts(self) -> "SqlitePosts":
        if self._posts is None:
            # Whoever only asks need not wait until it is loaded.
            from knowledge.storage.posts import SqlitePosts

            self._posts = SqlitePosts(self._read, self._writes)
        return self._posts

    @property
    def keeps(self) -> "SqliteKeeps":
        if self._keeps is None:
            from knowledge.storage.keeps import SqliteKeeps

            self._keeps = SqliteKeeps(self._read, self._writes)
        return self._keeps

    async def edit(self, changes: "ChangeSet") -> "Receipt":
        from knowledge.storage.edits import make_edits

        guild = self._guild
        if guild is None:
            raise Refused("Packs are changed by loading them again, not by edits.")
        return await self._writes.run(lambda raw: make_edits(raw, self._reader, guild, changes))

    async def edition(self, scopes: tuple[str, ...]) -> int:
        return await self._read(lambda raw: self._reader.version(raw, self._guild, scopes))

    async def receipt(self, key: str) -> "Receipt | None":
        from knowledge.storage.edited import receipt

        return await self._read(lambda raw: receipt(raw, key))

    async def edits(
        self, scopes: tuple[str, ...], *, since: int, until: int, limit: int = 1000
    ) -> "tuple[KnownEdit, ...]":
        from knowledge.storage.edited import edits_by_hand

        guild = self._guild
        return await self._read(lambda raw: edits_by_hand(raw, guild, scopes, since, until, limit))

    async def diverged(self, scopes: tuple[str, ...]) -> "tuple[Diverged, ...]":
        from knowledge.storage.edited import diverged

        return await self._read(lambda raw: diverged(raw, self._guild, scopes))

    async def layers(self) -> frozenset[int]:
        return await self._read(self._reader.guilds)

    async def known_at(self, scopes: tuple[str, ...], at: int) -> tuple[Fact, ...]:
        from knowledge.storage.edited import known_at

        return await self._read(lambda raw: known_at(raw, self._guild, scopes, at), seconds=0)

    async def close(self) -> None:
        await self._writes.finish()
        async with self._write_lock:
            lanes = [lane for lane in self._readers if lane is not self._writer]
            # The writer goes last: the last connection empties the log, and readers may not.
            await _close(*lanes, *([self._writer] if self._writer else []))
            if self._copies is not None:
                await asyncio.to_thread(self._copies.cleanup)

    async def events(self) -> tuple[Event, ...]:
        return await self._read(lambda raw: self._reader.events(raw, self._guild))

    async def pack_digest(self, scope: str) -> str:
        return await self._read(lambda raw: self._reader.digest(raw, scope))

    async def load(
        self,
        stored: "StoredPack | MadePack",
        *,
        actor: str,
        at: int,
        progress: Progress | None = None,
    ) -> LoadReceipt:
        writer = self._writer
        if writer is None:
            raise StoreReadOnly("This record was opened for reading only; nothing can be loaded.")
        watch, large = _Watch(progress), self._large
        async with self._write_lock:
            try:
                return await writer.run(
                    lambda raw: load_pack(raw, stored, actor, at, watch, large=large)
                )
            finally:
                watch.stop()

    async def names(self, scopes: tuple[str, ...]) -> tuple[Name, ...]:
        return await self._read(lambda raw: self._reader.names(raw, self._guild, scopes))

    async def name_list(self, scopes: tuple[str, ...]) -> NameList:
        return await self._read(
            lambda raw: self._reader.name_list(raw, self._guild, scopes), seconds=0
        )

    async def sources(self, scopes: tuple[str, ...]) -> tuple[Source, ...]:
        return await self._read(lambda raw: self._reader.sources(raw, self._guild, scopes))

    async def passages(self, scope: str) -> tuple[Passage, ...]:
        return await self._read(
            lambda raw: self._reader.passages(raw, self._guild, scope), seconds=0
        )

    async def passages_between(
        self, scope: str, source: str, first: int, last: int
    ) -> tuple[Passage, ...]:
        return await self._read(
            lambda raw: self._reader.passages_between(raw, self._guild, scope, source, first, last)
        )

    async def vocabulary(self, scopes: tuple[str, ...]) -> Vocabulary:
        key = self._guild, scopes
        held = self._words.get(key)

        def work(raw: Any) -> Vocabulary:
            if held is not None and held.version == self._reader.version(raw, self._guild, scopes):
                return held
            return self._reader.vocabulary(raw, self._guild, scopes)

        return self._words.put(key, await self._read(work, seconds=0))

    async def candidates(self, plan: Plan) -> tuple[Candidate, ...]:
        return await self._read(lambda raw: self._reader.candidates(raw, self._guild, plan))

    async def facts(
        self, scopes: tuple[str, ...], ids: Iterable[str] | None = None
    ) -> tuple[Fact, ...]:
        wanted = None if ids is None else list(ids)
        seconds = 0.0 if wanted is None else _READ_SECONDS
        return await self._read(
            lambda raw: self._reader.facts(raw, self._guild, scopes, wanted), seconds=seconds
        )

    async def between(
        self, scopes: tuple[str, ...], first: int, last: int, *, limit: int = 500
    ) -> tuple[Fact, ...]:
        return await self._read(
            lambda raw: self._reader.between(raw, self._guild, scopes, first, last, limit)
        )

    async def nearest_days(
        self, scopes: tuple[str, ...], day: int, *, limit: int = 4
    ) -> tuple[int, ...]:
        return await self._read(
            lambda raw: self._reader.nearest_days(raw, self._guild, scopes, day, limit)
        )

    async def measured(
        self, scopes: tuple[str, ...], measure: str, *, near: int = 0, limit: int | None = None
    ) -> tuple[Fact, ...]:
        return await self._read(
            lambda raw: self._reader.measured(raw, self._guild, scopes, measure, near, limit)
        )

    async def measures(self, scopes: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        return await self._read(lambda raw: self._reader.measures(raw, self._guild, scopes))

    async def history(self, scope: str, fact: str) -> tuple[Revision, ...]:
        return await self._read(lambda raw: self._reader.history(raw, self._guild, scope, fact))

    async def changed(
        self, scopes: tuple[str, ...], *, since: int, until: int, limit: int = 500
    ) -> tuple[Revision, ...]:
        return await self._read(
            lambda raw: self._reader.changed(raw, self._guild, scopes, (since, until), limit)
        )

    async def corrections(
        self, scopes: tuple[str, ...], *, since: int, until: int, limit: int = 500
    ) -> tuple[Revision, ...]:
        return await self._read(
            lambda raw: self._reader.corrections(raw, self._guild, scopes, (since, until), limit)
        )

    async def is_indexed(self) -> bool:
        from knowledge.storage.fingerprint import is_indexed

        return await self._read(is_indexed)

    async def reindex(self, *, progress: Progress | None = None) -> int:
        writer = self._writer
        large = self._large
        if writer is None:
            return 0
        if await self.is_indexed() and not await self._read(lambda raw: is_due(raw, large)):
            return 0
        # Whoever has nothing to index need not wait until all that indexes is loaded.
        from knowledge.storage.reindexing import reindex

        watch = _Watch(progress)
        async with self._write_lock:
            try:
                return await writer.run(lambda raw: reindex(raw, watch, large=large))
            finally:
                watch.stop()

    async def check(
        self, *, deep: bool = False, progress: Progress | None = None
    ) -> tuple[CheckResult, ...]:
        # Whoever only asks need not wait until all that checks is loaded.
        from knowledge.storage.checking import check

        lane = self._writer or self._readers[0]
        writes = self._writer is not None
        watch = _Watch(progress)
        try:
            return await lane.run(lambda raw: check(raw, watch, deep=deep, writes=writes))
        finally:
            watch.stop()


async def open_sqlite(
    path: Path | None,
    *,
    readers: int = 2,
    read_only: bool = False,
    busy_seconds: float = 5.0,
    large: int = LARGE,
) -> SqliteStore:
    """Open or create the database; ``None`` keeps it in memory. Raises the ``StoreError`` family.

    ``readers`` read-only connections serve questions (at least 1); ``busy_seconds`` is how long a
    write waits for another program's lock; an event of ``large`` facts gets a segment when it is loaded.
    """
    if path is None:
        writer = await open_lane(None, writes=True, busy_seconds=busy_seconds)
        try:
            await writer.run(lambda raw: migrate(raw, "the record in memory"))
        except BaseException:
            await writer.close()
            raise
        return SqliteStore(writer, (writer,), large=large)
    there = inspect(path)
    if read_only:
        if not there:
            raise StoreError(f"{path} does not exist. Start “ticktock chat” once to make it.")
        return await _open_for_reading(path, busy_seconds)
    if not there:
        await create(path, busy_seconds=busy_seconds)
    return await _open_for_writing(path, readers, busy_seconds, large)


async def _open_for_writing(
    path: Path, readers: int, busy_seconds: float, large: int
) -> SqliteStore:
    opened = [await open_writer(path, busy_seconds=busy_seconds)]
    if not is_fixed(driver().sqlite_version_info):
        # An unfixed library can lose commits as soon as there are two connections.
        return SqliteStore(opened[0], (opened[0],), large=large)
    try:
        for _ in range(max(1, readers)):
            opened += [await open_reader(path, busy_seconds=busy_seconds)]
    except BaseException:
        await _close(*reversed(opened))
        raise
    return SqliteStore(opened[0], tuple(opened[1:]), large=large)


async def _open_for_reading(path: Path, busy_seconds: float) -> SqliteStore:
    reader, copies = await open_lone_reader(path, busy_seconds=busy_seconds)
    return SqliteStore(None, (reader,), copies)


async def _close(*lanes: Lane) -> None:
    """Close each in turn, also when closing one fails; then raise the first failure."""
    failures: list[StoreError] = []
    for lane in lanes:
        try:
            await lane.close()
        except StoreError as failure:
            failures.append(failure)
    if failures:
        raise failures[0]


def _steady(raw: Any, work: Callable[[Any], T]) -> T:
    """Run ``work`` inside one read transaction."""
    raw.execute("BEGIN")
    try:
        return work(raw)
    finally:
        raw.set_progress_handler(None, 0)
        raw.execute("ROLLBACK")


class _Abandoned(Exception):
    """Nobody waits for the work any more, so it ends; a load is undone."""


class _Watch:
    """Takes reports from a connection's thread to the caller's loop, until the caller goes away."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._loop = asyncio.get_running_loop()
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()

    def __call__(self, done: int, total: int) -> None:
        if self._stopped.is_set():
            raise _Abandoned
        if self._progress is not None:
            self._loop.call_soon_threadsafe(self._progress, done, total)
