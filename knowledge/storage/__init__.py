"""Storage engines behind one interface; ``open_store`` is the only chooser."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.errors import BadInput, Refused, StoreError
from knowledge.meaning.encoder import Encoder
from knowledge.regex import regex
from knowledge.storage.interface import LARGE, FactStore, Progress

if TYPE_CHECKING:
    from knowledge.storage.leasing import Processes
    from knowledge.storage.moving import Copied
    from knowledge.storage.store import Store

__all__ = [
    "copy_store",
    "is_recorded",
    "open_processes",
    "open_store",
    "record_file",
    "shown_address",
]

_SQLITE = "sqlite:///"
_UNSEEN = regex("[\x01-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Controls, and marks that turn what stands behind them around."""


async def open_store(
    url: str,
    *,
    readers: int = 2,
    read_only: bool = False,
    busy_seconds: float = 5.0,
    large: int = LARGE,
    encoder: Encoder | None = None,
) -> FactStore:
    """Open ``sqlite:///path`` (or ``sqlite:///:memory:``) or ``postgresql://user@host/database``, creating
    the record when it is not there.

    ``read_only`` needs an existing record and writes nothing, not even beside it, so it works on a
    file system that cannot be written. ``readers`` is the number of connections that serve questions; ``busy_seconds`` how long an
    edit waits for another program; ``large`` the number of facts from which the index of an event is laid out
    for many; with an ``encoder`` facts get vectors. Raises ``BadInput`` for an address of another kind and the
    ``StoreError`` family for what stands in the way.
    """
    store = await _open(
        url,
        readers=readers,
        read_only=read_only,
        busy_seconds=busy_seconds,
        large=large,
        encoder=encoder,
    )
    try:
        await store.lanes.reading[0].read(_refuse_unfinished)
    except BaseException:
        await store.close()
        raise
    return store


def _refuse_unfinished(raw: Any) -> None:
    from knowledge.storage.dialect import dialect_of
    from knowledge.storage.migrate import load_file

    if (
        raw.execute(load_file(dialect_of(raw).name, "moving.sql")["unfinished"]).fetchone()
        is not None
    ):
        raise StoreError(
            "At that address lies a copy of a record that was cut off. Go on with “ticktock copy”, or "
            "choose another place with --store."
        )


async def copy_store(source: str, target: str, *, progress: Progress | None = None) -> "Copied":
    """Copy the whole record at one address to another, which is empty or holds such a copy that was cut off.

    Raises ``BadInput``, ``Refused`` and the ``StoreError`` family; see ``moving.copy_record``.
    """
    from knowledge.storage.moving import copy_record

    if source == target:
        raise Refused("Both addresses are the same; name an empty place with --to.")
    if not is_recorded(source):
        raise Refused(
            "There is no record where the copy should come from; name another with --from."
        )
    # Opened for writing, so that a record of an earlier release gets the newest schema first.
    come = await _open(source, readers=1)
    try:
        go = await _open(target, readers=1)
        try:
            if go.lanes.editing is None:
                raise Refused("The place that --to names cannot be written; name another.")
            return await copy_record(come.lanes.reading[0], go.lanes.editing, progress)
        finally:
            await go.close()
    finally:
        await come.close()


async def _open(
    url: str,
    *,
    readers: int = 2,
    read_only: bool = False,
    busy_seconds: float = 5.0,
    large: int = LARGE,
    encoder: Encoder | None = None,
) -> "Store":
    if url.startswith(_SQLITE) and len(url) > len(_SQLITE):
        from knowledge.storage.sqlite import open_sqlite

        return await open_sqlite(
            _path(url),
            readers=readers,
            read_only=read_only,
            busy_seconds=busy_seconds,
            large=large,
            encoder=encoder,
        )
    if url.startswith(("postgresql://", "postgres://")):
        return await _open_postgres(
            url,
            readers=readers,
            read_only=read_only,
            busy_seconds=busy_seconds,
            large=large,
            encoder=encoder,
        )
    raise BadInput(
        f"“{shown_address(url)[:80]}” is no store; write sqlite:///path/to/file.db, or "
        "postgresql://user:password@host/database."
    )


def open_processes(url: str) -> "Processes | None":
    """What several processes on the record at an address agree on, not connected yet; ``None`` where the
    engine knows no such thing. Raises ``BadInput`` for an address that cannot be read."""
    if not url.startswith(("postgresql://", "postgres://")):
        return None
    from knowledge.storage.postgres.address import read_address
    from knowledge.storage.postgres.processes import PostgresProcesses

    return PostgresProcesses(read_address(url).url)


async def _open_postgres(url: str, **how: Any) -> "Store":
    try:
        from knowledge.storage.postgres.opening import open_postgres
    except ImportError as error:
        raise StoreError(
            "A store on PostgreSQL needs a package more: install “ticktock[postgres]”, or use "
            "sqlite:///path."
        ) from error
    return await open_postgres(url, **how)


def shown_address(url: str) -> str:
    """The address for people: without user and password, and what else is said to a server."""
    if url.startswith(_SQLITE):
        return url
    if url.startswith(("postgresql://", "postgres://")):
        from knowledge.storage.postgres.address import shown

        return shown(url)
    scheme, mark, rest = url.rpartition("://")
    return f"{scheme.rpartition(':')[2]}{mark}{rest.rpartition('@')[2].partition('?')[0]}"


def is_recorded(url: str) -> bool:
    """Whether there is a record at an address, or it is one in memory; makes none.

    Raises ``BadInput`` and the ``StoreError`` family for what can be none.
    """
    path = record_file(url)
    if path is None:
        return True
    from knowledge.storage.place import inspect

    return inspect(path)


def record_file(url: str) -> Path | None:
    """The file in which the record at an address lies; ``None`` for a server's, and for one in memory."""
    return _path(url) if url.startswith(_SQLITE) and len(url) > len(_SQLITE) else None


def _path(url: str) -> Path | None:
    """The file of an address, ``None`` for a record in memory. Raises ``BadInput`` for what nobody could type again."""
    rest = url.removeprefix(_SQLITE)
    if _UNSEEN.search(rest):
        told = "The address of the record holds a character that cannot be seen; type it anew."
        raise BadInput(told)
    return None if rest == ":memory:" else Path(rest).expanduser()
