"""What only a PostgreSQL server can check: its pages, the schema, rows that hang on nothing, the index."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Final

import asyncpg

from knowledge.storage.checking import Objects, OwnChecks
from knowledge.storage.dialect import one_state, queries_of
from knowledge.storage.finding import scope_token
from knowledge.storage.interface import CheckResult
from knowledge.storage.memory import Memory
from knowledge.storage.migrate import load_steps
from knowledge.storage.postgres.session import POSTGRES, SERVER

__all__ = ["SERVER_CHECKS"]

_DRAFT: Final = "ticktock_draft"
"""A schema that is made to be compared with, and never kept."""
_MADE: Final[Memory[tuple[int, int], Objects]] = Memory(2)
"""What a new record's schema holds, by the server's release and the number of partitions: to make it takes a while."""


@contextmanager
def _lenient(raw: Any) -> Iterator[None]:
    yield


def _library(raw: Any) -> CheckResult:
    ((_, number, _),) = raw.execute(SERVER["server"]).fetchall()
    major, minor = divmod(number, 10_000)
    return CheckResult("library", True, f"PostgreSQL {major}.{minor}")


def _both(raw: Any, writes: bool) -> tuple[Objects | None, Objects]:
    held = _objects(raw)
    ((_, release, _),) = raw.execute(SERVER["server"]).fetchall()
    ((partitions,),) = raw.execute(SERVER["partitions"]).fetchall()
    fresh = _MADE.get((release, partitions))
    if fresh is None and writes:
        try:
            fresh = _MADE.put((release, partitions), _made(raw, max(1, partitions)))
        except (asyncpg.ReadOnlySQLTransactionError, asyncpg.InsufficientPrivilegeError):
            # A standby, or a user who owns the schema and may make no other one.
            fresh = None
    return fresh, held


def _made(raw: Any, partitions: int) -> Objects:
    """What a new record has, made and undone again."""
    raw.execute("BEGIN")
    try:
        raw.execute(SERVER["choose_partitions"], {"partitions": partitions})
        raw.execute(f"CREATE SCHEMA {_DRAFT}; SET LOCAL search_path = {_DRAFT}")
        for _, text in load_steps("postgres"):
            raw.execute(text)
        return _objects(raw)
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")


def _objects(raw: Any) -> Objects:
    return {
        (kind, name): told.replace(f"{_DRAFT}.", "ticktock.")
        for kind, name, told in raw.execute(queries_of(raw)["schema"])
    }


def _steps(raw: Any, deep: bool, writes: bool) -> Sequence[Callable[[], CheckResult]]:
    return (partial(_pages, raw), partial(_references, raw), partial(_index, raw))


def _pages(raw: Any) -> CheckResult:
    ((broken,),) = raw.execute(SERVER["broken_pages"]).fetchall()
    if broken is None:
        return CheckResult("file", True, "the server keeps no checksums of its pages")
    told = f"the server found {broken} damaged pages; restore a backup"
    return CheckResult("file", not broken, told if broken else "the server found no damaged page")


def _references(raw: Any) -> CheckResult:
    found = [(table, count) for table, count in raw.execute(SERVER["orphans"]) if count]
    if not found:
        return CheckResult("references", True, "every row refers to what exists")
    tables = ", ".join(table for table, _ in found)
    rows = sum(count for _, count in found)
    return CheckResult("references", False, f"{rows} rows refer to nothing, in: {tables}")


def _index(raw: Any) -> CheckResult:
    """Each event's entries as the index finds them, against the entries themselves."""
    queries = queries_of(raw)
    wrong: list[str] = []
    with one_state(raw):
        meant = dict(raw.execute(SERVER["entries"]).fetchall())
        raw.execute("SET LOCAL enable_seqscan = off")
        for scope, slug, *_ in raw.execute(queries["every_event"]).fetchall():
            token = scope_token(scope)
            match = POSTGRES.match((token,), (token,), ())
            ((found,),) = raw.execute(SERVER["indexed"], {"match": match}).fetchall()
            if found != meant.get(token, 0):
                wrong.append(slug)
    if wrong:
        told = f"the full-text index differs from the facts of {', '.join(wrong[:5])}"
        return CheckResult("index", False, f"{told}; let the server make it anew (REINDEX)")
    return CheckResult("index", True, "the full-text index agrees with the facts")


SERVER_CHECKS: Final = OwnChecks(lenient=_lenient, library=_library, objects=_both, steps=_steps)
