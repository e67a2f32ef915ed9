"""What SQLite reports, put into words."""

import pytest

from knowledge.errors import StoreDamaged, StoreError, StoreLocked, StoreReadOnly
from knowledge.storage.connection import driver
from knowledge.storage.failures import translate


class _Coded(Exception):
    """An error that carries SQLite's own name for it."""

    def __init__(self, name: str, message: str = "") -> None:
        super().__init__(message)
        self.sqlite_errorname = name


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("SQLITE_BUSY", StoreLocked, "in use by another program"),
        ("SQLITE_BUSY_SNAPSHOT", StoreLocked, "in use by another program"),
        ("SQLITE_READONLY_DIRECTORY", StoreReadOnly, "cannot be written"),
        ("SQLITE_CORRUPT_VTAB", StoreDamaged, "restore a backup"),
        ("SQLITE_NOTADB", StoreDamaged, "not a Ticktock database"),
        ("SQLITE_CANTOPEN", StoreError, "cannot be opened"),
        ("SQLITE_FULL", StoreReadOnly, "disk that holds /x/a.db is full"),
        ("SQLITE_IOERR_FSYNC", StoreError, "reports an error"),
        ("SQLITE_INTERRUPT", StoreError, "took too long"),
    ],
)
def test_error_is_one_sentence_with_place_and_advice(
    code: str, kind: type[StoreError], words: str
) -> None:
    error = translate(_Coded(code), "/x/a.db")
    assert type(error) is kind
    assert words in str(error)
    assert str(error).endswith(".")
    assert "SQLITE" not in str(error)


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("database is locked", StoreLocked),
        ("attempt to write a readonly database", StoreReadOnly),
        ("database disk image is malformed", StoreDamaged),
        ("file is not a database", StoreDamaged),
        ("no such table: fact", StoreDamaged),
        ("database or disk is full", StoreReadOnly),
    ],
)
def test_error_without_a_code_is_known_by_its_words(message: str, kind: type[StoreError]) -> None:
    assert type(translate(driver().OperationalError(message), "a.db")) is kind


def test_unknown_error_is_told_as_it_is() -> None:
    assert "something new" in str(translate(_Coded("SQLITE_NEW", "something new"), "a.db"))
