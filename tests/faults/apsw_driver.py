"""APSW in the place of the record's SQLite driver, over a file system that writes down what is done to it.

Only a driver of one's own can tell what an engine writes and when it asks for it to be on the disk. Every
connection of the process goes through it once ``install`` was called, which is for a process of its own.
"""

import sys
from types import SimpleNamespace
from typing import Any, Final

import apsw

from knowledge.storage.connection import driver
from tests.faults.power import Step, Tape

__all__ = ["install"]

_NAME: Final = "taped"


class _TapedFile(apsw.VFSFile):
    def __init__(self, name: Any, flags: Any, tape: Tape) -> None:
        super().__init__("", name, flags)
        self._name = name if isinstance(name, str) or name is None else name.filename()
        self._tape = tape

    def _note(self, kind: str, at: int = 0, data: bytes = b"") -> None:
        if self._name:
            self._tape.steps.append(Step(kind, self._name, at, data))

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802 - APSW's name
        super().xWrite(data, offset)
        self._note("write", offset, bytes(data))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - APSW's name
        super().xTruncate(newsize)
        self._note("truncate", newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802 - APSW's name
        super().xSync(flags)
        self._note("sync")


class _TapedFiles(apsw.VFS):
    def __init__(self, tape: Tape) -> None:
        self._tape = tape
        super().__init__(_NAME, "")

    def xOpen(self, name: Any, flags: Any) -> _TapedFile:  # noqa: N802 - APSW's name
        return _TapedFile(name, flags, self._tape)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - APSW's name
        super().xDelete(filename, syncdir)
        self._tape.steps.append(Step("delete", filename))


def install(tape: Tape) -> None:
    """From now on this process reads and writes records through APSW, onto the tape."""
    files = _TapedFiles(tape)

    def connect(database: str, *, timeout: float = 5.0, **_: object) -> apsw.Connection:
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI
        made = apsw.Connection(database, flags, vfs=_NAME)
        made.set_busy_timeout(int(timeout * 1000))
        return made

    version = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
    driver.cache_clear()
    sys.modules["pysqlite3.dbapi2"] = SimpleNamespace(  # type: ignore[assignment]
        connect=connect,
        files=files,
        Error=apsw.Error,
        complete_statement=apsw.complete,
        sqlite_version_info=version,
        sqlite_version=apsw.sqlite_lib_version(),
        __name__="apsw",
    )
