"""What only SQLite can check of its file: its pages, its own tables, its full-text index."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Final

from knowledge.storage.checking import Objects, OwnChecks
from knowledge.storage.connection import driver, is_fixed
from knowledge.storage.dialect import queries_of
from knowledge.storage.interface import CheckResult
from knowledge.storage.migrate import migrate

__all__ = ["FILE_CHECKS"]

_SHADOW: Final = "fact_index_"
"""Beginning of the tables that the full-text engine makes for itself, each release its own way."""


@contextmanager
def _lenient(raw: Any) -> Iterator[None]:
    kept = raw.text_factory
    # Text that is no UTF-8 then differs from what belongs there, and it can be said where it is.
    raw.text_factory = lambda text: text.decode("utf-8", "replace")
    try:
        yield
    finally:
        raw.text_factory = kept


def _steps(raw: Any, deep: bool, writes: bool) -> Sequence[Callable[[], CheckResult]]:
    return (
        partial(_file, raw, deep=deep),
        partial(_foreign_keys, raw),
        partial(_index, raw, writes=writes),
    )


def _both(raw: Any, writes: bool) -> tuple[Objects, Objects]:
    fresh = driver().connect(":memory:", isolation_level=None)
    try:
        migrate(fresh, "a new record")
        return _objects(fresh), _objects(raw)
    finally:
        fresh.close()


def _objects(raw: Any) -> Objects:
    """Kind and name of everything in the schema with its SQL; the engine's own has none here."""
    return {
        (kind, name): None if name.startswith(_SHADOW) else sql
        for kind, name, sql in raw.execute(queries_of(raw)["schema"])
        if not name.startswith("sqlite_")
    }


def _library(raw: Any) -> CheckResult:
    module = driver()
    fixed = is_fixed(module.sqlite_version_info)
    detail = f"SQLite {module.sqlite_version} by {module.__name__.partition('.')[0]}"
    if not fixed:
        detail += "; it can lose edits when two programs write: install pysqlite3"
    return CheckResult("library", fixed, detail)


def _file(raw: Any, *, deep: bool) -> CheckResult:
    pragma = "integrity_check" if deep else "quick_check"
    found = [row[0] for row in raw.execute(f"PRAGMA {pragma}(5)").fetchall()]
    whole = found == ["ok"]
    return CheckResult("file", whole, "the file is sound" if whole else "; ".join(found))


def _foreign_keys(raw: Any) -> CheckResult:
    found = raw.execute("PRAGMA foreign_key_check").fetchall()
    if not found:
        return CheckResult("references", True, "every row refers to what exists")
    tables = ", ".join(sorted({str(row[0]) for row in found}))
    return CheckResult("references", False, f"{len(found)} rows refer to nothing, in: {tables}")


def _index(raw: Any, *, writes: bool) -> CheckResult:
    if not writes:
        return CheckResult("index", True, "not compared: the record is open for reading only")
    try:
        raw.execute(queries_of(raw)["check_index"])
    except driver().Error as error:
        return CheckResult("index", False, f"the full-text index differs from the facts ({error})")
    return CheckResult("index", True, "the full-text index agrees with the facts")


FILE_CHECKS: Final = OwnChecks(lenient=_lenient, library=_library, objects=_both, steps=_steps)
