"""Storage engines behind one interface; ``open_store`` is the only chooser."""

from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.errors import BadInput, StoreError
from knowledge.storage.interface import LARGE, FactStore

if TYPE_CHECKING:
    from knowledge.storage.leasing import Processes

__all__ = ["is_recorded", "open_processes", "open_store"]

_SQLITE = "sqlite:///"


async def open_store(
    url: str,
    *,
    readers: int = 2,
    read_only: bool = False,
    busy_seconds: float = 5.0,
    large: int = LARGE,
) -> FactStore:
    """Open ``sqlite:///path`` (or ``sqlite:///:memory:``), creating it when it is not there.

    ``read_only`` needs an existing record and writes nothing, not even beside it, so it works on a
    file system that cannot be written. ``readers`` is the number of connections that serve questions; ``busy_seconds`` how long an
    edit waits for another program; ``large`` the number of facts from which the index of an event is laid out
    for many. Raises ``BadInput`` for an address of another kind and the
    ``StoreError`` family for what stands in the way.
    """
    if url.startswith(_SQLITE) and len(url) > len(_SQLITE):
        from knowledge.storage.sqlite import open_sqlite

        return await open_sqlite(
            _path(url),
            readers=readers,
            read_only=read_only,
            busy_seconds=busy_seconds,
            large=large,
        )
    if url.startswith(("postgresql://", "postgres://")):
        raise StoreError("PostgreSQL is not part of this release; use sqlite:///path.")
    raise BadInput(f"“{url[:80]}” is no store; write sqlite:///path/to/file.db.")


def open_processes(url: str) -> "Processes | None":
    """What several processes on the record at an address agree on, not connected yet; ``None`` where the
    engine knows no such thing."""
    if not url.startswith(("postgresql://", "postgres://")):
        return None
    from knowledge.storage.postgres.processes import PostgresProcesses

    return PostgresProcesses(url)


def is_recorded(url: str) -> bool:
    """Whether there is a record at an address, or it is one in memory; makes none.

    Raises ``BadInput`` and the ``StoreError`` family for what can be none.
    """
    path = _path(url) if url.startswith(_SQLITE) and len(url) > len(_SQLITE) else None
    if path is None:
        return True
    from knowledge.storage.place import inspect

    return inspect(path)


def _path(url: str) -> Path | None:
    """The file of an address, ``None`` for a record in memory."""
    rest = url.removeprefix(_SQLITE)
    return None if rest == ":memory:" else Path(rest).expanduser()
