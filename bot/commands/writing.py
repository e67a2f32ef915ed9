"""Files that the commands write, whole or not at all."""

import os
import shutil
from pathlib import Path

from knowledge.errors import Refused

__all__ = ["write_file"]


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
