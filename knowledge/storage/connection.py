"""One SQLite connection on its own thread, with its settings.

The driver is the ``pysqlite3`` wheel: the standard library's SQLite may lie in the range of a bug
that loses commits in WAL mode (3.7.0 to 3.51.2, fixed in 3.51.3 and two backports). Only where that
wheel does not exist is the standard library used, with one connection and a warning. No other
module opens a file: two SQLite libraries on one file in one process drop each other's locks.
"""

import asyncio
import importlib
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final, TypeVar

import aiosqlite

from knowledge.errors import StoreError, StoreVersion
from knowledge.storage.failures import Unreadable, translate

__all__ = ["Lane", "driver", "is_fixed", "open_lane"]

T = TypeVar("T")

_OLDEST: Final = (3, 37, 0)
"""First release with STRICT tables."""
_FIXED: Final = (3, 51, 3)
_BACKPORTED: Final = {(3, 44): 6, (3, 50): 7}
_SAFE_TRIGGERS: Final = (3, 44, 0)
"""First release whose full-text tables are usable when the schema is not trusted."""
_STEPS_BETWEEN_LOOKS: Final = 10_000


@lru_cache(maxsize=1)
def driver() -> ModuleType:
    """The SQLite driver in use: ``pysqlite3`` where it is installed."""
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        import sqlite3  # noqa: TID251 - the one fallback where the wheel does not exist

        return sqlite3


def is_fixed(version: tuple[int, ...]) -> bool:
    """Whether a SQLite release is free of the bug that loses commits in WAL mode."""
    major, minor, patch = version[:3]
    return version >= _FIXED or patch >= _BACKPORTED.get((major, minor), 10**6)


class Lane:
    """A connection that runs whole units of work, one after the other, on its own thread."""

    def __init__(self, connection: aiosqlite.Connection, shown: str) -> None:
        self._connection = connection
        self._shown = shown
        self._closed = False

    async def run(self, work: Callable[[Any], T], *, seconds: float = 0.0) -> T:
        """Run ``work(connection)`` on the thread, stopping a statement after ``seconds`` (0: never).

        The work finishes, commits or rolls back there even when the awaiting task is cancelled.
        """
        # Costs some 10 microseconds, and is seen from outside: whoever waits until a bot has nothing more to do (as the
        # simulated Discord does) waits for tasks, not for what a thread has been handed.
        task = asyncio.ensure_future(self._run(work, seconds))
        task.add_done_callback(_look_at)
        return await asyncio.shield(task)

    async def _run(self, work: Callable[[Any], T], seconds: float) -> T:
        if self._closed:
            raise StoreError(f"{self._shown} has been closed; open it again.")
        raw = self._connection._conn

        def unit() -> T:
            deadline = time.monotonic() + seconds
            look = (lambda: int(time.monotonic() > deadline)) if seconds else None
            raw.set_progress_handler(look, _STEPS_BETWEEN_LOOKS)
            try:
                return work(raw)
            except (driver().Error, UnicodeDecodeError, Unreadable) as error:
                raise self.explain(error) from error

        # The driver's public calls are one statement each; a unit of work must not be cut there.
        result: T = await self._connection._execute(unit)  # type: ignore[no-untyped-call]
        return result

    async def read(self, work: Callable[[Any], T], *, seconds: float = 0.0) -> T:
        """The same for work that sees one state of the record throughout."""
        return await self.run(lambda raw: _steady(raw, work), seconds=seconds)

    def explain(self, error: BaseException) -> BaseException:
        """What people may be shown of an error that work on this connection ended with."""
        if isinstance(error, (driver().Error, UnicodeDecodeError, Unreadable)):
            return translate(error, self._shown)
        return error

    async def close(self) -> None:
        """Let the queued work finish, then close and end the thread. Twice is fine."""
        if not self._closed:
            self._closed = True
            await self._connection.close()


def _steady(raw: Any, work: Callable[[Any], T]) -> T:
    """Run ``work`` inside one read transaction."""
    raw.execute("BEGIN")
    try:
        return work(raw)
    finally:
        raw.set_progress_handler(None, 0)
        raw.execute("ROLLBACK")


def _look_at(task: "asyncio.Task[Any]") -> None:
    """Take note of a failure that nobody waits for any more."""
    if not task.cancelled():
        task.exception()


async def open_lane(
    path: Path | None,
    *,
    writes: bool,
    busy_seconds: float,
    immutable: bool = False,
    first: Callable[[Any], None] | None = None,
) -> Lane:
    """Open a connection to an existing file with its settings; ``None`` is a private one in memory.

    ``first(connection)`` runs before any setting that could change the file, and may refuse it.
    ``immutable`` promises that nobody writes the file meanwhile. Raises the ``StoreError`` family;
    on any failure the connection's thread has ended.
    """
    shown = str(path) if path else "the record in memory"
    address = _address(path, writes=writes, immutable=immutable)
    module = driver()
    if module.sqlite_version_info < _OLDEST:
        raise StoreVersion(
            f"SQLite {module.sqlite_version} is too old for Ticktock; install pysqlite3, or a "
            "Python with SQLite 3.37 or newer."
        )

    def connect() -> Any:
        return module.connect(
            address, uri=True, isolation_level=None, timeout=busy_seconds, check_same_thread=False
        )

    def prepare(raw: Any) -> None:
        # It knows queries, which know this module.
        from knowledge.storage.unpacking import read_by_books

        _protect(raw, writes=writes)
        read_by_books(raw)
        if first is not None:
            first(raw)
        if writes and path is not None:
            _keep(raw)

    connection = aiosqlite.Connection(connect, 64)
    lane = Lane(connection, shown)
    try:
        await connection
        await lane.run(prepare)
    except module.Error as error:
        await lane.close()
        raise translate(error, shown) from error
    except BaseException:
        await lane.close()
        raise
    return lane


def _address(path: Path | None, *, writes: bool, immutable: bool) -> str:
    if path is None:
        return "file:ticktock?mode=memory"
    mode = "mode=rw" if writes else "mode=ro"
    return f"{path.absolute().as_uri()}?{mode}{'&immutable=1' if immutable else ''}"


def _protect(raw: Any, *, writes: bool) -> None:
    """Settings of the connection alone; they leave the file as it is."""
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA mmap_size = 0")
    raw.execute("PRAGMA temp_store = MEMORY")
    # Readers take no longer for it: the system keeps the pages of the file as well.
    raw.execute(f"PRAGMA cache_size = -{16_384 if writes else 8_192}")
    if driver().sqlite_version_info >= _SAFE_TRIGGERS:
        raw.execute("PRAGMA trusted_schema = OFF")
    if not writes:
        raw.execute("PRAGMA query_only = ON")


def _keep(raw: Any) -> None:
    """Settings of the writer: what is acknowledged survives a power cut, what is erased is gone."""
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("PRAGMA journal_size_limit = 67108864")
    raw.execute("PRAGMA secure_delete = ON")
