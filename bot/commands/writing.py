"""Files that the commands write, whole or not at all."""

import errno
import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

from knowledge.errors import Refused

__all__ = ["unwritable", "write_file"]

_ROOM: Final = 32 * 1024
"""Bytes that an open record needs beside it."""


def write_file(file: Path, data: bytes) -> None:
    """Put ``data`` into a file; where that fails, what stood there stands there still, or nothing does.

    A link, a pipe or a device is written through, since another file must not take its place. Raises
    ``Refused``.
    """
    try:
        if file.is_symlink() or (file.exists() and not file.is_file()):
            file.write_bytes(data)
        else:
            _replace(file, data)
    except OSError as error:
        told = (error.strerror or type(error).__name__).lower()
        raise Refused(f"{file} cannot be written ({told}).") from None


def unwritable(folder: Path) -> str:
    """Why no file of some size can be written in a folder, which need not exist yet; empty where it can."""
    there = next(each for each in (folder, *folder.parents) if each.exists())
    try:
        if not os.access(there, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        with tempfile.TemporaryFile(dir=there) as file:
            file.write(bytes(_ROOM))
            file.flush()
    except OSError as error:
        return (error.strerror or type(error).__name__).lower()
    return ""


def _replace(file: Path, data: bytes) -> None:
    draft = file.with_name(f".{file.name[:100]}-{os.getpid()}.new")
    try:
        with draft.open("xb") as opened:
            opened.write(data)
        if file.exists():
            # Its own rights may forbid what those of its folder allow.
            file.open("ab").close()
            shutil.copymode(file, draft)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
