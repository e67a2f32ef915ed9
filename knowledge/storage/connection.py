"""One SQLite connection on its own thread, and every way in which opening one can fail.

The driver is the ``pysqlite3`` wheel: the standard library's SQLite may lie in the range of a bug
that loses commits in WAL mode (3.7.0 to 3.51.2, fixed in 3.51.3 and two backports). Only where that
wheel does not exist is the standard library used, with a warning. No other module opens a file:
two SQLite libraries on one file in one process drop each other's locks.
"""

import asyncio
import importlib
import sqlite3  # noqa: TID251 - the one fallback where the wheel does not exist
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Final, TypeVar
from urllib.parse import quote

import aiosqlite

from knowledge.errors import StoreDamaged, StoreError, StoreLocked, StoreReadOnly

__all__ = ["Lane", "driver", "is_fixed", "open_lane", "translate"]

T = TypeVar("T")

_FIXED: Final = (3, 51, 3)
_BACKPORTED: Final = {(3, 44): 6, (3, 50): 7}
_STEPS_BETWEEN_LOOKS: Final = 10_000


def driver() -> ModuleType:
    """The SQLite driver in use: ``pysqlite3`` where it is installed."""
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return sqlite3


def is_fixed(version: tuple[int, ...]) -> bool:
    """Whether a SQLite release is free of the bug that loses commits in WAL mode."""
    return version >= _FIXED or version[2] >= _BACKPORTED.get(version[:2], 10**6)


class Lane:
    """A connection that runs whole units of work, one after the other, on its own thread."""

    def __init__(self, connection: aiosqlite.Connection, path: str, seconds: float) -> None:
        self._connection = connection
        self._path = path
        self._seconds = seconds
        self._closed = False

    async def run(self, work: Callable[[Any], T]) -> T:
        """Run ``work(connection)`` on the thread.

        The work finishes, commits or rolls back there even when the awaiting task is cancelled.
        """
        return await asyncio.shield(asyncio.ensure_future(self._run(work)))

    async def _run(self, work: Callable[[Any], T]) -> T:
        def unit() -> T:
            raw = self._connection._conn
            if self._seconds:
                _limit(raw, time.monotonic() + self._seconds)
            try:
                return work(raw)
            except driver().Error as error:
                raise translate(error, self._path) from error

        result: T = await self._connection._execute(unit)  # type: ignore[no-untyped-call]
        return result

    async def close(self) -> None:
        if not self._closed:
            self._closed = True
            await self._connection.close()


def _limit(raw: Any, deadline: float) -> None:
    raw.set_progress_handler(lambda: int(time.monotonic() > deadline), _STEPS_BETWEEN_LOOKS)


async def open_lane(
    path: Path | None, *, writes: bool, busy_seconds: float, read_seconds: float = 0.0
) -> Lane:
    """Open a connection with its settings; ``path`` ``None`` is a private one in memory.

    Raises the ``StoreError`` family; on any failure the connection's thread has ended.
    """
    shown = str(path) if path else "memory"
    address = _address(path, writes)
    module = driver()

    def connect() -> Any:
        return module.connect(
            address, uri=True, isolation_level=None, timeout=busy_seconds, check_same_thread=False
        )

    connection = aiosqlite.Connection(connect, 64)
    lane = Lane(connection, shown, read_seconds)
    try:
        await connection
        await lane.run(lambda raw: _configure(raw, writes=writes, kept=path is not None))
    except module.Error as error:
        await lane.close()
        raise translate(error, shown) from error
    except BaseException:
        await lane.close()
        raise
    return lane


def _address(path: Path | None, writes: bool) -> str:
    if path is None:
        return "file:ticktock?mode=memory"
    return f"file:{quote(str(path))}?mode={'rwc' if writes else 'ro'}"


def _configure(raw: Any, *, writes: bool, kept: bool) -> None:
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA mmap_size = 0")
    raw.execute("PRAGMA temp_store = MEMORY")
    if tuple(driver().sqlite_version_info) >= (3, 44, 0):
        raw.execute("PRAGMA trusted_schema = OFF")
    if not writes:
        raw.execute("PRAGMA query_only = ON")
        raw.execute("PRAGMA cache_size = -16384")
        raw.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        return
    raw.execute("PRAGMA cache_size = -16384")
    raw.execute("PRAGMA secure_delete = OFF")
    if kept:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA journal_size_limit = 67108864")


def translate(error: BaseException, path: str) -> StoreError:
    """The plain error for what SQLite reports."""
    code = getattr(error, "sqlite_errorname", "") or ""
    text = str(error).lower()
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or "locked" in text:
        return StoreLocked(
            f"{path} is in use by another program that is writing to it. "
            "Try again in a moment, or stop the other program."
        )
    if code.startswith("SQLITE_READONLY") or "readonly" in text or "read-only" in text:
        return StoreReadOnly(
            f"{path} cannot be written. Check the rights of the file and its folder, "
            "or choose another place with --store."
        )
    if code.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")) or _sounds_broken(text):
        return StoreDamaged(
            f"{path} is damaged or is not a Ticktock database. It was left as it is; "
            "restore a backup, or choose another file with --store."
        )
    if code.startswith("SQLITE_CANTOPEN") or "unable to open" in text:
        return StoreError(
            f"{path} cannot be opened. Check that its folder exists and that you may read it."
        )
    if code.startswith("SQLITE_FULL") or "full" in text:
        return StoreError(f"The disk that holds {path} is full. Nothing was changed.")
    if code.startswith("SQLITE_INTERRUPT") or "interrupted" in text:
        return StoreError("The question took too long and was stopped. Ask it in fewer words.")
    return StoreError(f"The database {path} could not do its work ({error}).")


def _sounds_broken(text: str) -> bool:
    return "not a database" in text or "malformed" in text or "no such table" in text
