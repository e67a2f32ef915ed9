"""The default engine: one SQLite file, one writer, a few read-only readers."""

import asyncio
import tempfile
from pathlib import Path

from knowledge.errors import (
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreReadOnly,
    StoreVersion,
)
from knowledge.meaning.encoder import Encoder
from knowledge.storage.connection import Lane, driver, is_fixed, open_lane
from knowledge.storage.interface import LARGE
from knowledge.storage.lanes import Lanes
from knowledge.storage.migrate import migrate
from knowledge.storage.place import (
    create,
    has_room,
    inspect,
    open_lone_reader,
    open_reader,
    open_writer,
)
from knowledge.storage.store import Store

__all__ = ["open_sqlite"]


async def open_sqlite(
    path: Path | None,
    *,
    readers: int = 2,
    read_only: bool = False,
    busy_seconds: float = 5.0,
    large: int = LARGE,
    encoder: Encoder | None = None,
) -> Store:
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
        return _store(writer, (writer,), large, encoder)
    there = inspect(path)
    if read_only:
        if not there:
            raise StoreError(f"{path} does not exist. Start “ticktock chat” once to make it.")
        return await _open_for_reading(path, busy_seconds, encoder)
    if not there:
        await create(path, busy_seconds=busy_seconds)
    try:
        return await _open_for_writing(path, readers, busy_seconds, large, encoder)
    except (StoreDamaged, StoreLocked, StoreReadOnly, StoreVersion):
        raise
    except StoreError as error:
        if await asyncio.to_thread(has_room, path.parent):
            raise
        raise StoreReadOnly(
            f"The disk that holds {path} is full, so nothing can be written. Make room and try again."
        ) from error


async def _open_for_writing(
    path: Path, readers: int, busy_seconds: float, large: int, encoder: Encoder | None
) -> Store:
    opened = [await open_writer(path, busy_seconds=busy_seconds)]
    if not is_fixed(driver().sqlite_version_info):
        # An unfixed library can lose commits as soon as there are two connections.
        return _store(opened[0], (opened[0],), large, encoder)
    try:
        for _ in range(max(1, readers)):
            opened += [await open_reader(path, busy_seconds=busy_seconds)]
    except BaseException:
        await _close(*reversed(opened))
        raise
    return _store(opened[0], tuple(opened[1:]), large, encoder)


async def _open_for_reading(path: Path, busy_seconds: float, encoder: Encoder | None) -> Store:
    reader, copies = await open_lone_reader(path, busy_seconds=busy_seconds)
    return _store(None, (reader,), LARGE, encoder, copies)


def _store(
    writer: Lane | None,
    readers: tuple[Lane, ...],
    large: int,
    encoder: Encoder | None,
    copies: tempfile.TemporaryDirectory[str] | None = None,
) -> Store:
    """``readers`` are at least one; the writer itself where there is but one connection. ``copies``
    is a folder to remove at the end."""

    async def close() -> None:
        # The writer goes last: the last connection empties the log, and readers may not.
        lanes = [lane for lane in readers if lane is not writer]
        await _close(*lanes, *([writer] if writer else []))
        if copies is not None:
            await asyncio.to_thread(copies.cleanup)

    async def blank() -> Store:
        return await open_sqlite(None, large=large, encoder=encoder)

    return Store(Lanes(writer, writer, readers, close), blank, large=large, encoder=encoder)


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
