"""Where a SQLite record lies: what stands in its way, making it anew, reading it where none can write."""

import asyncio
import errno
import os
import shutil
import stat
import tempfile
from pathlib import Path
from typing import Any, Final

from knowledge.errors import (
    BadInput,
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreReadOnly,
    StoreVersion,
)
from knowledge.storage.connection import Lane, driver, open_lane
from knowledge.storage.failures import translate
from knowledge.storage.migrate import load_steps, migrate, recognise

__all__ = ["create", "has_room", "inspect", "open_lone_reader", "open_reader", "open_writer"]

_HEADER: Final = b"SQLite format 3\x00"
_SHARED: Final = 32 * 1024
"""Bytes of the file by which connections tell each other what is in the log."""
_BESIDE: Final = ("-journal", "-wal", "-shm")
"""Endings of the files that SQLite keeps beside a database."""


def inspect(path: Path) -> bool:
    """Whether a record may be there: false when nothing is. Reads the first bytes, changes nothing.

    Raises the ``StoreError`` family for what is plainly no record, ``BadInput`` for no path.
    """
    try:
        _refuse_unusual(path, path.stat().st_mode)
        _look_beside(path)
        with path.open("rb") as file:
            head = file.read(len(_HEADER))
    except FileNotFoundError:
        _refuse_dangling(path)
        _look_beside(path)
        _look_for_log(path)
        return False
    except OSError as error:
        if isinstance(error, StoreError):
            raise
        raise StoreError(f"{path} cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise BadInput(f"{str(path)!r} cannot be the name of a file ({error}).") from error
    if not head:
        raise StoreDamaged(
            f"{path} is empty although it exists: its content was lost, or it is not a database. "
            "Restore a backup, or remove the empty file to begin anew."
        )
    if head != _HEADER:
        raise StoreDamaged(
            f"{path} is not a database. It was left as it is; choose another file with --store."
        )
    return True


def _refuse_unusual(path: Path, mode: int) -> None:
    """Refuse what is no file with content of its own: reading a pipe would wait for ever."""
    if stat.S_ISDIR(mode):
        raise StoreError(f"{path} is a folder; name a file in it, such as {path}/record.db.")
    if not stat.S_ISREG(mode):
        raise StoreError(
            f"{path} is no ordinary file but a device, a pipe or a socket, which cannot hold a "
            "record. Choose another file with --store."
        )


def _refuse_dangling(path: Path) -> None:
    if path.is_symlink():
        raise StoreError(
            f"{path} is a link to {path.readlink()}, which is not there. Put that file back, remove "
            "the link, or choose another file with --store."
        )


def _look_beside(path: Path) -> None:
    """Refuse a place where something else has a name that the database needs for its own files."""
    for suffix in _BESIDE:
        spot = path.with_name(path.name + suffix)
        if spot.exists() and not spot.is_file():
            raise StoreError(
                f"{spot} stands where the database {path.name} keeps a file of its own, and is none. "
                "Move it away, or choose another file with --store."
            )


def _look_for_log(path: Path) -> None:
    """Refuse to begin anew beside the log of a database that has gone: it may hold the last edits."""
    log = _log(path)
    if log.exists() and log.stat().st_size:
        raise StoreDamaged(
            f"{path} is missing although its log {log.name} is there. Put the file back, restore a "
            "backup, or move the log away to begin anew."
        )


async def create(path: Path, *, busy_seconds: float) -> None:
    """Make an empty record at ``path``, readable by its owner alone, whole or not at all.

    It is made under another name and then linked, so a kill half-way leaves no half file, and of
    two programs that start at once one makes it and both use it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", suffix=".new", dir=path.parent)
    except OSError as error:
        raise _cannot_create(path, error) from error
    os.close(handle)
    draft = Path(name)
    try:
        lane = await open_lane(draft, writes=True, busy_seconds=busy_seconds)
        try:
            await lane.run(lambda raw: migrate(raw, str(path)))
        finally:
            await lane.close()
        await asyncio.to_thread(_publish, draft, path)
    except OSError as error:
        if isinstance(error, StoreError):
            raise
        raise _cannot_create(path, error) from error
    finally:
        for suffix in ("", "-wal", "-shm"):
            draft.with_name(draft.name + suffix).unlink(missing_ok=True)


def _publish(draft: Path, path: Path) -> None:
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return
    except OSError:
        # Some file systems know no links; renaming is whole too, but could hide a rival's new file.
        if path.exists():
            return
        draft.rename(path)


def _cannot_create(path: Path, error: OSError) -> StoreError:
    refused = error.errno in (errno.EACCES, errno.EPERM, errno.EROFS)
    kind = StoreReadOnly if refused else StoreError
    return kind(
        f"{path} cannot be made in {path.parent} ({error.strerror}). "
        "Choose another place with --store."
    )


async def open_writer(path: Path, *, busy_seconds: float) -> Lane:
    """The one connection that writes, with the newest schema."""
    for spot in (path, path.parent):
        if not os.access(spot, os.W_OK):
            raise StoreReadOnly(
                f"{spot} cannot be written. Check the rights of the file and its folder, "
                "or choose another place with --store."
            )

    def look(raw: Any) -> None:
        recognise(raw, str(path))

    lane = await open_lane(path, writes=True, busy_seconds=busy_seconds, first=look)
    try:
        await lane.run(lambda raw: migrate(raw, str(path)))
    except BaseException:
        await lane.close()
        raise
    return lane


async def open_reader(path: Path, *, busy_seconds: float, immutable: bool = False) -> Lane:
    """A connection that only reads a finished record; see ``open_lane`` for ``immutable``."""

    def look(raw: Any) -> None:
        if recognise(raw, str(path)) < len(load_steps("sqlite")):
            raise StoreVersion(
                f"{path} was written by an older release of Ticktock. Open it once where it can be "
                "written, for instance with “ticktock doctor”."
            )

    return await open_lane(
        path, writes=False, busy_seconds=busy_seconds, immutable=immutable, first=look
    )


async def open_lone_reader(
    path: Path, *, busy_seconds: float
) -> tuple[Lane, tempfile.TemporaryDirectory[str] | None]:
    """A reader of a record that perhaps nobody can write, and the folder of its copy if one is made.

    Where the folder cannot be written, the log that connections share cannot be made: then the file
    is read as one that nobody changes or, with edits still in its log, from a copy. Where the disk is full,
    others may write as soon as there is room: then it is read from memory, as it is now.
    """
    try:
        return await open_reader(path, busy_seconds=busy_seconds), None
    except (StoreDamaged, StoreLocked, StoreVersion):
        raise
    except StoreError:
        if os.access(path.parent, os.W_OK):
            if has_room(path.parent):
                raise
            return await _open_in_memory(path, busy_seconds=busy_seconds), None
    log = _log(path)
    if not (log.exists() and log.stat().st_size):
        return await open_reader(path, busy_seconds=busy_seconds, immutable=True), None
    copies = tempfile.TemporaryDirectory(prefix="ticktock-")
    try:
        for source in (path, log):
            await asyncio.to_thread(shutil.copyfile, source, Path(copies.name) / source.name)
        return await open_reader(Path(copies.name) / path.name, busy_seconds=busy_seconds), copies
    except BaseException:
        copies.cleanup()
        raise


async def _open_in_memory(path: Path, *, busy_seconds: float) -> Lane:
    """A reader of the whole record in memory, taken while nobody else has it open."""

    def take(raw: Any) -> None:
        source = driver().connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=busy_seconds
        )
        try:
            # Alone, a connection keeps in memory what it would else share by a file that has no room.
            source.execute("PRAGMA locking_mode = EXCLUSIVE")
            source.execute("PRAGMA query_only = ON")
            source.backup(raw)
        except driver().Error as error:
            raise translate(error, str(path)) from error
        finally:
            source.close()
        recognise(raw, str(path))

    return await open_lane(None, writes=False, busy_seconds=busy_seconds, first=take)


def has_room(folder: Path) -> bool:
    """Whether a file of the size that every open record needs can be written in a folder."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(_SHARED))
            file.flush()
    except OSError as error:
        return error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return True


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")
